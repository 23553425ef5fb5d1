"""The head of a page: back, title, status, one line of facts, and the actions at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.drawing.chip import Chip
from ui.widgets.buttons import Button
from ui.widgets.chips import StatusChip
from ui.widgets.labels import ElidedLabel, IconLabel

_BACK = 32
_FACT_LETTERS = 26  # a whole date, or times and JP: these are never cut, a long venue or organiser is


class PageHeader(QWidget):
    """Facts are pairs of icon and words; where room is short the last ones go first."""

    def __init__(self, title: str = "", back: Callable[[], object] | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._top = QHBoxLayout()
        self._top.setSpacing(8)
        if back is not None:
            arrow = Button("", "back", "arrow_left", back, name=self.tr("Kembali"))
            arrow.setFixedWidth(_BACK)
            self._top.addWidget(arrow)
        self._title = ElidedLabel(title, "title")
        self._status = StatusChip(Chip(""))
        self._status.hide()
        self._top.addWidget(self._title)
        self._top.addWidget(self._status)
        self._top.addStretch(1)
        column.addLayout(self._top)
        self._facts = QHBoxLayout()
        self._facts.setContentsMargins(_BACK + 8 if back is not None else 0, 0, 0, 0)
        self._facts.setSpacing(6)
        column.addLayout(self._facts)

    def set_title(self, title: str, status: Chip | None = None) -> None:
        """Name the page, and its status."""
        self._title.setText(title)
        self._status.setVisible(status is not None)
        if status is not None:
            self._status.set_chip(status)

    def add_action(self, widget: QWidget) -> None:
        """Put a control at the right end of the title's row."""
        self._top.addWidget(widget)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show pairs of icon name and words."""
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for icon, words in facts:
            self._facts.addWidget(IconLabel(icon, "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
            self._facts.addWidget(ElidedLabel(words, "muted", _FACT_LETTERS))
            self._facts.addSpacing(12)
        self._facts.addStretch(1)
