"""Seats as they are taken: beyond a quota only with a reason, waiting lists, seats that move, rules set aside."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.vocabulary import PARTICIPANT_STATUSES
from app.errors import UserError
from app.models import rows
from app.services import (
    attendance,
    certificates,
    checking,
    eligibility,
    events,
    history,
    paying,
    payments,
    people,
    planning,
    quota_moves,
    registration,
    waiting_list,
)
from app.services.payments import AllowanceCard
from app.services.people import PersonCard
from app.services.registration import OverQuotaError
from tests.builders import NASTY_NAMES, a_person, an_event, an_office, participants

pytestmark = pytest.mark.usefixtures("database")
PELALAWAN = "14.05.04.2007"


@pytest.fixture
def event() -> str:
    """Two seats for Siak, ten for Pelalawan; both of Siak's are taken."""
    an_office()
    made = an_event()
    planning.set_quota(made, "14.08", 2)
    participants(made, "Sukarni", "Siti <Aminah> & Bin‘t Ali")
    return made


def by_name(event: str) -> dict[str, registration.ParticipantRow]:
    return {row.plain_name: row for row in registration.participants(event)}


def test_nobody_gets_in_over_quota_without_a_reason(event):
    late = a_person("O’Dewi")
    before = checking.digest_of()
    with pytest.raises(OverQuotaError, match=r"Kuota Kab\. Siak sudah penuh \(2 dari 2\)"):
        registration.add(event, (late,))
    with pytest.raises(OverQuotaError):
        registration.add_new(event, PersonCard(name="Baru", region="14.08.01.1001"), "walk-in")
    assert checking.digest_of() == before
    registration.add(event, (late,), reason="diminta Bupati")
    row = by_name(event)["O’Dewi"]
    assert [(one.rule, one.sentence, one.reason) for one in row.settled] == [
        ("over_quota", "melebihi kuota Kab. Siak (3 dari 2)", "diminta Bupati")
    ]
    assert "over_quota" not in {note.rule for one in by_name(event).values() for note in one.notes}


def test_many_without_a_seat_are_told_by_regency_three_by_name_and_the_rest_in_one_clause(event):
    villages = ("14.08.01.1001", "14.71.01.1003", "14.01.01.1001", "14.02.01.1001", "14.03.01.1001")
    crowd = tuple(a_person(f"Orang {n}", region=villages[n % 5]) for n in range(60))
    with pytest.raises(OverQuotaError) as raised:
        registration.add(event, crowd)
    told = raised.value.happened
    assert told.startswith("Kuota Kab. Siak sudah penuh (2 dari 2): 12 orang tanpa kursi; Kota Pekanbaru tidak")
    assert told.endswith("; dan 2 kabupaten/kota lain: 24 orang tanpa kursi.")
    assert told.count(";") == 3


def test_whoever_was_paid_is_not_taken_off_the_event(event):
    """What was paid out stays with who got it; only a payment that was planned goes along."""
    seat = by_name(event)["Sukarni"].id
    payments.save_component(event, AllowanceCard(title="Transpor", amount=150_000))
    paying.put_on_list(event, (seat,))
    line = payments.sheet(event).lines[0].payment_id
    paying.set_paid([line], "2018-09-12")
    with pytest.raises(UserError, match="Sukarni sudah dibayar"):
        registration.remove((by_name(event)["Siti <Aminah> & Bin‘t Ali"].id, seat))
    assert len(by_name(event)) == 2
    paying.set_paid([line], "")
    registration.remove((seat,))
    assert payments.sheet(event).lines == ()


def test_a_certificate_that_was_withdrawn_holds_nobody_on_the_event(event):
    """Its number stays in the register; the refusal told to withdraw it, so that must be enough."""
    seat = by_name(event)["Sukarni"].id
    attendance.set_all_present(event)
    certificates.issue(event, date(2018, 9, 12))
    with pytest.raises(UserError, match="Sukarni sudah menerima sertifikat"):
        registration.remove((seat,))
    own = next(row for row in certificates.register(event) if row.name == "Sukarni")
    certificates.void(own.id, "salah ketik")
    registration.remove((seat,))
    assert "Sukarni" not in by_name(event)
    assert len(certificates.register(event)) == 2


def test_a_seat_is_given_on_once_only(event):
    """A second window, or a second click, found the same seat still on its list."""
    seat = by_name(event)["Sukarni"].id
    registration.substitute(seat, a_person("Pengganti Satu"), "sakit")
    before = checking.digest_of()
    with pytest.raises(UserError, match=r"Sukarni tidak lagi memegang kursi \(digantikan\)"):
        registration.substitute_new(seat, PersonCard(name="Pengganti Dua", region="14.08.01.1001"), "sakit")
    assert checking.digest_of() == before


def test_of_several_those_without_a_seat_may_wait(event):
    near, far = a_person("Dekat"), a_person("Jauh", region=PELALAWAN)
    change = registration.add(event, (near, far), to_reserve=True)
    assert change.title == "1 peserta ditambahkan, 1 masuk daftar cadangan"
    assert {name: row.status for name, row in by_name(event).items() if name in {"Dekat", "Jauh"}} == {
        "Dekat": "reserve", "Jauh": "confirmed",
    }  # fmt: skip
    history.undo_last()
    assert len(by_name(event)) == 2


def test_who_came_last_is_over_where_no_reason_was_written(event):
    """Imported lists and merged offices may bring in more people than seats: they are kept, and told."""
    registration.add(event, (a_person("Terakhir"),), reason="sementara")
    eligibility.withdraw(by_name(event)["Terakhir"].id, "over_quota")
    told = {name: [note.sentence for note in row.notes if note.rule == "over_quota"] for name, row in
            by_name(event).items()}  # fmt: skip
    assert told.pop("Terakhir") == ["melebihi kuota Kab. Siak (3 dari 2), alasan belum ditulis"]
    assert not any(told.values())


def test_a_person_from_a_regency_without_quota_needs_a_reason_but_not_where_there_is_none_at_all(event):
    stranger = a_person("Orang Kampar", region="14.71.01.1003")
    with pytest.raises(OverQuotaError, match="tidak mendapat kuota"):
        registration.add(event, (stranger,))
    registration.add(event, (stranger,), reason="utusan provinsi")
    assert by_name(event)["Orang Kampar"].settled[0].sentence == "Kota Pekanbaru tidak mendapat kuota"
    free = an_event(code="BEBAS")
    for region in ("14.08", "14.05"):
        planning.remove_quota(free, region)
    registration.add(free, (stranger,))
    assert by_name(free)["Orang Kampar"].settled == ()
    assert "over_quota" not in {note.rule for note in by_name(free)["Orang Kampar"].notes}


def test_the_waiting_list_keeps_its_order_and_moves_up_into_a_freed_seat(event):
    waiting = tuple(a_person(name) for name in NASTY_NAMES[2:5])
    registration.add(event, waiting, "reserve")
    order = [row.plain_name for row in waiting_list.waiting(registration.participants(event))]
    assert order == list(NASTY_NAMES[2:5])
    last = by_name(event)[NASTY_NAMES[4]]
    waiting_list.move(last.id, -1)
    waiting_list.move(last.id, -1)
    assert waiting_list.move(last.id, -1).step_id == ""
    order = [row.plain_name for row in waiting_list.waiting(registration.participants(event))]
    assert order == [NASTY_NAMES[4], NASTY_NAMES[2], NASTY_NAMES[3]]
    assert waiting_list.openings(events.ledger(event), registration.participants(event)) == ()
    with pytest.raises(OverQuotaError):
        waiting_list.promote(last.id)
    registration.set_status((by_name(event)["Sukarni"].id,), "withdrawn", "sakit")
    (opening,) = waiting_list.openings(events.ledger(event), registration.participants(event))
    assert (opening.seats, opening.name, opening.first.plain_name) == (1, "Kab. Siak", NASTY_NAMES[4])
    before = checking.digest_of()
    assert waiting_list.promote(opening.first.id).title == f"{NASTY_NAMES[4]} naik dari daftar cadangan"
    now = by_name(event)
    assert (now[NASTY_NAMES[4]].status, now[NASTY_NAMES[2]].waiting, now[NASTY_NAMES[3]].waiting) == ("confirmed", 1, 2)
    history.undo_last()
    assert checking.digest_of() == before


def test_the_ledger_counts_every_status_by_regency(event):
    far = tuple(a_person(f"Orang {n}", region=PELALAWAN) for n in range(7))
    registration.add(event, far[:2], "nominated")
    registration.add(event, far[2:3], "walk-in")
    registration.add(event, far[3:6], "confirmed")
    registration.add(event, far[6:], "reserve")
    registration.set_status((by_name(event)["Orang 5"].id,), "withdrawn", "sakit")
    grid = attendance.grid(event)
    attendance.set_marks(event, [(by_name(event)["Orang 2"].id, grid.sessions[0].id)], "H")
    line = next(line for line in events.ledger(event).lines if line.region == "14.05")
    assert (line.seats, line.nominated, line.confirmed, line.walk_in, line.reserve) == (10, 2, 2, 1, 1)
    assert (line.registered, line.attended, line.unused, line.listed) == (5, 1, 5, True)


def test_unused_seats_move_in_one_step_with_the_reason(event):
    before = checking.digest_of()
    change = quota_moves.move(event, "14.05", "14.08", 3, "Siak mengirim lebih banyak", "2018-09-01")
    assert change.title == "3 kursi dialihkan dari Kab. Pelalawan ke Kab. Siak"
    assert {line.region: line.seats for line in events.ledger(event).lines} == {"14.08": 5, "14.05": 7}
    quota_moves.move(event, "14.05", "14.71", 2, "utusan kota", "2018-09-02")
    assert {line.region: line.seats for line in events.ledger(event).lines} == {"14.08": 5, "14.05": 5, "14.71": 2}
    assert [(one.from_name, one.to_name, one.seats, one.reason) for one in quota_moves.listing(event)] == [
        ("Kab. Pelalawan", "Kab. Siak", 3, "Siak mengirim lebih banyak"),
        ("Kab. Pelalawan", "Kota Pekanbaru", 2, "utusan kota"),
    ]
    history.undo_last()
    history.undo_last()
    assert checking.digest_of() == before


@pytest.mark.parametrize(
    ("source", "target", "seats", "reason", "on", "said"),
    [
        ("14.08", "14.05", 1, "x", "2018-09-01", r"Kab\. Siak mempunyai 0 kursi kosong, diminta 1"),
        ("14.05", "14.08", 11, "x", "2018-09-01", r"mempunyai 10 kursi kosong, diminta 11"),
        ("14.05", "14.08", 0, "x", "2018-09-01", "belum diisi dengan angka bulat"),
        ("14.71", "14.08", 1, "x", "2018-09-01", "mempunyai 0 kursi kosong"),
        ("14.05", "14.05", 1, "x", "2018-09-01", "sama dengan asalnya"),
        ("14.05", "14.08", 1, " ", "2018-09-01", "Alasan pengalihan belum ditulis"),
        ("14.05", "14.08", 1, "x", "kemarin", "Tanggal pengalihan belum diisi"),
        ("14.05", "99.99", 1, "x", "2018-09-01", "bukan kabupaten/kota"),
    ],
)
def test_seats_that_cannot_move_stay(event, source, target, seats, reason, on, said):
    before = checking.digest_of()
    with pytest.raises(UserError, match=said):
        quota_moves.move(event, source, target, seats, reason, on)
    assert checking.digest_of() == before


def test_seats_never_decided_neither_give_nor_take(event):
    planning.set_quota(event, "14.71", None)
    with pytest.raises(UserError, match="belum ditetapkan"):
        quota_moves.move(event, "14.05", "14.71", 1, "x", "2018-09-01")
    with pytest.raises(UserError, match="0 kursi kosong"):
        quota_moves.move(event, "14.71", "14.05", 1, "x", "2018-09-01")


def test_a_rule_is_set_aside_with_a_reason_that_stays_and_is_withdrawn(event):
    (young,) = participants(event_of_another_code(), "Anak Muda")
    row = rows.get("participant", young)
    person = row["person"]
    people.save(replace(people.get(person), birth_date="2001-01-01"))
    (listed,) = registration.participants(row["event"])
    assert [note.rule for note in listed.notes] == ["age", "incomplete"]
    for rule, reason, said in (("umur", "x", "tidak dikenal"), ("age", "  ", "belum ditulis")):
        with pytest.raises(UserError, match=said):
            registration.dispense(young, rule, reason)
    registration.dispense(young, "age", "izin camat")
    (listed,) = registration.participants(row["event"])
    assert [note.rule for note in listed.notes] == ["incomplete"]
    assert (listed.settled[0].sentence, listed.settled[0].reason) == ("17 tahun pada tanggal kegiatan", "izin camat")
    people.save(replace(people.get(person), birth_date="1990-01-01"))
    (listed,) = registration.participants(row["event"])
    assert listed.settled[0].sentence == "di bawah 18 tahun pada tanggal kegiatan"
    eligibility.withdraw(young, "age")
    assert registration.participants(row["event"])[0].settled == ()


def event_of_another_code() -> str:
    return an_event(code="LAIN")


def test_the_certificate_of_this_event_is_no_earlier_basic_training():
    an_office()
    event = an_event(code="DASAR", level="dasar")
    participants(event, "Sukarni")
    attendance.set_all_present(event)
    (number,) = certificates.issue(event, date(2018, 9, 12)).numbers
    (row,) = registration.participants(event)
    assert "trained" not in {note.rule for note in row.notes}
    # the officer copies the number onto the card: it is still this event's
    card = people.get(row.person_id)
    people.save(replace(card, basic_certificate_number=number, basic_certificate_date="2018-09-12"))
    assert "trained" not in {note.rule for note in registration.participants(event)[0].notes}
    again = an_event(code="DASAR-2020", level="dasar", starts_on="2020-02-03", ends_on="2020-02-03")
    registration.add(again, (row.person_id,))
    assert "sudah bimtek dasar 2018" in registration.participants(again)[0].remarks
    earlier = an_event(code="DASAR-2015", level="dasar", starts_on="2015-02-03", ends_on="2015-02-03")
    registration.add(earlier, (row.person_id,))
    assert "trained" not in {note.rule for note in registration.participants(earlier)[0].notes}
    advanced = an_event(code="LANJUT", level="lanjutan", starts_on="2020-03-03", ends_on="2020-03-03")
    registration.add(advanced, (row.person_id,))
    assert "untrained" not in {note.rule for note in registration.participants(advanced)[0].notes}


def test_a_substitute_keeps_class_and_reason_and_both_are_told(event):
    registration.add(event, (a_person("Undangan"),), reason="diminta Bupati")
    seat = by_name(event)["Undangan"]
    registration.substitute(seat.id, a_person("Penggantinya"), "sakit")
    now = by_name(event)
    assert (now["Undangan"].replaced_by, now["Penggantinya"].replaces_name) == ("Penggantinya", "Undangan")
    assert now["Penggantinya"].settled[0].reason == "diminta Bupati"
    assert now["Undangan"].reason == "sakit"


def test_leaving_the_reserve_for_good_and_every_status_can_be_reached(event):
    registration.add(event, (a_person("Menunggu"),), "reserve")
    waiting = by_name(event)["Menunggu"]
    registration.set_status((waiting.id,), "withdrawn", "pindah")
    assert (by_name(event)["Menunggu"].waiting, by_name(event)["Menunggu"].reason) == (0, "pindah")
    for status in PARTICIPANT_STATUSES:
        registration.set_status((waiting.id,), status, "alasan")
        assert by_name(event)["Menunggu"].status == status
