"""The window: pages built when first shown, told of changes, keyboard, toast, saved state, narrow and practice."""

from dataclasses import dataclass, field
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from app.errors import UserError
from ui import settings
from ui.main_window import Acts, MainWindow
from ui.pages import Desk, Page, PageEntry
from ui.settings import Settings
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.work.thread import Work


@dataclass(frozen=True)
class Changed:
    """What a service gives back from a write."""

    step_id: str = "s1"
    title: str = "3 peserta ditambahkan"
    touched: frozenset[str] = field(default_factory=lambda: frozenset({"participant"}))


class Probe(Page):
    """Notes what the window asks of it."""

    title = "Uji"
    concerns = frozenset({"participant"})
    built: ClassVar[list[str]] = []

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked: list[object] = []
        Probe.built.append("x")

    def refresh(self, changed: frozenset[str]) -> None:
        self.asked.append(changed)

    def arrive(self, argument: object) -> None:
        self.asked.append(argument)

    def commands(self) -> dict:
        return {"new": lambda: self.asked.append("new"), "find": lambda: self.asked.append("find")}

    def help_text(self) -> str:
        return "Halaman uji."


class Other(Probe):
    """A page that is not concerned."""

    title = "Lain"
    concerns = frozenset({"award"})


ENTRIES = (
    PageEntry("events", "Kegiatan", "calendar_ltr", Probe, "Ctrl+1"),
    PageEntry("people", "Peserta", "people", Other, "Ctrl+2"),
    PageEntry("history", "Riwayat", "history", Probe, below=True),
)


@pytest.fixture
def undone() -> list[str]:
    return []


@pytest.fixture
def probe_window(qtbot, work: Work, undone: list[str]) -> MainWindow:
    Probe.built.clear()
    made = MainWindow(Desk(work), ENTRIES, Acts(undo_step=undone.append, undo_last=lambda: undone.append("last")))
    qtbot.addWidget(made)
    made.resize(1366, 696)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_pages_are_built_when_first_shown_and_keys_switch_them(qtbot, probe_window: MainWindow) -> None:
    assert Probe.built == []
    qtbot.keyClick(probe_window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert Probe.built == ["x"]
    assert probe_window.windowTitle() == "Uji – Bimtek PSM"
    qtbot.keyClick(probe_window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(probe_window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert Probe.built == ["x", "x"]
    qtbot.keyClick(probe_window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert probe_window.page.asked[-1] == "new"


def test_a_change_refreshes_who_is_concerned_now_or_when_shown_again(qtbot, probe_window: MainWindow) -> None:
    window, work = probe_window, probe_window.desk.work
    for key in ("events", "people", "history"):
        window.show_page(key)
    shown, away = window.page, window.stack.built["events"]
    other = window.stack.built["people"]
    before = len(away.asked), len(other.asked)
    with qtbot.waitSignal(work.changed):
        work.change(Changed)
    assert shown.asked[-1] == frozenset({"participant"})
    assert (len(away.asked), len(other.asked)) == before
    window.show_page("events")
    assert away.asked[-1] == frozenset({"participant"})
    window.show_page("people")
    assert len(other.asked) == before[1]


def test_a_change_is_toasted_and_its_link_undoes_that_step(qtbot, probe_window: MainWindow, undone) -> None:
    window = probe_window
    window.show_page("events")
    with qtbot.waitSignal(window.desk.work.changed):
        window.desk.work.change(Changed)
    assert window.toast.isVisible()
    assert window.toast.accessibleName() == "3 peserta ditambahkan"
    link = next(button for button in window.toast.findChildren(Button) if button.accessibleName() == "Urungkan")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: undone == ["s1"])
    assert not window.toast.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: undone == ["s1", "last"])


def test_a_toast_goes_by_itself_but_not_under_the_pointer(qtbot, probe_window: MainWindow) -> None:
    toast = probe_window.toast
    toast._timer.setInterval(60)
    toast.say("Tersalin")
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)


def test_the_saved_state_tells_the_truth(qtbot, probe_window: MainWindow) -> None:
    row, work = probe_window.menu_row, probe_window.desk.work
    work.problem.disconnect()
    work.change(lambda: None)
    assert row._state.text() == "Menyimpan…"
    qtbot.waitUntil(lambda: row._state.text().startswith("Tersimpan "))

    def full() -> None:
        raise UserError("Kandar penuh.")

    work.change(full)
    qtbot.waitUntil(lambda: row._state.text() == "Tidak tersimpan")
    assert row._state.toolTip() == "Kandar penuh."


def test_narrow_windows_have_a_rail_of_icons(qtbot, probe_window: MainWindow) -> None:
    window = probe_window
    window.show_page("events")
    wide = window.rail.width()
    window.resize(1093, 557)
    qtbot.waitUntil(lambda: window.rail.width() < wide)
    assert window.page.compact
    tabs = window.rail.findChildren(QToolButton)
    assert {tab.toolButtonStyle() for tab in tabs} == {Qt.ToolButtonStyle.ToolButtonIconOnly}
    assert [tab.accessibleName() for tab in tabs] == ["Kegiatan", "Peserta", "Riwayat"]
    window.resize(1366, 696)
    qtbot.waitUntil(lambda: window.rail.width() == wide)


def test_practice_data_wear_the_band(qtbot, probe_window: MainWindow) -> None:
    probe_window.set_office("Dinas Sosial Kota Solok", practice=True)
    assert probe_window.band.isVisible()
    probe_window.set_office("Dinas Sosial Provinsi Riau", practice=False)
    assert not probe_window.band.isVisible()


def test_the_look_chosen_in_the_menu_is_kept(qtbot, probe_window: MainWindow, light) -> None:
    probe_window.act("mode:dark")
    probe_window.act("size:115")
    assert LOOK.colours.scheme == "dark"
    assert probe_window.actions_by_key["mode:dark"].isChecked()
    kept = settings.load()
    assert (kept.mode, kept.percent) == ("dark", 115)


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"mode": 7, "percent": "besar"}', '{"mode": "ungu", "percent": 3}'])
def test_damaged_settings_are_no_reason_to_fail(qtbot, work: Work, light, damage: str) -> None:
    settings.save(Settings())
    settings._path().write_text(damage, encoding="utf-8")
    made = MainWindow(Desk(work, settings.load()), ENTRIES)
    qtbot.addWidget(made)
    assert made.actions_by_key["mode:system"].isChecked()


def test_commands_a_page_does_not_know_are_grey(probe_window: MainWindow) -> None:
    probe_window.show_page("events")
    actions = probe_window.actions_by_key
    assert actions["new"].isEnabled()
    assert not actions["print"].isEnabled()
    assert actions["import"].isEnabled()
    assert not actions["go:awards"].isEnabled()


def test_every_menu_entry_shows_its_key_and_none_is_given_twice(probe_window: MainWindow) -> None:
    keys = [
        action.shortcut().toString()
        for action in probe_window.actions_by_key.values()
        if not action.shortcut().isEmpty()
    ]
    assert len(keys) == len(set(keys))
    for menu in probe_window.menu_row.menus.findChildren(QMenu):
        marks = [text[text.index("&") + 1].lower() for text in (a.text() for a in menu.actions()) if "&" in text]
        assert len(marks) == len(set(marks)), menu.title()


def test_every_control_has_a_name(qtbot, window: MainWindow) -> None:
    for key in ("events", "people", "awards", "send", "history"):
        window.show_page(key)
        qtbot.wait(10)
        nameless = [
            f"{key}: {type(widget).__name__}"
            for widget in window.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            and not widget.objectName().startswith("qt_")
        ]
        assert nameless == []


def test_tab_goes_round_without_a_trap(qtbot, window: MainWindow) -> None:
    window.show_page("people")
    window.activateWindow()
    seen = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert len({id(widget) for widget in seen}) > 5
    assert seen.count(seen[0]) >= 2
