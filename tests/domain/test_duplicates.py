"""Which records are compared, and how they are judged: laws and examples."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.duplicates import OFFERED, Crowd, Known, judge, name_likeness, nik_difference, pairs_in, pairs_of_nik

WORDS = "Siti St. Aminah Amina Muhammad Moh. Yusuf Jusuf Nur Aini Nuraini A. Ma'ruf 7"
names = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=4).map(" ".join)
cards = st.builds(
    Known,
    id=st.uuids().map(lambda one: one.hex),
    name=names | st.text(max_size=12),
    nik=st.sampled_from(["", "1408014405850001", "1408014405850002", "14"]),
    birth_date=st.sampled_from(["", "1985-05-04", "1985-04-05", "1990-01-01", "tahun 1980"]),
    sex=st.sampled_from(["", "L", "P"]),
    place=st.sampled_from(["", "14.08.01.1001"]),
    phone=st.sampled_from(["", "0812"]),
)


def never(_crowd: Crowd) -> None:
    raise AssertionError


@given(cards, cards)
def test_a_judgement_hangs_on_no_order_and_stays_within_its_scale(one, other):
    judgement, turned = judge(one, other), judge(other, one)
    assert (judgement is None) == (turned is None)
    if judgement is not None and turned is not None:
        assert judgement.score == turned.score
        assert OFFERED <= judgement.score <= 100
        assert judgement.reasons


@given(st.lists(cards, max_size=24, unique_by=lambda known: known.id))
def test_each_pair_is_met_once(block):
    met = [frozenset((one.id, other.id)) for one, other in pairs_in(block, never, lambda: None)]
    assert len(met) == len(set(met))
    assert all(len(pair) == 2 for pair in met)


@given(st.lists(cards, max_size=24, unique_by=lambda known: known.id))
def test_people_of_one_name_are_always_met(block):
    met = {frozenset((one.id, other.id)) for one, other in pairs_in(block, never, lambda: None)}
    for one, other in combinations(block, 2):
        if one.words and one.words == other.words:
            assert frozenset((one.id, other.id)) in met


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moh. Yusuf", "Muhammad Jusuf"),
        ("Siti Aminah", "Hj. Siti Amina, S.Sos"),
        ("Nur Aini", "Nuraini"),
        ("Sukarni", "Sukarmi"),
        ("Budi Santoso", "Santoso Budi"),
        ("A. Fauzi Lubis", "Ahmad Fauzi"),
        ("Muhammad F.", "Muhammad Fauzi"),
        ("Siti Aminah Lubis", "Siti Aminah"),
        ("Tjoet Nyak Dien", "Cut Nyak Dien"),
    ],
)
@pytest.mark.parametrize("around", [0, 40])
def test_near_names_of_one_village_are_met_also_in_a_large_one(one, other, around):
    others = ("Siti Rahmawati", "Muhammad Ali", "Nur Hidayah", "Budi Utomo", "Ahmad Zaini")
    block = [Known(f"o{n}", f"{others[n % 5]} {'abcdefgh'[n // 5 % 8]}", place="x") for n in range(around)]
    block = [Known("1", one, place="x"), *block, Known("2", other, place="x")]
    assert {"1", "2"} in [{first.id, second.id} for first, second in pairs_in(block, never, lambda: None)]
    assert judge(block[0], block[-1]) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [("Siti Aminah", "Siti Aisyah"), ("Budi", "Adi"), ("Siti", "Siti Aminah Lubis"), ("No 17", "No 18"), ("", "")],
)
def test_other_names_of_one_village_are_no_pair(one, other):
    assert judge(Known("1", one, place="x"), Known("2", other, place="x")) is None


def test_too_many_of_one_name_are_told_and_left_out():
    crowd = [Known(f"{n}", "Siti Aminah", place="x") for n in range(200)]
    told: list[Crowd] = []
    block = [*crowd, Known("a", "Rahmat", place="x"), Known("b", "Rachmad", place="x")]
    assert [(one.id, other.id) for one, other in pairs_in(block, told.append, lambda: None)] == [("a", "b")]
    assert told == [Crowd("Siti Aminah", 200)]
    assert list(pairs_of_nik(crowd, told.append, lambda: None)) == []


def test_where_two_niks_differ_is_said_without_showing_them():
    assert nik_difference("1408014405850001", "1408014405850010") == "NIK berbeda pada angka ke-15, 16"
    assert nik_difference("1408014405850001", "") == ""
    assert nik_difference("1408014405850001", "14080144") == "panjang NIK berbeda"
    assert nik_difference("1408014405850001", "9999999999999999") == "NIK berbeda"


@given(names, names)
def test_likeness_is_symmetric_and_one_for_the_same(one, other):
    first, second = Known("1", one).words, Known("2", other).words
    assert name_likeness(first, second) == pytest.approx(name_likeness(second, first))
    assert name_likeness(first, first) == (1.0 if first else 0.0)
