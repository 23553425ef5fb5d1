"""The evaluation: means, shares and blanks, held to hand-made sums and to laws."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.domain.evaluation import scale_result


def test_answers_are_summed_up_without_the_blanks():
    """By hand: 5 5 4 3 1 → 18 ÷ 5 = 3,60; 4 and 5 are 3 of 5 = 60 %; two left blank, one wrote 7."""
    found = scale_result([5, None, 5, 4, 3, 1, None, 7])
    assert found.counts == (1, 0, 1, 1, 2)
    assert (found.answered, found.blank, found.mean, found.good) == (5, 3, Decimal("3.60"), 60)


def test_halves_go_up():
    """By hand: 1×5 and 7×4 → 33 ÷ 8 = 4,125 → 4,13; 1 of 8 good = 12,5 → 13 %."""
    assert scale_result([5] + [4] * 7).mean == Decimal("4.13")
    assert scale_result([4] + [1] * 7).good == 13


def test_nobody_answered():
    found = scale_result([None, None])
    assert (found.mean, found.good, found.blank, found.answered) == (None, None, 2, 0)


@given(st.lists(st.one_of(st.none(), st.integers(1, 5))))
def test_every_sheet_is_counted_once(answers):
    found = scale_result(answers)
    assert found.answered + found.blank == len(answers)
    if found.mean is not None:
        exact = Fraction(sum(one for one in answers if one), found.answered)
        assert abs(Fraction(found.mean) - exact) <= Fraction(1, 200)
        assert 0 <= found.good <= 100
