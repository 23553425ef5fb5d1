"""What can be done with the participants selected: the acts behind the context menu, the keys and the dialogs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from app.domain import dealing
from app.domain.eligibility import RULES, Remark
from app.domain.vocabulary import ACTIVE_STATUSES, PARTICIPANT_STATUSES, RESERVE
from app.errors import UserError
from app.services import batches, eligibility, planning, registration, waiting_list
from app.services.overview import Overview
from app.services.registration import OverQuotaError, ParticipantRow
from ui.dialogs.add_participant import add_participants, ask_over_quota, substitute_for
from ui.dialogs.card_form import CardDialog
from ui.dialogs.one_text import TextQuestion, ask_text
from ui.dialogs.quota import QuotaDialog
from ui.dialogs.quota_move import move_seats
from ui.dialogs.reason import ReasonQuestion, ask_reason
from ui.pages import Desk
from ui.tabs.event.participant_rows import CHIPS
from ui.tabs.event.words import today
from ui.theme import icons
from ui.widgets.form import Entry


@dataclass(frozen=True)
class Act:
    """An entry of the context menu; `apart` begins a group."""

    text: str
    icon: str
    do: Callable[[], object]
    apart: bool = False


class ParticipantActions(QObject):
    """Asks what must be asked, then calls one service."""

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        super().__init__(owner)
        self._owner = owner
        self._desk = desk
        self.event_id = ""
        self.classes: Mapping[str, str] = {}
        """Names of the event's classes by id."""

    def add(self) -> None:
        """Open the dialog that adds people."""
        self._open(add_participants(self._owner, self._desk, self.event_id))

    def edit_person(self, person_id: str) -> None:
        """Open the card of a person."""
        from ui.tabs.people.form import PersonForm

        self._open(PersonForm(self._desk, person_id, self._owner))

    def substitute(self, seat: ParticipantRow) -> None:
        """Ask who comes instead."""
        self._open(substitute_for(self._owner, self._desk, self.event_id, seat))

    def set_status(self, chosen: Sequence[ParticipantRow], status: str) -> None:
        """Change where participants stand; one that gives up a seat is asked why."""
        reason: str | None = ""
        if status not in ACTIVE_STATUSES and status != RESERVE:
            question = TextQuestion(
                self.tr("{status}: mengapa?").format(status=PARTICIPANT_STATUSES[status]),
                self.tr("Kursinya menjadi kosong. Orangnya tetap tercatat pada kegiatan ini."),
                self.tr("Alasan"),
                self.tr("Simpan"),
            )
            reason = ask_text(self._owner, question)
        if reason is not None:
            ids = tuple(person.id for person in chosen)
            self._seat(lambda why: registration.set_status(ids, status, why), reason)

    def promote(self, participant_id: str) -> None:
        """Give one who waits a seat."""
        self._seat(lambda why: waiting_list.promote(participant_id, why))

    def move(self, chosen: Sequence[ParticipantRow], by: int) -> None:
        """Move one who waits up or down."""
        if len(chosen) == 1 and chosen[0].waiting:
            self._desk.work.change(waiting_list.move, chosen[0].id, by)

    def _seat(self, service: Callable[[str], Any], reason: str = "") -> None:
        """Call what takes seats; where there are not enough, ask why it is done all the same."""

        def failed(error: UserError) -> None:
            why = ask_over_quota(self._owner, error) if isinstance(error, OverQuotaError) else ""
            if why:
                self._seat(service, why)
            elif not isinstance(error, OverQuotaError):
                self._desk.report(error)

        self._desk.work.change(service, reason, failed=failed, owner=self._owner)

    def agree(self, person: ParticipantRow, note: Remark) -> None:
        """Ask why a rule is set aside for somebody."""
        question = ReasonQuestion(
            self.tr("Setujui {name}?").format(name=person.plain_name[:120]),
            self.tr("Catatan: {remark}. Alasannya tetap tercatat di samping namanya dan dapat dicabut.").format(
                remark=note.sentence
            ),
            self.tr("Setujui"),
            self.tr("Batal"),
        )
        reason = ask_reason(self._owner, question)
        if reason:
            self._desk.work.change(registration.dispense, person.id, note.rule, reason)

    def assign(self, chosen: Sequence[ParticipantRow]) -> None:
        """Ask in which class they shall sit."""
        ids, choices = tuple(person.id for person in chosen), [*self.classes.items(), ("", self.tr("Tanpa kelas"))]
        rows = [[Entry("batch", self.tr("Angkatan/kelas"), choices=choices, optional=False)]]
        dialog = CardDialog(
            self._owner,
            self._desk,
            self.tr("Pindahkan {n} peserta ke angkatan mana?").format(n=len(ids)),
            rows,
            lambda values: (batches.assign, (self.event_id, ids, values["batch"])),
        )
        dialog.start({"batch": chosen[0].batch if chosen[0].batch in self.classes else ""}, "batch")
        self._open(dialog)

    def deal_out(self) -> None:
        """Ask how those without a class are to be shared out."""
        rows = [[Entry("way", self.tr("Cara membagi"), choices=list(dealing.WAYS.items()), optional=False)]]
        dialog = CardDialog(
            self._owner,
            self._desk,
            self.tr("Bagi peserta yang belum mempunyai kelas?"),
            rows,
            lambda values: (batches.deal_out, (self.event_id, values["way"])),
        )
        dialog.start({}, "way")
        self._open(dialog)

    def remove(self, chosen: Sequence[ParticipantRow]) -> None:
        """Take them off the event; the toast offers the way back."""
        if chosen:
            self._desk.work.change(registration.remove, tuple(person.id for person in chosen))

    def edit_quota(self, found: Overview | None) -> None:
        """Open the dialog of seats."""
        if found is not None:
            self._open(QuotaDialog(self._owner, self._desk, self.event_id, found.ledger))

    def move_seats(self, found: Overview | None) -> None:
        """Open the dialog that moves unused seats."""
        if found is not None:
            self._open(move_seats(self._owner, self._desk, self.event_id, found.ledger, today()))

    def note_gap(self, found: Overview | None) -> None:
        """Ask why the gap is left as it is."""
        if found is None:
            return
        question = TextQuestion(
            self.tr("Biarkan selisihnya?"),
            self.tr("{gap}. Kedua angka tetap seperti tertulis; catatan ini tampil di samping selisihnya.").format(
                gap=found.ledger.sentence
            ),
            self.tr("Catatan"),
            self.tr("Simpan catatan"),
        )
        note = ask_text(self._owner, question, found.card.quota_note)
        if note is not None:
            self._desk.work.change(planning.note_quota_gap, self.event_id, note)

    def acts(self, chosen: Sequence[ParticipantRow]) -> list[Act]:
        """What can be done with those selected."""
        if not chosen:
            return []
        found = self._acts_of_one(chosen[0]) if len(chosen) == 1 else []
        if self.classes:
            found.append(Act(self.tr("Pindah ke angkatan…"), "people", lambda: self.assign(chosen), apart=True))
            found.append(Act(self.tr("Bagi angkatan…"), "table", self.deal_out))
        statuses = {person.status for person in chosen}
        for number, (status, words) in enumerate(PARTICIPANT_STATUSES.items()):
            if status != "substituted" and statuses != {status}:
                icon = CHIPS[status][1] or ("checkmark_circle" if status == "confirmed" else "circle")
                found.append(self._status_act(chosen, status, words, icon, apart=number == 0))
        removal = self.tr("Keluarkan dari kegiatan")
        found.append(Act(removal, "delete", lambda: self.remove(chosen), apart=True))
        return found

    def _acts_of_one(self, one: ParticipantRow) -> list[Act]:
        found = [Act(self.tr("Ubah data orang…"), "edit", lambda: self.edit_person(one.person_id))]
        if one.active:
            found.append(Act(self.tr("Ganti dengan orang lain…"), "arrow_sync", lambda: self.substitute(one)))
        if one.waiting:
            found.append(Act(self.tr("Naikkan dari cadangan"), "checkmark", lambda: self.promote(one.id)))
            found.append(Act(self.tr("Satu nomor lebih awal"), "chevron_up", lambda: self.move([one], -1)))
            found.append(Act(self.tr("Satu nomor lebih akhir"), "chevron_down", lambda: self.move([one], 1)))
        return [*found, *self._exemption_acts(one)]

    def _exemption_acts(self, one: ParticipantRow) -> list[Act]:
        """Each remark may be answered, each answer taken back."""
        found: list[Act] = []
        for note in one.notes:
            words = self.tr("Setujui: {remark}…").format(remark=note.sentence)
            found.append(Act(words, "checkmark_circle", partial(self.agree, one, note), apart=not found))
        for done in one.settled:
            words = self.tr("Cabut persetujuan: {remark}").format(remark=RULES.get(done.rule, done.rule))
            take_back = partial(self._desk.work.change, eligibility.withdraw, one.id, done.rule)
            found.append(Act(words, "arrow_undo", take_back, apart=not found))
        return found

    def pop_up(self, chosen: Sequence[ParticipantRow], at: QPoint) -> None:
        """The context menu at a point of the screen."""
        acts = self.acts(chosen)
        if not acts:
            return
        menu = QMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in acts:
            if act.apart:
                menu.addSeparator()
            action = QAction(icons.icon(act.icon, "muted"), act.text, menu)
            action.triggered.connect(lambda _checked=False, do=act.do: do())
            menu.addAction(action)
        menu.popup(at)

    def _status_act(self, chosen: Sequence[ParticipantRow], status: str, words: str, icon: str, *, apart: bool) -> Act:
        text = self.tr("Ubah status: {status}").format(status=words)
        return Act(text, icon, lambda: self.set_status(chosen, status), apart=apart)

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
