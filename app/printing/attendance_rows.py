"""The rows of a sign-in sheet measured: at which size its words stand, and how high each row must be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.printing import fonts
from app.printing.attendance_columns import Column, ColumnKind
from app.printing.records import AttendanceSheet, SheetRow
from app.printing.text import LEADING, Fitted, Try, fit, fit_larger, letter_names, missing, printable, safe, wrap

BANNER_HEIGHT = 5.2
WALK_IN_HEIGHT = 11.0
PADDING = 1.3
_GROWTH = 3.0
_ROW_LIMITS = (9.0, 12.0)
_CELL_MARGIN = 0.6  # between the words of a cell and its upper and lower rule
_NAME_ONE = (Try(1, 9.5, 8.5),)
_NAME_FLOOR = 7.0
# First and smallest size of the other columns; a size is chosen for the whole column, so that it does not look ragged.
_COLUMN_SIZES: dict[ColumnKind, tuple[float, float]] = {
    "pillar": (9.0, 8.0), "origin": (8.5, 7.0), "place": (9.0, 7.0), "regency": (9.0, 7.0), "phone": (8.5, 7.0),
    "note": (8.0, 7.0)}


@dataclass(frozen=True)
class Cell:
    """The lines of one cell at one size."""

    lines: tuple[str, ...]
    size: float


@dataclass(frozen=True)
class PlannedRow:
    """One numbered row; `banner` stands above the first walk-in row."""

    number: int
    height: float
    cells: tuple[Cell, ...]
    banner: bool = False

    @property
    def whole(self) -> float:
        """Height with the banner."""
        return self.height + (BANNER_HEIGHT if self.banner else 0.0)


def plan_rows(sheet: AttendanceSheet, columns: tuple[Column, ...]) -> tuple[list[PlannedRow], list[str]]:
    """All rows, listed ones before walk-ins, and what of them does not stand as typed."""
    height = min(max(sheet.row_height, _ROW_LIMITS[0]), _ROW_LIMITS[1])
    sizes = {column.kind: _column_size(column, sheet.rows) for column in columns if column.kind in _COLUMN_SIZES}
    planned: list[PlannedRow] = []
    problems: list[str] = []
    for number, row in enumerate(sheet.rows, start=1):
        planned_row, problem = _plan_row(number, row, columns, sizes, height)
        planned.append(planned_row)
        problems += [problem] if problem else []
    walk_in_height = max(WALK_IN_HEIGHT, height) if sheet.rows else height
    empty = Cell((), 9)
    for index in range(sheet.walk_in_rows):
        number = len(sheet.rows) + index + 1
        cells = tuple(Cell((str(number),), 9) if column.kind == "number" else empty for column in columns)
        planned.append(PlannedRow(number, walk_in_height, cells, banner=index == 0 and bool(sheet.rows)))
    return planned, problems


def _texts(row: SheetRow) -> dict[str, tuple[str, ...]]:
    """What stands in each column, in fixed lines."""
    area = ", ".join(part for part in (row.district, row.regency) if part)
    return {"sex": (row.sex,), "pillar": (row.pillar,), "origin": (row.village, area), "phone": (row.phone,),
            "place": (row.village, row.district), "regency": (row.regency,), "note": (row.note,)}


def _column_size(column: Column, rows: Iterable[SheetRow]) -> float:
    """The largest size at which every line of the column fits; its floor where one never does."""
    start, floor = _COLUMN_SIZES[column.kind]
    widest = max((fonts.unit_width(printable(line, fonts.SANS), fonts.SANS)
                  for row in rows for line in _texts(row)[column.kind]), default=0.0)
    return max(floor, min(start, (column.width - 2 * PADDING) / widest)) if widest else start


def _plan_row(number: int, row: SheetRow, columns: tuple[Column, ...], sizes: Mapping[ColumnKind, float],
              height: float) -> tuple[PlannedRow, str]:
    texts = _texts(row)
    cells: list[Cell] = []
    needed = height
    crowded = False
    for column in columns:
        room = column.width - 2 * PADDING
        if column.kind == "name":
            fitted = _fit_name(printable(row.name, fonts.SANS), room, height)
            cell, crowded = Cell(fitted.lines, fitted.size), not fitted.fits
        elif column.kind == "number":
            cell = Cell((str(number),), 9)
        elif column.kind == "sign":
            cell = Cell((), 9)
        else:
            cell = _fixed_cell(texts[column.kind], sizes.get(column.kind, 9.0), room)
        cells.append(cell)
        while needed < _cell_height(cell):
            needed += _GROWTH
    return PlannedRow(number, needed, tuple(cells)), _row_problem(number, row, crowded)


def _fixed_cell(texts: tuple[str, ...], size: float, room: float) -> Cell:
    lines: list[str] = []
    for text in texts:
        words = printable(text, fonts.SANS)
        if words and fonts.width(words, fonts.SANS, size) <= room:
            lines.append(words)
        elif words:
            lines += wrap(words, fonts.SANS, size, room)
    return Cell(tuple(lines), size)


def _cell_height(cell: Cell) -> float:
    return len(cell.lines) * cell.size * LEADING * 25.4 / 72 + _CELL_MARGIN


def _fit_name(name: str, room: float, height: float) -> Fitted:
    """One line; else two or three, whichever is larger; else the row grows by 3 mm; else at the floor, reported."""
    single = fit(name, fonts.SANS, room, _NAME_ONE)
    if single.fits:
        return single
    for tall in (height, height + _GROWTH):
        ways = [Try(lines, min(8.5, (tall - _CELL_MARGIN) / (lines * LEADING * 25.4 / 72)), _NAME_FLOOR)
                for lines in (2, 3, 4) if lines < 4 or tall > height]
        if found := fit_larger(name, fonts.SANS, room, ways):
            return found
    return Fitted(tuple(wrap(name, fonts.SANS, _NAME_FLOOR, room)), _NAME_FLOOR, fits=False)


def _row_problem(number: int, row: SheetRow, crowded: bool) -> str:
    words = safe(" ".join((row.name, row.pillar, row.village, row.district, row.regency, row.phone, row.note)))
    if lacking := missing(words, fonts.SANS):
        return f"Nomor {number}, {safe(row.name)}: memuat huruf yang tidak ada pada fon: {letter_names(lacking)}."
    if crowded:
        return f"Nomor {number}, {safe(row.name)[:40]}…: nama sangat panjang, barisnya ditinggikan."
    return ""
