"""Codes as people paste them: what surrounds a code goes, what belongs to it stays."""

import pytest

from app.domain.pasted_codes import places, readings

CODE = "PSM1:6BF 9$%*+-./:A0"


@pytest.mark.parametrize(
    "text",
    [CODE, f"\r\n {CODE}\t\n", f"“{CODE}”", f"'{CODE}'", f"Kode keaslian: {CODE}", f"Kode:{CODE}\nTerima kasih",
     f"\u200e{CODE}\u200e", f"*{CODE}\n*", f"<{CODE}>", f"https://contoh.invalid/?q={CODE.replace('%', '%25')}&a=1"
     .replace(" ", "%20").replace("PSM1:", "PSM1%3A")],
)  # fmt: skip
def test_words_marks_and_addresses_around_a_code_are_taken_away(text):
    assert places(text) == (CODE,)


@pytest.mark.parametrize("text", ["", "halo", CODE.lower(), f"P{CODE}", f"7{CODE}", "PSM2:6BF", "psm1%3a6BF"])
def test_what_does_not_begin_like_a_code_is_none(text):
    assert places(text) == ()


def test_words_in_capitals_behind_a_code_are_left_out_one_by_one():
    (place,) = places(f"{CODE} TERIMA KASIH")
    assert list(readings(place)) == [f"{CODE} TERIMA KASIH", f"{CODE} TERIMA", CODE, "PSM1:6BF"]


def test_several_codes_come_in_their_order_and_each_once():
    other = "PSM1:ABC"
    assert places(f"{CODE}\n{other}\n{CODE}") == (CODE, other)
    assert places(f"{other} {CODE}")[1] == CODE


def test_nothing_within_a_code_is_mended():
    assert places("PSM1:6BF\n9$%") == ("PSM1:6BF",)
    assert places("PSM1:6BF\u00a09$%") == ("PSM1:6BF",)


def test_a_long_text_is_read_in_no_time():
    place = "PSM1:" + "A " * 100_000
    assert len(list(readings(place))) < 200
