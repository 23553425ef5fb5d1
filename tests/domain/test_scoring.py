"""The award's arithmetic against sums done by hand, and its laws."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.scoring import Scale, rank, weight_gap

D = Decimal


def test_a_hand_calculated_example():
    # Tertulis 40 %, scale 0–100: A 80, B 85 → mean 82.5; Kunjungan 60 %, scale 1–5: A 4, B 5 → (75 + 100) / 2 = 87.5
    # 0.4 × 82.5 + 0.6 × 87.5 = 33 + 52.5 = 85.50
    scales = (Scale("t", D(40)), Scale("k", D(60), D(1), D(5)))
    scores = {("A", "n", "t"): D(80), ("B", "n", "t"): D(85), ("A", "n", "k"): D(4), ("B", "n", "k"): D(5)}
    (line,) = rank(scales, {"n": ("A", "B")}, scores)
    assert (line.score, line.rank, line.missing) == (D("85.50"), 1, 0)


def test_cost_is_reversed_on_its_own_scale():
    (line,) = rank((Scale("p", D(100), D(0), D(10), cost=True),), {"n": ("A",)}, {("A", "n", "p"): D(3)})
    assert line.score == D("70.00")


def test_half_a_cent_goes_up():
    # 100 % × (0.005 exactly) = 0.01
    (line,) = rank((Scale("p", D(100)),), {"n": ("A",)}, {("A", "n", "p"): D("0.005")})
    assert line.score == D("0.01")


def test_ranks_count_1_2_2_4_and_ties_are_said():
    points = {"a": 90, "b": 80, "c": 80, "d": 70}
    scores = {("J", name, "x"): D(value) for name, value in points.items()}
    lines = rank((Scale("x", D(100)),), dict.fromkeys(points, ("J",)), scores)
    assert [(line.rank, line.tied) for line in lines] == [(1, False), (2, True), (2, True), (4, False)]


def test_the_declared_chain_resolves_a_tie_and_nothing_else_does():
    scales = (Scale("x", D(50)), Scale("y", D(50)))
    scores = {("J", "a", "x"): D(80), ("J", "a", "y"): D(60), ("J", "b", "x"): D(60), ("J", "b", "y"): D(80)}
    jurors = {"a": ("J",), "b": ("J",)}
    assert [line.tied for line in rank(scales, jurors, scores)] == [True, True]
    assert [(line.nominee, line.rank) for line in rank(scales, jurors, scores, ("y",))] == [("b", 1), ("a", 2)]


def test_a_missing_score_is_missing_never_nought():
    scales = (Scale("x", D(50)), Scale("y", D(50)))
    lines = rank(scales, {"a": ("J", "K"), "b": ("J",)}, {("J", "a", "x"): D(80)})
    by_name = {line.nominee: line for line in lines}
    assert (by_name["a"].score, by_name["a"].missing) == (D("40.00"), 3)
    assert (by_name["b"].score, by_name["b"].rank, by_name["b"].missing) == (None, None, 2)


def test_the_gap_to_100_is_shown():
    assert weight_gap([D("33.3"), D("33.3"), D("33.3")]) == D("0.1")
    assert weight_gap([D(60), D(50)]) == D(-10)


values = st.decimals(0, 100, places=2)


@given(st.lists(values, min_size=1, max_size=6))
def test_a_single_criterion_is_the_mean_of_its_scores(given_scores):
    scores = {(f"J{n}", "a", "x"): value for n, value in enumerate(given_scores)}
    (line,) = rank((Scale("x", D(100)),), {"a": [f"J{n}" for n in range(len(given_scores))]}, scores)
    exact = sum(map(Fraction, given_scores)) / len(given_scores)
    assert abs(Fraction(line.score) - exact) <= Fraction(1, 200)


@given(st.dictionaries(st.sampled_from("abcdef"), values, min_size=2), st.randoms())
def test_the_order_of_entry_never_matters(points, random):
    names = list(points)
    random.shuffle(names)
    scores = {("J", name, "x"): value for name, value in points.items()}
    one = rank((Scale("x", D(100)),), dict.fromkeys(points, ("J",)), scores)
    other = rank((Scale("x", D(100)),), dict.fromkeys(names, ("J",)), scores)
    assert {(line.nominee, line.rank, line.score) for line in one} == {(o.nominee, o.rank, o.score) for o in other}


@pytest.mark.parametrize(("value", "share"), [("1", 0), ("3", 50), ("5", 100)])
def test_a_scale_is_brought_to_0_100(value, share):
    assert Scale("x", D(1), D(1), D(5)).normalised(D(value)) == share
