"""Unfinished forms come back after a crash; the history tells every step."""

import pytest

from app.errors import UserError
from app.services import checking, drafts, history, office, people
from tests.builders import a_person, an_event, an_office

pytestmark = pytest.mark.usefixtures("database")


def test_a_draft_is_offered_again_until_it_is_forgotten():
    drafts.keep("orang", {"name": "Siti <b>"})
    drafts.keep("orang", {"name": "Siti <b>Aminah"})
    assert drafts.find("orang").content == {"name": "Siti <b>Aminah"}
    drafts.forget("orang")
    assert drafts.find("orang") is None


def test_drafts_are_no_shared_data():
    before = checking.digest_of()
    drafts.keep("orang", {"name": "Siti"})
    assert checking.digest_of() == before
    assert history.page() == ()


def test_every_step_stands_in_the_history_with_its_operator():
    an_office()
    office.set_operator_name("Petugas Contoh")
    a_person("Sukarni")
    newest, *_ = history.page()
    assert (newest.name, newest.operator, newest.can_undo) == (
        "Menambah Sukarni ke daftar orang",
        "Petugas Contoh",
        True,
    )
    history.undo_step(newest.id)
    states = [row.state for row in history.page()]
    assert "Diurungkan" in states
    with pytest.raises(UserError, match="tidak dapat diurungkan lagi"):
        history.undo_step(newest.id)


def test_an_old_step_is_undone_days_later_if_nothing_newer_stands_on_it():
    an_office()
    event = an_event()
    before = checking.digest_of()
    person = a_person("Sukarni")
    old, *_ = history.page()
    after_person = checking.digest_of()
    from app.services import planning

    planning.note_quota_gap(event, "Menunggu surat susulan")
    history.undo_step(old.id)
    planning.note_quota_gap(event, "")
    assert checking.digest_of() == before != after_person
    with pytest.raises(UserError, match="sudah tidak ada"):
        people.get(person)


def test_ctrl_z_twice_then_redo_twice():
    states = [checking.digest_of()]
    for name in ("Satu", "Dua"):
        a_person(name)
        states.append(checking.digest_of())
    history.undo_last()
    assert checking.digest_of() == states[1]
    history.undo_last()
    assert checking.digest_of() == states[0]
    history.redo_last()
    assert checking.digest_of() == states[1]
    history.redo_last()
    assert checking.digest_of() == states[2]
    history.redo_last()
    assert checking.digest_of() == states[2]
