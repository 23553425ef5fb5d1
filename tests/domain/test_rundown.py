"""What does not hold together in a rundown, weekdays that contradict their dates, and moving on the timetable."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain import wording
from app.domain.rundown import Plan, Slot, findings, named, person_key
from app.domain.timetable import (
    DAY,
    Span,
    clock,
    lanes,
    minutes,
    most_of_one_class,
    overlap,
    pushed,
    share_people,
    snapped,
)
from app.domain.weekdays import slips

DAY_ONE = "2025-06-02"


def slot(number: str, starts: str, ends: str, **fields) -> Slot:
    return Slot(number, fields.pop("date", DAY_ONE), starts, ends, fields.pop("title", f"Sesi {number}"), **fields)


def told(*slots: Slot, elsewhere: tuple[Slot, ...] = (), **fields) -> list[tuple[str, str]]:
    plan = Plan(date(2025, 6, 2), date(2025, 6, 5), 45, slots, **fields)
    return [(finding.key, finding.sentence) for finding in findings(plan, elsewhere)]


def test_a_day_without_gaps_has_nothing_to_tell():
    assert told(
        slot("1", "08.00", "08.30", title="Pembukaan", unattended=True, people=("Kepala",)),
        slot("2", "08.30", "10.00", lesson_hours=Decimal(2), people=("Budi",), room="Aula", subject="m"),
        slot("3", "10.00", "10.15", title="Istirahat", unattended=True),
        slot("4", "10.15", "11.45", lesson_hours=Decimal(2), people=("Budi",), room="Aula", subject="n"),
        subject_hours=(("m", "Materi m", Decimal(2)), ("n", "Materi n", Decimal(2))),
    ) == []


def test_one_who_speaks_here_and_moderates_there_is_named_without_titles():
    first = slot("1", "08.00", "09.30", people=("Dr. Budi Santoso, M.Si.",), batch="i", batch_name="Angkatan I")
    second = slot("2", "09.00", "10.00", people=("Budi Santoso",), batch="ii", batch_name="Angkatan II")
    ((key, sentence),) = told(first, second)
    assert key == "person"
    assert sentence == (
        "Dr. Budi Santoso, M.Si. bertugas bersamaan pada “Sesi 1” (08.00–09.30, Angkatan I) dan “Sesi 2” "
        "(09.00–10.00, Angkatan II) pada Senin, 2 Juni 2025."
    )


def test_a_room_is_taken_once_and_classes_sit_side_by_side():
    first = slot("1", "08.00", "09.30", room="Aula", batch="i", batch_name="I")
    second = slot("2", "09.00", "10.00", room=" aula", batch="ii", batch_name="II")
    (room,) = told(first, second)
    assert room[1].startswith("Ruang Aula dipakai bersamaan untuk “Sesi 1”")
    (clash,) = told(first, slot("3", "09.00", "10.00", batch=""))
    assert (clash[0], clash[1].endswith("berbenturan untuk I.")) == ("class", True)


def test_a_break_within_a_day_long_session_is_no_clash_and_takes_from_its_time():
    day = slot("1", "08.00", "16.00", lesson_hours=Decimal(10), room="Aula")
    rest = slot("2", "12.00", "13.00", unattended=True, room="Aula")
    assert told(day) == []
    (short,) = told(day, rest)
    assert short[1].endswith("10 JP × 45 menit = 450 menit, waktunya 420 menit.")


def test_another_event_of_the_office_holds_speaker_and_room():
    own = slot("1", "08.00", "09.30", people=("Ani",), room="Aula")
    other = slot("9", "09.00", "10.00", people=("ANI",), room="aula", event="PSM-B")
    assert [key for key, _ in told(own, elsewhere=(other,))] == ["person", "room"]
    assert told(own, elsewhere=(slot("9", "09.30", "10.00", people=("Ani",), room="Aula", event="PSM-B"),)) == []
    assert told(own, elsewhere=(slot("9", "08.00", "10.00", people=("Cut",), event="PSM-B"),)) == []


def test_time_beyond_the_event_and_time_that_runs_backwards():
    said = dict(told(slot("1", "10.00", "09.00"), slot("2", "08.00", "09.00", date="2025-06-09")))
    assert said["order"] == "“Sesi 1” (10.00–09.00) pada Senin, 2 Juni 2025 selesai sebelum mulai."
    assert said["outside"] == (
        "“Sesi 2” (08.00–09.00) pada Senin, 9 Juni 2025, di luar tanggal kegiatan (2 s.d. 5 Juni 2025)."
    )


def test_lesson_hours_of_a_subject_are_held_against_each_class():
    own = [
        slot("1", "08.00", "09.30", lesson_hours=Decimal(2), subject="m", batch="i", batch_name="Angkatan I"),
        slot("2", "08.00", "08.45", lesson_hours=Decimal(1), subject="m", batch="ii", batch_name="Angkatan II"),
    ]
    subjects = (("m", "Etika", Decimal(2)),)
    assert told(*own, subject_hours=subjects, batches=("i", "ii")) == [
        ("subject_hours", "Materi “Etika” 2 JP, menurut jadwal 1 JP untuk Angkatan II."),
        ("hours", "Jumlah JP berbeda: 2 JP menurut materi, 1 JP menurut sesi."),
    ]


def test_where_only_a_role_stands_nobody_is_named():
    assert named("Narasumber") == named("") == ()
    assert named("Budi dan Ani; Cut") == ("Budi", "Ani", "Cut")
    assert named("Danil Andi") == ("Danil Andi",)
    assert person_key("Drs. H. BUDI, M.Si") == person_key("Budi")


def test_a_weekday_typed_wrong_is_found_in_any_text():
    texts = (("tema", "Dibuka Selasa, 28 Agustus 2017"),)
    (slip,) = told(slot("1", "08.00", "09.00", title="Kunjungan Rabu 3/6/2025"), texts=texts)[:1]
    assert slip == ("weekday", "“Selasa, 28 Agustus 2017” pada tema: 28 Agustus 2017 adalah hari Senin.")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Kamis, 15 Mei 2023", "Kamis, 15 Mei 2023"),
        ("pada hari Jum'at tanggal 16 Mei 2023 di aula", "Jum'at tanggal 16 Mei 2023"),
        ("Senin (29/8/2017)", "Senin (29/8/2017"),
        ("SENIN, 29-08-2017", "SENIN, 29-08-2017"),
        ("Senin s.d. Kamis, 28 s.d. 30 Agustus 2017", "Senin s.d. Kamis, 28 s.d. 30 Agustus 2017"),
        ("Selasa, 28 Agt 2017", "Selasa, 28 Agt 2017"),
    ],
)
def test_slips_as_people_write_them(text, typed):
    assert [slip.typed for slip in slips(text)] == [typed]


@pytest.mark.parametrize(
    "text",
    ["Senin, 28 Agustus 2017", "Rabu 12/9/2018", "Senin s.d. Rabu, 28 s.d. 30 Agustus 2017", "Seninan 29 Agustus 2017",
     "Selasa, 31 Juni 2017", "setiap Minggu", "Aula Senin", "Ahad, 27 Agustus 2017", "Jum’at, 1 September 2017"],
)  # fmt: skip
def test_what_is_right_or_no_date_is_left_alone(text):
    assert slips(text) == ()


def test_a_date_without_a_year_is_of_the_year_of_the_event():
    assert slips("Senin, 28 Agustus", 2017) == ()
    assert slips("Selasa, 28 Agustus", 2017)[0].weekday == "Senin"
    assert slips("Selasa, 28 Agustus") == ()


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 6))
def test_each_date_we_write_ourselves_is_right_and_another_weekday_is_not(day, later):
    right = wording.long_date(day)
    wrong = f"{wording.long_date(day + timedelta(later)).partition(',')[0]}, {wording.plain_date(day)}"
    assert slips(right) == ()
    assert [(slip.typed, slip.date) for slip in slips(wrong)] == [(wrong, day)]


spans = st.lists(
    st.builds(
        lambda one, starts, length, batch: Span(one, starts, starts + length, batch),
        st.uuids().map(str), st.integers(0, 1200), st.integers(5, 180), st.sampled_from(["", "i", "ii"]),
    ),
    max_size=10, unique_by=lambda span: span.id,
)  # fmt: skip


@given(st.integers(0, DAY - 1))
def test_a_clock_is_read_as_it_is_written(time):
    assert minutes(clock(time)) == time


@pytest.mark.parametrize("text", ["", "8.61", "24.00", "pagi", "8.5.1", "-1.00", "٨.00", "²"])
def test_what_is_no_time_is_none(text):
    assert minutes(text) is None


@given(st.integers(-600, 2000), st.integers(5, 600), spans)
def test_what_is_let_go_stays_within_the_day_near_the_hand(wanted, length, others):
    at = snapped(wanted, length, others)
    assert 0 <= at <= DAY - 1 - length
    if 0 <= wanted <= DAY - 15 - length:
        assert abs(at - wanted) <= 8


@given(spans, st.integers(0, 1200), st.integers(5, 120))
def test_what_is_pushed_never_goes_back_and_leaves_room(others, starts, length):
    new = Span("new", starts, starts + length)
    moved = pushed(new, others)
    after = {span.id: Span(span.id, moved.get(span.id, span.starts), moved.get(span.id, span.starts) + span.ends
                           - span.starts, span.batch) for span in others}  # fmt: skip
    for span in others:
        assert after[span.id].starts >= span.starts
        if span.starts >= starts:
            assert not overlap(new, after[span.id])
        else:
            assert span.id not in moved


@given(spans)
def test_those_at_the_same_time_stand_side_by_side(some):
    placed = lanes(some)
    for one in some:
        lane, count = placed[one.id]
        assert 0 <= lane < count
        for other in some:
            if other is not one and overlap(one, other):
                assert placed[other.id][0] != lane
                assert placed[other.id][1] == count


@given(st.lists(st.tuples(st.integers(0, 8).map(Decimal), st.sampled_from(["", "i", "ii"]))))
def test_nobody_sits_more_than_the_fullest_class(hours):
    per_class = [sum((h for h, b in hours if b in {"", one}), Decimal(0)) for one in ("i", "ii")]
    assert most_of_one_class(hours) == max(per_class)


@given(spans)
def test_sessions_that_follow_each_other_in_one_class_are_no_clash(some):
    assume(not any(overlap(a, b) and share_people(a.batch, b.batch) for a in some for b in some if a is not b))
    whole = [span for span in some if span.ends < DAY]
    slots = [slot(s.id, clock(s.starts), clock(s.ends), batch=s.batch, batch_name=s.batch) for s in whole]
    assert not [key for key, _ in told(*slots) if key == "class"]
