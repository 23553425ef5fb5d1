"""From stored rows to frozen records."""

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from app.errors import UserError
from app.models import base, belonging, rows
from app.services.steps import Recorder

_LONGEST, _GREATEST = 40, 12  # signs, and places before or after the point
Record = TypeVar("Record")


def as_record(kind: type[Record], row: Mapping[str, Any], **more: Any) -> Record:  # noqa: ANN401  # any field
    """A frozen record of the fields that it shares with a row, and what is given besides."""
    names = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]  # every kind is a dataclass
    return kind(**{name: value for name, value in row.items() if name in names} | more)


def as_values(record: object, *without: str) -> dict[str, Any]:
    """The fields of a frozen record for the write door."""
    values = {f.name: getattr(record, f.name) for f in dataclasses.fields(record)}  # type: ignore[arg-type]
    return {name: value for name, value in values.items() if name not in {"id", *without}}


def day(text: str) -> date | None:
    """The day of an ISO date; None for empty or otherwise typed text, which is kept as it is."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def number(text: str, default: Decimal = Decimal(0)) -> Decimal:
    """The value of a decimal string; `default` for empty or otherwise typed text, and for numbers beyond reason."""
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return default
    return value if value.is_finite() and len(text) <= _LONGEST and abs(value.adjusted()) <= _GREATEST else default


def id_to_save(table: str, row_id: str, called: str) -> str:
    """The id that a card is saved under: a new one, or its own while its row is there.

    Raises: UserError: it was removed in the meantime; saving never brings it back without what belonged to it.
    """
    return str(existing(table, row_id, called)["id"]) if row_id else base.new_id()


def existing(table: str, row_id: str, called: str) -> dict[str, Any]:
    """The live row with this id.

    Raises: UserError: it was removed in the meantime.
    """
    row = rows.get(table, row_id)
    if row is None:
        raise UserError(f"{called} ini sudah tidak ada.", "Tidak ada yang diubah.", "Muat ulang daftar (F5).")
    return row


def remove_with_rows(changes: Recorder, table: str, row_ids: Iterable[str]) -> None:
    """Within a step: mark rows as deleted, and before them all that belongs to them."""
    ids = list(row_ids)
    below = belonging.rows_under(table, ids)
    for child, own in reversed(below.items()):
        changes.put_many(child, ((row_id, {"deleted": True}) for row_id in sorted(own)))
    changes.put_many(table, ((row_id, {"deleted": True}) for row_id in ids))
