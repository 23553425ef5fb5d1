"""The change log: reading it and folding it.

Each field of a row has the value of the greatest (clock, site, value) that set it. A union of logs is therefore the
same in whatever order it is made.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.models import base
from app.models.base import Row, Value, database
from app.models.people import PERSONAL_FIELDS

_CHUNK = 500
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode  # making one costs most


@dataclass(frozen=True)
class LoggedStep:
    """A named user action as the log keeps it, with its changes: (table, row id, {field: new value})."""

    id: str
    site: str
    operator: str
    clock: int
    name: str
    undoes: str
    changes: tuple[tuple[str, str, Mapping[str, Value]], ...]


@dataclass(frozen=True, order=True)
class Write:
    """One value that one step gave one field; the greatest one holds."""

    clock: int
    site: str
    text: str  # the value as canonical JSON: orders values of any type
    step: str

    @property
    def value(self) -> Value:
        return json.loads(self.text)  # type: ignore[no-any-return]


def canonical(value: Any) -> str:
    """JSON in the one form that the log, the digest and comparisons use."""
    return _encode(value)


def defaults(table: str) -> Row:
    """The value of each field of a shared table while nothing has set it."""
    fields = base.shared_tables()[table]._meta.fields
    return {name: field.default for name, field in fields.items() if name != "id"}


def writes(table: str, row_ids: Iterable[str]) -> dict[str, dict[str, list[Write]]]:
    """Every write to the given rows, by row and field, oldest first."""
    found: dict[str, dict[str, list[Write]]] = {}
    for chunk in _chunks(list(row_ids)):
        marks = ",".join("?" * len(chunk))
        cursor = database.execute_sql(
            # CROSS JOIN forces the order: rows first, else the planner scans the whole log.
            f'SELECT c."row", c.fields, s.clock, s.site, s.id FROM change c CROSS JOIN step s ON s.id = c.step_id '
            f'WHERE c."table" = ? AND c."row" IN ({marks})',
            (table, *chunk),
        )
        for row, fields, clock, site, step in cursor.fetchall():
            per_field = found.setdefault(row, defaultdict(list))
            for name, value in json.loads(fields).items():
                per_field[name].append(Write(clock, site, canonical(value), step))
    for per_field in found.values():
        for entries in per_field.values():
            entries.sort()
    return found


def rows_of_others(step_id: str, *, only_before: bool = False) -> set[tuple[str, str]]:
    """The rows, (table, id), of a step that other steps changed too; with `only_before` those that stood before it."""
    query = (
        'SELECT DISTINCT mine."table", mine."row" FROM change mine CROSS JOIN change other '
        'ON other."table" = mine."table" AND other."row" = mine."row" AND other.step_id <> mine.step_id '
        "WHERE mine.step_id = :step"
    )
    if only_before:
        query += (
            " AND EXISTS (SELECT 1 FROM step theirs, step ours WHERE theirs.id = other.step_id AND ours.id = :step "
            "AND (theirs.clock, theirs.site) < (ours.clock, ours.site))"
        )
    return set(database.execute_sql(query, {"step": step_id}).fetchall())


def fold(table: str, per_field: Mapping[str, list[Write]]) -> Row:
    """The row that its writes add up to."""
    row = defaults(table)
    row.update({name: max(entries).value for name, entries in per_field.items() if name in row})
    if table == "person" and any(entry.value for entry in per_field.get("erased", [])):
        row["erased"] = True
        row.update(dict.fromkeys(PERSONAL_FIELDS, ""))
    return row


def steps(ids: Iterable[str] | None = None) -> Iterator[LoggedStep]:
    """Steps with their changes, by clock; all of them when no ids are given."""
    wanted = None if ids is None else set(ids)
    query = "SELECT id, site, operator, clock, name, undoes FROM step ORDER BY clock, site"
    rows = database.execute_sql(query).fetchall()
    for row in rows:
        if wanted is None or row[0] in wanted:
            step_id, site, operator, clock, name, undoes = row
            yield LoggedStep(step_id, site, operator, clock, name, undoes, changes_of(step_id))


def changes_of(step_id: str) -> tuple[tuple[str, str, Mapping[str, Value]], ...]:
    cursor = database.execute_sql(
        'SELECT "table", "row", fields FROM change WHERE step_id = ? ORDER BY "table", "row"', (step_id,)
    )
    return tuple((table, row, json.loads(fields)) for table, row, fields in cursor.fetchall())


def _chunks(items: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
