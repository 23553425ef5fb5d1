"""The header of a table: alignment follows the column, one sort chevron, days as a band above."""

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.drawing import text
from ui.tables.columns import Column, day_spans
from ui.tables.delegate import FIRST_MARGIN, MARGIN
from ui.theme import icons
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS

_ALIGN = {"left": text.LEFT, "right": text.RIGHT, "centre": text.CENTRE}
_CHEVRON = 16


class TableHeader(QHeaderView):
    """Reads the columns' facts; clickable where a column has an order."""

    resized_by_hand = Signal(int)
    """The section that the reader made wider or narrower."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.first_margin = FIRST_MARGIN
        self.columns: tuple[Column, ...] = ()  # type: ignore[type-arg]
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(False)
        self.setMinimumSectionSize(24)
        self._held, self._pulled = False, -1
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self.sectionResized.connect(self._on_resized)
        self.sortIndicatorChanged.connect(self._on_sorted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """From now on a width that changes is the reader's."""
        self._held, self._pulled = True, -1
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the width that was pulled."""
        super().mouseReleaseEvent(event)
        self._held = False
        if self._pulled >= 0:
            self.resized_by_hand.emit(self._pulled)
        self._pulled = -1

    def _on_resized(self, section: int) -> None:
        if self._held:
            self._pulled = section

    def _on_sorted(self, section: int, order: Qt.SortOrder) -> None:
        """A click where there is no order changes nothing."""
        if 0 <= section < len(self.columns) and self.columns[section].order is None:
            blocker = QSignalBlocker(self)
            self.setSortIndicator(*self._sorted)
            blocker.unblock()
        else:
            self._sorted = (section, order)

    @property
    def has_days(self) -> bool:
        """Whether there is a band above."""
        return any(column.day for column in self.columns)

    def sizeHint(self) -> QSize:
        """Higher with the band."""
        height = HEIGHTS.header_with_days if self.has_days else HEIGHTS.header
        return QSize(super().sizeHint().width(), LOOK.px(height))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Title, chevron, band."""
        if not 0 <= section < len(self.columns):
            return
        column = self.columns[section]
        painter.save()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), LOOK.colour("frame"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(self.first_margin if section == 0 else MARGIN, 0, -MARGIN, -1)
        if self.has_days:
            box.setTop(box.top() + LOOK.px(20))
        if column.day:
            box = QRectF(rect.left(), box.top(), rect.width(), box.height())
        self._title(painter, box, column, sorted_by=self._is_sorted(section))
        painter.restore()

    def _is_sorted(self, section: int) -> bool:
        return self.isSortIndicatorShown() and self.sortIndicatorSection() == section

    def _title(self, painter: QPainter, box: QRectF, column: Column, *, sorted_by: bool) -> None:  # type: ignore[type-arg]
        room = _CHEVRON + 4 if sorted_by else 0
        ink = "text" if sorted_by else "muted"
        if column.align == "right":
            text.draw(painter, box, column.title, "label", ink, text.RIGHT)
            left = box.right() - text.width(column.title, "label") - room
        else:
            text.draw(painter, box.adjusted(0, 0, -room, 0), column.title, "label", ink, _ALIGN[column.align])
            left = box.left() + min(text.width(column.title, "label"), box.width() - room) + 4
        if sorted_by:
            up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            name = "chevron_up" if up else "chevron_down"
            icons.paint(painter, left, box.center().y() - _CHEVRON / 2, name, _CHEVRON, "text")

    def paintEvent(self, event: object) -> None:
        """The sections, then the days across them."""
        super().paintEvent(event)  # type: ignore[arg-type]
        if not self.has_days:
            return
        painter = QPainter(self.viewport())
        for first, last in day_spans(self.columns):
            left = self.sectionViewportPosition(first)
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            band = QRectF(left, 4, right - left, LOOK.px(24))
            painter.fillRect(QRectF(left, 4, 1, self.height() - 4), LOOK.colour("frame"))
            painter.fillRect(QRectF(right, 4, 1, self.height() - 4), LOOK.colour("frame"))
            text.draw(painter, band, self.columns[first].day, "label", "text", text.CENTRE)
        painter.end()
