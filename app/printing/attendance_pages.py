"""Which row of a sign-in sheet stands on which page, and at which size its words stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.printing import fonts, signatures
from app.printing.attendance_columns import Column, ColumnKind, columns_for
from app.printing.attendance_head import Head, running_head, set_head
from app.printing.paper import Paper
from app.printing.records import AttendanceSheet, SheetRow
from app.printing.text import LEADING, Fitted, Try, fit, fit_larger, letter_names, missing, printable, safe, wrap

HEAD_HEIGHT = 10.0
BANNER_HEIGHT = 5.2
WALK_IN_HEIGHT = 11.0
PADDING = 1.3
BOX_ROW = 6.5
BOXES_GAP = 5.7
NOTE_STEP = 3.9
SIGNATURE_GAP = 10.7
LEAST_ON_LAST = 3
_GROWTH = 3.0
_ROW_LIMITS = (9.0, 12.0)
_CELL_MARGIN = 0.6  # between the words of a cell and its upper and lower rule
_NAME_ONE = (Try(1, 9.5, 8.5),)
_NAME_FLOOR = 7.0
# First and smallest size of the other columns; a size is chosen for the whole column, so that it does not look ragged.
_COLUMN_SIZES = {"pillar": (9.0, 8.0), "origin": (8.5, 7.0), "place": (9.0, 7.0), "regency": (9.0, 7.0),
                 "phone": (8.5, 7.0), "note": (8.0, 7.0)}
# Left edges of the signature blocks within the usable width, by paper turned and number of blocks.
_EDGES = {(False, 1): (115.0,), (False, 2): (7.0, 115.0), (False, 3): (7.0, 66.0, 122.0),
          (True, 1): (198.0,), (True, 2): (9.0, 198.0), (True, 3): (9.0, 104.0, 198.0)}
_EDGES_FOR = {False: 178.0, True: 273.0}


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


@dataclass(frozen=True)
class PlannedPage:
    """One page: where its table begins, its rows, and whether boxes and signatures close it."""

    top: float
    rows: tuple[PlannedRow, ...]
    first: bool
    closing: bool


@dataclass(frozen=True)
class PlannedSheet:
    """A sheet measured and divided into pages."""

    sheet: AttendanceSheet
    columns: tuple[Column, ...]
    head: Head
    running: Head
    blocks: tuple[signatures.Block, ...]
    edges: tuple[float, ...]
    pages: tuple[PlannedPage, ...]
    problems: tuple[str, ...]


def plan_sheet(sheet: AttendanceSheet, paper: Paper) -> PlannedSheet:
    """Measure everything on a sheet and divide it into pages; nothing is drawn yet."""
    columns = columns_for(paper, sheet.signature_columns, show_phone=sheet.show_phone)
    head = set_head(sheet, paper)
    running = running_head(sheet, paper)
    edges, blocks = _signature_blocks(sheet, paper)
    rows, problems = _plan_rows(sheet, columns)
    closing = closing_height(sheet, blocks, paper)
    pages = divide(rows, len(sheet.rows), (head.bottom, running.bottom), paper.lowest, closing)
    return PlannedSheet(sheet, columns, head, running, blocks, edges, pages, (*head.problems, *problems))


def _signature_blocks(sheet: AttendanceSheet,
                      paper: Paper) -> tuple[tuple[float, ...], tuple[signatures.Block, ...]]:
    if not sheet.signatures:
        return (), ()
    scale = paper.usable_width / _EDGES_FOR[paper.landscape]
    edges = tuple(edge * scale for edge in _EDGES[paper.landscape, min(len(sheet.signatures), 3)])
    ends = [after - 10 for after in edges[1:]] + [paper.usable_width]
    blocks = tuple(signatures.set_block(signature, signatures.LIST_STYLE, end - edge)
                   for signature, edge, end in zip(sheet.signatures, edges, ends, strict=False))
    return edges, blocks


def note_lines(sheet: AttendanceSheet, paper: Paper) -> list[str]:
    """The notes under the boxes, wrapped."""
    font, width = fonts.SANS, paper.usable_width
    return [line for note in sheet.notes for line in wrap(printable(note, font), font, 8, width)]


def closing_height(sheet: AttendanceSheet, blocks: Sequence[signatures.Block], paper: Paper) -> float:
    """Height of what follows the last row: boxes, notes, signatures."""
    height = BOXES_GAP + 3 * BOX_ROW
    if notes := note_lines(sheet, paper):
        height += 2 + NOTE_STEP * len(notes)
    if blocks:
        style = signatures.LIST_STYLE
        height += SIGNATURE_GAP + signatures.block_height(blocks, style, style.free) + 1.5
    return height


def _plan_rows(sheet: AttendanceSheet, columns: tuple[Column, ...]) -> tuple[list[PlannedRow], list[str]]:
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
        if words:
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


def divide(rows: Sequence[PlannedRow], listed: int, tops: tuple[float, float], lowest: float,
           closing: float) -> tuple[PlannedPage, ...]:
    """Fill pages with whole rows; the last carries the closing and, where that can be, at least three listed rows.

    `tops` are the y of the table on the first and on later pages; `listed` rows come before the walk-in rows.
    """
    heights = [row.whole for row in rows]
    rooms = (lowest - tops[0] - HEAD_HEIGHT, lowest - tops[1] - HEAD_HEIGHT)
    tail = _tail_start(heights, listed, rooms[1] - closing)
    cuts = [0]
    while True:
        start, room = cuts[-1], rooms[min(len(cuts) - 1, 1)]
        if sum(heights[start:]) + closing <= room + 1e-6 or (start >= len(rows) and len(cuts) > 1):
            break
        cuts.append(_page_end(heights, start, room, tail, first=len(cuts) == 1))
    cuts.append(len(rows))
    last = len(cuts) - 2
    return tuple(PlannedPage(tops[min(index, 1)], tuple(rows[start:end]), first=index == 0, closing=index == last)
                 for index, (start, end) in enumerate(pairwise(cuts)))


def _tail_start(heights: Sequence[float], listed: int, room: float) -> int:
    """The first row that the last page must carry: three listed rows and all walk-ins, or what of it one page holds."""
    wanted = [max(listed - LEAST_ON_LAST, 0), max(len(heights) - LEAST_ON_LAST, 0)]
    return next((start for start in wanted if sum(heights[start:]) <= room + 1e-6), len(heights))


def _page_end(heights: Sequence[float], start: int, room: float, tail: int, *, first: bool) -> int:
    """The row after the last one that stays on a page which is not the last."""
    end = start
    used = 0.0
    while end < len(heights) and used + heights[end] <= room + 1e-6:
        used += heights[end]
        end += 1
    if start < tail <= end:
        end = tail
    # A first page may be all head; any later page takes at least one row, however tall.
    return end if end > start or first else start + 1

