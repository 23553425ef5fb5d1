"""The pinned row below a table: words under given columns."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.drawing import text
from ui.tables.columns import Row
from ui.tables.view import TableView
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS

_MARGIN = 8
SPAN = 24
"""Room at the right of a sentence that runs over several columns, and what a long sum takes of its neighbour's."""
Word = tuple[str, str, Qt.AlignmentFlag]
"""The word, its colour role, and the side that it stands at."""


class TotalsRow(QWidget):
    """Follows the columns of a table. Sums at the right or in the middle stay within their column."""

    def __init__(self, table: TableView[Row]) -> None:
        super().__init__()
        self._table = table
        self._words: dict[int, Word] = {}
        table.horizontalHeader().sectionResized.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(self.update)
        LOOK.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(LOOK.px(HEIGHTS.row_grid))

    def say(self, words: dict[int, Word], spoken: str) -> None:
        """Words by column."""
        self._words = words
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, edges, words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), LOOK.colour("window"))
        painter.fillRect(QRect(0, 0, self.width(), 1), LOOK.colour("frame"))
        header = self._table.horizontalHeader()
        for column in range(self._table.rows_model.columnCount()):
            box = QRectF(header.sectionViewportPosition(column), 0, header.sectionSize(column), self.height())
            if column in self._table.rows_model.edges:
                painter.fillRect(QRectF(box.left(), 0, 1, box.height()), LOOK.colour("frame"))
            if column in self._words and not header.isSectionHidden(column):
                self._write(painter, box, *self._words[column])
        painter.end()

    def _write(self, painter: QPainter, box: QRectF, words: str, ink: str, side: Qt.AlignmentFlag) -> None:
        if side == text.LEFT:
            # a sentence takes the room of all columns to its right
            box = QRectF(box.left() + _MARGIN, 0, self.width() - box.left() - SPAN, box.height())
        elif side == text.RIGHT:
            # a long sum rather runs over its neighbour's room than loses digits
            box = box.adjusted(-SPAN, 0, -_MARGIN, 0)
        role = "strong" if ink == "text" else "caption"
        text.draw(painter, box, words, role, ink, side, digits=side != text.LEFT)
