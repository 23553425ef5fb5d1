"""The model of frozen rows; more are fetched as one scrolls."""

from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal

from ui.drawing import text
from ui.tables.cells import EMPTY
from ui.tables.columns import Column, Row, day_spans

CELL = Qt.ItemDataRole.UserRole
"""The role of the typed cell that the delegate draws."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows shown through columns. `more(offset)` is called when the reader nears the end of what is loaded."""

    sort_wanted = Signal(str, bool)
    """Column key, descending: asked of the page when not all rows are loaded."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Row] = []
        self._more: Callable[[int], None] | None = None
        self._asked = -1
        self.edges = {edge for first, last in day_spans(self.columns) for edge in (first, last + 1)}

    def set_rows(self, rows: Sequence[Row], more: Callable[[int], None] | None = None) -> None:
        """Show other rows; with `more`, these are only the first ones."""
        self.beginResetModel()
        self.rows = list(rows)
        self._more, self._asked = more, -1
        self.endResetModel()

    def append_rows(self, rows: Sequence[Row], *, last: bool) -> None:
        """The next rows, asked for by `more`; `last` when there are none beyond them."""
        if last:
            self._more = None
        if rows:
            self.beginInsertRows(_ROOT, len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows.extend(rows)
            self.endInsertRows()

    def replace_row(self, number: int, row: Row) -> None:
        """Show another state of one row, in place."""
        self.rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Rows loaded so far."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, _parent: Index) -> bool:
        """Whether there are rows that were not asked for yet."""
        return self._more is not None and self._asked < len(self.rows)

    def fetchMore(self, _parent: Index) -> None:
        """Ask the page for the next rows; they come later."""
        if self._more is not None and self._asked < len(self.rows):
            self._asked = len(self.rows)
            self._more(len(self.rows))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  # Qt's variant
        """The typed cell, or what is said of it."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
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

    def sort(self, section: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows loaded, or ask the page where there are more."""
        if not 0 <= section < len(self.columns):
            return
        column = self.columns[section]
        descending = order is Qt.SortOrder.DescendingOrder
        if self._more is not None or column.order is None:
            self.sort_wanted.emit(column.key, descending)
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.rows[index.row()]) for index in self.persistentIndexList() if index.isValid()]
        self.rows.sort(key=column.order, reverse=descending)
        place = {id(row): number for number, row in enumerate(self.rows)}
        for index, row in kept:
            self.changePersistentIndex(index, self.index(place[id(row)], index.column()))
        self.layoutChanged.emit()
