"""Drawing the pages of a report."""

from collections.abc import Callable, Sequence

from app.printing import fonts, letterhead, signatures
from app.printing.page import BLACK, FRAME, HEAD_FILL, INNER, Page
from app.printing.report_content import Align, ReportColumn
from app.printing.report_pages import (
    CELL_GAP,
    CELL_LEAD,
    CELL_SIZE,
    LABEL,
    LEAD,
    PAD,
    RUNNING_RULE,
    SIGNATURE_GAP,
    SIZE,
    Piece,
    PlannedPage,
    PlannedReport,
    TableHead,
    gap,
    title_y,
)
from app.printing.text import Try, fit, printable

_OWN_KINDS = frozenset({"row", "heading", "words", "fact"})

_BAR_HEIGHT, _BAR_FIGURES = 2.4, 10.0  # mm; the figures stand at the right of the bar


def draw_page(page: Page, plan: PlannedReport, planned: PlannedPage, *, first: bool) -> None:
    """Draw the head of a page and its pieces."""
    if first:
        _draw_first_head(page, plan)
    else:
        _draw_running_head(page, plan)

    def draw_signature(piece: Piece, y: float) -> None:
        if piece.kind == "signature":
            style, left = signatures.LIST_STYLE, page.paper.margins.left
            blocks = [block for _, block in plan.signed]
            edges = [left + edge for edge, _ in plan.signed]
            signatures.draw_left(page, blocks, style, edges, y + SIGNATURE_GAP, style.least)

    draw_pieces(page, plan.heads, planned.pieces, planned.top, draw_signature)


def draw_pieces(page: Page, heads: Sequence[TableHead], pieces: Sequence[Piece], y: float,
                draw_other: Callable[[Piece, float], None]) -> None:
    """Draw pieces one below the other from `y` on; what is no row, heading, words or fact is left to `draw_other`."""
    segment = y
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else None
        begins = piece.table >= 0 and (before is None or before.table != piece.table)
        y += gap(before, piece)
        if begins:
            segment = y
            y = _draw_head(page, heads[piece.table], y)
        ends = index + 1 == len(pieces) or pieces[index + 1].table != piece.table
        if piece.kind in _OWN_KINDS:
            _draw_piece(page, heads, piece, y, last=ends)
        else:
            draw_other(piece, y)
        y += piece.height
        if piece.table >= 0 and ends:
            _draw_uprights(page, heads[piece.table], segment, y)


def _draw_first_head(page: Page, plan: PlannedReport) -> None:
    paper = page.paper
    left, width = paper.margins.left, paper.usable_width
    letterhead.draw(page, plan.kop, left, paper.margins.top, width)
    y, middle = title_y(paper, plan.kop), left + width / 2
    for line in plan.title.lines:
        page.tracked(middle, y, line, fonts.SANS_BOLD, plan.title.size, 0.3)
        y += 5
    y += 0.5
    for line in plan.subtitle.lines:
        page.centred(middle, y, line, fonts.SANS_BOLD, plan.subtitle.size)
        y += 5


def _draw_running_head(page: Page, plan: PlannedReport) -> None:
    margins, width = page.paper.margins, page.paper.usable_width
    for text, font, size, y in (
        (plan.report.title, fonts.SANS_BOLD, 9.0, 14.5),
        (plan.report.about, fonts.SANS, 8.5, 18.8),
    ):
        fitted = fit(printable(text, font), font, width, (Try(1, size, 7.0),))
        page.text(margins.left, y, fitted.lines[0], font, fitted.size)
    page.line(margins.left, RUNNING_RULE, margins.left + width, RUNNING_RULE, FRAME)


def _draw_head(page: Page, head: TableHead, y: float) -> float:
    left = page.paper.margins.left
    page.fill(left, y, sum(column.width for column in head.columns), head.height, HEAD_FILL)
    x = left
    for column, label in zip(head.columns, head.labels, strict=True):
        line_y = y + head.height / 2 + fonts.capital(fonts.SANS_BOLD, label.size) / 2
        line_y -= (len(label.lines) - 1) * label.lead / 2
        for line in label.lines:
            page.centred(x + column.width / 2, line_y, line, fonts.SANS_BOLD, label.size)
            line_y += label.lead
        x += column.width
    page.line(left, y + head.height, x, y + head.height, FRAME)
    return y + head.height


def _draw_uprights(page: Page, head: TableHead, top: float, bottom: float) -> None:
    left = x = page.paper.margins.left
    for column in head.columns[:-1]:
        x += column.width
        page.line(x, top, x, bottom, INNER)
    page.frame(left, top, sum(column.width for column in head.columns), bottom - top)


def _draw_piece(page: Page, heads: Sequence[TableHead], piece: Piece, y: float, *, last: bool) -> None:
    left = page.paper.margins.left
    font = fonts.SANS_BOLD if piece.strong else fonts.SANS
    match piece.kind:
        case "row":
            _draw_row(page, heads[piece.table], piece, y, last=last)
        case "heading":
            for index, line in enumerate(piece.lines[0]):
                page.text(left, y + 6.6 + 5 * index, line, fonts.SANS_BOLD, 10.5)
        case "words":
            page.text(left + piece.indent, y + 3.6, piece.lines[0][0], font, SIZE)
        case "fact":
            page.text(left + LABEL, y + 3.6, ":", fonts.SANS, SIZE)
            for x, lines in ((left, piece.lines[0]), (left + LABEL + 3, piece.lines[1])):
                for index, line in enumerate(lines):
                    page.text(x, y + 3.6 + LEAD * index, line, fonts.SANS, SIZE)


def _draw_row(page: Page, head: TableHead, piece: Piece, y: float, *, last: bool) -> None:
    font = fonts.SANS_BOLD if piece.strong else fonts.SANS
    left = x = page.paper.margins.left
    for column, lines in zip(head.columns, piece.lines, strict=True):
        baseline = y + piece.above + CELL_GAP / 2 + CELL_LEAD / 2 + fonts.capital(font, CELL_SIZE) / 2
        if column.full:
            _bar(page, lines[0], column, x, y + piece.above + CELL_GAP / 2 + CELL_LEAD / 2)
        for line in lines:
            _put(page, line, column.align, x, column.width, baseline, font)
            baseline += CELL_LEAD
        x += column.width
    if not last:
        page.line(left, y + piece.height, x, y + piece.height, INNER)


def _bar(page: Page, text: str, column: ReportColumn, x: float, middle: float) -> None:
    """An empty bar and its filled part, left of the number: black on white, so that no printer loses it."""
    try:
        share = float(text.replace(",", ".")) / column.full
    except ValueError:  # nothing was measured
        return
    width = column.width - 2 * PAD - _BAR_FIGURES
    page.frame(x + PAD, middle - _BAR_HEIGHT / 2, width, _BAR_HEIGHT, INNER)
    page.fill(x + PAD, middle - _BAR_HEIGHT / 2, width * min(max(share, 0.0), 1.0), _BAR_HEIGHT, BLACK)


def _put(page: Page, text: str, align: Align, x: float, width: float, y: float, font: str) -> None:
    if align == "right":
        page.right(x + width - PAD, y, text, font, CELL_SIZE)
    elif align == "centre":
        page.centred(x + width / 2, y, text, font, CELL_SIZE)
    else:
        page.text(x + PAD, y, text, font, CELL_SIZE)
