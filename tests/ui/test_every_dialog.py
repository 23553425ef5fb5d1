"""Every page, dialog, menu and popup is opened: none speaks English, every control has a name, and nobody's `<b>` is
taken for markup; each one closes by Esc."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import paths
from app.errors import UserError
from tests.ui.driving import ALT, CTRL, SHIFT
from tests.ui.inspection import look_at
from tests.ui.walking import HALF, Visitor, every_dialog, marked_folder
from ui.menus import MENUS
from ui.messages import BugDialog, show_error
from ui.widgets.date_field import DateField

WALKS = {
    "BugDialog": "test_menus_help_and_messages",
    "CardDialog": "test_the_schedule",
    "ImportDialog": "test_seats_and_participants",
    "NomineeDialog": "test_awards",
    "PaperDialog": "test_the_certificates",
    "PersonForm": "test_seats_and_participants",
    "PickPersonDialog": "test_seats_and_participants",
    "PrintingDialog": "test_the_papers",
    "QuotaDialog": "test_seats_and_participants",
    "ReasonDialog": "test_the_certificates",
    "SkippedDialog": "test_the_certificates",
    "TextDialog": "test_seats_and_participants",
    "TitledDialog": "test_menus_help_and_messages",
}
"""Every dialog of the program, and the walk that opens it; held on both sides."""


@pytest.fixture
def visitor(request, qtbot, qapp) -> Iterator[Visitor]:
    """The program on data where everything happened."""
    shutil.copytree(marked_folder(), paths.data_dir())
    yield from _visit(qtbot, qapp, request.node.name)


@pytest.fixture
def newcomer(qtbot, qapp) -> Iterator[Visitor]:
    """The program on an empty folder."""
    yield from _visit(qtbot, qapp)


def _visit(qtbot, qapp, walk: str = "") -> Iterator[Visitor]:
    made = Visitor(qtbot, qapp)
    made.start()
    yield made
    made.leave()
    assert made.wrong == []
    assert {name for name, opens in WALKS.items() if opens == walk} <= {kind.__name__ for kind in made.kinds}
    assert made.bugs == []


def open_event(visitor: Visitor, tab: str) -> None:
    visitor.row("Daftar kegiatan", HALF)
    visitor.press(Qt.Key.Key_Return)
    visitor.settle()
    visitor.tab(tab)


def test_the_first_start(newcomer: Visitor) -> None:
    newcomer.look("awal")
    newcomer.held("awal: pulihkan", "Pilih berkas cadangan", lambda: newcomer.click("Pulihkan*"))
    newcomer.click("Lanjut*")
    newcomer.look("awal: wilayah belum dipilih")
    wilayah = newcomer.keyboard
    newcomer.context_menu("awal: menu wilayah", wilayah)
    newcomer.write("siak")
    newcomer.until(lambda: any(one.isVisible() for one in newcomer.top.findChildren(QListView)))
    newcomer.press(Qt.Key.Key_Return)
    for step in ("penanda tangan", "operator"):
        newcomer.click("Lanjut*")
        newcomer.settle()
        newcomer.look(f"awal: {step}")


def test_menus_help_and_messages(visitor: Visitor) -> None:
    bar = visitor.window.menu_row.menus
    for action, (_title, commands) in zip(bar.actions(), MENUS, strict=True):
        bar.setActiveAction(action)
        visitor.until(lambda: isinstance(visitor.top, QMenu))
        assert len([one for one in visitor.top.actions() if not one.isSeparator()]) == len(commands)
        visitor.look_and_leave(f"menu {action.text()}")
        while visitor.top is not visitor.window:
            visitor.press(Qt.Key.Key_Escape)
    for name in ("Kegiatan", "Peserta", "Prestasi", "Kirim", "Riwayat", "Setelan"):
        visitor.click(name, QToolButton)
        visitor.settle()
        visitor.look(name)
        visitor.held(f"bantuan {name}", name, lambda: visitor.press(Qt.Key.Key_F1))
    error = UserError(f"{HALF} terjadi.", "Tidak ada yang diubah.", f"Perbaiki {HALF}.")
    visitor.held("masalah", HALF, lambda: show_error(visitor.window, error))
    dialog = BugDialog(visitor.window, paths.data_dir() / "log" / "kesalahan.log")
    dialog.open()
    visitor.look_and_leave("kesalahan program")
    visitor.held("tutup latihan", "latihan", lambda: visitor.click("Tutup latihan"))


def test_the_list_of_events_and_its_form(visitor: Visitor) -> None:
    visitor.row("Daftar kegiatan", HALF)
    visitor.held("hapus kegiatan", "Hapus kegiatan", lambda: visitor.press(Qt.Key.Key_Delete))
    visitor.press(Qt.Key.Key_I, CTRL)
    visitor.look("impor orang")
    visitor.held("impor: berkas", "Pilih daftar", lambda: visitor.click("Pilih berkas…"))
    visitor.leave_by_escape("impor orang")
    visitor.press(Qt.Key.Key_F2)
    visitor.settle()
    visitor.look("ubah kegiatan")
    for field in visitor.window.page.form.findChildren(QLineEdit)[:3]:
        visitor.context_menu(f"menu {field.accessibleName()}", field)
    days = visitor.find(DateField, "Mulai")
    days.setFocus()
    visitor.press(Qt.Key.Key_Down, ALT)
    visitor.look_and_leave("kalender")
    visitor.find(QComboBox, "Tingkat").setFocus()
    visitor.press(Qt.Key.Key_Down, ALT)
    visitor.look_and_leave("daftar tingkat")
    visitor.fill("Nama kegiatan", "Diubah")
    visitor.held("tinggalkan isian", "belum disimpan", lambda: visitor.press(Qt.Key.Key_Left, ALT))


def test_the_summary_and_the_menu_of_an_event(visitor: Visitor) -> None:
    open_event(visitor, "Ringkasan")
    visitor.look("ringkasan")
    visitor.click("Tindakan lain")
    visitor.look_and_leave("menu kegiatan")


def a_list() -> Path:
    """A list with a name like a mark, a NIK that cannot be, and one row without a name."""
    path = paths.data_dir().parent / "daftar.csv"
    path.write_text(f"Nama;NIK;Desa\n{HALF};140801;Kampung\n;1408015505850001;\n", encoding="utf-8")
    return path


def test_seats_and_participants(visitor: Visitor) -> None:
    open_event(visitor, "Kuota & peserta")
    visitor.look("peserta")
    # three buttons say "Ubah" on this event: a screen reader must tell them apart
    visitor.find(QPushButton, "Ubah kuota")
    visitor.click("Bagikan kursi…")
    visitor.look_and_leave("kursi")
    visitor.held("catatan selisih", "Biarkan selisihnya?", lambda: visitor.click("Biarkan, beri catatan"))
    visitor.press(Qt.Key.Key_N, CTRL)
    visitor.look("tambah peserta")
    visitor.click("Orang baru")
    visitor.look("orang baru")
    visitor.leave_by_escape("orang baru")
    visitor.press(Qt.Key.Key_I, CTRL)
    visitor.settle()
    with visitor.meeting("Pilih daftar", lambda _dialog: visitor.name_file("Pilih daftar", a_list())):
        visitor.click("Pilih berkas…")
    visitor.until(lambda: visitor.says("2 baris"))
    visitor.look_and_leave("impor peserta")
    visitor.row("Daftar peserta", HALF)
    visitor.click("Tindakan untuk peserta terpilih")
    visitor.look("menu peserta")
    visitor.held("status", "mengapa?", lambda: visitor.menu("Ubah status: Mengundurkan diri"))
    visitor.click("Tindakan untuk peserta terpilih")
    visitor.menu("Ganti dengan orang lain")
    visitor.look_and_leave("pengganti")
    visitor.row("Daftar peserta", HALF)
    visitor.press(Qt.Key.Key_Return)
    visitor.look_and_leave("data orang")
    table = visitor.table("Daftar peserta")
    visitor.context_menu("menu konteks peserta", table.viewport())


def test_the_schedule(visitor: Visitor) -> None:
    open_event(visitor, "Jadwal")
    visitor.look("jadwal")
    for words in ("Tambah materi", "Tambah peran", "Tambah sesi"):
        visitor.click(words)
        visitor.look_and_leave(words)
    visitor.row("Materi", HALF)
    visitor.context_menu("menu materi", visitor.table("Materi").viewport())
    visitor.row("Peran", HALF)
    visitor.press(Qt.Key.Key_Return)
    visitor.look_and_leave("ubah peran")


def test_the_attendance(visitor: Visitor) -> None:
    open_event(visitor, "Kehadiran")
    visitor.look("kehadiran")
    visitor.cell("Tanda kehadiran per sesi", 1, 1)
    visitor.look_and_leave("menu kehadiran")


def test_the_certificates(visitor: Visitor) -> None:
    open_event(visitor, "Sertifikat")
    visitor.look("sertifikat")
    people = "Peserta dan sertifikatnya"
    visitor.cell(people, 0, 0)
    visitor.held("alasan", "di bawah ambang", lambda: visitor.click("Terbitkan dengan alasan…"))
    visitor.row(people, "400.9/")
    visitor.held("batalkan", "Batalkan sertifikat", lambda: visitor.press(Qt.Key.Key_Delete))
    visitor.click("Buka PDF")
    visitor.until(lambda: visitor.says("1 dari 2"))
    visitor.look_and_leave("sertifikat PDF")
    visitor.click("Simpan satu PDF per orang…")
    visitor.look_and_leave("folder sertifikat")
    visitor.click("Tampilan: Register")
    visitor.look("register")
    visitor.click("Tampilan: Peserta")
    visitor.click("Terbitkan * sertifikat")
    visitor.held("yang dilewati", "belum mendapat sertifikat", lambda: visitor.click("Lihat semua…"))
    visitor.context_menu("menu nomor awal", visitor.find(QSpinBox, "Nomor awal"))
    visitor.find(DateField, "Tanggal sertifikat").setFocus()
    visitor.press(Qt.Key.Key_Down, ALT)
    visitor.look_and_leave("kalender sertifikat")


def test_the_papers(visitor: Visitor) -> None:
    open_event(visitor, "Dokumen")
    visitor.until(lambda: visitor.says("1 dari 3"))
    visitor.look("dokumen")
    visitor.click("Simpan PDF…")
    visitor.look_and_leave("simpan PDF")

    def choose_printer(dialog: QWidget) -> None:
        visitor.look("cetak")
        properties = dialog.findChild(QPushButton, "properties")
        visitor.held("sifat printer", "Sifat", properties.click)
        dialog.findChild(QLineEdit, "filename").setText(str(paths.data_dir() / "cetak.pdf"))
        dialog.accept()

    def stop(_dialog: QWidget) -> None:
        visitor.look("mencetak")
        visitor.press(Qt.Key.Key_Escape)

    with (
        visitor.meeting("Tidak ada printer", lambda _dialog: (visitor.look("tak ada printer"), press_enter(visitor))),
        visitor.meeting("Cetak", choose_printer),
        visitor.meeting("Daftar hadir peserta", stop),
    ):
        visitor.press(Qt.Key.Key_P, CTRL)


def press_enter(visitor: Visitor) -> None:
    visitor.press(Qt.Key.Key_Return)


def test_what_is_sent(visitor: Visitor) -> None:
    visitor.click("Kirim", QToolButton)
    visitor.settle()
    visitor.look("kirim")
    visitor.click("Pilih folder…")
    visitor.look_and_leave("folder kirim")


def test_people(visitor: Visitor) -> None:
    visitor.press(Qt.Key.Key_2, CTRL)
    visitor.settle()
    visitor.look("daftar orang")
    visitor.row("Daftar orang", HALF)
    visitor.press(Qt.Key.Key_Down, SHIFT)
    visitor.held("hapus orang", "Hapus", lambda: visitor.press(Qt.Key.Key_Delete))
    visitor.row("Daftar orang", HALF)
    visitor.press(Qt.Key.Key_Return)
    visitor.settle()
    visitor.look("formulir orang")
    visitor.held("hapus data pribadi", "untuk selamanya", lambda: visitor.click("Hapus data pribadi…"))
    visitor.fill("Alamat", "Jalan lain")
    visitor.held("buang isian", "Tutup tanpa menyimpan?", lambda: visitor.press(Qt.Key.Key_Left, ALT))


def test_awards(visitor: Visitor) -> None:
    visitor.press(Qt.Key.Key_3, CTRL)
    visitor.settle()
    visitor.look("pemilihan")
    visitor.press(Qt.Key.Key_N, CTRL)
    visitor.look_and_leave("pemilihan baru")
    visitor.row("Daftar pemilihan", HALF)
    visitor.press(Qt.Key.Key_Return)
    visitor.settle()
    for tab in ("Persiapan", "Nominasi", "Penilaian", "Hasil", "Piagam"):
        visitor.tab(tab)
        visitor.look(tab)
    visitor.tab("Nominasi")
    visitor.click("Tambah nominasi…", QPushButton)
    visitor.look_and_leave("tambah nominasi")
    visitor.tab("Penilaian")
    visitor.held("tidak menilai", "tidak menilai", lambda: visitor.click("Tidak menilai nomine ini…"))
    visitor.click("Tindakan lain")
    visitor.look("menu pemilihan")
    visitor.held("hapus pemilihan", "Hapus", lambda: visitor.menu("Hapus pemilihan"))


def test_settings(visitor: Visitor) -> None:
    visitor.click("Setelan", QToolButton)
    sections = visitor.find(QListView, "Bagian Setelan")
    for number in range(sections.model().rowCount()):
        visitor.settle()
        name = sections.model().index(number, 0).data()
        visitor.look(f"setelan {name}")
        visitor.press(Qt.Key.Key_Down)
    visitor.press(Qt.Key.Key_Home)
    visitor.write("Cadangan")
    visitor.click("Cadangkan sekarang")
    visitor.until(lambda: len(visitor.rows("Daftar cadangan")) == 1)
    visitor.cell("Daftar cadangan", 0, 0)
    visitor.held("pulihkan", "Pulihkan cadangan", lambda: visitor.click("Pulihkan cadangan ini…"))
    visitor.held("pulihkan berkas", "Pilih berkas cadangan", lambda: visitor.click("Pulihkan dari berkas…"))
    visitor.look("cadangan")


def test_no_dialog_was_left_out() -> None:
    assert {kind.__name__ for kind in every_dialog()} == set(WALKS)


def test_what_is_wrong_would_be_found(qtbot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    for widget in (QPushButton("Save &as…"), QLineEdit(), QLabel("Budi <b>tebal</b>"), QLabel("Simpan sebagai")):
        column.addWidget(widget)
    widget.setToolTip("Budi <b>tebal</b>")
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert [one.partition(": ")[2][:12] for one in look_at(dialog, "uji")] == [
        "English ['sa",
        "no name: QLi",
        "markup: labe",
        "markup: tool",
        "a dialog wit",
    ]
