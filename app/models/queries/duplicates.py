"""Reading the registry in blocks of people who share a fact, and what was judged of pairs."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from app.domain import matching
from app.domain.duplicates import Known
from app.models import groups, log, rows
from app.models.base import Row, database

_AT_ONCE = 2000
# What tells who somebody is: a judgement of a pair holds while none of these changes.
_TELLING = frozenset({"name", "nik", "birth_date", "sex", "region", "village_name", "phone", "ipsm_number"})


@dataclass(frozen=True)
class Sharing:
    """A fact that people may share: the SQL condition that somebody has it, and the order that brings them together."""

    name: str
    holds: str
    order: str


def _held_twice(name: str) -> str:
    return (
        f"{name} IN (SELECT {name} FROM person WHERE NOT deleted AND {name} <> '' GROUP BY {name} HAVING count(*) > 1)"
    )


SHARINGS = (
    Sharing("nik", _held_twice("nik"), "nik"),
    Sharing("place", "(length(region) = 13 OR village_name <> '')", "region, lower(village_name)"),
    Sharing("birth_date", "birth_date <> ''", "birth_date"),
    Sharing("phone", _held_twice("phone"), "phone"),
    Sharing("ipsm_number", _held_twice("ipsm_number"), "ipsm_number"),
)


def count() -> int:
    """How many people there are."""
    return int(database.execute_sql("SELECT count(*) FROM person WHERE NOT deleted").fetchone()[0])


def blocks(sharing: Sharing, told: Callable[[int], None]) -> Iterator[tuple[Known, ...]]:
    """Those who share the fact with somebody, block by block; one block lies in memory.

    `told` hears now and then how many people were read.
    """
    for _, block in groupby(_people(sharing, told), key=attrgetter(sharing.name)):
        known = tuple(block)
        if len(known) > 1:
            yield known


def _people(sharing: Sharing, told: Callable[[int], None]) -> Iterator[Known]:
    cursor = database.execute_sql(
        "SELECT id, name, nik, birth_date, sex, region, village_name, phone, ipsm_number FROM person "
        f"WHERE NOT deleted AND NOT erased AND {sharing.holds} ORDER BY {sharing.order}"
    )
    read = 0
    while batch := cursor.fetchmany(_AT_ONCE):
        told(read)
        read += len(batch)
        for one, name, nik, born, sex, region, village, phone, ipsm in batch:
            yield Known(one, name, nik, born, sex, _place(region, village), phone, ipsm)


def _place(region: str, village_name: str) -> str:
    """A village by its code, or by its typed name within the region as far as known; "" where it is not known."""
    if len(region) == 13:
        return region
    return f"{region}/{matching.search_key(village_name)}" if village_name else ""


def judged_apart() -> frozenset[tuple[str, str]]:
    """Pairs of heads, the smaller first, that an officer judged to be two people, and of whom nothing telling changed
    since."""
    heads = groups.all_heads()
    records: dict[str, list[str]] = {}
    for record, head in heads.items():
        records.setdefault(head, []).append(record)
    judged = {_pair(link, heads): _clock(link["chosen"]) for link in rows.find("person_link", apart=True)}
    people = {one for pair in judged for head in pair for one in records.get(head, [head])}
    changed = _last_told(people)
    return frozenset(
        pair
        for pair, clock in judged.items()
        if all(changed.get(one, 0) <= clock for head in pair for one in records.get(head, [head]))
    )


def _pair(link: Row, heads: Mapping[str, str]) -> tuple[str, str]:
    first, second = sorted(heads.get(link[name], str(link[name])) for name in ("first", "second"))
    return first, second


def _clock(judged: str) -> int:
    try:
        return int(json.loads(judged)["clock"])
    except (ValueError, KeyError, TypeError):  # from a program that says it otherwise: ask again
        return -1


def _last_told(person_ids: Iterable[str]) -> dict[str, int]:
    """The clock of the newest write to a telling field, by person."""
    return {
        person: max((write.clock for name in _TELLING for write in fields.get(name, [])), default=0)
        for person, fields in log.writes("person", person_ids).items()
    }
