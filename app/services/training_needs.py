"""Kebutuhan pelatihan: who lacks the basic Bimtek, a newer training, or a decree, counted per kabupaten/kota, kecamatan
and desa/kelurahan, and listed.

The basic Bimtek is a legal condition of being appointed (Permensos 10/2019), so people who are to become a PSM count.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain import phones
from app.domain.regions import Level, level_of, lineage
from app.domain.vocabulary import PERSON_STATUSES
from app.errors import Progress, no_progress
from app.models.base import Row
from app.models.queries import training_needs as queries
from app.models.queries.training_needs import NEEDS, NOWHERE, NeedsQuestion
from app.services import office, people, regions
from app.services.passport import date_words

__all__ = ["NEEDS", "NOWHERE", "NeedsQuestion"]

TITLES = {
    "basic": "Belum bimtek dasar",
    "since": "Belum dilatih sejak {since}",
    "no_decree": "PSM tanpa SK",
    "decree_ends": "SK habis sampai {until}",
}
_MOST_LISTED = 100_000


@dataclass(frozen=True)
class RegionNeeds:
    """One region: how many PSM live there, how many have each need (in the order of `NEEDS`), how many villages it
    has and in how many of them nobody holds the basic training. `level` as in `domain.regions.Level`."""

    code: str
    name: str
    level: int
    people: int
    needs: tuple[int, ...]
    villages: int
    villages_without: int

    def of(self, need: str) -> int:
        """How many have a need."""
        return self.needs[NEEDS.index(need)]


@dataclass(frozen=True)
class NeedsPerson:
    """Somebody with a need: `trained_on` and `decree_until` in words, "–" where nothing is known."""

    id: str
    name: str
    village: str
    district: str
    regency: str
    status: str
    phone: str
    trained_on: str
    decree: str
    decree_until: str


@dataclass(frozen=True)
class Needs:
    """The answer to a question: regions parents first, each followed by those below it, and the sum of all."""

    question: NeedsQuestion
    regions: tuple[RegionNeeds, ...]
    total: RegionNeeds

    def children(self, code: str) -> tuple[RegionNeeds, ...]:
        """The regions directly below one; those of the top for ""."""
        if not code:
            top = min((one.level for one in self.regions), default=0)
            return tuple(one for one in self.regions if one.level == top)
        return tuple(one for one in self.regions if one.code != code and _parent(one.code) == code)


def question(today: date, years: int = 3, months: int = 6, within: str = "") -> NeedsQuestion:
    """Not trained for so many years, a decree that ends within so many months, counted from `today`."""
    return NeedsQuestion(later(today, -12 * years).isoformat(), later(today, months).isoformat(), within)


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def title(need: str, asked: NeedsQuestion) -> str:
    """ "Belum dilatih sejak 22 November 2023"."""
    return TITLES[need].format(since=date_words(asked.since), until=date_words(asked.until))


def needs(asked: NeedsQuestion) -> Needs:
    """Count every need by region; villages of the office's own region stand there even where nobody lives in them."""
    counted = queries.count(asked)
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * (len(NEEDS) + 1))
    covered: set[str] = set()
    everything, nowhere = [0] * (len(NEEDS) + 1), [0] * (len(NEEDS) + 1)
    for region, people_here, own in counted:
        line = (people_here, *own)
        known = lineage(region) if _is_known(region) else ()
        for target in (everything, *(sums[code] for code in known), *(() if known else (nowhere,))):
            for place, figure in enumerate(line):
                target[place] += figure
        if people_here > own[NEEDS.index("basic")]:
            covered.update(lineage(region)[-1:] if _is_village(region) else ())
    villages = _villages(asked.within, sums)
    for code in villages:
        for above in lineage(code):
            sums.setdefault(above, [0] * (len(NEEDS) + 1))
    shown = sorted(code for code in sums if level_of(code) >= Level.REGENCY)
    by_region = _villages_by_region(villages)
    found = [_region(code, sums[code], by_region.get(code, set()), covered) for code in shown]
    if nowhere[0]:
        found.append(RegionNeeds(NOWHERE, "Wilayah belum diisi", int(Level.REGENCY), *_split(nowhere), 0, 0))
    total = _region(asked.within, everything, villages, covered)
    return Needs(asked, tuple(found), total)


def people_with(
    need: str, asked: NeedsQuestion, limit: int = _MOST_LISTED, offset: int = 0, progress: Progress = no_progress
) -> tuple[NeedsPerson, ...]:
    """Those who have a need, by region and name."""
    found = queries.people(asked, need, limit, offset)
    made = []
    for done, row in enumerate(found):
        if done % 500 == 0:
            progress(done, len(found))
        made.append(_person(row))
    return tuple(made)


def _region(code: str, figures: Iterable[int], villages: set[str], covered: set[str]) -> RegionNeeds:
    name = regions.short(code) if code else "Semua wilayah"
    level = int(level_of(code)) if code else 0
    return RegionNeeds(code, name, level, *_split(figures), len(villages), len(villages - covered))


def _split(figures: Iterable[int]) -> tuple[int, tuple[int, ...]]:
    total, *own = figures
    return total, tuple(own)


def _villages(within: str, known: Mapping[str, object]) -> set[str]:
    """The villages to be looked at: all of the regencies asked for or at work, and those where somebody lives."""
    own = office.card()
    gazetteer = regions.gazetteer()
    top = within or (own.region if own else "")
    found = {code for code in known if _is_village(code)}
    waiting = [top] if top and level_of(top) >= Level.REGENCY else [code for code in known if _is_regency(code)]
    while waiting:
        for region in gazetteer.children(waiting.pop()):
            if region.level == Level.VILLAGE:
                found.add(region.code)
            else:
                waiting.append(region.code)
    return found


def _villages_by_region(villages: set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for village in villages:
        for code in lineage(village):
            found[code].add(village)
    return found


def _is_known(code: str) -> bool:
    """Whether a card tells the kabupaten/kota at least."""
    return code.count(".") >= 1


def _is_village(code: str) -> bool:
    return code.count(".") == 3


def _is_regency(code: str) -> bool:
    return code.count(".") == 1


def _parent(code: str) -> str:
    return code.rpartition(".")[0]


def _person(row: Row) -> NeedsPerson:
    origin = regions.origin(row["region"], row["village_name"])
    return NeedsPerson(
        id=row["id"],
        name=people.display_name(row),
        village=origin.village or "–",
        district=origin.district or "–",
        regency=origin.regency or "–",
        status=PERSON_STATUSES.get(str(row["status"]), str(row["status"])),
        phone=phones.show(row["phone"]),
        trained_on=date_words(row["last_day"]) or "–",
        decree=row["decree_number"] or "–",
        decree_until=date_words(row["decree_until"]) or "–",
    )
