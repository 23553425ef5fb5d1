"""Running numbers by range: what is handed out next, and the holes with their reasons."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.number_ranges import UNEXPLAINED, Range, Supply, holes

_NUMBERS = st.sets(st.integers(1, 60), max_size=20)
_RANGES = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 15)), max_size=4).map(
    lambda found: [Range(first, first + more, f"alasan {place}") for place, (first, more) in enumerate(found)]
)


def _apart(ranges: list[Range]) -> list[Range]:
    """Those that overlap none before them, as they are at entry."""
    kept: list[Range] = []
    for one in ranges:
        if not any(one.overlaps(other) for other in kept):
            kept.append(one)
    return kept


@given(_NUMBERS, st.integers(1, 70), _RANGES, st.integers(0, 4), st.integers(1, 30))
def test_no_number_is_given_twice_nor_out_of_order_nor_from_another_office(
    used: set[int], start: int, ranges: list[Range], own_count: int, wanted: int
) -> None:
    apart = _apart(ranges)
    own, others = apart[:own_count], apart[own_count:]
    supply = Supply(used, start, own, others)
    given_out = [supply.take() for _ in range(wanted)]
    numbers = [one for one in given_out if one is not None]
    assert numbers == sorted(set(numbers) - used)
    assert not any(number in block for number in numbers for block in others)
    assert all(number >= start for number in numbers)
    if own:
        assert all(any(number in block for block in own) for number in numbers)
    else:
        assert len(numbers) == wanted


def test_a_block_is_used_up_before_the_next_one_begins_and_then_there_are_none() -> None:
    supply = Supply({1, 2}, 1, [Range(11, 12), Range(1, 4)])
    assert [supply.take() for _ in range(5)] == [3, 4, 11, 12, None]


def test_without_a_block_those_of_others_are_leapt_over_and_do_not_count() -> None:
    supply = Supply({1, 2, 105}, 1, (), [Range(4, 5), Range(6, 6), Range(100, 199)])
    assert [supply.take() for _ in range(3)] == [3, 7, 8]


@given(_NUMBERS, st.integers(1, 60), _RANGES)
def test_holes_and_used_numbers_make_the_whole(used: set[int], first: int, ranges: list[Range]) -> None:
    found = holes(used, first, ranges)
    missing = [running for hole in found for running in range(hole.first, hole.last + 1)]
    assert missing == [running for running in range(first, max(used, default=0)) if running not in used]
    for hole in found:
        for running in (hole.first, hole.last):
            reasons = [one for one in ranges if running in one]
            if not reasons:
                assert hole.why == UNEXPLAINED
            else:
                assert hole.why in {one.why for one in reasons if one.count == min(r.count for r in reasons)}


def test_neighbours_with_one_reason_are_one_hole() -> None:
    explained = [Range(3, 4, "rusak"), Range(5, 6, "rusak"), Range(7, 7, "dibatalkan")]
    assert holes({1, 10}, 1, explained) == (
        Range(2, 2, UNEXPLAINED),
        Range(3, 6, "rusak"),
        Range(7, 7, "dibatalkan"),
        Range(8, 9, UNEXPLAINED),
    )
