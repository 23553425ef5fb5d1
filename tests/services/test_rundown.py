"""The rundown of a real event: what does not hold together is said where officers look; sessions move, breaks push."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.errors import UserError
from app.models import rows
from app.services import attendance, batches, events, history, overview, planning, rundown, samples
from app.services.batches import BatchCard
from app.services.planning import RoleCard, SessionCard
from app.services.steps import step
from tests.builders import an_event, an_office, participants

pytestmark = pytest.mark.usefixtures("database")
DAY_ONE, DAY_TWO = "2025-06-02", "2025-06-03"


@pytest.fixture
def event() -> str:
    an_office()
    event_id = an_event(code="PSM-2025", starts_on=DAY_ONE, ends_on=DAY_TWO)
    for card in planning.sessions(event_id):
        planning.delete_session(card.id)
    return event_id


def _session(event_id: str, starts: str, ends: str, **fields) -> str:
    card = replace(SessionCard(date=DAY_ONE, starts=starts, ends=ends, lesson_hours="0", title="Sesi"), **fields)
    return planning.save_session(event_id, card).subject


def _times(event_id: str, iso: str = DAY_ONE) -> list[tuple[str, str, str]]:
    return [(c.title, c.starts, c.ends) for c in planning.sessions(event_id) if c.date == iso]


def test_the_samples_hold_together():
    for name in samples.SAMPLES:
        samples.load(name)
        assert rundown.findings(events.find(name).id) == ()


def test_a_clash_is_an_open_question_that_names_the_session(event):
    first = _session(event, "08.00", "09.30", speaker="Budi")
    _session(event, "09.00", "10.00", moderator="Budi")
    found = rundown.findings(event)
    assert [(finding.key, finding.session) for finding in found if finding.key in {"class", "person"}] == [
        ("class", first), ("person", first),
    ]  # fmt: skip
    question = next(q for q in overview.overview(event, date(2025, 1, 1)).questions if q.key == "clashes")
    assert question.sentence == "2 hal pada jadwal tidak cocok"
    assert question.detail == found[0].sentence
    assert question.section == "schedule"


def test_the_speaker_of_the_subject_speaks_where_none_is_named(event):
    (subject,) = planning.subjects(event)
    _session(event, "08.00", "14.00", subject=subject.id, lesson_hours="8", title="")
    _session(event, "08.00", "09.00", speaker="BUDI")
    assert {"person", "class"} <= {finding.key for finding in rundown.findings(event)}


def test_another_event_at_the_same_venue_takes_the_room(event):
    other = an_event(code="LAIN-2025", starts_on=DAY_ONE, ends_on=DAY_ONE, venue="aula kantor bupati siak")
    (whole_day,) = planning.sessions(other)
    planning.save_session(other, replace(whole_day, room="Aula", title="Rapat"))
    _session(event, "09.00", "10.00", room="AULA")
    sentences = [finding.sentence for finding in rundown.findings(event) if finding.key == "room"]
    (sentence,) = sentences
    assert sentence == (
        "Ruang AULA dipakai bersamaan untuk “Sesi” (09.00–10.00) dan “Rapat” (08.00–16.00, LAIN-2025) "
        "pada Senin, 2 Juni 2025."
    )
    events.save(replace(events.get(other), venue="Hotel Lain"))
    assert not [finding for finding in rundown.findings(event) if finding.key == "room"]


def test_classes_side_by_side_are_one_participants_hours(event):
    one, two = (batches.save(event, BatchCard(name=name, room=f"Ruang {name}")).subject for name in ("I", "II"))
    _session(event, "08.00", "09.30", batch=one, lesson_hours="2")
    _session(event, "08.00", "09.30", batch=two, lesson_hours="2")
    _session(event, "10.00", "10.30", title="Istirahat", unattended=True)
    times = overview.overview(event, date(2025, 1, 1)).times
    assert (times.sessions, times.lesson_hours, rundown.lesson_hours(event)) == (2, Decimal(2), Decimal(2))
    assert not [finding for finding in rundown.findings(event) if finding.key in {"class", "room"}]


def test_a_session_moves_with_its_length_and_its_attendance_and_back(event):
    (person,) = participants(event, "Ani")
    session = _session(event, "08.00", "09.30")
    attendance.set_marks(event, [(person, session)], "H")
    said = rundown.move_session(session, DAY_TWO, "10.15")
    assert said.title == "Sesi dipindahkan ke Selasa, 3 Juni 2025, 10.15–11.45"
    assert _times(event, DAY_TWO) == [("Sesi", "10.15", "11.45")]
    assert attendance.grid(event).rows[0].marks == ("H",)
    history.undo_step(said.step_id)
    assert _times(event) == [("Sesi", "08.00", "09.30")]


def test_nothing_moves_beyond_midnight_or_to_no_day(event):
    session = _session(event, "08.00", "09.30")
    for day, time in ((DAY_TWO, "23.00"), ("besok", "08.00"), (DAY_TWO, "pagi")):
        with pytest.raises(UserError, match=r"tengah malam|tidak dikenal"):
            rundown.move_session(session, day, time)
    assert _times(event) == [("Sesi", "08.00", "09.30")]


def test_a_session_without_times_moves_to_a_day_and_gets_a_time_when_it_is_given_one(event):
    session = _session(event, "", "")
    rundown.move_session(session, DAY_TWO, "")
    assert _times(event, DAY_TWO) == [("Sesi", "", "")]
    rundown.move_session(session, DAY_TWO, "13.00")
    assert _times(event, DAY_TWO) == [("Sesi", "13.00", "")]


def test_a_break_pushes_what_follows_as_far_as_it_must_in_one_step(event):
    _session(event, "08.00", "09.30", title="Satu")
    _session(event, "09.30", "11.00", title="Dua")
    _session(event, "11.10", "12.00", title="Tiga")
    _session(event, "13.00", "14.00", title="Empat")
    said = rundown.add_break(event, "Istirahat", 15, DAY_ONE, "09.30")
    assert said.title == "Istirahat ditambahkan, Senin, 2 Juni 2025, 09.30–09.45; 2 sesi sesudahnya digeser"
    assert _times(event) == [
        ("Satu", "08.00", "09.30"), ("Istirahat", "09.30", "09.45"), ("Dua", "09.45", "11.15"),
        ("Tiga", "11.15", "12.05"), ("Empat", "13.00", "14.00"),
    ]  # fmt: skip
    history.undo_step(said.step_id)
    assert [title for title, _, _ in _times(event)] == ["Satu", "Dua", "Tiga", "Empat"]
    assert _times(event)[1] == ("Dua", "09.30", "11.00")


def test_what_nobody_signs_for_counts_no_hours_and_stands_in_no_grid(event):
    (person,) = participants(event, "Ani")
    assert person
    session = _session(event, "08.00", "08.30", unattended=True, lesson_hours="3")
    assert next(c.lesson_hours for c in planning.sessions(event) if c.id == session) == "0"
    assert attendance.grid(event).sessions == ()


def test_a_speaker_who_is_removed_takes_the_payment_along_unless_it_was_paid(event):
    role = planning.save_role(event, RoleCard(name="Budi")).subject
    with step("Menyusun pembayaran") as changes:
        changes.put("payment", "p" * 32, {"event": event, "role": role, "paid_on": DAY_ONE})
    with pytest.raises(UserError, match="Budi sudah dibayar"):
        planning.delete_role(role)
    with step("Membatalkan pembayaran") as changes:
        changes.put("payment", "p" * 32, {"paid_on": ""})
    planning.delete_role(role)
    assert planning.roles(event) == ()
    assert rows.find("payment", event=event) == []
