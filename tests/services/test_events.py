"""Planning an event: the numbers of the letter, the seats, the people; gaps are shown, never corrected."""

from datetime import date

import pytest

from app.domain.vocabulary import CLOSED, DONE, PLANNED, RUNNING
from app.errors import UserError
from app.services import attendance, checking, events, history, office, people, planning, registration, samples
from app.services.people import PersonCard
from tests.builders import NASTY_NAMES, a_person, an_event, an_office, participants

pytestmark = pytest.mark.usefixtures("database")


def test_siak_states_50_gives_45_and_shows_the_five_between():
    samples.load("siak-2018")
    event = events.find("SIAK-2018")
    ledger = events.ledger(event.id)
    assert (ledger.stated_total, ledger.quota_total, ledger.gap) == (50, 45, 5)
    assert ledger.sentence == "5 kursi belum dialokasikan"
    assert [(line.region, line.seats, line.registered) for line in ledger.lines] == [
        ("14.05", 10, 10),
        ("14.08", 25, 25),
        ("14.71", 10, 10),
    ]


def test_solok_has_seats_not_decided_yet():
    samples.load("solok-2017")
    ledger = events.ledger(events.find("solok-2017").id)
    assert (ledger.stated_total, ledger.quota_total, ledger.gap) == (50, None, None)
    assert [(line.seats, line.registered) for line in ledger.lines] == [(None, 10)] * 5


def test_both_samples_fit_into_one_practice_database_and_office_data_refuse_them():
    samples.load("siak-2018")
    samples.load("solok-2017")
    assert people.count() == 95
    assert office.required_card().practice
    with pytest.raises(UserError, match="sudah dipakai"):
        samples.load("siak-2018")


def test_office_data_refuse_a_sample():
    an_office()
    before = checking.digest_of()
    with pytest.raises(UserError, match="berisi data kantor"):
        samples.load("siak-2018")
    assert checking.digest_of() == before


def test_too_many_seats_are_said_and_kept():
    an_office()
    event = an_event()
    planning.set_quota(event, "14.71", 18)
    assert events.ledger(event).sentence == "3 kursi melebihi total"


def test_what_is_odd_is_said_and_nothing_is_refused():
    an_office()
    event = an_event(level="lanjutan")
    planning.set_quota(event, "14.08", 0)
    card = PersonCard(name="Anak Muda", birth_date="2001-09-13", region="14.08.01.1001")
    assert registration.warnings(event, card) == (
        "16 tahun pada tanggal kegiatan",
        "kuota Kab. Siak sudah penuh (0 dari 0)",
        "belum bimtek dasar",
    )
    registration.add_new(event, card, reason="diminta Bupati")
    (row,) = registration.participants(event)
    assert "16 tahun pada tanggal kegiatan" in row.remarks
    assert "data belum lengkap" in row.remarks


def test_the_same_person_twice_is_one_participant():
    an_office()
    event = an_event()
    person = a_person()
    registration.add(event, (person,))
    again = registration.add(event, (person,))
    assert again.step_id == ""
    assert len(registration.participants(event)) == 1
    assert "sudah terdaftar" in registration.warnings(event, people.get(person))[0]


def test_a_substitute_takes_the_seat_and_both_stay_on_record():
    an_office()
    event = an_event()
    (seat,) = participants(event, "Sukarni")
    successor = a_person("Pengganti Baru")
    registration.substitute(seat, successor, "sakit")
    by_name = {row.plain_name: row for row in registration.participants(event)}
    assert by_name["Sukarni"].status == "substituted"
    assert by_name["Pengganti Baru"].replaces == seat
    assert events.active_count(event) == 1


def test_a_substitute_from_elsewhere_is_refused_with_the_reason():
    an_office()
    event = an_event()
    (seat,) = participants(event, "Sukarni")
    other = a_person("Orang Pelalawan", region="14.05.04.2007")
    with pytest.raises(UserError, match=r"kursi ini milik Kab\. Siak"):
        registration.substitute(seat, other, "")


def test_two_people_without_nik_stay_two():
    a_person("Budi", birth_date="1980-01-01")
    a_person("Budi", birth_date="1980-01-01")
    assert people.count() == 2


def test_a_nik_stands_once_in_the_registry():
    a_person("Sukarni", nik="1408014405850001")
    with pytest.raises(UserError, match=r"1408\*+01 sudah terdaftar atas nama Sukarni"):
        a_person("Orang Lain", nik="1408014405850001")


def test_a_wrong_nik_is_saved_and_marked():
    person = a_person("Sukarni", nik="140801230590001")
    (remark,) = people.remarks(people.get(person))
    assert remark.hard
    assert "15 angka" in remark.sentence


def test_a_name_of_500_letters_is_kept_and_501_refused():
    name = "Ab " * 166 + "Cd"
    assert people.get(a_person(name)).name == name
    with pytest.raises(UserError, match="paling banyak 500"):
        a_person("x" * 501)


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_names_are_kept_to_the_letter_and_found(name):
    person = a_person(name)
    assert people.get(person).name == name
    found = people.page(people.PeopleQuestion(name.split()[0]))
    assert [row.id for row in found] == [person]


def test_people_are_found_by_nik_tail_phone_and_village():
    person = a_person("Sukarni", nik="1408014405850001", phone="0812 3456 7890")
    for text in ("850001", "081234567890", "kampung dalam", "siak sukarni"):
        assert [row.id for row in people.page(people.PeopleQuestion(text))] == [person], text


def test_marks_count_only_lesson_hours_and_nothing_recorded_is_not_absent():
    an_office()
    event = an_event(threshold=80, ends_on="2018-09-14")
    first, _ = participants(event, "Sukarni", "Budi")
    grid = attendance.grid(event)
    assert [session.lesson_hours for session in grid.sessions] == ["3", "3", "2"]
    attendance.set_marks(event, [(first, grid.sessions[0].id)], "A")
    attendance.set_all_present(event)
    lines = {row.participant.plain_name: row for row in attendance.grid(event).rows}
    assert lines["Sukarni"].marks == ("A", "H", "H")
    assert (lines["Sukarni"].presence.percent, lines["Sukarni"].presence.verdict) == (62, "Tidak")
    assert lines["Budi"].presence.reached


def test_marking_is_one_step_that_ctrl_z_takes_back():
    an_office()
    event = an_event()
    participants(event, *NASTY_NAMES)
    before = checking.digest_of()
    attendance.set_all_present(event)
    assert history.undoable_names()[0].startswith("Mencatat semua hadir")
    history.undo_last()
    assert checking.digest_of() == before
    history.redo_last()
    assert attendance.grid(event).unrecorded == 0


@pytest.mark.parametrize(
    ("today", "closed", "state"),
    [(1, False, PLANNED), (12, False, RUNNING), (13, False, DONE), (12, True, CLOSED)],
)
def test_the_state_follows_the_dates(today, closed, state):
    an_office()
    event = an_event(closed=closed)
    assert events.state_of(events.get(event), date(2018, 9, today)) == state


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": " "}, "Nama kegiatan belum diisi"),
        ({"ends_on": "2018-09-11"}, "lebih awal"),
        ({"starts_on": "12/9/2018"}, "bukan tanggal"),
        ({"number_pattern": "{nomor}/2018"}, "tidak dikenal"),
        ({"number_pattern": "tetap"}, "tidak memuat"),
        ({"threshold": 101}, "di luar batas"),
        ({"theme": "x" * 2001}, "paling banyak 2000"),
    ],
)
def test_an_event_that_cannot_be_is_refused_and_nothing_is_saved(fields, said):
    an_office()
    before = checking.digest_of()
    with pytest.raises(UserError, match=said):
        an_event(**fields)
    assert checking.digest_of() == before


def test_deleting_an_event_is_one_step_and_comes_back_whole():
    an_office()
    event = an_event()
    participants(event, *NASTY_NAMES)
    attendance.set_all_present(event)
    before = checking.digest_of()
    events.delete(event)
    assert events.list_events(date(2018, 9, 1)) == ()
    history.undo_last()
    assert checking.digest_of() == before
