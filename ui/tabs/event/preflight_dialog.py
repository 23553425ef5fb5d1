"""Periksa sebelum mencetak: every name of an event as it will stand, with what is to be looked at first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.domain.name_checks import SEVERITIES
from app.errors import UserError
from app.services import documents, preflight
from app.services.certificate_register import CAPACITIES
from app.services.papers.preflight import CAPACITY, LAYOUT
from app.services.preflight import NameCheck, NamePicture, Preflight
from ui.drawing.chip import Chip
from ui.pages import Desk
from ui.pdf.kept_options import kept_options
from ui.pdf.paper_dialog import open_paper
from ui.tables.cells import Cell, Remark, TwoLine
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.tabs.event.name_peek import NamePeek
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.progress_line import ProgressLine

translate = QCoreApplication.translate
SHEET = "certificate-contact-sheet"
_SIZE = QSize(980, 660)
_NARROW = 900
_PLAIN = "plain"
_INKS = {"stop": ("error_circle_filled", "err"), "look": ("warning_filled", "warn"), "note": ("info", "muted")}
_CHIPS = {"stop": "err", "look": "warn", "note": "neutral"}


@dataclass(frozen=True)
class Looking:
    """Whose names are looked at: of an event, on the day of its certificates, of one capacity or ("") of all; `layout`
    is the ref of the design for those that are not issued yet."""

    event_id: str
    on: date
    capacity: str = ""
    layout: str = ""

    @property
    def capacities(self) -> tuple[str, ...]:
        """As the service asks for them."""
        return (self.capacity,) if self.capacity else ()


class PreflightDialog(QDialog):
    """A list of names with their remarks, and the name chosen as it will stand. Enter opens the card of the person.

    With `issue` there is a button that goes on to issuing those who are looked at.
    """

    def __init__(
        self, parent: QWidget | None, desk: Desk, looking: Looking, issue: Callable[[], object] | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Bimtek PSM")
        whose = CAPACITIES[looking.capacity].lower() if looking.capacity else self.tr("semua")
        self._title = self.tr("Periksa sebelum mencetak: {whose}").format(whose=whose)
        self.setAccessibleName(self._title)
        self._desk, self._looking, self._issue = desk, looking, issue
        self._found: Preflight | None = None
        self._shown: NameCheck | None = None
        self.filters = FilterRow(self.tr("Saringan nama"))
        self.table: Table[NameCheck] = Table(self.tr("Nama pada sertifikat"), _columns(), HEIGHTS.row_two)
        self.card: TableCard[NameCheck] = TableCard(self.table)
        self.counts = ElidedLabel("", "muted")
        self.note = Note("info")
        self.peek = NamePeek(self.tr("Nama seperti akan tercetak"))
        self.whose = ElidedLabel("", "caption")
        self.progress = ProgressLine()
        self.person_button = Button(self.tr("Buka kartu orang"), icon="open", clicked=self._open_person)
        self.sheet_button = Button(self.tr("Cetak lembar periksa…"), icon="print", clicked=self.open_sheet)
        self.issue_button = Button(self.tr("Terbitkan"), "primary", "certificate", self._go_on)
        self._lay_out()
        self._connect()
        room = parent.window().size() if parent is not None else _SIZE
        self.resize(_SIZE.boundedTo(room))
        self.table.set_compact(self.width() < _NARROW)
        self.read()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addLayout(row(label(self._title, "h2"), None, self.counts, spacing=12))
        self.note.hide()
        column.addWidget(self.note)
        column.addLayout(row(self.filters, None))
        column.addWidget(self.card, 1)
        column.addWidget(self.whose)
        column.addWidget(self.peek)
        column.addWidget(self.progress)
        self.issue_button.setVisible(self._issue is not None)
        self.issue_button.setEnabled(False)  # until the names were looked at
        close = Button(self.tr("Tutup"), clicked=self.reject)
        for button in (close, self.person_button, self.sheet_button, self.issue_button):
            button.setAutoDefault(False)
        column.addLayout(row(self.person_button, self.sheet_button, None, close, self.issue_button))

    def _connect(self) -> None:
        self.filters.chosen.connect(lambda _key: self._fill())
        self.table.chosen.connect(lambda _number: self._show_one())
        self.table.opened.connect(lambda _number: self._open_person())

    def read(self) -> None:
        """Look at all names again."""
        self.card.empty.say(self.tr("Nama sedang diperiksa…"), icon="certificate")
        self.card.show_empty(self._found is None)
        job = self._desk.work.run(
            preflight.examine, self._looking.event_id, self._looking.on, self._looking.capacities,
            self._looking.layout, then=self._take, failed=self._refuse, stopped=self._on_stopped,
            progress=self.progress.report, owner=self, key=("preflight", id(self)),
        )  # fmt: skip
        self._job = job
        self.progress.watch(self.tr("Memeriksa nama"), job)

    def _take(self, found: Preflight) -> None:
        self.progress.done()
        self._found = found
        general = "; ".join(remark.words for remark in found.general)
        self.note.say("info", self.tr("Berlaku untuk semua: {words}").format(words=general))
        self.note.setVisible(bool(general))
        self.counts.setText(found.sentence)
        pills = [Filter("", self.tr("Semua"), len(found.names))]
        pills += [Filter(key, translate("PreflightDialog", words.capitalize()), found.count(key))
                  for key, words in SEVERITIES.items()]  # fmt: skip
        pills.append(Filter(_PLAIN, self.tr("Tanpa catatan"), found.count(None)))
        self.filters.set_filters(pills)
        ready = sum(one.can_be_issued for one in found.names)
        if ready:
            self.issue_button.set_text(self.tr("Terbitkan {count} sertifikat").format(count=ready))
        self.issue_button.setEnabled(ready > 0)
        self._fill()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        names = self._found.names if self._found else ()
        key = self.filters.key
        wanted = {"": names, _PLAIN: tuple(one for one in names if one.severity is None)}
        shown = wanted.get(key, tuple(one for one in names if one.severity == key))
        self.table.set_rows(shown)
        self.card.show_empty(not shown)
        if names:
            links = [(self.tr("Lepas saringan"), lambda: self.filters.choose(""))]
            self.card.empty.say(self.tr("Tidak ada nama pada saringan ini"), "", links)
        else:
            then = self.tr("Tambah peserta di bagian Kuota & peserta.")
            self.card.empty.say(self.tr("Belum ada nama untuk sertifikat"), then, icon="people")
        self.table.select_row(0)
        self._show_one()

    def _show_one(self) -> None:
        one = self.table.current_row
        self.person_button.setEnabled(one is not None and bool(one.person_id))
        self.sheet_button.setEnabled(bool(self._found and self._found.names))
        self.whose.setText(_told(one) if one else "")
        if one is None or self._shown is not one:
            self.peek.show_picture(None)
        self._shown = one
        if one is None:
            return
        self._desk.work.run(
            preflight.picture_of, self._looking.event_id, one, self._looking.on, self._looking.layout,
            then=partial(self._show_picture, one), failed=partial(self._no_picture, one), owner=self,
            key=("name", id(self)),
        )  # fmt: skip

    def _show_picture(self, one: NameCheck, picture: NamePicture) -> None:
        if one is self.table.current_row:
            self.peek.show_picture(picture, one.name)

    def _no_picture(self, one: NameCheck, error: UserError) -> None:
        """One that cannot be drawn has no picture; why stands in its row."""
        if one is self.table.current_row:
            told = self.tr("{name} tidak dapat digambar: {why}")
            why = one.sentence or error.happened
            self.peek.show_picture(None, told.format(name=one.name or self.tr("Sertifikat tanpa nama"), why=why))

    def _open_person(self) -> None:
        one = self.table.current_row
        if one is not None and one.person_id:
            self.accept()
            self._desk.go("people", one.person_id)

    def open_sheet(self) -> None:
        """The contact sheet as paper."""
        options = kept_options(self._desk, SHEET)
        asked = ((LAYOUT, self._looking.layout), (CAPACITY, self._looking.capacity))
        chosen = replace(options, choices=(*options.choices, *(one for one in asked if one[1])))
        make = partial(documents.render, SHEET, self._looking.event_id, chosen)
        open_paper(self, self._desk, self.tr("Lembar periksa nama sertifikat"), make)

    def _go_on(self) -> None:
        issue = self._issue
        self.accept()
        if issue is not None:
            issue()

    def _refuse(self, error: UserError) -> None:
        self.progress.done()
        self.note.say_error(error)
        self.card.show_empty(True)

    def _on_stopped(self) -> None:
        self.progress.done()
        links = [(self.tr("Periksa lagi"), self.read)]
        self.card.empty.say(self.tr("Pemeriksaan dihentikan"), self.tr("Tidak ada yang berubah."), links)
        self.card.show_empty(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter within the list opens the person; it presses no button by chance."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self._open_person()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Closing stops what is still being looked at."""
        self._job.cancel()
        super().done(result)


def _columns() -> tuple[Column[NameCheck], ...]:
    return (
        Column("name", translate("PreflightDialog", "Nama, asal"), _name, 300, order=lambda one: one.name.casefold()),
        Column("state", translate("PreflightDialog", "Hasil"), _state, 132, order=_rank),
        Column("remarks", translate("PreflightDialog", "Yang perlu diketahui"), _remarks, 300, stretch=True),
    )


def _name(one: NameCheck) -> Cell:
    issued = one.number or translate("PreflightDialog", "belum terbit")
    told = " · ".join(part for part in (issued, one.regency) if part)
    return TwoLine(one.name or CAPACITIES.get(one.capacity, one.capacity), told, "medium")


def _state(one: NameCheck) -> Chip:
    if one.severity is None:
        return Chip(translate("PreflightDialog", "Tanpa catatan"), "quiet")
    return Chip(SEVERITIES[one.severity].capitalize(), _CHIPS[one.severity], _INKS[one.severity][0])


def _remarks(one: NameCheck) -> Cell:
    if one.severity is None:
        return Remark(one.waits, "clock", "muted")
    first, *rest = [remark.words for remark in one.remarks]
    return Remark(first, *_INKS[one.severity], second="; ".join(rest))


def _rank(one: NameCheck) -> int:
    return [*SEVERITIES, None].index(one.severity)


def _told(one: NameCheck) -> str:
    """What the picture shows, for those who see it and those who do not."""
    told = [one.name, one.sentence]
    if one.waits:
        told.append(translate("PreflightDialog", "belum memenuhi syarat: {why}").format(why=one.waits))
    return " · ".join(part for part in told if part)
