"""Paspor pelatihan: what a person took part in, awards, and the portfolio of social activities."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import activities, passport
from app.services.activities import ActivityRow
from app.services.passport import Passport, PassportAward, PassportEvent
from ui.dates import decimal_text
from ui.pages import Desk
from ui.pdf.paper_dialog import PaperDialog
from ui.tables.view import Table, TableCard
from ui.tabs.people.facts import FactGrid
from ui.tabs.people.files import FileStrip
from ui.tabs.people.papers import open_person_paper
from ui.tabs.people.passport_rows import activity_columns, event_columns
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note
from ui.widgets.labels import label
from ui.widgets.scrolled import Scrolled

_ASIDE, _ASIDE_COMPACT = 300, 272
_LEAST = 168


class PassportPage(QWidget):
    """`shown` tells the passport that is seen now."""

    shown = Signal(object)
    concerns = frozenset(
        {"person", "person_link", "participant", "attendance", "event", "session", "event_role", "exam_score"}
        | {"certificate", "nominee", "score", "selection", "activity", "attachment"}
    )

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__()
        self._desk = desk
        self.person_id = person_id
        self.passport: Passport | None = None
        self.note = Note("err")
        self.note.hide()
        self.events: Table[PassportEvent] = Table(self.tr("Pelatihan dan kegiatan"), event_columns(), HEIGHTS.row_two)
        self.activities: Table[ActivityRow] = Table(self.tr("Kegiatan sosial"), activity_columns(), HEIGHTS.row_two)
        self.events_card, self.activities_card = TableCard(self.events), TableCard(self.activities)
        self.facts = FactGrid()
        self.awards = FactGrid()
        self.files = FileStrip(desk, self.tr("Lampiran kegiatan yang dipilih"))
        self.new_button = Button(self.tr("Catat kegiatan sosial…"), icon="add", clicked=self.add_activity)
        self.edit_button = Button(self.tr("Ubah…"), icon="edit", clicked=self.edit_activity)
        self.remove_button = Button(self.tr("Hapus"), icon="delete", clicked=self.remove_activity)
        self._lay_out()
        self.events.opened.connect(self._open_event)
        self.activities.opened.connect(lambda _number: self.edit_activity())
        self.activities.edit_wanted.connect(lambda _number: self.edit_activity())
        self.activities.removed.connect(lambda _numbers: self.remove_activity())
        self.activities.chosen.connect(lambda _number: self._show_files())

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.note)
        column.addWidget(self.events_card, 4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Kegiatan sosial"), "h2"))
        head.addStretch(1)
        for button in (self.remove_button, self.edit_button, self.new_button):
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self.activities_card, 3)
        for card in (self.events_card, self.activities_card):
            card.setMinimumHeight(LOOK.px(_LEAST))
        across.addLayout(column, 1)
        across.addWidget(self._make_aside())

    def _make_aside(self) -> QWidget:
        aside = QWidget()
        column = QVBoxLayout(aside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head, self._awards_card = Card(self.tr("Ringkasan")), Card(self.tr("Penghargaan"))
        head.body.addWidget(self.facts)
        self._awards_card.body.addWidget(self.awards)
        self._files_card = Card(self.tr("Lampiran"))
        self._files_card.body.addWidget(self.files)
        for card in (head, self._awards_card, self._files_card):
            column.addWidget(card)
        column.addStretch(1)
        self._aside = Scrolled(aside)
        self._aside.setFixedWidth(LOOK.px(_ASIDE))
        return self._aside

    def refresh(self) -> None:
        """Read the passport again."""
        self._desk.work.run(
            passport.passport,
            self.person_id,
            then=self._show,
            failed=self.note.say_error,
            owner=self,
            key=(id(self), "passport"),
        )

    def _show(self, found: Passport) -> None:
        self.passport = found
        self.note.say("warn", self.tr("Dua kali pada satu kegiatan"), found.twice_words)
        self.note.setVisible(bool(found.twice))
        self.facts.show_facts((*found.facts, *self._sums(found)))
        self._awards_card.setVisible(bool(found.awards))
        self.awards.show_facts([(one.title, _award_words(one)) for one in found.awards])
        self.events.set_rows(found.events)
        self.events_card.show_empty(not found.events)
        if not found.events:
            then = self.tr("Daftarkan orang ini pada kegiatan di bagian Kuota & peserta.")
            self.events_card.empty.say(self.tr("Belum tercatat pada kegiatan mana pun"), then, icon="calendar_ltr")
        self.activities.set_rows(found.activities)
        self.activities_card.show_empty(not found.activities)
        if not found.activities:
            why = self.tr("Belum ada kegiatan sosial")
            then = self.tr("Catat pendampingan, pendataan, atau penyuluhan, dengan foto atau suratnya.")
            self.activities_card.empty.say(why, then, icon="people")
        erased = found.card.erased
        self.new_button.setEnabled(not erased)
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(bool(found.activities) and not erased)
        self._show_files()
        self.shown.emit(found)

    def _sums(self, found: Passport) -> list[tuple[str, str]]:
        told = self.tr("{count} kegiatan, {hours} JP diikuti")
        sums = [(self.tr("Jumlah"), told.format(count=found.event_count, hours=decimal_text(found.lesson_hours)))]
        if found.records > 1:
            sums.append((self.tr("Catatan yang digabung"), str(found.records)))
        return sums

    def _show_files(self) -> None:
        row = self.activities.current_row
        self.files.show_kept(row.attachments if row else ())
        self._files_card.setVisible(bool(row and row.attachments))

    def add_activity(self) -> None:
        """Write down a new activity."""
        self._open_form(None)

    def edit_activity(self) -> None:
        """Change the chosen activity."""
        if self.activities.current_row is not None:
            self._open_form(self.activities.current_row)

    def _open_form(self, row: ActivityRow | None) -> None:
        from ui.dialogs.activity import ActivityDialog

        dialog = ActivityDialog(self.window(), self._desk, self.person_id, row)
        dialog.open()

    def remove_activity(self) -> None:
        """Take the chosen activity off; it can be undone."""
        row = self.activities.current_row
        if row is not None:
            self._desk.work.change(activities.delete, row.card.id, failed=self.note.say_error, owner=self)

    def print_passport(self) -> PaperDialog:
        """Show the passport as paper."""
        return open_person_paper(self.window(), self._desk, "passport", self.tr("Paspor pelatihan"), self.person_id)

    def _open_event(self, number: int) -> None:
        self._desk.go("events", self.events.rows_model.rows[number].event_id)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the page does for the menus."""
        own: dict[str, Callable[[], object]] = {"print": self.print_passport}
        if self.new_button.isEnabled():
            own["new"] = self.add_activity
        if self.edit_button.isEnabled():
            own |= {"edit": self.edit_activity, "remove": self.remove_activity}
        return own

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self._aside.setFixedWidth(LOOK.px(_ASIDE_COMPACT if compact else _ASIDE))
        self.events.set_compact(compact)
        self.activities.set_compact(compact)


def _award_words(one: PassportAward) -> str:
    parts = (str(one.year or ""), one.level, one.result, one.number)
    return " · ".join(part for part in parts if part)
