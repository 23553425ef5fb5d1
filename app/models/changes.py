"""The one door for writes to shared tables: every committed write appends the changes of one named step."""

import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import itemgetter

from app.errors import Progress, no_progress
from app.models import base, derived, faults, local_settings, log, personal, sites
from app.models.base import Row, database
from app.models.rows import read_many
from app.models.values import checked

_open = threading.local()
_CHUNK = 20_000  # changes written between two reports of progress


@dataclass(frozen=True)
class DataChange:
    """What a step did: its id ("" when nothing changed), its name, the tables it touched, and the id of the row that
    it was about."""

    step_id: str
    title: str
    touched: frozenset[str]
    subject: str = ""


@dataclass
class Recorder:
    """The open step: collects changes and writes the rows as it goes."""

    name: str
    id: str = field(default_factory=base.new_id)
    undoes: str = ""
    changes: dict[tuple[str, str], Row] = field(default_factory=dict)

    def put(self, table: str, row_id: str, values: Mapping[str, object]) -> bool:
        """Insert a row or set its fields; returns whether anything changed.

        A row that was deleted comes back with defaults in all fields not given.
        """
        return self.put_many(table, [(row_id, values)]) == 1

    def restore(self, table: str, rows: Iterable[tuple[str, Mapping[str, object]]]) -> None:
        """Set just these fields, as undo and redo do: a row that comes back keeps its others."""
        self.put_many(table, rows, afresh=False)

    def put_many(self, table: str, rows: Iterable[tuple[str, Mapping[str, object]]], *, afresh: bool = True) -> int:
        """`put` for many rows of one table at once; returns how many changed."""
        pending = [(row_id, checked(table, told)) for row_id, told in rows]
        before = read_many(table, [row_id for row_id, _ in pending])
        blank = log.defaults(table)
        barred = personal.barred_rows(table, ((row_id, (before.get(row_id) or blank) | own) for row_id, own in pending))
        new: list[tuple[str, Row]] = []
        changed = 0
        altered: dict[str, Row] = {}
        for row_id, told in pending:
            old = before.get(row_id)
            wanted = self._wanted(blank, old, told, afresh=afresh)
            if row_id in barred:
                wanted = _lawful(table, old, wanted)
            if old is None:
                before[row_id] = blank | wanted
                new.append((row_id, before[row_id]))
            elif wanted:
                before[row_id] = old | wanted
                altered.setdefault(row_id, {}).update(wanted)
            if old is None or wanted:
                self.changes.setdefault((table, row_id), {}).update(wanted or {"deleted": False})
                changed += 1
        _insert(table, new)
        _update(table, altered.items())
        return changed

    def delete(self, table: str, row_id: str) -> None:
        """Mark a row as deleted."""
        self.put(table, row_id, {"deleted": True})

    @staticmethod
    def _wanted(blank: Row, old: Row | None, values: Row, *, afresh: bool) -> Row:
        if old is None:
            return {name: value for name, value in values.items() if value != blank[name]}
        if afresh and old["deleted"] and not values.get("deleted", False):
            values = blank | values
        return {name: value for name, value in values.items() if value != old[name]}

    def summary(self, subject: str = "", title: str = "") -> DataChange:
        """What the step has done so far, said as its name or as `title`."""
        touched = frozenset(table for table, _ in self.changes)
        if "person_link" in touched:  # a link changes what both people show
            touched |= {"person"}
        return DataChange(self.id if self.changes else "", title or self.name, touched, subject)


@contextmanager
def step(name: str, undoes: str = "", progress: Progress = no_progress) -> Iterator[Recorder]:
    """One transaction and one undoable step; inside another step it becomes part of that one.

    `progress` hears of what is done once the rows are written: the log and what is derived. What it raises takes all
    of the step back.
    """
    outer: Recorder | None = getattr(_open, "recorder", None)
    if outer is not None:
        yield outer
        return
    recorder = Recorder(name.encode("utf-8", "replace").decode("utf-8"), undoes=undoes)
    _open.recorder = recorder
    try:
        with faults.told(), database.atomic():
            yield recorder
            if recorder.changes or undoes:
                _append(recorder, lambda done, total: progress(done, 3 * total))
                derived.renew(recorder.changes, lambda done, total: progress(total + 2 * done, 3 * total))
    finally:
        _open.recorder = None


def operator() -> str:
    """The name under which steps are recorded."""
    import getpass

    chosen = local_settings.get("operator")
    if chosen:
        return chosen
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such user in the system's list
        return "operator"


def next_clock() -> int:
    """The next value of this site's hybrid logical clock: after the wall clock and after all that was ever seen."""
    return max(time.time_ns() // 1_000_000 << 16, latest_clock() + 1)


def state() -> tuple[int, int]:
    """What tells whether anything was recorded, or received, since: the number of steps and the newest clock."""
    steps, clock = database.execute_sql("SELECT count(*), coalesce(max(clock), 0) FROM step").fetchone()
    return int(steps), int(clock)


def latest_clock() -> int:
    """The clock of the newest step; 0 when nothing was ever recorded."""
    return int(database.execute_sql("SELECT max(clock) FROM step").fetchone()[0] or 0)


def write_rows(table: str, rows: Mapping[str, Row]) -> None:
    """Set rows to what the log says, without logging: only for folding."""
    present = read_many(table, list(rows))
    _insert(table, [(row_id, row) for row_id, row in rows.items() if row_id not in present])
    _update(table, ((row_id, row) for row_id, row in rows.items() if row_id in present and row != present[row_id]))
    derived.renew((table, row_id) for row_id in rows)


def append_log(steps: Iterable[log.LoggedStep], progress: Progress = no_progress) -> None:
    """Write steps and their changes into the log's tables; `progress` hears of the changes of each step."""
    connection = database.connection()
    for entry in steps:
        connection.execute(
            "INSERT INTO step (id, site, operator, clock, name, undoes) VALUES (?, ?, ?, ?, ?, ?)",
            (entry.id, entry.site, entry.operator, entry.clock, entry.name, entry.undoes),
        )
        for start in range(0, len(entry.changes), _CHUNK):
            progress(start, len(entry.changes))
            connection.executemany(
                'INSERT INTO change (step_id, "table", "row", fields) VALUES (?, ?, ?, ?)',
                (
                    (entry.id, table, row, log.canonical(fields))
                    for table, row, fields in entry.changes[start : start + _CHUNK]
                ),
            )


def _append(recorder: Recorder, progress: Progress) -> None:
    changes = tuple((table, row, fields) for (table, row), fields in recorder.changes.items())
    here, by, clock = sites.current(), operator(), next_clock()
    append_log([log.LoggedStep(recorder.id, here, by, clock, recorder.name, recorder.undoes, changes)], progress)


def _lawful(table: str, old: Row | None, wanted: Row) -> Row:
    """What may be written in a row about an erased person: nothing personal, and the flag is never taken back."""
    barred = personal.BLANKED[table] | ({"erased"} if old and old.get("erased") else set())
    return {name: value for name, value in wanted.items() if name not in barred}


def _columns(table: str) -> dict[str, str]:
    return {name: f.column_name for name, f in base.shared_tables()[table]._meta.fields.items()}


def _insert(table: str, rows: list[tuple[str, Row]]) -> None:
    if not rows:
        return
    columns = _columns(table)
    names = [name for name in columns if name != "id"]
    cells = itemgetter(*names)
    quoted = ", ".join(f'"{columns[name]}"' for name in ("id", *names))
    database.connection().executemany(
        f'INSERT INTO "{table}" ({quoted}) VALUES ({", ".join("?" * (len(names) + 1))})',
        ((row_id, *cells(row)) for row_id, row in rows),
    )


def _update(table: str, rows: Iterable[tuple[str, Row]]) -> None:
    columns = _columns(table)
    alike: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
    for row_id, values in rows:
        alike.setdefault(tuple(values), []).append((*values.values(), row_id))
    for names, lines in alike.items():
        sets = ", ".join(f'"{columns[name]}" = ?' for name in names)
        database.connection().executemany(f'UPDATE "{table}" SET {sets} WHERE id = ?', lines)
