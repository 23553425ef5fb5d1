"""Two spellings, one person?"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.matching import clearly_different, name_key, search_key, search_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hj. Siti Chadidjah, S.Sos", "SITI  KHADIJAH"),
        ("Moh. Jusuf", "Muhammad Jusuf"),
        ("M. Ali", "Mohamad Ali"),
        ("Nur'aini", "Nur’aini"),
        ("Drs.Doris Welly", "doris welly"),
        ("Sudrajat. S.Sos", "SUDRAJAT"),
        ("Soekarno", "Sukarno"),
        ("Tjipto", "Cipto"),
        ("Achmad Rachman", "Ahmad Rahman"),
        ("Annisa", "Anisa"),
        ("Hj. St. Aminah", "Sitti Aminah"),
        ("Abd. Rahman, S.T.", "Abdul Rachman"),
        ("José", unicodedata.normalize("NFD", "José")),
    ],
)
def test_habits_of_spelling_and_titles_make_no_other_name(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siti Aminah", "Siti"),
        ("Nur Aini", "Nuraini"),
        ("Rahmat Hidayat", "Hidayat, Rahmat"),
        ("Suhartono", "Suhatrono"),
        ("M. Yusuf", "Muh. Jusuf"),
        ("A. Rahman Lubis", "Abdul Rahman Lubis"),
        ("H. Ramli", "Ramli"),
        ("", "Budi"),
    ],
)
def test_a_shortened_or_mistyped_name_is_not_clearly_another(one, other):
    assert not clearly_different(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Siti Aminah", "Siti Aisyah"), ("Budi", "Adi"), ("Joko Susilo", "Sri Rejeki")]
)
def test_two_people_are_told_apart(one, other):
    assert clearly_different(one, other)


def test_titles_alone_stay_a_name():
    assert name_key("Drs.") == "drs"
    assert name_key("") == ""


def test_search_words_are_folded_and_stand_once():
    assert search_words("  SITI nur’aini, siti ") == ("siti", "nuraini")
    assert search_key("Ma'rang") == "marang"


names = st.text(max_size=40)


@given(names, names)
def test_difference_is_symmetric_and_no_name_differs_from_itself(one, other):
    assert clearly_different(one, other) == clearly_different(other, one)
    assert not clearly_different(one, one)


@given(names)
def test_a_key_ignores_case_spaces_and_the_form_of_unicode(name):
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(unicodedata.normalize("NFC", name))
    assert search_key(search_key(name)) == search_key(name)
    assert name_key(f"  {name}  ") == name_key(name)
