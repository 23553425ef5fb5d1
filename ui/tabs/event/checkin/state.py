"""What the desk at the door has in mind between two scans: the roster, the session at hand, what was done last."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain import codes
from app.services.arrivals import CheckIn
from app.services.door import Guest, Occasion, Roster, Tally

NIK_DIGITS = 16


@dataclass(frozen=True)
class Done:
    """The check-in that may be taken back: whose, and whether the step did more than that."""

    name: str
    made: CheckIn
    compound: bool


class DoorState:
    """Plain Python: the section asks it and shows what it says."""

    def __init__(self) -> None:
        self.roster: Roster | None = None
        self.occasion: Occasion | None = None
        self.by_hand = False
        self.done: Done | None = None

    def clear(self) -> None:
        """Another event begins."""
        self.roster = self.occasion = self.done = None
        self.by_hand = False

    def take(self, roster: Roster, now: datetime) -> None:
        """A roster that was read anew; the session chosen by hand stays while it is there."""
        key = self.occasion.key if self.occasion and self.by_hand else ""
        self.roster = roster
        kept = next((one for one in roster.occasions if one.key == key), None)
        self.by_hand = kept is not None
        self.occasion = kept or roster.occasion_at(now)

    def choose(self, key: str) -> None:
        """The officer chose a session: it stays until another is chosen."""
        found = next((one for one in self.roster.occasions if one.key == key), None) if self.roster else None
        if found is not None:
            self.occasion, self.by_hand = found, True

    def follow(self, now: datetime) -> bool:
        """Go on with the clock; returns whether another session is at hand now."""
        if self.roster is None or self.by_hand:
            return False
        before, self.occasion = self.occasion, self.roster.occasion_at(now)
        return before != self.occasion

    def find(self, text: str) -> Sequence[Guest]:
        """Those whom typed words may mean."""
        return self.roster.find(text) if self.roster else ()

    def by_code(self, code: str) -> Sequence[Guest]:
        """Those whose tag has this code."""
        return self.roster.by_code(code) if self.roster else ()

    def sessions_of(self, guest: Guest) -> tuple[str, ...]:
        """The sessions that a check-in of this guest is for now."""
        return self.roster.sessions_of(self.occasion, guest) if self.roster and self.occasion else ()

    def own_session(self, guest: Guest) -> tuple[str, ...]:
        """The session of the guest's own class nearest to the one at hand, on its day."""
        if self.roster is None or self.occasion is None or not guest.batch:
            return ()
        begins = self.occasion.begins
        own = [one for one in self.roster.occasions if one.batch == guest.batch and one.begins.date() == begins.date()]
        nearest = min(own, key=lambda one: abs(one.begins - begins), default=None)
        return nearest.sessions if nearest else ()

    def class_name(self, batch: str) -> str:
        """What a class is called."""
        return dict(self.roster.classes).get(batch, "") if self.roster else ""

    @property
    def emptiest_class(self) -> str:
        """The class with the fewest seat holders; "" where there are no classes."""
        if self.roster is None or not self.roster.classes:
            return ""
        sizes = Counter(guest.batch for guest in self.roster.guests if guest.expected)
        return min((batch for batch, _ in self.roster.classes), key=lambda batch: sizes[batch])

    def record(self, made: CheckIn) -> None:
        """Somebody is present now."""
        if self.roster is not None:
            cells = {(made.participant_id, session) for session in made.sessions}
            self.roster = replace(self.roster, present=self.roster.present | cells)

    @property
    def tally(self) -> Tally | None:
        """Present and expected for the session at hand."""
        return self.roster.tally(self.occasion) if self.roster and self.occasion else None


@dataclass(frozen=True)
class Read:
    """What a scanner or a hand gave: a code, the digits of a card, or neither; `before` signs were typed ahead."""

    code: str = ""
    nik: str = ""
    before: int = 0


def read(text: str) -> Read:
    """Find a code or a NIK at the end of a burst: a key hit just before the scanner began is none of it."""
    for length in (codes.LENGTH, codes.LENGTH + 1):  # with its blank
        if len(text) >= length and (code := codes.typed(text[-length:])):
            return Read(code=code, before=len(text) - length)
    tail = text[-NIK_DIGITS:]
    if len(tail) == NIK_DIGITS and tail.isascii() and tail.isdigit() and not text[:-NIK_DIGITS][-1:].isdigit():
        return Read(nik=tail, before=len(text) - NIK_DIGITS)
    return Read(before=len(text))
