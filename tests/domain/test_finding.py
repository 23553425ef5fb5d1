"""What a typed text finds: spellings, titles, tails of numbers, and every beginning of what is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import matching
from app.domain.finding import fulfils, tokens, wish

NAMES = st.sampled_from((
    "Mohammad Nasution", "Moh. Djoko Soetrisno", "Nur'aini binti Ma'ruf", "Sitti Chadidjah", "M. Nasir", "Drs.Welly",
    "St. Aminah", "Abd. Rahman", "José Núñez", "Tjahjo Oetomo", "R.A. Sjarifah Mochtar", "Þórr Ångström ﬁ", "ℌans",
))  # fmt: skip
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)


def found(stored: str, typed: str, *numbers: str) -> bool:
    return fulfils(tokens((stored,), numbers), wish(typed))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("muh nas", "Mohammad Nasution"), ("moh nasution", "MUHAMMAD NASUTION"), ("nasution muhamad", "M. Nasution"),
        ("mhd", "Moch. Idris"), ("mochamad", "Muh Idris"), ("joko", "Djoko"), ("djoko", "Joko Widodo"),
        ("tjipto", "Cipto"), ("cipto", "Tjipto Mangunkusumo"), ("sukarno", "Soekarno"), ("soekarno", "Sukarno"),
        ("syarif", "Sjarif"), ("siti", "St. Aminah"), ("st aminah", "Siti Aminah"), ("sitti", "Siti Aminah"),
        ("Drs. H. Budi Santoso, M.Si", "Budi Santoso"), ("hj. siti", "Siti Aminah"), ("H.Budi", "Budi"),
        ("budi s.sos", "Budi"), ("nuraini", "Nur'aini"), ("nur aini", "Nur’aini"), ("NUR`AINI", "Nur'aini"),
        ("jose", "José"), ("kabupaten siak", "Kab. Siak"), ("kecamatan dayun", "Kec. Dayun"),
        ("abd rahman", "Abdul Rahman"),
    ],
)  # fmt: skip
def test_spellings_titles_and_accents_do_not_matter(typed, stored):
    assert found(stored, typed)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("joko", "Yoko"), ("budi santosa", "Budi"), ("siti", "Sutini"), ("muh", "Musa"), ("aini", "Nuraini")],
)
def test_other_names_stay_apart(typed, stored):
    assert not found(stored, typed)


@pytest.mark.parametrize(
    "typed",
    ["1408", "140801630590", "0001", "01", "081234567890", "0812 3456 7890", "0812-3456", "+62 812 3456", "62812",
     "81234", "7890", "budi 7890"],
)  # fmt: skip
def test_numbers_are_found_by_head_and_tail_with_and_without_zero(typed):
    assert found("Budi", typed, "1408016305900001", "081234567890")


def test_the_middle_of_a_number_is_no_word():
    assert not found("Budi", "3456", "1408016305900001", "081234567890")


@given(st.data(), NAMES | LETTERS)
def test_every_beginning_of_a_stored_word_finds_it(data, name):
    words = [word for word in name.split() if len(matching.search_key(word)) >= 2]
    for word in words:
        length = data.draw(st.integers(1, len(word)))
        typed = word[:length]
        if matching.search_key(typed):
            assert found(name, typed), typed


@given(st.data(), st.lists(NAMES, min_size=1, max_size=3).map(" ".join))
def test_beginnings_of_all_words_in_any_order_find_a_name(data, name):
    words = data.draw(st.permutations(name.split()))
    typed = " ".join(word[: data.draw(st.integers(2, len(word)))] if len(word) > 1 else word for word in words)
    assert found(name, typed), typed


@given(LETTERS)
def test_no_word_is_a_tail_or_a_facet(text):
    assert not any(token.startswith("_") for token in tokens((text,)))
    assert not any("_" in pattern and not pattern[1:-1].isdigit() for group in wish(text) for pattern in group)
