"""Asks for the printer and prints, with progress and "Batalkan"."""

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from app.errors import Cancelled, UserError
from ui.dialogs.question import Question, TitledDialog, ask
from ui.messages import show_error
from ui.pdf import printing
from ui.pdf.printer_shifts import Shift, shift_of
from ui.settings import Settings
from ui.widgets.labels import label

translate = QCoreApplication.translate


class PrintingDialog(TitledDialog):
    """Shown while pages go to the printer."""

    def __init__(self, parent: QWidget | None, title: str, printer: QPrinter, pdf: bytes, shift: Shift) -> None:
        super().__init__(parent, title)
        self._printer, self._pdf, self._shift = printer, pdf, shift
        self._stop = False
        self.printed = 0
        self.error: UserError | None = None
        self._words = label(self.tr("Menyiapkan halaman…"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.body.addWidget(self._words)
        self.body.addWidget(self._bar)
        self.add_button(self.tr("Batalkan"), clicked=self.reject)
        QTimer.singleShot(0, self._print)

    def reject(self) -> None:
        """Stop before the next page."""
        self._stop = True

    def _print(self) -> None:
        try:
            self.printed = printing.print_pages(self._printer, self._pdf, self._report, self._shift.millimetres)
        except Cancelled:
            super().reject()
        except UserError as error:
            self.error = error
            super().reject()
        else:
            self.accept()

    def _report(self, done: int, total: int) -> None:
        self._words.setText(self.tr("Mencetak: {done} dari {total} halaman").format(done=done, total=total))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        # a page takes under half a second: the window answers between two of them
        QCoreApplication.processEvents()
        if self._stop:
            raise Cancelled


def print_pdf(pdf: bytes, parent: QWidget | None, title: str, settings: Settings) -> bool:
    """Ask for a printer and print, its shift corrected; True when all pages went to it. Problems are shown here."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setDocName(title or "Bimtek PSM")
    try:
        printing.prepare(printer, pdf)
    except UserError as error:
        show_error(parent, error)
        return False
    if not QPrinterInfo.availablePrinterNames() and not _wants_file_printer(parent):
        return False
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=True)
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return chosen and _go(printer, pdf, parent, title, shift_of(settings, printer.printerName()))


def _go(printer: QPrinter, pdf: bytes, parent: QWidget | None, title: str, shift: Shift) -> bool:
    printing.prepare(printer, pdf)
    hint = printing.form_hint(printer, pdf)
    if hint and not ask(
        parent,
        Question(
            translate("Printing", "Periksa ukuran kertas"),
            hint,
            translate("Printing", "Cetak"),
            translate("Printing", "Jangan cetak"),
        ),
    ):
        return False
    progress = PrintingDialog(parent, title or translate("Printing", "Mencetak"), printer, pdf, shift)
    done = progress.exec() == QDialog.DialogCode.Accepted
    if progress.error is not None:
        show_error(parent, progress.error)
    progress.deleteLater()
    return done


def _wants_file_printer(parent: QWidget | None) -> bool:
    question = Question(
        translate("Printing", "Tidak ada printer di komputer ini"),
        translate("Printing", "Anda tetap dapat mencetak ke berkas PDF, atau memakai Simpan PDF…."),
        translate("Printing", "Cetak ke berkas"),
        translate("Printing", "Tutup"),
    )
    return ask(parent, question)
