"""Tata letak: the designs of certificates, those that ship and the office's own, each as it prints."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.layouts.elements import Layout
from app.services import layout_preview, layouts
from app.services.layouts import LayoutCard
from app.services.steps import DataChange
from ui.designer.view import Designer
from ui.dialogs.files import FileKind, choose_file, save_as
from ui.dialogs.question import Question, ask
from ui.drawing.chip import Chip
from ui.pages import Desk
from ui.pdf.paper_view import PaperView
from ui.tables.cells import Text, TwoLine
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.tabs.certificates.section import PageSection
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row

_SIDE, _SIDE_COMPACT = 380, 330
ENDING = "tataletak"


def layout_columns() -> tuple[Column[LayoutCard], ...]:
    """Name and paper, and whose it is."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Layouts", text)

    def told(card: LayoutCard) -> str:
        if card.problem:
            return card.problem
        lies = tr("mendatar") if card.landscape else tr("tegak")
        return tr("{paper} {lies}").format(paper=card.paper, lies=lies)

    def whose(card: LayoutCard) -> Chip | Text:
        if card.problem:
            return Chip(tr("Tidak terbaca"), "warn")
        return Text(tr("Milik kantor") if card.own else tr("Bawaan"), ink="muted")

    return (
        Column("label", tr("Tata letak"), lambda card: TwoLine(card.label, told(card)), 180, stretch=True,
               order=lambda card: card.label.casefold()),
        Column("whose", tr("Asal"), whose, 112, order=lambda card: (card.own, card.label)),
    )  # fmt: skip


class LayoutsSection(PageSection):
    """The list at the left, the design as it prints at the right; the designer takes the place of both."""

    concerns = frozenset({"layout", "office", "official", "document_rule", "attachment"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""
        self.note = Note()
        self.note.hide()
        self.table: Table[LayoutCard] = Table(self.tr("Tata letak"), layout_columns(), HEIGHTS.row_two)
        self.card = TableCard(self.table)
        self.view = PaperView(desk)
        self.edit_button = Button(self.tr("Ubah"), "primary", "edit", self._edit, name=self.tr("Ubah tata letak"))
        self.copy_button = Button(self.tr("Salin"), icon="copy", clicked=self._copy, name=self.tr("Salin tata letak"))
        self.import_button = Button(self.tr("Impor…"), icon="arrow_import", clicked=self._import,
                                    name=self.tr("Impor tata letak…"))  # fmt: skip
        self.export_button = Button(self.tr("Ekspor…"), icon="arrow_download", clicked=self._export,
                                    name=self.tr("Ekspor tata letak…"))  # fmt: skip
        self.remove_button = Button(self.tr("Hapus"), "danger", "delete", self._remove,
                                    name=self.tr("Hapus tata letak"))  # fmt: skip
        self.designer = Designer(desk)
        self.stack = QStackedWidget()
        self._lay_out()
        self.table.chosen.connect(lambda _number: self._tell())
        self.table.opened.connect(lambda _number: self._edit())
        self.table.removed.connect(lambda _numbers: self._remove())
        self.designer.left.connect(self._close_designer)
        LOOK.changed.connect(self._measure)
        self._tell()

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # whatever differs, the list is read again
        """Read the collection."""
        self.desk.work.run(layouts.collection, then=self._show, owner=self, key=(id(self), "layouts"))

    def arrive(self, argument: object) -> None:
        """Choose the design of that ref."""
        self._wanted = str(argument)
        self.refresh(frozenset())

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the list or the designer does."""
        if self._designing:
            return self.designer.commands()
        return {"edit": self._edit, "remove": self._remove, "copy": self._copy, "import": self._import}

    def help_text(self) -> str:
        """What F1 says."""
        if self._designing:
            return self.tr(
                "Klik elemen pada halaman atau dalam daftar, lalu seret, atau pakai tombol panah: satu langkah kisi, "
                "Shift 5 mm, Alt 0,1 mm; Ctrl dan panah mengubah ukuran. Nilainya tampak di kanan. Ctrl+D "
                "menggandakan, Del menghapus, Alt dan panah di daftar mengubah urutan. Ctrl+Z mengurungkan, Ctrl+S "
                "menyimpan. Yang tampak ialah PDF yang sama persis dengan yang dicetak. Sertifikat yang sudah terbit "
                "tetap memakai tata letak saat diterbitkan."
            )
        return self.tr(
            "Tata letak bawaan disalin dahulu sebelum diubah. Enter membuka perancang, Del menghapus tata letak milik "
            "kantor. Berkas .tataletak membawa tata letak beserta gambarnya ke kantor lain; seret berkasnya ke sini "
            "untuk mengimpor."
        )

    def may_leave(self) -> bool:
        """Ask where a design is not saved."""
        return not self._designing or self.designer.may_leave()

    def claims(self, paths: Sequence[Path]) -> tuple[str, str] | None:
        """Designs are taken; other files are not ours."""
        if self._designing or not paths or any(path.suffix.lower() != f".{ENDING}" for path in paths):
            return None
        return self.tr("Lepaskan untuk mengimpor tata letak."), self.tr("Setiap berkas menjadi tata letak baru.")

    def keep_files(self, paths: Sequence[Path]) -> None:
        """Import them one after the other."""
        for path in paths:
            self._take(path)

    def set_compact(self, compact: bool) -> None:
        """A narrower list."""
        super().set_compact(compact)
        self.table.set_compact(compact)
        self.designer.set_compact(compact)
        self._measure()

    @property
    def _designing(self) -> bool:
        return self.stack.currentWidget() is self.designer

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(row(self.import_button, self.export_button, None, self.remove_button))
        left.addWidget(self.card, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(row(None, self.copy_button, self.edit_button))
        right.addWidget(self.view, 1)
        self._left = QWidget()
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        beside.addWidget(self._left)
        beside.addLayout(right, 1)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.note)
        column.addLayout(beside, 1)
        self.stack.addWidget(both)
        self.stack.addWidget(self.designer)
        self.column.addWidget(self.stack, 1)
        self._measure()

    def _measure(self) -> None:
        self._left.setFixedWidth(LOOK.px(_SIDE_COMPACT if self.compact else _SIDE))

    def _show(self, cards: tuple[LayoutCard, ...]) -> None:
        before = self.table.current_row
        wanted = self._wanted or (before.id if before else "")
        self._wanted = ""
        self.table.set_rows(cards)
        self.table.select_row(next((number for number, card in enumerate(cards) if card.id == wanted), 0))
        self._tell()

    def _tell(self) -> None:
        """The buttons act on the one chosen, and it is shown."""
        card = self.table.current_row
        usable = card is not None and not card.problem
        for button in (self.edit_button, self.copy_button, self.export_button):
            button.setEnabled(usable)
        self.remove_button.setEnabled(card is not None and card.own)
        own = card is None or card.own
        self.edit_button.set_text(self.tr("Ubah") if own else self.tr("Salin dan ubah"))
        if card is not None and usable and not self._designing:
            self.view.make(self.tr("Menyiapkan contoh"), partial(layout_preview.render, card.id, card.paper))
        elif not usable:
            self.view.clear()

    def _edit(self) -> None:
        """An own design is opened; one that ships is copied first."""
        card = self.table.current_row
        if card is None or card.problem:
            return
        if card.own:
            self._open(card.id)
        else:
            self._copy(then=lambda done: self._open(done.subject))

    def _open(self, layout_id: str) -> None:
        self._wanted = layout_id
        self.desk.work.run(layouts.get, layout_id, then=lambda layout: self._design(layout_id, layout),
                           failed=self.note.say_error, owner=self)  # fmt: skip

    def _design(self, layout_id: str, layout: Layout) -> None:
        self.stack.setCurrentWidget(self.designer)
        self.designer.show_layout(layout_id, layout)
        self.desk.commands_changed.emit()

    def _close_designer(self) -> None:
        self.stack.setCurrentIndex(0)
        self.desk.commands_changed.emit()
        self.refresh(frozenset())
        self.table.setFocus()

    def _copy(self, then: Callable[[DataChange], object] | None = None) -> None:
        card = self.table.current_row
        if card is None or card.problem:
            return

        def done(change: DataChange) -> None:
            self._wanted = change.subject
            self.refresh(frozenset())
            if then is not None:
                then(change)

        self._change(_copy, card.id, then=done)

    def _remove(self) -> None:
        card = self.table.current_row
        if card is None or not card.own:
            return
        text = self.tr("Sertifikat yang sudah diterbitkan dengan tata letak ini tetap dapat dicetak.")
        title = self.tr("Hapus tata letak “{label}”?").format(label=card.label)
        if ask(self, Question(title, text, self.tr("Hapus"), self.tr("Biarkan"), harmful=True)):
            self._change(layouts.remove, card.id)

    def _import(self) -> None:
        kind = FileKind(self.tr("Tata letak sertifikat"), (ENDING, "json"))
        path = choose_file(self, self.tr("Impor tata letak"), [kind])
        if path is not None:
            self._take(path)

    def _take(self, path: Path) -> None:
        def done(change: DataChange) -> None:
            self._wanted = change.subject
            self.refresh(frozenset())

        self._change(layouts.import_file, path, then=done)

    def _export(self) -> None:
        card = self.table.current_row
        if card is None or card.problem:
            return
        kind = FileKind(self.tr("Tata letak sertifikat"), (ENDING,))
        path = save_as(self, self.tr("Ekspor tata letak"), layouts.file_name(card.label), [kind])
        if path is not None:
            said = self.tr("Tata letak “{label}” ditulis ke {name}").format(label=card.label, name=path.name)
            self.desk.work.run(_export, card.id, path, then=lambda _path: self.desk.say(said),
                               failed=self.note.say_error, owner=self)  # fmt: skip

    def _change(self, function: Callable[..., object], *arguments: object,
                then: Callable[[DataChange], None] | None = None) -> None:  # fmt: skip
        self.note.hide()
        self.desk.work.change(function, *arguments, then=then, failed=self.note.say_error, owner=self)


def _copy(ref: str) -> DataChange:
    return layouts.copy(layouts.get(ref))


def _export(ref: str, path: Path) -> Path:
    return layouts.export_file(layouts.get(ref), path)
