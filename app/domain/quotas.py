"""Seats of an event: what the letter states, what the regencies were given, who is registered. Never corrected."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.regions import is_inside, regency_of


@dataclass(frozen=True)
class QuotaLine:
    """Seats of one regency in an event (None: not decided yet), against the people registered from it."""

    region: str
    name: str
    seats: int | None
    registered: int
    attended: int = 0

    @property
    def open_seats(self) -> int | None:
        """Seats still free; negative when more registered than seats; None when no seats are decided."""
        return None if self.seats is None else self.seats - self.registered


@dataclass(frozen=True)
class QuotaLedger:
    """The numbers of an event side by side."""

    stated_total: int | None
    lines: tuple[QuotaLine, ...]

    @property
    def quota_total(self) -> int | None:
        """Seats given to regencies; None while none are decided."""
        decided = [line.seats for line in self.lines if line.seats is not None]
        return sum(decided) if decided else None

    @property
    def gap(self) -> int | None:
        """Seats announced but given to no regency; negative when more were given than announced."""
        return None if self.stated_total is None or self.quota_total is None else self.stated_total - self.quota_total

    @property
    def registered(self) -> int:
        return sum(line.registered for line in self.lines)

    @property
    def sentence(self) -> str:
        """The gap in words; "" when the numbers agree or nothing is decided."""
        if self.gap is None or self.gap == 0:
            return ""
        return f"{self.gap} kursi belum dialokasikan" if self.gap > 0 else f"{-self.gap} kursi melebihi total"


def over_quota(lines: Iterable[QuotaLine], region: str) -> str:
    """Why one more person from `region` does not fit its seats, in a sentence; "" when there is room."""
    line = next((line for line in lines if line.region == region), None)
    if line is None:
        return "kabupaten/kota ini tidak mendapat kuota pada kegiatan ini"
    if line.seats is not None and line.registered >= line.seats:
        return f"kuota {line.name} sudah penuh ({line.registered} dari {line.seats})"
    return ""


def seat_region(quota_regions: Iterable[str], person_region: str) -> str:
    """The region whose seat a person takes: the first with a quota that the person's region lies in, else the regency.

    Of a person of whom only the province is known it is the province.
    """
    inside = (region for region in quota_regions if person_region and is_inside(person_region, region))
    return next(inside, regency_of(person_region) or person_region)
