"""A strip of attachments: small pictures with names, opened in the system's viewer; in a form also added, removed."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from app.services import attachments
from app.services.attachments import AttachmentCard, CleanFile
from ui.drawing.text import tooltip
from ui.pages import Desk
from ui.theme import icons
from ui.theme.look import LOOK

SIDE = 72
"""Logical pixels of a small picture."""


@dataclass
class Entry:
    """One file: kept already (`card`), or to be kept on saving (`file`)."""

    name: str
    card: AttachmentCard | None = None
    file: CleanFile | None = None


class Viewed:
    """Copies for viewing lie in a folder that goes when the program ends, or somebody is erased."""

    folder: QTemporaryDir | None = None

    @classmethod
    def path(cls) -> Path:
        if cls.folder is None:
            cls.folder = QTemporaryDir()
        return Path(cls.folder.path())

    @classmethod
    def forget(cls) -> None:
        """Leave no copy behind; one that a viewer holds open goes when the program ends."""
        if cls.folder is not None:
            for copy in Path(cls.folder.path()).iterdir():
                with suppress(OSError):
                    copy.unlink()


class FileStrip(QListWidget):
    """`changed` tells that files came or went (only where `editable`), `picked` whether one is the current one."""

    changed = Signal()
    picked = Signal(bool)

    def __init__(self, desk: Desk, name: str, *, editable: bool = False) -> None:
        super().__init__()
        self._desk, self._editable = desk, editable
        self._removed: list[str] = []
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        side = LOOK.px(SIDE)
        self.setIconSize(QSize(side, side))
        self.setGridSize(QSize(side + 34, side + 32))
        self.setMinimumHeight(side + 44)
        self.itemActivated.connect(lambda _item: self.open_current())
        self.currentItemChanged.connect(lambda now, _before: self.picked.emit(now is not None))

    @property
    def entries(self) -> list[Entry]:
        """All files in their order."""
        return [self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())]

    @property
    def added(self) -> tuple[CleanFile, ...]:
        """Files to be kept on saving."""
        return tuple(entry.file for entry in self.entries if entry.file is not None)

    @property
    def removed(self) -> tuple[str, ...]:
        """Ids of kept files that were taken off."""
        return tuple(self._removed)

    def show_kept(self, cards: Sequence[AttachmentCard]) -> None:
        """Show other kept files."""
        self.clear()
        self._removed = []
        for card in cards:
            self._add(Entry(card.name, card=card))
            if card.is_picture and card.arrived:
                side = LOOK.px(SIDE) * 2
                self._desk.work.run(
                    attachments.thumbnail, card.id, side, then=partial(self._show_picture, card.id), owner=self
                )

    def add_file(self, file: CleanFile, picture: bytes) -> None:
        """Add a file that is kept on saving."""
        _draw(self._add(Entry(file.name, file=file)), picture)
        self.changed.emit()

    def remove_current(self) -> None:
        """Take the chosen file off; it goes when the form is saved."""
        item = self.currentItem()
        if item is None or not self._editable:
            return
        entry = item.data(Qt.ItemDataRole.UserRole)
        if entry.card is not None:
            self._removed.append(entry.card.id)
        self.takeItem(self.row(item))
        self.changed.emit()

    def open_current(self) -> None:
        """Look at the chosen file in the system's viewer."""
        item = self.currentItem()
        entry = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if entry is not None and entry.card is not None:
            self._desk.work.run(attachments.write_copy, entry.card.id, Viewed.path(), then=show_file, owner=self)

    def _add(self, entry: Entry) -> QListWidgetItem:
        item = QListWidgetItem(icons.icon("document", "muted"), entry.name)
        item.setData(Qt.ItemDataRole.UserRole, entry)
        item.setToolTip(tooltip(entry.name))
        self.addItem(item)
        return item

    def _show_picture(self, card_id: str, picture: bytes) -> None:
        """The list may have been filled anew meanwhile: the file is looked for by its id."""
        for place, entry in enumerate(self.entries):
            if entry.card is not None and entry.card.id == card_id:
                _draw(self.item(place), picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del takes off."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.open_current()
        elif event.key() == Qt.Key.Key_Delete and self._editable:
            self.remove_current()
        else:
            super().keyPressEvent(event)


def _draw(item: QListWidgetItem, picture: bytes) -> None:
    pixmap = QPixmap()
    if picture and pixmap.loadFromData(picture, "PNG"):
        item.setIcon(QIcon(pixmap))


def show_file(path: Path) -> None:
    """Open a file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
