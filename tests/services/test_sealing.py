"""Closing an event under a seal, what the seal notices, and what it does not mind."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.errors import Cancelled, UserError
from app.models import digest
from app.services import (
    attendance,
    certificates,
    closing,
    events,
    history,
    office,
    people,
    person_groups,
    planning,
    registration,
    sealing,
)
from app.services.papers import catalogue
from tests import builders


@pytest.fixture
def event(database: Path) -> str:
    """An event with people, attendance and certificates."""
    builders.an_office()
    event_id = builders.an_event()
    builders.participants(event_id)
    attendance.set_all_present(event_id)
    certificates.issue(event_id, date(2018, 9, 12))
    return event_id


def test_the_seal_covers_data_and_papers_and_is_equal_for_equal_content(event: str) -> None:
    before = digest.content_of(event)
    closing.close(event)
    seal = sealing.current(event)
    assert seal is not None
    assert len(seal.seal) == 64
    assert seal.seal.startswith(seal.short)
    assert seal.spaced.replace(" ", "").lower() == seal.short
    assert seal.content == before == digest.content_of(event)
    assert {"attendance-sheet", "certificates", "attendance-recap"} <= seal.documents.keys()
    assert not {"minutes", "bundle", "event-check"} & seal.documents.keys()
    assert all(len(found) == 64 for found in seal.documents.values())
    assert sealing.seal_of(seal.content, seal.documents) == seal.seal
    closing.reopen(event)
    closing.close(event)
    again = sealing.current(event)
    assert again is not None
    assert (again.seal, again.id != seal.id) == (seal.seal, True)
    assert len(sealing.history(event)) == 2


def test_an_open_event_has_no_seal_in_force_and_closing_twice_is_refused(event: str) -> None:
    assert sealing.current(event) is None
    assert sealing.state(event) is None
    closing.close(event)
    with pytest.raises(UserError, match="sudah ditutup"):
        closing.close(event)
    closing.reopen(event)
    assert sealing.current(event) is None
    assert len(sealing.history(event)) == 1


def test_closing_is_one_step_that_is_taken_back(event: str) -> None:
    whole = digest.digest()
    closing.close(event)
    assert events.get(event).closed
    history.undo_last()
    assert not events.get(event).closed
    assert sealing.history(event) == ()
    assert digest.digest() == whole
    history.redo_last()
    state = sealing.state(event)
    assert state is not None
    assert not state.changed


def test_later_changes_are_told_with_who_and_what_and_forgotten_when_taken_back(event: str) -> None:
    closing.close(event)
    first = registration.active_participants(event)[0]
    attendance.mark_whole(event, first.id, "A")
    state = sealing.state(event)
    assert state is not None
    assert state.sentence == "Berubah sejak ditutup: 1 langkah."
    (change,) = state.changes
    assert change.about == ("kehadiran",)
    assert change.name.startswith("Mencatat kehadiran")
    assert change.operator
    history.undo_last()
    state = sealing.state(event)
    assert state is not None
    assert (state.changed, state.changes) == (False, ())


def test_taking_back_what_was_done_before_the_closing_counts_as_a_change(event: str) -> None:
    planning.save_role(event, planning.RoleCard(role="committee", name="Panitia Contoh"))
    step = history.page()[0]
    closing.close(event)
    history.undo_step(step.id)
    state = sealing.state(event)
    assert state is not None
    assert state.changed
    assert [change.about for change in state.changes] == [("narasumber dan panitia",)]


def test_rows_removed_after_the_closing_are_told(event: str) -> None:
    closing.close(event)
    planning.delete_session(planning.sessions(event)[0].id)
    state = sealing.state(event)
    assert state is not None
    assert set(state.changes[0].about) == {"jadwal", "kehadiran"}


def test_a_name_put_right_after_the_closing_is_told_and_its_papers_differ(event: str) -> None:
    closing.close(event)
    seat = registration.active_participants(event)[0]
    card = people.get(seat.person_id)
    people.save(replace(card, name="Nama Diperbaiki"))
    state = sealing.state(event)
    assert state is not None
    assert state.changed
    assert state.changes[0].about == ("data orang",)
    compared = closing.compare(event)
    assert "Daftar hadir peserta" in compared.differing
    assert "Sertifikat" in compared.same


def test_two_records_that_are_merged_after_the_closing_are_told(event: str) -> None:
    seat = registration.active_participants(event)[0]
    other = builders.a_person("Nama Menurut Kantor Lain")
    closing.close(event)
    person_groups.judge_apart(seat.person_id, builders.a_person("Orang Yang Mirip"))
    assert not sealing.state(event).changed, "nothing that the event shows"
    person_groups.merge(seat.person_id, other, {"name": other})
    state = sealing.state(event)
    assert [change.about for change in state.changes] == [("penggabungan data orang",)]
    assert "Daftar hadir peserta" in closing.compare(event).differing
    history.undo_last()
    assert not sealing.state(event).changed
    assert closing.compare(event).differing == ()


def test_a_record_that_is_shown_for_another_is_watched_too(event: str) -> None:
    seat = registration.active_participants(event)[0]
    other = builders.a_person("Nama Menurut Kantor Lain")
    person_groups.merge(seat.person_id, other, {"name": other})
    closing.close(event)
    people.save(replace(people.get(other), name="Nama Lagi"))
    assert sealing.state(event).changed


def test_what_belongs_to_others_does_not_touch_the_seal(event: str) -> None:
    closing.close(event)
    builders.a_person("Orang Lain")
    other = builders.an_event(code="LAIN-2018")
    builders.participants(other, "Peserta Lain")
    attendance.set_all_present(other)
    state = sealing.state(event)
    assert state is not None
    assert not state.changed


def test_setting_a_mark_back_by_hand_is_no_change(event: str) -> None:
    closing.close(event)
    first = registration.active_participants(event)[0]
    attendance.mark_whole(event, first.id, "A")
    attendance.mark_whole(event, first.id, "H")
    state = sealing.state(event)
    assert state is not None
    assert not state.changed


def test_stopping_the_closing_leaves_the_event_open(event: str) -> None:
    def stop(done: int, total: int) -> None:
        if done > 1:
            raise Cancelled

    before = digest.digest()
    with pytest.raises(Cancelled):
        closing.close(event, stop)
    assert digest.digest() == before


def test_a_paper_that_fails_never_keeps_an_event_open(event: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    kinds = tuple(replace(kind, make=broken) if kind.name == "certificates" else kind for kind in catalogue.kinds())
    monkeypatch.setattr(catalogue, "kinds", lambda: kinds)
    closing.close(event)
    seal = sealing.current(event)
    assert seal is not None
    assert seal.documents["certificates"] == ""
    monkeypatch.undo()
    assert closing.compare(event).apart == ("Sertifikat",)


def test_an_event_closed_before_there_were_seals_can_be_sealed(event: str) -> None:
    events.set_closed(event, closed=True)
    assert sealing.current(event) is None
    closing.close(event)
    assert sealing.current(event) is not None


def test_a_new_letterhead_shows_when_the_papers_are_compared(event: str) -> None:
    closing.close(event)
    office.save(replace(office.required_card(), name="Dinas Sosial & P3A Kabupaten Siak", letterhead="DINAS LAIN"))
    assert closing.compare(event).differing
