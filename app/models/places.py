"""Everybody's place in the alphabet: a number by which a list comes in the order of its names without sorting.

Places leave gaps, so that a new name finds one between its neighbours. Where a gap is used up, the neighbourhood moves
apart, the wider the more often: of many names put in one by one at the same spot, each moves some tens of others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from app.domain import matching
from app.models.base import database
from app.models.local import PersonPlace

_SPAN = 1 << 32
"""What the first names are spread over: a million get some 4,000 apart, which keeps the index small."""
_STEP = 1 << 16
"""The gap before the first and after the last."""
_NAMELESS = "\U0010ffff"  # after every name
# Neighbours looked at first on either side, the gap that they must be left with; both grow from look to look.
_FIRST_REACH, _FIRST_ROOM, _MOST_ROOM = 8, 4.0, 1024.0
_WIDER = 1.5


class Newcomer(NamedTuple):
    """A record that needs a place, or another one: the key of its name, and the stamp of what it is found by."""

    sort_key: str
    person: str
    stamp: int


Placed = tuple[int, Newcomer]


@dataclass(frozen=True)
class Moved:
    """A record that made room: where it stood before, and where it stands now."""

    person: str
    was: int
    now: int


def sort_key(name: str) -> str:
    """What names are put in order by: letters and digits, without accents, apostrophes and capitals."""
    return matching.search_key(name) or _NAMELESS


def settle(newcomers: Iterable[Newcomer]) -> tuple[dict[str, int], list[Moved]]:
    """Give each newcomer a place after those of the same name: places by person, and the others that made room.

    None of the newcomers may hold a place already.
    """
    placed: dict[str, int] = {}
    crowded: list[list[Newcomer]] = []
    for above, group in groupby(_with_neighbour(newcomers), key=lambda pair: pair[0]):
        members = [newcomer for _, newcomer in group]
        numbers = _between(_below(above), above, len(members))
        _insert(zip(numbers, members, strict=False))
        if numbers:
            placed |= zip((one.person for one in members), numbers, strict=True)
        else:
            crowded.append(members)
    came_from: dict[str, int] = {}
    now: dict[str, int] = {}
    for members in crowded:
        before, after = _push_apart(members)
        came_from = before | came_from
        now |= after
    placed |= {one.person: now[one.person] for members in crowded for one in members}
    placed |= {person: now[person] for person in placed if person in now}
    return placed, [Moved(one, was, now[one]) for one, was in came_from.items() if one not in placed]


def leave(people: Iterable[str]) -> None:
    """Give up the places of these records."""
    database.connection().executemany("DELETE FROM person_place WHERE person = ?", ((person,) for person in people))


def _with_neighbour(newcomers: Iterable[Newcomer]) -> list[tuple[int | None, Newcomer]]:
    """The newcomers in order, each with the first place whose name comes after its own; None where none does."""
    ordered = sorted(newcomers, key=lambda one: (one.sort_key, one.person))
    connection = database.connection()
    if PersonPlace.select().limit(1).count() == 0:
        return [(None, one) for one in ordered]
    find = "SELECT sort_key, place FROM person_place WHERE sort_key > ? ORDER BY sort_key, place LIMIT 1"
    found: list[tuple[int | None, Newcomer]] = []
    until, above = "", None
    for one in ordered:
        if one.sort_key >= until and not (found and above is None):
            row = connection.execute(find, (one.sort_key,)).fetchone()
            until, above = row or ("", None)
        found.append((above, one))
    return found


def _below(above: int | None) -> int | None:
    """The last place before another one; before nothing, the last of all."""
    end = (1 << 62) if above is None else above
    query = "SELECT max(place) FROM person_place WHERE place < ?"
    return database.connection().execute(query, (end,)).fetchone()[0]  # type: ignore[no-any-return]  # an integer


def _between(below: int | None, above: int | None, count: int) -> list[int]:
    """`count` places between two others, evenly; none where they have no room."""
    if below is None:
        below = _SPAN if above is None else above - _STEP * (count + 1)
        above = above or max(2 * _SPAN, below + round(_MOST_ROOM) * count)
    if above is None:
        above = below + _STEP * (count + 1)
    if above - below <= count:
        return []
    return [below + (above - below) * number // (count + 1) for number in range(1, count + 1)]


def _push_apart(members: Sequence[Newcomer]) -> tuple[dict[str, int], dict[str, int]]:
    """Spread newcomers of one gap and their neighbours over a stretch with room.

    Returns where the neighbours stood, and where all of them stand now.
    """
    above = _with_neighbour(members[:1])[0][0]
    reach, room = _FIRST_REACH, _FIRST_ROOM
    while True:
        before, after = _neighbours(above, reach)
        people = len(before) + len(members) + len(after)
        low = _below(before[0][0]) if before else _below(above)
        high = _next(after[-1][0]) if after else None
        if low is None or high is None or high - low > people * min(room, _MOST_ROOM):
            break
        reach, room = reach * 2, room * _WIDER
    neighbours = [*before, *after]
    database.connection().executemany("DELETE FROM person_place WHERE place = ?", ((place,) for place, _ in neighbours))
    crowd = [one for _, one in before] + list(members) + [one for _, one in after]
    numbers = _between(low, high, people)
    _insert(zip(numbers, crowd, strict=True))
    return {one.person: place for place, one in neighbours}, {
        one.person: place for place, one in zip(numbers, crowd, strict=True)
    }


def _neighbours(above: int | None, reach: int) -> tuple[list[Placed], list[Placed]]:
    columns = "SELECT place, sort_key, person, stamp FROM person_place"
    connection = database.connection()
    end = (1 << 62) if above is None else above
    before = connection.execute(f"{columns} WHERE place < ? ORDER BY place DESC LIMIT ?", (end, reach)).fetchall()
    after = connection.execute(f"{columns} WHERE place >= ? ORDER BY place LIMIT ?", (end, reach)).fetchall()
    return _placed(reversed(before)), _placed(after)


def _placed(rows: Iterable[tuple[int, str, str, int]]) -> list[Placed]:
    return [(place, Newcomer(key, person, stamp)) for place, key, person, stamp in rows]


def _next(place: int) -> int | None:
    query = "SELECT min(place) FROM person_place WHERE place > ?"
    return database.connection().execute(query, (place,)).fetchone()[0]  # type: ignore[no-any-return]  # an integer


def _insert(placed: Iterable[Placed]) -> None:
    database.connection().executemany(
        "INSERT INTO person_place (place, person, sort_key, stamp) VALUES (?, ?, ?, ?)",
        ((place, one.person, one.sort_key, one.stamp) for place, one in placed),
    )
