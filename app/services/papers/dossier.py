"""Everything that the papers of one event tell, each part read once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar

from app.printing.paper import Paper
from app.printing.records import Letterhead
from app.services import attendance, events, office, paper_parts, planning, registration
from app.services.office import OfficeCard
from app.services.papers.options import PaperOptions
from app.services.planning import SubjectCard
from app.services.records import day
from app.services.registration import ParticipantRow

Found = TypeVar("Found")


class Dossier:
    """One event while papers are made of it: whatever is asked of a service by `read` is asked once only.

    It holds what was so when it was read: make a new one for each piece of work, within the database thread.
    """

    def __init__(self, event_id: str) -> None:
        self.event = events.get(event_id)
        self._found: dict[Callable[[str], Any], Any] = {}

    def read(self, reader: Callable[[str], Found]) -> Found:
        """What a service's function of the event's id tells, such as `planning.sessions` or `attendance.grid`."""
        if reader not in self._found:
            self._found[reader] = reader(self.event.id)
        return self._found[reader]  # type: ignore[no-any-return]  # held under the function that made it

    @cached_property
    def office(self) -> OfficeCard:
        """The office whose event it is."""
        return office.required_card(self.event.office)

    @property
    def practice(self) -> bool:
        return self.office.practice

    @cached_property
    def kop(self) -> Letterhead:
        """The letterhead of the office."""
        return paper_parts.letterhead(self.event.office)

    def letterhead(self, options: PaperOptions) -> Letterhead:
        """The letterhead where it is wanted."""
        return replace(self.kop, preprinted=options.preprinted) if options.letterhead else Letterhead()

    @cached_property
    def subjects(self) -> dict[str, SubjectCard]:
        """What is taught, by id, in order."""
        return {card.id: card for card in self.read(planning.subjects)}

    @property
    def people(self) -> tuple[ParticipantRow, ...]:
        """Those who hold a seat, by name."""
        return tuple(row.participant for row in self.read(attendance.grid).rows)

    @property
    def everybody(self) -> tuple[ParticipantRow, ...]:
        """All who were ever on the list, also those without a seat now."""
        return self.read(registration.participants)

    def chosen_people(self, options: PaperOptions) -> Sequence[ParticipantRow]:
        """Those who hold a seat, of the regency and class chosen."""
        return [
            row
            for row in self.people
            if options.region in {"", row.region} and options.batch in {"", row.batch}
        ]  # fmt: skip

    @property
    def place_and_day(self) -> str:
        """Where and when papers about the whole event are signed: its place, its last day."""
        ends = day(self.event.ends_on) or day(self.event.starts_on)
        return paper_parts.place_and_date(self.event.place or self.office.place, ends)


def paper_for(options: PaperOptions) -> Paper:
    """The sheet of paper chosen."""
    return Paper(options.paper, options.landscape, options.offset_x, options.offset_y)
