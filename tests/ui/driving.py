"""Drives the running program as a person does: by what is seen and named, with mouse and keyboard alone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListView,
    QMenu,
    QScrollArea,
    QTabBar,
    QWidget,
)

from tests.ui.seeing import LONGEST, Eyes
from ui.widgets.toast import Toast

NOTHING = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton
_GLANCE = 15
"""Milliseconds between two looks for a dialog."""


class Meeting(QObject):
    """Waits for a dialog that holds its caller (`exec`), and does in it what was agreed before."""

    def __init__(self, driver: "Driver", words: str, act: Callable[[QWidget], object]) -> None:
        super().__init__()
        self._driver, self._words, self._act = driver, words, act
        self.met = False
        self._patience = LONGEST // _GLANCE
        self._timer = QTimer(self)
        self._timer.setInterval(_GLANCE)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and self._words in f"{dialog.accessibleName()} {dialog.windowTitle()}":
            self._timer.stop()
            self.met = True
            self._do(dialog)
            return
        self._patience -= 1
        if not self._patience and isinstance(dialog, QDialog):
            # another dialog than the one that was to come holds the caller: let the test go on and fail
            dialog.reject()

    def _do(self, dialog: QWidget) -> None:
        try:
            self._act(dialog)
        except BaseException:
            if isinstance(dialog, QDialog):
                dialog.reject()
            raise

    def give_up(self) -> None:
        """Wait no longer."""
        self._timer.stop()


class Driver(Eyes):
    """The hands of whoever sits before the program."""

    def _act(self, doing: str, do: Callable[[], object]) -> None:
        """Do it; a dialog that came unexpected and holds the caller is left in the end, and the test breaks."""
        held: list[str] = []
        guard = QTimer()
        guard.setSingleShot(True)
        guard.timeout.connect(lambda: _break_out(held))
        guard.start(2 * LONGEST)
        self.heart.mark(doing)
        do()
        self.qapp.processEvents()
        guard.stop()
        assert not held, (doing, held)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING, times: int = 1) -> None:
        """Press a key where the keyboard is."""
        for _ in range(times):
            where = self.keyboard
            doing = f"tombol {key.name.removeprefix('Key_')} di {where.accessibleName() or type(where).__name__}"
            self._act(doing, lambda where=where: QTest.keyClick(where, key, modifier))

    def write(self, text: str) -> None:
        """Type where the keyboard is."""
        for letter in text:
            self._act(f"mengetik di {self.keyboard.accessibleName()}", lambda sent=letter: _key(self.keyboard, sent))

    @property
    def keyboard(self) -> QWidget:
        """The widget with the keyboard."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        top = self._wake()
        return top.focusWidget() or top

    def _wake(self) -> QWidget:
        """Make the window on top the active one: offscreen nobody else does."""
        top = QApplication.activeModalWidget() or self.window
        if not top.isActiveWindow():
            top.activateWindow()
            self.qapp.processEvents()
        return top

    def click(self, name: str, kind: type[QWidget] = QAbstractButton) -> None:
        """Click what bears this name, once it can be clicked."""
        widget = self.find(kind, name)
        self.until(widget.isEnabled)
        self._bring_into_view(widget)
        self._send_toast_away(widget)
        middle = _reachable(widget)
        self._act(f"klik {name}", lambda: QTest.mouseClick(widget, LEFT, pos=middle))

    def _send_toast_away(self, widget: QWidget) -> None:
        """A toast may lie over a button for a while; a click on its words sends it away."""
        toast = self.window.toast
        for _ in range(3):  # one may follow another
            if toast.isVisible() and toast.geometry().intersects(_within(widget, self.window)):
                self._act("klik pemberitahuan", lambda: QTest.mouseClick(toast, LEFT, pos=QPoint(30, 10)))

    def _bring_into_view(self, widget: QWidget) -> None:
        """Roll to it, as the wheel does."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()

    def fill(self, name: str, text: str) -> None:
        """Click into a field, take what stands there away, type, and go on by Tab."""
        field = self.field(name)
        self._bring_into_view(field)
        self._wake()
        self._act(f"klik {name}", lambda: QTest.mouseClick(field, LEFT))
        if isinstance(field, QLineEdit) and not field.hasFocus():
            raise AssertionError(f"{name} takes no keyboard")
        self.press(Qt.Key.Key_A, CTRL)
        self.press(Qt.Key.Key_Delete)
        self.write(text)
        self.press(Qt.Key.Key_Tab)

    def choose(self, name: str, words: str) -> None:
        """Choose in a list by the arrow keys."""
        box = self.find(QComboBox, name)
        self._bring_into_view(box)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        self.press(Qt.Key.Key_Home)
        for _ in range(box.count()):
            if words in box.currentText():
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError((name, words, [box.itemText(n) for n in range(box.count())]))

    def tab(self, words: str) -> None:
        """Click a tab."""
        for bar in self.seen(QTabBar):
            for number in range(bar.count()):
                if bar.tabText(number).replace("&&", "&") == words:
                    at = bar.tabRect(number).center()
                    self._act(f"tab {words}", lambda bar=bar, at=at: QTest.mouseClick(bar, LEFT, pos=at))
                    self.settle()
                    return
        raise AssertionError(words)

    def row(self, table: str, words: str, modifier: Qt.KeyboardModifier = NOTHING) -> int:
        """Click the row of a table in which these words stand; its number."""
        self.until(lambda: any(words in "\n".join(row) for row in self.rows(table)))
        number = next(n for n, row in enumerate(self.rows(table)) if words in "\n".join(row))
        self.cell(table, number, 0, modifier)
        return number

    def line(self, name: str, words: str) -> None:
        """Click the line of a list in which these words stand."""
        view = self.find(QListView, name)
        model = view.model()
        told = [str(model.index(number, 0).data()) for number in range(model.rowCount())]
        index = model.index(next(number for number, line in enumerate(told) if words in line), 0)
        view.scrollTo(index)
        at = view.visualRect(index).center()
        assert view.viewport().rect().contains(at)
        self._act(f"klik {name}", lambda: QTest.mouseClick(view.viewport(), LEFT, NOTHING, at))
        self.settle()

    def cell(self, table: str, row: int, column: int, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """Click a cell."""
        view = self.table(table)
        index = view.model().index(row, column)
        view.scrollTo(index)
        at = view.visualRect(index).center()
        assert view.viewport().rect().contains(at)
        self._act(f"klik {table}", lambda: QTest.mouseClick(view.viewport(), LEFT, modifier, at))

    def menu(self, words: str) -> None:
        """Click an entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.text().replace("&", "").startswith(words))
        self._act(f"menu {words}", lambda: QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center()))

    @contextmanager
    def meeting(self, words: str, act: Callable[[QWidget], object]) -> Iterator[Meeting]:
        """What is done inside opens a dialog with these words; `act` is done in it."""
        meeting = Meeting(self, words, act)
        yield meeting
        self.until(lambda: meeting.met)
        meeting.give_up()

    def name_file(self, title: str, path: object) -> None:
        """Type a path into the file dialog that is open, and Enter."""
        self.until(lambda: isinstance(self.top, QFileDialog) and self.top.windowTitle() == title)
        dialog = self.top
        field = next(one for one in dialog.findChildren(QLineEdit) if one.isVisible())
        field.setFocus()
        self.press(Qt.Key.Key_A, CTRL)
        QTest.keyClicks(field, str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.until(lambda: not dialog.isVisible())


def _break_out(held: list[str]) -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        held.append(dialog.accessibleName())
        dialog.reject()


def _key(widget: QWidget, letter: str) -> None:
    if letter == "\n":
        QTest.keyClick(widget, Qt.Key.Key_Return)
    elif letter.isascii():
        QTest.keyClicks(widget, letter)
    else:  # QTest knows no key for it and stops the process
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, NOTHING, letter))


def _within(widget: QWidget, window: QWidget) -> QRect:
    """Where it stands in the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()) if window.isAncestorOf(widget) else QRect()


def _reachable(widget: QWidget) -> QPoint:
    """Its middle, where nothing covers it."""
    middle = widget.rect().center()
    over = widget.window().childAt(widget.mapTo(widget.window(), middle))
    toast = next(iter(widget.window().findChildren(Toast)), None)
    if toast is not None and over is not None and (over is toast or toast.isAncestorOf(over)):
        QTest.mouseClick(toast, LEFT, pos=QPoint(3, 3))  # away with it, as a person does
        over = widget.window().childAt(widget.mapTo(widget.window(), middle))
    assert over is widget or (over is not None and widget.isAncestorOf(over)), (widget.accessibleName(), over)
    return middle
