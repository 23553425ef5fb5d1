"""Last year's event once more, from the list and from its own page."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import events, planning
from tests.ui.events.conftest import Stage
from ui.dialogs.copy_event import CopyEventDialog

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def choose(words: str) -> None:
    menu = QApplication.activePopupWidget()
    action = next(one for one in menu.actions() if one.text() == words)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def test_an_event_is_copied_from_the_list_by_keyboard_and_opened(siak: Stage) -> None:
    before = siak.digest()
    viewport = siak.tab.listing.table.viewport()
    spot = siak.tab.listing.table.visualRect(siak.tab.listing.table.currentIndex()).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, asked)
    choose("Salin kegiatan…")
    dialog = siak.dialog(CopyEventDialog)
    assert dialog.form.value("starts_on") == "2019-09-11"
    assert dialog.days.text().startswith("Menjadi Rabu, 11 September 2019. Sebelumnya Rabu, 12 September 2018")
    dialog.form.control("code").setFocus()
    siak.press(Qt.Key.Key_A, CTRL)
    siak.type("PSM-O'19 & II")
    siak.press(Qt.Key.Key_Return, CTRL)
    siak.qtbot.waitUntil(lambda: siak.tab.view is not None and siak.tab.view.title == "PSM-O'19 & II")
    new = siak.ask(events.find, "PSM-O'19 & II")
    assert [card.date for card in siak.ask(planning.sessions, new.id)] == ["2019-09-11"] * 5
    assert siak.tab.view.found.ledger.registered == 0
    siak.press(Qt.Key.Key_Z, CTRL)
    siak.qtbot.waitUntil(lambda: siak.tab.stack.currentWidget() is siak.tab.listing)
    assert siak.digest() == before


def test_a_code_in_use_is_said_in_the_dialog_and_what_was_typed_stays(siak: Stage) -> None:
    siak.open_event("siak-2018", "summary")
    QTest.mouseClick(siak.tab.view.more_button, LEFT)
    choose("Salin kegiatan…")
    dialog = siak.dialog(CopyEventDialog)
    dialog.form.set_value("code", "SIAK-2018")
    QTest.mouseClick(dialog.copy_button, LEFT)
    siak.qtbot.waitUntil(dialog.note.isVisible)
    assert dialog.note.accessibleName().startswith("Kode SIAK-2018 sudah dipakai")
    assert dialog.copy_button.isEnabled()
    dialog.form.set_value("code", "SIAK-2019")
    QTest.mouseClick(dialog.choices["plan"], LEFT, pos=QPoint(8, dialog.choices["plan"].height() // 2))
    QTest.mouseClick(dialog.copy_button, LEFT)
    siak.qtbot.waitUntil(lambda: siak.tab.view.title == "SIAK-2019")
    new = siak.ask(events.find, "SIAK-2019")
    assert siak.ask(planning.sessions, new.id) == ()
    assert [role.name for role in siak.ask(planning.roles, new.id)][:1] == ["Dahrius Husin"]
