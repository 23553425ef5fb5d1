"""What an open page does when its event, its people or the whole database goes away beneath it, and with words of
five hundred signs everywhere."""

import datetime as dt

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.services import attendance, certificates, events, people, planning, registration, workspace
from app.services.events import EventCard
from app.services.people import PersonCard
from tests import builders


@pytest.fixture(autouse=True)
def told():
    """Every dialog that opens is noted and closed, so that none holds the test."""
    found = []

    def close():
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            found.append(dialog.accessibleName())
            dialog.close()

    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(20)
    yield found
    timer.stop()
    assert found == []


SECTIONS = ("summary", "participants", "schedule", "attendance", "certificates", "documents")
NASTY = (
    "<b>tebal</b> & </para>",
    "\u202eterbalik\u200f مرحبا",
    "😀🎉 阿",
    "x" * 500,
    ("Siti <Aminah> " * 40)[:500],
    "\u0301\u0302\u0303",
)


@pytest.mark.parametrize("section", SECTIONS)
def test_an_event_deleted_beneath_its_page_leaves_the_list(siak, section):
    siak.open_event("siak-2018", section)
    event_id = siak.tab.listing._all[0].id
    siak.work.change(events.delete, event_id)
    siak.qtbot.waitUntil(siak.tab.listing.isVisible)
    siak.settle()
    assert siak.tab.listing._all == ()


@pytest.mark.parametrize("section", ["attendance", "certificates", "participants"])
def test_people_removed_beneath_a_page_are_gone_from_it(siak, section):
    siak.open_event("siak-2018", section)
    event_id = siak.tab.listing._all[0].id
    everyone = tuple(row.id for row in siak.ask(registration.active_participants, event_id))
    siak.work.change(registration.remove, everyone)
    siak.settle()
    siak.settle()
    assert siak.ask(registration.active_participants, event_id) in ((), [])


def a_nasty_office():
    builders.an_office(name="x" * 500, address="<b>" * 160)
    for number, words in enumerate(NASTY):
        card = EventCard(code=f"N{number}", title=words, venue=words, organiser=words, host=words, theme=words)
        event_id = events.save(EventCard(**{**card.__dict__, "starts_on": "2018-09-12"})).subject
        planning.set_quota(event_id, "14.08", 1)
        planning.save_subject(event_id, planning.SubjectCard(title=words, lesson_hours="2", speaker=words))
        planning.save_role(event_id, planning.RoleCard(name=words, position=words, gist=words))
        planning.lay_day_sessions(event_id)
        for name in NASTY:
            registration.add_new(event_id, PersonCard(name=name, address=words, village_name=words, phone=words))
        attendance.set_all_present(event_id)
        certificates.issue(event_id, dt.date(2018, 9, 12))


@pytest.mark.parametrize("width", [1366, 1024])
def test_nasty_words_break_no_page_and_widen_no_window(bare_stage, width):
    stage = bare_stage
    stage.ask(a_nasty_office)
    stage.window.resize(width, 640)
    stage.window.show_page("events")
    stage.settle()
    for number in range(len(NASTY)):
        for section in SECTIONS:
            stage.open_event(f"N{number}", section)
            stage.settle()
            assert stage.window.width() <= width
            assert stage.window.minimumSizeHint().width() <= width
            stage.window.grab()
    for page in ("people", "awards", "send", "history", "settings"):
        stage.window.show_page(page)
        stage.settle()
        stage.window.grab()
        assert stage.window.minimumSizeHint().width() <= width, page
    assert stage.ask(people.count) == len(NASTY) ** 2


def test_a_copy_restored_beneath_an_open_page(siak):
    copy = siak.ask(workspace.make_backup)
    siak.open_event("siak-2018", "attendance")
    event_id = siak.tab.listing._all[0].id
    siak.work.change(attendance.set_all_present, event_id)
    siak.settle()
    reopened = []
    siak.window.desk.reopened.connect(lambda: reopened.append(1))
    siak.work.run(workspace.restore_backup, copy.name, then=lambda _done: siak.window.desk.reopened.emit())
    siak.qtbot.waitUntil(lambda: bool(reopened))
    siak.settle()
    assert siak.ask(attendance.grid, event_id).unrecorded > 0
