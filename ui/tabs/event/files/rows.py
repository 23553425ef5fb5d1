"""The list of an event's files: small picture, caption edited in its place, kind and name; drawn by one delegate."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.services.event_files import EventFile
from ui.drawing import text
from ui.theme import icons
from ui.theme.look import LOOK

FILE = int(Qt.ItemDataRole.UserRole)
PICTURE = FILE + 1
_ROW, _PICTURE, _MARGIN, _BAR = 68, 54, 10, 3
SMALL = 2 * _PICTURE
"""Pixels of the small picture, sharp on a dense screen."""


class FileDelegate(QStyledItemDelegate):
    """A row: number, picture, caption over kind and name."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are alike."""
        return QSize(LOOK.px(200), LOOK.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, line, selection, picture, words, focus."""
        rect = QRectF(option.rect)
        file: EventFile = index.data(FILE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, LOOK.colour("accent_soft"))
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), LOOK.colour("accent"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), LOOK.colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        number, picture, words = _parts(rect)
        text.draw(painter, number, str(index.row() + 1), "caption", "muted", text.RIGHT, digits=True)
        _draw_picture(painter, picture, index.data(PICTURE), file)
        above = QRectF(words.left(), words.center().y() - LOOK.px(19), words.width(), LOOK.px(20))
        below = QRectF(words.left(), words.center().y() + 1, words.width(), LOOK.px(18))
        text.draw(painter, above, file.caption or without_caption(file), "body", "text" if file.caption else "muted")
        text.draw(painter, below, f"{file.kind_words} · {file.name}", "caption", "muted")
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(LOOK.colour("accent_text"), 2))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), 4, 4)
        painter.restore()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QLineEdit:
        """A line over the caption."""
        line = QLineEdit(parent)
        line.setMaxLength(300)
        line.setAccessibleName(self.tr("Keterangan"))
        line.setPlaceholderText(self.tr("Keterangan foto"))
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """The caption as it is."""
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(FILE).caption)
            editor.selectAll()

    def setModelData(
        self, editor: QWidget, _model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell the list, which has it kept."""
        view = self.parent()
        if isinstance(editor, QLineEdit) and isinstance(view, FileList):
            view.captioned.emit(index.data(FILE).id, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Right of the picture."""
        words = _parts(QRectF(option.rect))[2]
        height = editor.sizeHint().height()
        top = int(words.center().y() - height / 2)
        editor.setGeometry(QRect(int(words.left()) - 6, top, int(words.width()), height))


class FileList(QListWidget):
    """`chosen` tells another current file, `captioned` words typed in place (id, words), `moved` that files are to
    stand before a row (ids, row)."""

    chosen = Signal()
    captioned = Signal(str, str)
    moved = Signal(list, int)
    opened = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Lampiran"))
        self.setItemDelegate(FileDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("card", "true")
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())

    @property
    def files(self) -> list[EventFile]:
        """The files in their order."""
        return [self.item(row).data(FILE) for row in range(self.count())]

    @property
    def current(self) -> EventFile | None:
        """The file with the keyboard."""
        row = self.currentRow()
        return self.files[row] if row >= 0 else None

    @property
    def picked(self) -> list[str]:
        """The ids of the chosen files, from above."""
        rows = sorted(self.row(item) for item in self.selectedItems())
        return [self.item(row).data(FILE).id for row in rows]

    def show_files(self, files: Sequence[EventFile], picture: Callable[[str], QPixmap | None]) -> None:
        """Show other files; the current one and those chosen stay so where they are still there."""
        current, picked, row = self.current, set(self.picked), self.currentRow()
        self.blockSignals(True)
        self.clear()
        for file in files:
            self.addItem(_item(file, picture(file.id)))
        places = {file.id: place for place, file in enumerate(files)}
        place = places.get(current.id if current else "", min(max(row, 0), len(files) - 1))
        if files:
            self.setCurrentRow(place)
            for one in picked & places.keys():
                self.item(places[one]).setSelected(True)
        self.blockSignals(False)
        self.chosen.emit()

    def show_picture(self, file_id: str, picture: QPixmap) -> None:
        """A small picture has come."""
        for row in range(self.count()):
            if self.item(row).data(FILE).id == file_id:
                self.item(row).setData(PICTURE, picture)

    def edit_caption(self) -> None:
        """Begin to type the caption of the current file."""
        if self.currentItem() is not None:
            self.editItem(self.currentItem())

    def shift(self, step: int) -> None:
        """Move the chosen files one place up (-1) or down (1)."""
        picked = self.picked
        rows = [row for row, file in enumerate(self.files) if file.id in picked]
        if rows and rows[0] + min(step, 0) >= 0 and rows[-1] + max(step, 0) < self.count():
            self.moved.emit(picked, rows[0] - 1 if step < 0 else rows[-1] + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move, Enter opens, Del removes."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.shift(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Files were dragged to another place: whoever keeps them sorts them, and shows them again."""
        if event.source() is not self:
            return
        spot = event.position().toPoint()
        item = self.itemAt(spot)
        row = self.row(item) if item is not None else self.count()
        if item is not None and spot.y() > self.visualItemRect(item).center().y():
            row += 1
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.moved.emit(self.picked, row)


def without_caption(file: EventFile) -> str:
    """What stands where no caption was typed."""
    if not file.is_picture:
        return file.name
    return QCoreApplication.translate("FileList", "Belum ada keterangan")


def _item(file: EventFile, picture: QPixmap | None) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    item.setData(FILE, file)
    item.setData(PICTURE, picture)
    spoken = ", ".join(part for part in (file.caption, file.kind_words, file.name) if part)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    item.setToolTip(text.tooltip(spoken))
    return item


def _parts(rect: QRectF) -> tuple[QRectF, QRectF, QRectF]:
    """Where number, picture and words stand in a row."""
    number = QRectF(rect.left() + 6, rect.top(), LOOK.px(24), rect.height())
    side = LOOK.px(_PICTURE)
    picture = QRectF(number.right() + 8, rect.center().y() - side / 2, side * 4 / 3, side)
    left = picture.right() + _MARGIN
    return number, picture, QRectF(left, rect.top(), rect.right() - left - _MARGIN, rect.height())


def _draw_picture(painter: QPainter, place: QRectF, picture: QPixmap | None, file: EventFile) -> None:
    if picture is None or picture.isNull():
        name = "image" if file.is_picture else "document"
        icons.paint(painter, place.center().x() - 10, place.center().y() - 10, name, 20, "muted")
        return
    size = picture.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    at = QRectF(0, 0, size.width(), size.height())
    at.moveCenter(place.center())
    painter.drawPixmap(at, picture, QRectF(picture.rect()))
