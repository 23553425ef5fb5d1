"""The Solok event once more in the next year: copied, its people taken over, two classes, a sheet for each of them."""

import re
from pathlib import Path

from PySide6.QtCore import Qt

from app.services import attendance, batches, planning
from tests.printing.reading import letters, size_mm
from tests.ui.driving import CTRL, SHIFT
from tests.ui.events.officer import MARKS, PEOPLE, Officer, words_of

CODE = "solok-2018"
PEOPLE_WANTED = 20
FIRST, SECOND = "Kelas <Melati>", "Kelas Ma'rang & Mitra"


def test_solok_again_in_two_classes(officer: Officer, tmp_path: Path) -> None:
    officer.open("solok-2017")
    copied(officer)
    registered(officer)
    classes(officer)
    practice(officer)
    sheets(officer, tmp_path)
    attended(officer)


def copied(officer: Officer) -> None:
    """The plan goes to a Monday of the next year; nobody is registered yet."""
    officer.click("Tindakan lain")
    officer.menu("Salin kegiatan…")
    officer.until(lambda: officer.top.accessibleName() == "Salin kegiatan")
    officer.fill("Kode", CODE)
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.until(lambda: officer.window.windowTitle().startswith(CODE))
    old, officer.code = officer.event_of("solok-2017"), CODE
    assert officer.seats() == []
    before, after = (officer.ask(planning.sessions, event) for event in (old, officer.event))
    assert [card.starts for card in after] == [card.starts for card in before]
    assert {card.date for card in after} == {"2018-08-27"}


def registered(officer: Officer) -> None:
    """Twenty of the registry, chosen by Shift and the arrows, in one step; Del and Ctrl+Z for the last of them."""
    officer.tab("Kuota & peserta")
    officer.press(Qt.Key.Key_N, CTRL)
    officer.until(lambda: officer.top.accessibleName() == "Tambah peserta")
    officer.until(lambda: len(officer.rows("Orang di daftar")) > PEOPLE_WANTED)
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_Down, SHIFT, PEOPLE_WANTED - 1)
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.until(lambda: officer.says(f"{PEOPLE_WANTED} peserta ditambahkan"))
    officer.press(Qt.Key.Key_Escape)
    officer.until(lambda: officer.top is officer.window)
    officer.until(lambda: len(officer.rows(PEOPLE)) == PEOPLE_WANTED)
    officer.cell(PEOPLE, PEOPLE_WANTED - 1, 1)
    officer.press(Qt.Key.Key_Delete)
    officer.until(lambda: len(officer.seats()) == PEOPLE_WANTED - 1)
    officer.press(Qt.Key.Key_Z, CTRL)
    officer.until(lambda: len(officer.seats()) == PEOPLE_WANTED)


def classes(officer: Officer) -> None:
    """Two classes in their dialog, everybody shared out by one click, one moved by the menu of the list."""
    officer.tab("Jadwal")
    officer.click("Kelas…")
    for name in (FIRST, SECOND):
        officer.click("Tambah kelas")
        officer.until(lambda: officer.top.accessibleName() == "Kelas baru")
        officer.fill("Nama kelas", name)
        officer.press(Qt.Key.Key_Return, CTRL)
        officer.until(lambda: officer.top.accessibleName() == "Angkatan dan kelas")
        officer.until(lambda name=name: any(name in row for row in officer.rows("Kelas")))
    officer.click("Bagi peserta")
    officer.until(lambda: officer.says("Semua peserta sudah mempunyai kelas."))
    officer.press(Qt.Key.Key_Escape)
    officer.until(lambda: officer.top is officer.window)
    assert [line.people for line in officer.ask(batches.lines, officer.event)] == [10, 10]
    officer.tab("Kuota & peserta")
    officer.click(f"{SECOND}, 10")
    officer.until(lambda: len(officer.rows(PEOPLE)) == 10)
    officer.cell(PEOPLE, 0, 1)
    officer.click("Tindakan untuk peserta terpilih")
    officer.menu("Pindah ke angkatan…")
    officer.until(lambda: officer.top is not officer.window)
    officer.choose("Angkatan/kelas", FIRST)
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.until(lambda: [line.people for line in officer.ask(batches.lines, officer.event)] == [11, 9])


def practice(officer: Officer) -> None:
    """At the end each class has a session of its own at the same time."""
    officer.tab("Jadwal")
    for name in (FIRST, SECOND):
        officer.click("Tambah sesi")
        officer.until(lambda: officer.top.accessibleName() == "Sesi baru")
        officer.fill("Mulai", "16.15")
        officer.fill("Selesai", "17.00")
        officer.fill("Nama lain", "Praktik")
        officer.fill("JP", "1")
        officer.choose("Kelas", name)
        officer.press(Qt.Key.Key_Return, CTRL)
        officer.until(lambda: officer.top is officer.window)
    officer.until(lambda: sum(card.title == "Praktik" for card in officer.ask(planning.sessions, officer.event)) == 2)


def sheets(officer: Officer, folder: Path) -> None:
    """The sign-in sheet of each class has its people and nobody else, on A4 and on F4."""
    officer.tab("Dokumen")
    told = officer.paper("Daftar hadir peserta")
    assert all(letters(one.plain_name) in letters(told) for one in officer.seats())
    for size, name in (("A4", FIRST), ("F4", SECOND)):
        officer.choose("Angkatan/kelas", name)
        officer.click(f"Kertas: {size}")
        officer.until(lambda size=size, name=name: seen(officer, size, name))
        path = folder / f"{size}.pdf"
        officer.saves("Simpan PDF…", "Simpan PDF", path)
        its_people_and_no_others(officer, name, words_of(path.read_bytes()))


def seen(officer: Officer, size: str, name: str) -> bool:
    """Whether the paper that is shown is of this size and of this class alone."""
    rendered = officer.section.view.rendered
    if rendered is None or size_mm(rendered.pdf) != {"A4": (210, 297), "F4": (215, 330)}[size]:
        return False
    words = words_of(rendered.pdf)
    return [one for one in (FIRST, SECOND) if one in words] == [name]


def its_people_and_no_others(officer: Officer, name: str, words: str) -> None:
    """The sheet of a class, by its words."""
    own = next(one.id for one in officer.ask(batches.listing, officer.event) if one.name == name)
    assert name in words
    for seat in officer.seats():
        assert (letters(seat.plain_name) in letters(words)) == (seat.batch == own), seat.plain_name
    assert not re.search("[0-9]{16}", words)


def attended(officer: Officer) -> None:
    """All present by one click, each in the sessions of the own class."""
    officer.tab("Kehadiran")
    officer.until(lambda: len(officer.rows(MARKS)) == PEOPLE_WANTED)
    officer.click("Semua hadir")
    officer.until(lambda: officer.ask(attendance.grid, officer.event).unrecorded == 0)
