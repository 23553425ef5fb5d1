"""Counting again what was written: success is stated from the database, not from what the program meant to do."""

from collections.abc import Mapping

from app.models import base
from app.models.base import database

_CHUNK = 900


def missing(table: str, wanted: Mapping[str, Mapping[str, object]]) -> set[str]:
    """The ids of rows that are not there, are deleted, or hold another value than wanted in one of the fields given."""
    fields = base.shared_tables()[table]._meta.fields
    names = sorted({name for values in wanted.values() for name in values})
    columns = ", ".join(f'"{fields[name].column_name}"' for name in ("id", "deleted", *names))
    ids = list(wanted)
    absent = set(ids)
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        cursor = database.execute_sql(f'SELECT {columns} FROM "{table}" WHERE id IN ({marks})', tuple(chunk))
        for row_id, deleted, *held in cursor.fetchall():
            values = dict(zip(names, held, strict=True))
            if not deleted and all(values[name] == value for name, value in wanted[row_id].items()):
                absent.discard(row_id)
    return absent
