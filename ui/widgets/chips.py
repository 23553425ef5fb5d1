"""The status chip as a widget, and the row of filter pills with counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.drawing import chip as drawing
from ui.drawing.chip import Chip
from ui.widgets.buttons import Button


class StatusChip(QWidget):
    """A status that is not clickable."""

    def __init__(self, chip: Chip) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_chip(chip)

    def set_chip(self, chip: Chip) -> None:
        """Show another status."""
        self._chip = chip
        self.setAccessibleName(chip.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The chip's own room."""
        return drawing.size(self._chip).toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing.draw(painter, QRectF(self.rect()), self._chip)
        painter.end()


@dataclass(frozen=True)
class Filter:
    """One pill: `key` for the program, `text` for the reader, how many rows it shows (None: not counted)."""

    key: str
    text: str
    count: int | None = None
    apart: bool = False


class FilterRow(QWidget):
    """Pills of which one is chosen; `chosen` tells its key."""

    chosen = Signal(str)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name or self.tr("Saringan"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._keys: list[str] = []
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._keys[number]))

    @property
    def key(self) -> str:
        """The key of the pill chosen; `""` when there is none."""
        number = self._group.checkedId()
        return self._keys[number] if 0 <= number < len(self._keys) else ""

    def choose(self, key: str) -> None:
        """Check a pill as if it were clicked."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)
            self.chosen.emit(key)

    def show_key(self, key: str) -> None:
        """Check a pill without telling."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)

    def set_filters(self, filters: Sequence[Filter]) -> None:
        """Show these pills; the one chosen stays so while its key is among them, else the first is."""
        before = self.key
        if [pill.key for pill in filters] == self._keys:
            for number, pill in enumerate(filters):
                _show(self._group.button(number), pill)
            return
        self._rebuild(filters)
        if filters:
            self._group.button(self._keys.index(before) if before in self._keys else 0).setChecked(True)

    def _rebuild(self, filters: Sequence[Filter]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._keys = [pill.key for pill in filters]
        for number, pill in enumerate(filters):
            if pill.apart:
                self._row.addSpacing(10)
            button = Button("", "filter")
            button.setCheckable(True)
            _show(button, pill)
            self._group.addButton(button, number)
            self._row.addWidget(button)
        self._row.addStretch(1)


def _show(button: object, pill: Filter) -> None:
    if isinstance(button, Button):
        figure = "" if pill.count is None else f"{pill.count:,}".replace(",", ".")
        button.set_text(f"{pill.text}  {figure}".strip())
        button.setAccessibleName(f"{pill.text}, {figure}" if figure else pill.text)
