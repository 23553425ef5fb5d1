"""A line to type in that also offers what is known: by its arrow, by Alt+Down, or as one types."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.theme import icons


class OfferedLine(QLineEdit):
    """Anything may be typed; `offers` are only a help."""

    def __init__(self, name: str, offers: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._words = QCompleter(list(offers), self)
        self._words.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._words.setFilterMode(Qt.MatchFlag.MatchContains)
        self._words.activated.connect(self.textEdited)
        self.setCompleter(self._words)
        if offers:
            self.pick = QAction(icons.icon("chevron_down", "muted"), self.tr("Pilih {name}").format(name=name), self)
            self.pick.triggered.connect(self.offer)
            self.addAction(self.pick, QLineEdit.ActionPosition.TrailingPosition)

    def offer(self) -> None:
        """Show all that is known, whatever stands in the line."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._words.setCompletionPrefix("")
        self._words.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down as in any field with a list."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.offer()
            return
        super().keyPressEvent(event)
