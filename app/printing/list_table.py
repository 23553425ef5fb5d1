"""The table of a list: head, rows, framed marks, and signature boxes two rows high."""

from collections.abc import Callable, Sequence

from app.printing import fonts
from app.printing.list_content import ListColumn
from app.printing.list_rows import BANNER_HEIGHT, PADDING, Cell, PlannedRow
from app.printing.page import FINE, FRAME, INNER, Page
from app.printing.text import LEADING

FRAMED_MARKS = frozenset({"I", "S", "A"})
FIFTH = 0.6  # pt, the stronger rule of a recap
_MARK_FRAME = 0.7
_TICK = 4.2
_LEFT_ALIGNED = frozenset({"name", "text"})
_RIGHT_ALIGNED = frozenset({"amount", "figure"})

Ends = tuple[float, float, float, float]
"""x1, y1, x2, y2 of a rule, mm."""


def draw_rows(page: Page, columns: Sequence[ListColumn], rows: Sequence[PlannedRow], top: float, banner: str,
              ruled_every: int) -> float:
    """Draw rows and their rules from `top`; returns the y of the lower edge."""
    left, width = page.paper.margins.left, page.paper.usable_width
    y = segment = top
    rules: list[Ends] = []
    strong: list[Ends] = []
    for index, row in enumerate(rows):
        if row.banner:
            _draw_uprights(page, columns, left, segment, y)
            _draw_banner(page, left, y, width, banner, first=index == 0)
            y = segment = y + BANNER_HEIGHT
        elif index:
            fifth = ruled_every and (row.number - 1) % ruled_every == 0
            (strong if fifth else rules).extend(_row_rules(row.number, columns, left, y))
        _draw_row(page, row, columns, left, y)
        y += row.height
    page.lines(rules, INNER)
    page.lines(strong, FIFTH)
    _draw_uprights(page, columns, left, segment, y)
    return y


def draw_cell(cell: Cell, font: str, x: float, middle: float, put: Callable[..., None]) -> None:
    """The lines of a cell around a middle height; `put` aligns them at x."""
    lead = cell.size * LEADING * 25.4 / 72
    y = middle + fonts.capital(font, cell.size) / 2 - (len(cell.lines) - 1) * lead / 2
    for line in cell.lines:
        put(x, y, line, font, cell.size)
        y += lead


def _draw_row(page: Page, row: PlannedRow, columns: Sequence[ListColumn], left: float, y: float) -> None:
    x = left
    middle = y + row.height / 2
    for column, cell in zip(columns, row.cells, strict=True):
        font = fonts.SANS_BOLD if cell.strong else fonts.SANS
        if column.style == "sign":
            half = column.width / 2 if column.halved and row.number % 2 == 0 else 0
            page.text(x + half + 1.2, y + 3.6, str(row.number), fonts.SANS, 7.5)
        elif column.style == "tick":
            page.frame(x + (column.width - _TICK) / 2, middle - _TICK / 2, _TICK, _TICK, FRAME)
        elif column.style == "mark":
            _draw_mark(page, cell, x + column.width / 2, middle)
        elif column.style in _LEFT_ALIGNED:
            draw_cell(cell, font, x + PADDING, middle, page.text)
        elif column.style in _RIGHT_ALIGNED:
            draw_cell(cell, font, x + column.width - PADDING, middle, page.right)
        elif cell.lines:
            draw_cell(cell, font, x + column.width / 2, middle, page.centred)
        x += column.width


def _draw_mark(page: Page, cell: Cell, x: float, middle: float) -> None:
    """Present and unknown stand plain; every other mark is bold within a frame, so that no colour is needed."""
    framed = bool(FRAMED_MARKS.intersection(cell.lines))
    draw_cell(cell, fonts.SANS_BOLD if framed else fonts.SANS, x, middle, page.centred)
    if framed:
        page.frame(x - 2.3, middle - 2.2, 4.6, 4.4, _MARK_FRAME)


def _draw_banner(page: Page, left: float, y: float, width: float, words: str, *, first: bool) -> None:
    page.text(left + PADDING, y + 3.5, words, fonts.SANS_ITALIC, 8.5)
    if not first:
        page.line(left, y, left + width, y, FRAME)
    page.line(left, y + BANNER_HEIGHT, left + width, y + BANNER_HEIGHT)


def _row_rules(number: int, columns: Sequence[ListColumn], left: float, y: float) -> list[Ends]:
    """The rule above a row: whole in plain columns, in a staggered signature column only above the row's own half."""
    rules: list[Ends] = []
    x = start = left
    for column in columns:
        if column.style == "sign" and column.halved:
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


def _draw_uprights(page: Page, columns: Sequence[ListColumn], left: float, top: float, bottom: float) -> None:
    """The upright rules between two heights; the one inside a signature pair is fine."""
    if bottom <= top:
        return
    x = left
    uprights: list[Ends] = []
    pairs: list[Ends] = []
    for column in columns:
        if column.style == "sign" and column.halved:
            pairs.append((x + column.width / 2, top, x + column.width / 2, bottom))
        x += column.width
        if column is not columns[-1]:
            uprights.append((x, top, x, bottom))
    page.lines(uprights, INNER)
    page.lines(pairs, FINE)
