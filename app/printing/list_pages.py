"""Which row of a list stands on which page, and what closes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from app.printing.list_closing import TOTAL_ROW, Closing, set_closing
from app.printing.list_content import SignedList
from app.printing.list_head import Head, running_head, set_head
from app.printing.list_rows import PlannedRow, plan_rows
from app.printing.list_table_head import head_height
from app.printing.paper import Paper
from app.printing.report_pages import Piece, divide_pieces, pieces_height

CARRIED_IN, CARRIED_OUT = 6.6, 7.4
LEAST_ON_LAST = 3
_SLACK = 1e-6


@dataclass(frozen=True)
class PlannedPage:
    """One page: where its table or its pieces begin, its rows, and what of the closing stands on it.

    `carried` is what the rows of the pages before come to, by amount column; `ends_table` stands where the last row
    is, with or without what closes the list.
    """

    top: float
    rows: tuple[PlannedRow, ...]
    first: bool
    ends_table: bool = False
    closing: tuple[Piece, ...] = ()
    carried: tuple[int, ...] = ()


@dataclass(frozen=True)
class PlannedList:
    """A list measured and divided into pages."""

    sheet: SignedList
    head: Head
    running: Head
    closing: Closing
    pages: tuple[PlannedPage, ...]
    problems: tuple[str, ...]


def plan_list(sheet: SignedList, paper: Paper) -> PlannedList:
    """Measure everything on a list and divide it into pages; nothing is drawn yet."""
    running = running_head(sheet, paper)
    head = running if sheet.continues else set_head(sheet, paper)
    rows, problems = plan_rows(sheet)
    closing = set_closing(sheet, paper)
    pages = _divide(sheet, rows, closing, (head.bottom, running.bottom), paper.lowest)
    return PlannedList(sheet, head, running, closing, pages, (*head.problems, *problems))


def _divide(sheet: SignedList, rows: Sequence[PlannedRow], closing: Closing, tops: tuple[float, float],
            lowest: float) -> tuple[PlannedPage, ...]:
    """Fill pages with whole rows; the last carries the closing and, where that can be, at least three listed rows.

    A closing that is too tall for that, and one of sentences and tables, follows the rows and flows on.
    """
    table_head = head_height(sheet.columns)
    rooms = (lowest - tops[0] - table_head, lowest - tops[1] - table_head)
    needed = closing.height
    if sheet.totals is not None:  # each page but the last gives room to what is carried over, in and out
        rooms = (rooms[0] - CARRIED_OUT, rooms[1] - CARRIED_IN - CARRIED_OUT)
        needed -= CARRIED_OUT
    heights = [row.whole for row in rows]
    least = sum(sorted(heights)[:LEAST_ON_LAST])
    whole = not sheet.blocks and needed + least <= max(rooms) + _SLACK
    alone = TOTAL_ROW - CARRIED_OUT if sheet.totals is not None else 0.0
    cuts = page_cuts(heights, len(sheet.rows), rooms, needed if whole else alone)
    pages = _table_pages(rows, cuts, tops)
    if whole:
        return (*pages[:-1], _closed(pages[-1], closing.pieces))
    bottom = pages[-1].top + sum(row.whole for row in pages[-1].rows) + (table_head if pages[-1].rows else 0)
    bottom += CARRIED_IN if sheet.totals is not None and len(pages) > 1 else 0
    flowing = _flow(closing, bottom, tops[1], lowest)
    return (*pages[:-1], _closed(pages[-1], flowing[0]),
            *(PlannedPage(tops[1], (), first=False, closing=pieces) for pieces in flowing[1:]))


def _flow(closing: Closing, bottom: float, top: float, lowest: float) -> list[tuple[Piece, ...]]:
    """The pieces on the page of the last row, which may be none, and on the pages after it."""
    opening = 2 if closing.pieces and closing.pieces[0].kind == "gap" else 1
    begins = pieces_height(closing.pieces[:opening], closing.heads) <= lowest - bottom + _SLACK
    pages = divide_pieces(closing.pieces, closing.heads, (bottom if begins else top, top), lowest)
    told = [page.pieces for page in pages]
    return told if begins else [(), *told]


def _closed(page: PlannedPage, pieces: tuple[Piece, ...]) -> PlannedPage:
    return PlannedPage(page.top, page.rows, page.first, ends_table=True, closing=pieces, carried=page.carried)


def _table_pages(rows: Sequence[PlannedRow], cuts: Sequence[int], tops: tuple[float, float]) -> list[PlannedPage]:
    width = max((len(row.amounts) for row in rows), default=0)
    nothing = (0,) * width
    sums = list(accumulate((row.amounts or nothing for row in rows), _added, initial=nothing))
    return [PlannedPage(tops[min(index, 1)], tuple(rows[start:end]), first=index == 0, carried=sums[start])
            for index, (start, end) in enumerate(pairwise(cuts))]


def _added(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def sums_until(page: PlannedPage) -> tuple[int, ...]:
    """What all rows up to the end of a page come to, by amount column."""
    total = page.carried
    for row in page.rows:
        total = _added(total, row.amounts) if row.amounts else total
    return total


def page_cuts(heights: Sequence[float], listed: int, rooms: tuple[float, float], closing: float) -> list[int]:
    """The rows with which pages begin, and the number of rows at the end.

    `rooms` are what the first and each later page have for rows; `listed` rows come before the blank ones.
    """
    tail = _tail_start(heights, listed, rooms[1] - closing)
    cuts = [0]
    while True:
        start, room = cuts[-1], rooms[min(len(cuts) - 1, 1)]
        if sum(heights[start:]) + closing <= room + _SLACK or (start >= len(heights) and len(cuts) > 1):
            break
        cuts.append(_page_end(heights, start, room, tail, first=len(cuts) == 1))
    return [*cuts, len(heights)]


def _tail_start(heights: Sequence[float], listed: int, room: float) -> int:
    """The first row that the last page must carry: three listed rows and all blank ones, or what of it one page holds.

    Never the very first: then the page before it would carry none.
    """
    wanted = [listed - LEAST_ON_LAST, len(heights) - LEAST_ON_LAST, len(heights) - 1]
    return next((start for start in wanted if start > 0 and sum(heights[start:]) <= room + _SLACK), len(heights))


def _page_end(heights: Sequence[float], start: int, room: float, tail: int, *, first: bool) -> int:
    """The row after the last one that stays on a page which is not the last."""
    end = start
    used = 0.0
    while end < len(heights) and used + heights[end] <= room + _SLACK:
        used += heights[end]
        end += 1
    if start < tail <= end:
        end = tail
    # A first page may be all head; any later page takes at least one row, however tall.
    return end if end > start or first else start + 1
