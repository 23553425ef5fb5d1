"""What is derived from shared rows and kept beside them, never logged: the names of the region codes in use, who was
linked with whom, and what a person is found by."""

from collections.abc import Callable, Iterable
from itertools import chain

from app.errors import Progress, no_progress
from app.models import groups, person_words, personal
from app.models.base import database
from app.models.local import Region

# Region codes stand in these fields.
_REGION_FIELDS = {
    "office": ("region",),
    "person": ("region", "duty_region"),
    "quota": ("region",),
    "participant": ("region",),
    "quota_move": ("from_region", "to_region"),
}
# A person is found by, or filtered by, what stands in these.
_FOUND_BY = frozenset({"person", "person_link", "participant", "attendance", "certificate", "event"})
_CHUNK = 500


class RegionNames:
    """Where a code's name and whole path come from when it is used for the first time; set by the services."""

    lookup: Callable[[str], tuple[str, str]] = staticmethod(lambda code: (code, code))


def kept_name(code: str) -> str:
    """The name of a region code as this database first knew it; "" for one not in use."""
    region = Region.get_or_none(Region.code == code)
    return str(region.name) if region else ""


def renew(touched: Iterable[tuple[str, str]], progress: Progress = no_progress) -> None:
    """Renew what is derived from the given rows, (table, id)."""
    by_table: dict[str, list[str]] = {}
    for table, row in touched:
        by_table.setdefault(table, []).append(row)
    regrouped: frozenset[str] = frozenset()
    if "person_link" in by_table or groups.concerned(by_table.get("person", ())):
        regrouped = groups.renew()
    _keep_region_names(by_table)
    people = {person for table, ids in by_table.items() if table in _FOUND_BY for person in _people_of(table, ids)}
    if people or regrouped:
        person_words.renew(people | regrouped, progress)


def _people_of(table: str, ids: list[str]) -> set[str]:
    """The records that rows are about; of an event, those who took part in it."""
    if table != "event":
        return personal.people_of(table, ids)
    query = "SELECT person_id FROM {} WHERE event_id = ? AND person_id IS NOT NULL"
    return {
        row[0]
        for event in ids
        for taking_part in ("participant", "certificate")
        for row in database.execute_sql(query.format(taking_part), (event,)).fetchall()
    }


def _keep_region_names(by_table: dict[str, list[str]]) -> None:
    connection = database.connection()
    codes: set[str] = set()
    for table, columns in _REGION_FIELDS.items():
        ids = by_table.get(table, [])
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            marks = ",".join("?" * len(chunk))
            query = f'SELECT DISTINCT {", ".join(columns)} FROM "{table}" WHERE id IN ({marks})'
            codes.update(chain.from_iterable(connection.execute(query, chunk)))
    known = {row[0] for row in connection.execute("SELECT code FROM region")} if codes else set()
    connection.executemany(
        "INSERT INTO region (code, name, path) VALUES (?, ?, ?)",
        ((code, *RegionNames.lookup(code)) for code in sorted(codes - known - {""})),
    )
