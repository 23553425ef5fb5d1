"""Piagam: numbers for the winners, the paper itself, printing and saving it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import at_work, piagam
from app.services.certificates import ISSUED, IssueResult, RegisterEntry
from app.services.papers.options import PaperOptions
from app.services.records import day
from ui.dates import short_date
from ui.pages import Desk
from ui.pdf.paper_actions import PaperActions
from ui.pdf.paper_view import PaperView
from ui.tables.cells import EMPTY, Cell, Text, TwoLine
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.tabs.awards import words
from ui.tabs.awards.state import SelectionSection, SelectionState
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field
from ui.widgets.labels import label

_LIST_WIDTH = 430


class DiplomaSection(SelectionSection):
    """The register of the selection at the left, the paper at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.date = DateField(self.tr("Tanggal piagam"))
        self.issue_button = Button(self.tr("Terbitkan piagam"), "primary", "certificate", self.issue)
        self.note = Note("warn")
        self.note.hide()
        self.table: Table[RegisterEntry] = Table(self.tr("Piagam yang terbit"), _columns(), HEIGHTS.row_two)
        self.card = TableCard(self.table)
        self.paper = PaperView(desk)
        self.paper_actions = PaperActions(desk, self)
        self.print_button = Button(self.tr("Cetak…"), "secondary", "print", self.print)
        self.save_button = Button(self.tr("Simpan PDF…"), "secondary", "save", self.save)
        self.back = QCheckBox(self.tr("Halaman belakang dengan catatan register"))
        self.back.toggled.connect(self._make_paper)
        self._shown_ids: tuple[str, ...] = ()
        self.paper.shown.connect(lambda _rendered: self._enable())
        self._lay_out()
        desk.work.run(at_work.today, then=self._show_day, owner=self)

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(16)
        side = QWidget()
        side.setFixedWidth(_LIST_WIDTH)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(label(self.tr("Piagam penghargaan"), "h2"))
        left.addWidget(Field(self.tr("Tanggal piagam"), self.date))
        left.addLayout(row(self.issue_button, None))
        left.addWidget(self.note)
        left.addWidget(self.card, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(row(self.back, None, self.save_button, self.print_button))
        right.addWidget(self.paper, 1)
        beside.addWidget(side)
        right.addStretch(0)
        beside.addLayout(right, 1)
        self.column.addLayout(beside, 1)

    def _show_day(self, today: str) -> None:
        if not self.date.text():
            self.date.set_value(today)

    def show_state(self, state: SelectionState) -> None:
        """Show the register, and the paper where it changed."""
        other = state.card.id != self.state.card.id
        super().show_state(state)
        self.table.set_rows(state.register)
        self.card.show_empty(not state.register)
        if not state.register:
            then = self.tr("Piagam diberi nomor dari buku register yang sama dengan sertifikat.")
            self.card.empty.say(self.tr("Belum ada piagam"), then, icon="certificate")
        standing = tuple(entry.id for entry in state.register if entry.status == ISSUED)
        if other or standing != self._shown_ids:
            self._shown_ids = standing
            self._make_paper()
        self._say_ready()
        self._enable()

    def _say_ready(self) -> None:
        ranking = self.state.ranking
        held = {entry.person_id for entry in self.state.register if entry.status == ISSUED}
        people = {nominee.id: nominee.person_id for nominee in self.state.nominees}
        waiting = [line for line in ranking.rows if line.winner and people.get(line.nominee_id) not in held]
        self.issue_button.setEnabled(ranking.complete and bool(waiting))
        count = len(waiting)
        self.issue_button.set_text(
            self.tr("Terbitkan {count} piagam").format(count=count) if count else self.tr("Terbitkan piagam")
        )
        if not ranking.complete:
            title = self.tr("Hasil masih sementara")
            text = self.tr("Piagam dapat diterbitkan setelah semua nilai masuk dan bobot berjumlah 100.")
            self.note.say("warn", title, text)
        self.note.setVisible(not ranking.complete)

    def _make_paper(self) -> None:
        self.paper.setVisible(bool(self._shown_ids))
        self.back.setVisible(bool(self._shown_ids))
        if not self._shown_ids:
            self.paper.clear()
            return
        options = PaperOptions(choices=((piagam.BACK.key, "print"),)) if self.back.isChecked() else None
        make = partial(piagam.render, self.state.card.id, options)
        self.paper.make(self.tr("Membuat piagam"), make)

    def _enable(self) -> None:
        there = self.paper.rendered is not None
        self.print_button.setEnabled(there)
        self.save_button.setEnabled(there)

    def issue(self) -> None:
        """Give the winners their numbers."""
        on = self.date.day
        if on is None:
            self.note.say("err", self.tr("Tanggal piagam belum terbaca"), self.tr("Tulis misalnya 10-11-2018."))
            self.note.show()
            return
        self.issue_button.setEnabled(False)
        self.desk.work.change(
            piagam.issue, self.state.card.id, on, then=self._on_issued, failed=self._on_failed, owner=self
        )

    def _on_issued(self, result: IssueResult) -> None:
        # the result holds the change beside numbers and skipped people: tell it as any other
        self.desk.work.changed.emit(result.change)
        if result.skipped:
            listed = "; ".join(f"{name}: {reason}" for name, reason in result.skipped)
            title = self.tr("{count} piagam dilewati").format(count=len(result.skipped))
            self.note.say("warn", title, listed)
            self.note.show()

    def _on_failed(self, error: UserError) -> None:
        self.note.say_error(error)
        self._enable()

    def print(self) -> None:
        """Print exactly what is shown."""
        if self.paper.rendered is not None:
            self.paper_actions.print(self.paper.rendered, self.tr("Mencetak piagam"))

    def save(self) -> None:
        """Save exactly what is shown."""
        if self.paper.rendered is not None:
            self.paper_actions.save(self.paper.rendered)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Menu commands."""
        return {"print": self.print, "save_pdf": self.save, "copy": self.table.copy}


def _columns() -> tuple[Column[RegisterEntry], ...]:
    tr = words.tr
    return (
        Column("name", tr("Nama dan nomor"), lambda entry: TwoLine(entry.name, entry.number), 200, stretch=True),
        Column("date", tr("Tanggal"), _date, 150),
    )


def _date(entry: RegisterEntry) -> Cell:
    on = day(entry.date)
    shown = short_date(on) if on else entry.date
    return Text(shown or EMPTY, ink="muted", struck=entry.status != ISSUED)
