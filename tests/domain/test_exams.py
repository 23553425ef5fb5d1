"""Scores: what can be typed, the gain of pairs, grades and graduation, held to hand-made sums."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import exams
from app.domain.attendance import Sitting, presence
from app.domain.exams import FAILED, OPEN, PASSED, Grade, Rule

SCORES = st.decimals(0, 100, places=2)
PEOPLE = st.lists(st.dictionaries(st.sampled_from(("pre", "post", "Praktik")), SCORES))


def came(mark: str):
    return presence([Sitting(Decimal(8), mark)], 80)


@pytest.mark.parametrize(("typed", "value"), [
    ("85", "85"), ("85,5", "85.5"), (" 7.25 ", "7.25"), ("100", "100"), ("0", "0"), ("100,00", "100"),
    ("101", None), ("100,01", None), ("-1", None), ("8o", None), ("1e1", None), ("85,123", None), ("", None),
    ("٨٥", None), ("1_0", None), ("85\n", "85"), ("NaN", None),
])  # fmt: skip
def test_a_score_is_a_number_of_0_to_100(typed, value):
    assert exams.read_score(typed) == (None if value is None else Decimal(value))


def test_the_gain_counts_pairs_only_and_says_who_is_left_out():
    """By hand: (60→80, 55→70, 70→65): gains 20, 15, −5; mean 10; means 61,67 and 71,67."""
    told = [
        {"pre": Decimal(60), "post": Decimal(80)}, {"pre": Decimal(55), "post": Decimal(70)},
        {"pre": Decimal(70), "post": Decimal(65)}, {"pre": Decimal(10)}, {"post": Decimal(99)},
        {"post": Decimal(98)}, {}, {"Praktik": Decimal(50)}, {},
    ]  # fmt: skip
    found = exams.pairs(told)
    assert (found.count, found.without_post, found.without_pre, found.without_both) == (3, 1, 2, 3)
    assert (found.gain.mean, found.gain.lowest, found.gain.highest) == (Decimal("10.00"), -5, 20)
    assert (found.first.mean, found.last.mean) == (Decimal("61.67"), Decimal("71.67"))


@pytest.mark.parametrize(("total", "count", "mean"), [
    ("0.01", 2, "0.01"), ("0.03", 2, "0.02"), ("-0.01", 2, "-0.01"), ("10", 3, "3.33"), ("20", 3, "6.67"),
    ("0.05", 4, "0.01"), ("1", 8, "0.13"), ("-0.01", 3, "0.00"),
])  # fmt: skip
def test_a_mean_is_rounded_half_up(total, count, mean):
    assert str(exams.half_up(Decimal(total), count)) == f"{Decimal(mean):.2f}"


@given(PEOPLE)
def test_everybody_is_a_pair_or_left_out_for_one_reason(people):
    found = exams.pairs(people)
    assert found.count + found.left_out == len(people)
    assert (found.gain is None) == (found.count == 0)
    if found.gain:
        exact = Fraction(sum(one["post"] - one["pre"] for one in people if {"pre", "post"} <= one.keys()))
        assert abs(Fraction(found.gain.mean) - exact / found.count) <= Fraction(1, 200)
        assert found.gain.lowest <= found.gain.highest


def test_nobody_with_both_tests_has_no_gain():
    assert exams.pairs([{"pre": Decimal(50)}, {}]).gain is None


def test_a_grade_is_the_highest_that_the_score_reaches():
    grades = exams.read_grades("70 Cukup\n\n 90  Sangat baik \n80 Baik\nini bukan predikat")
    assert grades == (Grade(Decimal(90), "Sangat baik"), Grade(Decimal(80), "Baik"), Grade(Decimal(70), "Cukup"))
    found = [exams.grade_of(Decimal(score), grades) for score in ("100", "90", "89.99", "80", "70", "69.99")]
    assert found == ["Sangat baik", "Sangat baik", "Baik", "Baik", "Cukup", ""]
    assert exams.grade_of(None, grades) == ""
    assert [exams.in_sentence(one) for one in ("Sangat Baik", "A", "Baik")] == ["sangat baik", "A", "baik"]


@pytest.mark.parametrize(("text", "words"), [
    (exams.EXAMPLE_GRADES, ""), ("", ""), ("Baik", "“Baik” bukan predikat"), ("120 Baik", "“120 Baik”"),
    ("80 Baik\n80,0 Cukup", "mulai dari nilai yang sama"), ("80 " + "Baik" * 11, "lebih dari 40 huruf"),
])  # fmt: skip
def test_lines_that_are_no_grades_are_named(text, words):
    problem = exams.grade_problem(text)
    assert words in problem
    assert bool(words) == bool(problem)


@pytest.mark.parametrize(("mark", "score", "asked", "said"), [
    ("H", None, None, PASSED), ("A", None, None, FAILED), ("", None, None, OPEN),
    ("H", "70", "70", PASSED), ("H", "69.99", "70", FAILED), ("H", None, "70", OPEN),
    ("A", "100", "70", FAILED), ("", "100", "70", OPEN), ("", "0", "70", FAILED), ("H", "0", "0", PASSED),
])  # fmt: skip
def test_graduation_asks_for_attendance_and_score(mark, score, asked, said):
    scores = {} if score is None else {"post": Decimal(score)}
    rule = Rule(pass_score=None if asked is None else Decimal(asked))
    assert exams.verdict(came(mark), scores, rule) == said


def test_without_sessions_nobody_failed_yet():
    assert exams.verdict(presence([], 80), {}, Rule()) == OPEN


@given(st.dictionaries(st.sampled_from(("pre", "post")), SCORES), SCORES, st.sampled_from("HA"))
def test_a_higher_score_never_turns_a_pass_into_a_fail(scores, asked, mark):
    order = (FAILED, OPEN, PASSED)
    rule = Rule(pass_score=asked)
    if "post" in scores:
        higher = scores | {"post": min(scores["post"] + 1, Decimal(100))}
        before, after = exams.verdict(came(mark), scores, rule), exams.verdict(came(mark), higher, rule)
        assert order.index(after) >= order.index(before)
