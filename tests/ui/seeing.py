"""One running program: starting and closing it, and what is seen on its window."""

import sys
import threading
import traceback
from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView, QWidget

from tests.ui.heartbeat import Heartbeat
from ui.main_window import MainWindow
from ui.start import Program
from ui.tabs.table import pages

Kind = TypeVar("Kind", bound=QWidget)
LONGEST = 30_000  # a busy machine is no fault of the window
"""Milliseconds of the longest wait."""


def _doing() -> str:
    """What each thread of this process is doing: a wait that never ends has its reason in one of them."""
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    return "\n".join(
        f"--- {names.get(thread, thread)}\n{''.join(traceback.format_stack(frame)[-12:])}"
        for thread, frame in sys._current_frames().items()
    )


class Eyes:
    """One running program, its window, and what is seen on it."""

    def __init__(self, qtbot: Any, qapp: QApplication) -> None:
        self.qtbot, self.qapp = qtbot, qapp
        self.program: Program | None = None
        self.bugs: list[BaseException] = []
        self.heart = Heartbeat()

    def start(self) -> None:
        """Start as after a double click on the icon, and wait for the first page or the first start."""
        self.qapp.setQuitOnLastWindowClosed(False)
        self.heart.start("mulai")
        program = self.program = Program(self.qapp, pages())
        assert program.instance.claim()
        program.start()
        assert program.work is not None
        program.work.bug.disconnect()
        program.work.bug.connect(self.bugs.append)
        self.window.resize(1366, 696)
        self.until(lambda: self.program.reception.cover.widget is not None or self.window.page is not None)
        self.settle()

    def close(self) -> None:
        """Close the window as its cross does; the database closes with a copy."""
        program, window = self.program, self.window
        assert program is not None
        # from here on the window is gone, and what the test does is no pause of it
        self.heart.stop()
        assert window.close()
        program.close()
        window.deleteLater()
        self.program = None
        self.qapp.processEvents()
        assert self.bugs == []

    def leave(self) -> None:
        """After a test, also one that broke."""
        self.heart.stop()
        if self.program is not None:
            for other in QApplication.topLevelWidgets():
                if other is not self.window and other.isVisible():
                    other.close()
            self.window.hide()
            self.program.close()
            self.window.deleteLater()
        self.qapp.setQuitOnLastWindowClosed(True)

    @property
    def window(self) -> MainWindow:
        """The main window of now; another database has another one."""
        assert self.program is not None
        assert self.program.window is not None
        return self.program.window

    def ask(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What a service says, only to compare: no step of the work is done this way."""
        answers: list[Any] = []
        self.program.work.run(function, *arguments, then=answers.append, failed=answers.append)
        self.until(lambda: bool(answers))
        return answers[0]

    def settle(self) -> None:
        """Wait until all that was asked of the database has been answered and shown."""
        for _ in range(3):
            self.ask(lambda: None)

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something is so."""
        # what the test did before this, such as reading a PDF, is no pause of the window
        self.heart.mark(self.heart.doing)
        try:
            self.qtbot.waitUntil(lambda: bool(holds()), timeout=LONGEST)
        except self.qtbot.TimeoutError as error:
            error.add_note(_doing())
            raise

    @property
    def top(self) -> QWidget:
        """Where keys and clicks go: an open menu or dialog before the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def seen(self, kind: type[Kind], name: str = "") -> list[Kind]:
        """Widgets of a kind that are seen, with this name; * stands for anything."""
        return [one for one in self.top.findChildren(kind) if one.isVisible() and _named(one, name)]

    def find(self, kind: type[Kind], name: str) -> Kind:
        """The one widget with this name, as soon as it is seen."""
        try:
            self.until(lambda: self.seen(kind, name))
        except self.qtbot.TimeoutError:
            raise AssertionError((name, self.names())) from None
        return self.seen(kind, name)[0]

    def field(self, name: str) -> QWidget:
        """A field to type into; a picker's own field bears its name too."""
        found = [one for one in self.seen(QWidget, name) if one.focusPolicy() & Qt.FocusPolicy.ClickFocus]
        assert found, (name, self.names())
        return found[0]

    def names(self) -> list[str]:
        """All names that are seen, to tell why something was not found."""
        return sorted({one.accessibleName() for one in self.top.findChildren(QWidget) if one.isVisible()})

    def says(self, words: str) -> bool:
        """Whether these words stand anywhere."""
        shown = [one for one in self.top.findChildren(QWidget) if one.isVisible()]
        texts = [one.text() for one in shown if isinstance(one, (QLabel, QAbstractButton, QLineEdit))]
        return any(words in text for text in (*texts, *(one.accessibleName() for one in shown)))

    def table(self, name: str) -> QTableView:
        """A table by its name."""
        return self.find(QTableView, name)

    def rows(self, name: str) -> list[list[str]]:
        """What a table says, cell by cell."""
        model = self.table(name).model()
        return [
            [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


def _named(widget: QWidget, name: str) -> bool:
    return not name or widget.accessibleName() == name or ("*" in name and fnmatchcase(widget.accessibleName(), name))
