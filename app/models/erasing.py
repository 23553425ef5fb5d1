"""Blanking a person for good: every row about them, every logged value, the words of the steps, attachments, drafts.

The flag `erased` travels like any field; what it covers is blanked by each site for itself, whenever and in whatever
order the rows come, and again in a copy that was restored.
"""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.models import changes, log, personal
from app.models.base import Row, database
from app.models.changes import DataChange
from app.models.local import Draft, Erasure, Output, Setting
from app.models.rows import read_many

STEP = "Menghapus data pribadi seseorang"
_NEUTRAL = "Langkah tentang seseorang yang data pribadinya dihapus"
_FEW_PEOPLE, _FEW_ROWS = 3, 60  # a step about more people names none of them
_NAMES = ("name", "nik", "phone", "email")  # by these, words kept elsewhere are known as the person's


@dataclass
class _Traces:
    """What was found while blanking: words that name the people, hashes of their files, steps that touched them."""

    words: set[str] = field(default_factory=set)
    hashes: set[str] = field(default_factory=set)
    steps: set[str] = field(default_factory=set)

    def note(self, table: str, fields: Row) -> None:
        if table in {"person", "event_role"}:
            self.words |= {str(fields[name]) for name in _NAMES if len(str(fields.get(name) or "")) > 2}
        if fields.get("sha256") and table == "attachment":
            self.hashes.add(str(fields["sha256"]))


def erase(person_ids: Collection[str]) -> DataChange:
    """Set the one-way flag of these records of one human, and blank what it covers."""
    with changes.step(STEP) as recorder:
        recorder.put_many("person", [(person_id, {"erased": True}) for person_id in sorted(person_ids)])
        _remember(person_ids)
        touched = _blank(person_ids)
        return DataChange(recorder.id, recorder.name, touched)


def hold() -> None:
    """Keep everybody who is known to be erased so, after rows and steps of others came in: within their transaction."""
    flagged = database.execute_sql("SELECT id FROM person WHERE erased AND id NOT IN (SELECT person FROM erasure)")
    _remember([row[0] for row in flagged.fetchall()])
    everybody = personal.erased_ids()
    if not everybody:
        return
    came_back = [person for person, row in read_many("person", sorted(everybody)).items() if not row["erased"]]
    if came_back:
        with changes.step(STEP) as recorder:
            recorder.put_many("person", [(person, {"erased": True}) for person in came_back])
    _blank(everybody)


def hold_to(person_ids: Iterable[str]) -> None:
    """Erase these again where a restored copy brought them back."""
    if set(person_ids) <= personal.erased_ids():
        return
    with database.atomic():
        _remember(person_ids)
        hold()


def flush() -> None:
    """Let go of the journal, in which blanked words still stand; outside any transaction."""
    if not database.in_transaction():
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def known_since() -> dict[str, str]:
    """Every erased record with the moment (ISO, UTC) from which this site knows of it."""
    return {row.person: row.known_since for row in Erasure.select()}


def _remember(person_ids: Iterable[str]) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for person_id in person_ids:
        Erasure.insert(person=person_id, known_since=now).on_conflict_ignore().execute()


def _blank(person_ids: Collection[str]) -> frozenset[str]:
    """Blank rows, log, steps, files and local traces; returns the tables in which rows changed."""
    database.execute_sql("PRAGMA secure_delete = ON")  # what is blanked leaves no shadow in free pages
    about = personal.rows_about(person_ids)
    traces, touched = _Traces(), {"person"}
    for table, ids in about.items():
        _blank_log(table, ids, traces)
        if table in personal.BLANKED and _blank_rows(table, ids, traces):
            touched.add(table)
    _blank_steps(traces, set(person_ids))
    _drop_files(traces.hashes)
    _drop_drafts_and_targets(about, traces.words)
    _drop_from_settings(traces.words)
    return frozenset(touched)


def _blank_rows(table: str, ids: set[str], traces: _Traces) -> bool:
    changed: dict[str, Row] = {}
    for row_id, row in read_many(table, sorted(ids)).items():
        traces.note(table, row)
        wanted = personal.blanked(table, row) | ({"erased": True} if table == "person" else {})
        if wanted != row:
            changed[row_id] = wanted
    changes.write_rows(table, changed)
    return bool(changed)


def _blank_log(table: str, ids: set[str], traces: _Traces) -> None:
    """Blank the logged values in steps already written; the present step is written afterwards."""
    for row_id in ids:
        query = 'SELECT step_id, fields FROM change WHERE "table" = ? AND "row" = ?'
        for step_id, text in database.execute_sql(query, (table, row_id)).fetchall():
            fields = json.loads(text)
            traces.note(table, fields)
            traces.steps.add(step_id)
            wanted = log.canonical(personal.blanked(table, fields))
            if wanted != text:
                database.execute_sql(
                    'UPDATE change SET fields = ? WHERE step_id = ? AND "table" = ? AND "row" = ?',
                    (wanted, step_id, table, row_id),
                )


def _blank_steps(traces: _Traces, erased: set[str]) -> None:
    """A step about a few people may name the erased one: it gets neutral words. A large one loses the names known."""
    for step_id in traces.steps:
        name = str(database.execute_sql("SELECT name FROM step WHERE id = ?", (step_id,)).fetchone()[0])
        if name in {STEP, _NEUTRAL}:
            continue
        few = _is_about_few(step_id, erased)
        wanted = _NEUTRAL if few else _without(name, traces.words)
        if wanted != name:
            database.execute_sql("UPDATE step SET name = ? WHERE id = ?", (wanted, step_id))


def _is_about_few(step_id: str, erased: set[str]) -> bool:
    query = 'SELECT "table", "row" FROM change WHERE step_id = ? LIMIT ?'
    touched = database.execute_sql(query, (step_id, _FEW_ROWS + 1)).fetchall()
    people: set[str] = set()
    for table, row_id in touched:
        people |= personal.people_of(table, [row_id])
    return len(touched) <= _FEW_ROWS and len(people - erased) < _FEW_PEOPLE


def _without(text: str, words: Iterable[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = _as_word(word).sub("…", text)
    return text


def _as_word(word: str) -> re.Pattern[str]:
    """The word by itself: "Ani" isn't in "tani"."""
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _drop_files(hashes: set[str]) -> None:
    """Files that nobody else's attachment holds."""
    for sha256 in hashes:
        database.execute_sql(
            "DELETE FROM blob WHERE sha256 = ? AND sha256 NOT IN (SELECT sha256 FROM attachment)", (sha256,)
        )


def _drop_drafts_and_targets(about: dict[str, set[str]], words: set[str]) -> None:
    """Unfinished forms about them, and names of files that were written for them."""
    ids = {row_id for table in ("person", "activity") for row_id in about.get(table, ())}
    known = [_as_word(word) for word in words]
    for draft in list(Draft.select()):
        told = " ".join(str(value) for value in json.loads(draft.content or "{}").values())
        if any(row_id in draft.form for row_id in ids) or any(word.search(told) for word in known):
            draft.delete_instance()
    plain = [_letters(word) for word in words]
    for output in list(Output.select().where(Output.target != "")):
        if output.owner in ids or any(word in _letters(output.target) for word in plain):
            output.target = ""
            output.save()


def _drop_from_settings(words: Iterable[str]) -> None:
    """What was searched for and kept under a name: lists and records among the settings."""
    for setting in list(Setting.select().where(Setting.value.startswith("{") | Setting.value.startswith("["))):
        wanted = _without(str(setting.value), words)
        if wanted != setting.value:
            setting.value = wanted
            setting.save()


def _letters(text: str) -> str:
    """Letters and digits alone: the name of a file keeps no others."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
