"""The table: rows by keyboard and mouse, copied by Ctrl+C, opened by Enter, empty with a sentence."""

from collections.abc import Sequence
from typing import Generic

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStackedLayout, QTableView, QWidget

from ui.tables.columns import Column, Row
from ui.tables.delegate import CellDelegate
from ui.tables.header import TableHeader
from ui.tables.model import RowModel
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.empty import EmptyState


class Table(QTableView, Generic[Row]):
    """A view of frozen rows. `opened` tells the row's number on Enter or double click, `removed` on Del."""

    opened = Signal(int)
    removed = Signal(list)
    edit_wanted = Signal(int)
    chosen = Signal(int)

    def __init__(self, name: str, columns: Sequence[Column[Row]], row_height: int = HEIGHTS.row_two) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows_model: RowModel[Row] = RowModel(columns)
        self._row_height = row_height
        self._dense = False
        self._compact = False
        self.table_header = TableHeader(self)
        self.table_header.columns = self.rows_model.columns
        self.setHorizontalHeader(self.table_header)
        self.setModel(self.rows_model)
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self._behave()
        self._measure()
        LOOK.changed.connect(self._measure)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.chosen.emit(now.row()))

    def set_rows(self, rows: Sequence[Row], more: object = None) -> None:
        """Show rows, keeping the current one by its place."""
        current = self.currentIndex()
        self.rows_model.set_rows(rows, more)  # type: ignore[arg-type]
        if rows:
            kept = min(max(current.row(), 0), len(rows) - 1)
            index = self.rows_model.index(kept, max(current.column(), 0))
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.NoUpdate)

    @property
    def current_row(self) -> Row | None:
        """The row the keyboard is on."""
        number = self.currentIndex().row()
        return self.rows_model.rows[number] if 0 <= number < len(self.rows_model.rows) else None

    @property
    def selected_rows(self) -> list[Row]:
        """All rows selected, in the order shown."""
        numbers = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.rows_model.rows[number] for number in numbers]

    def select_row(self, number: int) -> None:
        """Select a row and bring it into view."""
        if 0 <= number < self.rows_model.rowCount():
            index = self.rows_model.index(number, max(self.currentIndex().column(), 0))
            flag = QItemSelectionModel.SelectionFlag
            # selectRow() would add or drop the row while Ctrl is held down, as after Ctrl+Z
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(index)

    def set_first_margin(self, pixels: int) -> None:
        """Other room at the left of the first column, for a table within a card."""
        self._cells.first_margin = self.table_header.first_margin = pixels

    def set_dense(self, dense: bool) -> None:  # the shape of a slot
        """The setting "Tampilan rapat"."""
        self._dense = dense
        self._measure()

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Hide what a narrow window has no room for."""
        self._compact = compact
        self._measure()

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort as by a click on the header."""
        section = next(number for number, column in enumerate(self.rows_model.columns) if column.key == key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.table_header.setSortIndicator(section, order)

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        sortable = [number for number, column in enumerate(self.rows_model.columns) if column.order is not None]
        if sortable:
            self.table_header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)

    def _measure(self) -> None:
        """Heights and widths from the tokens; a stretching column takes what is left."""
        height = self._row_height - (HEIGHTS.dense_step if self._dense else 0)
        height = LOOK.px(max(HEIGHTS.smallest_row, height))
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        for number, column in enumerate(self.rows_model.columns):
            self.setColumnHidden(number, self._compact and not column.compact)
        self._spread()
        self.viewport().update()

    def _spread(self) -> None:
        columns = self.rows_model.columns
        shown = [number for number in range(len(columns)) if not self.isColumnHidden(number)]
        fixed = sum(LOOK.px(columns[number].width) for number in shown if not columns[number].stretch)
        stretching = [number for number in shown if columns[number].stretch]
        left = self.viewport().width() - fixed
        for number in shown:
            if columns[number].stretch:
                share = left // len(stretching)
                self.setColumnWidth(number, max(LOOK.px(columns[number].width), share))
            else:
                self.setColumnWidth(number, LOOK.px(columns[number].width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the columns over the new width."""
        super().resizeEvent(event)
        self._spread()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard selects the current row, so that one sees where one is."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.currentIndex().isValid():
            self.selectRow(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Del, F2, Ctrl+C; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete and self.selectionModel().hasSelection():
            self.removed.emit(sorted({index.row() for index in self.selectionModel().selectedRows()}))
        elif event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.edit_wanted.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The selected rows as tab-separated text, with their titles."""
        columns = [c for number, c in enumerate(self.rows_model.columns) if not self.isColumnHidden(number)]
        lines = ["\t".join(column.title for column in columns)]
        lines += ["\t".join(column.cell(row).spoken for column in columns) for row in self.selected_rows]
        QGuiApplication.clipboard().setText("\n".join(lines))


class TableCard(QFrame, Generic[Row]):
    """A framed table, or the sentence of why it is empty; the frame keeps rows off its round corners."""

    def __init__(self, table: Table[Row], empty: EmptyState | None = None) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.table = table
        self.empty = empty or EmptyState()
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 2, 1, 2)
        self._stack.addWidget(table)
        self._stack.addWidget(self.empty)

    def show_empty(self, empty: bool) -> None:  # the shape of a slot
        """The sentence instead of the rows, or the rows again."""
        self._stack.setCurrentWidget(self.empty if empty else self.table)

    @property
    def shown(self) -> QWidget | None:
        """What is seen now."""
        return self._stack.currentWidget()
