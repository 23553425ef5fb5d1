"""Quotas, attendance, eligibility and certificate numbers: rules that give their reasons."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attendance import NOT_THEIRS, Sitting, presence
from app.domain.eligibility import Candidate, Remark, age_on, remarks
from app.domain.numbering import NumberParts, check_pattern, number
from app.domain.quotas import QuotaLedger, QuotaLine, excess_sentences, over_quota
from app.errors import UserError

D = Decimal
PARTS = NumberParts("460", "SERTIFIKAT", "DINSOS", date(2018, 9, 12))


def line(region="14.08", seats=25, registered=0):
    return QuotaLine(region, "Kab. Siak", seats, registered)


@pytest.mark.parametrize(
    ("stated", "seats", "sentence"),
    [
        (50, (25, 10, 10), "5 kursi belum dialokasikan"),
        (50, (25, 15, 10), ""),
        (50, (40, 13), "3 kursi melebihi total"),
        (None, (25,), ""),
        (50, (None, None), ""),
    ],
)
def test_the_gap_is_said_and_never_corrected(stated, seats, sentence):
    lines = tuple(line(f"14.0{n}", s) for n, s in enumerate(seats))
    ledger = QuotaLedger(stated, lines)
    assert ledger.sentence == sentence
    assert [kept.seats for kept in ledger.lines] == list(seats)


@given(st.integers(0, 500), st.lists(st.integers(0, 200), max_size=8))
def test_stated_is_always_allocated_plus_gap(stated, seats):
    ledger = QuotaLedger(stated, tuple(line(str(n), s) for n, s in enumerate(seats)))
    if seats:
        assert ledger.quota_total + ledger.gap == stated


def test_over_quota_is_told_with_figures():
    assert over_quota([line(seats=2, registered=2)], "14.08") == "kuota Kab. Siak sudah penuh (2 dari 2)"
    assert over_quota([line(seats=2, registered=1)], "14.08") == ""
    assert over_quota([line(seats=None, registered=99)], "14.08") == ""
    assert "tidak mendapat kuota" in over_quota([line()], "14.05")


@pytest.mark.parametrize(("born", "age"), [((2000, 9, 12), 18), ((2000, 9, 13), 17), ((2000, 2, 29), 18)])
def test_age_is_counted_on_the_day(born, age):
    assert age_on(date(*born), date(2018, 9, 12)) == age


def test_eligibility_speaks_in_sentences():
    minor = Candidate(date(2001, 1, 1), missing="NIK", clashes=("DATA-2018",))
    assert [remark.sentence for remark in remarks(minor, "lanjutan", date(2018, 9, 12))] == [
        "17 tahun pada tanggal kegiatan",
        "belum bimtek dasar",
        "terdaftar pada kegiatan lain di tanggal yang sama (DATA-2018)",
        "data belum lengkap",
    ]
    assert remarks(Candidate(None), "dasar", None) == ()


@pytest.mark.parametrize(
    ("candidate", "level", "rule", "sentence"),
    [
        (Candidate(None, basic="2023"), "dasar", "trained", "sudah bimtek dasar 2023"),
        (Candidate(None, basic=""), "dasar", "trained", "sudah bimtek dasar"),
        (Candidate(None, over_quota="melebihi kuota"), "dasar", "over_quota", "melebihi kuota"),
        (Candidate(None, missing="NIK", walk_in=True), "dasar", "incomplete", "lengkapi data: NIK"),
        (Candidate(None, twice=True), "", "twice", "tercatat dua kali pada kegiatan ini (data ganda yang digabung)"),
    ],
)
def test_each_rule_has_its_key_and_its_sentence(candidate, level, rule, sentence):
    assert remarks(candidate, level, date(2018, 9, 12)) == (Remark(rule, sentence),)


def test_who_is_trained_may_come_to_an_advanced_event():
    assert remarks(Candidate(None, basic="2016"), "lanjutan", date(2018, 9, 12)) == ()


def test_excess_is_told_by_region_and_only_where_there_are_quotas():
    full, none = line(seats=2, registered=3), QuotaLine("14.71", "Kota Pekanbaru", None, 1, listed=False)
    assert excess_sentences([full, none]) == {
        "14.08": (1, "melebihi kuota Kab. Siak (3 dari 2)"),
        "14.71": (1, "Kota Pekanbaru tidak mendapat kuota"),
    }
    assert excess_sentences([none]) == {}
    assert over_quota([none], "14.05") == ""


def test_a_threshold_is_met_in_lesson_hours():
    told = presence([Sitting(D(4), "H"), Sitting(D("2.4"), "H"), Sitting(D("1.6"), "A")], 80)
    assert (told.attended, told.needed, told.percent, told.verdict) == (D("6.4"), D("6.4"), 80, "Memenuhi")


def test_nothing_recorded_is_not_absent():
    told = presence([Sitting(D(6), "H"), Sitting(D(2), "")], 80)
    assert (told.reached, told.reachable, told.verdict) == (False, True, "Belum lengkap")
    assert presence([], 80).verdict == "Tidak"


marks = st.lists(
    st.tuples(st.integers(0, 8).map(D), st.sampled_from(["H", "I", "S", "A", "", NOT_THEIRS]), st.booleans()),
    max_size=12,
)


@given(marks, st.integers(0, 100))
def test_attendance_never_exceeds_what_was_taught(sittings, threshold):
    told = presence([Sitting(*s) for s in sittings], threshold)
    assert 0 <= told.attended <= told.attended + told.unrecorded <= told.total
    assert 0 <= told.percent <= 100
    assert not (told.reached and not told.reachable)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{kode}/{urut:04}/{opd}/{bulan_romawi}/{tahun}", "460/0007/DINSOS/IX/2018"),
        ("{urut}/{jenis}/{bulan}-{tahun}", "7/SERTIFIKAT/09-2018"),
        ("{urut:03}", "007"),
    ],
)
def test_numbers_follow_their_pattern(pattern, text):
    assert number(pattern, 7, PARTS) == text


@pytest.mark.parametrize(
    "pattern", ["", "tetap", "{kode}/{tahun}", "{urut}/{nik}", "{urut}/{", "{urut:4}", "{urut.__class__}"]
)
def test_a_pattern_that_cannot_number_is_refused(pattern):
    with pytest.raises(UserError, match="Pola nomor"):
        check_pattern(pattern)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_two_running_numbers_never_give_one_number(first, second):
    pattern = "{kode}/{urut:04}/{tahun}"
    assert (number(pattern, first, PARTS) == number(pattern, second, PARTS)) == (first == second)
