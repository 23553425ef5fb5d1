"""Kehadiran of classes, and signatures on paper: by keyboard and mouse."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.domain.attendance import NOT_THEIRS
from app.services import arrivals, attendance, batches, events, planning, samples, signed_sheets
from app.services.batches import BatchCard
from app.services.planning import SessionCard
from tests.ui.sections import Opened, hosted, opened
from ui.dialogs.signed_sheets import SignedSheetsDialog
from ui.tabs.event.attendance import AttendanceSection

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def prepare() -> None:
    """Two classes that sit together in the first session, and apart in the second and third."""
    event = events.find(samples.SAMPLES[0]).id
    day = planning.sessions(event)[0].date
    for card in planning.sessions(event)[1:]:
        planning.delete_session(card.id)
    classes = [batches.save(event, BatchCard(name=name)).subject for name in ("Angkatan I", "Angkatan <b>II</b>")]
    seats = [row.participant.id for row in attendance.grid(event).rows]
    batches.assign(event, seats[::2], classes[0])
    batches.assign(event, seats[1::2], classes[1])
    for hour, batch in (("17.00", classes[0]), ("18.00", classes[1])):
        planning.save_session(event, SessionCard(date=day, starts=hour, title="Praktik", lesson_hours="2", batch=batch))
    grid = attendance.grid(event)
    arrivals.check_in(event, seats[0], [grid.sessions[0].id], datetime(2018, 9, 12, 1, 4, tzinfo=UTC))


@pytest.fixture
def siak(qtbot, qapp) -> Iterator[Opened]:
    with opened(qtbot, hosted(AttendanceSection)) as made:
        made.ask(prepare)
        made.window.page.refresh(frozenset())
        made.until(lambda: made.section._grid and len(made.section._grid.sessions) == 3)
        made.section.grid.focus_marks()
        yield made


def row(siak: Opened, number: int) -> str:
    return "".join(mark or "." for mark in siak.ask(attendance.grid, siak.section.event_id).rows[number].marks)


def press(siak: Opened, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(siak.section.grid.marks, key, modifier)


def put_cursor(siak: Opened, number: int, place: int) -> None:
    table = siak.section.grid.marks
    table.setCurrentIndex(table.rows_model.index(number, place))


def test_keys_go_past_sessions_of_another_class(siak: Opened) -> None:
    table = siak.section.grid.marks
    put_cursor(siak, 0, 1)  # a session of the first's class; the second sits elsewhere
    press(siak, Qt.Key.Key_H)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, 1)
    put_cursor(siak, 1, 0)
    press(siak, Qt.Key.Key_Right)
    assert table.currentIndex().column() == 2
    press(siak, Qt.Key.Key_Space, modifier=SHIFT)
    press(siak, Qt.Key.Key_S)
    siak.until(lambda: siak.section._writes == 0)
    assert (row(siak, 0), row(siak, 1)) == (f"HH{NOT_THEIRS}", f"S{NOT_THEIRS}S")


def test_a_click_on_what_is_not_theirs_marks_nothing(siak: Opened) -> None:
    table = siak.section.grid.marks
    at = table.visualRect(table.rows_model.index(1, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    press(siak, Qt.Key.Key_A)
    siak.until(lambda: siak.section._writes == 0)
    assert all(row(siak, 1)[place] != "A" for place in (1, 2))
    assert siak.problems == []


def test_all_present_by_one_click_is_each_in_their_own_class(siak: Opened) -> None:
    QTest.mouseClick(siak.section.all_present, Qt.MouseButton.LeftButton)
    siak.until(lambda: row(siak, 0) == f"HH{NOT_THEIRS}")
    assert row(siak, 1) == f"H{NOT_THEIRS}H"
    assert siak.ask(attendance.grid, siak.section.event_id).unrecorded == 0


def test_one_class_is_shown_with_its_sessions_and_its_share(siak: Opened) -> None:
    choice = siak.section.classes
    siak.until(choice.isVisible)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    siak.until(lambda: siak.section._grid and len(siak.section._grid.sessions) == 2)
    grid = siak.section._grid
    assert choice.currentText() == "Angkatan <b>II</b>"
    assert all(NOT_THEIRS not in line.marks for line in grid.rows)
    assert len(grid.rows) == 22
    siak.section.grid.focus_marks()
    put_cursor(siak, 0, 1)
    press(siak, Qt.Key.Key_I)
    siak.until(lambda: row(siak, 1) == f".{NOT_THEIRS}I")
    assert "Angkatan <b>II</b>" in siak.section.grid.marks.words()


def test_the_time_of_check_in_is_told_with_the_cell(siak: Opened) -> None:
    put_cursor(siak, 0, 0)
    assert siak.section.grid.marks.words().endswith("hadir, tercatat di meja registrasi 08.04.")
    model = siak.section.grid.marks.rows_model
    assert "08.04" in model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)


def test_t_tells_that_a_signature_is_missing_and_that_it_is_there(siak: Opened) -> None:
    put_cursor(siak, 0, 0)
    press(siak, Qt.Key.Key_T)
    siak.until(lambda: siak.ask(attendance.grid, siak.section.event_id).rows[0].unsigned)
    put_cursor(siak, 0, 0)
    assert "hadir, belum tanda tangan" in siak.section.grid.marks.words()
    assert "unsigned" in siak.section._pills._keys
    press(siak, Qt.Key.Key_T)
    siak.until(lambda: not siak.ask(attendance.grid, siak.section.event_id).rows[0].unsigned)
    put_cursor(siak, 1, 0)  # nothing is recorded for the second
    press(siak, Qt.Key.Key_T)
    assert siak.section._writes == 0
    siak.until(siak.window.toast.isVisible)
    assert row(siak, 1) == f".{NOT_THEIRS}."


def test_a_range_lacks_signatures_where_people_were_present(siak: Opened) -> None:
    put_cursor(siak, 0, 0)
    press(siak, Qt.Key.Key_Down, modifier=SHIFT)
    press(siak, Qt.Key.Key_T)
    siak.until(lambda: siak.section._writes == 0)
    grid = siak.ask(attendance.grid, siak.section.event_id)
    assert [bool(line.unsigned) for line in grid.rows[:3]] == [True, False, False]
    siak.section._pills.choose("unsigned")
    assert siak.section.grid.names.rows_model.rowCount() == 1
    press(siak, Qt.Key.Key_A)  # who was absent after all signed nowhere
    siak.until(lambda: not siak.ask(attendance.grid, siak.section.event_id).rows[0].unsigned)


def the_dialog(siak: Opened) -> SignedSheetsDialog:
    QTest.mouseClick(siak.section.sheets_button, Qt.MouseButton.LeftButton)
    dialog = siak.dialog(SignedSheetsDialog)
    siak.until(lambda: dialog.table.rows_model.rowCount() > 0)
    return dialog


def write(siak: Opened, dialog: SignedSheetsDialog, text: str) -> None:
    QTest.keyClick(dialog.table.viewport(), text[0])
    editor = next(one for one in dialog.table.viewport().findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    siak.until(lambda: not dialog.table.editing)


def test_signatures_are_counted_and_compared_and_a_wrong_count_stays(siak: Opened) -> None:
    dialog = the_dialog(siak)
    write(siak, dialog, "2x")
    siak.until(dialog.note.isVisible)
    assert dialog.table.rows_model.data(dialog.table.rows_model.index(0, 1)) == "2x"
    dialog.table.put_cursor(dialog.table.rows_model.index(0, 1))
    write(siak, dialog, "2")
    siak.until(lambda: dialog._sheets[0].signatures == 2)
    assert dialog._sheets[0].sentence == "1 lebih: 2 tanda tangan, 1 tercatat hadir."
    assert dialog.note.isHidden()


def test_a_scan_is_attached_looked_for_in_the_list_and_taken_off(siak: Opened, tmp_path: Path) -> None:
    path = tmp_path / "lembar hari 1 & Ma'ruf.jpg"
    Image.new("L", (60, 90), 250).save(path, "JPEG")
    dialog = the_dialog(siak)
    QTest.mouseClick(dialog.part.findChildren(type(dialog.attach_button))[1], Qt.MouseButton.LeftButton)
    siak.until(lambda: dialog.sheet and dialog.sheet.session)
    dialog.attach(path)
    siak.until(dialog.strip.isVisible)
    kept = [one for one in siak.ask(signed_sheets.listing, siak.section.event_id) if one.scans]
    assert [(one.session == dialog.sheet.session, one.scans[0].name) for one in kept] == [(True, path.name)]
    dialog.strip.setCurrentRow(0)
    QTest.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    siak.until(dialog.strip.isHidden)
    dialog.attach(tmp_path / "tidak ada.jpg")
    siak.until(dialog.note.isVisible)
    assert replace(dialog.sheet).scans == ()
