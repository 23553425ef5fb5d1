"""What an officer should know about a participant, in sentences; nothing here accepts or refuses anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_LOWEST_AGE = 18  # Permensos 10/2019: a PSM is at least 18

# Each rule and how it is called where no figures are at hand, the gravest first. The keys are stored with the
# dispensations: never renamed or reused, only added.
RULES: Mapping[str, str] = {
    "twice": "tercatat dua kali pada kegiatan ini",
    "age": "di bawah 18 tahun pada tanggal kegiatan",
    "over_quota": "melebihi kuota",
    "trained": "sudah bimtek dasar",
    "untrained": "belum bimtek dasar",
    "clash": "terdaftar pada kegiatan lain di tanggal yang sama",
    "incomplete": "data belum lengkap",
}


def age_on(birth_date: date, day: date) -> int:
    """Full years on a day."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


@dataclass(frozen=True)
class Remark:
    """A rule that somebody does not meet, by its key, and the sentence that says so."""

    rule: str
    sentence: str


@dataclass(frozen=True)
class Candidate:
    """What is known of a person for one event.

    `basic` is the year of the basic certificate held before the event, "" where only that it is held is known, None
    for none. `missing` names what the card lacks, `clashes` the codes of other events on the same days, `over_quota`
    says that there are more people than seats; `twice` holds of one who has two seats since their records were merged,
    `walk_in` of one who came without being invited.
    """

    birth_date: date | None
    basic: str | None = None
    missing: str = ""
    clashes: tuple[str, ...] = ()
    over_quota: str = ""
    twice: bool = False
    walk_in: bool = False


def remarks(candidate: Candidate, level: str, starts_on: date | None) -> tuple[Remark, ...]:
    """What is to be said of a participant, in the order of `RULES`."""
    said = {
        "twice": f"{RULES['twice']} (data ganda yang digabung)" if candidate.twice else "",
        "age": _under_age(candidate.birth_date, starts_on),
        "over_quota": candidate.over_quota,
        "trained": _trained(candidate.basic) if level == "dasar" else "",
        "untrained": RULES["untrained"] if level not in {"dasar", ""} and candidate.basic is None else "",
        "clash": f"{RULES['clash']} ({', '.join(candidate.clashes)})" if candidate.clashes else "",
        "incomplete": _incomplete(candidate),
    }
    return tuple(Remark(rule, said[rule]) for rule in RULES if said[rule])


def _under_age(birth_date: date | None, starts_on: date | None) -> str:
    if birth_date is None or starts_on is None:
        return ""
    age = age_on(birth_date, starts_on)
    return f"{age} tahun pada tanggal kegiatan" if age < _LOWEST_AGE else ""


def _trained(basic: str | None) -> str:
    return "" if basic is None else f"{RULES['trained']} {basic}".strip()


def _incomplete(candidate: Candidate) -> str:
    """Whoever came uninvited was written down in a hurry: say what is still to be asked for."""
    if not candidate.missing:
        return ""
    return f"lengkapi data: {candidate.missing}" if candidate.walk_in else RULES["incomplete"]
