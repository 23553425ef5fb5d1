"""What an officer should know about a participant, in sentences; nothing here accepts or refuses anybody."""

from dataclasses import dataclass
from datetime import date

_LOWEST_AGE = 18  # Permensos 10/2019: a PSM is at least 18


def age_on(birth_date: date, day: date) -> int:
    """Full years on a day."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


@dataclass(frozen=True)
class Candidate:
    """What is known of a person for one event. `clashes` are codes of other events on the same days; `twice` holds of
    one who has two seats since their records were merged."""

    birth_date: date | None
    has_basic_certificate: bool
    complete: bool
    clashes: tuple[str, ...] = ()
    over_quota: str = ""
    twice: bool = False


def remarks(candidate: Candidate, level: str, starts_on: date | None) -> tuple[str, ...]:
    """The sentences to show beside a participant, the gravest first."""
    found: list[str] = []
    if candidate.twice:
        found.append("tercatat dua kali pada kegiatan ini (data ganda yang digabung)")
    if candidate.birth_date and starts_on and age_on(candidate.birth_date, starts_on) < _LOWEST_AGE:
        found.append(f"{age_on(candidate.birth_date, starts_on)} tahun saat kegiatan")
    if candidate.over_quota:
        found.append(candidate.over_quota)
    if level not in {"dasar", ""} and not candidate.has_basic_certificate:
        found.append("belum ada sertifikat bimtek dasar")
    found.extend(f"bentrok: {code}" for code in candidate.clashes)
    if not candidate.complete:
        found.append("data belum lengkap")
    return tuple(found)
