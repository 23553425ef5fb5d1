"""The list of selections."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import award_results
from app.services.award_results import SelectionRow
from ui.drawing.chip import Chip
from ui.pages import Desk
from ui.tables.cells import EMPTY, Cell, Text, TwoLine, number
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.tabs.awards import words
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.page_header import PageHeader


class SelectionList(QWidget):
    """`opened` tells a selection's id, `removed` its row."""

    opened = Signal(str)
    removed = Signal(object)
    new_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        header = PageHeader(self.tr("Prestasi"))
        header.add_action(Button(self.tr("Pemilihan baru"), "primary", "add", self.new_wanted.emit))
        self.table: Table[SelectionRow] = Table(self.tr("Daftar pemilihan"), _columns(), HEIGHTS.row_two)
        self.card = TableCard(self.table)
        column.addWidget(header)
        column.addWidget(self.card, 1)
        self.table.opened.connect(lambda row: self.opened.emit(self.table.rows_model.rows[row].id))
        self.table.edit_wanted.connect(lambda row: self.opened.emit(self.table.rows_model.rows[row].id))
        self.table.removed.connect(lambda _rows: self.remove_current())

    def refresh(self) -> None:
        """Read the list again."""
        self._desk.work.run(award_results.list_selections, then=self._show, owner=self, key=(id(self), "list"))

    def remove_current(self) -> None:
        """Ask for the current selection to be removed."""
        if self.table.current_row is not None:
            self.removed.emit(self.table.current_row)

    def _show(self, rows: Sequence[SelectionRow]) -> None:
        self.table.set_rows(rows)
        self.card.show_empty(not rows)
        if not rows:
            why = self.tr("Belum ada pemilihan")
            then = self.tr("Pilih PSM berprestasi dengan kriteria berbobot, juri, dan nilai yang dapat ditelusuri.")
            self.card.empty.say(why, then, ((self.tr("Pemilihan baru"), self.new_wanted.emit),), "trophy")


def _columns() -> tuple[Column[SelectionRow], ...]:
    tr = words.tr
    return (
        Column("title", tr("Pemilihan"), _title, 320, stretch=True, order=lambda row: row.title.casefold()),
        Column("year", tr("Tahun"), lambda row: Text(str(row.year or EMPTY), ink="muted"), 80),
        Column("seats", tr("Juara"), lambda row: number(row.seats), 80, "right"),
        Column("nominees", tr("Nominasi"), lambda row: number(row.nominees), 90, "right"),
        Column("jurors", tr("Juri"), lambda row: number(row.jurors), 70, "right", compact=False),
        Column("state", tr("Keadaan"), _state, 270),
    )


def _title(row: SelectionRow) -> Cell:
    return TwoLine(row.title, f"{row.code} · {row.level}")


def _state(row: SelectionRow) -> Cell:
    if row.weight_gap:
        return Chip(words.gap_sentence(row.weight_gap), "warn")
    if not row.expected:
        return Chip(words.tr("Persiapan"), "plan")
    if row.missing:
        return Chip(words.tr("Sementara: {count} nilai belum masuk").format(count=row.missing), "warn")
    return Chip(words.tr("Nilai lengkap"), "done")
