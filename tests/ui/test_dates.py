"""Screens and papers write dates and numbers alike, though each asks its own library."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain import wording
from ui import dates


@given(st.dates(date(1945, 8, 17), date(2100, 1, 1)))
def test_a_date_reads_the_same_on_screen_and_paper(day):
    assert dates.short_date(day) == wording.short_date(day)
    assert dates.long_date(day) == wording.long_date(day)
    assert dates.plain_date(day) == wording.plain_date(day)


@given(st.decimals(0, 999, places=2))
def test_a_number_reads_the_same_on_screen_and_paper(value):
    assert dates.decimal_text(value) == wording.decimal_text(Decimal(value))
