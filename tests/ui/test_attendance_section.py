"""Kehadiran: all present, then the exceptions by key and mouse, undone by Ctrl+Z, in a window that stays fluid."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from app.services import attendance, people, planning, registration
from app.services.people import PersonCard
from app.services.planning import SessionCard
from app.services.steps import step
from tests.ui.sections import Opened, hosted, opened
from ui.tabs.event.attendance import AttendanceSection

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def siak(qtbot) -> Iterator[Opened]:
    with opened(qtbot, hosted(AttendanceSection)) as made:
        made.until(lambda: made.section.grid.marks.rows_model.rowCount() == 45)
        yield made


def marks(siak: Opened, row: int) -> str:
    """Marks as saved, "." for none."""
    grid = siak.ask(attendance.grid, siak.section.event_id)
    return "".join(mark or "." for mark in grid.rows[row].marks)


def put_cursor(siak: Opened, row: int, column: int) -> None:
    table = siak.section.grid.marks
    table.setFocus()
    table.setCurrentIndex(table.rows_model.index(row, column))


def press(siak: Opened, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    siak.qtbot.keyClick(siak.section.grid.marks, key, modifier)


def test_all_present_then_the_exceptions_by_key(siak: Opened) -> None:
    section = siak.section
    siak.qtbot.mouseClick(section.all_present, Qt.MouseButton.LeftButton)
    siak.until(lambda: section._pills.findChildren(type(section.all_present))[1].accessibleName().endswith(", 0"))
    assert marks(siak, 0) == "HHHHH"
    assert siak.window.toast.accessibleName() == "Semua peserta dicatat hadir"
    put_cursor(siak, 3, 1)
    press(siak, Qt.Key.Key_I)
    assert section.grid.marks.currentIndex().row() == 4
    press(siak, Qt.Key.Key_S)
    press(siak, Qt.Key.Key_A)
    press(siak, Qt.Key.Key_Delete)
    assert [section._lines[row].row.marks[1] for row in (3, 4, 5, 6)] == ["I", "S", "A", ""]
    assert [marks(siak, row)[1] for row in (3, 4, 5, 6)] == ["I", "S", "A", "."]
    assert section._grid.present[1] == 41
    assert not siak.window.toast.isVisible() or "sel" not in siak.window.toast.accessibleName()


def test_ctrl_z_takes_a_mark_back(siak: Opened) -> None:
    put_cursor(siak, 0, 0)
    press(siak, Qt.Key.Key_H)
    assert marks(siak, 0) == "H...."
    siak.qtbot.keyClick(siak.window, Qt.Key.Key_Z, CTRL)
    siak.until(lambda: siak.section._lines[0].row.marks[0] == "")
    assert marks(siak, 0) == "....."


def test_ranges_rows_and_columns_are_one_step(siak: Opened) -> None:
    put_cursor(siak, 1, 1)
    press(siak, Qt.Key.Key_Right, SHIFT)
    press(siak, Qt.Key.Key_Down, SHIFT)
    assert siak.section._cell.text().startswith("4 sel dipilih, 2 orang")
    press(siak, Qt.Key.Key_S)
    assert [marks(siak, row) for row in (0, 1, 2, 3)] == [".....", ".SS..", ".SS..", "....."]
    assert siak.window.toast.accessibleName() == "Mencatat kehadiran: sakit (4 sel)"
    put_cursor(siak, 5, 2)
    press(siak, Qt.Key.Key_Space, SHIFT)
    press(siak, Qt.Key.Key_A)
    assert marks(siak, 5) == "AAAAA"
    put_cursor(siak, 5, 4)
    press(siak, Qt.Key.Key_Space, CTRL)
    press(siak, Qt.Key.Key_H)
    assert {marks(siak, row)[4] for row in (0, 20, 44)} == {"H"}


def test_the_mouse_opens_a_small_menu(siak: Opened) -> None:
    table = siak.section.grid.marks
    where = table.visualRect(table.rows_model.index(2, 3)).center()
    siak.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().replace("&", "").split("\t")[0] for action in menu.actions() if action.text()]
    assert words == ["H   hadir", "I   izin", "S   sakit", "A   alpa", "Belum tanda tangan", "Kosongkan"]
    siak.qtbot.keyClick(menu, Qt.Key.Key_I)
    assert marks(siak, 2) == "...I."
    siak.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where.x() + 44, where.y()))
    assert siak.section._cell.text().startswith(siak.section._lines[2].row.participant.name)
    QApplication.activePopupWidget().close()


def test_the_line_below_and_the_shares_say_it_in_words(siak: Opened) -> None:
    put_cursor(siak, 0, 1)
    assert "sesi 2, Rabu 12 September, 09.00–10.30: belum dicatat." in siak.section._cell.text()
    put_cursor(siak, 0, 1)
    press(siak, Qt.Key.Key_A)
    put_cursor(siak, 0, 1)
    assert "sesi 2, Rabu 12 September, 09.00–10.30: alpa." in siak.section._cell.text()
    share = siak.section.grid.shares.rows_model
    spoken = share.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Kehadiran: 0 %, ambang tidak tercapai"
    assert siak.section.grid._shares_total.accessibleName() == "ambang 80 % JP = 6,4 JP"


def test_a_filter_keeps_whom_it_shows_until_it_is_chosen_again(siak: Opened) -> None:
    section = siak.section
    put_cursor(siak, 7, 1)
    press(siak, Qt.Key.Key_A)
    section._pills.choose("below")
    assert section.grid.marks.rows_model.rowCount() == 1
    assert section.grid.names.rows_model.rows[0].number == 8
    put_cursor(siak, 0, 1)
    press(siak, Qt.Key.Key_H)
    siak.until(lambda: section._rest.isActive() is False and section._writes == 0)
    assert section.grid.marks.rows_model.rowCount() == 1
    section._pills.choose("below")
    assert section._stack.currentWidget() is section.empty
    assert "Tidak ada peserta pada saringan ini" in section.empty.accessibleName()


def test_no_sessions_and_nobody_are_told_apart(siak: Opened) -> None:
    def drop_sessions(event_id: str):
        with step("Menghapus sesi") as changes:
            for card in planning.sessions(event_id):
                changes.delete("session", card.id)
            return changes.summary()

    siak.work.change(drop_sessions, siak.section.event_id)
    siak.until(lambda: "belum mempunyai sesi" in siak.section.empty.accessibleName())
    assert not siak.section.all_present.isEnabled()


def test_thirty_two_sessions_of_two_hundred_fifty_stay_fluid(siak: Opened) -> None:
    def fill(event_id: str):
        with step("Mengisi") as changes:
            ids = [people.save(PersonCard(name=f"Uji {n} <b>", region="14.08")).subject for n in range(205)]
            registration.add(event_id, ids, reason="diminta Bupati")
            for day in range(13, 20):
                for hour in range(8, 12):
                    card = SessionCard(date=f"2018-09-{day}", starts=f"{hour:02d}.00", title="Praktik")
                    planning.save_session(event_id, card)
            return changes.summary()

    siak.work.change(fill, siak.section.event_id)
    table = siak.section.grid.marks
    siak.until(lambda: siak.section.grid.marks.rows_model.rowCount() == 250)
    table = siak.section.grid.marks
    assert table.rows_model.columnCount() == 33
    siak.until(lambda: table.horizontalScrollBar().maximum() > 0)
    put_cursor(siak, 0, 30)
    for key in "HISAHISAHISA":
        press(siak, Qt.Key[f"Key_{key}"])
        table.viewport().repaint()
    siak.until(lambda: table.horizontalScrollBar().value() > 0)
    siak.until(lambda: siak.section._writes == 0)
    names = siak.section.grid.names
    table.verticalScrollBar().setValue(800)
    assert names.verticalScrollBar().value() == 800
