"""Text made safe and fitted: laws over any text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing import fonts, text
from tests.printing.reading import letters

WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=120).map(
    lambda value: text.printable(value, fonts.SANS))


@given(st.text(max_size=100))
def test_safe_text_has_no_control_or_direction_marks(value):
    plain = text.safe(value)
    assert not {unicodedata.category(letter) for letter in plain} & {"Cc", "Cf", "Cs"}
    assert text.safe(plain) == plain


@given(WORDS, st.floats(15, 120), st.integers(1, 3))
def test_fit_loses_no_letter_and_stays_within_its_width(value, width, count):
    fitted = text.fit(value, fonts.SANS, width, (text.Try(1, 12, 9), text.Try(count, 10, 7)))
    assert letters("".join(fitted.lines)) == letters(value)
    for line in fitted.lines:
        assert fonts.width(line, fonts.SANS, fitted.size) <= width + 0.01
    assert fitted.size >= 7
    if fitted.fits:
        assert len(fitted.lines) <= max(1, count)


@given(st.lists(st.floats(1, 30), min_size=1, max_size=30), st.floats(30, 100))
def test_balance_needs_no_more_lines_than_greedy(units, width):
    greedy = text.break_lines(units, 1.0, width)
    balanced = text.balance(units, 1.0, width)
    assert [index for line in balanced for index in line] == list(range(len(units)))
    assert len(balanced) == len(greedy)


def test_balance_refuses_a_word_wider_than_the_line():
    with pytest.raises(ValueError, match="10"):
        text.balance([20.0], 1.0, 10)


def test_no_break_space_is_no_break():
    assert text.wrap("12\xa0September\xa02018 di", fonts.SANS, 12, 40) == ["12\xa0September\xa02018", "di"]


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("460/0004/DINSOS/IX/2024", ["460/0004/DINSOS/", "IX/2024"]),
        ("31\xa0Desember\xa02024\xa0Panjang", ["31\xa0Desember\xa02024\xa0", "Panjang"]),
    ],
)
def test_a_word_wider_than_a_line_ends_it_at_a_sign_where_it_has_one(word, lines):
    assert text.wrap(word, fonts.SANS, 8.5, 29) == lines


def test_missing_letters_are_named_once():
    assert text.missing("阿a阿😀", fonts.SERIF) == "阿😀"
    assert text.letter_names("阿") == "“阿” (U+963F)"
    assert text.missing("Ḥāfiẓ ʿAbd al-Raḥmān ʻ ʼ ʾ Đoàn Thị Phượng", fonts.GARAMOND) == ""


def test_balanced_name_lines_are_nearly_equal():
    name = "Raden Ajeng Siti Nurhaliza Kusumaningtyas Wulandari Prameswari Hadiningrat"
    fitted = text.fit(name, fonts.GARAMOND, 225, (text.Try(1, 32, 24), text.Try(2, 22, 16)), balanced=True)
    assert fitted.lines == ("Raden Ajeng Siti Nurhaliza Kusumaningtyas", "Wulandari Prameswari Hadiningrat")
    assert fitted.size == 22
