"""The database handle that all tables share, and the two classes of tables.

*Shared* tables are logged, exchanged and digested; *local* ones belong to this database alone. Every table is in
one of the two, because it derives from `Shared` or `Local`.

Values are kept as the change log writes them (text, whole numbers, true/false): dates as `YYYY-MM-DD`, decimals
as decimal strings, so that folding the log gives the table to the letter.
"""

import uuid
from typing import Any

from peewee import BooleanField, CharField, DatabaseProxy, ForeignKeyField, Model, TextField

# A value of a shared field, exactly as JSON writes it in the log.
Value = str | int | bool | None
Row = dict[str, Any]

database = DatabaseProxy()
_NAMESPACE = uuid.UUID("6f1c1c62-7d0a-5d59-9c57-0f6f5f0b7a10")


def natural_id(*parts: str) -> str:
    """The id of a row with a natural identity: two sites that make the same row give it the same id."""
    return uuid.uuid5(_NAMESPACE, "\x1f".join(parts)).hex


def new_id() -> str:
    """A fresh id, ordered by time (UUIDv7, RFC 9562)."""
    import os
    import time

    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    number = (milliseconds & ((1 << 48) - 1)) << 80 | random
    number = number & ~(0xF << 76) | 7 << 76
    return f"{number & ~(0x3 << 62) | 2 << 62:032x}"


class Table(Model):
    """Any table of ours."""

    class Meta:
        database = database
        legacy_table_names = False


class Shared(Table):
    """A logged, exchanged and digested table. `deleted` merges and is undone like any field."""

    id = CharField(max_length=32, primary_key=True)
    deleted = BooleanField(default=False)


class Local(Table):
    """A table that is never logged, exchanged or digested."""


class Text(TextField):
    """Text that is never null; empty means "not filled in"."""

    def __init__(self, **options: Any) -> None:
        super().__init__(default="", **options)


class Link(ForeignKeyField):
    """A reference to the id of another shared row."""

    def __init__(self, model: Any, *, null: bool = False, **options: Any) -> None:
        super().__init__(model, backref="+", null=null, lazy_load=False, **options)


def shared_tables() -> dict[str, type[Shared]]:
    """The shared tables by their wire name, parents before children."""
    from peewee import sort_models  # type: ignore[attr-defined]  # left out of Peewee's own stubs

    from app.models import awards, desk, events, office, people, trust

    return {model._meta.table_name: model for model in sort_models(Shared.__subclasses__())}


def local_tables() -> dict[str, type[Local]]:
    """The local tables by name."""
    from app.models import local

    return {model._meta.table_name: model for model in Local.__subclasses__()}
