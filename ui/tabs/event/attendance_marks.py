"""The cells of the attendance grid: H/I/S/A and Del by key, a small menu by mouse, ranges by Shift and Ctrl."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStyleOptionViewItem

from app.domain.attendance import MARKS, NOT_THEIRS
from app.services.attendance import GridSession
from ui.drawing import text
from ui.tables.columns import Column
from ui.tables.delegate import CellDelegate
from ui.tables.header import TableHeader
from ui.tables.model import Index, RowModel
from ui.tables.view import Table
from ui.tabs.event.attendance_lines import Line, session_words, words_at
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS

Cells = list[tuple[int, int]]
_KEYS = {
    Qt.Key.Key_H: "H",
    Qt.Key.Key_I: "I",
    Qt.Key.Key_S: "S",
    Qt.Key.Key_A: "A",
    Qt.Key.Key_Delete: "",
    Qt.Key.Key_Backspace: "",
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)


class _MarkDelegate(CellDelegate):
    """Cells are chosen one by one: no bar at the left of a row."""

    def _ground(
        self,
        painter: QPainter,
        rect: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        *,
        selected: bool,
    ) -> None:
        table = self.parent()
        several = isinstance(table, MarkTable) and len(table.selectionModel().selectedIndexes()) > 1
        # the style sheet fills what is chosen; a single cell has the ring and nothing else
        painter.fillRect(rect, LOOK.colour("accent_soft" if selected and several else "surface"))
        super()._ground(painter, rect, index, selected=False)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """As any cell; the cursor stays in sight while the keyboard is elsewhere."""
        super().paint(painter, option, index)
        table = self.parent()
        if isinstance(table, MarkTable) and not table.hasFocus() and index == table.currentIndex():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(LOOK.colour("control"), 1))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -3.5), 4, 4)
            painter.restore()


class _SessionHeader(TableHeader):
    """The session of the cursor is written in the accent."""

    current = -1

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """As any header, the current one over it."""
        super().paintSection(painter, rect, section)
        if section == self.current and section < len(self.columns):
            painter.save()
            title = QRectF(rect.adjusted(0, LOOK.px(20), 0, -1))
            painter.fillRect(title.adjusted(2, 1, -1, 0), LOOK.colour("surface"))
            text.draw(painter, title, self.columns[section].title, "label", "accent_text", text.CENTRE)
            painter.restore()


class MarkModel(RowModel[Line]):
    """A session of another class cannot be chosen: arrows go past it."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Nothing can be done with what is not theirs."""
        return super().flags(index) if self.is_theirs(index) else Qt.ItemFlag.NoItemFlags

    def is_theirs(self, index: Index) -> bool:
        """Whether the session of a cell is the participant's own."""
        return index.isValid() and self.rows[index.row()].row.marks[index.column()] != NOT_THEIRS


class MarkTable(Table[Line]):
    """`asked` tells cells (row shown, place) and the mark wanted, `signature_asked` the cells whose signature is looked
    at; `moved` that the cursor or the range changed."""

    asked = QtSignal(object, str)
    signature_asked = QtSignal(object)
    moved = QtSignal()

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Line]],
        sessions: Sequence[GridSession],
        classes: Mapping[str, str],
    ) -> None:
        super().__init__(name, columns, HEIGHTS.row_grid)
        self.sessions = tuple(sessions)
        self.classes = dict(classes)
        self.rows_model = self.mark_model = MarkModel(columns)
        self.setModel(self.rows_model)
        self._pressed = QModelIndex()
        self._header = _SessionHeader(self)
        self._header.columns = self.rows_model.columns
        self.table_header = self._header
        self.setHorizontalHeader(self._header)
        self.setItemDelegate(_MarkDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setAccessibleDescription(
            self.tr(
                "H hadir, I izin, S sakit, A alpa, T belum tanda tangan, Del mengosongkan; Shift dan panah memilih "
                "beberapa sel."
            )
        )
        self.selectionModel().selectionChanged.connect(self._on_moved)
        self.selectionModel().currentChanged.connect(self._on_moved)

    @property
    def cells(self) -> Cells:
        """What a key would mark: the cells chosen, else the one under the cursor."""
        found = [(index.row(), index.column()) for index in self.selectionModel().selectedIndexes()]
        current = self.currentIndex()
        return sorted(found) or ([(current.row(), current.column())] if self.mark_model.is_theirs(current) else [])

    def restore(self, cells: Cells) -> None:
        """Choose cells again after the lines were read anew."""
        selection = QItemSelection()
        rows = self.rows_model.rowCount()
        for row, column in cells:
            if row < rows:
                index = self.rows_model.index(row, column)
                selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, and an edge against the names while some are scrolled away."""
        super().paintEvent(event)
        if self.horizontalScrollBar().value():
            painter = QPainter(self.viewport())
            painter.fillRect(0, 0, 1, self.viewport().height(), LOOK.colour("frame"))
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Marks, whole columns and rows; the rest is the table's."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in _KEYS and modifiers in _PLAIN:
            self._mark_by_key(_KEYS[key])
        elif key == Qt.Key.Key_T and modifiers in _PLAIN:
            self._ask_signature()
        elif key == Qt.Key.Key_Space:
            self._choose_span(modifiers)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Menu):
            self._open_menu(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters mark; they never search."""

    def _mark_by_key(self, mark: str) -> None:
        cells = self.cells
        if not cells:
            return
        self.asked.emit(cells, mark)
        self._go_on(cells)

    def _ask_signature(self) -> None:
        cells = self.cells
        if cells:
            self.signature_asked.emit(cells)
            self._go_on(cells)

    def _go_on(self, cells: Cells) -> None:
        """After a single cell the cursor moves down, past those who do not sit in the session."""
        row, column = cells[0]
        below = (self.rows_model.index(next_, column) for next_ in range(row + 1, self.rows_model.rowCount()))
        index = next((one for one in below if self.mark_model.is_theirs(one)), None)
        if len(cells) == 1 and index is not None:
            self.setCurrentIndex(index)

    def _choose_span(self, modifiers: Qt.KeyboardModifier) -> None:
        current = self.currentIndex()
        if not current.isValid():
            return
        last_row, last_column = self.rows_model.rowCount() - 1, self.rows_model.columnCount() - 1
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            first, last = (0, current.column()), (last_row, current.column())
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            first, last = (current.row(), 0), (current.row(), last_column)
        else:
            self._open_menu(current)
            return
        selection = QItemSelection(self.rows_model.index(*first), self.rows_model.index(*last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a cell, not the end of a range, opens the small menu."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier and event.button() == Qt.MouseButton.LeftButton
        if plain and index.isValid() and index == self._pressed and len(self.cells) == 1:
            self._open_menu(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu for the cells chosen, or for the one under the pointer."""
        index = self.indexAt(event.pos())
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            self._open_menu(index)

    def _open_menu(self, index: QModelIndex) -> None:
        if not self.mark_model.is_theirs(index):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Tanda kehadiran"))
        for letter, word in MARKS.items():
            action = menu.addAction(f"&{letter}   {word}")
            action.triggered.connect(lambda _checked=False, mark=letter: self.asked.emit(self.cells, mark))
        present = [row for row, place in self.cells if self.rows_model.rows[row].row.marks[place] == "H"]
        missing = self.tr("&Tanda tangan: ada atau belum") if len(present) > 1 else self._signature_words(index)
        signature = menu.addAction(missing + "\tT")
        signature.setEnabled(bool(present))
        signature.triggered.connect(lambda _checked=False: self.signature_asked.emit(self.cells))
        menu.addSeparator()
        empty = menu.addAction(self.tr("&Kosongkan") + "\tDel")
        empty.triggered.connect(lambda _checked=False: self.asked.emit(self.cells, ""))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _signature_words(self, index: QModelIndex) -> str:
        row = self.rows_model.rows[index.row()].row
        there = self.sessions[index.column()].id in row.unsigned
        return self.tr("Sudah &tanda tangan") if there else self.tr("Belum &tanda tangan")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard, one cell is chosen and its ring is seen."""
        QAbstractItemView.focusInEvent(self, event)
        if not self.currentIndex().isValid():
            self.put_cursor()
        self.viewport().update()

    def put_cursor(self) -> None:
        """Begin at the first cell that can be marked."""
        rows, columns = range(self.rows_model.rowCount()), range(self.rows_model.columnCount())
        cells = (self.rows_model.index(row, column) for row in rows for column in columns)
        first = next((one for one in cells if self.mark_model.is_theirs(one)), None)
        if first is not None:
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def copy(self) -> None:
        """The cells chosen as tab-separated letters."""
        rows: dict[int, list[str]] = {}
        for row, column in self.cells:
            rows.setdefault(row, []).append(self.rows_model.rows[row].row.marks[column])
        QGuiApplication.clipboard().setText("\n".join("\t".join(marks) for marks in rows.values()))

    def words(self) -> str:
        """The cell under the cursor, or the range, in words."""
        cells = self.cells
        if not cells:
            return ""
        if len(cells) > 1:
            people = len({row for row, _ in cells})
            return self.tr("{cells} sel dipilih, {people} orang").format(cells=len(cells), people=people)
        row, place = cells[0]
        line = self.rows_model.rows[row]
        where = session_words(self.sessions, place, self.classes)
        return f"{line.row.participant.name}, {where}: {words_at(line, self.sessions[place], place)}."

    def _on_moved(self, *_: object) -> None:
        current = self.currentIndex()
        if self._header.current != current.column():
            self._header.current = current.column()
            self._header.viewport().update()
        # the fill of a range comes with its second cell
        self.viewport().update()
        self.moved.emit()
