"""An empty list: why it is empty, what to do next."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.cards import Link
from ui.widgets.labels import IconLabel, label


class EmptyState(QWidget):
    """Icon, one sentence of why, one of what next, at most two buttons."""

    def __init__(self, icon: str = "search") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(3)
        self._icon = IconLabel(icon, "muted", 20)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        self._why = label("", "h2", wrap=True)
        self._next = label("", "muted", wrap=True)
        for words in (self._why, self._next):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        column.addSpacing(4)
        column.addLayout(self._buttons)
        column.addStretch(5)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first button."""
        for button in self.findChildren(Button):
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def say(self, why: str, then: str = "", buttons: Iterable[Link] = (), icon: str = "search") -> None:
        """Tell "none yet" from "hidden by a filter", and how to go on."""
        self._icon.set_icon(icon, "muted")
        self._why.setText(why)
        self._next.setText(then)
        self._next.setVisible(bool(then))
        self.setAccessibleName(f"{why} {then}".strip())
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._buttons.addStretch(1)
        for number, (words, act) in enumerate(buttons):
            self._buttons.addWidget(Button(words, "secondary" if number == 0 else "quiet", clicked=act))
        self._buttons.addStretch(1)
