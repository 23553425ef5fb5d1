"""The search field: a loupe, Esc clears and Esc again leaves, Down goes into the list."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from ui.theme import icons
from ui.theme.tokens import SEARCH_WIDTH

PAUSE = 120
"""Milliseconds of rest after a key before the search is asked for."""


class SearchField(QLineEdit):
    """`searched` tells the text, a moment after the last key."""

    searched = Signal(str)
    left_down = Signal()
    left = Signal()

    def __init__(self, placeholder: str, *, shortcut_shown: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(placeholder)
        self.setPlaceholderText(f"{placeholder}   (Ctrl+F)" if shortcut_shown else placeholder)
        self.setMaxLength(500)
        self.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icons.icon("dismiss", "muted"), self.tr("Hapus pencarian"), self)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.setProperty("iconic", "true")
        self.setMaximumWidth(SEARCH_WIDTH)
        self.setMinimumWidth(SEARCH_WIDTH // 2)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(self._on_text)

    def sizeHint(self) -> QSize:
        """As wide as it may be; it shrinks where a row has no room."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Down and Enter as everywhere."""
        if event.key() == Qt.Key.Key_Escape:
            (self.clear if self.text() else self.left.emit)()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pause.stop()
            self.searched.emit(self.text())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """With nothing typed to undo, Ctrl+Z is the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            typed = self.isUndoAvailable() or self.isRedoAvailable()
            if not typed and (event.matches(undo) or event.matches(redo)):
                event.ignore()
                return False
        return super().event(event)

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start(0 if not text else PAUSE)
