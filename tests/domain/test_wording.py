"""Dates, numbers and sentences as they stand on paper (paper.md §8)."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import wording

DAY = dt.date(2018, 9, 12)


def test_weekday_is_derived():
    assert wording.long_date(DAY) == "Rabu, 12 September 2018"
    assert wording.plain_date(DAY) == "12 September 2018"
    assert wording.short_date(DAY) == "Rab, 12 Sep 2018"
    assert wording.long_date(dt.date(2026, 1, 2)) == "Jumat, 2 Januari 2026"


@pytest.mark.parametrize(("first", "last", "text"), [
    ((2017, 8, 28), (2017, 8, 30), "28 s.d. 30 Agustus 2017"),
    ((2017, 8, 30), (2017, 9, 1), "30 Agustus s.d. 1 September 2017"),
    ((2017, 12, 30), (2018, 1, 2), "30 Desember 2017 s.d. 2 Januari 2018"),
    ((2017, 8, 28), (2017, 8, 28), "28 Agustus 2017"),
])
def test_ranges(first, last, text):
    assert wording.date_range(dt.date(*first), dt.date(*last)) == text


def test_scattered_days():
    june = [dt.date(2025, 6, day) for day in (11, 4, 5)]
    assert wording.dates_list(june) == "4, 5, dan 11 Juni 2025"
    assert wording.dates_list(june[1:]) == "4 dan 5 Juni 2025"
    two_months = [dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2025, 7, 3)]
    assert wording.dates_list(two_months) == "30 Juni, 1, dan 3 Juli 2025"
    assert wording.dates_list([dt.date(2025, 12, 30), dt.date(2026, 1, 2)]) == "30 Desember 2025 dan 2 Januari 2026"
    assert wording.dates_list([]) == ""


def test_on_days_chooses_the_form():
    assert wording.on_days([DAY]) == "pada hari Rabu, tanggal 12 September 2018"
    assert wording.on_days([dt.date(2017, 8, day) for day in (30, 28, 29)]) == "pada tanggal 28 s.d. 30 Agustus 2017"
    assert wording.on_days([dt.date(2025, 6, day) for day in (4, 5, 11)]) == "pada tanggal 4, 5, dan 11 Juni 2025"
    assert wording.on_days([]) == ""
    assert wording.days_text([DAY]) == "Rabu, 12 September 2018"
    assert wording.days_text([DAY, DAY + dt.timedelta(1)]) == "12 s.d. 13 September 2018"


def test_times():
    assert wording.time_range(dt.time(8), dt.time(16), "WIB") == "08.00–16.00 WIB"
    assert wording.time_range(dt.time(8, 30), None, "WITA") == "08.30 WITA s.d. selesai"


@pytest.mark.parametrize(("value", "text"), [
    (16, "16 (enam belas)"), (8, "8 (delapan)"), (100, "100 (seratus)"), (1000, "1.000 (seribu)"),
    (Decimal("1.5"), "1,5 (satu koma lima)"), (Decimal("6.40"), "6,4 (enam koma empat)"), (Decimal(10), "10 (sepuluh)"),
    (Decimal("0.05"), "0,05 (nol koma nol lima)"), (0, "0 (nol)"), (Decimal(-2), "-2 (minus dua)"),
])
def test_numbers_in_words(value, text):
    assert wording.spelled(value) == text


@given(st.integers(1, 3999))
def test_roman_numerals_are_read_back(number):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    digits = [values[letter] for letter in wording.roman(number)]
    total = sum(-digit if digit < max(digits[index:]) else digit for index, digit in enumerate(digits))
    assert total == number


def test_roman_has_no_zero():
    with pytest.raises(ValueError, match="0"):
        wording.roman(0)


def test_official_names_and_nip():
    assert wording.official_name("Rina Oktaviani", "Dr.", "S.ST.") == "Dr. Rina Oktaviani, S.ST."
    assert wording.official_name("Rina Oktaviani", "", "S.ST.") == "Rina Oktaviani, S.ST."
    assert wording.official_name("Rina Oktaviani", "Dr.", "S.ST.", with_titles=False) == "Rina Oktaviani"
    assert wording.nip_text("198609262015051001") == "19860926 201505 1 001"
    assert wording.nip_text("19860926 201505 1 001") == "19860926 201505 1 001"
    assert wording.nip_text(" 1986-x ") == "1986-x"


@given(st.text(max_size=120))
def test_unbroken_changes_only_spaces(text):
    assert wording.unbroken(text).replace(wording.NBSP, " ") == text.replace(wording.NBSP, " ")


def test_unbroken_ties_dates_and_numbers():
    tied = wording.unbroken("tanggal 12 September 2018, meliputi 16 (enam belas) jam pelajaran Tahun 2018")
    assert tied.split(" ") == ["tanggal", "12\xa0September\xa02018,", "meliputi", "16\xa0(enam\xa0belas)",
                               "jam\xa0pelajaran", "Tahun\xa02018"]


def test_certificate_sentence_of_a_participant():
    phrases = wording.certificate_sentence("Bimbingan Teknis Pekerja Sosial Masyarakat (PSM)",
                                           "Dinas Sosial Provinsi Riau", [DAY], "Aula Kantor Bupati Siak", 8)
    assert phrases[0].bold
    assert "".join(phrase.text for phrase in phrases) == (
        "Bimbingan Teknis Pekerja Sosial Masyarakat (PSM) yang diselenggarakan oleh Dinas Sosial Provinsi Riau "
        "pada hari Rabu, tanggal 12 September 2018, di aula Kantor Bupati Siak, meliputi 8 (delapan) jam pelajaran.")


def test_certificate_sentence_of_a_role_and_with_gaps():
    role = wording.certificate_sentence("Bimtek PSM", "Dinas Sosial", [DAY], "", 0, role="narasumber", predicate="baik")
    assert "".join(phrase.text for phrase in role) == (
        "sebagai NARASUMBER Bimtek PSM, yang diselenggarakan oleh Dinas Sosial pada hari Rabu, "
        "tanggal 12 September 2018, dengan predikat baik.")
    bare = wording.certificate_sentence("Bimtek PSM", "", [], "", 0)
    assert "".join(phrase.text for phrase in bare) == "Bimtek PSM."


def test_other_lines():
    assert wording.person_origin("PSM", "Kampung Dalam", "Kecamatan Siak", "") == "PSM Kampung Dalam, Kecamatan Siak"
    assert wording.birth_line("Siak", dt.date(1985, 5, 4)) == "lahir di Siak, 4 Mei 1985"
    assert wording.birth_line("", dt.date(1985, 5, 4)) == "lahir pada tanggal 4 Mei 1985"
    assert wording.birth_line("Siak", None) == "lahir di Siak"
    assert wording.birth_line("", None) == ""
    assert wording.certificate_lead("Kepala Dinas Sosial", "Plt.") == "Plt. Kepala Dinas Sosial menerangkan bahwa"
    assert wording.certificate_lead("") == ""
    assert wording.award_sentence("Pekerja Sosial Masyarakat (PSM) Berprestasi", "Kabupaten Siak", 2018)[0].text == (
        "Pekerja Sosial Masyarakat (PSM) Berprestasi Tingkat Kabupaten Siak Tahun 2018.")
    assert wording.attendance_note(45, 8, 8) == "1 JP = 45 menit. Kehadiran 8 dari 8 JP (100 %)."
    assert wording.attendance_note(45, Decimal("6.5"), 8) == "1 JP = 45 menit. Kehadiran 6,5 dari 8 JP (81 %)."
    assert wording.attendance_note(45, 0, 0) == "1 JP = 45 menit."
    assert wording.replacement_line("460/1") == "Pengganti sertifikat nomor 460/1 yang dinyatakan tidak berlaku."
