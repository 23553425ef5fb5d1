"""Draws a typed cell with selection, row line and focus; fills come first, for smoothed fills leave slits."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.tables.cells import Mark
from ui.tables.model import CELL, TableModel
from ui.tables.painters import PAINTERS
from ui.theme.look import LOOK

MARGIN = 8
"""Room at the left and right of a cell's content."""
FIRST_MARGIN = 16
_BAR = 3


class CellDelegate(QStyledItemDelegate):
    """The one delegate of all tables; `first_margin` is the room at the left of the first column."""

    first_margin = FIRST_MARGIN

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, line, selection, content, focus."""
        cell = index.data(CELL)
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        self._ground(painter, rect, index, selected=selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell is not None:
            PAINTERS[type(cell)](painter, _inner(rect, index, cell, self.first_margin), cell, selected)
        if focused:
            self._ring(painter, rect)
        painter.restore()

    def _ground(
        self,
        painter: QPainter,
        rect: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        *,
        selected: bool,
    ) -> None:
        if selected:
            painter.fillRect(rect, LOOK.colour("accent_soft"))
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, LOOK.colour("line"))
        model = index.model()
        if isinstance(model, TableModel) and index.column() in model.edges:
            painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), LOOK.colour("frame"))
        if selected and index.column() == 0:
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), LOOK.colour("accent"))

    def _ring(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(LOOK.colour("accent_text"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), 4, 4)


def _inner(rect: QRectF, index: QModelIndex | QPersistentModelIndex, cell: object, first: int) -> QRectF:
    if isinstance(cell, Mark):
        return rect
    return rect.adjusted(first if index.column() == 0 else MARGIN, 0, -MARGIN, -1)
