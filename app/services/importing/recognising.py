"""Whom the rows of a list mean: by NIK; without one by name, birth date and village together.

A row that tells too little to recognise anybody stays a person of its own; only when the registry holds just that row
already is it the same one again, so that the same file changes nothing the second time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain import matching
from app.domain.importing import PERSON_FIELDS, CheckedPerson, as_date
from app.errors import Progress, no_progress
from app.models import base, groups
from app.models.groups import Group
from app.models.queries import recognition
from app.models.queries.recognition import Known
from app.services.importing.humans import load, newcomer
from app.services.importing.stages import stage, watched

# A birth date and a village, as far as both are certain; with the name they make an agreement.
_Corner = tuple[str, str]
_Key = tuple[str, str, str]
_Card = tuple[str, ...]
Rows = Sequence[tuple[int, CheckedPerson]]
_MOST_NAMESAKES = 2000  # people of one name who are looked at for more than is told; enough for any real list


@dataclass(frozen=True, slots=True)
class Match:
    """Who a row is about. `doubles`: how many people agree with it, where there are several."""

    human: Group
    doubles: int = 0


@dataclass
class Recognition:
    """The rows of one file against the registry; `owners` are the registered people with the NIKs of the file."""

    people: Sequence[CheckedPerson]
    owners: Mapping[str, Sequence[Known]]
    _found: dict[int, str] = field(default_factory=dict)  # a row's place in the file → the id of who it is about
    _doubles: dict[int, int] = field(default_factory=dict)
    _corners: dict[_Corner, list[Known]] = field(default_factory=lambda: defaultdict(list))
    _namesakes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _adopted: set[str] = field(default_factory=set)
    _new_with_nik: dict[_Key, list[str]] = field(default_factory=lambda: defaultdict(list))
    _new_without: dict[_Key, str] = field(default_factory=dict)

    def matches(self, progress: Progress) -> list[Match | None]:
        """Who each row is about, in order; None for rejected rows."""
        rows = [(place, person) for place, person in enumerate(self.people) if not person.rejected]
        for place, person in watched(rows, stage(progress, 0, 0.2)):
            if person.values["nik"] in self.owners:
                self._found[place] = _namesake(self.owners[person.values["nik"]], person.values["name"])
        unknown = [(n, person) for n, person in rows if person.values["nik"] and n not in self._found]
        bare = [(n, person) for n, person in rows if not person.values["nik"]]
        if unknown or bare:
            self._gather(unknown, bare, stage(progress, 0.2, 0.5))
            self._adopt(unknown)
            for place, person in watched(bare, stage(progress, 0.5, 0.6)):
                self._agree(place, person)
            self._same_again([(n, person) for n, person in bare if n not in self._found])
        humans = load(set(self._found.values()), stage(progress, 0.6, 1))
        return [self._match(place, humans) for place in range(len(self.people))]

    def _match(self, place: int, humans: dict[str, Group]) -> Match | None:
        if self.people[place].rejected:
            return None
        person_id = self._found.get(place) or base.new_id()
        human = humans.get(person_id)
        if human is None:
            human = humans[person_id] = newcomer(person_id)
        return Match(human, self._doubles.get(place, 0))

    def _gather(self, unknown: Rows, bare: Rows, progress: Progress) -> None:
        """The registered people that rows without a known NIK may mean, by what they could agree in."""
        wanted = {corner for _, person in (*unknown, *bare) if (corner := _corner(person.values))}
        names = {person.values["name"] for _, person in bare}
        days = {day for day, _ in wanted}
        found = recognition.alike(days, names, progress) if bare else recognition.without_nik(days, progress)
        linked = groups.all_heads()
        for known in found:
            corner = _corner(known._asdict())
            if corner in wanted:
                self._corners[corner].append(known._replace(id=linked.get(known.id, known.id)))
            if known.id in linked:
                self._adopted.add(linked[known.id])  # a group is found by any of its records, and takes no NIK
            elif not known.nik and known.name in names:
                self._namesakes[known.name].append(known.id)

    def _adopt(self, unknown: Rows) -> None:
        """A NIK that is new belongs to the one who was registered without, if only one row and one person agree."""
        agreeable = {corner for corner, known in self._corners.items() if any(not one.nik for one in known)}
        agreeable |= {corner for p in self.people if not p.values["nik"] and (corner := _corner(p.values))}
        places: dict[_Key, list[int]] = defaultdict(list)
        for place, person in unknown:
            corner = _corner(person.values)
            if corner in agreeable:
                places[matching.name_key(person.values["name"]), *corner].append(place)
        for key, agreeing in places.items():
            without, _ = self._agreeing(key)
            if len(agreeing) == len(without) == 1:
                self._found[agreeing[0]] = without[0]
                self._adopted.add(without[0])
                continue
            for place in agreeing:
                self._found[place] = base.new_id()
                self._new_with_nik[key].append(self._found[place])

    def _agree(self, place: int, person: CheckedPerson) -> None:
        """A row without NIK is the one it agrees with; of several, the one without NIK too, else somebody new."""
        corner = _corner(person.values)
        if corner is None:
            return
        key = (matching.name_key(person.values["name"]), *corner)
        without, others = self._agreeing(key)
        if not without and len(others) != 1:
            without = [self._new_without.setdefault(key, base.new_id())]
        self._found[place] = (without or others)[0]
        if len(without) + len(others) > 1:
            self._doubles[place] = len(without) + len(others)

    def _agreeing(self, key: _Key) -> tuple[list[str], list[str]]:
        """Who agrees in name, birth date and village: those without a NIK, and the others."""
        alike = [known for known in self._corners.get(key[1:], ()) if matching.name_key(known.name) == key[0]]
        without = dict.fromkeys(known.id for known in alike if not known.nik and known.id not in self._adopted)
        others = dict.fromkeys(known.id for known in alike if known.id not in without)
        return list(without), [*others, *self._new_with_nik.get(key, ())]

    def _same_again(self, rows: Rows) -> None:
        """The n-th row of its kind is the n-th person who was registered with just that much, or with more.

        Those who tell as much are given first; then those who tell more, to the rows that ask for most.
        """
        taken = set(self._found.values())
        asked = {person.values["name"] for _, person in rows}
        free = dict.fromkeys(one for name in asked for one in self._namesakes.get(name, ()) if one not in taken)
        records = {one: human.records[one] for one, human in load(free, no_progress).items()}
        kinds: dict[_Card, list[int]] = defaultdict(list)
        for place, person in rows:
            kinds[_card(person.values)].append(place)
        same: dict[_Card, list[str]] = defaultdict(list)
        for one in free:
            same[_card(records[one])].append(one)
        for card, places in kinds.items():
            self._give(places, same.get(card, ()), free)
        for places in sorted(kinds.values(), key=lambda places: -_told(self.people[places[0]])):
            person = self.people[places[0]]
            namesakes = self._namesakes.get(person.values["name"], [])[:_MOST_NAMESAKES]
            more = (one for one in namesakes if one in free and _tells_more(person, records[one]))
            self._give([place for place in places if place not in self._found], more, free)

    def _give(self, places: Iterable[int], people: Iterable[str], free: dict[str, None]) -> None:
        for place, one in zip(places, people, strict=False):
            del free[one]
            self._found[place] = one


def _namesake(owners: Sequence[Known], name: str) -> str:
    """Of several people registered with one NIK (two offices may have made both) the first who may be called so."""
    if len(owners) == 1:
        return owners[0].id
    fitting = (known.id for known in owners if not matching.clearly_different(known.name, name))
    return next(fitting, owners[0].id)


def _corner(values: Mapping[str, str]) -> _Corner | None:
    if as_date(values["birth_date"]) is None:
        return None
    region, village = values["region"], matching.search_key(values["village_name"]) if values["village_name"] else ""
    if region.count(".") == 3:
        return values["birth_date"], region
    return (values["birth_date"], f"{region} {village}") if village else None


def _card(values: Mapping[str, Any]) -> _Card:
    return tuple(values[name] for name in PERSON_FIELDS)


def _told(person: CheckedPerson) -> int:
    return len(person.told)


def _tells_more(person: CheckedPerson, record: Mapping[str, object]) -> bool:
    told = dict(person.told)
    if person.assumed_region:
        told.pop("region", None)
    same = all(record[name] == value for name, value in told.items())
    return same and record["birth_date"] == person.values["birth_date"]
