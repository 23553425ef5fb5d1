"""A file dragged over the window: what would become of it is said, on every page, before anything is read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from tests.messy.hostile import bomb, far_cell, renamed
from tests.ui.driving import CTRL
from tests.ui.imports.lists import a_list, mixed
from tests.ui.imports.steering import Importer


def test_on_an_events_page_it_becomes_a_list_of_the_event(importer: Importer, tmp_path: Path) -> None:
    importer.open_event("siak-2018", "Kuota & peserta")
    importer.drag(mixed(tmp_path))
    assert importer.says("Lepaskan untuk mengimpor “daftar peserta.xlsx”")
    assert importer.says("Ke kegiatan siak-2018.")
    importer.let_go()
    importer.rest()
    assert importer.says("Daftar peserta · siak-2018 · daftar peserta.xlsx")
    assert importer.figures()["rejected"] == 2


def test_marks_dropped_on_the_attendance_are_taken_for_marks(importer: Importer, tmp_path: Path) -> None:
    importer.open_event("siak-2018", "Kehadiran")
    names = ["Abdul Ma'ruf", "Afrizal Koto"]
    path = a_list(tmp_path / "hadir.xlsx", *((str(n), name, "H") for n, name in enumerate(names, 1)),
                  headings=("No", "Nama", "Kehadiran"))  # fmt: skip
    importer.drag(path)
    importer.let_go()
    importer.rest()
    assert importer.says("Kehadiran · siak-2018 · hadir.xlsx")
    assert importer.figures()["new"] == 2
    importer.click("Impor 2 peserta")
    importer.rest()
    assert importer.says("Dihitung ulang di basis data: 2 dari 2")


def test_where_nothing_fits_it_is_asked_what_it_is(importer: Importer, tmp_path: Path) -> None:
    importer.window.show_page("history")
    importer.settle()
    importer.drag(mixed(tmp_path))
    assert importer.says("Daftar apa itu ditanyakan sesudahnya.")
    importer.let_go()
    importer.settle()
    assert importer.says("“daftar peserta.xlsx” belum dibaca")
    box = importer.find(QComboBox, "Daftar apa?")
    assert box.currentText() == "Daftar orang"
    importer.choose("Daftar apa?", "Daftar peserta")
    importer.choose("Untuk yang mana?", "siak-2018")
    importer.click("Baca berkas")
    importer.rest()
    assert importer.says("Daftar peserta · siak-2018")
    assert importer.figures()["rejected"] == 2


def test_a_field_under_the_pointer_never_takes_the_file_for_text(importer: Importer, tmp_path: Path) -> None:
    importer.press(Qt.Key.Key_F, CTRL)
    field = importer.keyboard
    assert isinstance(field, QLineEdit)
    importer.drag(mixed(tmp_path))
    importer.let_go()
    importer.rest()
    assert field.text() == ""
    assert importer.figures()["new"] == 1


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("a.xlsx", "b.xlsx"), "Seret satu berkas saja."),
        (("folder",), "adalah folder, bukan berkas."),
        (("surat.docx",), "bukan daftar yang dapat diimpor."),
    ],
)
def test_what_cannot_be_brought_in_is_said_and_nothing_is_read(
    importer: Importer, tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    for name in names:
        (tmp_path / name).mkdir() if name == "folder" else (tmp_path / name).write_bytes(b"PK")
    importer.drag(*(tmp_path / name for name in names))
    assert importer.says(said)
    with importer.meeting("", lambda dialog: importer.press(Qt.Key.Key_Escape)):
        importer.let_go()
    assert importer.top is importer.window


@pytest.mark.parametrize(
    ("name", "write"),
    [("bom.xlsx", bomb), ("jauh.xlsx", far_cell), ("surat.xlsx", renamed(b"%PDF-1.7 bukan buku kerja"))],
    ids=["bomb", "far cell", "renamed"],
)
def test_a_hostile_file_costs_a_sentence_and_the_window_lives(
    importer: Importer, tmp_path: Path, name: str, write: object
) -> None:
    path = tmp_path / name
    write(path)
    importer.heart.longest.clear()
    importer.drag(path)
    importer.let_go()
    importer.rest()
    assert importer.wizard.step == "file"
    assert importer.wizard.note.isVisible()
    assert importer.wizard.note.property("note") == "err"
    assert importer.wizard.session.source is None
    importer.press(Qt.Key.Key_Escape)
    assert importer.top is importer.window
