"""Listens to the keys of the page while it is seen: takes out what a scanner gives, lets typing through."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ui.tabs.event.checkin.burst import SILENCE, Burst, Told, Verdict
from ui.widgets.form import Form

_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock}
)
_TEXT = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
_LATE = 25
"""Milliseconds that a timer may be late before the window counts as having been busy: keys may wait behind it."""


@dataclass(frozen=True)
class Stroke:
    """A key as it was pressed, and the widget that it was meant for."""

    key: int
    modifiers: Qt.KeyboardModifier
    text: str
    target: QWidget

    def play(self) -> None:
        """Press it there now."""
        if isValid(self.target):
            press = QKeyEvent(QEvent.Type.KeyPress, self.key, self.modifiers, self.text)
            QCoreApplication.sendEvent(self.target, press)


class KeyWatch(QObject):
    """Follows the widget with the keyboard of the window of `page`.

    `decide` gets the text of each burst and returns how many of its first signs were typed after all: 0 where all of it
    was a scan that it took, the length where it was none. Typing that nothing which takes letters has the keyboard for
    goes into `field`. While a dialog or a menu is open nothing is listened to.
    """

    def __init__(self, page: QWidget, field: QLineEdit, decide: Callable[[str], int]) -> None:
        super().__init__(page)
        self._page, self._field, self._decide = page, field, decide
        self._burst: Burst[Stroke] = Burst()
        self._watched: QWidget | None = None
        self._on = self._playing = False
        self._lag: float | None = None
        self._due = 0.0
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setTimerType(Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._on_silence)

    def start(self) -> None:
        """The page is seen."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._on:
            self._on = True
            app.focusChanged.connect(self._on_focus)
            self._on_focus(None, app.focusWidget())

    def stop(self) -> None:
        """The page is seen no more; what was held back is typed."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._on:
            self._on = False
            app.focusChanged.disconnect(self._on_focus)
        self._follow(None)
        self._take(self._burst.other())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back what may be a scan."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not self._listens(watched):
            return False
        key = Qt.Key(event.key())
        if key in _MODIFIERS:
            return False
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        )
        if plain and key in _ENDS:
            return self._on_end(event)
        if plain and event.text().isprintable() and event.text():
            return self._on_sign(event, watched)
        self._take(self._burst.other())
        return False

    def _on_sign(self, event: QKeyEvent, watched: QObject) -> bool:
        typing = _takes_letters(watched)
        if event.key() == Qt.Key.Key_Space and not typing and not self._burst.waits:
            return False  # presses a button or opens a list; no code begins with a blank
        target = watched if typing and isinstance(watched, QWidget) else self._field
        stroke = Stroke(event.key(), event.modifiers(), event.text(), target)
        now = self._moment(event)
        self._take(self._burst.sign(stroke, event.text(), now, repeated=event.isAutoRepeat()))
        self._wait()
        return True

    def _on_end(self, event: QKeyEvent) -> bool:
        told = self._burst.end(self._moment(event))
        if told.verdict is Verdict.SWALLOWED:
            return True
        moved = any(stroke.target is not self._watched for stroke in told.keys)
        typed = self._take(told)
        if told.verdict is Verdict.SCANNED and not typed:
            return True
        if moved or told.verdict is Verdict.SCANNED:  # the end belongs to what was typed, wherever that went
            end = Stroke(event.key(), event.modifiers(), event.text(), told.keys[0].target)
            self._play((end,))
            return True
        return False

    def _on_silence(self) -> None:
        now = self._now()
        if now - self._due > _LATE:  # the window was busy: let the keys that wait behind this timer come first
            self._due = now + SILENCE
            self._silence.start(SILENCE)
            return
        self._take(self._burst.silent(now))

    def _take(self, told: Told[Stroke]) -> bool:
        """Do what the burst told; returns whether any of it was typed."""
        keys = told.keys
        if told.verdict is Verdict.SCANNED:
            keys = keys[: self._decide(told.text)]
        self._play(keys)
        return bool(keys)

    def _play(self, keys: tuple[Stroke, ...]) -> None:
        self._playing = True
        for stroke in keys:
            if stroke.target is self._field and not self._field.hasFocus():
                self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            stroke.play()
        self._playing = False

    def _wait(self) -> None:
        if self._burst.waits:
            self._due = self._now() + SILENCE
            self._silence.start(SILENCE)

    def _listens(self, watched: QObject) -> bool:
        if self._playing or watched is not self._watched or not self._page.isVisible():
            return False
        return QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        window = self._page.window()
        self._follow(now if now is not None and now.window() is window else window)

    def _follow(self, widget: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = widget
        if widget is not None:
            widget.installEventFilter(self)

    def _moment(self, event: QKeyEvent) -> float:
        """When the key was pressed, on our clock: the system's own time stamp, free of what the window did since."""
        now, stamp = self._now(), event.timestamp()
        if not stamp:
            return now
        lag = now - stamp
        self._lag = lag if self._lag is None else min(self._lag, lag)
        return stamp + self._lag

    @staticmethod
    def _now() -> float:
        return time.perf_counter() * 1000


def _takes_letters(watched: QObject) -> bool:
    """A field to type into, or the choices of a form, which a letter chooses among; a letter at the choice of the
    session is no wish to record another one."""
    if not isinstance(watched, QComboBox):
        return isinstance(watched, _TEXT)
    above = watched.parentWidget()
    while above is not None and not isinstance(above, Form):
        above = above.parentWidget()
    return above is not None
