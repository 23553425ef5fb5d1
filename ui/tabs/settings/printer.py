"""Setelan › Printer: a page with rulers, and how far each printer of this machine shifts what it prints."""

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox

from app.services import printer_page
from app.services.printer_page import STANDS_AT
from ui.pages import Desk
from ui.pdf.kept_options import kept_options
from ui.pdf.paper_dialog import open_paper
from ui.pdf.printer_shifts import LARGEST, OTHERS, Shift, shift_of, shifts, with_shift
from ui.tabs.settings.section import SettingsSection
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row
from ui.widgets.fields import Field
from ui.widgets.labels import label


class PrinterSection(SettingsSection):
    """Print the page, measure two lines, and the shift follows; or type the shift itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        text = self.tr(
            "Bila cetakan selalu bergeser, cetak halaman uji dan ukur dua garisnya. Geseran disimpan untuk tiap "
            "printer di komputer ini dan dipakai saat mencetak dokumen apa pun; berkas PDF yang disimpan tidak digeser."
        )
        self.head(self.tr("Printer"), text)
        self.printer = QComboBox()
        self.printer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.printer.setMinimumContentsLength(24)
        self.right = self._make_box(-LARGEST / 10, LARGEST / 10)
        self.down = self._make_box(-LARGEST / 10, LARGEST / 10)
        self.line_a = self._make_box(0, 2 * STANDS_AT)
        self.line_b = self._make_box(0, 2 * STANDS_AT)
        self.page_button = Button(self.tr("Halaman uji…"), icon="print", clicked=self._open_page)
        self.count_button = Button(self.tr("Hitung geseran"), clicked=self._count)
        self._lay_out()
        self.printer.currentIndexChanged.connect(self._show)
        for box in (self.right, self.down):
            box.valueChanged.connect(self._keep)

    def _lay_out(self) -> None:
        tr = self.tr
        own = Card()
        own.body.addWidget(Field(tr("Printer"), self.printer))
        own.body.addLayout(
            row(
                Field(tr("Geser ke kanan (mm)"), self.right, tr("Negatif menggeser ke kiri.")),
                Field(tr("Geser ke bawah (mm)"), self.down, tr("Negatif menggeser ke atas.")),
                None,
                spacing=16,
            )
        )
        measuring = Card(tr("Ukur dengan halaman uji"))
        said = tr("Cetak halaman uji pada printer ini, ukur dengan penggaris, lalu isi kedua jaraknya.")
        measuring.body.addWidget(label(said, "caption", wrap=True))
        at = f"{STANDS_AT:g}"
        measuring.body.addLayout(
            row(
                Field(tr("Garis A dari tepi kiri (mm)"), self.line_a, tr("Seharusnya {mm} mm.").format(mm=at)),
                Field(tr("Garis B dari tepi atas (mm)"), self.line_b, tr("Seharusnya {mm} mm.").format(mm=at)),
                None,
                spacing=16,
            )
        )
        measuring.body.addLayout(row(self.page_button, self.count_button, None))
        self.column.addWidget(own)
        self.column.addWidget(measuring)
        self.column.addStretch(1)

    @staticmethod
    def _make_box(least: float, most: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(least, most)
        box.setDecimals(1)
        box.setSingleStep(0.1)
        box.setSuffix(" mm")
        return box

    def refresh(self) -> None:
        """Offer the printers there are, those corrected before, and all others; the usual one first."""
        chosen = self.printer.currentData()
        usual = QPrinterInfo.defaultPrinterName()
        known = dict.fromkeys([usual, *QPrinterInfo.availablePrinterNames(), *shifts(self.desk.settings)])
        with QSignalBlocker(self.printer):
            self.printer.clear()
            for name in filter(None, known):
                self.printer.addItem(name, name)
            self.printer.addItem(self.tr("Semua printer lain"), OTHERS)
            self.printer.setCurrentIndex(max(self.printer.findData(chosen), 0))
        self._show()

    def _show(self) -> None:
        shift = shift_of(self.desk.settings, self.printer.currentData())
        right, down = shift.millimetres
        for box, value in ((self.right, right), (self.down, down), (self.line_a, STANDS_AT), (self.line_b, STANDS_AT)):
            with QSignalBlocker(box):
                box.setValue(value)

    def _keep(self) -> None:
        shift = Shift(round(self.right.value() * 10), round(self.down.value() * 10))
        self.desk.keep(with_shift(self.desk.settings, self.printer.currentData(), shift))

    def _count(self) -> None:
        """The lines were printed with the shift held: what is missing still is added to it."""
        for box, line in ((self.right, self.line_a), (self.down, self.line_b)):
            box.setValue(printer_page.correction(round(box.value() * 10), line.value()) / 10)
            line.setValue(STANDS_AT)

    def _open_page(self) -> None:
        title, name = self.tr("Halaman uji printer"), self.printer.currentText()
        size = kept_options(self.desk, "attendance-sheet").paper
        open_paper(
            self.window(),
            self.desk,
            title,
            partial(printer_page.render, size, name),
            lambda paper: partial(printer_page.render, paper, name),
            size,
        )
