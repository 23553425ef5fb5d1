"""Cells as a person reads them."""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time

from app.exchange.spreadsheets import Cell, Row

_CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - set(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"))  # those part words
_INVISIBLE = dict.fromkeys(
    (*_CONTROLS, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
)


def text(cell: Cell) -> str:
    """A cell's words, one blank between them; whole numbers without ".0", days as ISO dates."""
    if isinstance(cell, str):
        return cleaned(cell)
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, time):
        return cell.isoformat(timespec="minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def cleaned(typed: str) -> str:
    """Words in NFC with single blanks, without what cannot be seen: signs of control or direction, blanks of no
    width."""
    if not (typed.isascii() and typed.isprintable()):
        typed = unicodedata.normalize("NFC", typed.translate(_INVISIBLE))
    return " ".join(typed.split())


def are_clean(cells: Sequence[Cell]) -> bool:
    """Whether all cells are texts as `cleaned` leaves them, told by one look at the whole row; of ASCII alone."""
    try:
        line = "\n".join(("", *cells, ""))  # type: ignore[arg-type]  # what is no text raises
    except TypeError:
        return False
    parted = line.count("\n") == len(cells) + 1 and line.isascii() and line.replace("\n", "").isprintable()
    return parted and not ("  " in line or " \n" in line or "\n " in line)


def text_at(row: Row, index: int) -> str:
    """The words of a row's cell; "" beyond its end."""
    return text(row.cells[index]) if 0 <= index < len(row.cells) else ""


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number, with which digits may have been lost."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)
