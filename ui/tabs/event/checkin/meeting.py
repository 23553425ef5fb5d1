"""Who stands before the desk: from a code, the digits of a card or a typed name to one guest, and what then is done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.services import door
from app.services.arrivals import SCAN, TYPED
from app.services.door import Guest
from ui.pages import Desk
from ui.tabs.event.checkin import answers
from ui.tabs.event.checkin.recording import Recording
from ui.tabs.event.checkin.state import DoorState, read


class Meeting(QObject):
    """`answered` tells an `Answer`, `several` that one of those found must be chosen, `form_wanted` that somebody new
    is to be registered, `list_wanted` that the page of the participants is to be opened."""

    answered = Signal(object)
    several = Signal(object)
    form_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, owner: QObject, desk: Desk, state: DoorState, recording: Recording) -> None:
        super().__init__(owner)
        self._desk, self._state, self._recording = desk, state, recording
        self._guest: Guest | None = None

    def scanned(self, text: str) -> int:
        """A burst of keys; how many of its first signs are typing (`KeyWatch`)."""
        if self._state.roster is None:
            return 0
        found = read(text)
        if found.code:
            self._on_code(found.code, SCAN)
        elif found.nik:
            self._on_nik(found.nik, SCAN)
        return found.before

    def typed(self, text: str) -> None:
        """Enter after typing: a code, a card's digits, or a name."""
        if self._state.roster is None or not text.strip():
            return
        told = read("".join(text.split()))
        if not told.before and (told.nik or self._state.by_code(told.code)):
            self._on_code(told.code, TYPED) if told.code else self._on_nik(told.nik, TYPED)
            return
        found = self._state.find(text)
        if len(found) == 1:
            self.meet(found[0])
        elif found:
            self.several.emit(found)
        else:
            self.answered.emit(answers.unknown_name(text))

    def meet(self, guest: Guest, way: str = TYPED) -> None:
        """Somebody was found: record, or say what must be decided."""
        self._guest = guest
        sessions = self._state.sessions_of(guest)
        if guest.role:
            self.answered.emit(answers.official(guest))
        elif not guest.expected:
            self.answered.emit(answers.seatless(guest))
        elif self._state.occasion is None:
            self.answered.emit(answers.no_session())
        elif not sessions:
            own = bool(self._state.own_session(guest))
            other = self._state.class_name(self._state.occasion.batch)
            self.answered.emit(answers.other_class(guest, self._state.occasion, other, own_session=own))
        else:
            self._recording.check_in(guest, sessions, way)

    def decide(self, act: str) -> None:
        """The officer chose what to do about the last one."""
        guest = self._guest
        if act == answers.NEW:
            self.form_wanted.emit()
        elif act == answers.LIST:
            self.list_wanted.emit()
        elif guest is not None:
            acts: dict[str, Callable[[], None]] = {
                answers.ADMIT: partial(self._recording.admit, guest),
                answers.MOVE: partial(self._recording.move, guest),
                answers.OWN_SESSION: partial(
                    self._recording.check_in, guest, self._state.own_session(guest), TYPED
                ),
            }  # fmt: skip
            acts[act]()

    def _on_code(self, code: str, way: str) -> None:
        found = self._state.by_code(code)
        if len(found) == 1:
            self.meet(found[0], way)
        elif found:
            self.several.emit(found)
        else:
            self.answered.emit(answers.unknown_code(answers.code_words(code)))

    def _on_nik(self, nik: str, way: str) -> None:
        event = self._state.roster.event_id if self._state.roster else ""
        then = partial(self._on_nik_read, event, way)
        self._desk.work.run(door.participant_with_nik, event, nik, then=then, owner=self, key=(id(self), "nik"))

    def _on_nik_read(self, event: str, way: str, participant: str) -> None:
        if self._state.roster is None or self._state.roster.event_id != event:
            return
        guest = self._state.roster.by_id(participant)
        if guest is None:
            self.answered.emit(answers.unknown_nik())
        else:
            self.meet(guest, way)
