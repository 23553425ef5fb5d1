"""Which row of a sign-in sheet stands on which page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.printing import fonts, signatures
from app.printing.attendance_columns import Column, columns_for
from app.printing.attendance_head import Head, running_head, set_head
from app.printing.attendance_rows import PlannedRow, plan_rows
from app.printing.paper import Paper
from app.printing.records import AttendanceSheet
from app.printing.text import printable, wrap

HEAD_HEIGHT = 10.0
BOX_ROW = 6.5
BOXES_GAP = 5.7
NOTE_STEP = 3.9
SIGNATURE_GAP = 10.7
LEAST_ON_LAST = 3
# Left edges of the signature blocks within the usable width, by paper turned and number of blocks.
_EDGES = {(False, 1): (115.0,), (False, 2): (7.0, 115.0), (False, 3): (7.0, 66.0, 122.0),
          (True, 1): (198.0,), (True, 2): (9.0, 198.0), (True, 3): (9.0, 104.0, 198.0)}
_EDGES_FOR = {False: 178.0, True: 273.0}


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
    rows, problems = plan_rows(sheet, columns)
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
        height += SIGNATURE_GAP + signatures.block_height(blocks, style, style.least) + 1.5
    return height


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

