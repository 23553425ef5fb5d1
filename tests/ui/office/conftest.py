"""The whole program on a folder of its own: what an officer sees after a double click on its icon."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.services import workspace
from tests import builders
from ui.dialogs.question import TitledDialog
from ui.main_window import MainWindow
from ui.start import Program
from ui.tabs.table import pages
from ui.widgets.buttons import Button

NOTHING = Qt.KeyboardModifier.NoModifier


class Stage:
    """The program, and a way to ask the database thread."""

    def __init__(self, qtbot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program

    @property
    def window(self) -> MainWindow:
        window = self.program.window
        assert window is not None
        return window

    @property
    def first_start(self) -> Any:
        return self.program.reception.cover.widget

    @property
    def page(self) -> Any:
        return self.window.page

    def activate(self) -> None:
        """Give the window the keyboard."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def ask(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What a service answers, on the thread that owns the database."""
        answers: list[Any] = []
        self.program.work.run(function, *arguments, then=answers.append, failed=answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=15_000)
        return answers[0]

    def settle(self) -> None:
        """Wait until all that was asked for has been answered and shown; an answer may ask again."""
        for _ in range(3):
            self.ask(lambda: None)

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=15_000)

    def show(self, key: str, argument: object = None) -> Any:
        """Show a page, its rows read."""
        self.window.show_page(key, argument)
        self.settle()
        return self.page

    def type(self, widget: QWidget, text: str) -> None:
        """Type into a field and leave it."""
        widget.setFocus()
        QTest.keyClicks(widget, text)

    def pick_region(self, picker: Any, text: str) -> None:
        """Type a region and take the first one found."""
        self.type(picker.field, text)
        self.until(lambda: picker.choices.isVisible() and picker.choices.model().rowCount())
        QTest.keyClick(picker.field, Qt.Key.Key_Return)

    def answer(self, words: str) -> list[str]:
        """Press the button with these words in the next dialog; gives the dialog's title once it was seen."""
        seen: list[str] = []

        def press() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, TitledDialog):
                QTimer.singleShot(20, press)
                return
            seen.append(dialog.accessibleName())
            next(button for button in dialog.findChildren(Button) if button.text().strip() == words).click()

        QTimer.singleShot(20, press)
        return seen


@pytest.fixture
def stage(qtbot, qapp) -> Iterator[Stage]:
    """The program just started, its database open and its first page (or the first start) shown."""
    yield from _started(qtbot, qapp)


@pytest.fixture
def office(qtbot, qapp) -> Iterator[Stage]:
    """The program of an office that was set up before."""
    workspace.open_workspace()
    builders.an_office()
    workspace.close_workspace(backup=False)
    yield from _started(qtbot, qapp)


def _started(qtbot, qapp) -> Iterator[Stage]:
    program = Program(qapp, pages())
    bugs: list[BaseException] = []
    program.start()
    program.work.bug.disconnect()
    program.work.bug.connect(bugs.append)
    made = Stage(qtbot, program)
    # a closed window must not end the test's event loop
    qapp.setQuitOnLastWindowClosed(False)
    made.activate()
    made.until(lambda: made.first_start is not None or made.page is not None)
    made.settle()
    yield made
    program.window.hide()
    program.close()
    program.window.deleteLater()
    qapp.setQuitOnLastWindowClosed(True)
    assert bugs == []
