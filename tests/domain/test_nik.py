"""A NIK is checked like an officer with the card in hand would."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.nik import birth_date_from_nik, check_nik, is_well_formed, mask_nik, sex_from_nik

WOMAN = "1408066305900012"  # 23 May 1990, Dayun in Siak
BIRTH = date(1990, 5, 23)


def hard(nik: str) -> list[str]:
    return [found.sentence for found in check_nik(nik, None, "", "") if found.kind == "hard"]


def soft(nik: str, birth_date: date | None = None, sex: str = "", region: str = "") -> list[tuple[str, str]]:
    return [(found.field, found.sentence) for found in check_nik(nik, birth_date, sex, region) if found.kind == "soft"]


def test_a_right_nik_has_no_findings_and_a_missing_one_neither():
    assert check_nik(WOMAN, BIRTH, "P", "14.08.06.2001") == ()
    assert check_nik("", BIRTH, "P", "14.08") == ()
    assert not is_well_formed("")


@pytest.mark.parametrize(
    ("nik", "sentence"),
    [
        (WOMAN[:-1], "15 angka, seharusnya 16. Tetap disimpan dan ditandai."),
        (WOMAN + "3", "17 angka, seharusnya 16. Tetap disimpan dan ditandai."),
        ("1408-0663-0590-0", "NIK hanya boleh berisi angka 0–9. Tetap disimpan dan ditandai."),
        ("١٤٠٨٠٦٦٣٠٥٩٠٠٠١٢", "NIK hanya boleh berisi angka 0–9. Tetap disimpan dan ditandai."),
        (WOMAN + "\n", "NIK hanya boleh berisi angka 0–9. Tetap disimpan dan ditandai."),
        ("1" * 16, "Angka pengisi, bukan NIK seseorang. Tetap disimpan dan ditandai."),
        ("1234567890123456", "Angka pengisi, bukan NIK seseorang. Tetap disimpan dan ditandai."),
    ],
)
def test_what_no_office_issued_is_saved_and_marked(nik, sentence):
    assert hard(nik) == [sentence]
    assert not is_well_formed(nik)


@pytest.mark.parametrize(
    ("part", "told"),
    [("6305900000", "0000"), ("0005900012", "(00)"), ("3205900012", "(32)"), ("4005900012", "(40)"),
     ("7205900012", "(72)"), ("2300900012", "(00)"), ("2313900012", "(13)")],
)  # fmt: skip
def test_impossible_serials_days_and_months_are_hard(part, told):
    assert [told in sentence for sentence in hard("140806" + part)] == [True]


@pytest.mark.parametrize("day", ["01", "31", "41", "71"])
def test_the_ends_of_the_day_ranges_are_fine(day):
    assert hard(f"140806{day}01900012") == []


def test_what_differs_from_the_card_is_soft_and_stands_at_its_field():
    assert soft(WOMAN, date(1990, 5, 22)) == [("birth_date", "Berbeda dari NIK (23 Mei 1990). Periksa KTP.")]
    assert soft(WOMAN, sex="L") == [("sex", "Berbeda dari NIK (perempuan). Periksa KTP.")]
    assert [field for field, _ in soft(WOMAN, region="14.71.01.1001")] == ["region"]
    assert soft(WOMAN, region="14") == []
    assert [field for field, _ in soft("1408063102900012")] == ["birth_date"]  # 31 February


def test_a_region_that_left_the_list_is_told_not_refused():
    (found,) = check_nik("9908066305900012", BIRTH, "P", "", regions={"14.08"})
    assert (found.kind, found.field) == ("soft", "region")


def test_the_century_is_the_one_that_makes_a_living_person():
    assert birth_date_from_nik(WOMAN, date(2018, 9, 12)) == BIRTH
    assert birth_date_from_nik("1408062305010012", date(2018, 9, 12)) == date(2001, 5, 23)
    assert birth_date_from_nik("1408062305300012", date(2018, 9, 12)) == date(1930, 5, 23)
    assert birth_date_from_nik("1408062902000012", date(2018, 9, 12)) == date(2000, 2, 29)  # 1900 was no leap year
    assert birth_date_from_nik("12", date(2018, 9, 12)) is None


def test_a_masked_nik_shows_its_beginning_and_end():
    assert mask_nik("1408062305900001") == "1408**********01"
    assert mask_nik("12345") == "*****"
    assert mask_nik("") == ""


@given(st.text(max_size=40))
def test_a_mask_keeps_the_length_and_shows_at_most_six_characters(text):
    masked = mask_nik(text)
    assert len(masked) == len(text)
    assert sum(a == b and b != "*" for a, b in zip(masked, text, strict=True)) <= 6


@given(st.text(max_size=20), st.dates(), st.sampled_from(["L", "P", "", "x"]), st.sampled_from(["", "14", "14.08"]))
def test_any_text_is_judged_without_an_exception(nik, birth_date, sex, region):
    check_nik(nik, birth_date, sex, region)


@given(st.dates(date(1920, 1, 1), date(2018, 1, 1)), st.sampled_from("LP"), st.integers(1, 9999))
def test_a_nik_built_by_the_rule_is_right_and_tells_date_and_sex(birth_date, sex, serial):
    day = birth_date.day + (40 if sex == "P" else 0)
    nik = f"140806{day:02}{birth_date:%m%y}{serial:04}"
    assert check_nik(nik, birth_date, sex, "14.08") == ()
    assert sex_from_nik(nik) == sex
    assert birth_date_from_nik(nik, birth_date) == birth_date
