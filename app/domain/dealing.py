"""Sharing people out among the classes of an event."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

BY_NAME, BY_REGION = "name", "region"
WAYS = {BY_NAME: "Merata menurut abjad nama", BY_REGION: "Per kabupaten/kota, satu daerah satu kelas"}


@dataclass(frozen=True)
class Seat:
    """Somebody to be seated: `batch` is the class they sit in already, "" for none yet."""

    id: str
    name: str
    region: str
    batch: str = ""


def deal(seats: Sequence[Seat], classes: Sequence[str], way: str) -> dict[str, str]:
    """The class of each who has none yet; those who sit in one already stay, and count.

    By name: in the order of the alphabet, the first letters in the first class, so that the sizes end as equal as
    those already seated allow. By region: whole regencies, where most of theirs sit already, else the largest first
    into the class with the fewest people.
    """
    held = Counter(dict.fromkeys(classes, 0))
    held.update(seat.batch for seat in seats if seat.batch in held)
    loose = sorted((seat for seat in seats if seat.batch not in held), key=lambda s: (s.name.casefold(), s.id))
    if not classes:
        return {}
    return _by_region(seats, loose, held) if way == BY_REGION else _by_name(loose, held)


def _by_name(loose: Sequence[Seat], held: Mapping[str, int]) -> dict[str, str]:
    sizes = dict(held)
    for _ in loose:
        sizes[min(sizes, key=lambda one: sizes[one])] += 1
    order = [one for one, size in sizes.items() for _ in range(size - held[one])]
    return {seat.id: batch for seat, batch in zip(loose, order, strict=True)}


def _by_region(seats: Sequence[Seat], loose: Sequence[Seat], held: Mapping[str, int]) -> dict[str, str]:
    sizes, groups = dict(held), defaultdict(list)
    for seat in loose:
        groups[seat.region].append(seat)
    dealt: dict[str, str] = {}
    for region, group in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        there = Counter(seat.batch for seat in seats if seat.region == region and seat.batch in sizes)
        chosen = max(there, key=lambda one: there[one]) if there else min(sizes, key=lambda one: sizes[one])
        sizes[chosen] += len(group)
        dealt.update((seat.id, chosen) for seat in group)
    return dealt
