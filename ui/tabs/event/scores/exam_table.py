"""The grid of scores: figures begin a score, Enter goes down, Tab to the right, Del empties, Ctrl+V pastes a column."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from ui.tables.model import RowModel
from ui.tables.view import Table
from ui.tabs.event.scores.exam_rows import FIRST, ScoreLine, columns, exam_at
from ui.theme.tokens import HEIGHTS

Index = QModelIndex | QPersistentModelIndex
Typed = list[tuple[str, str, str]]
"""Participant, exam and text of cells that were typed into."""


class ScoreModel(RowModel[ScoreLine]):
    """`given` tells `Typed`; it is painted at once, the page has it written."""

    given = Signal(object)

    def __init__(self, exams: Sequence[str]) -> None:
        super().__init__(columns(exams))
        self.exams = tuple(exams)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Scores may be typed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if exam_at(self.exams, index.column()) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  # Qt's variant
        """The score as it is typed."""
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            exam = exam_at(self.exams, index.column())
            return self.rows[index.row()].text(exam).replace(".", ",") if exam else ""
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed into one cell."""
        exam = exam_at(self.exams, index.column())
        if role != Qt.ItemDataRole.EditRole or not exam:
            return False
        self.take([(index.row(), exam, str(value).strip())])
        return True

    def take(self, cells: Sequence[tuple[int, str, str]]) -> None:
        """Paint what was typed into cells (row, exam, text) and tell of those that differ."""
        told: Typed = []
        for number, exam, typed in cells:
            line = self.rows[number]
            if line.text(exam).replace(".", ",") != typed.replace(".", ","):
                self.update_line(number, line.taking(exam, typed))
                told.append((line.id, exam, typed))
        if told:
            self.given.emit(told)

    def update_line(self, number: int, line: ScoreLine) -> None:
        """Show another state of a row; a cell that did not change is not told, for someone may be typing in it."""
        before = [column.cell(self.rows[number]) for column in self.columns]
        self.rows[number] = line
        for place, column in enumerate(self.columns):
            if column.cell(line) != before[place]:
                self.dataChanged.emit(self.index(number, place), self.index(number, place))


class ExamTable(Table[ScoreLine]):
    """`overflowed` tells how many pasted lines had no row."""

    overflowed = Signal(int)

    def __init__(self, name: str, exams: Sequence[str]) -> None:
        super().__init__(name, columns(exams), HEIGHTS.row_grid)
        self.scores = ScoreModel(exams)
        self.rows_model = self.scores
        self.setModel(self.scores)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(True)
        self.setAccessibleDescription(
            self.tr("Angka memulai isian, Enter turun, Tab ke kanan, Del mengosongkan, Ctrl+V menempel satu kolom.")
        )
        self._measure()

    def begin(self) -> None:
        """Put the cursor on the first score."""
        if self.rows_model.rowCount() and not exam_at(self.scores.exams, self.currentIndex().column()):
            self.setCurrentIndex(self.scores.index(0, FIRST))

    def show_cell(self, number: int, exam: str) -> None:
        """Put the keyboard on a cell."""
        self.setCurrentIndex(self.scores.index(number, FIRST + self.scores.exams.index(exam)))
        self.scrollTo(self.currentIndex())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, F2 begins to type, Del empties the cells chosen, Ctrl+V pastes."""
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # the key that ends an editor comes by here too
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._go_down()
        elif event.key() == Qt.Key.Key_F2 and index.isValid():
            self.edit(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.empty()
        else:
            super().keyPressEvent(event)

    def empty(self) -> None:
        """Empty the cells chosen, as one step."""
        chosen = [index for index in self.selectionModel().selectedIndexes() if self._exam(index)]
        if not chosen and self._exam(self.currentIndex()):
            chosen = [self.currentIndex()]
        self.scores.take([(index.row(), self._exam(index), "") for index in chosen])

    def paste(self, text: str) -> None:
        """Fill cells from the current one down and to the right; empty ones of what is pasted change nothing."""
        start = self.currentIndex()
        if not start.isValid() or not self._exam(start):
            return
        lines = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
        rows, first = self.scores.rowCount(), start.column() - FIRST
        self.scores.take([
            (start.row() + down, self.scores.exams[first + right], typed.strip())
            for down, line in enumerate(lines[: rows - start.row()])
            for right, typed in enumerate(line[: len(self.scores.exams) - first])
            if typed.strip()
        ])  # fmt: skip
        if start.row() + len(lines) > rows:
            self.overflowed.emit(start.row() + len(lines) - rows)

    def copy(self) -> None:
        """The cells chosen as tab-separated text, to be pasted again."""
        by_row: dict[int, list[str]] = {}
        for index in sorted(self.selectionModel().selectedIndexes(), key=lambda one: (one.row(), one.column())):
            exam = self._exam(index)
            words = self.scores.rows[index.row()].text(exam) if exam else str(index.data() or "")
            by_row.setdefault(index.row(), []).append(words)
        QGuiApplication.clipboard().setText("\n".join("\t".join(words) for words in by_row.values()))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the cursor moves down."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_down()

    def _go_down(self) -> None:
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)

    def _exam(self, index: Index) -> str:
        return exam_at(self.scores.exams, index.column()) if index.isValid() else ""
