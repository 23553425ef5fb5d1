"""Whether values may be written into a shared table: their type, and what every database engine can hold."""

import re
from collections.abc import Mapping
from functools import cache

from peewee import BooleanField, IntegerField

from app.errors import UserError
from app.models import base
from app.models.base import Row

_HALF_SIGNS = re.compile("[\ud800-\udfff]")


def checked(table: str, values: Mapping[str, object]) -> Row:
    """The values, if they may be written.

    Peewee takes text in an INTEGER column and PostgreSQL does not: a wrong type is a bug found here.

    Raises:
        TypeError: a value is of another type than its field.
        UserError: a text has signs, or a number is of a size, that cannot be stored.
    """
    if _are_plain_texts(table, values):  # most rows by far: told by one look
        return dict(values)
    kinds = _kinds(table)
    for name, value in values.items():
        if type(value) not in kinds[name]:
            raise TypeError(f"{table}.{name}: {type(value).__name__}")
        if not (type(value) is str and value.isascii() and "\x00" not in value) and not _storable(value):
            raise UserError(
                "Satu isian memuat tanda yang rusak atau angka yang terlalu besar, sehingga tidak dapat disimpan: "
                f"“{_shown(value)}”.",
                "Tidak ada yang diubah.",
                "Ketik ulang isian itu.",
            )
    return dict(values)


def _are_plain_texts(table: str, values: Mapping[str, object]) -> bool:
    """Whether all values are texts of ASCII, and may be."""
    if not values.keys() <= _text_fields(table):
        return False
    try:
        line = "".join(values.values())  # type: ignore[arg-type]  # what is no text raises
    except TypeError:
        return False
    return line.isascii() and "\x00" not in line


@cache
def _text_fields(table: str) -> frozenset[str]:
    return frozenset(name for name, kinds in _kinds(table).items() if str in kinds)


@cache
def _kinds(table: str) -> Mapping[str, frozenset[type]]:
    """The types that each field takes; true and false are no whole numbers."""
    found: dict[str, frozenset[type]] = {}
    for name, kind in base.shared_tables()[table]._meta.fields.items():
        wanted: type = bool if isinstance(kind, BooleanField) else int if isinstance(kind, IntegerField) else str
        found[name] = frozenset({wanted, type(None)} if kind.null else {wanted})
    return found


def _storable(value: object) -> bool:
    """Whether every database engine can hold a value: no NUL, no half of a sign, no more than 64 bits."""
    if isinstance(value, str):
        return "\x00" not in value and (value.isascii() or not _HALF_SIGNS.search(value))
    return not isinstance(value, int) or -(2**63) <= value < 2**63


def _shown(value: object) -> str:
    return str(value)[:60].encode("utf-8", "replace").decode("utf-8").replace("\x00", "?")
