"""The head of a list's table: labels, and an upper head where columns stand in groups."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from app.printing import fonts
from app.printing.list_content import ListColumn
from app.printing.list_rows import PADDING, Cell
from app.printing.list_table import draw_cell
from app.printing.page import HEAD_FILL, INNER, Page
from app.printing.text import Fitted, Try, fit, printable

_WAYS = (Try(1, 9, 7.5), Try(2, 9, 7.5), Try(3, 8, 6.5), Try(5, 7, 6.5))
_GROUP_WAYS = (Try(1, 9, 6.5),)
_NARROW_WAYS = (Try(1, 8.5, 6.5),)
_GROUP_ROW = 5.2
_UNDER_SIZE = 6.5
_NARROW = 0.4  # padding of the narrow columns of a group
_HEIGHT, _GROUPED_HEIGHT = 10.0, 13.0
_ABOVE = 0.8  # least room above and below the lines of a label
_SMALLER = 7.5  # pt down to which a label is set smaller before the head grows


def head_height(columns: Sequence[ListColumn]) -> float:
    """Height of the head, mm: more than usual where a label has more lines than that takes."""
    plain = [_label(column.label, column.width - 2 * PADDING) for column in columns if not column.group]
    needed = max((_taken(label) for label in plain), default=0.0)
    return max(_GROUPED_HEIGHT if len(plain) < len(columns) else _HEIGHT, needed)


def _taken(label: Fitted) -> float:
    """The height that a label takes, mm."""
    return (len(label.lines) - 1) * label.lead + fonts.capital(fonts.SANS_BOLD, label.size) + 2 * _ABOVE


def draw_table_head(page: Page, columns: Sequence[ListColumn], top: float, height: float) -> None:
    """Draw the filled head with its labels and its upright rules."""
    left = x = page.paper.margins.left
    page.fill(left, top, sum(column.width for column in columns), height, HEAD_FILL)
    for group, members in groupby(columns, key=lambda column: column.group):
        found = list(members)
        width = sum(column.width for column in found)
        if group:
            _draw_group(page, group, found, x, top, height)
        else:
            _draw_plain(page, found, x, top, height)
        x += width
        if found[-1] is not columns[-1]:
            page.line(x, top, x, top + height)


def _draw_plain(page: Page, columns: Sequence[ListColumn], x: float, top: float, height: float) -> None:
    for column in columns:
        label = _label(column.label, column.width - 2 * PADDING)
        draw_cell(Cell(label.lines, label.size), fonts.SANS_BOLD, x + column.width / 2, top + height / 2,
                  page.centred)
        x += column.width
        if column is not columns[-1]:
            page.line(x, top, x, top + height)


def _label(text: str, room: float) -> Fitted:
    """A label with its own line breaks, at one size; a little smaller where that spares a higher head."""
    parts = [fit(printable(part, fonts.SANS_BOLD), fonts.SANS_BOLD, room, _WAYS) for part in text.split("\n")]
    label = Fitted(tuple(line for part in parts for line in part.lines), min(part.size for part in parts))
    lower = replace(label, size=label.size * (_HEIGHT - 2 * _ABOVE) / max(_taken(label) - 2 * _ABOVE, 1.0))
    return lower if _SMALLER <= lower.size < label.size else label


def _draw_group(page: Page, group: str, columns: Sequence[ListColumn], x: float, top: float, height: float) -> None:
    width = sum(column.width for column in columns)
    bold = fonts.SANS_BOLD
    upper = fit(printable(group, bold), bold, width - 2 * _NARROW, _GROUP_WAYS)
    draw_cell(Cell(upper.lines, upper.size), bold, x + width / 2, top + _GROUP_ROW / 2, page.centred)
    page.line(x, top + _GROUP_ROW, x + width, top + _GROUP_ROW, INNER)
    for column in columns:
        room = column.width - 2 * _NARROW
        label = fit(printable(column.label, bold), bold, room, _NARROW_WAYS)
        middle = top + _GROUP_ROW + (height - _GROUP_ROW) / 2
        lift = 1.5 if column.under else 0.0
        draw_cell(Cell(label.lines, label.size), bold, x + column.width / 2, middle - lift, page.centred)
        if column.under:
            under = fit(printable(column.under, fonts.SANS), fonts.SANS, room, (Try(1, _UNDER_SIZE, 5.5),))
            page.centred(x + column.width / 2, top + height - 1.5, under.lines[0], fonts.SANS, under.size)
        x += column.width
        if column is not columns[-1]:
            page.line(x, top + _GROUP_ROW, x, top + height)
