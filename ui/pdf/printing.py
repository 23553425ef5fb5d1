"""Prints a PDF as it was previewed: each page is rendered at 300 dpi and drawn, one after the other.

At 300 dpi a page takes 33 MB, at 600 dpi 132 MB; so 300, and never two pages at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.errors import Progress, UserError, no_progress

DPI = 300
translate = QCoreApplication.translate
_MM_PER_POINT = 25.4 / 72
_SAME = 2.0
"""Millimetres by which two papers may differ and still be the same form."""


@dataclass(frozen=True)
class PaperSize:
    """A page in millimetres, upright."""

    name: str
    width: float
    height: float


PAPERS = (PaperSize("A4", 210, 297), PaperSize("F4", 215, 330))


def open_pdf(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    """A document over bytes; keep the buffer as long as the document.

    Raises:
        UserError: the bytes are no PDF.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.pageCount() < 1:
        raise UserError(
            translate("Printing", "Dokumen ini tidak dapat dibaca sebagai PDF."),
            translate("Printing", "Tidak ada yang dicetak."),
            translate("Printing", "Buat ulang dokumennya, lalu cetak lagi."),
        )
    return document, buffer


def paper_of(pdf: bytes) -> tuple[PaperSize, bool]:
    """The paper of the first page, and whether it lies on its side."""
    document, _buffer = open_pdf(pdf)
    size = document.pagePointSize(0)
    document.close()
    return _paper(size)


def prepare(printer: QPrinter, pdf: bytes) -> None:
    """Set the printer to the PDF's own paper, in mm, with no margins: those are in the PDF."""
    paper, lies = paper_of(pdf)
    _set_page(printer, paper, lies=lies)
    printer.setResolution(DPI)
    printer.setFullPage(True)


def form_hint(printer: QPrinter, pdf: bytes) -> str:
    """Which form to choose where the driver does not know the paper; `""` where it does."""
    paper, _ = paper_of(pdf)
    info = QPrinterInfo(printer)
    sizes = [size.size(QPageSize.Unit.Millimeter) for size in info.supportedPageSizes()]
    if info.isNull() or any(_is(size, paper) for size in sizes):
        return ""
    return translate(
        "Printing",
        "Printer ini tidak mengenal kertas {name}. Di pengaturan printer pilih “{other}” atau buat ukuran sendiri "
        "{width} × {height} mm, dan matikan “sesuaikan dengan halaman”.",
    ).format(name=paper.name, other=_nearest(sizes, info, paper), width=f"{paper.width:g}", height=f"{paper.height:g}")


def print_pages(
    printer: QPrinter, pdf: bytes, progress: Progress = no_progress, shift: tuple[float, float] = (0, 0)
) -> int:
    """Print the pages chosen in the printer's range, moved by `shift` (mm right, mm down); returns how many.

    Raises:
        UserError: the printer takes nothing.
        Cancelled: from `progress`; what was printed so far stays printed.
    """
    document, buffer = open_pdf(pdf)
    try:
        return _print_all(printer, document, progress, shift)
    finally:
        document.close()
        buffer.close()


def _print_all(
    printer: QPrinter, document: QPdfDocument, progress: Progress, shift: tuple[float, float]
) -> int:
    numbers = list(_pages_wanted(printer, document.pageCount()))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            translate("Printing", "Printer tidak menerima pekerjaan cetak."),
            translate("Printing", "Tidak ada yang dicetak."),
            translate("Printing", "Periksa apakah printer menyala dan tersambung, atau simpan sebagai PDF."),
        )
    try:
        for done, number in enumerate(numbers):
            progress(done, len(numbers))
            if done:
                _turn(printer, document, number)
            _print_page(painter, printer, document, number, shift)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    progress(len(numbers), len(numbers))
    return len(numbers)


def _turn(printer: QPrinter, document: QPdfDocument, number: int) -> None:
    """Begin the next page, with its own paper and direction."""
    paper, lies = _paper(document.pagePointSize(number))
    _set_page(printer, paper, lies=lies)
    printer.newPage()


def _print_page(
    painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int, shift: tuple[float, float]
) -> None:
    points = document.pagePointSize(number)
    pixels = QSize(round(points.width() * DPI / 72), round(points.height() * DPI / 72))
    image = document.render(number, pixels)
    dots = printer.resolution() / 72
    right, down = (mm / _MM_PER_POINT * dots for mm in shift)
    painter.drawImage(QRectF(right, down, points.width() * dots, points.height() * dots), image)


def _pages_wanted(printer: QPrinter, count: int) -> Iterator[int]:
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        first, last = printer.fromPage(), min(printer.toPage() or count, count)
    else:
        first, last = 1, count
    pages = range(first - 1, last)
    return reversed(pages) if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else iter(pages)


def _paper(points: QSizeF) -> tuple[PaperSize, bool]:
    width, height = points.width() * _MM_PER_POINT, points.height() * _MM_PER_POINT
    lies = width > height
    upright = QSizeF(min(width, height), max(width, height))
    for paper in PAPERS:
        if _is(upright, paper):
            return paper, lies
    name = f"{upright.width():.0f} × {upright.height():.0f} mm"
    return PaperSize(name, round(upright.width(), 1), round(upright.height(), 1)), lies


def _set_page(printer: QPrinter, paper: PaperSize, *, lies: bool) -> None:
    # an exact size: the fuzzy match would take F4 for the 216 mm wide American fan-fold
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    size = QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Millimeter, paper.name, exact)
    orientation = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0)))


def _is(size: QSizeF, paper: PaperSize) -> bool:
    return abs(size.width() - paper.width) <= _SAME and abs(size.height() - paper.height) <= _SAME


def _nearest(sizes: list[QSizeF], info: QPrinterInfo, paper: PaperSize) -> str:
    """The smallest form of the driver on which the paper fits, else its default."""
    fitting = [
        (size.height(), form.name())
        for size, form in zip(sizes, info.supportedPageSizes(), strict=True)
        if size.width() >= paper.width - 1 and size.height() >= paper.height - 1
    ]
    return min(fitting)[1] if fitting else info.defaultPageSize().name()
