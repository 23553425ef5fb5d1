"""The steps that concern a person, as the log tells them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.models import personal
from app.models.base import Value, database

_CHUNK = 400


@dataclass(frozen=True)
class LoggedChange:
    """What one step set in one row; `clock` is the step's."""

    step_id: str
    clock: int
    operator: str
    step_name: str
    table: str
    row: str
    fields: Mapping[str, Value]


def changes_about(person_ids: list[str]) -> list[LoggedChange]:
    """Every logged change of a row about these records, the oldest first."""
    found: list[LoggedChange] = []
    for table, ids in personal.rows_about(person_ids).items():
        ordered = sorted(ids)
        for start in range(0, len(ordered), _CHUNK):
            chunk = ordered[start : start + _CHUNK]
            cursor = database.execute_sql(
                # CROSS JOIN forces the order: rows first, else the planner scans the whole log
                'SELECT s.id, s.clock, s.operator, s.name, c."row", c.fields FROM change c '
                'CROSS JOIN step s ON s.id = c.step_id WHERE c."table" = ? AND '
                f'c."row" IN ({",".join("?" * len(chunk))})',
                (table, *chunk),
            )
            found += [
                LoggedChange(step, clock, operator, name, table, row, json.loads(text))
                for step, clock, operator, name, row, text in cursor.fetchall()
            ]
    return sorted(found, key=lambda change: (change.clock, change.step_id, change.table, change.row))
