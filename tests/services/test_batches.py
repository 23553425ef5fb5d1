"""The classes of an event, and who sits in which."""

import pytest

from app.domain.dealing import BY_REGION
from app.errors import UserError
from app.services import attendance, batches, history, planning, registration
from app.services.batches import BatchCard
from tests.builders import NASTY_NAMES, a_person, an_event, an_office, participants

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def event() -> str:
    an_office()
    return an_event()


def _classes(event: str, *names: str) -> tuple[str, ...]:
    return tuple(batches.save(event, BatchCard(name=name)).subject for name in names)


def test_classes_stand_in_the_order_they_were_made_and_names_are_told_apart(event):
    _classes(event, "Angkatan II", "Angkatan I")
    assert [card.name for card in batches.listing(event)] == ["Angkatan II", "Angkatan I"]
    with pytest.raises(UserError, match="Sudah ada kelas"):
        batches.save(event, BatchCard(name=" angkatan i "))
    with pytest.raises(UserError, match="belum diisi"):
        batches.save(event, BatchCard(name="  "))


def test_all_are_dealt_out_in_one_step_that_can_be_undone(event):
    participants(event)
    first, second = _classes(event, "Angkatan I", "Angkatan II")
    said = batches.deal_out(event)
    assert said.title == "Dibagi: Angkatan I +3, Angkatan II +2"
    assert [(line.card.id, line.people) for line in batches.lines(event)] == [(first, 3), (second, 2)]
    assert batches.without_class(event) == 0
    history.undo_step(said.step_id)
    assert batches.without_class(event) == len(NASTY_NAMES)


def test_who_sits_already_stays_and_the_other_regency_goes_to_the_other_class(event):
    here = participants(event, "Ani", "Budi")
    _first, second = _classes(event, "Angkatan I", "Angkatan II")
    batches.assign(event, here[:1], second)
    there = a_person("Cut", region="14.05.04.2007")
    registration.add(event, (there,))
    batches.deal_out(event, BY_REGION)
    seats = {row.plain_name: row.batch for row in registration.participants(event)}
    assert seats["Ani"] == seats["Budi"] == second
    assert seats["Cut"] != second


def test_a_class_sits_in_its_own_sessions_only_until_the_class_is_removed(event):
    one, two = participants(event, "Ani", "Budi")
    first, second = _classes(event, "Angkatan I", "Angkatan II")
    batches.assign(event, (one,), first)
    batches.assign(event, (two,), second)
    (session,) = planning.sessions(event)
    planning.save_session(event, planning.SessionCard(**{**vars(session), "batch": first}))
    assert [row.marks for row in attendance.grid(event).rows] == [("",), ("·",)]
    batches.delete(first)
    assert [row.marks for row in attendance.grid(event).rows] == [("",), ("",)]
    assert [row.batch for row in registration.participants(event)] == ["", second]


def test_a_stranger_is_seated_nowhere(event):
    (one,) = participants(event, "Ani")
    with pytest.raises(UserError, match="sudah tidak ada"):
        batches.assign(event, (one,), "no such class")
    (first,) = _classes(event, "Angkatan I")
    with pytest.raises(UserError, match="sudah tidak ada"):
        batches.assign(event, ("nobody",), first)


def test_without_classes_there_is_nothing_to_deal_out(event):
    with pytest.raises(UserError, match="belum mempunyai kelas"):
        batches.deal_out(event)
