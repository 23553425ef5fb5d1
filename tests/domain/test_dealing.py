"""Sharing people out among classes."""

from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dealing import BY_NAME, BY_REGION, Seat, deal

CLASSES = ("I", "II", "III")
seat_lists = st.lists(
    st.builds(
        Seat, st.uuids().map(str), st.text("ABCdef", max_size=4), st.sampled_from(["14.08", "14.05", "14.71", ""]),
        st.sampled_from(["", "", *CLASSES, "gone"]),
    ),
    max_size=60, unique_by=lambda seat: seat.id,
)  # fmt: skip


@given(seat_lists, st.sampled_from([BY_NAME, BY_REGION]))
def test_everybody_gets_a_class_and_nobody_moves(seats, way):
    dealt = deal(seats, CLASSES, way)
    assert dealt.keys() == {seat.id for seat in seats if seat.batch not in CLASSES}
    assert set(dealt.values()) <= set(CLASSES)


@given(seat_lists)
def test_by_name_classes_are_as_equal_as_those_already_seated_allow(seats):
    dealt = deal(seats, CLASSES, BY_NAME)
    before = Counter(seat.batch for seat in seats if seat.batch in CLASSES)
    after = before + Counter(dealt.values())
    grown = [after[one] for one in CLASSES if after[one] > before[one]]
    assert not grown or max(grown) - min(after[one] for one in CLASSES) <= 1


@given(seat_lists)
def test_by_name_the_alphabet_runs_through_the_classes(seats):
    dealt = deal(seats, CLASSES, BY_NAME)
    loose = sorted((seat for seat in seats if seat.id in dealt), key=lambda seat: seat.name.casefold())
    by_class = defaultdict(list)
    for seat in loose:
        by_class[dealt[seat.id]].append(seat.name.casefold())
    in_order = [name for one in CLASSES for name in by_class[one]]
    assert in_order == sorted(in_order)


@given(seat_lists)
def test_by_region_nobody_is_parted_from_their_own(seats):
    dealt = deal(seats, CLASSES, BY_REGION)
    chosen = defaultdict(set)
    for seat in seats:
        if seat.id in dealt:
            chosen[seat.region].add(dealt[seat.id])
    assert all(len(classes) == 1 for classes in chosen.values())


def test_twelve_regencies_fill_three_classes_about_evenly():
    sizes = (30, 28, 26, 24, 22, 20, 20, 18, 18, 16, 15, 13)
    places = [(region, one) for region, size in enumerate(sizes) for one in range(size)]
    seats = [Seat(f"{region}-{one}", f"N{one}", str(region)) for region, one in places]
    filled = Counter(deal(seats, CLASSES, BY_REGION).values())
    assert sum(filled.values()) == 250
    assert max(filled.values()) - min(filled.values()) <= 6


@pytest.mark.parametrize("way", [BY_NAME, BY_REGION])
def test_without_classes_nobody_is_dealt(way):
    assert deal([Seat("a", "Ani", "14.08")], (), way) == {}
