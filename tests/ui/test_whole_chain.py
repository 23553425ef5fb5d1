"""The main job from the first start to the hand-over, on both samples, by mouse and keyboard alone."""

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QListView, QToolButton, QWidget

from app import paths
from app.services import checking
from tests.ui.awarding import award
from tests.ui.driving import CTRL, SHIFT, Driver

NEWCOMER = "Nurhayati <b>Baru</b> & Sa'diyah"
NOMINEES = 2


@dataclass(frozen=True)
class Story:
    """A sample: its card on the first start, what its seats say, a village for the newcomer."""

    code: str
    card: str
    seats: str
    village: str
    nik: str
    nominee: str
    full: bool


STORIES = (
    Story(
        "siak-2018",
        "Siak 2018*",
        "5 kursi belum dialokasikan*",
        "kampung dalam siak",
        "1408015505850001",
        "Siti Nur'aini",
        True,
    ),
    Story(
        "solok-2017",
        "Solok 2017*",
        "Kursi belum ditetapkan*",
        "kampung jawa solok",
        "1372025505850001",
        "Elfi Yulianti",
        False,
    ),
)


@pytest.fixture
def driver(qtbot, qapp) -> Iterator[Driver]:
    made = Driver(qtbot, qapp)
    yield made
    made.leave()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.code)
def test_from_the_first_start_to_the_hand_over(driver: Driver, story: Story, tmp_path: Path) -> None:
    driver.start()
    open_sample(driver, story)
    register(driver, story)
    sign_in_sheet(driver, tmp_path)
    attendance(driver)
    certificates(driver, tmp_path)
    hand_over(driver, story, tmp_path)
    award(driver, story.nominee, tmp_path)
    undo_in_history(driver)
    back_up(driver)
    digest = driver.ask(checking.digest_of)
    driver.close()
    reopened(driver, story, digest)
    sys.stdout.write(f"\n{story.code}, the longest pauses of the window:\n{driver.heart.report()}\n")


def open_sample(driver: Driver, story: Story) -> None:
    """A click on the sample; its event opened by Enter."""
    before = driver.window
    driver.click(story.card)
    driver.until(lambda: driver.window is not before and driver.window.page is not None)
    driver.settle()
    assert driver.window.band.isVisible()
    assert driver.keyboard.accessibleName() == "Daftar kegiatan"
    driver.press(Qt.Key.Key_Return)
    driver.settle()
    driver.until(lambda: driver.window.windowTitle().casefold().startswith(story.code))


def register(driver: Driver, story: Story) -> None:
    """The gap of the seats is seen, and a newcomer registered by typing."""
    driver.tab("Kuota & peserta")
    driver.find(QWidget, story.seats)
    before = len(driver.rows("Daftar peserta"))
    driver.press(Qt.Key.Key_N, CTRL)
    driver.until(lambda: driver.top.accessibleName() == "Tambah peserta")
    driver.write(NEWCOMER)
    driver.press(Qt.Key.Key_Return)
    driver.until(lambda: driver.keyboard.accessibleName() == "Nama")
    driver.press(Qt.Key.Key_Tab)
    driver.write(story.nik)
    driver.press(Qt.Key.Key_Tab)
    driver.write("P")
    driver.press(Qt.Key.Key_Tab)
    driver.write(story.village)
    driver.until(lambda: any(one.isVisible() for one in driver.top.findChildren(QListView)))
    driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_Tab)
    driver.write("15-5-1985")
    driver.press(Qt.Key.Key_Tab)
    driver.write("081234567890")
    driver.press(Qt.Key.Key_Return, CTRL)
    if story.full:
        with driver.meeting("Tetap daftarkan di luar kuota?", lambda _dialog: let_in(driver)):
            driver.click("Tetap daftarkan, dengan alasan…")
    driver.until(lambda: driver.says("ditambahkan"))
    driver.until(lambda: "Cari" in driver.keyboard.accessibleName())
    driver.press(Qt.Key.Key_Escape)
    driver.until(lambda: driver.top is driver.window)
    driver.until(lambda: len(driver.rows("Daftar peserta")) == before + 1)
    driver.row("Daftar peserta", NEWCOMER)
    driver.find(QWidget, story.seats)


def let_in(driver: Driver) -> None:
    """Why somebody is let in beyond the quota."""
    driver.write("diminta Bupati")
    driver.press(Qt.Key.Key_Return)


def sign_in_sheet(driver: Driver, folder: Path) -> None:
    """What is previewed is what is saved and what is printed."""
    driver.tab("Dokumen")
    driver.until(lambda: papers(driver))
    driver.line("Dokumen kegiatan", "Daftar hadir peserta")
    driver.until(lambda: driver.says("1 dari 3"))
    driver.click("Simpan PDF…")
    driver.name_file("Simpan PDF", folder / "hadir.pdf")
    driver.until(lambda: driver.says("Tersimpan: "))
    words = " ".join(page.extract_text() for page in PdfReader(folder / "hadir.pdf").pages)
    assert "DAFTAR HADIR" in words
    assert NEWCOMER in " ".join(words.split())
    assert "Halaman 1 dari 3" in words
    with (
        driver.meeting("Tidak ada printer", lambda _dialog: driver.press(Qt.Key.Key_Return)),
        driver.meeting("Cetak", lambda dialog: print_to_file(driver, dialog, folder / "cetak.pdf")),
    ):
        driver.press(Qt.Key.Key_P, CTRL)
    assert len(PdfReader(folder / "cetak.pdf").pages) == 3
    driver.until(lambda: any("dicetak" in row for row in papers(driver)))


def papers(driver: Driver) -> list[str]:
    """The lines of the list of documents."""
    model = driver.find(QListView, "Dokumen kegiatan").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def print_to_file(driver: Driver, dialog: QWidget, target: Path) -> None:
    """The printer is a PDF file."""
    assert isinstance(dialog, QPrintDialog)
    name = next(one for one in dialog.findChildren(QLineEdit) if one.isVisible() and one.objectName() == "filename")
    name.selectAll()
    driver.qtbot.keyClicks(name, str(target))
    dialog.accept()


def attendance(driver: Driver) -> None:
    """All present, then the exceptions by key; a slip taken back."""
    driver.tab("Kehadiran")
    marks = "Tanda kehadiran per sesi"
    driver.until(lambda: len(driver.rows(marks)) > 40)
    driver.click("Semua hadir")
    driver.until(lambda: {cell for row in driver.rows(marks) for cell in row} == {"hadir"})
    driver.cell(marks, 0, 1)
    if driver.top is not driver.window:
        driver.press(Qt.Key.Key_Escape)
    for key in (Qt.Key.Key_I, Qt.Key.Key_S, Qt.Key.Key_A, Qt.Key.Key_A):
        driver.press(key)
    driver.press(Qt.Key.Key_Z, CTRL)
    driver.until(lambda: [row[1] for row in driver.rows(marks)[:5]] == ["izin", "sakit", "alpa", "hadir", "hadir"])
    driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_Space, SHIFT)
    driver.press(Qt.Key.Key_A)
    driver.settle()
    driver.until(lambda: set(driver.rows(marks)[5]) == {"alpa"})


def certificates(driver: Driver, folder: Path) -> None:
    """One click for all who were there, a reason for one who was not, all of them in one PDF."""
    driver.tab("Sertifikat")
    people = "Peserta dan sertifikatnya"
    driver.until(lambda: len(driver.rows(people)) > 40)
    count = len(driver.rows(people))
    driver.click(f"Terbitkan {count - 4} sertifikat")
    driver.until(lambda: driver.says("sertifikat diterbitkan"))
    driver.until(lambda: driver.says("4 orang belum mendapat sertifikat"))
    driver.click("Tidak, 4")
    driver.until(lambda: len(driver.rows(people)) == 4)
    driver.cell(people, 0, 0)
    with driver.meeting("Terbitkan sertifikat di bawah ambang?", lambda _dialog: give_reason(driver)):
        driver.click("Terbitkan dengan alasan…")
    driver.until(lambda: any("dengan alasan: Tugas dinas" in cell for row in driver.rows(people) for cell in row))
    driver.press(Qt.Key.Key_P, CTRL)
    driver.until(lambda: driver.says(f"1 dari {2 * (count - 3)}"))
    driver.click("Simpan PDF…")
    driver.name_file("Simpan PDF", folder / "sertifikat.pdf")
    driver.until((folder / "sertifikat.pdf").exists)
    driver.until(lambda: not isinstance(driver.top, QFileDialog))
    driver.click("Tutup")
    driver.until(lambda: driver.top is driver.window)
    pages = [page.extract_text() for page in PdfReader(folder / "sertifikat.pdf").pages]
    assert len(pages) == 2 * (count - 3)
    assert "jam pelajaran" in " ".join(pages[0].split())
    assert sum("400.9/" in page for page in pages) >= count - 3


def give_reason(driver: Driver) -> None:
    """Type a reason and Enter."""
    driver.write("Tugas dinas <b>& darurat")
    driver.press(Qt.Key.Key_Return)


def hand_over(driver: Driver, story: Story, folder: Path) -> None:
    """One ZIP for the province, with NIK, whose sums are right."""
    driver.click("Kirim", QToolButton)
    driver.until(lambda: driver.find(QComboBox, "Kegiatan").currentText().casefold().startswith(story.code))
    driver.click("Pilih folder…")
    driver.name_file("Pilih folder untuk berkas data", folder)
    driver.fill("Nama berkas", "untuk provinsi")
    driver.click("Buat berkas data")
    driver.until(lambda: driver.says("selesai dibuat"))
    with zipfile.ZipFile(folder / "untuk provinsi.zip") as file:
        described = json.loads(file.read("datapackage.json"))
        for resource in described["resources"]:
            told = resource["hash"].removeprefix("sha256:")
            assert hashlib.sha256(file.read(resource["path"])).hexdigest() == told, resource["path"]
        people = file.read("people.csv").decode("utf-8-sig")
        assert story.nik in people
        assert any(name.endswith(".xlsx") for name in file.namelist())
    driver.until(lambda: len(driver.rows("Berkas data yang pernah dibuat")) == 1)


def undo_in_history(driver: Driver) -> None:
    """What left on paper stays; an older step is taken back from the list, and put back by the keyboard."""
    driver.click("Riwayat", QToolButton)
    steps = "Langkah yang tercatat"
    driver.row(steps, "Menerbitkan piagam")
    driver.click("Urungkan langkah ini")
    driver.until(lambda: driver.says("sudah dicetak"))
    number = driver.row(steps, "Mencatat nilai")
    driver.click("Urungkan langkah ini")
    driver.until(lambda: driver.rows(steps)[number + 1][3] == "Diurungkan")
    driver.press(Qt.Key.Key_Z, CTRL | SHIFT)
    driver.until(lambda: driver.rows(steps)[0][0].startswith("Diulangi: Mencatat nilai"))
    driver.settle()


def back_up(driver: Driver) -> None:
    """A copy is made and listed."""
    driver.click("Setelan", QToolButton)
    driver.write("Cadangan")
    driver.click("Cadangkan sekarang")
    driver.until(lambda: any("Dibuat sendiri" in row for row in driver.rows("Daftar cadangan")))


def reopened(driver: Driver, story: Story, digest: str) -> None:
    """The folder is the same for the command line and for the next start."""
    folder = paths.data_dir() / "latihan"
    assert bimtek(folder, "digest") == digest
    assert "✗" not in bimtek(folder, "check")
    driver.start()
    driver.click(story.card)
    driver.until(lambda: driver.window.page is not None)
    driver.settle()
    assert driver.ask(checking.digest_of) == digest
    driver.close()


def bimtek(folder: Path, *words: str) -> str:
    """The command line on a folder."""
    command = [sys.executable, "-m", "app", "--data", str(folder), *words]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=60).stdout.strip()
