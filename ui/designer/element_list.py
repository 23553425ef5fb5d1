"""The elements of a side by name: chosen, added, doubled, removed, and put above or below each other."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QMenu, QVBoxLayout

from app.domain import layout_editing as editing
from app.domain.layouts.elements import KINDS, Element
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row

_ID = Qt.ItemDataRole.UserRole


class _List(QListWidget):
    """Del removes, Ctrl+D doubles, Alt with an arrow puts above or below."""

    acted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the buttons beside it."""
        key, held = Qt.Key(event.key()), event.modifiers()
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Delete:
            self.acted.emit("remove")
        elif key == Qt.Key.Key_D and held & Qt.KeyboardModifier.ControlModifier:
            self.acted.emit("copy")
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.acted.emit("up" if key == Qt.Key.Key_Up else "down")
        else:
            super().keyPressEvent(event)


class ElementList(Card):
    """`chosen` tells an element's id ("" for the page), `added` a kind, `acted` what shall be done with the one chosen:
    copy, remove, up or down (in the order of the list, which is that from the bottom to the top of the pile)."""

    chosen = Signal(str)
    added = Signal(str)
    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=8)
        self.list = _List()
        self.list.setAccessibleName(self.tr("Elemen"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.acted.connect(self.acted)
        self.add_button = Button(self.tr("Tambah elemen…"), icon="add", clicked=self._show_kinds)
        self.buttons = {
            "up": Button("", "icon", "chevron_up", lambda: self.acted.emit("up"),
                         name=self.tr("Naikkan dalam daftar (Alt+Panah atas)")),
            "down": Button("", "icon", "chevron_down", lambda: self.acted.emit("down"),
                           name=self.tr("Turunkan dalam daftar (Alt+Panah bawah)")),
            "copy": Button("", "icon", "copy", lambda: self.acted.emit("copy"),
                           name=self.tr("Gandakan elemen (Ctrl+D)")),
            "remove": Button("", "icon", "delete", lambda: self.acted.emit("remove"),
                             name=self.tr("Hapus elemen (Del)")),
        }  # fmt: skip
        column: QVBoxLayout = self.body
        column.addWidget(self.add_button)
        column.addWidget(self.list, 1)
        column.addLayout(row(*self.buttons.values(), None, spacing=4))

    def show_elements(self, elements: Sequence[Element], chosen: str) -> None:
        """Show a side, with the page itself on top."""
        told = [("", self.tr("Halaman")), *((one.id, editing.title(one)) for one in elements)]
        self.list.blockSignals(True)
        while self.list.count() > len(told):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(told):
            self.list.addItem(QListWidgetItem())
        for number, (element_id, words) in enumerate(told):
            item = self.list.item(number)
            item.setText(words)
            item.setData(_ID, element_id)
            item.setToolTip(element_id)
            if element_id == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        for button in self.buttons.values():
            button.setEnabled(bool(chosen))
        number = next((n for n, one in enumerate(elements) if one.id == chosen), -1)
        self.buttons["up"].setEnabled(number > 0)
        self.buttons["down"].setEnabled(0 <= number < len(elements) - 1)

    def kinds(self) -> QMenu:
        """The menu of what can be added."""
        menu = QMenu(self)
        for kind, made in KINDS.items():
            menu.addAction(made.LABEL, partial(self.added.emit, kind))
        return menu

    def _show_kinds(self) -> None:
        menu = self.kinds()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_ID)))
