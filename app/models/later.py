"""What was done to some rows after a moment of the log, without what was taken back again since."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from app.models import log, sites
from app.models.base import Row, database

_CHUNK = 500


@dataclass(frozen=True)
class LaterStep:
    """A step, and the tables of the watched rows that it changed. `ours`: made at this site."""

    id: str
    name: str
    operator: str
    clock: int
    undoes: str
    ours: bool
    tables: frozenset[str] = field(default_factory=frozenset)


def clock_of(table: str, row_id: str) -> int:
    """When a row was made: the clock of the first step that wrote it; 0 for one that no step wrote."""
    per_field = log.writes(table, [row_id]).get(row_id, {})
    return min((write.clock for writes in per_field.values() for write in writes), default=0)


def steps_on(
    rows: Mapping[str, Collection[str]], clock: int, unheeded: Mapping[str, Collection[str]]
) -> tuple[LaterStep, ...]:
    """The steps after `clock` that changed one of these rows (ids by table), the newest first.

    A change of nothing but `unheeded` fields does not count. A step that was taken back since, and what took it back,
    cancel each other; what took back a step made before `clock` counts.
    """
    steps = {step.id: step for step in _after(clock)}
    undone: set[str] = set()
    for step in steps.values():  # the newest first: what undoes a step is judged before the step
        if step.undoes and step.id not in undone:
            undone.add(step.undoes)
    touched: dict[str, set[str]] = {}
    for table, row_ids in rows.items():
        for step_id, fields in _changes(table, sorted(row_ids), clock):
            if set(fields) - set(unheeded.get(table, ())):
                touched.setdefault(step_id, set()).add(table)
    return tuple(
        LaterStep(one.id, one.name, one.operator, one.clock, one.undoes, one.ours, frozenset(touched[one.id]))
        for one in steps.values()
        if one.id in touched and one.id not in undone and one.undoes not in steps
    )


def _after(clock: int) -> Iterator[LaterStep]:
    here = sites.current()
    cursor = database.execute_sql(
        "SELECT id, name, operator, clock, undoes, site FROM step WHERE clock > ? ORDER BY clock DESC, site DESC",
        (clock,),
    )
    for step_id, name, operator, at, undoes, site in cursor.fetchall():
        yield LaterStep(step_id, name, operator, at, undoes, site == here)


def _changes(table: str, row_ids: list[str], clock: int) -> Iterator[tuple[str, Row]]:
    for start in range(0, len(row_ids), _CHUNK):
        chunk = row_ids[start : start + _CHUNK]
        cursor = database.execute_sql(
            # CROSS JOIN forces the order: rows first, else the planner scans the whole log.
            "SELECT c.step_id, c.fields FROM change c CROSS JOIN step s ON s.id = c.step_id "
            f'WHERE c."table" = ? AND c."row" IN ({",".join("?" * len(chunk))}) AND s.clock > ?',
            (table, *chunk, clock),
        )
        for step_id, fields in cursor.fetchall():
            yield step_id, json.loads(fields)
