"""A table whose cells are typed: digits begin a cell, Enter goes down, Tab across, Del empties, Ctrl+V pastes a column.

What is typed is shown at once and told; what is refused stays in its cell until it is put right, so nothing is lost.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from ui.tables.cells import Text
from ui.tables.columns import Column, Row
from ui.tables.delegate import CellDelegate
from ui.tables.model import CELL, RowModel
from ui.tables.view import Table
from ui.theme.tokens import HEIGHTS

Index = QModelIndex | QPersistentModelIndex
Place = tuple[Hashable, str]
"""A cell: the key of its row, and of its column."""


@dataclass(frozen=True)
class TypedColumn(Column[Row]):
    """A column whose cells are typed; `typed` gives the text that an editor begins with."""

    typed: Callable[[Row], str] = str


class TypedModel(RowModel[Row]):
    """`given` tells the key of a column and the texts typed into it, by row key."""

    given = Signal(str, object)

    def __init__(self, columns: Sequence[Column[Row]], key_of: Callable[[Row], Hashable]) -> None:
        super().__init__(columns)
        self.key_of = key_of
        self._waiting: dict[Place, str] = {}
        self._refused: dict[Place, str] = {}

    def column_at(self, section: int) -> TypedColumn[Row] | None:
        """The column, where it is typed into."""
        column = self.columns[section] if 0 <= section < len(self.columns) else None
        return column if isinstance(column, TypedColumn) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of typed columns may be edited."""
        flags = super().flags(index)
        typed = index.isValid() and self.column_at(index.column()) is not None
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  # Qt's variant
        """The text as it is typed; what is not kept yet, or was refused, in place of what is."""
        column = self.column_at(index.column()) if index.isValid() else None
        if column is None:
            return super().data(index, role)
        row = self.rows[index.row()]
        place = (self.key_of(row), column.key)
        own = self._refused.get(place, self._waiting.get(place))
        if role == Qt.ItemDataRole.EditRole:
            return column.typed(row) if own is None else own
        if own is not None and role == CELL:
            ink = "err" if place in self._refused else "muted"
            return Text(own, "strong" if place in self._refused else "body", ink, column.align, digits=True)
        if own is not None and role == Qt.ItemDataRole.DisplayRole:
            return own
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed into one cell."""
        if role != Qt.ItemDataRole.EditRole or self.column_at(index.column()) is None:
            return False
        if str(value).strip() != self.data(index, role):
            self.give(index.column(), {index.row(): str(value)})
        return True

    def give(self, section: int, typed: Mapping[int, str]) -> None:
        """Show texts in a column by row number, and tell them."""
        column = self.columns[section]
        told = {self.key_of(self.rows[number]): text.strip() for number, text in typed.items()}
        for key, text in told.items():
            self._refused.pop((key, column.key), None)
            self._waiting[key, column.key] = text
        for number in typed:
            self.dataChanged.emit(self.index(number, section), self.index(number, section))
        self.given.emit(column.key, told)

    def refuse(self, column: str, typed: Mapping[Hashable, str]) -> None:
        """What was typed could not be kept: it stays to be put right."""
        for key, text in typed.items():
            if self._waiting.pop((key, column), None) is not None:
                self._refused[key, column] = text
        self._repaint()

    @property
    def refused(self) -> bool:
        """Whether a cell holds what could not be kept."""
        return bool(self._refused)

    def forget(self) -> None:
        """Show what is kept everywhere."""
        self._refused.clear()
        self._waiting.clear()
        self._repaint()

    def update_rows(self, rows: Sequence[Row], settled: Mapping[Hashable, object] | None = None) -> bool:
        """Show other states of the same rows without disturbing an editor; False where they are not the same rows.

        With `settled` only the cells of these rows are taken as kept, else all that were waiting.
        """
        if [self.key_of(row) for row in rows] != [self.key_of(row) for row in self.rows]:
            return False
        before = [[column.cell(row) for column in self.columns] for row in self.rows]
        waited = {place for place in self._waiting if settled is None or place[0] in settled}
        for place in waited:
            del self._waiting[place]
        self.rows = list(rows)
        for number, row in enumerate(self.rows):
            key = self.key_of(row)
            for section, column in enumerate(self.columns):
                if (key, column.key) in waited or column.cell(row) != before[number][section]:
                    self.dataChanged.emit(self.index(number, section), self.index(number, section))
        return True

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; what was refused in those that stay is kept."""
        self._waiting.clear()
        super().set_rows(rows)

    def _repaint(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))


class _Editors(CellDelegate):
    """Up and Down end an editor of one line as Enter does, and go their way."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the two arrows; the rest is Qt's."""
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in arrows:
            table = self.parent()
            if isinstance(watched, QWidget) and isinstance(table, TypedTable):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                table.go_beside(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)


class TypedTable(Table[Row]):
    """The table over a `TypedModel`; with several cells of a column chosen, what is typed goes into all of them."""

    rows_model: TypedModel[Row]

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        key_of: Callable[[Row], Hashable],
        row_height: int = HEIGHTS.row_grid,
    ) -> None:
        super().__init__(name, columns, row_height)
        self.rows_model = TypedModel(columns, key_of)
        self.setModel(self.rows_model)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.chosen.emit(now.row()))
        self._cells = _Editors(self)
        self.setItemDelegate(self._cells)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(True)
        self._measure()

    @property
    def editing(self) -> bool:
        """Whether somebody types in a cell now."""
        return self.state() == QAbstractItemView.State.EditingState

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Other columns; the cursor stays where it was."""
        current = self.currentIndex()
        self.rows_model.beginResetModel()
        self.rows_model.columns = tuple(columns)
        self.rows_model.endResetModel()
        self.table_header.columns = self.rows_model.columns
        self._measure()
        if current.row() >= 0:
            last = len(self.rows_model.columns) - 1
            self.put_cursor(self.rows_model.index(current.row(), min(current.column(), last)))

    def go_beside(self, step: int) -> None:
        """One row on, in the same column."""
        other = self.currentIndex().siblingAtRow(self.currentIndex().row() + step)
        if other.isValid():
            self.put_cursor(other)

    def put_cursor(self, index: QModelIndex) -> None:
        """Choose one cell and nothing else, whatever keys are held down."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 begin to type, Del empties, Ctrl+V pastes."""
        index = self.currentIndex()
        typed = self.rows_model.column_at(index.column()) is not None
        if self.editing or not typed:
            # the key that ends an editor comes by here too
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.rows_model.give(index.column(), dict.fromkeys(self._numbers(), ""))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are typed; they never search."""

    def commitData(self, editor: QWidget) -> None:
        """What was typed goes into all cells chosen in this column."""
        numbers, section = self._numbers(), self.currentIndex().column()
        super().commitData(editor)
        others = [number for number in numbers if number != self.currentIndex().row()]
        if others:
            text = str(self.rows_model.data(self.currentIndex(), Qt.ItemDataRole.EditRole))
            self.rows_model.give(section, dict.fromkeys(others, text))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the cursor moves down, unless several cells were filled."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and len(self._numbers()) < 2:
            self.go_beside(1)

    def _numbers(self) -> list[int]:
        """The rows chosen in the column of the cursor."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        chosen = {index.row() for index in self.selectionModel().selectedIndexes() if index.column() == column}
        return sorted(chosen | {row})

    def _paste(self) -> None:
        """One line of the clipboard a row, downwards from the cursor; of a table its first column."""
        lines = QGuiApplication.clipboard().text().rstrip("\n").split("\n")
        first, left = self.currentIndex().row(), self.rows_model.rowCount() - self.currentIndex().row()
        texts = [line.split("\t")[0] for line in lines[:left]]
        if len(texts) == 1:
            self.rows_model.give(self.currentIndex().column(), dict.fromkeys(self._numbers(), texts[0]))
        elif texts:
            self.rows_model.give(self.currentIndex().column(), {first + n: text for n, text in enumerate(texts)})
