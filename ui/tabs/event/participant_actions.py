"""What can be done with the participants selected: the acts behind the context menu, the keys and the dialogs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from app.domain.vocabulary import ACTIVE_STATUSES, PARTICIPANT_STATUSES
from app.services import planning, registration
from app.services.overview import Overview
from app.services.registration import ParticipantRow
from ui.dialogs.add_participant import add_participants, substitute_for
from ui.dialogs.one_text import TextQuestion, ask_text
from ui.dialogs.quota import QuotaDialog
from ui.pages import Desk
from ui.tabs.event.participant_rows import CHIPS
from ui.theme import icons


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
        if status not in ACTIVE_STATUSES:
            question = TextQuestion(
                self.tr("{status}: mengapa?").format(status=PARTICIPANT_STATUSES[status]),
                self.tr("Kursinya menjadi kosong. Orangnya tetap tercatat pada kegiatan ini."),
                self.tr("Alasan"),
                self.tr("Simpan"),
            )
            reason = ask_text(self._owner, question)
        if reason is not None:
            ids = tuple(person.id for person in chosen)
            self._desk.work.change(registration.set_status, ids, status, reason)

    def remove(self, chosen: Sequence[ParticipantRow]) -> None:
        """Take them off the event; the toast offers the way back."""
        if chosen:
            self._desk.work.change(registration.remove, tuple(person.id for person in chosen))

    def edit_quota(self, found: Overview | None) -> None:
        """Open the dialog of seats."""
        if found is not None:
            self._open(QuotaDialog(self._owner, self._desk, self.event_id, found.ledger))

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
        one = chosen[0]
        found = []
        if len(chosen) == 1:
            found.append(Act(self.tr("Ubah data orang…"), "edit", lambda: self.edit_person(one.person_id)))
            if one.active:
                found.append(Act(self.tr("Ganti dengan orang lain…"), "arrow_sync", lambda: self.substitute(one)))
        statuses = {person.status for person in chosen}
        for number, (status, words) in enumerate(PARTICIPANT_STATUSES.items()):
            if status != "substituted" and statuses != {status}:
                icon = CHIPS[status][1] or ("checkmark_circle" if status == "confirmed" else "circle")
                found.append(self._status_act(chosen, status, words, icon, apart=number == 0))
        removal = self.tr("Keluarkan dari kegiatan")
        found.append(Act(removal, "delete", lambda: self.remove(chosen), apart=True))
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
