"""Drawing the pages of a list: head, table with what is carried over, and what closes it."""

from app.printing import fonts, signatures
from app.printing.list_closing import BOX_ROW, BOXES_GAP, NOTE_STEP, SIGNATURE_GAP, TOTAL_ROW, WORDS_LEFT, WORDS_STEP
from app.printing.list_content import Box, ListColumn
from app.printing.list_head import draw_head
from app.printing.list_pages import CARRIED_IN, CARRIED_OUT, PlannedList, PlannedPage, sums_until
from app.printing.list_rows import PADDING, amount_text
from app.printing.list_table import draw_rows
from app.printing.list_table_head import draw_table_head, head_height
from app.printing.page import FRAME, INNER, Page, footer, practice_marks
from app.printing.report_drawing import draw_pieces
from app.printing.report_pages import Piece, pieces_height
from app.printing.text import Try, fit

_BOX_WIDTH = 50.0
_BOX_PITCH = 58.0
_BOX_LABEL = 26.0
_BOX_SIZE = 9.0
_UNIT = "orang"
_CARRIED_OUT_WORDS = "Jumlah halaman ini, dipindahkan"
_CARRIED_IN_WORDS = "Pindahan dari halaman {number}"
_SUM_WAYS = (Try(1, 9, 6.5),)


def draw_list_page(page: Page, plan: PlannedList, planned: PlannedPage, number: int, total: int) -> None:
    """Draw one page, the `number`th of `total` in the file, and finish it."""
    sheet = plan.sheet
    if sheet.practice:
        practice_marks(page)
    draw_head(page, plan.head if planned.first else plan.running)
    bottom = _draw_table(page, plan, planned, number) if planned.rows else planned.top
    if planned.closing:
        _draw_closing(page, plan, planned, bottom)
    about = sheet.about or sheet.date_text
    footer(page, "  |  ".join(part for part in (sheet.short_title, sheet.event_code, about) if part), number, total)
    page.end()


def _draw_table(page: Page, plan: PlannedList, planned: PlannedPage, number: int) -> float:
    sheet = plan.sheet
    left, width = page.paper.margins.left, page.paper.usable_width
    y = planned.top + head_height(sheet.columns)
    draw_table_head(page, sheet.columns, planned.top, y - planned.top)
    page.line(left, y, left + width, y, FRAME)
    if sheet.totals is not None and not planned.first:
        words = _CARRIED_IN_WORDS.format(number=number - 1)
        _draw_sums(page, plan, planned.carried, y, CARRIED_IN, words, fonts.SANS_ITALIC)
        y += CARRIED_IN
        page.line(left, y, left + width, y, INNER)
    y = draw_rows(page, sheet.columns, planned.rows, y, sheet.banner, sheet.ruled_every)
    page.frame(left, planned.top, width, y - planned.top)
    if sheet.totals is not None and not planned.ends_table:
        _draw_sums(page, plan, sums_until(planned), y, CARRIED_OUT, _CARRIED_OUT_WORDS, fonts.SANS_BOLD)
        _frame_sums(page, plan, y, CARRIED_OUT)
    return y


def _draw_sums(page: Page, plan: PlannedList, sums: tuple[int, ...], y: float, height: float, words: str,
               font: str) -> None:
    """A line of sums below or above the rows: words before the first amount, each sum in its column."""
    x = page.paper.margins.left
    told = iter(sums)
    size = min(fit(amount_text(amount), font, column.width - 2 * PADDING, _SUM_WAYS).size
               for column, amount in zip(_amount_columns(plan), sums, strict=True))
    baseline = y + height / 2 + fonts.capital(font, 9) / 2
    before = True
    for column in plan.sheet.columns:
        if column.style == "amount":
            if before:
                page.right(x - PADDING, baseline, words, font, 9)
            before = False
            page.line(x, y, x, y + height, INNER)
            page.right(x + column.width - PADDING, baseline, amount_text(next(told)), font, size)
        elif not before:
            page.line(x, y, x, y + height, INNER)
            return
        x += column.width


def _amount_columns(plan: PlannedList) -> list[ListColumn]:
    return [column for column in plan.sheet.columns if column.style == "amount"]


def _frame_sums(page: Page, plan: PlannedList, y: float, height: float) -> None:
    last = max(index for index, column in enumerate(plan.sheet.columns) if column.style == "amount")
    left = page.paper.margins.left
    right = left + sum(column.width for column in plan.sheet.columns[:last + 1])
    page.frame(left, y, right - left, height)


def _draw_closing(page: Page, plan: PlannedList, planned: PlannedPage, bottom: float) -> None:
    closing = plan.closing
    room = page.paper.lowest - bottom - pieces_height(planned.closing, closing.heads)

    def draw(piece: Piece, y: float) -> None:
        match piece.kind:
            case "total" if plan.sheet.totals is not None:
                sums = sums_until(planned)
                _draw_sums(page, plan, sums, y, TOTAL_ROW, plan.sheet.totals.label, fonts.SANS_BOLD)
                _frame_sums(page, plan, y, TOTAL_ROW)
            case "sum-in-words":
                _draw_sum_in_words(page, piece, y)
            case "boxes":
                for index, box in enumerate(plan.sheet.boxes):
                    _draw_box(page, box, page.paper.margins.left + index * _BOX_PITCH, y + BOXES_GAP)
            case "note":
                page.text(page.paper.margins.left, y + NOTE_STEP, piece.lines[0][0], fonts.SANS, 8)
            case "signature":
                style = signatures.LIST_STYLE
                edges = [page.paper.margins.left + edge for edge in closing.edges[:len(closing.blocks)]]
                signatures.draw_left(page, closing.blocks, style, edges, y + SIGNATURE_GAP,
                                     min(style.free, style.least + room))

    draw_pieces(page, closing.heads, planned.closing, bottom, draw)


def _draw_sum_in_words(page: Page, piece: Piece, y: float) -> None:
    left = page.paper.margins.left
    page.text(left, y + 2 + 3.9, "Terbilang:", fonts.SANS, 9.5)
    for index, line in enumerate(piece.lines[0]):
        page.text(left + WORDS_LEFT, y + 2 + 3.9 + WORDS_STEP * index, line, fonts.SANS_BOLD, 9.5)


def _draw_box(page: Page, box: Box, x: float, y: float) -> None:
    page.frame(x, y, _BOX_WIDTH, BOX_ROW * len(box), 0.6)
    page.line(x + _BOX_LABEL, y, x + _BOX_LABEL, y + BOX_ROW * len(box))
    for index, (label, count) in enumerate(box):
        baseline = y + BOX_ROW * index + BOX_ROW / 2 + fonts.capital(fonts.SANS, _BOX_SIZE) / 2
        page.text(x + PADDING, baseline, label, fonts.SANS, _BOX_SIZE)
        font = fonts.SANS_BOLD if count else fonts.SANS
        page.right(x + _BOX_WIDTH - PADDING, baseline, count or _UNIT, font, _BOX_SIZE)
        if index:
            page.line(x, y + BOX_ROW * index, x + _BOX_WIDTH, y + BOX_ROW * index)
