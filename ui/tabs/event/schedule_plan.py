"""What the page of an event's plan shows, read at once."""

from dataclasses import dataclass
from datetime import timedelta

from app.domain.rundown import Finding
from app.services import batches, events, planning, rundown
from app.services.batches import BatchCard
from app.services.events import EventCard
from app.services.planning import RoleCard, SessionCard, SubjectCard
from ui.tabs.event.session_block import Sitting

_MOST_DAYS = 60


@dataclass(frozen=True)
class Plan:
    """Subjects, sessions, roles and classes of an event, and what does not hold together in its rundown."""

    event: EventCard
    subjects: tuple[SubjectCard, ...]
    sessions: tuple[SessionCard, ...]
    roles: tuple[RoleCard, ...]
    classes: tuple[BatchCard, ...]
    findings: tuple[Finding, ...]

    @property
    def days(self) -> tuple[str, ...]:
        """The days of the event, and those that have sessions besides, as ISO dates."""
        starts, ends = self.event.days
        own = {card.date for card in self.sessions}
        if starts and ends:
            own |= {(starts + timedelta(n)).isoformat() for n in range(min((ends - starts).days + 1, _MOST_DAYS))}
        return tuple(sorted(own))

    def sittings(self, class_id: str) -> list[Sitting]:
        """The sessions that a class sits in, "" for all, as they are shown."""
        subjects = {subject.id: subject for subject in self.subjects}
        names = {one.id: one.name for one in self.classes}
        rooms = {one.id: one.room for one in self.classes}
        troubles = {finding.session: finding.sentence for finding in reversed(self.findings)}
        return [
            Sitting(
                card,
                planning.session_title(card, subjects),
                rundown.people_of(card, subjects.get(card.subject or "")),
                names.get(card.batch, ""),
                troubles.get(card.id, ""),
                card.room or rooms.get(card.batch, ""),
            )
            for card in self.sessions
            if not class_id or card.batch not in names or card.batch == class_id
        ]


def read_plan(event_id: str) -> Plan:
    """Raises: UserError: the event was removed in the meantime."""
    return Plan(
        events.get(event_id),
        planning.subjects(event_id),
        planning.sessions(event_id),
        planning.roles(event_id),
        batches.listing(event_id),
        rundown.findings(event_id),
    )
