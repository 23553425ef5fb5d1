"""The printer page: rulers from each edge, to measure what a printer shifts and whether it scales."""

from io import BytesIO

from app.printing import fonts
from app.printing.page import FRAME, INNER, Page
from app.printing.paper import UNPRINTED, Paper
from app.printing.text import printable, wrap

STANDS_AT = 20.0
"""Where lines A and B stand, mm from the left and the upper edge of the sheet."""

_TICKS = {10: 6.0, 5: 4.2, 1: 2.6}  # mm that a tick is long, by the millimetres it falls on
_REACH = 40  # mm that an edge's ruler is long
_SCALE = 100.0
_TEXT_LEFT, _TEXT_TOP, _LEAD = 50.0, 62.0, 5.2
_STEPS = (
    "1.  Cetak halaman ini pada skala 100 %, tanpa “sesuaikan dengan halaman”.",
    f"2.  Ukur dengan penggaris jarak garis A dari tepi kiri kertas; seharusnya {STANDS_AT:g} mm.",
    f"3.  Ukur jarak garis B dari tepi atas kertas; seharusnya {STANDS_AT:g} mm.",
    "4.  Isi kedua ukuran di Setelan, Printer, lalu tekan Hitung geseran.",
    ("5.  Cetak sekali lagi: garis A dan B harus tepat. Bila garis panjang di bawah ini bukan 100 mm, printer "
    "mengubah skala; matikan penyesuaian ukuran pada pengaturan printer."),
)


def ruler_page(paper: Paper, printer: str) -> bytes:
    """One sheet for the printer named."""
    target = BytesIO()
    page = Page(target, paper, "Halaman uji printer", "Bimtek PSM")
    _edge_rulers(page)
    _marked_lines(page)
    page.text(_TEXT_LEFT, _TEXT_TOP - 10, "HALAMAN UJI PRINTER", fonts.SANS_BOLD, 13)
    page.text(_TEXT_LEFT, _TEXT_TOP - 4, printable(printer, fonts.SANS), fonts.SANS, 9.5)
    y = _TEXT_TOP + 4
    for step in _STEPS:
        for line in wrap(step, fonts.SANS, 10, paper.width - 2 * _TEXT_LEFT):
            page.text(_TEXT_LEFT, y, line, fonts.SANS, 10)
            y += _LEAD
        y += 1.2
    _scale(page, y + 8)
    page.end()
    page.save()
    return target.getvalue()


def _edge_rulers(page: Page) -> None:
    """A ruler inwards from the middle of each edge; where its ticks begin is what the printer leaves white."""
    width, height = page.paper.width, page.paper.height
    across, down = width / 2, height / 2
    ends = []
    for mm in range(1, _REACH + 1):
        long = next(length for step, length in _TICKS.items() if mm % step == 0) / 2
        ends += [(mm, down - long, mm, down + long), (width - mm, down - long, width - mm, down + long),
                 (across - long, mm, across + long, mm), (across - long, height - mm, across + long, height - mm)]
        if mm % 10 == 0:
            _number(page, mm, down, across)
    page.lines(ends, INNER)


def _number(page: Page, mm: int, down: float, across: float) -> None:
    width, height = page.paper.width, page.paper.height
    for x, y in ((mm, down + 7), (width - mm, down + 7), (across + 6, mm + 1), (across + 6, height - mm + 1)):
        page.centred(x, y, str(mm), fonts.SANS, 7)


def _marked_lines(page: Page) -> None:
    """Line A, upright, and line B, level, and their likes at the other edges."""
    width, height = page.paper.width, page.paper.height
    page.line(STANDS_AT, UNPRINTED, STANDS_AT, height - UNPRINTED, FRAME)
    page.line(UNPRINTED, STANDS_AT, width - UNPRINTED, STANDS_AT, FRAME)
    page.line(width - STANDS_AT, UNPRINTED, width - STANDS_AT, height - UNPRINTED)
    page.line(UNPRINTED, height - STANDS_AT, width - UNPRINTED, height - STANDS_AT)
    page.text(STANDS_AT + 1.5, 40, "A", fonts.SANS_BOLD, 14)
    page.text(40, STANDS_AT - 1.5, "B", fonts.SANS_BOLD, 14)


def _scale(page: Page, y: float) -> None:
    left = (page.paper.width - _SCALE) / 2
    page.line(left, y, left + _SCALE, y, FRAME)
    page.lines([(left + mm, y - (3 if mm % 10 == 0 else 1.8), left + mm, y) for mm in range(0, int(_SCALE) + 1, 5)])
    page.centred(left + _SCALE / 2, y + 5, "100 mm", fonts.SANS_BOLD, 10)
