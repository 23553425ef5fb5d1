"""Drawing the pages of a letter."""

from collections.abc import Sequence

from app.printing import fonts, jpeg, letterhead, signatures
from app.printing.letter_content import Picture
from app.printing.letter_pages import RUNNING_RULE, TITLE_STEP, PlannedLetter, PlannedPage, needed, title_y
from app.printing.letter_pieces import ASCENT, LABEL, LEAD, PAD, SIZE, STYLE, Piece, TableHead, edges
from app.printing.page import FINE, FRAME, HEAD_FILL, INNER, Page
from app.printing.sentence import draw_runs
from app.printing.text import Fitted, Try, fit, printable


def draw_page(page: Page, plan: PlannedLetter, planned: PlannedPage, *, first: bool) -> None:
    """Draw the head of a page and its pieces."""
    if first:
        _draw_titles(page, plan)
    else:
        _draw_running_head(page, plan)
    y = planned.top
    segment: list[tuple[Piece, float]] = []
    for index, piece in enumerate(planned.pieces):
        y += needed(piece, planned.pieces[:index], plan.heads)
        _draw_piece(page, plan, piece, y - piece.height)
        if piece.kind == "row":
            segment.append((piece, y - piece.height))
            after = planned.pieces[index + 1] if index + 1 < len(planned.pieces) else None
            if after is None or after.kind != "row" or after.number != piece.number:
                _draw_table(page, plan.heads[piece.number], segment)
                segment = []


def _draw_titles(page: Page, plan: PlannedLetter) -> None:
    paper = page.paper
    left, width = paper.margins.left, paper.usable_width
    letterhead.draw(page, plan.kop, left, paper.margins.top, width)
    y, middle = title_y(paper, plan.kop), left + width / 2
    for index, title in enumerate(plan.titles):
        for line in title.lines:
            page.tracked(middle, y, line, fonts.SERIF_BOLD, title.size, 0.0 if index else 0.4)
            y += TITLE_STEP
    page.centred(middle, y, printable(plan.letter.number, fonts.SERIF), fonts.SERIF, SIZE)


def _draw_running_head(page: Page, plan: PlannedLetter) -> None:
    margins, width = page.paper.margins, page.paper.usable_width
    for text, font, size, y in (
        (" ".join(plan.letter.titles), fonts.SANS_BOLD, 9.0, 14.5),
        (plan.letter.about, fonts.SANS, 8.5, 18.8),
    ):
        fitted = fit(printable(text, font), font, width, (Try(1, size, 6.5),))
        page.text(margins.left, y, fitted.lines[0], font, fitted.size)
    page.line(margins.left, RUNNING_RULE, margins.left + width, RUNNING_RULE, FRAME)


def _draw_piece(page: Page, plan: PlannedLetter, piece: Piece, y: float) -> None:
    left, width = page.paper.margins.left, page.paper.usable_width
    match piece.kind:
        case "line":
            page.text(left, y + ASCENT, piece.mark, fonts.SERIF, SIZE)
            draw_runs(page, left + piece.indent, y + ASCENT, piece.runs, SIZE)
        case "centred":
            _centred(page, piece, left + width / 2, y + ASCENT, SIZE)
        case "caption":
            _centred(page, piece, left + width / 2, y + ASCENT, 10)
        case "fact":
            page.text(left + LABEL, y + ASCENT, ":", fonts.SERIF, SIZE)
            for x, fitted in zip((left, left + LABEL + 3), piece.cells, strict=True):
                for index, line in enumerate(fitted.lines):
                    page.text(x, y + ASCENT + LEAD * index, line, fonts.SERIF, SIZE)
        case "aside":
            draw_runs(page, left, y + ASCENT, piece.runs, SIZE)
            page.right(left + width, y + ASCENT, piece.cells[0].lines[0], fonts.SERIF, piece.cells[0].size)
        case "signed":
            blocks = plan.signed[piece.number]
            places = [left + edge for edge in edges(len(blocks), width)]
            signatures.draw_left(page, blocks, STYLE, places, y + ASCENT, STYLE.least)
        case "picture":
            _draw_picture(page, plan.pictures[piece.number], left + width / 2, y)


def _centred(page: Page, piece: Piece, axis: float, y: float, size: float) -> None:
    whole = sum(fonts.width(text, face, size) for text, face in piece.runs)
    draw_runs(page, axis - whole / 2, y, piece.runs, size)


def _draw_picture(page: Page, picture: Picture, axis: float, y: float) -> None:
    width, height = jpeg.fitted(picture.jpeg, picture.width, picture.height)
    jpeg.draw(page, picture.jpeg, axis - width / 2, y, width, height)


def _draw_table(page: Page, head: TableHead, rows: Sequence[tuple[Piece, float]]) -> None:
    """The rows of a table on one page, with its head above them."""
    left = page.paper.margins.left + head.indent
    width = sum(column.width for column in head.columns)
    top, bottom = rows[0][1] - head.height, rows[-1][1] + rows[-1][0].height
    page.fill(left, top, width, head.height, HEAD_FILL)
    x = left
    for column, label in zip(head.columns, head.labels, strict=True):
        align = "centre" if head.signing and column is head.columns[-1] else column.align
        _draw_lines(page, label, align, x, column.width, top + head.height / 2, fonts.SERIF_BOLD)
        x += column.width
        if column is not head.columns[-1]:
            page.line(x, top, x, bottom, INNER)
    page.line(left, top + head.height, left + width, top + head.height, FRAME)
    open_columns = head.columns[-1].width if head.signing else 0.0
    for index, (piece, y) in enumerate(rows):
        _draw_row(page, head, piece, y)
        if index + 1 < len(rows):
            page.line(left, y + piece.height, left + width - open_columns, y + piece.height, INNER)
    if head.signing:
        _draw_signing(page, left + width - open_columns, open_columns / 2, rows)
    page.frame(left, top, width, bottom - top)


def _draw_row(page: Page, head: TableHead, piece: Piece, y: float) -> None:
    font = fonts.SERIF_BOLD if piece.strong else fonts.SERIF
    x = page.paper.margins.left + head.indent
    for column, cell in zip(head.columns, piece.cells, strict=True):
        _draw_lines(page, cell, column.align, x, column.width, y + piece.height / 2, font)
        x += column.width


def _draw_lines(page: Page, fitted: Fitted, align: str, x: float, width: float, middle: float, font: str) -> None:
    """Lines of a cell about the middle of its height."""
    y = middle + fonts.capital(font, fitted.size) / 2 - (len(fitted.lines) - 1) * fitted.lead / 2
    for line in fitted.lines:
        if align == "right":
            page.right(x + width - PAD, y, line, font, fitted.size)
        elif align == "centre":
            page.centred(x + width / 2, y, line, font, fitted.size)
        else:
            page.text(x + PAD, y, line, font, fitted.size)
        y += fitted.lead


def _draw_signing(page: Page, left: float, half: float, rows: Sequence[tuple[Piece, float]]) -> None:
    """Odd numbers sign left, even right; the rule of a box stands only above its own number (paper.md §5)."""
    first, last = rows[0][1], rows[-1][1] + rows[-1][0].height
    page.line(left + half, first, left + half, last, FINE)
    for index, (piece, y) in enumerate(rows):
        number = piece.cells[0].lines[0]
        even = int(number.rstrip(".")) % 2 == 0
        x = left + (half if even else 0.0)
        if index:
            page.line(x, y, x + half, y, INNER)
        page.text(x + 1.2, y + 3.6, number, fonts.SERIF, 8.5)
