"""The audit of the great event, from the data of the services: one thing is broken, and just that is found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.services import (
    attendance,
    audit,
    batches,
    certificates,
    event_texts,
    events,
    history,
    office,
    paying,
    payments,
    people,
    planning,
    registration,
    samples,
    signed_sheets,
)
from app.services.registration import ParticipantRow
from app.services.signed_sheets import SignedSheetRow
from tests import great_event
from tests.great_event import Great

TODAY = date(2025, 7, 1)


def usual(great: Great) -> ParticipantRow:
    """Somebody who came to everything, and to whom nothing else happened."""
    special = {*great.absent, *great.below, *great.successors, *great.walk_ins}
    return next(one for one in registration.active_participants(great.id) if one.id not in special)


def payment(great: Great) -> str:
    seat = usual(great).id
    return next(line.payment_id for line in payments.sheet(great.id).lines if line.participant_id == seat)


def certificate(great: Great) -> str:
    person = usual(great).person_id
    return next(entry.id for entry in certificates.register(great.id) if entry.person_id == person)


def sheet(great: Great) -> SignedSheetRow:
    return next(one for one in signed_sheets.listing(great.id) if not one.session and one.signatures)


def first_cell(great: Great) -> tuple[str, str]:
    return usual(great).id, attendance.grid(great.id).sessions[0].id


def no_nip(great: Great) -> None:
    own = events.get(great.id).office
    office.save_official(replace(office.officials(own)[0], nip=""), own)


# The rules that must speak, all of them, and what an officer did.
BREAKS: tuple[tuple[set[str], Callable[[Great], object]], ...] = (
    ({"venue_missing"}, lambda g: events.save(replace(events.get(g.id), venue=""))),
    ({"date_missing"}, lambda g: events.save(replace(events.get(g.id), starts_on="", ends_on=""))),
    ({"attendance_outside", "rundown_outside"}, lambda g: events.save(replace(events.get(g.id), ends_on="2025-06-04"))),
    ({"chair_nip"}, lambda g: planning.save_role(g.id, replace(planning.roles(g.id, "chair")[0], nip=""))),
    ({"signatory_nip"}, no_nip),
    ({"no_speaker"}, lambda g: planning.save_subject(g.id, replace(planning.subjects(g.id)[0], speaker=""))),
    ({"letter_number"}, lambda g: event_texts.save(g.id, {"invitation-number": ""})),
    ({"no_class"}, lambda g: batches.assign(g.id, [usual(g).id], "")),
    ({"still_nominated"}, lambda g: registration.set_status((usual(g).id,), "nominated", "")),
    ({"present_without_seat", "paid_without_seat", "certified_without_seat", "signatures_differ"},
     lambda g: registration.set_status((usual(g).id,), "withdrawn", "x")),
    ({"paid_absent", "certified_below", "signatures_differ"}, lambda g: attendance.mark_whole(g.id, usual(g).id, "A")),
    ({"unrecorded"}, lambda g: attendance.set_marks(g.id, [first_cell(g)], "")),
    ({"unsigned"}, lambda g: attendance.set_unsigned(g.id, [first_cell(g)], missing=True)),
    ({"signatures_differ"}, lambda g: signed_sheets.save(g.id, replace(sheet(g), signatures=1), [])),
    ({"not_counted"}, lambda g: signed_sheets.save(g.id, replace(sheet(g), signatures=None), [])),
    ({"no_sheet"}, lambda g: signed_sheets.delete(sheet(g).id)),
    ({"unpaid"}, lambda g: paying.set_paid([payment(g)], "")),
    ({"paid_early"}, lambda g: paying.set_paid([payment(g)], "2025-05-01")),
    ({"paid_ahead"}, lambda g: paying.set_paid([payment(g)], "2025-08-01")),
    ({"uncertified", "void_unreplaced"}, lambda g: certificates.void(certificate(g), "salah nama")),
    ({"certificate_name"}, lambda g: people.save(replace(people.get(usual(g).person_id), name="Lain Sekali"))),
    ({"certificate_hours", "rundown_hours", "rundown_subject_hours"},
     lambda g: planning.save_subject(g.id, replace(planning.subjects(g.id)[0], lesson_hours="3"))),
    ({"over_quota", "quota_gap"}, lambda g: planning.set_quota(g.id, "14.01", 0)),
)  # fmt: skip


def test_one_thing_broken_is_found_alone_and_is_gone_when_it_is_taken_back(tmp_path: Path) -> None:
    with great_event.opened(tmp_path / "data") as great:
        for rules, breaks in BREAKS:
            breaks(great)
            found = audit.audit(great.id, TODAY).open
            assert {one.rule for one in found} == rules
            assert all(one.sentence.endswith(".") and one.section for one in found)
            history.undo_last()
        assert audit.audit(great.id, TODAY).open == ()


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_a_sample_is_told_what_its_article_leaves_open_and_nothing_is_called_wrong(database: Path, name: str) -> None:
    samples.load(name)
    event_id = events.find(name).id
    attendance.set_all_present(event_id)
    certificates.issue(event_id, date(2018, 9, 13))
    found = audit.audit(event_id, date(2018, 10, 1))
    assert found.count("wrong") == 0
    usual_ones = {"quota_gap", "no_sheet", "chair_nip", "part_unnamed", "signatory_nip", "letter_number"}
    assert {one.rule for one in found.open} <= usual_ones
