"""The sign-in sheet (paper.md §2 to §8): staggered signatures, whole rows, a last page that is never bare."""

from collections.abc import Sequence
from io import BytesIO

from app.errors import Progress, UserError, no_progress
from app.printing import fonts, signatures
from app.printing.attendance_head import draw_head
from app.printing.attendance_pages import (
    BOX_ROW,
    BOXES_GAP,
    NOTE_STEP,
    SIGNATURE_GAP,
    PlannedPage,
    PlannedSheet,
    closing_height,
    note_lines,
    plan_sheet,
)
from app.printing.attendance_rows import PADDING
from app.printing.attendance_table import draw_table
from app.printing.letterhead import author
from app.printing.page import PRACTICE_WIDTH, Page, footer, practice_label
from app.printing.paper import Paper
from app.printing.records import AttendanceSheet

_BOX_WIDTH = 50.0
_BOX_PITCH = 58.0
_BOX_LABEL = 26.0
_BOX_SIZE = 9.0
_UNIT = "orang"
# What is counted by pen; the first box, of who is registered, is printed.
_PEN_BOXES = (("Hadir", "Tidak hadir", "Jumlah"), ("L hadir", "P hadir", "Tambahan"))


def attendance_sheets(sheets: Sequence[AttendanceSheet], paper: Paper, progress: Progress = no_progress) -> bytes:
    """Render the sheets as one PDF; 'Halaman x dari y' counts all its pages.

    `progress` is called after each page and may raise Cancelled. Letters that no font has are printed as a box:
    ask `attendance_problems` for their names.

    Raises:
        UserError: no sheet, a logo that is no picture, or columns that the paper has no room for.
    """
    if not sheets:
        raise UserError("Tidak ada daftar hadir untuk dicetak.", todo="Isi jadwal kegiatan lebih dahulu.")
    plans = [plan_sheet(sheet, paper) for sheet in sheets]
    total = sum(len(plan.pages) for plan in plans)
    target = BytesIO()
    first = sheets[0]
    page = Page(target, paper, f"{first.document_title} {first.event_code}".strip(), author(first.letterhead))
    drawn = 0
    for plan in plans:
        for planned in plan.pages:
            drawn += 1
            _draw_page(page, plan, planned)
            _draw_footer(page, plan.sheet, drawn, total)
            page.end()
            progress(drawn, total)
    page.save()
    return target.getvalue()


def attendance_problems(sheets: Sequence[AttendanceSheet], paper: Paper) -> tuple[str, ...]:
    """What does not stand on the sheets as typed, in Indonesian sentences: letters without a glyph, crowded names."""
    return tuple(dict.fromkeys(problem for sheet in sheets for problem in plan_sheet(sheet, paper).problems))


def _draw_footer(page: Page, sheet: AttendanceSheet, number: int, total: int) -> None:
    told = "  |  ".join(part for part in (sheet.short_title, sheet.event_code, sheet.date_text) if part)
    footer(page, told, number, total)


def _draw_page(page: Page, plan: PlannedSheet, planned: PlannedPage) -> None:
    if plan.sheet.practice:
        page.practice_outline()
        practice_label(page, page.paper.width - page.paper.margins.right - PRACTICE_WIDTH, 5.9)
    draw_head(page, plan.head if planned.first else plan.running)
    bottom = draw_table(page, plan.columns, planned.rows, planned.top) if planned.rows else planned.top
    if planned.closing:
        _draw_closing(page, plan, bottom)


def _draw_closing(page: Page, plan: PlannedSheet, bottom: float) -> None:
    """Boxes, notes and signatures under the last row."""
    y = bottom + BOXES_GAP
    left = page.paper.margins.left
    for index, box in enumerate(_boxes(plan.sheet)):
        _draw_box(page, box, left + index * _BOX_PITCH, y)
    y += 3 * BOX_ROW
    if notes := note_lines(plan.sheet, page.paper):
        y += 2
        for line in notes:
            y += NOTE_STEP
            page.text(left, y, line, fonts.SANS, 8)
    style = signatures.LIST_STYLE
    room = page.paper.lowest - bottom - closing_height(plan.sheet, plan.blocks, page.paper)
    signatures.draw_left(page, plan.blocks, style, [left + edge for edge in plan.edges], y + SIGNATURE_GAP,
                         min(style.free, style.least + room))


def _boxes(sheet: AttendanceSheet) -> list[list[tuple[str, str]]]:
    """Three boxes of (label, count); an empty count is for the pen, as all are on a blank sheet."""
    sexes = [row.sex for row in sheet.rows]
    counts = (len(sexes), sexes.count("L"), sexes.count("P"))
    labels = ("Terdaftar", "Laki-laki", "Perempuan")
    printed = [(label, f"{count} {_UNIT}" if sexes else "") for label, count in zip(labels, counts, strict=True)]
    return [printed, *([(label, "") for label in box] for box in _PEN_BOXES)]


def _draw_box(page: Page, box: list[tuple[str, str]], x: float, y: float) -> None:
    page.frame(x, y, _BOX_WIDTH, BOX_ROW * len(box), 0.6)
    page.line(x + _BOX_LABEL, y, x + _BOX_LABEL, y + BOX_ROW * len(box))
    for index, (label, count) in enumerate(box):
        baseline = y + BOX_ROW * index + BOX_ROW / 2 + fonts.capital(fonts.SANS, _BOX_SIZE) / 2
        page.text(x + PADDING, baseline, label, fonts.SANS, _BOX_SIZE)
        font = fonts.SANS_BOLD if count else fonts.SANS
        page.right(x + _BOX_WIDTH - PADDING, baseline, count or _UNIT, font, _BOX_SIZE)
        if index:
            page.line(x, y + BOX_ROW * index, x + _BOX_WIDTH, y + BOX_ROW * index)
