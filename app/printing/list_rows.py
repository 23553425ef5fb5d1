"""The rows of a list measured: at which size their words stand, and how high each row must be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.payments import rupiah
from app.printing import fonts
from app.printing.list_content import ListColumn, ListRow, SignedList
from app.printing.text import LEADING, Fitted, Try, fit, fit_larger, letter_names, missing, printable, safe, wrap

BANNER_HEIGHT = 5.2
PADDING = 1.3
_CELL_MARGIN = 0.6  # between the words of a cell and its upper and lower rule
_NAME_SHRINKS_BY = 1.0  # pt that a name loses before it takes a second line
_WORDLESS = frozenset({"sign", "tick", "pen"})


@dataclass(frozen=True)
class Cell:
    """The lines of one cell at one size."""

    lines: tuple[str, ...]
    size: float
    strong: bool = False


@dataclass(frozen=True)
class PlannedRow:
    """One numbered row; `banner` stands above the first blank row. `amounts` are in the order of their columns."""

    number: int
    height: float
    cells: tuple[Cell, ...]
    banner: bool = False
    amounts: tuple[int, ...] = ()

    @property
    def whole(self) -> float:
        """Height with the banner."""
        return self.height + (BANNER_HEIGHT if self.banner else 0.0)


def plan_rows(sheet: SignedList) -> tuple[list[PlannedRow], list[str]]:
    """All rows, listed ones before blank ones, and what of them does not stand as typed."""
    sizes = {column.key: _column_size(column, sheet.rows) for column in sheet.columns}
    planned: list[PlannedRow] = []
    problems: list[str] = []
    for number, row in enumerate(sheet.rows, start=1):
        planned_row, problem = _plan_row(number, row, sheet, sizes)
        planned.append(planned_row)
        problems += [problem] if problem else []
    empty = Cell((), 9)
    for index in range(sheet.blank_rows):
        number = len(sheet.rows) + index + 1
        cells = tuple(Cell((str(number),), column.sizes[0]) if column.style == "number" else empty
                      for column in sheet.columns)
        banner = index == 0 and bool(sheet.rows) and bool(sheet.banner)
        planned.append(PlannedRow(number, sheet.blank_height, cells, banner))
    return planned, problems


def amount_text(value: int) -> str:
    """Whole rupiah as they stand in a column: '340.000'."""
    return rupiah(value)


def _lines(column: ListColumn, row: ListRow) -> tuple[str, ...]:
    if column.style == "amount" and column.key in row.amounts:
        return (amount_text(row.amounts[column.key]), *row.cells.get(column.key, ()))
    return row.cells.get(column.key, ())


def _column_size(column: ListColumn, rows: Iterable[ListRow]) -> float:
    """The largest size at which every line of the column fits, so that it does not look ragged; else its floor."""
    start, floor = column.sizes
    if column.style in _WORDLESS or column.style in {"name", "number", "mark"}:
        return start
    font = fonts.SANS_BOLD if column.strong else fonts.SANS
    widest = max((fonts.unit_width(printable(line, font), font) for row in rows for line in _lines(column, row)),
                 default=0.0)
    return max(floor, min(start, (column.width - 2 * PADDING) / widest)) if widest else start


def _plan_row(number: int, row: ListRow, sheet: SignedList, sizes: Mapping[str, float]) -> tuple[PlannedRow, str]:
    cells: list[Cell] = []
    needed = sheet.row_height
    crowded = False
    for column in sheet.columns:
        room = column.width - 2 * PADDING
        if column.style == "name":
            fitted = _fit_name(printable(row.name, fonts.SANS), room, sheet, column.sizes)
            cell, crowded = Cell(fitted.lines, fitted.size), not fitted.fits
        elif column.style == "number":
            cell = Cell((str(number),), column.sizes[0])
        elif column.style in _WORDLESS:
            cell = Cell((), 9)
        else:
            strong = column.strong or column.key in row.strong
            cell = _fixed_cell(_lines(column, row), sizes[column.key], room, strong=strong)
        cells.append(cell)
        while needed < _cell_height(cell):
            needed += sheet.growth
    amounts = tuple(row.amounts.get(column.key, 0) for column in sheet.columns if column.style == "amount")
    return PlannedRow(number, needed, tuple(cells), amounts=amounts), _row_problem(number, row, crowded)


def _fixed_cell(texts: tuple[str, ...], size: float, room: float, *, strong: bool) -> Cell:
    font = fonts.SANS_BOLD if strong else fonts.SANS
    lines: list[str] = []
    for text in texts:
        words = printable(text, font)
        if words and fonts.width(words, font, size) <= room:
            lines.append(words)
        elif words:
            lines += wrap(words, font, size, room)
    return Cell(tuple(lines), size, strong)


def _cell_height(cell: Cell) -> float:
    return len(cell.lines) * cell.size * LEADING * 25.4 / 72 + _CELL_MARGIN


def _fit_name(name: str, room: float, sheet: SignedList, sizes: tuple[float, float]) -> Fitted:
    """One line; else two or three, whichever is larger; else a taller row; else at the floor, reported."""
    start, floor = sizes
    one_line = start - _NAME_SHRINKS_BY
    single = fit(name, fonts.SANS, room, (Try(1, start, one_line),))
    if single.fits:
        return single
    for tall in (sheet.row_height, sheet.row_height + sheet.growth):
        ways = [Try(lines, min(one_line, (tall - _CELL_MARGIN) / (lines * LEADING * 25.4 / 72)), floor)
                for lines in (2, 3, 4) if lines < 4 or tall > sheet.row_height]
        if found := fit_larger(name, fonts.SANS, room, ways):
            return found
    return Fitted(tuple(wrap(name, fonts.SANS, floor, room)), floor, fits=False)


def _row_problem(number: int, row: ListRow, crowded: bool) -> str:
    words = safe(" ".join((row.name, *(line for lines in row.cells.values() for line in lines))))
    if lacking := missing(words, fonts.SANS):
        return f"Nomor {number}, {safe(row.name)}: memuat huruf yang tidak ada pada fon: {letter_names(lacking)}."
    if crowded:
        return f"Nomor {number}, {safe(row.name)[:40]}…: nama sangat panjang, barisnya ditinggikan."
    return ""
