"""A scanner and a hand at the desk: the same keys, told apart by their pace alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

SLOW = 70
"""Milliseconds between two keys of a quick hand."""


def scan(widget: QWidget, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    """What a keyboard wedge sends, to whatever has the keyboard; without a rest, for a busy machine stretches each."""
    for sign in text:
        _press(widget, sign)
    if end is not None:
        QTest.keyClick(_target(widget), end)


def hand(widget: QWidget, text: str, end: Qt.Key | None = None, pace: int = SLOW) -> None:
    """What somebody types."""
    for sign in text:
        _press(widget, sign)
        QTest.qWait(pace)
    if end is not None:
        QTest.keyClick(_target(widget), end)


def _press(widget: QWidget, sign: str) -> None:
    QTest.keyClicks(_target(widget), sign)


def _target(widget: QWidget) -> QWidget:
    top = widget.window()
    if not top.isActiveWindow():
        top.activateWindow()
        QApplication.processEvents()
    return top.focusWidget() or top
