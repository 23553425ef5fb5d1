"""Preview and print: the same pages, the right paper, page by page, with a way to stop."""

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from app.errors import Cancelled, UserError
from app.services import printer_page
from tests.printing import reading
from tests.ui.papers import sheets
from ui.pdf import printing
from ui.pdf.preview import PdfPreview
from ui.pdf.print_dialog import PrintingDialog
from ui.pdf.printer_shifts import OTHERS, Shift, shift_of, with_shift
from ui.settings import Settings


def file_printer(path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def paper_mm(page) -> tuple[int, int]:
    return round(float(page.mediabox.width) * 25.4 / 72), round(float(page.mediabox.height) * 25.4 / 72)


def test_the_preview_turns_pages_and_zooms(qtbot) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.resize(600, 500)
    preview.show()
    preview.show_pdf(sheets(3))
    assert (preview.page_count, preview.page) == (3, 1)
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == 2
    assert preview._page.text() == "2 dari 3"
    preview.next_page()
    preview.next_page()
    assert preview.page == 3
    before = preview._view.zoomFactor()
    qtbot.keyClick(preview, Qt.Key.Key_Plus)
    assert preview._view.zoomFactor() > before
    preview.fit()
    assert preview._view.zoomFactor() == pytest.approx(before, rel=0.01)
    qtbot.keyClick(preview, Qt.Key.Key_0)
    assert preview._view.zoomFactor() > 1.1 * before
    wide = preview._document.pagePointSize(0).width() * preview.screen().logicalDotsPerInch() / 72
    assert wide * preview._view.zoomFactor() < preview._view.viewport().width()
    assert not preview._view.horizontalScrollBar().isVisible()
    qtbot.keyClick(preview, Qt.Key.Key_0)
    assert preview._view.zoomFactor() == pytest.approx(before, rel=0.01)
    preview.show_pdf(b"")
    assert preview._page.text() == "–"


@pytest.mark.parametrize(
    ("width", "height", "name", "lies"),
    [(210, 297, "A4", False), (215, 330, "F4", False), (330, 215, "F4", True), (100, 70, "70 × 100 mm", True)],
)
def test_the_paper_is_the_pdfs_own(qapp, tmp_path, width, height, name, lies) -> None:
    pdf = sheets(2, width, height)
    paper, on_its_side = printing.paper_of(pdf)
    assert (paper.name, on_its_side) == (name, lies)
    printer = file_printer(tmp_path / "out.pdf")
    printing.prepare(printer, pdf)
    told = []
    assert printing.print_pages(printer, pdf, lambda done, total: told.append((done, total))) == 2
    assert told == [(0, 2), (1, 2), (2, 2)]
    printed = PdfReader(tmp_path / "out.pdf")
    assert [paper_mm(page) for page in printed.pages] == [(width, height)] * 2


def test_what_is_printed_is_what_was_previewed(qapp, tmp_path) -> None:
    pdf = sheets(1)
    printer = file_printer(tmp_path / "out.pdf")
    printing.prepare(printer, pdf)
    printing.print_pages(printer, pdf)
    dark = []
    for bytes_ in (pdf, (tmp_path / "out.pdf").read_bytes()):
        document, buffer = printing.open_pdf(bytes_)
        image = document.render(0, document.pagePointSize(0).toSize())
        black = [
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).lightness() < 80
        ]
        dark.append((min(black), max(black), len(black)))
        document.close()
        buffer.close()
    (first_a, last_a, count_a), (first_b, last_b, count_b) = dark
    assert abs(first_a[0] - first_b[0]) <= 2
    assert abs(last_a[0] - last_b[0]) <= 2
    assert count_b == pytest.approx(count_a, rel=0.3)


def test_a_range_and_the_reverse_order_are_kept(qapp, tmp_path) -> None:
    pdf = sheets(5)
    printer = file_printer(tmp_path / "out.pdf")
    printing.prepare(printer, pdf)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    assert list(printing._pages_wanted(printer, 5)) == [1, 2, 3]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert list(printing._pages_wanted(printer, 5)) == [3, 2, 1]


def test_printing_stops_when_asked(qapp, tmp_path) -> None:
    printer = file_printer(tmp_path / "out.pdf")
    pdf = sheets(4)
    printing.prepare(printer, pdf)

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        printing.print_pages(printer, pdf, stop)


def test_a_printer_that_shifts_is_set_right_by_its_own_page(qapp, tmp_path) -> None:
    """The line measured at 20,8 mm instead of 20 comes to stand at 20 on a printer that prints 0,8 mm to the right."""
    pdf = printer_page.render("A4", "EPSON L3110").pdf

    def edge(shift: Shift) -> float:
        path = tmp_path / f"{shift.right}.pdf"
        printer = file_printer(path)
        printing.prepare(printer, pdf)
        printing.print_pages(printer, pdf, shift=shift.millimetres)
        picture = reading.picture(path.read_bytes(), 0, 254).convert("L")
        row = 230 * 10  # where only the upright lines stand
        return next(x for x in range(100, 400) if picture.getpixel((x, row)) < 128) / 10

    assert edge(Shift()) == pytest.approx(20, abs=0.2)
    counted = Shift(printer_page.correction(0, 20.8), printer_page.correction(-3, 19.5))
    assert counted == Shift(-8, 2)
    assert edge(counted) == pytest.approx(20 - 0.8, abs=0.2)


def test_each_printer_has_its_own_shift_and_damage_counts_as_none(qapp) -> None:
    settings = with_shift(with_shift(Settings(), OTHERS, Shift(1, 1)), "EPSON L3110", Shift(-8, 2))
    assert shift_of(settings, "EPSON L3110") == Shift(-8, 2)
    assert shift_of(settings, "Canon") == Shift(1, 1)
    for damage in ("[", "[]", '{"Canon": [1]}', '{"Canon": ["a", 2]}', '{"Canon": [1, 900]}'):
        assert shift_of(Settings(printers=damage), "Canon") == Shift()


def test_bytes_that_are_no_pdf_are_refused_by_name(qapp) -> None:
    with pytest.raises(UserError) as refused:
        printing.paper_of(b"bukan pdf")
    assert "Tidak ada yang dicetak" in str(refused.value)


def test_the_dialog_tells_how_far_it_is(qtbot, tmp_path) -> None:
    pdf = sheets(3)
    printer = file_printer(tmp_path / "out.pdf")
    printing.prepare(printer, pdf)
    dialog = PrintingDialog(None, "Mencetak daftar hadir", printer, pdf, Shift())
    qtbot.addWidget(dialog)
    assert dialog.exec()
    assert dialog.printed == 3
    assert "3 dari 3" in dialog._words.text()
    assert len(PdfReader(io.BytesIO((tmp_path / "out.pdf").read_bytes())).pages) == 3
