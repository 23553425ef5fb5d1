"""Bringing in lists: a real workbook with bad rows, dry run, findings, good rows only, all or nothing, undo, drop."""

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.services import people, registration
from tests.ui.events.conftest import Stage
from ui.dialogs.import_people import ImportDialog, open_import
from ui.dialogs.import_rows import REMARKED, told

CTRL = Qt.KeyboardModifier.ControlModifier
HEADINGS = ("No", "Nama Lengkap", "NIK", "L/P", "Tanggal Lahir", "Desa/Kelurahan", "Kecamatan", "Kab/Kota")


def a_list(path: Path, *rows: tuple[object, ...]) -> Path:
    """A workbook as offices send it: a title, an empty line, headings in row 4."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Peserta")
    sheet.write_string(0, 0, "DAFTAR CALON PESERTA")
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(3, column, heading)
    for line, row in enumerate(rows, 4):
        for column, value in enumerate(row):
            (sheet.write_number if isinstance(value, float) else sheet.write_string)(line, column, value)
    book.close()
    return path


GOOD = ("1", "Rahmi <b>Utami</b>", "1408016505850011", "P", "25-05-1985", "Benteng Hulu", "Mempura", "Siak")
NUMERIC = ("2", "Sugeng Riyadi", 1408010101800012.0, "L", "01-01-1980", "Kampung Dalam", "Siak", "Siak")
NAMELESS = ("3", "", "1405020202900001", "L", "02-02-1990", "Langgam", "Langgam", "Pelalawan")


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    return a_list(tmp_path / "daftar peserta.xlsx", GOOD, NUMERIC, NAMELESS)


def imported(stage: Stage, path: Path) -> ImportDialog:
    """The dialog with the dry run shown."""
    stage.tab.open_import(path)
    dialog = stage.dialog(ImportDialog)
    stage.qtbot.waitUntil(lambda: dialog.plan is not None)
    return dialog


def test_a_list_with_bad_rows_is_tried_shown_and_its_good_rows_imported(siak: Stage, mixed: Path) -> None:
    section = siak.open_event("siak-2018", "participants")
    before = siak.digest()
    dialog = imported(siak, mixed)
    assert siak.digest() == before
    assert dialog.file_name.text() == "daftar peserta.xlsx: 3 baris · Peserta"
    counts = [button.accessibleName() for button in dialog.pills._group.buttons()]
    assert counts == ["Semua, 3", "Baru, 1", "Ditolak, 2", "Ada temuan, 2"]
    assert [row.row for row in dialog.table.rows_model.rows] == [6, 7]
    assert "C6" in dialog.found.accessibleName()
    assert "tersimpan sebagai angka" in dialog.found.accessibleName()
    assert "ketik ulang NIK dari KTP" in dialog.found.accessibleName()
    dialog.pills.choose(REMARKED)
    dialog.pills.choose("new")
    assert [row.name for row in dialog.table.rows_model.rows] == ["Rahmi <b>Utami</b>"]
    assert dialog.import_button.accessibleName() == "Impor 1 peserta"
    siak.press(Qt.Key.Key_Return, CTRL)
    siak.qtbot.waitUntil(lambda: len(section._people) == 46)
    assert "Impor 1 peserta dari daftar peserta.xlsx" in siak.window.toast.accessibleName()
    siak.press(Qt.Key.Key_Z, CTRL)
    siak.qtbot.waitUntil(lambda: len(section._people) == 45)
    assert siak.digest() == before


def test_all_or_nothing_imports_nothing_and_says_why(siak: Stage, mixed: Path) -> None:
    siak.open_event("siak-2018", "participants")
    before = siak.digest()
    dialog = imported(siak, mixed)
    dialog.mode._group.button(1).click()
    assert not dialog.import_button.isEnabled()
    assert dialog.note.accessibleName().startswith("2 baris ditolak, jadi tidak satu baris pun diimpor.")
    dialog.mode._group.button(0).click()
    assert dialog.import_button.isEnabled()
    dialog.reject()
    assert siak.digest() == before


def test_the_same_list_again_changes_nothing(siak: Stage, mixed: Path) -> None:
    section = siak.open_event("siak-2018", "participants")
    imported(siak, mixed).carry_out()
    siak.qtbot.waitUntil(lambda: len(section._people) == 46)
    dialog = imported(siak, mixed)
    assert dialog.plan.report.unchanged == 1
    assert dialog.import_button.accessibleName() == "Tidak ada yang diimpor"
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_a_file_that_is_no_list_is_refused_in_words(siak: Stage, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 bukan buku kerja")
    open_import(siak.tab, siak.window.desk, path=broken)
    dialog = siak.dialog(ImportDialog)
    siak.qtbot.waitUntil(dialog.note.isVisible)
    assert dialog.note.property("note") == "err"
    assert dialog.plan is None
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_without_an_event_the_registry_takes_the_list(siak: Stage, mixed: Path) -> None:
    before = siak.ask(people.count)
    dialog = imported(siak, mixed)
    assert dialog.import_button.accessibleName() == "Impor 1 orang"
    dialog.carry_out()
    siak.settle()
    assert siak.ask(people.count) == before + 1
    event_id = siak.tab.listing.table.rows_model.rows[0].id
    assert len(siak.ask(registration.participants, event_id)) == 45


def test_a_file_dropped_on_the_page_opens_its_dry_run(siak: Stage, mixed: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(mixed))])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    siak.tab.dropEvent(QDropEvent(QPointF(9, 9), action, data, Qt.MouseButton.LeftButton, none))
    dialog = siak.dialog(ImportDialog)
    siak.qtbot.waitUntil(lambda: dialog.plan is not None)
    assert len(dialog.plan.rows) == 3
    finding = dialog.plan.rows[1].findings[0]
    assert told(finding).startswith("C6 NIK, “")
    dialog.reject()
