"""Money: whole rupiah, a tax rounded down once, totals that add up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.payments import MOST, column_sums, due, percent_text, read_rupiah, rupiah

PERCENTS = st.integers(0, 10_000).map(lambda hundredths: Decimal(hundredths) / 100)
COMPONENTS = st.lists(st.tuples(st.integers(0, MOST), st.booleans()), max_size=6)


def test_only_taxed_components_are_taxed():
    told = due([150_000, 200_000], [False, True], Decimal(5))
    assert (told.gross, told.tax, told.net) == (350_000, 10_000, 340_000)


def test_a_fraction_of_a_rupiah_is_left_off_once():
    assert due([33_333, 33_333], [True, True], Decimal("2.5")).tax == 1_666  # 1.666,65; each alone would give 1.666 too
    assert due([30, 30], [True, True], Decimal("2.5")).tax == 1  # each alone would give 0


@given(COMPONENTS, PERCENTS)
def test_gross_is_always_net_and_tax(components, percent):
    amounts, taxed = [one for one, _ in components], [flag for _, flag in components]
    told = due(amounts, taxed, percent)
    assert told.net + told.tax == told.gross == sum(amounts)
    base = sum(one for one, flag in components if flag)
    assert 0 <= base * percent / 100 - told.tax < 1


@given(st.lists(st.lists(st.integers(0, MOST), min_size=3, max_size=3), max_size=30))
def test_sums_of_columns_are_the_sum_of_all(rows):
    assert sum(column_sums(rows, 3)) == sum(map(sum, rows))


@given(st.integers(0, MOST))
def test_rupiah_come_back_as_they_are_written(amount):
    assert read_rupiah(rupiah(amount)) == read_rupiah(f"Rp {rupiah(amount)},-") == read_rupiah(str(amount)) == amount


@pytest.mark.parametrize(
    "text", ["", "Rp", "1.5", "150,5", "-5", "1.50.000", "٣", "1000000001", "lima", "9" * 400, "1e3"]
)
def test_what_is_no_rupiah_is_never_guessed(text):
    assert read_rupiah(text) is None


@pytest.mark.parametrize(("text", "amount"), [("Rp150.000,00", 150_000), ("Rp. 1.000", 1_000), (" 25 000 ", 25_000)])
def test_the_usual_ways_of_typing_are_read(text, amount):
    assert read_rupiah(text) == amount


def test_percentages_have_a_decimal_comma():
    assert (percent_text(Decimal("2.50")), percent_text(Decimal(0)), percent_text(Decimal(10))) == ("2,5", "0", "10")
