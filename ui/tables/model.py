"""The models of frozen rows, and what all of them share."""

from collections.abc import Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt

from ui.drawing import text
from ui.tables.cells import EMPTY, Text
from ui.tables.columns import Column, Row, day_spans

CELL = Qt.ItemDataRole.UserRole
"""The role of the typed cell that the delegate draws."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
# A row that is on its way.
_UNREAD: dict[int, object] = {CELL: Text("…", ink="muted"), Qt.ItemDataRole.DisplayRole: "…"}


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows shown through columns; where they are held is told by the models made from it."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.edges = {edge for first, last in day_spans(self.columns) for edge in (first, last + 1)}

    def row(self, number: int) -> Row | None:
        """A row by its number; None for one that is not read yet, or that is not there."""
        raise NotImplementedError

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  # Qt's variant
        """The typed cell, or what is said of it."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return _UNREAD.get(role) if index.isValid() else None
        column = self.columns[index.column()]
        if role == CELL:
            return column.cell(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.cell(row).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tooltip(column.cell(row).spoken)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = column.spoken(row) if column.spoken else column.cell(row).spoken
            return f"{column.title}: {said}" if said else f"{column.title}: {EMPTY}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401  # Qt's variant
        """Titles; rows have numbers only for screen readers."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return self.columns[section].title
        elif role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1)
        return QSize() if role == Qt.ItemDataRole.SizeHintRole else None


class RowModel(TableModel[Row]):
    """All rows of a list."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__(columns)
        self.rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def replace_row(self, number: int, row: Row) -> None:
        """Show another state of one row, in place."""
        self.rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def row(self, number: int) -> Row | None:
        """A row by its number."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Rows."""
        return 0 if parent.isValid() else len(self.rows)

    def sort(self, section: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows by a column that has an order."""
        if not 0 <= section < len(self.columns):
            return
        column = self.columns[section]
        if column.order is None:
            return
        descending = order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.rows[index.row()]) for index in self.persistentIndexList() if index.isValid()]
        self.rows.sort(key=column.order, reverse=descending)
        place = {id(row): number for number, row in enumerate(self.rows)}
        for index, row in kept:
            self.changePersistentIndex(index, self.index(place[id(row)], index.column()))
        self.layoutChanged.emit()
