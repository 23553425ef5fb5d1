"""Prestasi by mouse and keyboard: a selection, its jury, nominees, scores, and the winner's piagam."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui.driving import CTRL, Driver


def award(driver: Driver, nominee: str, folder: Path) -> None:
    """A selection with the example rubric: provisional until the last score is typed, then a piagam."""
    driver.press(Qt.Key.Key_3, CTRL)
    driver.settle()
    driver.press(Qt.Key.Key_N, CTRL)
    driver.until(lambda: driver.top.accessibleName() == "Pemilihan baru")
    driver.fill("Judul pemilihan", "PSM Berprestasi <i>contoh</i>")
    driver.fill("Tahun", "2018")
    driver.fill("Jumlah juara", "1")
    driver.press(Qt.Key.Key_Return, CTRL)
    driver.until(lambda: driver.top is driver.window and len(driver.rows("Daftar pemilihan")) == 1)
    driver.press(Qt.Key.Key_Return)
    for number, (name, element) in enumerate((("Ratna Rekaan", "IPSM"), ("Hadi Rekaan", "Akademisi")), 1):
        driver.click("Tambah juri")
        driver.write(name)
        driver.press(Qt.Key.Key_Tab)
        driver.write(element)
        driver.press(Qt.Key.Key_Return)
        driver.until(lambda number=number: driver.says(f"{number} juri"))
    nominate(driver, nominee)
    driver.tab("Penilaian")
    score(driver, "Ratna", ("80", "75,5"))
    driver.tab("Hasil")
    driver.until(lambda: driver.says("Sementara: 14 nilai belum masuk"))
    driver.tab("Penilaian")
    score(driver, "Hadi", ("90", "70"))
    driver.tab("Hasil")
    driver.until(lambda: driver.says("Nilai lengkap"))
    ranked = driver.rows("Peringkat")
    assert [row[0] for row in ranked] == ["1", "2"]
    piagam(driver, folder, ranked[0][1])


def nominate(driver: Driver, nominee: str) -> None:
    """Two people of the registry."""
    driver.tab("Nominasi")
    for name in (nominee, "Nurhayati"):
        driver.click("Tambah nominasi…", QPushButton)
        driver.until(lambda: driver.top.accessibleName() == "Tambah nominasi")
        driver.write(name)
        driver.until(lambda name=name: [name in row[0] for row in driver.rows("Orang di daftar")] == [True])
        driver.press(Qt.Key.Key_Return)
        driver.until(lambda: driver.top is driver.window)
    driver.until(lambda: len(driver.rows("Daftar nominasi")) == 2)


def score(driver: Driver, juror: str, figures: tuple[str, ...]) -> None:
    """A juror's matrix, typed down each column."""
    driver.choose("Juri yang menilai", juror)
    driver.press(Qt.Key.Key_Return)
    driver.cell("Nilai", 0, 1)
    for _ in range(7):
        for figure in figures:
            driver.write(figure)
            driver.press(Qt.Key.Key_Return)
        driver.press(Qt.Key.Key_Up)
        driver.press(Qt.Key.Key_Right)
    driver.until(lambda: driver.says("Semua nilai juri ini sudah masuk"))


def piagam(driver: Driver, folder: Path, winner: str) -> None:
    """The winner's paper, saved."""
    driver.tab("Piagam")
    driver.fill("Tanggal piagam", "10-11-2018")
    driver.click("Terbitkan 1 piagam")
    driver.until(lambda: driver.says("1 dari 1"))
    driver.click("Simpan PDF…")
    driver.name_file("Simpan PDF", folder / "piagam.pdf")
    driver.until((folder / "piagam.pdf").exists)
    words = " ".join(PdfReader(folder / "piagam.pdf").pages[0].extract_text().split())
    assert winner.partition(",")[0] in words
    assert "PIAGAM" in words
