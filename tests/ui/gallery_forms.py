"""Controls of a form, a dialog and an open region picker, to look at."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from tests.ui.gallery_parts import PLACES
from ui.dialogs.question import TitledDialog
from ui.pages import Desk, Page
from ui.region_picker import RegionPicker
from ui.widgets.cards import Card, Note
from ui.widgets.fields import Field
from ui.widgets.segmented import Segmented


def _column(*widgets: QWidget) -> Card:
    card = Card("Daftar hadir peserta")
    for widget in widgets:
        card.body.addWidget(widget)
    card.body.addStretch(1)
    return card


def _combo() -> QComboBox:
    box = QComboBox()
    box.addItems(["Rabu 12 Sep, pagi (07.30–12.00)", "Rabu 12 Sep, siang", "Semua sesi"])
    return box


class FormsLike(Page):
    """Every control that a form may use."""

    title = "Isian"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        tabs = QTabBar()
        for text in ("Ringkasan", "Kuota && peserta", "Jadwal", "Kehadiran"):
            tabs.addTab(text)
        tabs.setAccessibleName("Bagian kegiatan")
        self.column.addWidget(tabs)
        beside = QHBoxLayout()
        checks = QWidget()
        inner = QVBoxLayout(checks)
        for number, kind in enumerate((QCheckBox, QCheckBox, QRadioButton, QRadioButton)):
            made = kind(("Kop surat", "Tanpa NIK", "Semua asal", "Satu asal")[number])
            made.setAccessibleName(made.text())
            made.setChecked(number in (0, 2))
            inner.addWidget(made)
        spin = QSpinBox()
        spin.setValue(5)
        date = QDateEdit(QDate(2018, 9, 12))
        date.setCalendarPopup(True)
        date.setDisplayFormat("d MMMM yyyy")
        beside.addWidget(
            _column(
                Segmented("Kertas", [("A4", "A4"), ("F4", "F4")]),
                Field("Untuk", _combo()),
                Field("Baris kosong di akhir", spin, "Untuk peserta yang datang tanpa terdaftar"),
                Field("Tanggal", date),
                checks,
            )
        )
        self.picker = RegionPicker(desk.work, lambda _text: PLACES)
        wide = QPlainTextEdit("PEMERINTAH KABUPATEN SIAK\nDINAS SOSIAL, TENAGA KERJA\nDAN TRANSMIGRASI")
        wide.setMaximumHeight(92)
        dead = QLineEdit("tidak dapat diubah")
        dead.setEnabled(False)
        beside.addWidget(
            _column(
                Field("Nama kantor pada kop surat", wide, "Bebas, paling banyak 5 baris."),
                Field("Nomor", dead, optional=True),
                Field("Wilayah kantor", self.picker),
            )
        )
        note = Note(
            "warn",
            "5 kursi belum dialokasikan",
            "Surat menyebut 50 orang, jumlah kuota 45. Kedua angka disimpan apa adanya.",
            [("Bagikan kursi…", lambda: None), ("Biarkan, beri catatan", lambda: None)],
        )
        beside.addWidget(_column(note, Note("info", "Keterangan", "Satu kalimat.")))
        self.column.addLayout(beside, 1)


def question() -> TitledDialog:
    """A harmful question."""
    dialog = TitledDialog(
        None,
        "Batalkan sertifikat 012/PSM/IX/2018?",
        "Nomor ini tidak akan dipakai lagi dan tetap tercatat di buku register sebagai batal. Kehadiran tetap.",
    )
    dialog.body.addWidget(Field("Alasan", QLineEdit("Salah tulis nama, diganti nomor 051")))
    dialog.add_button("Jangan batalkan", clicked=dialog.reject, default=True)
    dialog.add_button("Batalkan sertifikat", "danger", dialog.accept)
    return dialog
