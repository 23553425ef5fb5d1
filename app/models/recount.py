"""Counting again what was written: success is stated from the database, not from what the program meant to do."""

from collections.abc import Mapping, Sequence

from app.models import base
from app.models.base import database

_CHUNK = 900


def missing(table: str, wanted: Mapping[str, Mapping[str, object]]) -> set[str]:
    """The ids of rows that are not there, are deleted, or hold another value than wanted in one of the fields given."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for row_id, values in wanted.items():
        alike.setdefault(tuple(values), []).append(row_id)
    absent = set(wanted)
    for names, ids in alike.items():
        for start in range(0, len(ids), _CHUNK):
            for row_id, *held in _held(table, names, ids[start : start + _CHUNK]):
                if held == list(wanted[row_id].values()):
                    absent.discard(row_id)
    return absent


def _held(table: str, names: Sequence[str], ids: Sequence[str]) -> list[tuple[str, ...]]:
    """Id and the values of these fields of live rows."""
    fields = base.shared_tables()[table]._meta.fields
    columns = ", ".join(f'"{fields[name].column_name}"' for name in ("id", *names))
    query = f'SELECT {columns} FROM "{table}" WHERE id IN ({",".join("?" * len(ids))}) AND NOT deleted'
    return database.execute_sql(query, tuple(ids)).fetchall()  # type: ignore[no-any-return]  # the driver has no types
