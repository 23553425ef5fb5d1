"""Kuota & peserta: the card of seats at the left, the participants or all counts at the right; pictures 02 and 08."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from app.errors import UserError
from app.services import batches, overview, quota_moves, registration, waiting_list
from app.services.batches import BatchCard
from app.services.overview import Overview
from app.services.registration import ParticipantRow
from ui.pages import Desk
from ui.tabs.event.ledger import LedgerCard
from ui.tabs.event.ledger_detail import LedgerDetail
from ui.tabs.event.participant_actions import ParticipantActions
from ui.tabs.event.participant_list import ParticipantList
from ui.tabs.event.section import EventSection
from ui.tabs.event.words import today


class ParticipantsSection(EventSection):
    """Reads seats and people after each change, and hands them to the parts that show them."""

    concerns = frozenset(
        {"event", "quota", "quota_move", "participant", "dispensation", "batch", "person", "attendance", "arrival"}
        | {"certificate"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Overview | None = None
        self.doing = ParticipantActions(self, desk)
        self.ledger = LedgerCard()
        self.list = ParticipantList(self.doing)
        self.detail = LedgerDetail()
        self.faces = QStackedWidget()
        self.faces.addWidget(self.list)
        self.faces.addWidget(self.detail)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        beside.addWidget(self.ledger)
        beside.addWidget(self.faces, 1)
        self.column.addLayout(beside, 1)
        self._connect()

    def show_event(self, event_id: str) -> None:
        """Begin with all participants."""
        self.doing.event_id = event_id
        self.list.start()
        self.show_people()
        super().show_event(event_id)

    def show_people(self) -> None:
        """The participants beside the card of seats."""
        self.faces.setCurrentWidget(self.list)

    def show_detail(self) -> None:
        """All counts beside the card of seats."""
        self.faces.setCurrentWidget(self.detail)

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # all of it is read
        """Read the ledger and the participants."""
        asked: tuple[tuple[Callable[..., object], tuple[object, ...], Callable[..., None]], ...] = (
            (overview.overview, (self.event_id, today()), self._show_ledger),
            (batches.listing, (self.event_id,), self._take_classes),
            (registration.participants, (self.event_id,), self._take_people),
            (quota_moves.listing, (self.event_id,), self.detail.set_moves),
        )
        for service, arguments, then in asked:
            key = (id(self), service)
            self.desk.work.run(service, *arguments, then=then, failed=_ignore, owner=self, key=key)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Adding, finding; editing and removing act on the row of the keyboard."""
        return {
            "new": self.doing.add,
            "new_person": self.doing.add,
            "find": self._find,
            "edit": self.list.edit,
            "remove": lambda: self.doing.remove(self.list.chosen),
            "copy": self._copy,
        }

    def help_text(self) -> str:
        """Seats and people."""
        return self.tr(
            "Kiri: kursi menurut surat dan kuota tiap kabupaten/kota; klik satu baris untuk menyaring peserta. "
            "Selisih ditunjukkan, tidak pernah diperbaiki sendiri. Kanan: peserta. Ctrl+N menambah, Ctrl+I mengimpor "
            "daftar, Enter membuka data orang, Del mengeluarkan (dapat diurungkan), Shift+F10 membuka tindakan lain "
            "seperti mengganti peserta, mengubah status, atau menyetujui catatan dengan alasan. Kuota yang penuh "
            "meminta alasan, atau orangnya masuk daftar cadangan; Alt+Panah mengubah urutan cadangan."
        )

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Less beside each other, and the card narrower."""
        super().set_compact(compact)
        for part in (self.ledger, self.list, self.detail):
            part.set_compact(compact)
        if self.found is not None:
            self._show_ledger(self.found)

    def _connect(self) -> None:
        self.list.import_wanted.connect(self.desk.import_wanted)
        self.ledger.region_chosen.connect(self._on_region)
        self.ledger.edit_wanted.connect(lambda: self.doing.edit_quota(self.found))
        self.ledger.share_wanted.connect(lambda: self.doing.edit_quota(self.found))
        self.ledger.note_wanted.connect(lambda: self.doing.note_gap(self.found))
        self.ledger.detail_wanted.connect(self.show_detail)
        self.detail.move_wanted.connect(lambda: self.doing.move_seats(self.found))
        self.detail.left.connect(self.show_people)
        self.detail.print_wanted.connect(lambda: self.place_wanted.emit("documents", "quota-moves"))

    def _on_region(self, region: str) -> None:
        self.show_people()
        self.list.choose_region(region)

    def _find(self) -> None:
        self.show_people()
        self.list.search.setFocus()

    def _copy(self) -> None:
        table = self.list.table if self.faces.currentWidget() is self.list else self.detail.table
        table.copy()

    def _show_ledger(self, found: Overview) -> None:
        self.found = found
        self.ledger.set_ledger(found.ledger, found.card.quota_note, past=found.state.key in ("done", "closed"))
        self.detail.set_ledger(found.ledger)
        self._offer()

    def _take_classes(self, cards: Sequence[BatchCard]) -> None:
        self.list.set_classes({card.id: card.name for card in cards})

    def _take_people(self, people: Sequence[ParticipantRow]) -> None:
        self.list.set_people(people)
        self._offer()

    def _offer(self) -> None:
        """A free seat to who waits first for it."""
        if self.found is not None:
            self.list.set_openings(waiting_list.openings(self.found.ledger, self.list.people))


def _ignore(_error: UserError) -> None:
    """The event is gone: its page closes and says so."""
