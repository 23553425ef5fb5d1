"""Every page, dialog, menu and popup is opened: none speaks English, every control has a name, and nobody's `<b>` is
taken for markup; each one closes by Esc."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app import paths
from app.domain.event_texts import GROUPS, PAYERS
from tests.ui.driving import ALT, CTRL
from tests.ui.inspection import look_at
from tests.ui.walking import HALF, WALKS, Visitor, every_dialog, visited
from ui.dialogs.event_texts import EventTextsDialog, open_event_texts
from ui.widgets.date_field import DateField


@pytest.fixture
def visitor(request, qtbot, qapp) -> Iterator[Visitor]:
    """The program on data where everything happened."""
    with visited(qtbot, qapp, request.node.name) as made:
        yield made


def open_event(visitor: Visitor, tab: str) -> None:
    visitor.row("Daftar kegiatan", HALF)
    visitor.press(Qt.Key.Key_Return)
    visitor.settle()
    visitor.tab(tab)


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


def test_the_list_of_people(visitor: Visitor) -> None:
    visitor.window.show_page("people")
    visitor.look("orang")
    visitor.click("Saringan")
    visitor.look_and_leave("menu saringan")
    visitor.click("Pilih kolom")
    visitor.look_and_leave("menu kolom")
    visitor.held("ekspor orang", "Ekspor orang", lambda: visitor.click("Ekspor…"))
    visitor.look("orang")


def test_the_summary_and_the_menu_of_an_event(visitor: Visitor) -> None:
    open_event(visitor, "Ringkasan")
    visitor.look("ringkasan")
    visitor.click("Tindakan lain")
    visitor.look_and_leave("menu kegiatan")


def a_list() -> Path:
    """A list with a name like a mark, a NIK that cannot be, one row without a name, and one good row."""
    path = paths.data_dir().parent / "daftar.csv"
    path.write_text(f"Nama;NIK;Desa\n{HALF};140801;Kampung\n;1408015505850001;\nBaru {HALF};;\n", encoding="utf-8")
    return path


def test_seats_and_participants(visitor: Visitor) -> None:
    open_event(visitor, "Kuota & peserta")
    visitor.look("peserta")
    # three buttons say "Ubah" on this event: a screen reader must tell them apart
    visitor.find(QPushButton, "Ubah kuota")
    visitor.click("Bagikan kursi…")
    visitor.look_and_leave("kursi")
    visitor.held("catatan selisih", "Biarkan selisihnya?", lambda: visitor.click("Biarkan, beri catatan"))
    visitor.click("Rincian kuota")
    visitor.look("rincian kuota")
    visitor.click("Kembali ke peserta")
    visitor.press(Qt.Key.Key_N, CTRL)
    visitor.look("tambah peserta")
    visitor.click("Orang baru")
    visitor.look("orang baru")
    visitor.leave_by_escape("orang baru")
    visitor.press(Qt.Key.Key_I, CTRL)
    visitor.settle()
    visitor.look("impor: berkas")
    with visitor.meeting("Pilih daftar", lambda _dialog: visitor.name_file("Pilih daftar", a_list())):
        visitor.click("Pilih berkas…")
    visitor.find(QTableView, "Baris daftar")
    visitor.look("impor: pemeriksaan")
    visitor.press(Qt.Key.Key_F2)
    visitor.look("impor: perbaikan")
    visitor.press(Qt.Key.Key_Escape)
    visitor.click("Kolom…")
    visitor.look("impor: kolom")
    visitor.click("Periksa")
    visitor.click("Impor 1 peserta")
    visitor.until(lambda: visitor.says("Dihitung ulang"))
    visitor.look_and_leave("impor: hasil")
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


def test_the_payments(visitor: Visitor) -> None:
    open_event(visitor, "Kehadiran")
    visitor.look("kehadiran dan lembarnya")
    visitor.click("Lembar bertanda tangan")
    visitor.look_and_leave("lembar bertanda tangan")
    visitor.tab("Uang saku")
    visitor.look("uang saku")
    visitor.click("Tambah komponen")
    visitor.look_and_leave("komponen")
    visitor.click("Tambah")
    visitor.look("menu tambah")
    visitor.menu("Pilih orang")
    visitor.look_and_leave("penerima")
    visitor.click("Tandai dibayar…")
    visitor.look_and_leave("tandai dibayar")
    table = visitor.table("Daftar bayar")
    visitor.context_menu("menu daftar bayar", table.viewport())
    visitor.cell("Daftar bayar", 0, 2)
    visitor.write("x")
    visitor.look("sel diketik")
    visitor.press(Qt.Key.Key_Return)
    visitor.until(lambda: visitor.says("bukan jumlah rupiah"))
    visitor.look("sel ditolak")


def test_the_schedule(visitor: Visitor) -> None:
    open_event(visitor, "Jadwal")
    visitor.look("jadwal")
    for words in ("Tambah materi", "Tambah peran", "Tambah sesi"):
        visitor.click(words)
        visitor.look_and_leave(words)
    visitor.click("Kelas…")
    visitor.look_and_leave("kelas")
    visitor.click("Tambah pada *")
    visitor.look("menu hari")
    visitor.menu("Sesi…")
    visitor.look_and_leave("sesi pada hari")
    visitor.window.page.view.sections.section.sessions.days.focus_first()
    visitor.press(Qt.Key.Key_Down, ALT, 2)
    visitor.click("Lihat semua")
    visitor.look_and_leave("yang tidak cocok")
    visitor.click("Tindakan lain")
    visitor.menu("Salin kegiatan")
    visitor.look_and_leave("salin kegiatan")
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
    for view in ("Narasumber", "Moderator", "Panitia", "Register"):
        visitor.click(f"Tampilan: {view}")
        visitor.look(f"sertifikat {view}")
    visitor.click("Tindakan untuk sertifikat ini")
    visitor.look_and_leave("menu sertifikat")
    visitor.click("Tampilan: Peserta")
    visitor.click("Terbitkan * sertifikat")
    visitor.held("yang dilewati", "belum mendapat sertifikat", lambda: visitor.click("Lihat semua…"))
    visitor.click("Ubah penomoran…")
    visitor.until(lambda: visitor.says("Nomor berikutnya: 400.9/"))
    visitor.context_menu("menu nomor awal", visitor.find(QSpinBox, "Nomor awal"))
    visitor.look_and_leave("penomoran")
    visitor.click("Lihat contoh tata letak")
    visitor.until(lambda: visitor.says("1 dari 2"))
    visitor.look_and_leave("contoh tata letak")
    visitor.click("Periksa dahulu…")
    visitor.until(lambda: visitor.says("perlu dilihat"))
    visitor.look_and_leave("periksa dahulu")
    visitor.click("Untuk tanda tangan elektronik…")
    visitor.look_and_leave("tanda tangan elektronik")
    visitor.find(DateField, "Tanggal sertifikat").setFocus()
    visitor.press(Qt.Key.Key_Down, ALT)
    visitor.look_and_leave("kalender sertifikat")


def test_the_papers(visitor: Visitor) -> None:
    open_event(visitor, "Dokumen")
    visitor.line("Dokumen kegiatan", "Daftar hadir peserta")
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


def test_the_audit(visitor: Visitor) -> None:
    open_event(visitor, "Pemeriksaan")
    visitor.until(lambda: visitor.says("perlu diperiksa"))
    visitor.look("pemeriksaan")
    visitor.held("dokumen dalam berkas", "Dokumen mana yang masuk", lambda: visitor.click("Pilih dokumen…"))
    visitor.held("tutup kegiatan", "Tutup kegiatan", lambda: visitor.click("Tutup kegiatan…"))
    visitor.held("simpan berkas", "Simpan berkas kegiatan", lambda: visitor.click("Simpan PDF…"))
    visitor.click("Cetak pemeriksaan…")
    visitor.look_and_leave("pemeriksaan di atas kertas")
    with visitor.meeting("Tutup kegiatan", lambda dialog: dialog.accept()):
        visitor.click("Tutup kegiatan…")
    visitor.until(lambda: visitor.says("Tidak berubah sejak ditutup"))
    visitor.look("pemeriksaan, ditutup")


def test_the_files_and_the_texts(visitor: Visitor) -> None:
    open_event(visitor, "Lampiran")
    visitor.look("lampiran kosong")
    path = paths.data_dir().parent / "Budi & Tuti.png"
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    assert picture.save(str(path))
    title = "Tambah foto atau PDF"
    with visitor.meeting(title, lambda _dialog: (visitor.look(title), visitor.name_file(title, path))):
        visitor.click("Tambah foto atau PDF…")
    visitor.until(lambda: visitor.says("1 foto, 0 PDF"))
    visitor.look("lampiran")
    open_event_texts(visitor.window, visitor.window.desk, visitor.window.page.view.event_id)
    for group in GROUPS:
        visitor.choose("Bagian", group)
        visitor.look(f"isi laporan: {group}")
    visitor.choose("Bagian", PAYERS)
    visitor.fill("Nama PPTK", "Budi")
    visitor.held("isi laporan: buang", "Tutup tanpa menyimpan?", lambda: visitor.press(Qt.Key.Key_Escape))
    visitor.window.findChild(EventTextsDialog).save()
    visitor.until(lambda: visitor.top is visitor.window)


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
