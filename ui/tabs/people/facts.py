"""Pairs of label and value."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.look import LOOK
from ui.widgets.labels import label

_LABELS = 84


class FactGrid(QWidget):
    """Labels in muted words beside their values."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, LOOK.px(_LABELS))
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for place, (title, value) in enumerate(facts):
            words = label(value, "body", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.setAccessibleName(f"{title}: {value}")
            self._grid.addWidget(label(title, "caption", wrap=True), place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, place, 1, Qt.AlignmentFlag.AlignTop)
