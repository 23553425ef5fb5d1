"""The table of a sign-in sheet: head, rows, and signature boxes two rows high."""

from collections.abc import Sequence

from app.printing import fonts
from app.printing.attendance_columns import Column
from app.printing.attendance_pages import HEAD_HEIGHT
from app.printing.attendance_rows import BANNER_HEIGHT, PADDING, Cell, PlannedRow
from app.printing.page import FINE, FRAME, HEAD_FILL, INNER, Page
from app.printing.text import LEADING, Try, fit, printable

BANNER = "Peserta tambahan (diisi di tempat, huruf cetak)"
_LEFT_ALIGNED = frozenset({"name", "origin", "place", "regency", "note"})
_HEAD_WAYS = (Try(1, 9, 7.5), Try(2, 9, 7.5))

Ends = tuple[float, float, float, float]
"""x1, y1, x2, y2 of a rule, mm."""


def draw_table(page: Page, columns: Sequence[Column], rows: Sequence[PlannedRow], top: float) -> float:
    """Draw head, rows and rules from `top`; returns the y of the lower edge."""
    left, width = page.paper.margins.left, page.paper.usable_width
    _draw_head(page, columns, left, top)
    y = top + HEAD_HEIGHT
    page.line(left, y, left + width, y, FRAME)
    segment = y
    rules: list[Ends] = []
    for index, row in enumerate(rows):
        if row.banner:
            _draw_uprights(page, columns, left, segment, y)
            _draw_banner(page, left, y, width, first=index == 0)
            y = segment = y + BANNER_HEIGHT
        elif index:
            rules += _row_rules(row.number, columns, left, y)
        _draw_row(page, row, columns, left, y)
        y += row.height
    page.lines(rules, INNER)
    _draw_uprights(page, columns, left, segment, y)
    page.frame(left, top, width, y - top)
    return y


def _draw_head(page: Page, columns: Sequence[Column], left: float, top: float) -> None:
    page.fill(left, top, sum(column.width for column in columns), HEAD_HEIGHT, HEAD_FILL)
    x = left
    for column in columns:
        label = printable(column.label, fonts.SANS_BOLD)
        fitted = fit(label, fonts.SANS_BOLD, column.width - 2 * PADDING, _HEAD_WAYS)
        _draw_cell(page, Cell(fitted.lines, fitted.size), fonts.SANS_BOLD, x + column.width / 2, top + HEAD_HEIGHT / 2)
        x += column.width
        if column is not columns[-1]:
            page.line(x, top, x, top + HEAD_HEIGHT)


def _draw_cell(page: Page, cell: Cell, font: str, x: float, middle: float, *, centred: bool = True) -> None:
    lead = cell.size * LEADING * 25.4 / 72
    y = middle + fonts.capital(font, cell.size) / 2 - (len(cell.lines) - 1) * lead / 2
    for line in cell.lines:
        (page.centred if centred else page.text)(x, y, line, font, cell.size)
        y += lead


def _draw_row(page: Page, row: PlannedRow, columns: Sequence[Column], left: float, y: float) -> None:
    x = left
    for column, cell in zip(columns, row.cells, strict=True):
        if column.kind == "sign":
            half = 0 if row.number % 2 else column.width / 2
            page.text(x + half + 1.2, y + 3.6, str(row.number), fonts.SANS, 7.5)
        elif column.kind in _LEFT_ALIGNED:
            _draw_cell(page, cell, fonts.SANS, x + PADDING, y + row.height / 2, centred=False)
        elif cell.lines:
            _draw_cell(page, cell, fonts.SANS, x + column.width / 2, y + row.height / 2)
        x += column.width


def _draw_banner(page: Page, left: float, y: float, width: float, *, first: bool) -> None:
    page.text(left + PADDING, y + 3.5, BANNER, fonts.SANS_ITALIC, 8.5)
    if not first:
        page.line(left, y, left + width, y, FRAME)
    page.line(left, y + BANNER_HEIGHT, left + width, y + BANNER_HEIGHT)


def _row_rules(number: int, columns: Sequence[Column], left: float, y: float) -> list[Ends]:
    """The rule above a row: whole in plain columns, in a signature column only above the row's own half."""
    rules: list[Ends] = []
    x = start = left
    for column in columns:
        if column.kind == "sign":
            if x > start:
                rules.append((start, y, x, y))
            half = column.width / 2
            begin = x if number % 2 else x + half
            rules.append((begin, y, begin + half, y))
            start = x + column.width
        x += column.width
    if x > start:
        rules.append((start, y, x, y))
    return rules


def _draw_uprights(page: Page, columns: Sequence[Column], left: float, top: float, bottom: float) -> None:
    """The upright rules between two heights; the one inside a signature pair is fine."""
    if bottom <= top:
        return
    x = left
    uprights: list[Ends] = []
    pairs: list[Ends] = []
    for column in columns:
        if column.kind == "sign":
            pairs.append((x + column.width / 2, top, x + column.width / 2, bottom))
        x += column.width
        if column is not columns[-1]:
            uprights.append((x, top, x, bottom))
    page.lines(uprights, INNER)
    page.lines(pairs, FINE)
