"""Kuota & peserta: the card of seats at the left, the participants at the right; pictures 02 and 08."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from app.errors import UserError
from app.services import overview, registration
from app.services.overview import Overview
from app.services.registration import ParticipantRow
from ui.pages import Desk
from ui.tables.view import Table, TableCard
from ui.tabs.event import participant_rows as listed
from ui.tabs.event.ledger import LedgerCard
from ui.tabs.event.participant_actions import ParticipantActions
from ui.tabs.event.participant_rows import Line
from ui.tabs.event.section import EventSection
from ui.tabs.event.words import today
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.chips import FilterRow
from ui.widgets.labels import label
from ui.widgets.search_field import SearchField


class ParticipantsSection(EventSection):
    """Reads the participants once, sifts them here: an event has some hundreds at most."""

    concerns = frozenset({"event", "quota", "participant", "person", "attendance"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Overview | None = None
        self._people: Sequence[ParticipantRow] = ()
        self._region = ""
        self.doing = ParticipantActions(self, desk)
        self.ledger = LedgerCard()
        beside = QHBoxLayout()
        beside.setSpacing(20)
        beside.addWidget(self.ledger)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(self._head())
        self.pills = FilterRow(self.tr("Saringan peserta"))
        self.pills.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.pills.chosen.connect(lambda _key: self._show())
        right.addWidget(self.pills)
        self.table = self._make_table()
        self.card: TableCard[Line] = TableCard(self.table)
        right.addWidget(self.card, 1)
        beside.addLayout(right, 1)
        self.column.addLayout(beside, 1)
        self._connect()

    def show_event(self, event_id: str) -> None:
        """Begin with all participants."""
        self.doing.event_id = event_id
        self._region = ""
        self.search.clear()
        self.pills.set_filters([])
        super().show_event(event_id)

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # all of it is read
        """Read the ledger and the participants."""
        work, event_id = self.desk.work, self.event_id
        work.run(
            overview.overview,
            event_id,
            today(),
            then=self._show_ledger,
            failed=_ignore,
            owner=self,
            key=(id(self), "ledger"),
        )
        work.run(
            registration.participants,
            event_id,
            then=self._take_people,
            failed=_ignore,
            owner=self,
            key=(id(self), "people"),
        )

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Adding, finding; editing and removing act on the row of the keyboard."""
        return {
            "new": self.doing.add,
            "new_person": self.doing.add,
            "find": self.search.setFocus,
            "edit": self._edit,
            "remove": lambda: self.doing.remove(self.chosen),
            "copy": self.table.copy,
        }

    def help_text(self) -> str:
        """Seats and people."""
        return self.tr(
            "Kiri: kursi menurut surat dan kuota tiap kabupaten/kota; klik satu baris untuk menyaring peserta. "
            "Selisih ditunjukkan, tidak pernah diperbaiki sendiri. Kanan: peserta. Ctrl+N menambah, Ctrl+I mengimpor "
            "daftar, Enter membuka data orang, Del mengeluarkan (dapat diurungkan), Shift+F10 membuka tindakan lain "
            "seperti mengganti peserta atau mengubah status. Catatan tidak menolak siapa pun."
        )

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Regencies go into the second line, buttons and card become shorter."""
        super().set_compact(compact)
        self.ledger.set_compact(compact)
        self.import_button.set_text(self.tr("Impor…") if compact else self.tr("Impor daftar…"))
        self.search.setMaximumWidth(170 if compact else 236)
        self.search.setMinimumWidth(110)
        self.table.rows_model.columns = listed.columns(compact=compact)
        self.table.table_header.columns = self.table.rows_model.columns
        self.table.set_compact(compact)
        self._fill_pills()
        if self.found is not None:
            self._show_ledger(self.found)

    @property
    def chosen(self) -> list[ParticipantRow]:
        """The participants selected."""
        return [line.person for line in self.table.selected_rows]

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.count = label("", "caption")
        self.search = SearchField(self.tr("Cari nama, desa, HP"))
        self.import_button = Button(self.tr("Impor daftar…"), icon="arrow_import", clicked=self.desk.import_wanted.emit)
        self.add_button = Button(self.tr("Tambah peserta"), "primary", "add", self.doing.add)
        self.more_button = Button(
            "", "icon", "more_horizontal", self._pop_up, name=self.tr("Tindakan untuk peserta terpilih")
        )
        head.addWidget(label(self.tr("Peserta"), "h2"))
        head.addWidget(self.count)
        head.addStretch(1)
        for widget in (self.search, self.more_button, self.import_button, self.add_button):
            head.addWidget(widget)
        return head

    def _make_table(self) -> Table[Line]:
        table: Table[Line] = Table(self.tr("Daftar peserta"), listed.columns(compact=False), HEIGHTS.row_two)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._pop_up)
        table.sort_by("name")
        return table

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._show())
        self.search.left_down.connect(self.table.setFocus)
        self.search.left.connect(self.table.setFocus)
        self.table.opened.connect(lambda _number: self._edit())
        self.table.edit_wanted.connect(lambda _number: self._edit())
        self.table.removed.connect(lambda _numbers: self.doing.remove(self.chosen))
        self.ledger.region_chosen.connect(self._on_region)
        self.ledger.edit_wanted.connect(lambda: self.doing.edit_quota(self.found))
        self.ledger.share_wanted.connect(lambda: self.doing.edit_quota(self.found))
        self.ledger.note_wanted.connect(lambda: self.doing.note_gap(self.found))

    def _show_ledger(self, found: Overview) -> None:
        self.found = found
        self.ledger.set_ledger(found.ledger, found.card.quota_note, past=found.state.key in ("done", "closed"))

    def _take_people(self, people: Sequence[ParticipantRow]) -> None:
        self._people = people
        self._fill_pills()
        self._show()

    def _fill_pills(self) -> None:
        self.pills.set_filters(listed.filters(self._people, self._region, self.pills.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many regencies as have room."""
        super().resizeEvent(event)
        self._fill_pills()

    def _on_region(self, region: str) -> None:
        """A click on a regency filters; a second one lets go."""
        self._region = region
        self._fill_pills()
        self.pills.choose("" if self.pills.key == region else region)

    def _show(self) -> None:
        text = self.search.text().strip()
        found = listed.sifted(listed.numbered(self._people), self.pills.key, text)
        before = self.table.current_row
        header = self.table.table_header
        self.table.set_rows(found)
        self.table.rows_model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        ids = [line.person.id for line in self.table.rows_model.rows]
        if found:
            self.table.select_row(ids.index(before.person.id) if before and before.person.id in ids else 0)
        self._count(len(found))
        self.card.show_empty(not found)
        if not found:
            self._say_empty(text)

    def _count(self, shown: int) -> None:
        seated = sum(person.active for person in self._people)
        sifted = bool(self.pills.key or self.search.text().strip())
        words = self.tr("{shown} dari {count}") if sifted else self.tr("{count} orang")
        self.count.setText(words.format(shown=shown, count=seated))

    def _say_empty(self, text: str) -> None:
        if not self._people:
            self.card.empty.say(
                self.tr("Belum ada peserta"),
                self.tr("Tambahkan satu per satu, atau impor daftar dari Excel; daftarnya diperiksa dahulu."),
                [
                    (self.tr("Tambah peserta"), self.doing.add),
                    (self.tr("Impor daftar…"), self.desk.import_wanted.emit),
                ],
                "people",
            )
            return
        why = self.tr("Tidak ada peserta yang memuat “{text}”").format(text=text) if text else ""
        buttons: list[tuple[str, Callable[[], object]]] = []
        if self.pills.key:
            buttons.append((self.tr("Lepas saringan"), lambda: self.pills.choose("")))
        if text:
            buttons.append((self.tr("Hapus pencarian"), self.search.clear))
        self.card.empty.say(why or self.tr("Tidak ada peserta pada saringan ini"), "", buttons)

    def _edit(self) -> None:
        line = self.table.current_row
        if line is not None:
            self.doing.edit_person(line.person.person_id)

    def _pop_up(self, at: QPoint | None = None) -> None:
        """The acts on those selected, at a point of the table or under the button."""
        if at is None:
            self.doing.pop_up(self.chosen, self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        else:
            self.doing.pop_up(self.chosen, self.table.viewport().mapToGlobal(at))


def _ignore(_error: UserError) -> None:
    """The event is gone: its page closes and says so."""
