"""The real window on a real database, with the Siak sample or an office of its own."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.services import checking, history, samples, workspace
from tests import builders
from tests.ui.events.officer import Officer
from tests.ui.sections import practice_folder
from ui.main_window import Acts, MainWindow
from ui.pages import Desk
from ui.tabs.events import EventsTab
from ui.tabs.table import pages
from ui.work.thread import Work


@dataclass
class Stage:
    """The window, and a way to ask the database thread."""

    qtbot: Any
    window: MainWindow
    work: Work

    @property
    def tab(self) -> EventsTab:
        page = self.window.page
        assert isinstance(page, EventsTab)
        return page

    @property
    def section(self) -> Any:
        return self.tab.view.sections.section

    def ask(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What a service answers, on the thread that owns the database."""
        answers: list[Any] = []
        self.work.run(function, *arguments, then=answers.append, failed=answers.append)
        self.qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def settle(self) -> None:
        """Wait until all that was asked for has been answered and shown."""
        self.ask(lambda: None)
        self.ask(lambda: None)

    def digest(self) -> str:
        return self.ask(checking.digest_of)

    def dialog(self, kind: type[QWidget]) -> Any:
        """The dialog that is open."""
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
        self.settle()
        return QApplication.activeModalWidget()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.keyboard, key, modifier)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self.keyboard, text)

    @property
    def keyboard(self) -> QWidget:
        """Where keys go: in the dialog that is open, else in the window; offscreen it must be made active again."""
        top = QApplication.activeModalWidget() or self.window
        if not top.isActiveWindow():
            top.activateWindow()
            QApplication.processEvents()
        return top.focusWidget() or top

    def open_event(self, code: str, section: str) -> Any:
        """Open an event of the list at a sub-page."""
        self.qtbot.waitUntil(lambda: any(row.code == code for row in self.tab.listing._all))
        event_id = next(row.id for row in self.tab.listing._all if row.code == code)
        self.tab.open_event(event_id, section)
        self.settle()
        return self.section


@pytest.fixture
def bare_stage(qtbot, work: Work) -> Iterator[Stage]:
    """An open, empty database behind the window."""
    acts = Acts(history.undo_step, history.undo_last, history.redo_last)
    window = MainWindow(Desk(work), pages(), acts)
    qtbot.addWidget(window)
    window.resize(1366, 696)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    stage = Stage(qtbot, window, work)
    bugs: list[object] = []
    work.bug.connect(bugs.append)
    stage.ask(workspace.open_workspace)
    yield stage
    stage.ask(workspace.close_workspace, False)
    assert bugs == []


@pytest.fixture
def siak(bare_stage: Stage) -> Stage:
    """The practice data of Siak, shown as a list."""
    bare_stage.ask(samples.load, "siak-2018")
    bare_stage.window.show_page("events")
    bare_stage.settle()
    return bare_stage


@pytest.fixture
def office(bare_stage: Stage) -> Stage:
    """An office of Kabupaten Siak without any event."""
    bare_stage.ask(builders.an_office)
    bare_stage.window.show_page("events")
    bare_stage.settle()
    return bare_stage


@pytest.fixture
def officer(qtbot, qapp) -> Iterator[Officer]:
    """Somebody who has just started the program on the practice data of both samples."""
    shutil.copytree(practice_folder(), paths.data_dir())
    made = Officer(qtbot, qapp)
    made.start()
    yield made
    made.leave()
    assert made.bugs == []
