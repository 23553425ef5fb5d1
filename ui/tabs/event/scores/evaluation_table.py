"""The grid of evaluation sheets: 1 to 5 answer and go right, Space goes on, Enter opens the next sheet."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView

from app.services.evaluations import Forms, Question
from ui.drawing import text
from ui.tables.delegate import CellDelegate
from ui.tables.model import RowModel
from ui.tables.view import Table
from ui.tabs.event.scores.evaluation_rows import FIRST, SheetLine, answer_words, columns
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS

Index = QModelIndex | QPersistentModelIndex
_ANSWERS = {Qt.Key(Qt.Key.Key_0 + value): value for value in range(1, 6)}


class _SheetModel(RowModel[SheetLine]):
    """The whole question where its column is narrow."""

    def __init__(self, forms: Forms) -> None:
        super().__init__(columns(forms))
        self.questions = forms.scaled

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401  # Qt's variant
        """The question as tooltip and for those who cannot see."""
        place = section - FIRST
        roles = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is Qt.Orientation.Horizontal and role in roles and 0 <= place < len(self.questions):
            return text.tooltip(self.questions[place].text)
        return super().headerData(section, orientation, role)


class _SheetDelegate(CellDelegate):
    """Cells are chosen one by one: the ring tells which, no row is filled."""

    def _ground(self, painter: QPainter, rect: QRectF, index: Index, *, selected: bool) -> None:
        painter.fillRect(rect, LOOK.colour("accent_soft" if selected else "surface"))
        super()._ground(painter, rect, index, selected=False)


class EvaluationTable(Table[SheetLine]):
    """`asked` tells (row, question's id, answer or None), `moved` that the cursor is elsewhere, `next_wanted` that a
    sheet after the last one is to be begun."""

    asked = Signal(int, str, object)
    moved = Signal()
    next_wanted = Signal()

    def __init__(self, name: str, forms: Forms) -> None:
        super().__init__(name, columns(forms), HEIGHTS.row_grid)
        self.sheets = _SheetModel(forms)
        self.rows_model = self.sheets
        self.setModel(self.sheets)
        self._titles = [group.title for group in forms.groups for one in group.questions if one in forms.scaled]
        self.setItemDelegate(_SheetDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(True)
        self.setAccessibleDescription(
            self.tr("1 sampai 5 menjawab, spasi melewati, Del mengosongkan, Enter ke lembar berikutnya.")
        )
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())
        self._measure()

    @property
    def question(self) -> Question | None:
        """The question of the cursor's column."""
        place = self.currentIndex().column() - FIRST
        return self.sheets.questions[place] if 0 <= place < len(self.sheets.questions) else None

    def begin(self, row: int) -> None:
        """Put the cursor on the first question of a sheet."""
        if 0 <= row < self.sheets.rowCount() and self.sheets.questions:
            self.setCurrentIndex(self.sheets.index(row, FIRST))
            self.scrollTo(self.currentIndex())

    def words(self) -> str:
        """The cell under the cursor: "Lembar 3, Budi Contoh, Penguasaan materi: 4 (baik)."."""
        question, line = self.question, self.current_row
        if line is None:
            return ""
        sheet = self.tr("Lembar {number}").format(number=line.number)
        if question is None:
            return sheet
        about = self._titles[self.currentIndex().column() - FIRST]
        return f"{sheet}, {about}, {question.text}: {answer_words(line.answers.get(question.id))}."

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answers, and where the cursor goes after them."""
        key, question = Qt.Key(event.key()), self.question
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._next_sheet()
        elif question is None or not plain:
            super().keyPressEvent(event)
        elif key in _ANSWERS:
            self.asked.emit(self.currentIndex().row(), question.id, _ANSWERS[key])
            self._go(1)
        elif key == Qt.Key.Key_Space:
            self._go(1)
        elif key == Qt.Key.Key_Delete:
            self.empty()
        elif key == Qt.Key.Key_Backspace:
            self.empty()
            self._go(-1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Figures answer; they never search."""

    def empty(self) -> None:
        """Leave the question of the cursor blank."""
        if self.question is not None:
            self.asked.emit(self.currentIndex().row(), self.question.id, None)

    def _go(self, step: int) -> None:
        beside = self.currentIndex().siblingAtColumn(self.currentIndex().column() + step)
        if beside.isValid() and beside.column() >= FIRST:
            self.setCurrentIndex(beside)

    def _next_sheet(self) -> None:
        row = self.currentIndex().row() + 1
        if row < self.sheets.rowCount():
            self.begin(row)
        else:
            self.next_wanted.emit()
