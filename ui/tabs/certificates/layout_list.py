"""The collection of designs: a list at the left, the one chosen as it prints at the right, and what is done with it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.services import layout_preview, layouts
from app.services.layouts import LayoutCard
from app.services.steps import DataChange
from ui.dialogs.files import PICTURES, FileKind, choose_file, save_as
from ui.dialogs.question import Question, ask
from ui.pages import Desk
from ui.pdf.paper_view import PaperView
from ui.tables.view import Table, TableCard
from ui.tabs.certificates.layout_columns import ROW, layout_columns
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row

_SIDE, _SIDE_COMPACT = 430, 330
ENDING = "tataletak"


class LayoutList(QWidget):
    """`open_wanted` tells the id of an own design that shall be changed."""

    open_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = ""
        self._compact = False
        self._pictures: dict[str, QImage] = {}
        self.note = Note()
        self.note.hide()
        self.table: Table[LayoutCard] = Table(self.tr("Tata letak"), layout_columns(self._pictures), ROW)
        self.view = PaperView(desk)
        self._make_buttons()
        self._lay_out()
        self.table.chosen.connect(lambda _number: self.show_chosen())
        self.table.opened.connect(lambda _number: self.edit())
        self.table.removed.connect(lambda _numbers: self.remove())
        LOOK.changed.connect(self._measure)

    def read(self, wanted: str = "") -> None:
        """Read the collection again, and choose the design of that id."""
        self._wanted = wanted or self._wanted
        self._desk.work.run(layouts.collection, then=self._show, owner=self, key=(id(self), "layouts"))

    def edit(self) -> None:
        """An own design is opened; one that ships is copied first."""
        card = self.table.current_row
        if card is None or card.problem:
            return
        if card.own:
            self.open_wanted.emit(card.id)
        else:
            self._change(_copy_quietly, card.id, then=lambda done: self.open_wanted.emit(done.subject))

    def copy(self) -> None:
        """A copy that can be changed."""
        card = self.table.current_row
        if card is not None and not card.problem:
            self._change(_copy, card.id)

    def remove(self) -> None:
        """Ask, and take an own design out of the collection."""
        card = self.table.current_row
        if card is None or not card.own:
            return
        text = self.tr("Sertifikat yang sudah diterbitkan dengan tata letak ini tetap dapat dicetak.")
        title = self.tr("Hapus tata letak “{label}”?").format(label=card.label)
        if ask(self, Question(title, text, self.tr("Hapus"), self.tr("Biarkan"), harmful=True)):
            self._change(layouts.remove, card.id, chosen="")

    def choose_file(self) -> None:
        """Ask for a file, and import it."""
        kind = FileKind(self.tr("Tata letak sertifikat"), (ENDING, "json"))
        path = choose_file(self, self.tr("Impor tata letak"), [kind])
        if path is not None:
            self.take(path)

    def choose_scan(self) -> None:
        """Ask for a scanned blank, and design on it."""
        path = choose_file(self, self.tr("Pilih pindaian blangko"), [FileKind(self.tr("Gambar"), PICTURES)])
        if path is not None:
            self._change(_scan_quietly, path, then=lambda done: self.open_wanted.emit(done.subject))

    def ways(self) -> QMenu:
        """How a design comes into the collection."""
        menu = QMenu(self)
        menu.addAction(self.tr("Dari pindaian blangko…"), self.choose_scan)
        menu.addAction(self.tr("Impor berkas tata letak…"), self.choose_file)
        return menu

    def take(self, path: Path) -> None:
        """Import the design of a file."""
        self._change(layouts.import_file, path)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """A narrower list."""
        self._compact = compact
        self.table.set_compact(compact)
        self._measure()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the menus do."""
        return {"edit": self.edit, "remove": self.remove, "copy": self.copy, "import": self.choose_file}

    def show_chosen(self) -> None:
        """The buttons act on the one chosen, and it is shown."""
        card = self.table.current_row
        usable = card is not None and not card.problem
        for button in (self.edit_button, self.copy_button, self.export_button):
            button.setEnabled(usable)
        self.remove_button.setEnabled(card is not None and card.own)
        self.new_button.setEnabled(card is not None and usable and not card.for_new_events)
        own = card is None or card.own
        self.edit_button.set_text(self.tr("Ubah") if own else self.tr("Salin dan ubah"))
        if card is None or not usable:
            self.view.clear()
        elif self.isVisible():
            self.view.make(self.tr("Menyiapkan contoh"), partial(layout_preview.render, card.id, card.paper))

    def _make_buttons(self) -> None:
        self.edit_button = Button(self.tr("Ubah"), "primary", "edit", self.edit, name=self.tr("Ubah tata letak"))
        self.copy_button = Button(self.tr("Salin"), icon="copy", clicked=self.copy, name=self.tr("Salin tata letak"))
        self.new_button = Button(self.tr("Pakai untuk kegiatan baru"), clicked=self._use_for_new_events)
        self.add_button = Button(self.tr("Tambah…"), icon="add", clicked=self._show_ways,
                                 name=self.tr("Tambah tata letak…"))  # fmt: skip
        self.export_button = Button(self.tr("Ekspor…"), icon="arrow_download", clicked=self._export,
                                    name=self.tr("Ekspor tata letak…"))  # fmt: skip
        self.remove_button = Button(self.tr("Hapus"), "danger", "delete", self.remove,
                                    name=self.tr("Hapus tata letak"))  # fmt: skip

    def _show_ways(self) -> None:
        menu = self.ways()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addLayout(row(self.add_button, self.export_button, None, self.remove_button))
        left.addWidget(TableCard(self.table), 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(row(None, self.new_button, self.copy_button, self.edit_button))
        right.addWidget(self.view, 1)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        beside.addWidget(self._left)
        beside.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.note)
        column.addLayout(beside, 1)
        self._measure()

    def _measure(self) -> None:
        self._left.setFixedWidth(LOOK.px(_SIDE_COMPACT if self._compact else _SIDE))

    def _show(self, cards: tuple[LayoutCard, ...]) -> None:
        before = self.table.current_row
        wanted = self._wanted or (before.id if before else "")
        self._wanted = ""
        self.table.set_rows(cards)
        self.table.select_row(next((number for number, card in enumerate(cards) if card.id == wanted), 0))
        self.show_chosen()
        for card in cards:
            if not card.problem:
                self._desk.work.run(layout_preview.small, card.id, then=partial(self._take_picture, card.id),
                                    owner=self, key=(id(self), "small", card.id))  # fmt: skip

    def _take_picture(self, ref: str, png: bytes) -> None:
        self._pictures[ref] = QImage.fromData(png)
        self.table.viewport().update()

    def _use_for_new_events(self) -> None:
        card = self.table.current_row
        if card is not None:
            said = self.tr("Kegiatan baru memakai tata letak “{label}”").format(label=card.label)

            def done(_none: object) -> None:
                self._desk.say(said)
                self.read()

            self._desk.work.change(layouts.use_for_new_events, card.id, then=done, failed=self.note.say_error,
                                   owner=self)  # fmt: skip

    def _export(self) -> None:
        card = self.table.current_row
        if card is None or card.problem:
            return
        kind = FileKind(self.tr("Tata letak sertifikat"), (ENDING,))
        path = save_as(self, self.tr("Ekspor tata letak"), layouts.file_name(card.label), [kind])
        if path is not None:
            said = self.tr("Tata letak “{label}” ditulis ke {name}").format(label=card.label, name=path.name)
            self._desk.work.run(_export, card.id, path, then=lambda _path: self._desk.say(said),
                                failed=self.note.say_error, owner=self)  # fmt: skip

    def _change(self, function: Callable[..., DataChange], *arguments: object, chosen: str | None = None,
                then: Callable[[DataChange], object] | None = None) -> None:  # fmt: skip
        """Write, and choose the design that came of it (or another one that is `chosen`)."""

        def done(change: DataChange) -> None:
            self.read(change.subject if chosen is None else chosen)
            if then is not None:
                then(change)

        self.note.hide()
        self._desk.work.change(function, *arguments, then=done, failed=self.note.say_error, owner=self)


def _copy(ref: str) -> DataChange:
    return layouts.copy(layouts.get(ref))


def _copy_quietly(ref: str) -> DataChange:
    """A copy that is opened at once, without a toast: in the designer Ctrl+Z undoes a step of the designer."""
    return replace(_copy(ref), title="")


def _scan_quietly(path: Path) -> DataChange:
    """As a copy that is opened at once."""
    return replace(layouts.from_scan(path), title="")


def _export(ref: str, path: Path) -> Path:
    return layouts.export_file(layouts.get(ref), path)
