"""Reading shared rows as plain dicts: what services build their frozen records from."""

from typing import Any

from peewee import BooleanField

from app.models import base
from app.models.base import Row, Value

_CHUNK = 500


def read_many(table: str, row_ids: list[str]) -> dict[str, Row]:
    """The stored rows with these ids, deleted ones too, without the id in them."""
    fields = {name: kind for name, kind in base.shared_tables()[table]._meta.fields.items() if name != "id"}
    columns = ", ".join(f'"{kind.column_name}"' for kind in fields.values())
    flags = [name for name, kind in fields.items() if isinstance(kind, BooleanField)]
    found: dict[str, Row] = {}
    for start in range(0, len(row_ids), _CHUNK):
        chunk = row_ids[start : start + _CHUNK]
        query = f'SELECT id, {columns} FROM "{table}" WHERE id IN ({",".join("?" * len(chunk))})'
        for row_id, *values in base.database.execute_sql(query, tuple(chunk)).fetchall():
            row = found[row_id] = dict(zip(fields, values, strict=True))
            for name in flags:
                row[name] = bool(row[name])
    return found


def get(table: str, row_id: str) -> Row | None:
    """The live row with this id, with its `id`; None if there is none."""
    return first(table, id=row_id)


def first(table: str, **equals: Value) -> Row | None:
    """The first live row (by id, thus the oldest) whose fields have these values."""
    return next(iter(find(table, "id", **equals)), None)


def find(table: str, *order: str, **equals: Value) -> list[Row]:
    """The live rows whose fields have these values, sorted by the fields in `order`, then by id."""
    model = base.shared_tables()[table]
    query: Any = model.select().where(~model.deleted)
    for name, value in equals.items():
        query = query.where(getattr(model, name) == value)
    fields = [getattr(model, name) for name in (*order, "id")]
    return list(query.order_by(*fields).dicts())


def among(table: str, field: str, values: list[str]) -> list[Row]:
    """The live rows whose `field` is one of `values`."""
    model = base.shared_tables()[table]
    found: list[Row] = []
    query: Any
    for start in range(0, len(values), _CHUNK):
        chosen = getattr(model, field).in_(values[start : start + _CHUNK])
        query = model.select().where(~model.deleted, chosen).dicts()
        found.extend(query)
    return found


def count(table: str, **equals: Value) -> int:
    """How many live rows have these values."""
    model = base.shared_tables()[table]
    query = model.select().where(~model.deleted)
    for name, value in equals.items():
        query = query.where(getattr(model, name) == value)
    return int(query.count())
