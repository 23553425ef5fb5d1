"""Picks a region as one types: "kampung jawa solok" finds the village, always with its whole path."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.drawing import text
from ui.theme import icons
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.work.thread import Work

_CHOICE = Qt.ItemDataRole.UserRole
_SHOWN = 8
PAUSE = 120
"""Milliseconds of rest after a key before the search is asked for."""


class RegionChoice(Protocol):
    """A region as the picker shows it: "Kampung Jawa", "kelurahan", "Kec. …, Kota …, Sumatera Barat"."""

    @property
    def code(self) -> str:
        """Kemendagri code."""

    @property
    def title(self) -> str:
        """Its own name."""

    @property
    def kind(self) -> str:
        """desa, kelurahan, gampong, kecamatan, …"""

    @property
    def path(self) -> str:
        """What it lies in, up to the province; `""` for a province."""


class _RegionDelegate(QStyledItemDelegate):
    """Name and kind above, path below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Two lines."""
        return QSize(200, LOOK.px(40))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a choice."""
        choice: RegionChoice = index.data(_CHOICE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(LOOK.colour("accent_soft"))
            painter.drawRoundedRect(rect, 5, 5)
        inner = rect.adjusted(8, 3, -8, -3)
        half = inner.height() / 2
        kind_width = text.width(choice.kind, "caption")
        above = QRectF(inner.left(), inner.top(), inner.width(), half)
        text.draw(painter, above.adjusted(0, 0, -kind_width - 8, 0), choice.title, "strong", "text")
        text.draw(painter, above, choice.kind, "caption", "muted", text.RIGHT)
        text.draw(painter, above.translated(0, half), choice.path, "caption", "muted")
        painter.restore()


class RegionPicker(QWidget):
    """A field whose value is a region's code; `picked` tells the choice, or None when it was cleared."""

    picked = Signal(object)

    def __init__(self, work: Work, find: Callable[[str], Sequence[RegionChoice]], placeholder: str = "") -> None:
        super().__init__()
        self._work = work
        self._find = find
        self.choice: RegionChoice | None = None
        self.field = QLineEdit()
        self.field.setMaxLength(500)
        self.field.setPlaceholderText(placeholder or self.tr("Ketik nama wilayah"))
        self.field.setAccessibleName(self.tr("Wilayah"))
        self.field.addAction(icons.icon("location", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._sign = self.field.addAction(
            icons.icon("checkmark_circle_filled", "ok"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._sign.setVisible(False)
        self.field.setProperty("iconic", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self._model = QStandardItemModel(self)
        self.popup, self.choices = self._make_popup()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._search)
        self.field.textEdited.connect(self._on_edited)
        self.field.installEventFilter(self)

    @property
    def code(self) -> str:
        """The code picked, or `""`."""
        return self.choice.code if self.choice else ""

    def set_choice(self, choice: RegionChoice | None) -> None:
        """Show a region without telling."""
        self.choice = choice
        self.field.setText(full_name(choice) if choice else "")
        # the start is seen, and typing anew replaces it all
        self.field.setSelection(len(self.field.text()), -len(self.field.text()))
        self._sign.setVisible(choice is not None)
        self.popup.hide()

    def _make_popup(self) -> tuple[QFrame, QListView]:
        popup = QFrame(self, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        popup.setObjectName("popup")
        popup.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        choices = QListView()
        choices.setAccessibleName(self.tr("Wilayah yang cocok"))
        choices.setModel(self._model)
        choices.setItemDelegate(_RegionDelegate(choices))
        choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        choices.setUniformItemSizes(True)
        choices.clicked.connect(self._take)
        box = QVBoxLayout(popup)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(choices)
        return popup, choices

    def _on_edited(self, _text: str) -> None:
        if self.choice is not None:
            self.choice = None
            self._sign.setVisible(False)
            self.picked.emit(None)
        self._pause.start()

    def _search(self) -> None:
        typed = self.field.text().strip()
        if not typed:
            self.popup.hide()
            return
        self._work.run(self._find, typed, then=self.show_found, owner=self, key=(id(self), "region"))

    def show_found(self, found: Sequence[RegionChoice]) -> None:
        """Open the list below the field, if one still types there."""
        self._model.clear()
        for choice in found:
            item = QStandardItem(full_name(choice))
            item.setData(choice, _CHOICE)
            item.setToolTip("")
            item.setEditable(False)
            self._model.appendRow(item)
        if not found or not self.field.hasFocus():
            self.popup.hide()
            return
        rows = min(len(found), _SHOWN)
        self.popup.resize(self.field.width(), rows * LOOK.px(40) + 10)
        self.popup.move(self.field.mapToGlobal(QPoint(0, self.field.height() + LOOK.px(HEIGHTS.control) // 8)))
        self.popup.show()
        self.choices.setCurrentIndex(self._model.index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        choice = index.data(_CHOICE)
        if choice is not None:
            self.set_choice(choice)
            self.picked.emit(choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows, Enter and Esc act on the list while it is open."""
        if event.type() == QEvent.Type.FocusOut:
            self.popup.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.popup.isVisible():
            return self._on_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            number = self.choices.currentIndex().row() + steps[key]
            self.choices.setCurrentIndex(self._model.index(max(0, min(number, self._model.rowCount() - 1)), 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.choices.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.popup.hide()
        else:
            return False
        return True


def full_name(choice: RegionChoice) -> str:
    """Name and path on one line."""
    return f"{choice.title}, {choice.path}" if choice.path else choice.title
