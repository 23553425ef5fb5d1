"""Finding people of the registry as one types, for a dialog that needs one or more of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import people
from app.services.people import PeopleQuestion, PersonRow
from ui.pages import Desk
from ui.tables.cells import TwoLine
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.theme.tokens import HEIGHTS
from ui.widgets.search_field import SearchField

FOUND_AT_MOST = 60


class PersonSearch(QWidget):
    """`chosen` tells that other people are selected, `taken` that Enter or a double click decided for them;
    `new_wanted` that Enter was pressed on a name that nobody has, `left` that Esc was in an empty field."""

    chosen = Signal()
    taken = Signal()
    new_wanted = Signal()
    left = Signal()

    def __init__(self, desk: Desk, within: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._within = within
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.field = SearchField(self.tr("Cari nama, NIK, HP, atau desa"), shortcut_shown=False)
        self.field.setMaximumWidth(16777215)
        self.field.searched.connect(self._on_searched)
        column.addWidget(self.field)
        columns: tuple[Column[PersonRow], ...] = (Column("name", self.tr("Nama"), _name, 200, stretch=True),)
        self.table: Table[PersonRow] = Table(self.tr("Orang di daftar"), columns, HEIGHTS.row_two)
        self.table.table_header.hide()
        self.table.selectionModel().selectionChanged.connect(lambda *_ranges: self.chosen.emit())
        self.table.opened.connect(lambda _number: self.taken.emit())
        self.card: TableCard[PersonRow] = TableCard(self.table)
        column.addWidget(self.card, 1)
        self.field.left_down.connect(self._into_list)
        self.field.left.connect(self.left)
        self.field.installEventFilter(self)
        self._deciding = False
        self.search("")

    @property
    def people(self) -> list[PersonRow]:
        """Those selected."""
        return self.table.selected_rows

    def search(self, text: str) -> None:
        """Look for people; nothing typed shows the first of the registry."""
        question = PeopleQuestion(text=text, within=self._within)
        self._desk.work.run(
            people.page,
            question,
            FOUND_AT_MOST,
            then=lambda rows: self._show(text, rows),
            owner=self,
            key=(id(self), "people"),
        )

    def _on_searched(self, text: str) -> None:
        self.search(text.strip())

    def _show(self, text: str, rows: Sequence[PersonRow]) -> None:
        self.table.set_rows(rows)
        self.card.show_empty(not rows)
        if rows and text:
            self.table.select_row(0)
        else:
            self.table.clearSelection()
        if not rows:
            why = self.tr("“{text}” belum ada di daftar").format(text=text) if text else self.tr("Daftar masih kosong")
            self.card.empty.say(why, self.tr("Daftarkan sebagai orang baru."), icon="person_add")
        self.chosen.emit()
        deciding, self._deciding = self._deciding, False
        if deciding and text:
            self._decide(rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter decides, once the list shows what was typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._deciding = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return super().eventFilter(watched, event)

    def _decide(self, rows: Sequence[PersonRow]) -> None:
        """The only one found is taken; of several one is chosen in the list; nobody is a new person."""
        if not rows:
            self.new_wanted.emit()
        elif len(rows) == 1:
            self.taken.emit()
        else:
            self._into_list()

    def _into_list(self) -> None:
        self.table.setFocus()
        if self.table.rows_model.rows and not self.people:
            self.table.select_row(0)


def _name(row: PersonRow) -> TwoLine:
    parts = (row.sex, row.origin, row.regency, row.nik)
    return TwoLine(row.name, " · ".join(part for part in parts if part))
