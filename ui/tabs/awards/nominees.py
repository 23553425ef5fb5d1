"""Nominasi: who is proposed, added from the registry."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services import awards
from app.services.awards import NomineeRow
from ui.dialogs.person_search import PersonSearch
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.tables.cells import EMPTY, Text, TwoLine
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.tabs.awards import words
from ui.tabs.awards.state import SelectionSection, SelectionState
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.labels import label

_LIST_HEIGHT = 320


class NomineeDialog(TitledDialog):
    """Chooses people of the registry; several at once with Ctrl or Shift."""

    def __init__(self, parent: QWidget | None, desk: Desk, selection_id: str) -> None:
        text = words.tr("Pilih satu atau beberapa orang dari daftar (Ctrl atau Shift untuk beberapa).")
        super().__init__(parent, words.tr("Tambah nominasi"), text)
        self._desk = desk
        self._selection_id = selection_id
        self.search = PersonSearch(desk)
        self.search.setMinimumHeight(_LIST_HEIGHT)
        self.search.chosen.connect(self._enable)
        self.search.taken.connect(self.add)
        self.search.left.connect(self.reject)
        self.note = Note("err")
        self.note.hide()
        self.body.addWidget(self.search)
        self.body.addWidget(self.note)
        self.add_button(words.tr("Tutup"), clicked=self.reject)
        self.take_button = self.add_button(words.tr("Tambahkan"), "primary", self.add, default=True)
        self._enable()
        self.search.field.setFocus()

    def _enable(self) -> None:
        self.take_button.setEnabled(bool(self.search.people))

    def add(self) -> None:
        """Propose those selected."""
        ids = tuple(person.id for person in self.search.people)
        if ids:
            self._desk.work.change(
                awards.add_nominees, self._selection_id, ids, then=self._on_added, failed=self.note.say_error,
                owner=self,
            )  # fmt: skip

    def _on_added(self, _change: object) -> None:
        self.accept()


class NomineeSection(SelectionSection):
    """The nominees by name; Del takes one off."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._count = label("", "caption")
        self.add_button = Button(self.tr("Tambah nominasi…"), "primary", "person_add", self.open_dialog)
        self.remove_button = Button(self.tr("Keluarkan"), "secondary", "delete", self.remove_current)
        heading = label(self.tr("Nominasi"), "h2")
        self.column.addLayout(row(heading, self._count, None, self.remove_button, self.add_button))
        self.note = Note("err")
        self.note.hide()
        self.column.addWidget(self.note)
        self.table: Table[NomineeRow] = Table(self.tr("Daftar nominasi"), _columns(), HEIGHTS.row_two)
        self.card = TableCard(self.table)
        self.column.addWidget(self.card, 1)
        self.table.removed.connect(lambda _rows: self.remove_current())
        self.table.opened.connect(self._open_person)

    def show_state(self, state: SelectionState) -> None:
        """Show the nominees."""
        super().show_state(state)
        self.table.set_rows(state.nominees)
        self.card.show_empty(not state.nominees)
        self.remove_button.setEnabled(bool(state.nominees))
        self._count.setText(self.tr("{count} orang").format(count=len(state.nominees)) if state.nominees else "")
        if not state.nominees:
            then = self.tr("Pilih dari daftar orang; yang belum terdaftar ditambahkan dahulu di Peserta.")
            links = ((self.tr("Tambah nominasi…"), self.open_dialog),)
            self.card.empty.say(self.tr("Belum ada nominasi"), then, links, "people")

    def open_dialog(self) -> NomineeDialog:
        """Choose people to propose."""
        dialog = NomineeDialog(self, self.desk, self.state.card.id)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def remove_current(self) -> None:
        """Take the selected ones off, with their scores; the toast undoes it."""
        chosen = self.table.selected_rows or ([self.table.current_row] if self.table.current_row else [])
        for nominee in chosen:
            self.desk.work.change(awards.delete_nominee, nominee.id, failed=self._on_failed, owner=self)

    def _open_person(self, number: int) -> None:
        self.desk.go("people", self.table.rows_model.rows[number].person_id)

    def _on_failed(self, error: UserError) -> None:
        self.note.say_error(error)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Menu commands."""
        return {"new": self.open_dialog, "remove": self.remove_current, "copy": self.table.copy}


def _columns() -> tuple[Column[NomineeRow], ...]:
    tr = words.tr
    return (
        Column("name", tr("Nama, asal"), lambda row: TwoLine(row.name, row.origin), 320, stretch=True,
               order=lambda row: row.name.casefold()),
        Column("regency", tr("Kabupaten/kota"), lambda row: Text(row.regency or EMPTY, ink="muted"), 220,
               order=lambda row: row.regency),
    )  # fmt: skip
