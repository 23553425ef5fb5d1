"""A scanner and a hand at the desk: the same keys, told apart by their pace alone."""

import time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

SLOW = 70
"""Milliseconds between two keys of a quick hand."""


def scan(widget: QWidget, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    """What a keyboard wedge sends, to whatever has the keyboard: with the time stamps of a scanner, for a busy machine
    may take its time over the keys."""
    began = int(time.perf_counter() * 1000)
    for sign in text:
        _send(widget, Qt.Key(ord(sign.upper())), sign, began)
    if end is not None:
        _send(widget, end, "\r" if end == Qt.Key.Key_Return else "\t", began)


def hand(widget: QWidget, text: str, end: Qt.Key | None = None, pace: int = SLOW) -> None:
    """What somebody types."""
    for sign in text:
        _press(widget, sign)
        QTest.qWait(pace)
    if end is not None:
        QTest.keyClick(_target(widget), end)


def _send(widget: QWidget, key: Qt.Key, text: str, stamp: int) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(stamp)
        QApplication.sendEvent(_target(widget), event)


def _press(widget: QWidget, sign: str) -> None:
    QTest.keyClicks(_target(widget), sign)


def _target(widget: QWidget) -> QWidget:
    top = widget.window()
    if not top.isActiveWindow():
        top.activateWindow()
        QApplication.processEvents()
    return top.focusWidget() or top
