"""Last year's event once more: its plan on other days, none of its people."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.models import rows
from app.services import (
    attendance,
    batches,
    certificates,
    checking,
    event_texts,
    events,
    events_copy,
    history,
    planning,
    samples,
)
from app.services.batches import BatchCard
from app.services.planning import RoleCard
from app.services.steps import step
from tests.builders import an_event, an_office, participants

pytestmark = pytest.mark.usefixtures("database")


def _held() -> str:
    """A three-day event with all there is."""
    an_office()
    event = an_event(
        code="PSM-2024", title="Bimtek PSM Tahun 2024", starts_on="2024-06-03", ends_on="2024-06-05",
        theme="Tangguh", quota_note="biarkan", number_start=7, grades="90 Baik",
    )  # fmt: skip
    group = batches.save(event, BatchCard(name="Angkatan I", room="Aula")).subject
    (subject,) = planning.subjects(event)
    for card in planning.sessions(event):
        planning.save_session(event, replace(card, subject=subject.id, batch=group, moderator="Ani"))
    role = planning.save_role(event, RoleCard(name="Budi", gist="Katanya …", represented_by="Wakil")).subject
    with step("Menyusun") as changes:
        changes.put("allowance", "a" * 32, {"event": event, "title": "Transpor", "amount": 150_000, "sort_order": 1})
        changes.put("evaluation_item", "e" * 32, {"event": event, "kind": "scale", "text": "Ruangan"})
        changes.put("evaluation_item", "f" * 32, {"event": event, "role": role, "kind": "scale", "text": "Materi"})
    event_texts.save(event, {"background": "Sebab", "results": "Tercapai", "invitation-number": "1/2024"})
    participants(event)
    attendance.set_all_present(event)
    certificates.issue(event, date(2024, 6, 5))
    return event


def test_all_that_plans_comes_along_and_nothing_that_happened():
    event = _held()
    order = events_copy.suggested(event)
    assert (order.title, order.starts_on) == ("Bimtek PSM Tahun 2025", "2025-06-02")
    new = events_copy.copy_event(event, order).subject
    card = events.get(new)
    assert (card.code, card.starts_on, card.ends_on) == ("PSM-2025", "2025-06-02", "2025-06-04")
    assert (card.theme, card.grades, card.number_start, card.quota_note) == ("Tangguh", "90 Baik", 1, "")
    assert card.stated_total is None
    (subject,), (group,) = planning.subjects(new), batches.listing(new)
    assert [(s.date, s.subject, s.batch, s.moderator) for s in planning.sessions(new)] == [
        (f"2025-06-0{n}", subject.id, group.id, "Ani") for n in (2, 3, 4)
    ]
    (role,) = planning.roles(new)
    assert (role.name, role.gist, role.represented_by) == ("Budi", "", "")
    assert [row["amount"] for row in rows.find("allowance", event=new)] == [150_000]
    assert {(row["text"], row["role"]) for row in rows.find("evaluation_item", event=new)} == {
        ("Ruangan", None), ("Materi", role.id),
    }  # fmt: skip
    assert event_texts.texts(new) == {"background": "Sebab"}
    assert not any(rows.count(table, event=new) for table in ("participant", "certificate", "quota", "payment"))
    assert not attendance.grid(new).rows


def test_the_old_event_is_not_touched_and_the_copy_is_one_step_back():
    event = _held()
    before, old = checking.digest_of(), events.get(event)
    said = events_copy.copy_event(event, replace(events_copy.suggested(event), quotas=True))
    assert said.title == "Kegiatan disalin dari PSM-2024: 3 sesi"
    assert events.get(event) == old
    assert events.ledger(said.subject).quota_total == 35
    history.undo_step(said.step_id)
    assert checking.digest_of() == before


def test_only_what_is_wanted_is_taken():
    event = _held()
    bare = replace(
        events_copy.suggested(event), plan=False, roles=False, money=False, questions=True, texts=False
    )
    new = events_copy.copy_event(event, bare).subject
    left_out = ("subject", "session", "batch", "event_role", "allowance")
    assert [rows.count(table, event=new) for table in left_out] == [0] * 5
    assert [row["text"] for row in rows.find("evaluation_item", event=new)] == ["Ruangan"]
    assert (events.get(new).theme, events.get(new).legal_basis, event_texts.texts(new)) == ("", "", {})


def test_a_code_in_use_or_no_day_refuses_and_leaves_no_half_event():
    event = _held()
    before = checking.digest_of()
    order = events_copy.suggested(event)
    for wrong in (replace(order, code="psm-2024"), replace(order, starts_on=""), replace(order, title=" ")):
        with pytest.raises(UserError):
            events_copy.copy_event(event, wrong)
    assert checking.digest_of() == before


def test_a_plan_without_dates_is_copied_without_dates():
    an_office()
    event = events.save(events.EventCard(title="Belum bertanggal", code="X")).subject
    new = events_copy.copy_event(event, events_copy.suggested(event)).subject
    assert (events.get(new).starts_on, events.get(new).ends_on) == ("", "")


def test_a_sample_once_more_keeps_its_mark_of_invented_facts():
    samples.load("siak-2018")
    event = events.find("siak-2018")
    new = events.get(events_copy.copy_event(event.id, events_copy.suggested(event.id)).subject)
    assert new.example_note == event.example_note


@given(st.dates(date(2000, 1, 1), date(2080, 1, 1)))
def test_a_year_later_is_the_same_weekday(day):
    assert (day + events_copy._YEAR).weekday() == day.weekday()
