"""The classes of an event: making them, and sharing participants out among them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app.domain import dealing
from app.errors import UserError
from app.services import batches
from app.services.batches import BatchCard, BatchLine
from app.services.steps import DataChange
from ui.dialogs.plan_cards import edit_class
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.tables.cells import EMPTY, Text
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.theme.look import LOOK
from ui.theme.tokens import DIALOG_WIDTH, HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.labels import label

_ROWS = 5


@dataclass(frozen=True)
class _Found:
    lines: tuple[BatchLine, ...]
    without: int


def _read(event_id: str) -> _Found:
    return _Found(batches.lines(event_id), batches.without_class(event_id))


class ClassesDialog(TitledDialog):
    """Each change is kept at once and can be undone; nobody who sits in a class is moved by sharing out."""

    def __init__(self, parent: QWidget, desk: Desk, event_id: str) -> None:
        super().__init__(parent, parent.tr("Angkatan dan kelas"), parent.tr(
            "Bila peserta dibagi, tiap kelas mempunyai sesinya sendiri di samping sesi bersama. Tanpa kelas, semua "
            "duduk bersama."
        ))  # fmt: skip
        self.setMinimumWidth(LOOK.px(min(520, DIALOG_WIDTH)))
        self._desk, self._event_id = desk, event_id
        self.table: Table[BatchLine] = Table(self.tr("Kelas"), self._columns(), HEIGHTS.row_one)
        self.table.opened.connect(lambda _number: self._edit_current())
        self.table.edit_wanted.connect(lambda _number: self._edit_current())
        self.table.removed.connect(lambda _numbers: self._remove_current())
        self.card: TableCard[BatchLine] = TableCard(self.table)
        self.card.setFixedHeight(LOOK.px(HEIGHTS.header + _ROWS * HEIGHTS.row_one + 4))
        self.body.addWidget(self.card)
        self.edit_button = Button(self.tr("Ubah…"), "quiet", clicked=self._edit_current)
        self.remove_button = Button(self.tr("Hapus"), "quiet", clicked=self._remove_current)
        self.add_class = Button(self.tr("Tambah kelas"), icon="add", clicked=lambda: self._edit(BatchCard()))
        self.body.addLayout(row(self.add_class, self.edit_button, self.remove_button, None))
        self.without = label("", "strong", wrap=True)
        self.body.addSpacing(8)
        self.body.addWidget(self.without)
        self.way = QComboBox()
        self.way.setAccessibleName(self.tr("Cara membagi"))
        for key, words in dealing.WAYS.items():
            self.way.addItem(words, key)
        self.deal_button = Button(self.tr("Bagi peserta"), clicked=self._deal)
        self.body.addLayout(row(self.way, self.deal_button, None))
        self.note = Note()
        self.note.hide()
        self.body.addWidget(self.note)
        self.add_button(self.tr("Tutup"), "primary", self.accept, default=True)
        self._show(_Found((), 0))
        self.refresh()

    def refresh(self) -> None:
        """Read the classes."""
        self._desk.work.run(_read, self._event_id, then=self._show, failed=self._fail, owner=self)

    def _columns(self) -> tuple[Column[BatchLine], ...]:
        return (
            Column("name", self.tr("Nama"), lambda line: Text(line.card.name), 120, stretch=True),
            Column("room", self.tr("Ruang"), lambda line: Text(line.card.room or EMPTY, ink="muted"), 150),
            Column("people", self.tr("Peserta"), lambda line: _figure(line.people), 76, "right"),
            Column("sessions", self.tr("Sesi sendiri"), lambda line: _figure(line.sessions), 96, "right"),
        )

    def _show(self, found: _Found) -> None:
        number = max(self.table.currentIndex().row(), 0)
        self.table.set_rows(found.lines)
        self.table.select_row(min(number, len(found.lines) - 1))
        self.card.show_empty(not found.lines)
        if not found.lines:
            self.card.empty.say(self.tr("Belum ada kelas"), self.tr("Semua peserta duduk bersama."), (), "people")
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(bool(found.lines))
        said = self.tr("{count} peserta belum mempunyai kelas.").format(count=found.without)
        self.without.setText(said if found.without else self.tr("Semua peserta sudah mempunyai kelas."))
        for widget in (self.without, self.way, self.deal_button):
            widget.setVisible(bool(found.lines))
        self.deal_button.setEnabled(bool(found.without))

    def _edit_current(self) -> None:
        if self.table.current_row is not None:
            self._edit(self.table.current_row.card)

    def _edit(self, card: BatchCard) -> None:
        dialog = edit_class(self, self._desk, self._event_id, card)
        dialog.finished.connect(lambda _result: self.refresh())
        _open(dialog)

    def _remove_current(self) -> None:
        if self.table.current_row is not None:
            self._change(batches.delete, self.table.current_row.card.id)

    def _deal(self) -> None:
        self._change(batches.deal_out, self._event_id, str(self.way.currentData()))

    def _change(self, service: Callable[..., DataChange], *arguments: str) -> None:
        self.note.hide()
        self._desk.work.change(service, *arguments, then=lambda _change: self.refresh(), failed=self._fail, owner=self)

    def _fail(self, error: UserError) -> None:
        self.note.say_error(error)


def _figure(count: int) -> Text:
    return Text(str(count), align="right", digits=True, ink="text" if count else "muted")


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
