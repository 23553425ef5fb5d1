"""The recovery sheet of the office's key: one page for the safe, with words to be typed and a QR to be scanned."""

from dataclasses import dataclass, field
from io import BytesIO

from app.printing import fonts, letterhead
from app.printing.codes import symbol
from app.printing.page import FRAME, HEAD_FILL, INNER, Page, footer, practice_marks
from app.printing.paper import Paper
from app.printing.records import Letterhead
from app.printing.report_pages import title_y
from app.printing.text import Try, fit, printable, wrap

_TITLE = "LEMBAR PEMULIHAN KUNCI KANTOR"
_COLUMNS, _ROW, _NUMBER = 3, 8.6, 9.0
_QR, _QR_GAP = 40.0, 6.0
_SIZE, _LEAD, _LABEL = 9.5, 4.6, 38.0
_HANDOVERS = (("Tanggal", 0.2), ("Disimpan di", 0.35), ("Diterima oleh", 0.3), ("Paraf", 0.15))
_HANDOVER_ROWS, _HANDOVER_HEAD, _HANDOVER_ROW = 4, 7.0, 11.0
_PURPOSE = (
    "Lembar ini memuat kunci rahasia yang membuat kode keaslian pada sertifikat kantor ini. Bila komputer atau basis "
    "datanya hilang, kunci dapat dipulihkan dari lembar ini, sehingga kode yang baru tetap dikenal sebagai kode kantor "
    "ini. Siapa pun yang memegang lembar ini dapat membuat sertifikat palsu yang terbaca asli."
)
_KEPT_SEPARATELY = (
    "Serahterimakan bersama jabatan. Bila sampulnya terbuka atau lembarnya hilang, ganti kuncinya dengan yang baru; "
    "sertifikat yang sudah terbit tetap asli."
)
_HOW_TO_RESTORE = (
    "Untuk memulihkan: pada Kunci dan daftar pilih “Pulihkan dari lembar”, lalu ketik kata 1 sampai 27 berurutan "
    "(empat huruf pertama sudah cukup) atau pindai kodenya."
)
_ADVICE = (
    "Cetak satu lembar saja; masukkan ke dalam sampul, tutup, bubuhkan paraf dan tanggal pada tutupnya.",
    "Simpan di lemari besi atau lemari terkunci, bukan di dekat komputer. Jangan difoto, dipindai, atau dikirim.",
    "Basis data dan setiap cadangannya juga memuat kunci ini: jagalah sama ketatnya.",
    _KEPT_SEPARATELY,
    _HOW_TO_RESTORE,
)


@dataclass(frozen=True)
class RecoverySheet:
    """What stands on it: `facts` as label and value, the 27 `words`, and the text of the QR. It is secret."""

    facts: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    code: str
    letterhead: Letterhead = field(default_factory=Letterhead)
    practice: bool = False

    def __repr__(self) -> str:
        return "RecoverySheet(…)"


def recovery_sheet(sheet: RecoverySheet, paper: Paper) -> bytes:
    """The page as PDF, on upright paper.

    Raises: UserError: the logo is no picture.
    """
    target = BytesIO()
    page = Page(target, paper, _TITLE, letterhead.author(sheet.letterhead))
    if sheet.practice:
        practice_marks(page)
    left, width = paper.margins.left, paper.usable_width
    kop = letterhead.measure(sheet.letterhead, letterhead.SANS_KOP, width)
    letterhead.draw(page, kop, left, paper.margins.top, width)
    y = title_y(paper, kop)
    page.tracked(left + width / 2, y, _TITLE, fonts.SANS_BOLD, 13, 0.3)
    page.centred(left + width / 2, y + 5.2, "RAHASIA: simpan di lemari besi", fonts.SANS_BOLD, 10)
    y = _paragraph(page, _PURPOSE, left, y + 13, width) + 2.5
    y = _draw_facts(page, sheet, left, y, width) + 2
    y = _draw_words(page, sheet, left, y, width - _QR - _QR_GAP)
    for number, advice in enumerate(_ADVICE, start=1):
        page.text(left, y, f"{number}.", fonts.SANS, _SIZE)
        y = _paragraph(page, advice, left + 6, y, width - 6) + 1
    _draw_handovers(page, left, y + 2, width)
    footer(page, f"{_TITLE}  |  RAHASIA", 1, 1)
    page.end()
    page.save()
    return target.getvalue()


def _paragraph(page: Page, text: str, x: float, y: float, width: float) -> float:
    """Lines from the baseline y on; the baseline after them."""
    for line in wrap(printable(text, fonts.SANS), fonts.SANS, _SIZE, width):
        page.text(x, y, line, fonts.SANS, _SIZE)
        y += _LEAD
    return y


def _draw_facts(page: Page, sheet: RecoverySheet, left: float, y: float, width: float) -> float:
    for label, value in sheet.facts:
        page.text(left, y, label, fonts.SANS, _SIZE)
        page.text(left + _LABEL, y, ":", fonts.SANS, _SIZE)
        y = _paragraph(page, value, left + _LABEL + 3, y, width - _LABEL - 3)
    return y


def _draw_words(page: Page, sheet: RecoverySheet, left: float, y: float, width: float) -> float:
    """The words down the columns, the QR at their right; the baseline of what follows."""
    rows = -(-len(sheet.words) // _COLUMNS)
    column, height = width / _COLUMNS, rows * _ROW
    for index in range(_COLUMNS):
        page.fill(left + index * column, y, _NUMBER, height, HEAD_FILL)
    for place, word in enumerate(sheet.words):
        x, top = left + place // rows * column, y + place % rows * _ROW
        middle = top + _ROW / 2 + fonts.capital(fonts.SANS, 11) / 2
        page.centred(x + _NUMBER / 2, middle, f"{place + 1}", fonts.SANS, 9)
        fitted = fit(word, fonts.MONO_BOLD, column - _NUMBER - 4, (Try(1, 12, 9),))
        page.text(x + _NUMBER + 2.5, middle, fitted.lines[0], fonts.MONO_BOLD, fitted.size)
    page.lines([(left, y + row * _ROW, left + width, y + row * _ROW) for row in range(1, rows)], INNER)
    page.lines([(left + index * column, y, left + index * column, y + height) for index in range(1, _COLUMNS)], FRAME)
    page.frame(left, y, width, height)
    made = symbol(sheet.code)
    page.bits(made.modules, made.rows, left + width + _QR_GAP, y, _QR)
    page.centred(left + width + _QR_GAP + _QR / 2, y + _QR + 5, "isi yang sama", fonts.SANS, 8.5)
    return y + height + 8


def _draw_handovers(page: Page, left: float, y: float, width: float) -> None:
    """Rows for the pen: who keeps the sheet, where, since when."""
    height = _HANDOVER_HEAD + _HANDOVER_ROWS * _HANDOVER_ROW
    page.fill(left, y, width, _HANDOVER_HEAD, HEAD_FILL)
    x = left
    for label, share in _HANDOVERS:
        page.centred(x + share * width / 2, y + 4.8, label, fonts.SANS_BOLD, 9)
        x += share * width
        page.line(x, y, x, y + height, INNER)
    tops = [y + _HANDOVER_HEAD + row * _HANDOVER_ROW for row in range(_HANDOVER_ROWS)]
    page.lines([(left, top, left + width, top) for top in tops], INNER)
    page.frame(left, y, width, height)
