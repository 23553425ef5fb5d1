"""Check-in at the door: the first scan makes present, every scan is kept, the last one can be taken back."""

from datetime import UTC, datetime

import pytest

from app.domain import codes
from app.errors import UserError
from app.models import rows
from app.models.base import database as engine
from app.services import arrivals, attendance, batches, door, history, people, planning, registration, walk_ins
from app.services.batches import BatchCard
from app.services.people import PersonCard
from app.services.planning import SessionCard
from tests.builders import a_person, an_event, an_office, participants

MORNING = datetime(2018, 9, 12, 1, 4, tzinfo=UTC)  # 08.04 WIB


@pytest.fixture
def event(database):
    an_office()
    return an_event()


def sessions(event):
    return tuple(card.id for card in planning.sessions(event))


def marks(event, participant):
    row = next(row for row in attendance.grid(event).rows if row.participant.id == participant)
    return row.marks


def kept(participant):
    """All check-ins of a participant, those taken back too."""
    return engine.execute_sql("SELECT count(*) FROM arrival WHERE participant_id = ?", (participant,)).fetchone()[0]


def test_the_first_scan_makes_present_and_the_second_says_since_when(event):
    (budi,) = participants(event, "Budi")
    first = arrivals.check_in(event, budi, sessions(event), MORNING)
    assert (first.already, first.since, first.time) == (False, "", "08.04")
    assert marks(event, budi) == ("H",)
    second = arrivals.check_in(event, budi, sessions(event), MORNING.replace(hour=3), arrivals.TYPED, "Meja 2")
    assert (second.already, second.since, second.time) == (True, "08.04", "10.04")
    assert kept(budi) == 2
    told = arrivals.first_arrivals(event)[budi, sessions(event)[0]]
    assert (told.time, told.way) == ("08.04", "scan")
    assert "attendance" not in second.touched


def test_times_are_those_of_the_office(database):
    an_office(region="91.71")  # Jayapura: WIT
    event = an_event()
    (budi,) = participants(event, "Budi")
    assert arrivals.check_in(event, budi, sessions(event), MORNING).time == "10.04"


@pytest.mark.parametrize("before", ["", "I", "S", "A", "H"])
def test_taking_back_brings_what_the_officer_had_recorded(event, before):
    (budi,) = participants(event, "Budi")
    cells = [(budi, one) for one in sessions(event)]
    if before:
        attendance.set_marks(event, cells, before)
    made = arrivals.check_in(event, budi, sessions(event), MORNING)
    assert marks(event, budi) == ("H",)
    arrivals.take_back(made.arrivals)
    assert marks(event, budi) == (before,)
    assert arrivals.first_arrivals(event) == {}
    assert kept(budi) == 1
    with pytest.raises(UserError, match="sudah tidak ada"):
        arrivals.take_back(made.arrivals)


def test_a_repeated_scan_taken_back_leaves_the_first(event):
    (budi,) = participants(event, "Budi")
    first = arrivals.check_in(event, budi, sessions(event), MORNING)
    second = arrivals.check_in(event, budi, sessions(event), MORNING.replace(minute=9))
    arrivals.take_back(second.arrivals)
    assert marks(event, budi) == ("H",)
    arrivals.take_back(first.arrivals)
    assert marks(event, budi) == ("",)


def test_in_whatever_order_two_scans_are_taken_back_nothing_stays(event):
    (budi,) = participants(event, "Budi")
    attendance.set_marks(event, [(budi, sessions(event)[0])], "I")
    first = arrivals.check_in(event, budi, sessions(event), MORNING)
    second = arrivals.check_in(event, budi, sessions(event), MORNING.replace(minute=9))
    arrivals.take_back(first.arrivals)
    assert marks(event, budi) == ("H",)
    arrivals.take_back(second.arrivals)
    assert marks(event, budi) == ("I",)


def test_what_the_officer_records_after_a_check_in_stays(event):
    (budi,) = participants(event, "Budi")
    made = arrivals.check_in(event, budi, sessions(event), MORNING)
    attendance.set_marks(event, [(budi, sessions(event)[0])], "S")
    assert marks(event, budi) == ("S",)
    arrivals.take_back(made.arrivals)
    assert marks(event, budi) == ("S",)


def test_who_was_not_there_lacks_no_signature_when_checked_in_once_more(event):
    (budi,) = participants(event, "Budi")
    (session,) = sessions(event)
    made = arrivals.check_in(event, budi, [session], MORNING)
    attendance.set_unsigned(event, [(budi, session)], missing=True)
    arrivals.take_back(made.arrivals)
    assert marks(event, budi) == ("",)
    arrivals.check_in(event, budi, [session], MORNING.replace(minute=9))
    assert not attendance.grid(event).rows[0].unsigned


def test_undo_and_redo_of_the_history_fit_together_with_the_desk(event):
    (budi,) = participants(event, "Budi")
    attendance.set_marks(event, [(budi, sessions(event)[0])], "I")
    made = arrivals.check_in(event, budi, sessions(event), MORNING)
    history.undo_last()
    assert marks(event, budi) == ("I",)
    history.redo_last()
    assert marks(event, budi) == ("H",)
    arrivals.take_back(made.arrivals)
    assert marks(event, budi) == ("I",)
    history.redo_last()
    assert marks(event, budi) == ("H",)
    assert set(arrivals.first_arrivals(event)) == {(budi, sessions(event)[0])}


def test_nobody_without_a_seat_is_checked_in(event):
    budi, siti = participants(event, "Budi", "Siti")
    registration.set_status((budi,), "withdrawn", "sakit")
    with pytest.raises(UserError, match="tidak memegang kursi: mengundurkan diri"):
        arrivals.check_in(event, budi, sessions(event), MORNING)
    with pytest.raises(UserError, match="sudah tidak ada"):
        arrivals.check_in(event, siti, ("0" * 32,), MORNING)
    other = an_event(code="LAIN-2018")
    with pytest.raises(UserError, match="kegiatan lain"):
        arrivals.check_in(other, siti, sessions(other), MORNING)
    assert kept(budi) == kept(siti) == 0


def test_a_whole_day_is_that_of_the_persons_own_class(event):
    budi, siti = participants(event, "Budi", "Siti")
    first, second = (batches.save(event, BatchCard(name=name)).subject for name in ("Angkatan I", "Angkatan II"))
    batches.assign(event, [budi], first)
    batches.assign(event, [siti], second)
    own = {
        batch: planning.save_session(event, SessionCard(date="2018-09-12", starts="13.00", title="P", batch=batch))
        .subject
        for batch in (first, second)
    }  # fmt: skip
    planning.save_session(event, SessionCard(date="2018-09-12", starts="10.00", title="Rehat", unattended=True))
    found = door.roster(event)
    day = next(one for one in found.occasions if one.whole_day)
    assert len(day.sessions) == 3
    arrivals.check_in(event, budi, day.sessions, MORNING)
    assert marks(event, budi) == ("H", "H", "·")
    assert marks(event, siti) == ("", "·", "")
    with pytest.raises(UserError, match="bukan sesi kelasnya"):
        arrivals.check_in(event, budi, (own[second],), MORNING)
    made = arrivals.check_in(event, budi, (own[second],), MORNING, other_class=True)
    assert made.sessions == (own[second],)
    afternoon = next(one for one in found.occasions if "semua kelas" in one.label)
    assert arrivals.check_in(event, siti, afternoon.sessions, MORNING).sessions == (own[second],)


class TestTheRoster:
    def test_people_are_found_by_code_and_by_any_part_of_their_name(self, event):
        ids = participants(event, "Nur'aini binti Ma'ruf", "Siti <Aminah> & Bin‘t Ali", "Sukarni", "Hj. Siti Rahma")
        found = door.roster(event)
        assert [guest.id for guest in found.by_code(codes.code_of(ids[2]))] == [ids[2]]
        assert [guest.id for guest in found.find("maruf nur")] == [ids[0]]
        assert {guest.id for guest in found.find("siti")} == {ids[1], ids[3]}
        assert found.find("   ") == ()
        assert found.find("zulkifli") == ()

    def test_a_roster_holds_no_nik(self, event):
        person = a_person("Budi", nik="1408014405850001")
        registration.add(event, (person,))
        assert "1408014405850001" not in repr(door.roster(event))
        seat = registration.participants(event)[0].id
        assert door.participant_with_nik(event, "1408014405850001") == seat
        assert door.participant_with_nik(event, "1408014405850002") == ""

    def test_speakers_are_known_and_not_expected(self, event):
        planning.save_role(event, planning.RoleCard(role="speaker", name="Dewi Lestari", position="Kepala Bidang"))
        found = door.roster(event)
        (speaker,) = found.find("lestari")
        assert (speaker.role, speaker.expected, speaker.origin) == ("Narasumber", False, "Kepala Bidang")
        assert found.tally(found.occasions[0]).expected == 0

    def test_who_was_substituted_is_told_with_the_successor(self, event):
        (budi,) = participants(event, "Budi")
        registration.substitute(budi, a_person("Wati"), "sakit")
        guest = door.roster(event).by_id(budi)
        assert (guest.expected, guest.successor) == (False, "Wati")

    @pytest.mark.parametrize(
        ("clock", "starts"),
        [("06.00", "08.00"), ("09.59", "08.00"), ("10.00", "10.15"), ("12.30", "13.00"), ("18.00", "13.00")],
    )
    def test_the_session_at_hand_is_the_one_that_runs_or_comes_next(self, event, clock, starts):
        for card in planning.sessions(event):
            planning.delete_session(card.id)
        for begins, ends in (("08.00", "10.00"), ("10.15", "12.00"), ("13.00", "15.00")):
            planning.save_session(event, SessionCard(date="2018-09-12", starts=begins, ends=ends, title="S"))
        hour, minute = map(int, clock.split("."))
        at = datetime(2018, 9, 12, hour - 7 if hour >= 7 else hour + 17, minute, tzinfo=UTC)
        if hour < 7:
            at = at.replace(day=11)
        assert f", {starts} " in door.roster(event).occasion_at(at).label

    def test_present_and_expected_are_counted_by_regency(self, event):
        seats = participants(event, "Budi", "Siti", "Wati")
        other = a_person("Rina", region="14.05.04.2007")
        registration.add(event, (other,))
        arrivals.check_in(event, seats[0], sessions(event), MORNING)
        found = door.roster(event)
        told = found.tally(found.occasions[0])
        assert (told.present, told.expected) == (1, 4)
        assert told.regencies == (("Kab. Pelalawan", 0, 1), ("Kab. Siak", 1, 3))


def test_two_people_with_one_code_are_both_offered(event, monkeypatch):
    ids = participants(event, "Budi", "Siti")
    monkeypatch.setattr(codes, "code_of", lambda _one: "K7MW3QXT")
    assert {guest.id for guest in door.roster(event).by_code("K7MW3QXT")} == set(ids)


def test_a_removed_participant_takes_the_check_ins_along(event):
    (budi,) = participants(event, "Budi")
    arrivals.check_in(event, budi, sessions(event), MORNING)
    registration.remove((budi,))
    assert rows.count("arrival") == 0


class TestWhoNeedsADecision:
    def test_a_new_person_is_registered_and_present_in_one_step(self, event):
        card = PersonCard(name="Rina Baru", region="14.08", sex="P")
        made = walk_ins.register(event, card, sessions(event), MORNING)
        (seat,) = registration.participants(event)
        assert (seat.status, seat.id, seat.regency) == ("walk-in", made.participant_id, "Kab. Siak")
        assert marks(event, seat.id) == ("H",)
        assert "lengkapi data" in " ".join(seat.remarks)
        assert arrivals.first_arrivals(event)[seat.id, sessions(event)[0]].way == "walk-in"
        walk_ins.take_back(made, compound=True)
        assert registration.participants(event) == ()
        assert people.count() == 0

    def test_nobody_goes_over_the_quota_without_a_reason(self, event):
        planning.set_quota(event, "14.08", 1)
        participants(event, "Budi")
        card = PersonCard(name="Rina Baru", region="14.08")
        with pytest.raises(registration.OverQuotaError):
            walk_ins.register(event, card, sessions(event), MORNING)
        assert people.count() == 1
        walk_ins.register(event, card, sessions(event), MORNING, reason="diminta kepala dinas")
        rina = next(row for row in registration.participants(event) if row.name == "Rina Baru")
        assert "diminta kepala dinas" in [one.reason for one in rina.settled]

    def test_who_is_on_the_list_is_not_registered_again(self, event):
        participants(event, "Budi")
        budi = registration.participants(event)[0]
        with pytest.raises(UserError, match="sudah ada pada daftar"):
            walk_ins.register(event, budi.person_id, sessions(event), MORNING)

    def test_one_of_the_registry_comes_in_without_a_second_card(self, event):
        wati = a_person("Wati")
        made = walk_ins.register(event, wati, sessions(event), MORNING)
        assert people.count() == 1
        assert marks(event, made.participant_id) == ("H",)

    @pytest.mark.parametrize("status", ["reserve", "withdrawn"])
    def test_who_holds_no_seat_gets_one(self, event, status):
        (budi,) = participants(event, "Budi")
        registration.set_status((budi,), status)
        made = walk_ins.admit(event, budi, sessions(event), MORNING)
        assert registration.participants(event)[0].status == "confirmed"
        assert marks(event, budi) == ("H",)
        walk_ins.take_back(made, compound=True)
        assert registration.participants(event)[0].status == status

    def test_whose_seat_was_taken_is_told_by_whom(self, event):
        (budi,) = participants(event, "Budi")
        registration.substitute(budi, a_person("Wati"), "sakit")
        with pytest.raises(UserError, match="sudah dipakai Wati"):
            walk_ins.admit(event, budi, sessions(event), MORNING)

    def test_somebody_of_another_class_moves_and_is_present_there(self, event):
        (budi,) = participants(event, "Budi")
        first, second = (batches.save(event, BatchCard(name=name)).subject for name in ("Angkatan I", "Angkatan II"))
        batches.assign(event, [budi], first)
        card = SessionCard(date="2018-09-12", starts="13.00", title="P", batch=second)
        own = planning.save_session(event, card).subject
        made = walk_ins.change_class(event, budi, second, [own], MORNING)
        assert marks(event, budi) == ("", "H")
        walk_ins.take_back(made, compound=True)
        assert marks(event, budi) == ("", "·")

    def test_a_new_person_joins_a_class(self, event):
        first = batches.save(event, BatchCard(name="Angkatan I")).subject
        card = SessionCard(date="2018-09-12", starts="13.00", title="P", batch=first)
        own = planning.save_session(event, card).subject
        made = walk_ins.register(event, PersonCard(name="Rina"), [own], MORNING, batch=first)
        assert registration.participants(event)[0].batch == first
        assert made.sessions == (own,)

    def test_who_has_no_class_joins_the_one_whose_session_it_is(self, event):
        (budi,) = participants(event, "Budi")
        registration.set_status((budi,), "reserve")
        first, second = (batches.save(event, BatchCard(name=name)).subject for name in ("Angkatan I", "Angkatan II"))
        own = [
            planning.save_session(event, SessionCard(date="2018-09-12", starts="13.00", title="P", batch=batch)).subject
            for batch in (first, second)
        ]
        with pytest.raises(UserError, match="bukan sesi kelasnya"):
            walk_ins.admit(event, budi, own, MORNING)
        assert registration.participants(event)[0].status == "reserve"
        walk_ins.admit(event, budi, own[1:], MORNING)
        assert registration.participants(event)[0].batch == second
        assert marks(event, budi) == ("", "·", "H")
