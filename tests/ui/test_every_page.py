"""The pages beside the events, the first start, the menus and the messages, looked at as in `test_every_dialog`."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QMenu, QPushButton, QRadioButton, QToolButton

from app import paths
from app.errors import UserError
from app.exchange.authenticity.certificate_code import CodeFacts, write
from app.exchange.authenticity.keys import new_seed
from app.exchange.authenticity.signed_lists import Issuer, card
from app.services import certificates, people
from app.services.people import PersonCard
from tests.ui.driving import ALT, CTRL, SHIFT
from tests.ui.walking import HALF, Visitor, visited
from ui.menus import MENUS
from ui.messages import BugDialog, show_error


@pytest.fixture
def visitor(request, qtbot, qapp) -> Iterator[Visitor]:
    """The program on data where everything happened."""
    with visited(qtbot, qapp, request.node.name) as made:
        yield made


@pytest.fixture
def newcomer(request, qtbot, qapp) -> Iterator[Visitor]:
    """The program on an empty folder."""
    with visited(qtbot, qapp, request.node.name, empty=True) as made:
        yield made


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
    for name in ("Kegiatan", "Peserta", "Prestasi", "Sertifikat", "Kirim", "Riwayat", "Setelan"):
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
    visitor.click("Hapus data pribadi…")
    visitor.until(lambda: visitor.says("Yang tetap"))
    visitor.look_and_leave("hapus data pribadi")
    visitor.tab("Paspor pelatihan")
    visitor.settle()
    visitor.look("paspor pelatihan")
    visitor.click("Tindakan lain")
    visitor.look_and_leave("menu orang")
    visitor.click("Catat kegiatan sosial…")
    visitor.look_and_leave("kegiatan sosial")
    visitor.tab("Data diri")
    visitor.fill("Alamat", "Jalan lain")
    visitor.held("buang isian", "Tutup tanpa menyimpan?", lambda: visitor.press(Qt.Key.Key_Left, ALT))


def test_who_needs_training(visitor: Visitor) -> None:
    visitor.press(Qt.Key.Key_2, CTRL)
    visitor.settle()
    visitor.click("Tampilan: Kebutuhan pelatihan")
    visitor.settle()
    visitor.look("kebutuhan pelatihan")
    visitor.cell("Kebutuhan per wilayah", 0, 0)
    visitor.press(Qt.Key.Key_Return)
    visitor.settle()
    visitor.look("kebutuhan per kecamatan")
    visitor.click("Cetak…")
    visitor.look_and_leave("menu cetak kebutuhan")
    visitor.click("Ekspor Excel…")
    visitor.look_and_leave("ekspor kebutuhan")


def test_duplicates(visitor: Visitor) -> None:
    ids = visitor.ask(half_doubles)
    visitor.press(Qt.Key.Key_2, CTRL)
    visitor.settle()
    visitor.click("Tampilan: Data ganda")
    visitor.settle()
    visitor.look("data ganda: belum dicari")
    visitor.click("Cari data ganda")
    visitor.row("Daftar data ganda", HALF)
    visitor.settle()
    visitor.look("data ganda")
    visitor.press(Qt.Key.Key_Return)
    visitor.press(Qt.Key.Key_Return)
    visitor.until(lambda: "gabung" in visitor.window.toast.accessibleName() or visitor.says("digabung"))
    visitor.settle()
    visitor.window.show_page("people", ids[0])
    visitor.settle()
    visitor.click("Tindakan lain")
    visitor.menu("Pisahkan data yang digabung")
    visitor.until(lambda: visitor.top is not visitor.window and len(visitor.seen(QRadioButton)) == 2)
    visitor.look_and_leave("pisahkan data")


def half_doubles() -> tuple[str, str]:
    """One person twice, with a name like a mark."""
    cards = (
        PersonCard(name=HALF, birth_date="1980-02-01", note=HALF, address=HALF),
        PersonCard(name=f"Hj. {HALF}", birth_date="1980-02-01", occupation=HALF),
    )
    first, second = (people.save(card).subject for card in cards)
    return first, second


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


def test_the_register(visitor: Visitor) -> None:
    visitor.press(Qt.Key.Key_4, CTRL)
    visitor.settle()
    visitor.look("register kantor")
    visitor.row("Buku register", "400.9/")
    visitor.held("batalkan dari register", "Batalkan sertifikat", lambda: visitor.press(Qt.Key.Key_Delete))
    visitor.click("Tindakan lain")
    visitor.look_and_leave("menu register")
    visitor.click("Cetak register…")
    visitor.until(lambda: visitor.says("1 dari 1"))
    visitor.look_and_leave("cetak register")
    visitor.click("Bagian register: Nomor kosong")
    visitor.settle()
    visitor.look("nomor kosong")
    visitor.click("Bagian register: Blok nomor")
    visitor.settle()
    visitor.look("blok nomor")
    visitor.press(Qt.Key.Key_N, CTRL)
    visitor.look_and_leave("blok baru")


def test_keys_and_checking(visitor: Visitor, tmp_path: Path) -> None:
    visitor.press(Qt.Key.Key_4, CTRL)
    visitor.settle()
    visitor.tab("Periksa")
    visitor.settle()
    visitor.look("periksa: belum ada")
    visitor.held("periksa: berkas", "Periksa berkas", lambda: visitor.click("Pilih berkas…"))
    code = visitor.ask(lambda: certificates.snapshot_of(certificates.register()[0].id).certificate.code)
    for typed in (code, code_of_another_office(HALF), f"PSM1:{HALF}"):
        visitor.fill("Kode keaslian (isi QR)", typed)
        visitor.press(Qt.Key.Key_Return)
        visitor.settle()
        visitor.look(f"periksa: {typed[:12]}")
    visitor.context_menu("menu kode", visitor.keyboard)
    visitor.held("bantuan periksa", "Sertifikat", lambda: visitor.press(Qt.Key.Key_F1))
    visitor.click("Simpan verifikasi.html…")
    visitor.look_and_leave("simpan verifikasi")
    visitor.tab("Kunci dan daftar")
    visitor.settle()
    visitor.look("kunci: daftar")
    visitor.click("Cetak lembar pemulihan…")
    visitor.until(lambda: visitor.says("1 dari 1"))
    visitor.look_and_leave("lembar pemulihan")
    visitor.held("ganti kunci", "Ganti kunci kantor?", lambda: visitor.click("Ganti kunci…"))
    for part in ("Provinsi", "Kantor"):
        visitor.click(f"Bagian: {part}")
        visitor.look(f"kunci: {part}")
    path = tmp_path / "kunci.kunci"
    path.write_bytes(card(Issuer(new_seed(), f"Dinas {HALF}", "13", 1, datetime(2018, 9, 12, tzinfo=UTC))))
    visitor.window.page.keep_files([path])
    visitor.look_and_leave("cocokkan kata")
    visitor.window.page.section.own.restore_wanted.emit()  # the button stands there only where the key is lost
    visitor.look_and_leave("pulihkan kunci")


def code_of_another_office(name: str) -> str:
    """A code that nobody here knows the key of."""
    facts = CodeFacts("ab" * 16, "12/2018", name, name, region="13")
    return write(facts, new_seed()).text


def test_settings(visitor: Visitor) -> None:
    visitor.click("Setelan", QToolButton)
    sections = visitor.find(QListView, "Bagian Setelan")
    for number in range(sections.model().rowCount()):
        visitor.settle()
        name = sections.model().index(number, 0).data()
        visitor.look(f"setelan {name}")
        visitor.press(Qt.Key.Key_Down)
    visitor.line("Bagian Setelan", "Printer")
    visitor.click("Halaman uji…")
    visitor.until(lambda: visitor.says("1 dari 1"))
    visitor.look_and_leave("halaman uji printer")
    sections.setFocus()
    visitor.press(Qt.Key.Key_Home)
    visitor.write("Cadangan")
    visitor.click("Cadangkan sekarang")
    visitor.until(lambda: len(visitor.rows("Daftar cadangan")) == 1)
    visitor.cell("Daftar cadangan", 0, 0)
    visitor.held("pulihkan", "Pulihkan cadangan", lambda: visitor.click("Pulihkan cadangan ini…"))
    visitor.held("pulihkan berkas", "Pilih berkas cadangan", lambda: visitor.click("Pulihkan dari berkas…"))
    visitor.look("cadangan")
