"""What the page reads of an event, in one go on the work thread."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from app.domain.regions import TimeZone
from app.services import at_work, audit, bundle, sealing
from app.services.audit import Audit
from app.services.bundle import Part
from app.services.events import EventCard
from app.services.papers.dossier import Dossier
from app.services.sealing import SealState
from ui.dates import short_date


@dataclass(frozen=True)
class Found:
    """The event, what the audit found, what its bundle would hold, and its seal (None while there is none)."""

    card: EventCard
    audit: Audit
    parts: tuple[Part, ...]
    seal: SealState | None
    seals: int
    zone: TimeZone

    def moment(self, at: datetime) -> str:
        """When something was, by the clock of the office: "Rab, 12 Sep 2018 16.05 WIB"."""
        here = at.astimezone(timezone(timedelta(hours=self.zone.hours)))
        return f"{short_date(here.date())} {here:%H.%M} {self.zone.name}"

    @property
    def complete(self) -> int:
        """How many parts of the bundle are complete."""
        return sum(part.complete for part in self.parts)


def read(event_id: str, today: date) -> Found:
    """All of it.

    Raises: UserError: the event was removed in the meantime.
    """
    dossier = Dossier(event_id)
    return Found(
        dossier.event,
        audit.of(dossier, today),
        bundle.parts(dossier),
        sealing.state(event_id),
        len(sealing.history(event_id)),
        at_work.at_work().zone,
    )
