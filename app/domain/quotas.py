"""Seats of an event: what the letter states, what the regencies were given, who is registered. Never corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.regions import is_inside, regency_of


@dataclass(frozen=True)
class QuotaLine:
    """Seats of one regency in an event (None: not decided yet), against the people from it.

    `registered` are those who hold a seat: nominated, confirmed and walk-in together; `reserve` wait for one.
    `listed` is false of a regency that sent people without being given a quota.
    """

    region: str
    name: str
    seats: int | None
    registered: int
    attended: int = 0
    nominated: int = 0
    confirmed: int = 0
    walk_in: int = 0
    reserve: int = 0
    listed: bool = True

    @property
    def open_seats(self) -> int | None:
        """Seats still free; negative when more registered than seats; None when no seats are decided."""
        return None if self.seats is None else self.seats - self.registered

    @property
    def unused(self) -> int:
        """Seats that may go to another regency."""
        return max(self.open_seats or 0, 0)

    @property
    def excess(self) -> int:
        """People beyond the seats; of a regency without a quota all of them. The caller knows whether others have one.
        """
        return self.registered if not self.listed else max(-(self.open_seats or 0), 0)


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


def over_quota(lines: Iterable[QuotaLine], region: str, more: int = 0) -> str:
    """Why one more person from `region` does not fit its seats, in a sentence; "" when there is room.

    `more` people of the region take a seat besides those registered. Where no regency has a quota, and for a person
    whose region is not known, there is nothing to exceed.
    """
    listed = [line for line in lines if line.listed]
    line = next((line for line in listed if line.region == region), None)
    if not listed or not region:
        return ""
    if line is None:
        return "kabupaten/kota ini tidak mendapat kuota pada kegiatan ini"
    taken = line.registered + more
    if line.seats is not None and taken >= line.seats:
        return f"kuota {line.name} sudah penuh ({taken} dari {line.seats})"
    return ""


def excess_sentences(lines: Iterable[QuotaLine]) -> Mapping[str, tuple[int, str]]:
    """By region that has more people than seats: how many more, and the sentence that says so."""
    counted = tuple(lines)
    if not any(line.listed for line in counted):
        return {}
    return {
        line.region: (
            line.excess,
            f"melebihi kuota {line.name} ({line.registered} dari {line.seats})"
            if line.listed
            else f"{line.name} tidak mendapat kuota",
        )
        for line in counted
        if line.excess and line.region
    }


def seat_region(quota_regions: Iterable[str], person_region: str) -> str:
    """The region whose seat a person takes: the first with a quota that the person's region lies in, else the regency.

    Of a person of whom only the province is known it is the province.
    """
    inside = (region for region in quota_regions if person_region and is_inside(person_region, region))
    return next(inside, regency_of(person_region) or person_region)
