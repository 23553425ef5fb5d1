"""Things done in an awkward order: voided, reissued, undone, deleted while another page is open."""

import datetime as dt

import pytest

from app.errors import UserError
from app.services import attendance, awards, certificates, erasure, events, history, office, people, planning
from app.services.people import PersonCard
from tests.builders import a_person, an_event, an_office, participants

ON = dt.date(2018, 12, 31)


def issue(event_id, *participant_ids, on=ON):
    return certificates.issue(event_id, on, participant_ids or None)


def step_named(words):
    return next(row.id for row in history.page() if words in row.name and row.can_undo)


def test_a_void_that_was_replaced_cannot_be_undone_beside_its_replacement(database):
    an_office()
    event_id = an_event()
    (siti,) = participants(event_id, "Siti")
    attendance.set_all_present(event_id)
    issue(event_id, siti)
    (first,) = certificates.register(event_id)
    certificates.void(first.id, "salah nama")
    issue(event_id, siti, on=dt.date(2019, 1, 2))
    with pytest.raises(UserError, match="sudah diganti"):
        history.undo_step(step_named("Membatalkan sertifikat"))
    assert [(e.number, e.status) for e in certificates.register(event_id)] == [
        ("460/0001/DINSOS/XII/2018", "batal"),
        ("460/0001/DINSOS/I/2019", "terbit"),
    ]
    certificates.void(certificates.register(event_id)[1].id, "yang lama benar")
    history.undo_step(step_named("Membatalkan sertifikat 460/0001/DINSOS/XII/2018"))
    assert certificates.overview(event_id)[0].certificate.number == "460/0001/DINSOS/XII/2018"


def test_an_erased_person_does_not_come_back_by_undo(database):
    person = a_person("Siti")
    erasure.erase(person)
    with pytest.raises(UserError, match="tetap terhapus"):
        history.undo_last()


def test_pages_of_a_deleted_event_save_nothing(database):
    an_office()
    event_id = an_event()
    card = events.get(event_id)
    subject = planning.subjects(event_id)[0]
    events.delete(event_id)
    for save in (
        lambda: events.save(card),
        lambda: events.set_closed(event_id, closed=True),
        lambda: planning.save_subject(event_id, subject),
        lambda: planning.save_subject(event_id, planning.SubjectCard(title="Baru")),
        lambda: planning.save_session(event_id, planning.SessionCard(date="2018-09-12")),
        lambda: planning.save_role(event_id, planning.RoleCard(name="Budi")),
        lambda: planning.remove_quota(event_id, "14.08"),
        lambda: planning.note_quota_gap(event_id, "x"),
    ):
        with pytest.raises(UserError, match="sudah tidak ada"):
            save()
    assert events.list_events(ON) == ()
    history.undo_last()
    assert events.get(event_id) == card


def test_a_form_of_a_deleted_row_does_not_bring_it_back(database):
    an_office()
    person = a_person("Siti")
    official = office.officials()[0]
    selection = awards.save(awards.SelectionCard(title="PSM berprestasi", year=2018)).subject
    juror = awards.jurors(selection) or (
        awards.JurorCard(id=awards.save_juror(selection, awards.JurorCard(name="Juri")).subject, name="Juri"),
    )
    people.delete((person,))
    office.delete_official(official.id)
    awards.delete(selection)
    for save in (
        lambda: people.save(PersonCard(id=person, name="Siti")),
        lambda: office.save_official(official),
        lambda: awards.save_juror(selection, juror[0]),
        lambda: awards.save(awards.SelectionCard(id=selection, title="x")),
    ):
        with pytest.raises(UserError, match="sudah tidak ada"):
            save()
