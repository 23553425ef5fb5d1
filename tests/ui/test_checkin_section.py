"""Meja registrasi: a queue at the door, with a scanner, a keyboard and a mouse."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain import codes
from app.services import arrivals, attendance, batches, events, overview, people, planning, registration
from app.services.batches import BatchCard
from app.services.planning import SessionCard
from tests.ui.desk import hand, scan
from tests.ui.sections import Opened, hosted, opened
from tests.ui.walking import HALF, visited
from ui import settings
from ui.dialogs.reason import ReasonDialog
from ui.pages import Desk
from ui.tabs.event.checkin.section import CheckInSection
from ui.widgets.buttons import Button

CTRL = Qt.KeyboardModifier.ControlModifier


class Door:
    """The page, and what is so behind it."""

    def __init__(self, made: Opened) -> None:
        self.made, self.section = made, made.section
        self.field = made.section.top.field
        self.ready()

    def ready(self) -> None:
        self.made.until(lambda: self.section.state.roster is not None)
        self.made.ask(lambda: None)
        self.made.ask(lambda: None)
        self.roster = self.section.state.roster
        self.guests = [one for one in self.roster.guests if one.expected]

    def marks(self, guest: str) -> str:
        grid = self.made.ask(attendance.grid, self.section.event_id)
        row = next(row for row in grid.rows if row.participant.id == guest)
        return "".join(mark or "." for mark in row.marks)

    def says(self, *words: str) -> None:
        """The answer has these words."""
        self.made.until(lambda: all(word in self.section.result.accessibleName() for word in words))
        self.made.until(lambda: not self.section.recording.busy)

    @property
    def counted(self) -> str:
        return self.section.counters.accessibleName()

    def shown(self) -> str:
        labels = [one.text() for one in self.section.findChildren(QLabel) if one.isVisible()]
        matches = self.section.matches
        return "\n".join([*labels, *(guest.name for guest in matches.rows_model.rows if matches.isVisible())])

    def change(self, function, *arguments) -> None:
        self.made.work.change(function, *arguments)
        self.made.ask(lambda: None)
        self.made.ask(lambda: None)
        self.ready()


@pytest.fixture
def door(qtbot) -> Iterator[Door]:
    with opened(qtbot, hosted(CheckInSection)) as made:
        yield Door(made)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab, None])
def test_a_scan_makes_present_and_a_second_says_since_when(door: Door, end) -> None:
    guest = door.guests[4]
    scan(door.section, guest.code, end)
    door.says("Hadir", guest.name, guest.regency, "Tercatat pukul")
    assert door.marks(guest.id) == "....H"
    assert door.counted == "Hadir 1 dari 45"
    assert door.field.text() == ""
    assert door.field.hasFocus()
    scan(door.section, codes.printed(guest.code).lower(), end)
    door.says("Sudah hadir sejak", guest.name)
    assert door.counted == "Hadir 1 dari 45"
    kept = door.made.ask(arrivals.queries.of_participant, guest.id)
    assert [row["way"] for row in kept] == ["scan", "scan"]


def test_a_hand_types_a_name_and_loses_no_letter(door: Door) -> None:
    guest = next(one for one in door.guests if len(door.roster.find(one.name)) == 1)
    hand(door.section, guest.name)
    QTest.qWait(80)
    assert door.field.text() == guest.name
    assert [one.name for one in door.section.matches.rows_model.rows] == [guest.name]
    QTest.keyClick(door.field, Qt.Key.Key_Return)
    door.says("Hadir", guest.name)
    assert door.made.ask(arrivals.queries.of_participant, guest.id)[0]["way"] == "typed"


def test_of_several_one_is_chosen_by_the_arrows_and_nobody_else_is_shown(door: Door) -> None:
    others = [one.name for one in door.guests]
    assert not any(name in door.shown() for name in others)
    hand(door.section, "s")
    QTest.qWait(80)
    assert not any(name in door.shown() for name in others)
    hand(door.section, "i")
    door.made.until(door.section.matches.isVisible)
    found = [one.name for one in door.section.matches.rows_model.rows]
    assert 1 < len(found) <= 6
    assert {name for name in others if name in door.shown()} == set(found)
    QTest.keyClick(door.field, Qt.Key.Key_Return)
    assert door.section.matches.hasFocus()
    QTest.keyClick(door.section.matches, Qt.Key.Key_Down)
    QTest.keyClick(door.section.matches, Qt.Key.Key_Return)
    door.says("Hadir", found[1])
    assert {name for name in others if name in door.shown()} == {found[1]}


def test_a_scan_is_no_typing_wherever_the_keyboard_is(door: Door) -> None:
    first, second, third = door.guests[:3]
    hand(door.section, "rah")
    QTest.qWait(80)
    scan(door.section, first.code)
    door.says("Hadir", first.name)
    door.section.top.quiet.setFocus()
    scan(door.section, second.code)
    door.says("Hadir", second.name)
    assert not door.section.top.quiet.isChecked()
    door.section.top.new.setFocus()
    scan(door.section, third.code, end=None)
    door.says("Hadir", third.name)
    QTest.keyClick(door.made.window.focusWidget(), Qt.Key.Key_Return)  # the scanner's late Enter
    assert not door.section.walk_in.isVisible()
    before = door.section.top.sessions.currentIndex()
    door.section.top.sessions.setFocus()
    scan(door.section, codes.code_of("0" * 32))
    door.says("Tidak dikenal", "AXNK 4DXX")
    assert door.section.top.sessions.currentIndex() == before


def test_what_is_typed_while_a_button_has_the_keyboard_lands_in_the_field(door: Door) -> None:
    door.section.top.quiet.setFocus()
    hand(door.section, "sit")
    QTest.qWait(80)
    assert door.field.text() == "sit"
    door.field.clear()
    door.section.top.quiet.setFocus()
    QTest.keyClick(door.section.top.quiet, Qt.Key.Key_Space)
    assert door.section.top.quiet.isChecked()
    assert door.field.text() == ""


def test_two_quick_keys_and_a_slow_hand_are_typing(door: Door) -> None:
    QTest.keyClicks(door.field, "si")
    QTest.qWait(120)
    hand(door.section, "ti")
    QTest.qWait(80)
    assert door.field.text() == "siti"


def test_a_key_hit_just_before_the_scanner_began_stays_typed(door: Door) -> None:
    guest = door.guests[0]
    scan(door.section, "x" + guest.code)
    door.says("Hadir", guest.name)
    assert door.marks(guest.id) == "....H"


def test_a_key_held_down_types(door: Door) -> None:
    for number in range(9):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", number > 0)
        QCoreApplication.sendEvent(door.field, press)
    QTest.qWait(80)
    assert door.field.text() == "a" * 9


def test_arrows_del_and_shortcuts_come_after_what_was_typed(door: Door) -> None:
    QTest.keyClicks(door.field, "sit")
    QTest.keyClick(door.field, Qt.Key.Key_Backspace)
    assert door.field.text() == "si"
    QTest.keyClicks(door.field, "ti")
    QTest.keyClick(door.field, Qt.Key.Key_A, CTRL)
    assert door.field.selectedText() == "siti"


def test_the_last_check_in_is_taken_back_by_key_and_by_button(door: Door) -> None:
    first, second = door.guests[:2]
    cells = [(first.id, session) for session in door.roster.batch_of_session]
    door.change(attendance.set_marks, door.section.event_id, cells, "I")
    scan(door.section, first.code)
    door.says("Hadir", first.name)
    assert door.marks(first.id) == "IIIIH"
    QTest.keyClick(door.field, Qt.Key.Key_Z, CTRL)
    door.says("Diurungkan", first.name)
    assert door.marks(first.id) == "IIIII"
    scan(door.section, second.code)
    door.says("Hadir", second.name)
    QTest.mouseClick(door.section.result.undo, Qt.MouseButton.LeftButton)
    door.says("Diurungkan", second.name)
    door.made.until(lambda: door.counted == "Hadir 0 dari 45")
    assert door.marks(second.id) == "....."


def test_ctrl_z_takes_typing_back_before_a_check_in(door: Door) -> None:
    scan(door.section, door.guests[0].code)
    door.says("Hadir")
    hand(door.section, "zzz")
    QTest.qWait(80)
    QTest.keyClick(door.field, Qt.Key.Key_Z, CTRL)
    assert door.field.text() == ""
    assert door.marks(door.guests[0].id) == "....H"


def test_a_card_with_a_nik_finds_its_owner_and_shows_no_number(door: Door) -> None:
    guest = door.guests[7]
    seat = next(one for one in door.made.ask(registration.participants, door.section.event_id) if one.id == guest.id)
    card = door.made.ask(people.get, seat.person_id)
    door.change(people.save, replace(card, nik="1408014405850001"))
    scan(door.section, "1408014405850001")
    door.says("Hadir", guest.name)
    scan(door.section, "1408014405850009")
    door.says("Tidak dikenal")
    assert "14080144" not in door.shown() + door.field.text()


def test_a_whole_day_is_recorded_at_once(door: Door) -> None:
    box = door.section.top.sessions
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    assert "sepanjang hari" in box.currentText()
    guest = door.guests[2]
    scan(door.section, guest.code)
    door.says("Hadir", guest.name)
    assert door.marks(guest.id) == "HHHHH"


class TestWhoIsNotExpected:
    def test_one_who_waits_is_given_a_seat_by_one_click(self, door: Door) -> None:
        guest = door.guests[0]
        door.change(registration.set_status, (guest.id,), "reserve")
        scan(door.section, guest.code)
        door.says("Cadangan", guest.name)
        assert door.made.ask(arrivals.queries.of_participant, guest.id) == []
        act = door.section.result._acts.itemAt(0).widget()
        QTest.mouseClick(act, Qt.MouseButton.LeftButton)
        door.says("Hadir", guest.name)
        assert door.marks(guest.id) == "....H"

    def test_beyond_the_quota_a_reason_is_asked_for(self, door: Door) -> None:
        guest = next(one for one in door.guests if one.regency == "Kab. Pelalawan")
        door.change(registration.set_status, (guest.id,), "withdrawn", "sakit")
        door.change(planning.set_quota, door.section.event_id, guest.region, 9)
        scan(door.section, guest.code)
        door.says("Mengundurkan diri", "sakit")

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:  # whether a seat is free is still being asked
                QTimer.singleShot(50, answer)
                return
            assert isinstance(dialog, ReasonDialog)
            scan(dialog, door.guests[5].code, end=None)  # while a dialog is open nobody is checked in
            QTest.qWait(80)
            assert dialog.field.text() == door.guests[5].code
            QTest.keyClick(dialog.field, Qt.Key.Key_Return)

        QTimer.singleShot(50, answer)
        QTest.mouseClick(door.section.result._acts.itemAt(0).widget(), Qt.MouseButton.LeftButton)
        door.says("Hadir", guest.name)
        assert door.made.ask(arrivals.queries.of_participant, door.guests[5].id) == []

    def test_who_was_substituted_is_told_with_the_successor(self, door: Door) -> None:
        guest = next(one for one in door.guests if one.regency == "Kab. Siak")
        heir = door.made.ask(people.save, people.PersonCard(name="Wati Pengganti", region="14.08.01.1001")).subject
        door.change(registration.substitute, guest.id, heir, "sakit")
        scan(door.section, guest.code)
        door.says("Sudah digantikan", "Wati Pengganti")

    def test_another_class_is_the_officers_decision(self, door: Door) -> None:
        event, guest = door.section.event_id, door.guests[0]
        first, second = (
            door.made.ask(batches.save, event, BatchCard(name=name)).subject for name in ("Angkatan I", "Angkatan II")
        )
        for batch in (first, second):
            card = SessionCard(date="2018-09-12", starts="16.00", ends="17.00", title="Praktik", batch=batch)
            door.made.ask(planning.save_session, event, card)
        door.change(batches.assign, event, [guest.id], first)
        box = door.section.top.sessions
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        while "Angkatan II" not in box.currentText():
            QTest.keyClick(box, Qt.Key.Key_Down)
        scan(door.section, guest.code)
        door.says("Kelas lain", "Angkatan I.", "Angkatan II")
        own, move = (door.section.result._acts.itemAt(n).widget() for n in range(2))
        assert (own.accessibleName(), move.accessibleName()) == (
            "Catat pada sesi kelasnya",
            "Pindahkan ke Angkatan II dan catat",
        )
        QTest.mouseClick(own, Qt.MouseButton.LeftButton)
        door.says("Hadir", guest.name)
        assert door.marks(guest.id) == ".....H·"
        scan(door.section, guest.code)
        door.says("Kelas lain")
        QTest.mouseClick(door.section.result._acts.itemAt(1).widget(), Qt.MouseButton.LeftButton)
        door.says("Hadir", guest.name)
        assert door.marks(guest.id)[-2:] == "HH"  # what was recorded with the class before is not lost

    def test_who_has_no_class_is_told_so_and_somebody_new_joins_the_emptiest(self, door: Door) -> None:
        event = door.section.event_id
        first, second = (
            door.made.ask(batches.save, event, BatchCard(name=name)).subject for name in ("Angkatan I", "Angkatan II")
        )
        for batch in (first, second):
            card = SessionCard(date="2018-09-12", starts="16.00", ends="17.00", title="Praktik", batch=batch)
            door.made.ask(planning.save_session, event, card)
        door.change(planning.set_quota, event, "14.08", 30)
        door.change(batches.assign, event, [door.guests[0].id], first)
        assert "16.00 semua kelas" in door.section.top.sessions.currentText()
        scan(door.section, door.guests[1].code)
        door.says("Belum mempunyai kelas", door.guests[1].name)
        scan(door.section, door.guests[0].code)
        door.says("Hadir", "Angkatan I")
        hand(door.section, "Kenanga Baru")
        QTest.qWait(80)
        QTest.keyClick(door.field, Qt.Key.Key_N, CTRL)
        form = door.section.walk_in
        assert form.form.value("batch") == second
        form.form.set_values({"region": "14.08", "batch": ""})
        QTest.keyClick(form.form.control("name"), Qt.Key.Key_Return)
        door.made.until(form.note.isVisible)
        assert "bukan sesi kelasnya" in form.note.accessibleName()
        form.form.set_value("batch", second)
        QTest.keyClick(form.form.control("name"), Qt.Key.Key_Return)
        door.says("Hadir", "Kenanga Baru")

    def test_a_walk_in_is_present_by_the_keyboard_alone(self, door: Door) -> None:
        hand(door.section, "Zulkarnain O'Bar")
        QTest.qWait(80)
        QTest.keyClick(door.field, Qt.Key.Key_Return)
        door.says("Tidak dikenal", "Zulkarnain O'Bar")
        QTest.keyClick(door.field, Qt.Key.Key_N, CTRL)
        form = door.section.walk_in
        door.made.until(form.isVisible)
        assert form.form.value("name") == "Zulkarnain O'Bar"
        assert form.form.control("name").hasFocus()
        hand(door.section, "u")
        QTest.qWait(80)
        assert form.form.value("name") == "Zulkarnain O'Baru"  # typing goes on where it was left
        form.form.set_value("region", "14.08")
        QTest.keyClick(form.form.control("name"), Qt.Key.Key_Return)
        door.made.until(form.note.isVisible)
        assert "penuh" in form.note.accessibleName()
        assert form.form.control("reason").hasFocus()
        hand(door.section, "diminta camat", Qt.Key.Key_Return)
        door.says("Hadir", "Zulkarnain O'Baru")
        assert not form.isVisible()
        seats = door.made.ask(registration.participants, door.section.event_id)
        new = next(one for one in seats if one.name == "Zulkarnain O'Baru")
        assert (new.status, new.region, door.marks(new.id)) == ("walk-in", "14.08", "....H")
        door.ready()
        assert door.counted == "Hadir 1 dari 46"
        QTest.keyClick(door.field, Qt.Key.Key_Z, CTRL)
        door.says("Diurungkan")
        assert len(door.made.ask(registration.participants, door.section.event_id)) == 45

    def test_a_second_enter_registers_nobody_twice(self, door: Door) -> None:
        door.change(planning.set_quota, door.section.event_id, "14.08", 30)
        QTest.keyClick(door.field, Qt.Key.Key_N, CTRL)
        form = door.section.walk_in
        form.form.set_values({"name": "Kenanga Baru", "region": "14.08"})
        for _ in range(3):
            QTest.keyClick(form.form.control("name"), Qt.Key.Key_Return)
        door.says("Hadir", "Kenanga Baru")
        seats = door.made.ask(registration.participants, door.section.event_id)
        assert [seat.name for seat in seats].count("Kenanga Baru") == 1

    def test_people_of_the_registry_are_offered_first(self, door: Door) -> None:
        known = door.made.ask(people.save, people.PersonCard(name="Kenanga Lama", region="14.71.01.1003")).subject
        door.change(planning.set_quota, door.section.event_id, "14.71", 20)
        QTest.keyClick(door.field, Qt.Key.Key_N, CTRL)
        form = door.section.walk_in
        hand(door.section, "Kenanga")

        def offered() -> list[Button]:
            return [one for one in form.findChildren(Button) if one.accessibleName() == "Kenanga Lama"]

        door.made.until(offered)
        (taken,) = offered()
        QTest.mouseClick(taken, Qt.MouseButton.LeftButton)
        door.says("Hadir", "Kenanga Lama")
        seats = door.made.ask(registration.participants, door.section.event_id)
        assert [one.person_id for one in seats if one.name == "Kenanga Lama"] == [known]

    def test_esc_leaves_the_form_with_nothing_registered(self, door: Door) -> None:
        QTest.keyClick(door.field, Qt.Key.Key_N, CTRL)
        QTest.keyClick(door.section.walk_in.form.control("name"), Qt.Key.Key_Escape)
        assert not door.section.walk_in.isVisible()
        assert door.field.hasFocus()


def test_the_arrows_go_on_through_the_sessions_and_the_open_list_leads_back_to_the_field(door: Door) -> None:
    box = door.section.top.sessions
    box.setFocus()
    QTest.keyClick(door.made.window.focusWidget(), Qt.Key.Key_Home)
    for _ in range(2):
        QTest.keyClick(door.made.window.focusWidget(), Qt.Key.Key_Down)
    assert box.currentIndex() == 2
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    door.made.until(box.view().isVisible)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    door.made.until(door.field.hasFocus)
    assert box.currentIndex() == 3
    assert door.section.state.occasion.key == box.currentData()


def test_beeps_are_counted_and_silent_when_switched_off(door: Door, monkeypatch) -> None:
    heard = []
    monkeypatch.setattr("ui.tabs.event.checkin.result.QApplication.beep", lambda: heard.append(1))
    guest = door.guests[0]
    expected = 0
    for times, words in ((1, "Hadir"), (2, "Sudah hadir")):
        scan(door.section, guest.code)
        door.says(words)
        expected += times
        door.made.until(lambda wanted=expected: len(heard) == wanted)
    QTest.mouseClick(door.section.top.quiet, Qt.MouseButton.LeftButton)
    scan(door.section, codes.code_of("0" * 32))
    door.says("Tidak dikenal")
    QTest.qWait(450)
    assert len(heard) == expected
    again = CheckInSection(Desk(door.made.work, settings.load()))  # the next start
    door.made.qtbot.addWidget(again)
    assert again.beeper.muted
    assert again.top.quiet.isChecked()


def test_what_is_written_while_another_event_is_opened_is_not_told_at_its_desk(door: Door) -> None:
    section, guest = door.section, door.guests[0]
    before, other = section.event_id, door.made.ask(events.find, "solok-2017").id
    held = threading.Event()
    door.made.work.run(held.wait, 10)
    scan(section, guest.code)
    section.show_event(other)
    held.set()
    door.made.until(lambda: section.state.roster is not None and section.state.roster.event_id == other)
    assert door.made.ask(arrivals.first_arrivals, before)  # it was written
    assert section.result.accessibleName() == ""
    assert "undo" not in section.commands()
    assert not section.recording.busy


def test_an_event_without_sessions_says_what_to_do_first(door: Door) -> None:
    for card in door.made.ask(planning.sessions, door.section.event_id):
        door.made.ask(planning.delete_session, card.id)
    door.section.refresh(frozenset())
    door.ready()
    assert "belum mempunyai sesi" in door.section.idle.accessibleName()
    scan(door.section, door.guests[0].code)
    door.says("Belum ada sesi")


def test_the_head_of_the_page_waits_until_the_queue_is_left(qtbot, monkeypatch) -> None:
    read = []
    real = overview.overview
    monkeypatch.setattr(overview, "overview", lambda *asked: read.append(asked) or real(*asked))

    def build(desk):
        from ui.tabs.events import EventsTab

        return EventsTab(desk)

    with opened(qtbot, build) as made:
        made.until(lambda: made.page.view is not None)
        made.page.view.show_section("checkin")
        section = made.page.view.sections.section
        made.until(lambda: section.state.roster is not None)
        made.ask(lambda: None)
        made.ask(lambda: None)
        read.clear()
        scan(section, section.state.roster.guests[0].code)
        made.until(lambda: "Hadir" in section.result.accessibleName())
        made.ask(lambda: None)
        assert read == []
        made.page.view.show_section("summary")
        made.until(lambda: read)


def test_every_face_of_the_desk_is_indonesian_named_and_plain(qtbot, qapp) -> None:
    with visited(qtbot, qapp, "the_desk") as visitor:
        visitor.row("Daftar kegiatan", HALF)
        visitor.press(Qt.Key.Key_Return)
        visitor.settle()
        visitor.tab("Meja registrasi")
        visitor.look("meja kosong")
        section = visitor.window.page.view.sections.section
        hand(section, "budi")
        visitor.until(section.matches.isVisible)
        visitor.look("yang cocok")
        visitor.press(Qt.Key.Key_Return)
        visitor.press(Qt.Key.Key_Return)
        visitor.until(section.result.isVisible)
        visitor.look("hasil")
        scan(section, codes.code_of("0" * 32))
        visitor.until(lambda: visitor.says("AXNK 4DXX"))
        visitor.look("tidak dikenal")
        visitor.press(Qt.Key.Key_N, CTRL)
        hand(section, "Budi")
        visitor.until(lambda: section.walk_in._known.count() > 0)
        visitor.look("peserta baru")
        visitor.press(Qt.Key.Key_Escape)
        visitor.held("bantuan meja", "siak-2018", lambda: visitor.press(Qt.Key.Key_F1))
