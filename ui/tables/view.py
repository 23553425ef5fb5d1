"""The table: rows by keyboard and mouse, copied by Ctrl+C, opened by Enter, empty with a sentence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Generic

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStackedLayout, QTableView, QWidget

from ui.tables.columns import Column, Layout, Row
from ui.tables.delegate import CellDelegate
from ui.tables.header import TableHeader
from ui.tables.model import RowModel, TableModel
from ui.tables.paged import PagedModel
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.empty import EmptyState


class TableView(QTableView, Generic[Row]):
    """A view of frozen rows. `opened` tells the row's number on Enter or double click, `removed` on Del; `arranged`
    that the reader chose other columns or widths."""

    opened = Signal(int)
    removed = Signal(list)
    edit_wanted = Signal(int)
    chosen = Signal(int)
    arranged = Signal(object)

    def __init__(self, name: str, model: TableModel[Row], row_height: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows_model = model
        self.columns_chosen = Layout()
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

    @property
    def current_row(self) -> Row | None:
        """The row the keyboard is on."""
        return self.rows_model.row(self.currentIndex().row())

    @property
    def selected_numbers(self) -> list[int]:
        """The numbers of all rows selected, in the order shown."""
        spans = self.selectionModel().selection().toList()
        return sorted({number for span in spans for number in range(span.top(), span.bottom() + 1)})

    @property
    def selected_rows(self) -> list[Row]:
        """All rows selected and read, in the order shown."""
        rows = (self.rows_model.row(number) for number in self.selected_numbers)
        return [row for row in rows if row is not None]

    def select_row(self, number: int) -> None:
        """Select a row and bring it into view."""
        if 0 <= number < self.rows_model.rowCount():
            index = self.rows_model.index(number, max(self.currentIndex().column(), 0))
            flag = QItemSelectionModel.SelectionFlag
            # selectRow() would add or drop the row while Ctrl is held down, as after Ctrl+Z
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(index)

    def go_to(self, number: int) -> None:
        """Put the keyboard on a row without selecting it."""
        if number < self.rows_model.rowCount():
            index = self.rows_model.index(number, max(self.currentIndex().column(), 0))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def set_first_margin(self, pixels: int) -> None:
        """Other room at the left of the first column, for a table within a card."""
        self._cells.first_margin = self.table_header.first_margin = pixels

    def set_row_height(self, height: int) -> None:
        """Other rows, in logical pixels at text size 100 %."""
        self._row_height = height
        self._measure()

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
        self.table_header.resized_by_hand.connect(self._on_resized)
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
            self.setColumnHidden(number, not self.columns_chosen.shows(column, compact=self._compact))
        self._spread()
        self.viewport().update()

    def _spread(self) -> None:
        columns, chosen = self.rows_model.columns, self.columns_chosen.widths
        shown = [number for number in range(len(columns)) if not self.isColumnHidden(number)]
        stretching = [number for number in shown if columns[number].stretch and columns[number].key not in chosen]
        widths = {number: LOOK.px(chosen.get(columns[number].key, columns[number].width)) for number in shown}
        left = self.viewport().width() - sum(widths.values())
        for number in stretching:
            widths[number] += max(0, left // len(stretching))
        for number in shown:
            self.setColumnWidth(number, widths[number])

    def arrange(self, layout: Layout) -> None:
        """Show these columns, as wide as the reader made them."""
        self.columns_chosen = layout
        self._measure()

    def _on_resized(self, section: int) -> None:
        key = self.rows_model.columns[section].key
        width = round(self.columnWidth(section) * 100 / LOOK.percent)
        self.arrange(replace(self.columns_chosen, widths={**self.columns_chosen.widths, key: width}))
        self.arranged.emit(self.columns_chosen)

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
            self.removed.emit(self.selected_numbers)
        elif event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.edit_wanted.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The selected rows as a table for the clipboard, with their titles."""
        self.put_on_clipboard(self.selected_rows)

    def put_on_clipboard(self, rows: Sequence[Row]) -> None:
        """Rows as tab-separated text, one line each, with the titles of the columns shown."""
        columns = (c for number, c in enumerate(self.rows_model.columns) if not self.isColumnHidden(number))
        facts = [fact for column in columns for fact in column.facts]
        lines = ["\t".join(title for title, _ in facts)]
        lines += ["\t".join(" ".join(words(row).split()) for _, words in facts) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))


class Table(TableView[Row]):
    """A table that holds all its rows."""

    rows_model: RowModel[Row]

    def __init__(self, name: str, columns: Sequence[Column[Row]], row_height: int = HEIGHTS.row_two) -> None:
        super().__init__(name, RowModel(columns), row_height)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show rows, keeping the current one by its place."""
        current = self.currentIndex()
        self.rows_model.set_rows(rows)
        if rows:
            self.go_to(min(max(current.row(), 0), len(rows) - 1))


class PagedTable(TableView[Row]):
    """A table that holds the rows near those that are seen."""

    rows_model: PagedModel[Row]
    copy_wanted = Signal()
    """Ctrl+C: of rows that may have to be read first."""

    def __init__(self, name: str, columns: Sequence[Column[Row]], row_height: int, page: int) -> None:
        super().__init__(name, PagedModel(columns, page), row_height)

    def copy(self) -> None:
        """Ask for the selected rows to be put on the clipboard."""
        self.copy_wanted.emit()


class TableCard(QFrame, Generic[Row]):
    """A framed table, or the sentence of why it is empty; the frame keeps rows off its round corners."""

    def __init__(self, table: TableView[Row], empty: EmptyState | None = None) -> None:
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
