"""The first pages of a berkas kegiatan: the cover with what is not complete, and the contents (paper.md §3, §5, §8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from app.domain.wording import unbroken
from app.printing import fonts, letterhead
from app.printing.page import BLACK, FOOTER_GREY, FRAME, HEAD_FILL, PRACTICE_WIDTH, Page, practice_label
from app.printing.paper import Paper
from app.printing.records import Letterhead
from app.printing.text import Fitted, Try, fit, printable, wrap

_LEFT, _RIGHT = 22.0, 15.0  # the minutes' margins (paper.md §2)
_TITLE_Y, _RULE_Y, _EVENT_Y, _FACTS_GAP = 79.5, 84.0, 94.0, 16.0
_FACT_LABEL, _FACT_COLON, _FACT_VALUE, _FACT_STEP = 46.5, 90.5, 94.2, 7.0
_FACT_SIZE = 11.5
_GAP_SIZES = (10.5, 9.5, 8.5)  # pt: smaller where that lets more of the gaps stand on the cover
_LEAD = 1.3 * 25.4 / 72  # mm of a line for each pt of its size
_GAP_LEAD = 6.5 / 10.5  # the same from one gap to the next
_BOX_LEFT, _BOX_RIGHT, _BOX_TEXT = 34.0, 34.0 - 3.0, 45.0
_TICK = 3.2
_SEAL_ABOVE = 35.0  # the seal's baseline above the lower edge
_COLUMNS = (11.0, 92.0, 52.0, 18.0)  # No. · Dokumen · Keterangan · Hlm.
_STATE_INDENT, _PAD = 5.0, 2.0
_HEAD, _ROW, _GROUP, _LOWEST = 8.0, 7.5, 8.3, 20.0
_CELL_SIZE = 10.5
_NOTE = "Kotak kosong menandai dokumen yang belum lengkap; rinciannya pada halaman 1."


@dataclass(frozen=True)
class ContentsLine:
    """A document of the bundle: what it is called, how far it is, the page where it begins (0: it is not in it)."""

    group: str
    title: str
    state: str
    complete: bool
    page: int = 0


@dataclass(frozen=True)
class BundleFront:
    """All that stands on the first pages. `gaps` are sentences; `more` says where those are that found no room.

    `seal` is the seal's own line in capital groups ("" for none), `made` the line under it.
    """

    event_title: str
    event_code: str
    facts: tuple[tuple[str, str], ...]
    gaps: tuple[str, ...]
    lines: tuple[ContentsLine, ...]
    made: str
    seal: str = ""
    more: str = ""
    letterhead: Letterhead = field(default_factory=Letterhead)
    practice: bool = False


def front_pages(lines: Sequence[ContentsLine], paper: Paper) -> int:
    """How many pages the cover and the contents take; the numbers of pages in `lines` do not matter."""
    return 1 + len(_divided(lines, paper))


def bundle_front(front: BundleFront, paper: Paper, total: int) -> bytes:
    """Cover and contents as PDF; `total` is how many pages the whole bundle has."""
    target = BytesIO()
    title = f"Berkas kegiatan {front.event_code}"
    page = Page(target, paper, title, letterhead.author(front.letterhead))
    _begin(page, front)
    _draw_cover(page, front)
    _end(page, front, 1, total)
    for number, planned in enumerate(_divided(front.lines, paper), start=2):
        _begin(page, front)
        _draw_contents(page, planned, first=number == 2)
        _end(page, front, number, total)
    page.save()
    return target.getvalue()


def _begin(page: Page, front: BundleFront) -> None:
    if front.practice:
        page.practice_outline()
        practice_label(page, page.paper.width - _RIGHT - PRACTICE_WIDTH, 5.9)


def _end(page: Page, front: BundleFront, number: int, total: int) -> None:
    y, right = page.paper.height - 8.5, page.paper.width - _RIGHT
    words = f"Halaman {number} dari {total}"
    room = right - _LEFT - fonts.width(words, fonts.SANS, 8) - 5
    told = fit(printable(f"BERKAS KEGIATAN  |  {front.event_code}", fonts.SANS), fonts.SANS, room, (Try(1, 7.5, 6.5),))
    page.ink(FOOTER_GREY)
    page.text(_LEFT, y, told.lines[0], fonts.SANS, told.size)
    page.ink(BLACK)
    page.right(right, y, words, fonts.SANS, 8)
    page.end()


def _draw_cover(page: Page, front: BundleFront) -> None:
    width = page.paper.width - _LEFT - _RIGHT
    middle = _LEFT + width / 2
    kop = letterhead.measure(front.letterhead, letterhead.SERIF_KOP, width)
    letterhead.draw(page, kop, _LEFT, 14, width)
    page.tracked(middle, _TITLE_Y, "BERKAS KEGIATAN", fonts.GARAMOND, 34, 34 * 0.1)
    page.line(middle - 30, _RULE_Y, middle + 30, _RULE_Y, 0.8)
    bold = fonts.SERIF_BOLD
    ways = (Try(2, 17, 14), Try(4, 14, 11))
    title = fit(unbroken(printable(front.event_title, bold)), bold, width - 20, ways, balanced=True)
    y = _EVENT_Y
    for line in title.lines:
        page.centred(middle, y, line, bold, title.size)
        y += title.size * _LEAD
    y = _draw_facts(page, front.facts, y - title.size * _LEAD + _FACTS_GAP)
    _draw_gaps(page, front, y + 6)
    _draw_seal(page, front, middle)


def _draw_facts(page: Page, facts: Sequence[tuple[str, str]], y: float) -> float:
    font, room = fonts.SERIF, page.paper.width - _RIGHT - _FACT_VALUE
    for label, value in facts:
        page.text(_FACT_LABEL, y, label, font, _FACT_SIZE)
        page.text(_FACT_COLON, y, ":", font, _FACT_SIZE)
        lines = wrap(unbroken(printable(value, font)), font, _FACT_SIZE, room)
        for number, line in enumerate(lines):
            page.text(_FACT_VALUE, y + number * _FACT_SIZE * _LEAD, line, font, _FACT_SIZE)
        y += _FACT_STEP + (len(lines) - 1) * _FACT_SIZE * _LEAD
    return y


def _draw_gaps(page: Page, front: BundleFront, y: float) -> None:
    """The gaps in a frame, an empty box before each: as many as have room above the seal."""
    bold, font = fonts.SERIF_BOLD, fonts.SERIF
    if not front.gaps:
        page.text(_BOX_LEFT, y, "Tidak ada kekurangan yang tercatat.", bold, 11.5)
        return
    page.text(_BOX_LEFT, y, f"Yang belum lengkap ({len(front.gaps)})", bold, 11.5)
    top, right = y + 2.8, page.paper.width - _BOX_RIGHT
    room = page.paper.height - _SEAL_ABOVE - 9 - top
    size, set_lines, shown = _set_gaps(front.gaps, right - 3 - _BOX_TEXT, room)
    y = top + 5.6
    for lines in set_lines[:shown]:
        page.frame(_BOX_LEFT + 3.6, y - 2.8, _TICK, _TICK, 0.6)
        for number, line in enumerate(lines):
            page.text(_BOX_TEXT, y + number * size * _LEAD, line, font, size)
        y += _gap_height(lines, size)
    if shown < len(front.gaps):
        told = f"dan {len(front.gaps) - shown} lainnya{front.more}."
        page.text(_BOX_TEXT, y, printable(told, bold), bold, size)
        y += size * _GAP_LEAD
    page.frame(_BOX_LEFT, top, right - _BOX_LEFT, y - 3.4 - top, FRAME)


def _set_gaps(gaps: Sequence[str], width: float, room: float) -> tuple[float, list[list[str]], int]:
    """The size at which the gaps are set, their lines, and how many of them find room."""
    font = fonts.SERIF
    for size in _GAP_SIZES:
        set_lines = [wrap(printable(gap, font), font, size, width) for gap in gaps]
        shown = _fitting([_gap_height(lines, size) for lines in set_lines], room, size * _GAP_LEAD)
        if shown == len(gaps):
            break
    return size, set_lines, shown


def _gap_height(lines: Sequence[str], size: float) -> float:
    return (len(lines) - 1) * size * _LEAD + size * _GAP_LEAD


def _fitting(heights: Sequence[float], room: float, more: float) -> int:
    """How many of the gaps find room, keeping a line for those that do not."""
    if sum(heights) + 2.2 <= room:
        return len(heights)
    used = more + 2.2
    for number, height in enumerate(heights):
        used += height
        if used > room:
            return number
    return len(heights)


def _draw_seal(page: Page, front: BundleFront, middle: float) -> None:
    y = page.paper.height - _SEAL_ABOVE
    if front.seal:
        page.centred(middle, y, f"Segel berkas  {front.seal}", fonts.MONO_BOLD, 10.5)
    width = page.paper.width - _LEFT - _RIGHT
    for number, line in enumerate(wrap(printable(front.made, fonts.SERIF), fonts.SERIF, 10, width)):
        page.centred(middle, y + 4.5 + number * 10 * _LEAD, line, fonts.SERIF, 10)


@dataclass(frozen=True)
class _Row:
    """A line of the contents, set: a group's heading where `number` is 0."""

    number: int
    title: Fitted
    state: Fitted
    line: ContentsLine
    height: float


def _set(lines: Sequence[ContentsLine]) -> Iterator[_Row]:
    group = ""
    for number, line in enumerate(lines, start=1):
        if line.group != group:
            group = line.group
            heading = Fitted((printable(group, fonts.SERIF_BOLD),), _CELL_SIZE)
            yield _Row(0, heading, Fitted(("",), _CELL_SIZE), line, _GROUP)
        font = fonts.SERIF if line.complete else fonts.SERIF_BOLD
        ways = (Try(1, _CELL_SIZE, 9.5), Try(4, 9.5, 8))
        title = fit(printable(line.title, fonts.SERIF), fonts.SERIF, _COLUMNS[1] - _PAD, ways)
        state = fit(printable(line.state, font), font, _COLUMNS[2] - _STATE_INDENT - 1, ways)
        more = max(len(title.lines), len(state.lines)) - 1
        yield _Row(number, title, state, line, _ROW + more * 4.2)


def _divided(lines: Sequence[ContentsLine], paper: Paper) -> list[list[_Row]]:
    """The rows of each page; a group's heading never stands alone at a page's end."""
    room = paper.height - 33.8 - _HEAD - _LOWEST - 8
    pages: list[list[_Row]] = [[]]
    left = room
    rows = list(_set(lines))
    for place, row in enumerate(rows):
        needed = row.height + (rows[place + 1].height if not row.number and place + 1 < len(rows) else 0)
        if needed > left and pages[-1]:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= row.height
    return pages


def _draw_contents(page: Page, rows: Sequence[_Row], *, first: bool) -> None:
    width = page.paper.width - _LEFT - _RIGHT
    bold = fonts.SERIF_BOLD
    page.tracked(_LEFT + width / 2, 26, "DAFTAR ISI" if first else "DAFTAR ISI (lanjutan)", bold, 14, 0.6)
    surplus = width - sum(_COLUMNS)
    edges = [_LEFT, _LEFT + _COLUMNS[0], _LEFT + _COLUMNS[0] + _COLUMNS[1] + surplus]
    right, y = _LEFT + width, 33.8
    page.fill(_LEFT, y, width, _HEAD, HEAD_FILL)
    page.line(_LEFT, y, right, y, FRAME)
    for x, label in zip((edges[0] + _PAD, edges[1] + _PAD, edges[2]), ("No.", "Dokumen", "Keterangan"), strict=True):
        page.text(x, y + 5.2, label, bold, _CELL_SIZE)
    page.right(right - _PAD, y + 5.2, "Hlm.", bold, _CELL_SIZE)
    y += _HEAD
    page.line(_LEFT, y, right, y, FRAME)
    for row in rows:
        _draw_row(page, row, edges, right, y)
        y += row.height
        page.line(_LEFT, y, right, y, 0.6)
    if any(row.number and not row.line.complete for row in rows):
        page.text(_LEFT, y + 5, _NOTE, fonts.SERIF, 9.5)


def _draw_row(page: Page, row: _Row, edges: Sequence[float], right: float, y: float) -> None:
    base, line = y + 4.9, row.line
    if not row.number:
        page.text(edges[0] + _PAD, y + 5.3, row.title.lines[0], fonts.SERIF_BOLD, row.title.size)
        return
    page.right(edges[0] + 8, base, f"{row.number}.", fonts.SERIF, _CELL_SIZE)
    for number, text in enumerate(row.title.lines):
        page.text(edges[1] + _PAD, base + number * 4.2, text, fonts.SERIF, row.title.size)
    font = fonts.SERIF if line.complete else fonts.SERIF_BOLD
    if not line.complete:
        page.frame(edges[2], base - 2.8, _TICK, _TICK, 0.6)
    for number, text in enumerate(row.state.lines):
        page.text(edges[2] + _STATE_INDENT, base + number * 4.2, text, font, row.state.size)
    page.right(right - _PAD, base, str(line.page) if line.page else "–", fonts.SERIF, _CELL_SIZE)
