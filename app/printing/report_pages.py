"""What of a report stands on which page: pieces that are never split, a table's head again on every page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.wording import unbroken
from app.printing import fonts, letterhead, signatures
from app.printing.paper import Paper
from app.printing.report_content import Block, Facts, Heading, Report, ReportColumn, ReportTable, Words
from app.printing.text import LEADING, Fitted, Try, fit, printable, wrap

SIZE, _HEAD_SIZE, CELL_SIZE = 9.5, 9.0, 8.5
LEAD, CELL_LEAD = 4.6, CELL_SIZE * LEADING * 25.4 / 72
PAD, CELL_GAP = 1.3, 2.2
LABEL = 38.0
_TITLE_WAYS = (Try(1, 13, 11), Try(3, 12, 11))
_SUBTITLE_WAYS = (Try(1, 10.5, 9.5), Try(4, 10.5, 9.5))
_RUNNING_TOP, RUNNING_RULE = 24.0, 20.8
_TALLEST = 40  # lines of a row; the rest goes on in a row of its own
_AFTER_TABLE, _TABLE_AFTER_WORDS = 2.0, 2.0
_LEAST_WITH_SIGNATURE = 3
SIGNATURE_GAP = 10.7
# Left edges of the signature blocks by their number, on paper of which 178 mm can be printed (paper.md §7).
_EDGES = {0: (), 1: (115.0,), 2: (7.0, 115.0), 3: (7.0, 66.0, 122.0)}
_BETWEEN = 6.0

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Piece:
    """Something whole: a line of text, a row of a table, the signature. `table` is the index of its table's head,
    `above` the room above the lines of a row that is higher than they are."""

    height: float
    kind: str
    lines: Cells = ()
    table: int = -1
    strong: bool = False
    indent: float = 0.0
    keeps_next: bool = False
    above: float = 0.0


@dataclass(frozen=True)
class TableHead:
    """A table's columns at their widths, and its labels set."""

    columns: tuple[ReportColumn, ...]
    labels: tuple[Fitted, ...]
    height: float


@dataclass(frozen=True)
class PlannedPage:
    """The pieces of a page and where the first of them begins."""

    top: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class PlannedReport:
    """A report measured and divided into pages."""

    report: Report
    kop: letterhead.Kop
    title: Fitted
    subtitle: Fitted
    heads: tuple[TableHead, ...]
    signed: tuple[tuple[float, signatures.Block], ...]
    pages: tuple[PlannedPage, ...]


def plan_report(report: Report, paper: Paper) -> PlannedReport:
    """Measure everything and divide it into pages; nothing is drawn yet."""
    width = paper.usable_width
    kop = letterhead.measure(report.letterhead, letterhead.SANS_KOP, width)
    bold = fonts.SANS_BOLD
    title = fit(printable(report.title, bold), bold, width - 20, _TITLE_WAYS, balanced=True)
    subtitle = fit(unbroken(printable(report.subtitle, bold)), bold, width, _SUBTITLE_WAYS, balanced=True)
    heads: list[TableHead] = []
    pieces = set_blocks(report.blocks, width, heads)
    signed = _signatures(report, width)
    if signed:
        style = signatures.LIST_STYLE
        height = signatures.block_height([block for _, block in signed], style, style.least)
        pieces.append(Piece(SIGNATURE_GAP + height + 1.5, "signature"))
    tops = (_first_top(paper, kop, title, subtitle), _RUNNING_TOP)
    pages = tuple(divide_pieces(pieces, heads, tops, paper.lowest))
    return PlannedReport(report, kop, title, subtitle, tuple(heads), signed, pages)


def _signatures(report: Report, width: float) -> tuple[tuple[float, signatures.Block], ...]:
    """The blocks that are there, each with how far from the margin it begins."""
    found = (*report.acknowledged[-2:], *([report.signature] if report.signature else []))
    edges = [edge * width / 178 for edge in _EDGES[len(found)]]
    ends = [*(after - _BETWEEN for after in edges[1:]), width]
    return tuple(
        (edge, signatures.set_block(one, signatures.LIST_STYLE, end - edge))
        for one, edge, end in zip(found, edges, ends, strict=False)
    )


def _first_top(paper: Paper, kop: letterhead.Kop, title: Fitted, subtitle: Fitted) -> float:
    y = title_y(paper, kop) + 5 * (len(title.lines) - 1)
    return y + (5.5 + 5 * (len(subtitle.lines) - 1) if subtitle.lines != ("",) else 0) + 4.2


def title_y(paper: Paper, kop: letterhead.Kop) -> float:
    """The baseline of the title's first line."""
    top = paper.margins.top
    return top + 8 if kop.empty else top + kop.height + 3.25 + 8.4


def set_blocks(blocks: Sequence[Block], width: float, heads: list[TableHead]) -> list[Piece]:
    """The pieces of blocks, one below the other; the heads of their tables are added to `heads`."""
    return [piece for block in blocks for piece in _pieces(block, width, heads)]


def _pieces(block: Block, width: float, heads: list[TableHead]) -> list[Piece]:
    match block:
        case Facts(pairs):
            return [_fact(label, value, width) for label, value in pairs]
        case Heading(text):
            lines = wrap(printable(text, fonts.SANS_BOLD), fonts.SANS_BOLD, 10.5, width)
            return [Piece(5.0 * len(lines) + 4.4, "heading", (tuple(lines),), keeps_next=True)]
        case Words(text, strong, indent):
            font = fonts.SANS_BOLD if strong else fonts.SANS
            lines = [
                line
                for part in text.splitlines() or [""]
                for line in wrap(unbroken(printable(part, font)), font, SIZE, width - indent)
            ]
            return [Piece(LEAD, "words", ((line,),), strong=strong, indent=indent) for line in lines]
        case ReportTable():
            return _table(block, width, heads)


def _fact(label: str, value: str, width: float) -> Piece:
    values = [
        line
        for part in value.splitlines() or [""]
        for line in wrap(unbroken(printable(part, fonts.SANS)), fonts.SANS, SIZE, width - LABEL - 3)
    ]
    labels = wrap(printable(label, fonts.SANS), fonts.SANS, SIZE, LABEL - 1)
    return Piece(LEAD * max(len(values), len(labels)), "fact", (tuple(labels), tuple(values)))


def _table(table: ReportTable, width: float, heads: list[TableHead]) -> list[Piece]:
    head = _head(table.columns, width)
    heads.append(head)
    number = len(heads) - 1
    pieces: list[Piece] = []
    for index, row in enumerate(table.rows):
        strong = index in table.strong
        cells = [_cell(text, column, strong) for text, column in zip(row, head.columns, strict=True)]
        while True:
            part = tuple(cell[:_TALLEST] for cell in cells)
            height = max(len(cell) for cell in part) * CELL_LEAD + CELL_GAP
            above = max(table.row_height - height, 0.0) / 2
            pieces.append(Piece(height + 2 * above, "row", part, number, strong, above=above))
            cells = [cell[_TALLEST:] for cell in cells]
            if not any(cells):
                break
    return pieces


def _cell(text: str, column: ReportColumn, strong: bool) -> tuple[str, ...]:
    font = fonts.SANS_BOLD if strong else fonts.SANS
    room = column.width - 2 * PAD
    parts = text.splitlines() or [""]
    return tuple(line for part in parts for line in wrap(unbroken(printable(part, font)), font, CELL_SIZE, room))


def _head(columns: Sequence[ReportColumn], width: float) -> TableHead:
    growing = sum(column.grows for column in columns) or 1
    share = (width - sum(column.width for column in columns)) / growing
    own = tuple(
        replace(column, width=column.width + share) if column.grows else column
        for column in columns
    )
    bold = fonts.SANS_BOLD
    ways = (Try(1, _HEAD_SIZE, 7.5), Try(2, _HEAD_SIZE, 7.5), Try(3, 8, 6.5))
    labels = tuple(fit(printable(column.label, bold), bold, column.width - 2 * PAD, ways) for column in own)
    return TableHead(own, labels, max(8.0, max(len(one.lines) * one.lead for one in labels) + 3))


def divide_pieces(
    pieces: Sequence[Piece], heads: Sequence[TableHead], tops: tuple[float, float], lowest: float
) -> list[PlannedPage]:
    """Fill pages from the top; what keeps with the next goes over with it, and the signature takes rows along."""
    pages: list[list[Piece]] = [[]]
    left = lowest - tops[0]
    for piece in pieces:
        needed = _needed(piece, pages[-1], heads)
        if needed > left and pages[-1]:
            taken = _taken_along(pages[-1])
            pages.append(taken)
            left = lowest - tops[1] - pieces_height(taken, heads)
            needed = _needed(piece, taken, heads)
        pages[-1].append(piece)
        left -= needed
    if len(pages) > 1 and pages[-1][-1].kind == "signature":
        _accompany(pages[-2], pages[-1], heads, lowest - tops[1])
    return [PlannedPage(tops[min(number, 1)], tuple(page)) for number, page in enumerate(pages)]


def _needed(piece: Piece, page: Sequence[Piece], heads: Sequence[TableHead]) -> float:
    before = page[-1] if page else None
    begins = piece.table >= 0 and (before is None or before.table != piece.table)
    return piece.height + (heads[piece.table].height if begins else 0) + gap(before, piece)


def gap(before: Piece | None, piece: Piece) -> float:
    """Room between two pieces besides their own."""
    if before is None or before.table == piece.table:
        return 0.0
    if before.table >= 0:
        return _AFTER_TABLE
    return _TABLE_AFTER_WORDS if before.kind in {"words", "fact"} else 0.0


def pieces_height(page: Sequence[Piece], heads: Sequence[TableHead]) -> float:
    """Height of pieces one below the other."""
    return sum(_needed(piece, page[:index], heads) for index, piece in enumerate(page))


def _taken_along(page: list[Piece]) -> list[Piece]:
    """The pieces at the end of a full page that go over to the next: headings of what comes there."""
    taken: list[Piece] = []
    while len(page) > 1 and page[-1].keeps_next:
        taken.insert(0, page.pop())
    return taken


def _accompany(before: list[Piece], last: list[Piece], heads: Sequence[TableHead], room: float) -> None:
    """Bring a few pieces over to the signature: a page with nothing but a name could be put to any paper."""
    while len(last) <= _LEAST_WITH_SIGNATURE and len(before) > 1 and pieces_height([before[-1], *last], heads) <= room:
        last.insert(0, before.pop())
    while len(before) > 1 and before[-1].keeps_next and pieces_height([before[-1], *last], heads) <= room:
        last.insert(0, before.pop())
