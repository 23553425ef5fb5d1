"""The matrix of one juror's scores: nominees down, criteria across, typed by keyboard."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from app.services.awards import CriterionCard, NomineeRow
from ui.drawing import text
from ui.tables.cells import Cell, Remark, Text, TwoLine
from ui.tables.columns import Column
from ui.tables.model import RowModel
from ui.tables.view import Table
from ui.tabs.awards import words
from ui.theme.tokens import HEIGHTS

_FIGURE_WIDTH = 84
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ScoreLine:
    """A nominee with the scores of one juror by criterion; `recused` is the reason why there are none."""

    nominee: NomineeRow
    scores: Mapping[str, str]
    recused: str
    wanted: int

    @property
    def missing(self) -> int:
        """Scores not given yet."""
        return 0 if self.recused else self.wanted - sum(bool(value) for value in self.scores.values())


class ScoreModel(RowModel[ScoreLine]):
    """Cells between the name and the remark are typed; `given` tells nominee, criterion and text."""

    given = Signal(str, str, str)

    def __init__(self, criteria: tuple[CriterionCard, ...]) -> None:
        super().__init__(_columns(criteria))
        self.criteria = criteria

    def criterion_at(self, column: int) -> CriterionCard | None:
        """The criterion of a column; None for the name and the remark."""
        return self.criteria[column - 1] if 1 <= column <= len(self.criteria) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Scores may be typed, unless the juror is recused."""
        flags = super().flags(index)
        if index.isValid() and self.criterion_at(index.column()) and not self.rows[index.row()].recused:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  # Qt's variant
        """The score as it is typed."""
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            criterion = self.criterion_at(index.column())
            return words.figure(self.rows[index.row()].scores.get(criterion.id, "")) if criterion else ""
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Paint what was typed at once; the page has it written."""
        criterion = self.criterion_at(index.column())
        if role != Qt.ItemDataRole.EditRole or criterion is None:
            return False
        line, typed = self.rows[index.row()], str(value).strip()
        if words.figure(line.scores.get(criterion.id, "")) != typed:
            painted = ScoreLine(line.nominee, {**line.scores, criterion.id: typed}, line.recused, line.wanted)
            self.update_line(index.row(), painted)
            self.given.emit(line.nominee.id, criterion.id, typed)
        return True

    def update_line(self, number: int, line: ScoreLine) -> None:
        """Show another state of a row; a cell that did not change is not told, for someone may be typing in it."""
        before = [column.cell(self.rows[number]) for column in self.columns]
        self.rows[number] = line
        for place, column in enumerate(self.columns):
            if column.cell(line) != before[place]:
                self.dataChanged.emit(self.index(number, place), self.index(number, place))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401  # Qt's variant
        """The whole name of a criterion where its column is narrow."""
        criterion = self.criterion_at(section)
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal and criterion:
            return text.tooltip(_scale(criterion))
        return super().headerData(section, orientation, role)


class ScoreTable(Table[ScoreLine]):
    """Digits begin a score, Enter goes down, Del empties; Tab goes across."""

    emptied = Signal(int, int)

    def __init__(self, name: str, criteria: tuple[CriterionCard, ...]) -> None:
        super().__init__(name, _columns(criteria), HEIGHTS.row_two)
        self.scores = ScoreModel(criteria)
        self.rows_model = self.scores
        self.setModel(self.scores)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(True)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.chosen.emit(now.row()))
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 begin to type, Del empties the cell."""
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            # the key that ends an editor comes by here too
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and index.isValid():
            self.edit(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self.scores.setData(index, "")
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the cursor moves down."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)


def _columns(criteria: tuple[CriterionCard, ...]) -> tuple[Column[ScoreLine], ...]:
    figures = tuple(
        Column(one.id, one.name, _cell_of(one), _FIGURE_WIDTH, "right", stretch=True)
        for one in criteria
    )
    name: Column[ScoreLine] = Column("name", words.tr("Nominasi"), _name, 210)
    remark: Column[ScoreLine] = Column("remark", words.tr("Catatan"), _remark, 180, compact=False)
    return (name, *figures, remark)


def _cell_of(criterion: CriterionCard) -> Callable[[ScoreLine], Cell]:
    return partial(_score, criterion.id)


def _score(criterion_id: str, line: ScoreLine) -> Cell:
    if line.recused:
        return Text("–", ink="muted", align="right")
    value = line.scores.get(criterion_id, "")
    # a dot, not a zero: nothing was given yet
    return Text(words.figure(value) or "·", "strong" if value else "body", "text" if value else "muted", "right", True)


def _name(line: ScoreLine) -> Cell:
    return TwoLine(line.nominee.name, line.nominee.regency)


def _remark(line: ScoreLine) -> Cell:
    if line.recused:
        return Remark(words.tr("Tidak menilai: {reason}").format(reason=line.recused), "prohibited", "muted")
    if line.missing:
        return Remark(words.tr("{count} nilai belum masuk").format(count=line.missing))
    return Remark("")


def _scale(criterion: CriterionCard) -> str:
    return words.tr("{name}, bobot {weight}, nilai {lowest} sampai {highest}").format(
        name=criterion.name,
        weight=words.figure(criterion.weight),
        lowest=words.figure(criterion.lowest),
        highest=words.figure(criterion.highest),
    )
