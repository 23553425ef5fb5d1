"""The toast: what was done just now, with the way back; one at a time, never for errors."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget

from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label

STAYS = 8000
"""Milliseconds; it stays while the pointer or the focus is on it."""
_ABOVE_BOTTOM = 24


class Toast(QFrame):
    """Floats at the bottom centre of its parent, or of a part of it."""

    def __init__(self, parent: QWidget, over: QWidget | None = None) -> None:
        super().__init__(parent)
        self._under = over or parent
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 16, 6)
        row.setSpacing(10)
        row.addWidget(IconLabel("checkmark", "toast_text", 16))
        self._words = label()
        self._undo = Button(self.tr("Urungkan"), "link", clicked=self._on_undo)
        self._keys = label("Ctrl+Z", "caption")
        row.addWidget(self._words)
        row.addSpacing(12)
        row.addWidget(self._undo)
        row.addWidget(self._keys)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(16)
        shadow.setOffset(0, 3)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self._leave)
        self._under.installEventFilter(self)
        LOOK.changed.connect(self._place)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show `text`; with `undo`, a link that does it."""
        self._words.setText(text)
        self._act = undo
        self._undo.setVisible(undo is not None)
        self._keys.setVisible(undo is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click beside the link puts it away: it may lie over what is wanted."""
        self._timer.stop()
        self.hide()

    def _on_undo(self) -> None:
        act, self._act = self._act, None
        self._timer.stop()
        self.hide()
        if act is not None:
            act()

    def _leave(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        parent = self._under
        self.adjustSize()
        width = min(self.sizeHint().width(), parent.width() - 2 * _ABOVE_BOTTOM)
        self.resize(width, self.sizeHint().height())
        corner = QPoint((parent.width() - width) // 2, parent.height() - self.height() - _ABOVE_BOTTOM)
        window = self.parentWidget()
        self.move(corner if window in (None, parent) else parent.mapTo(window, corner))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while someone reads."""
        self._timer.start()
        super().enterEvent(event)
