"""Phone numbers as lists hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import phones


@pytest.mark.parametrize(
    "typed",
    ["081234564471", "0812-3456-4471", "+62 812 3456 4471", "6281234564471", "(0812) 3456.4471", "+62 0812 34564471"],
)
def test_one_number_in_many_spellings(typed):
    assert phones.normalise(typed) == phones.Phone("081234564471")


def test_the_zero_that_excel_dropped_is_put_back_visibly():
    assert phones.normalise("81234564471") == phones.Phone("081234564471", phones.NOTE_ZERO)


@pytest.mark.parametrize("typed", ["0812/0813", "tidak ada", "0812", "<b>", "１２３", "0812 3456 4471 0813 4567 8910"])
def test_what_is_no_number_is_kept_as_typed(typed):
    assert phones.normalise(typed) == phones.Phone(typed, phones.NOTE_UNKNOWN)


def test_other_lines():
    assert phones.normalise("0755 20345").number == "075520345"
    assert phones.normalise("+60 12-345 6789").number == "+60123456789"
    assert phones.normalise("  ").number == ""


def test_shown_and_masked():
    assert phones.show("081234564471") == "0812 3456 4471"
    assert phones.show("tidak ada") == "tidak ada"
    assert phones.mask("081234564471") == "0812 **** 4471"
    assert phones.mask("0812") == "****"
    assert phones.mask("") == ""


@given(st.text(max_size=30))
def test_nothing_typed_is_lost_and_reading_twice_changes_nothing(text):
    once = phones.normalise(text)
    assert bool(once.number) == bool(text.strip())
    assert phones.normalise(once.number).number == once.number


@given(st.text(alphabet="0123456789 +-", max_size=20))
def test_a_masked_number_never_shows_more_than_eight_digits(text):
    assert sum(c.isdigit() for c in phones.mask(phones.normalise(text).number)) <= 8
