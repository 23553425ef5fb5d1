"""Who came: sessions of another class, signatures found missing on paper, lists of marks."""

from datetime import date

import pytest

from app.domain.attendance import NOT_THEIRS
from app.errors import UserError
from app.models import base, rows
from app.services import attendance, history, importing, overview, planning
from app.services.planning import SessionCard
from app.services.steps import step
from tests.builders import an_event, an_office, participants
from tests.services.lists import a_plan, imported

pytestmark = pytest.mark.usefixtures("database")
NAMES = ("Ani", "Budi O'Dewi", "Cut")


def two_classes() -> tuple[str, tuple[str, ...], list[str]]:
    """Ani sits in A, Budi in B, Cut in none; a session for all, one for each class, a break that nobody signs for."""
    an_office()
    event = an_event()
    people = participants(event, *NAMES)
    classes = [base.natural_id(event, name) for name in "AB"]
    with step("Membagi kelas") as changes:
        for place, (one, name) in enumerate(zip(classes, "AB", strict=True)):
            changes.put("batch", one, {"event": event, "name": f"Kelas {name}", "sort_order": place})
            changes.put("participant", people[place], {"batch": one})
    day = "2018-09-12"
    planning.save_session(event, SessionCard(date=day, starts="16.00", ends="16.15", title="Rehat", unattended=True))
    for hour, batch in (("17.00", classes[0]), ("18.00", classes[1])):
        planning.save_session(event, SessionCard(date=day, starts=hour, title="Praktik", lesson_hours="2", batch=batch))
    return event, people, [one.id for one in attendance.grid(event).sessions]


def marks(event: str) -> dict[str, str]:
    return {row.participant.plain_name: "".join(one or "-" for one in row.marks) for row in attendance.grid(event).rows}


def test_everybody_present_means_in_their_own_sessions():
    event, _, sessions = two_classes()
    assert len(sessions) == 3  # the break is none
    attendance.set_all_present(event)
    assert marks(event) == {"Ani": "HH·", "Budi O'Dewi": "H·H", "Cut": "H··"}
    assert attendance.grid(event).present == (3, 1, 1)
    assert attendance.grid(event).unrecorded == 0
    assert {row.presence.percent for row in attendance.grid(event).rows} == {100}


def test_whoever_sits_with_another_class_was_there():
    event, people, sessions = two_classes()
    attendance.set_marks(event, [(people[0], sessions[0]), (people[0], sessions[2])], "H")
    attendance.set_marks(event, [(people[1], sessions[0])], "H")
    assert marks(event) == {"Ani": "H-H", "Budi O'Dewi": "H·-", "Cut": "-··"}
    ani, budi, _ = (row.presence for row in attendance.grid(event).rows)
    assert (ani.attended, ani.total, ani.unrecorded) == (10, 10, 0)
    assert (budi.attended, budi.total, budi.unrecorded) == (8, 10, 2)


def test_a_missing_signature_goes_with_presence_only():
    event, people, sessions = two_classes()
    attendance.set_marks(event, [(people[0], sessions[0])], "H")
    cells = [(one, sessions[0]) for one in people]
    assert attendance.set_unsigned(event, cells, missing=True).title == "Mencatat belum tanda tangan (1 sel)"
    assert [row.unsigned for row in attendance.grid(event).rows] == [{sessions[0]}, set(), set()]
    assert marks(event)["Budi O'Dewi"] == "-·-"  # who was not present did not become so
    history.undo_last()
    assert attendance.grid(event).rows[0].unsigned == frozenset()
    attendance.set_unsigned(event, cells[:1], missing=True)
    attendance.set_marks(event, cells[:1], "S")
    attendance.set_marks(event, cells[:1], "H")
    assert attendance.grid(event).rows[0].unsigned == frozenset()
    with pytest.raises(UserError, match="hanya dicatat bagi yang hadir"):
        attendance.set_unsigned(event, cells[1:], missing=True)


def test_the_head_of_the_event_counts_only_cells_that_are_somebodys():
    event, people, sessions = two_classes()
    cells = sum(mark != NOT_THEIRS for row in attendance.grid(event).rows for mark in row.marks)
    attendance.set_marks(event, [(people[0], sessions[0])], "H")
    found = overview.overview(event, date(2018, 9, 12))
    assert (found.recorded, found.unrecorded) == (1, cells - 1)
    assert cells < len(people) * len(sessions)


def test_who_was_only_checked_in_can_lack_the_signature_too():
    event, people, sessions = two_classes()
    with step("Meja registrasi") as changes:
        arrival = {"participant": people[0], "session": sessions[0], "at": "2018-09-12T01:04:00.000Z", "way": "scan"}
        changes.put("arrival", base.new_id(), arrival)
    attendance.set_unsigned(event, [(people[0], sessions[0])], missing=True)
    row = attendance.grid(event).rows[0]
    assert (row.marks[0], row.unsigned) == ("H", {sessions[0]})


def test_a_list_of_marks_leaves_out_sessions_of_another_class_and_breaks():
    event, people, sessions = two_classes()
    imported(("Ani", "H"), ("Cut", "I"), headings=("Nama", "Kehadiran"), kind="attendance", target=event)
    assert marks(event) == {"Ani": "HH·", "Budi O'Dewi": "-·-", "Cut": "I··"}
    plan = a_plan(
        ("Budi O'Dewi", "H", "H", "S"), headings=("Nama", "1", "2", "3"), kind="attendance", target=event
    )
    assert [(one.severity, one.kind) for one in plan.rows[0].findings] == [("warning", "kelas-lain")]
    importing.run(plan)
    assert marks(event)["Budi O'Dewi"] == f"H{NOT_THEIRS}S"
    assert {row["session"] for row in rows.find("attendance", participant=people[1])} == {sessions[0], sessions[2]}
