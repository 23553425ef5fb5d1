"""Writing down who came: each decision of the desk goes to its service, and what came of it becomes an answer."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services import arrivals, registration, walk_ins
from app.services.arrivals import CheckIn
from app.services.door import Guest
from app.services.steps import DataChange
from ui.dialogs.reason import ReasonQuestion, ask_reason
from ui.pages import Desk
from ui.tabs.event.checkin import answers
from ui.tabs.event.checkin.state import Done, DoorState
from ui.tabs.event.checkin.walk_in import WalkIn


def now() -> datetime:
    """The moment it is."""
    return datetime.now(UTC)


class Recording(QObject):
    """`answered` tells an `Answer`; `walk_in_refused` why somebody new was not registered."""

    answered = Signal(object)
    walk_in_refused = Signal(object)

    def __init__(self, owner: QWidget, desk: Desk, state: DoorState) -> None:
        super().__init__(owner)
        self._owner, self._desk, self._state = owner, desk, state
        self._pending = 0
        self._deciding = False

    @property
    def busy(self) -> bool:
        """Whether a check-in of ours is being written: its own change needs no new reading."""
        return self._pending > 0

    def check_in(self, guest: Guest, sessions: tuple[str, ...], way: str) -> None:
        """Somebody expected came."""
        self._write(partial(arrivals.check_in, self._event, guest.id, sessions, now(), way), guest)

    def move(self, guest: Guest) -> None:
        """Seat somebody in the class whose session is at hand."""
        occasion = self._state.occasion
        if occasion is not None:
            job = partial(walk_ins.change_class, self._event, guest.id, occasion.batch, occasion.sessions, now())
            self._write(job, guest, compound=True)

    def admit(self, guest: Guest, reason: str = "") -> None:
        """Give somebody on the list a seat; beyond the quota only for a reason."""
        occasion = self._state.occasion
        if occasion is None:
            return
        sessions = self._state.sessions_of(guest) or occasion.sessions
        job = partial(walk_ins.admit, self._event, guest.id, sessions, now(), reason)
        self._write(job, guest, compound=True, failed=partial(self._on_full, guest))

    def register(self, wanted: WalkIn) -> None:
        """Register who is not on the list."""
        occasion = self._state.occasion
        if occasion is None:
            self.answered.emit(answers.no_session())
            return
        job = partial(
            walk_ins.register, self._event, wanted.who, occasion.sessions, now(),
            batch=wanted.batch, reason=wanted.reason,
        )  # fmt: skip
        self._write(job, None, compound=True, failed=self.walk_in_refused.emit)

    def take_back(self) -> None:
        """Take back what was done last."""
        done, self._state.done = self._state.done, None
        if done is not None:
            job = partial(walk_ins.take_back, done.made, compound=done.compound)
            self._desk.work.change(job, then=partial(self._on_taken_back, done), failed=self._refuse, owner=self)

    @property
    def _event(self) -> str:
        return self._state.roster.event_id if self._state.roster else ""

    def _write(
        self,
        job: Callable[[], CheckIn],
        guest: Guest | None,
        *,
        compound: bool = False,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        if compound and self._deciding:  # a second Enter or a double click decides nothing anew
            return
        self._deciding = self._deciding or compound
        self._pending += not compound
        then = partial(self._on_came, self._event, guest, compound)
        self._desk.work.change(job, then=then, failed=partial(self._on_failed, compound, failed), owner=self)

    def _on_came(self, event: str, guest: Guest | None, compound: bool, made: CheckIn) -> None:
        self._settle(compound)
        if event != self._event:  # another event is at hand by now: its desk knows nothing of this one
            return
        self._state.record(made)
        self._state.done = Done(made.name, made, compound)
        self.answered.emit(answers.came(guest, made))

    def _on_failed(self, compound: bool, failed: Callable[[UserError], None] | None, error: UserError) -> None:
        self._settle(compound)
        (failed or self._refuse)(error)

    def _settle(self, compound: bool) -> None:
        self._pending -= not compound
        self._deciding = self._deciding and not compound

    def _on_full(self, guest: Guest, error: UserError) -> None:
        if not isinstance(error, registration.OverQuotaError):
            self._refuse(error)
            return
        question = ReasonQuestion(
            title=self.tr("Terima {name} melebihi kuota?").format(name=guest.name[:80]),
            text=error.happened,
            verb=self.tr("Terima dan catat hadir"),
            keep=self.tr("Batal"),
        )
        if reason := ask_reason(self._owner.window(), question):
            self.admit(guest, reason)

    def _on_taken_back(self, done: Done, _change: DataChange) -> None:
        self.answered.emit(answers.taken_back(done.name))

    def _refuse(self, error: UserError) -> None:
        self.answered.emit(answers.refused(error))
