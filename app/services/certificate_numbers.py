"""The next free numbers of the register, by a pattern."""

from datetime import date

from app.domain import numbering
from app.domain.numbering import NumberParts
from app.models.queries import events as queries
from app.services import events, office


class Numberer:
    """Hands out the next free numbers of a pattern; a number in the register is never handed out again."""

    def __init__(self, kind: str, pattern: str, start: int, on: date, office_id: str = "") -> None:
        card = office.required_card(office_id)
        self._pattern = pattern or numbering.DEFAULT_PATTERN
        self._parts = NumberParts(card.classification, kind, card.unit_code, on)
        self._next = max(start, queries.highest_running(kind, str(on.year)) + 1)

    def take(self) -> tuple[int, str]:
        """The running number and the whole number."""
        while True:
            running = self._next
            number = numbering.number(self._pattern, running, self._parts)
            self._next += 1
            if not queries.taken_numbers([number]):
                return running, number


def next_number(event_id: str, pattern: str, start: int, on: date) -> str:
    """The number that the next certificate of an event would bear; nothing is handed out.

    Raises: UserError: the pattern cannot make numbers.
    """
    return Numberer("SERTIFIKAT", pattern, start, on, events.get(event_id).office).take()[1]
