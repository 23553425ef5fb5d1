"""A list's columns side by side: a choice of meaning above each, how it was guessed, its heading, its first cells."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from app.domain.nik import mask_nik
from app.services.importing import FoundTable
from ui.imports import words
from ui.theme.look import LOOK
from ui.widgets.labels import ElidedLabel, label, rule

MOST_COLUMNS = 120
"""Columns shown; a list with more is no list of people."""
_WIDTH = 168
_COMBO, _GUESS, _RULE, _HEADING, _FIRST = range(5)


_PLAIN_KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class FieldBox(QComboBox):
    """What a column means. Rolling over it scrolls the columns, and keys open its list: a field moves from the column
    that had it, so none may be taken in passing."""

    def __init__(self, name: str, fields: QStandardItemModel) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFixedWidth(LOOK.px(_WIDTH))
        self.setModel(fields)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the scroll area."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list, at what was typed."""
        if event.key() in _PLAIN_KEYS or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        self.showPopup()
        if event.text().strip():
            self.view().keyboardSearch(event.text())


class ColumnGrid(QWidget):
    """`assigned` tells the column's index in the sheet, and its field; "" for a column that is not used."""

    assigned = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 12, 12, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._shown: tuple[object, ...] = ()
        self.boxes: list[FieldBox] = []
        self._guesses: list[QLabel] = []
        self._cells: list[list[QLabel]] = []
        self._keys: list[str] = []
        self._fields = QStandardItemModel(self)

    def show_table(self, table: FoundTable, labels: Mapping[str, str]) -> None:
        """Show a list; of the one that is shown already only the meanings, so that the keyboard stays where it is."""
        shown = (table.sheet, table.header_first, table.first_index, table.samples, tuple(labels.items()))
        if shown != self._shown:
            self._shown = shown
            self._rebuild(table, labels)
        guesses = {
            "heading": words.tr("dari judul"),
            "content": words.tr("dari isi"),
            "remembered": words.tr("diingat"),
            "chosen": words.tr("dipilih"),
        }
        for column, box, guess, cells in zip(table.columns, self.boxes, self._guesses, self._cells, strict=False):
            box.setCurrentIndex(self._index(column.field))
            guess.setText(guesses.get(column.guessed, "") if column.field else words.tr("tidak dipakai"))
            self._fill(cells, [sample[column.index - table.first_index] for sample in table.samples], column.field)

    @staticmethod
    def _fill(cells: list[QLabel], samples: list[str], field: str) -> None:
        for cell, text in zip(cells, samples, strict=False):
            cell.setText(mask_nik(text) if field == "nik" else text)
            cell.setProperty("t", "body" if field else "muted")

    def _index(self, field: str) -> int:
        if field not in self._keys:  # remembered of another list, such as a test by its name
            self._keys.append(field)
            self._fields.appendRow(QStandardItem(field.partition(":")[2] or field))
        return self._keys.index(field)

    def _rebuild(self, table: FoundTable, labels: Mapping[str, str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._keys = ["", *labels]
        fields = self._fields = QStandardItemModel(self)
        for text in (words.tr("(tidak dipakai)"), *labels.values()):
            fields.appendRow(QStandardItem(text))
        self.boxes, self._guesses, self._cells = [], [], []
        columns = table.columns[:MOST_COLUMNS]
        self._grid.addWidget(rule(), _RULE, 0, 1, max(1, len(columns)))
        for place, column in enumerate(columns):
            name = column.heading or words.tr("kolom ke-{n}").format(n=column.index + 1)
            box = FieldBox(words.tr("Isi kolom {name}").format(name=name), fields)
            box.activated.connect(lambda number, index=column.index: self.assigned.emit(index, self._keys[number]))
            guess = label("", "caption")
            heading = ElidedLabel(column.heading or "–", "strong")
            cells: list[QLabel] = [ElidedLabel("", "body") for _ in table.samples]
            for line, widget in enumerate((box, guess, None, heading, *cells)):
                if widget is not None:
                    if widget is not box:
                        widget.setMaximumWidth(LOOK.px(_WIDTH))
                    self._grid.addWidget(widget, line, place)
            self.boxes.append(box)
            self._guesses.append(guess)
            self._cells.append(cells)
        self._grid.setRowStretch(_FIRST + len(table.samples), 1)
        self._grid.setColumnStretch(len(columns), 1)
