"""What each listed person is found by and filtered by, kept in step with the rows: one entry for one human.

Records that were linked show as their head, under the words of all of them. Removed ones have no entry; erased ones
have one without words.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, pairwise
from typing import NamedTuple

from app.domain import finding
from app.errors import Progress, no_progress
from app.models import facets, groups, local_settings, places, search
from app.models.base import Row, database
from app.models.facets import Training
from app.models.places import Newcomer
from app.models.queries import trained

_VERSION = "5"
"""To be counted up when other tokens are made of the same rows: then every index is made anew."""
_SETTING = "search_index"
_NONE: frozenset[tuple[str, str]] = frozenset()
_CHUNK = 5_000
_BATCH = 50_000
_ASKED = "CREATE TEMP TABLE IF NOT EXISTS asked_person (person TEXT PRIMARY KEY) WITHOUT ROWID"
_WHOLE_GROUPS = (
    "INSERT OR IGNORE INTO asked_person SELECT m.person FROM asked_person a "
    "CROSS JOIN person_group g ON g.person = a.person CROSS JOIN person_group m ON m.head = g.head"
)


class _Record(NamedTuple):
    """What is read of one record: what it is found by, whose it is, and what the index holds of it."""

    id: str
    name: str
    nik: str
    sex: str
    birth_date: str
    phone: str
    region: str
    village_name: str
    ipsm_number: str
    pillar: str
    status: str
    erased: int
    deleted: int
    path: str
    head: str
    basic: int
    place: int | None
    sort_key: str | None
    stamp: int | None


_COLUMNS = _Record._fields[: _Record._fields.index("path")]
_SHOWN = _COLUMNS[1:-1]
# CROSS JOIN forces the order, asked ones first: else the planner scans all people, and all attendance.
_ROWS = (
    f"SELECT {', '.join(f'p.{name}' for name in _COLUMNS)}, coalesce(r.path, ''), coalesce(g.head, p.id), "
    f"{trained.basic_of_record('p')}, l.place, l.sort_key, l.stamp "
    "FROM asked_person a CROSS JOIN person p ON p.id = a.person LEFT JOIN region r ON r.code = p.region "
    "LEFT JOIN person_group g ON g.person = p.id LEFT JOIN person_place l ON l.person = p.id"
)
_FOLLOWED = (
    "SELECT DISTINCT coalesce(g.head, f.person), e.level, substr(e.starts_on, 1, 4) FROM ("
    "SELECT c.person_id AS person, c.event_id AS event "
    "FROM asked_person a CROSS JOIN certificate c ON c.person_id = a.person "
    "WHERE c.status = 'terbit' AND NOT c.deleted AND c.capacity IN ('', 'peserta') "
    "UNION SELECT p.person_id, p.event_id FROM asked_person a CROSS JOIN participant p ON p.person_id = a.person "
    "CROSS JOIN attendance t ON t.participant_id = p.id WHERE t.mark = 'H' AND NOT t.deleted AND NOT p.deleted"
    ") f CROSS JOIN event e ON e.id = f.event AND NOT e.deleted LEFT JOIN person_group g ON g.person = f.person"
)


class _Entry(NamedTuple):
    """What the index should hold of a person, and where it holds them now. (A tuple: made by the hundred thousand.)"""

    person: str
    sort_key: str
    words: str
    stamp: int
    erased: bool
    place: int | None
    kept_key: str | None
    kept_stamp: int | None

    @property
    def is_other(self) -> bool:
        """Whether the index holds something else, or nothing."""
        return (self.kept_key, self.kept_stamp) != (self.sort_key, self.stamp)

    @property
    def newcomer(self) -> Newcomer:
        return Newcomer(self.sort_key, self.person, self.stamp)


def renew(people: Iterable[str], progress: Progress = no_progress) -> None:
    """Bring the entries of these records in step with their rows, and of those linked with them; in one go where
    there are many, since their places are found together. Progress counts records, read and then written."""
    wanted = list(dict.fromkeys(people))
    entries, gone = _read(wanted, lambda done, total: progress(done, total * 2))
    changed = [entry for entry in entries if entry.is_other]
    if not changed and not gone:
        return
    stays = {entry.person: entry.place for entry in changed if entry.kept_key == entry.sort_key}
    comes = [entry for entry in changed if entry.person not in stays]
    database.connection().executemany(
        "UPDATE person_place SET stamp = ? WHERE person = ?",
        ((entry.stamp, entry.person) for entry in changed if entry.person in stays),
    )
    places.leave(chain(gone, (entry.person for entry in comes)))
    settled, moved = places.settle(entry.newcomer for entry in comes)
    left = [entry.place for entry in changed if entry.place is not None]
    search.remove(sorted({*left, *gone.values(), *(one.was for one in moved)}))
    words = {entry.person: entry.words for entry in chain(_read(one.person for one in moved)[0], changed)}
    where = stays | settled | {one.person: one.now for one in moved}
    fresh = sorted((place, words[person]) for person, place in where.items() if place is not None)
    for start in range(0, len(fresh), _CHUNK):
        progress(len(wanted) + min(start, len(wanted)), len(wanted) * 2)
        search.put(fresh[start : start + _CHUNK])
    if any(entry.erased for entry in changed if entry.place is not None):
        search.purge()


def ensure(progress: Progress = no_progress) -> None:
    """Make the index of a database that has none, or one of an older kind."""
    if not search.is_there() or local_settings.get(_SETTING) != _VERSION:
        rebuild(progress)


def rebuild(progress: Progress = no_progress) -> None:
    """Make the whole index anew, in one transaction; progress counts records."""
    with database.atomic():
        search.make()
        database.execute_sql("DELETE FROM person_place")
        ids = [row[0] for row in database.execute_sql("SELECT id FROM person WHERE NOT deleted").fetchall()]
        for start in range(0, len(ids), _BATCH):
            progress(start, len(ids))
            renew(ids[start : start + _BATCH])
        local_settings.put(_SETTING, _VERSION)


def problem() -> str:
    """Where the index and the rows disagree, in words; "" where they don't."""
    listed = {row[0] for row in database.execute_sql("SELECT person FROM person_place").fetchall()}
    ids = {row[0] for row in database.execute_sql("SELECT id FROM person WHERE NOT deleted").fetchall()}
    entries, gone = _read(ids | listed)
    different = sum(entry.is_other for entry in entries) + len(gone) + len(listed - ids)
    if different:
        return f"{different} orang tidak dapat dicari dengan benar"
    order = database.execute_sql("SELECT sort_key FROM person_place ORDER BY place").fetchall()
    if any(first > second for first, second in pairwise(order)):
        return "urutan nama tidak benar"
    kept = {row[0] for row in database.execute_sql("SELECT place FROM person_place").fetchall()}
    return "" if search.is_sound() and search.places() == kept else "indeks pencarian rusak"


def _read(people: Iterable[str], progress: Progress = no_progress) -> tuple[list[_Entry], dict[str, int]]:
    """The entries of the humans behind these records, and the places of records that are not to have one."""
    entries: list[_Entry] = []
    gone: dict[str, int] = {}
    wanted = list(dict.fromkeys(people))
    for start in range(0, len(wanted), _CHUNK):
        progress(start, len(wanted))
        _ask_for(wanted[start : start + _CHUNK])
        humans: dict[str, list[_Record]] = {}
        for record in map(_Record._make, database.execute_sql(_ROWS).fetchall()):
            if record.place is not None and (record.deleted or record.head != record.id):
                gone[record.id] = record.place
            if not record.deleted:
                humans.setdefault(record.head, []).append(record)
        followed = _followed()
        shown = groups.groups(head for head, records in humans.items() if len(records) > 1)
        for head, records in humans.items():
            kept = next((record for record in records if record.id == head), records[0])
            card = _shown(kept, shown[head].shown) if head in shown else kept
            events = frozenset(followed[head]) if head in followed else _NONE
            training = Training(any(record.basic for record in records), events)
            entries.append(_entry(head, card, records, training))
    return entries, gone


def _ask_for(people: Sequence[str]) -> None:
    connection = database.connection()
    connection.execute(_ASKED)
    connection.execute("DELETE FROM asked_person")
    connection.executemany("INSERT OR IGNORE INTO asked_person VALUES (?)", ((person,) for person in people))
    connection.execute(_WHOLE_GROUPS)


def _followed() -> dict[str, list[tuple[str, str]]]:
    """The (level, year) of the events followed, by head."""
    found: dict[str, list[tuple[str, str]]] = {}
    for head, level, year in database.execute_sql(_FOLLOWED).fetchall():
        found.setdefault(head, []).append((level, year))
    return found


def _shown(record: _Record, card: Row) -> _Record:
    """A record with what its human shows in place of what it holds itself."""
    return record._replace(**{name: card[name] for name in _SHOWN})


def _entry(head: str, card: _Record, records: Sequence[_Record], training: Training) -> _Entry:
    wanted = card.nik, card.sex, card.birth_date, card.region, card.village_name
    lacks = not card.erased and facets.is_incomplete(*wanted)
    facts = facets.of_person(card.status, card.pillar, card.region, lacks, training)
    words = " ".join((facts, *(_words(record) for record in records if not record.erased)))
    stamp = int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big", signed=True)
    key = places.sort_key(card.name)
    return _Entry(head, key, words, stamp, bool(card.erased), card.place, card.sort_key, card.stamp)


def _words(record: _Record) -> str:
    own = finding.tokens((record.name, record.ipsm_number), (record.nik, record.phone))
    return f"{' '.join(own)} {_of_place(record.village_name, record.path)}"


@lru_cache(maxsize=1 << 15)  # the people of a village share them
def _of_place(village: str, path: str) -> str:
    return " ".join(dict.fromkeys(finding.tokens((village, *path.split(", ")))))
