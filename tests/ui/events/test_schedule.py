"""The plan of an event: sessions by day, subjects, roles, each by keyboard and undone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import batches, events, planning
from app.services.batches import BatchCard
from app.services.events import EventCard
from app.services.planning import RoleCard, SessionCard
from tests.ui.events.conftest import Stage
from ui.dialogs.card_form import CardDialog
from ui.dialogs.classes import ClassesDialog
from ui.tabs.event.schedule_findings import FindingsDialog
from ui.tabs.event.session_block import SessionBlock
from ui.theme.look import LOOK
from ui.widgets.buttons import Button

LEFT = Qt.MouseButton.LeftButton
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
FIRST, SECOND, THIRD = "2017-08-28", "2017-08-29", "2017-08-30"
LONG = "Raden Ajeng Siti Nurhaliza Kusumaningtyas Wulandari Prameswari Hadiningrat Sastro"


def blocks(section) -> list[SessionBlock]:
    return [block for column in section.sessions.days.canvas.by_day() for block in column]


def test_sessions_stand_by_day_and_the_arrows_go_through_them(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "schedule")
    assert section.sessions.count.text() == "5 sesi, 1 hari"
    assert section.subjects.count.text() == "4 materi, 8 JP"
    first, second = blocks(section)[:2]
    assert first.accessibleName() == "08.30–09.00 · 0 JP, Pembukaan"
    section.sessions.days.focus_first()
    siak.press(Qt.Key.Key_Down)
    assert siak.keyboard is second
    siak.press(Qt.Key.Key_Return)
    dialog = siak.dialog(CardDialog)
    assert dialog.form.value("starts") == "09.00"
    assert dialog.form.control("date").text() == "12 September 2018"
    dialog.form.set_value("ends", "9:75")
    dialog.save()
    siak.qtbot.waitUntil(dialog.note.isVisible)
    assert "bukan waktu" in dialog.note.accessibleName()
    dialog.form.set_value("ends", "10:45")
    dialog.save()
    siak.qtbot.waitUntil(lambda: "09.00–10.45" in blocks(section)[1].accessibleName())


def test_del_removes_a_session_and_undo_brings_it_back(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "schedule")
    before = siak.digest()
    section.sessions.days.focus_first()
    siak.press(Qt.Key.Key_Delete)
    siak.qtbot.waitUntil(lambda: len(blocks(section)) == 4)
    siak.press(Qt.Key.Key_Z, CTRL)
    siak.qtbot.waitUntil(lambda: len(blocks(section)) == 5)
    assert siak.digest() == before


def test_an_event_without_sessions_offers_one_a_day(office: Stage) -> None:
    card = EventCard(title="Tiga hari", code="T-3", starts_on="2017-08-28", ends_on="2017-08-30")
    office.ask(events.save, card)
    office.tab.listing.refresh()
    office.settle()
    section = office.open_event("T-3", "schedule")
    assert section.sessions.empty.isVisible()
    office.settle()
    lay = next(b for b in section.sessions.empty.findChildren(Button) if b.accessibleName() == "Susun sesi harian")
    office.qtbot.mouseClick(lay, Qt.MouseButton.LeftButton)
    office.qtbot.waitUntil(lambda: len(blocks(section)) == 3)
    assert section.sessions.count.text() == "3 sesi, 3 hari"
    section.sessions.days.focus_first()
    office.press(Qt.Key.Key_Right)
    assert office.keyboard is blocks(section)[1]


def test_without_a_date_the_form_is_offered(office: Stage) -> None:
    office.ask(events.save, EventCard(title="Belum bertanggal", code="X"))
    office.tab.listing.refresh()
    office.settle()
    section = office.open_event("X", "schedule")
    assert section.sessions.empty._why.text() == "Tanggal kegiatan belum diisi"
    section.sessions.add()
    dialog = office.dialog(CardDialog)
    dialog.save()
    office.qtbot.waitUntil(dialog.note.isVisible)
    assert dialog.note.accessibleName().startswith("Tanggal sesi belum diisi.")
    dialog.reject()


def test_subjects_and_roles_are_added_changed_and_removed_by_keyboard(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "schedule")
    before = siak.digest()
    section.subjects.table.setFocus()
    siak.press(Qt.Key.Key_N, CTRL)
    dialog = siak.dialog(CardDialog)
    siak.type("Etika <b>PSM</b>")
    siak.press(Qt.Key.Key_Tab)
    dialog.form.set_value("lesson_hours", "1,5")
    siak.press(Qt.Key.Key_Return, CTRL)
    siak.qtbot.waitUntil(lambda: section.subjects.count.text() == "5 materi, 9,5 JP")
    assert {q.key for q in siak.tab.view.found.questions} >= {"hours"}
    section.roles.add_wanted.emit()
    dialog = siak.dialog(CardDialog)
    dialog.form.set_values({"role": "moderator", "name": "Moderator Baru", "represented_by": "Wakilnya"})
    dialog.save()
    siak.qtbot.waitUntil(lambda: any(role.name == "Moderator Baru" for role in section.plan.roles))
    row = next(n for n, role in enumerate(section.roles.table.rows_model.rows) if role.name == "Moderator Baru")
    assert "diwakili oleh Wakilnya" in section.roles.table.rows_model.index(row, 0).data()
    section.roles.table.setFocus()
    section.roles.table.select_row(row)
    siak.press(Qt.Key.Key_Delete)
    siak.qtbot.waitUntil(lambda: all(role.name != "Moderator Baru" for role in section.plan.roles))
    for _ in range(3):
        siak.press(Qt.Key.Key_Z, CTRL)
        siak.settle()
    assert siak.digest() == before


def times(section) -> dict[str, str]:
    """Day and times of each session by its title."""
    return {b.sitting.title: " ".join((b.sitting.card.date, b.sitting.card.starts, b.sitting.card.ends))
            for b in blocks(section)}  # fmt: skip


def block(section, title: str) -> SessionBlock:
    return next(one for one in blocks(section) if one.sitting.title == title)


def three_days(office: Stage) -> str:
    """Two sessions on the first of three days, a speaker who has a role, no classes."""
    event = office.ask(events.save, EventCard(title="Tiga hari", code="T-3", starts_on=FIRST, ends_on=THIRD)).subject
    for title, starts, ends in (("Satu", "08.00", "09.30"), ("Dua", "09.30", "10.20")):
        card = SessionCard(date=FIRST, starts=starts, ends=ends, title=title, lesson_hours="0", speaker=LONG)
        office.ask(planning.save_session, event, card)
    office.tab.listing.refresh()
    office.settle()
    return event


def drag(stage: Stage, moved: SessionBlock, across: int, down: int) -> None:
    """Take a session by the mouse, carry it in small steps, and let it go."""
    QTest.mousePress(moved, LEFT, pos=QPoint(12, 6))
    start = moved.mapToGlobal(QPoint(12, 6))
    for part in (0.1, 0.5, 1.0):
        at = start + QPoint(round(across * part), round(down * part))
        QTest.mouseMove(moved, moved.mapFromGlobal(at))
    QTest.mouseRelease(moved, LEFT, pos=moved.mapFromGlobal(start + QPoint(across, down)))
    stage.settle()


def test_a_session_is_dragged_to_another_day_and_time_and_undone(office: Stage) -> None:
    event = three_days(office)
    section = office.open_event("T-3", "schedule")
    before = office.digest()
    canvas = section.sessions.days.canvas
    width = canvas.column(1)[0] - canvas.column(0)[0]
    hour = round(60 * canvas._scale.per_minute)
    drag(office, block(section, "Satu"), width, 2 * hour + 3)
    assert times(section) == {"Satu": f"{SECOND} 10.00 11.30", "Dua": f"{FIRST} 09.30 10.20"}
    (moved,) = [card for card in office.ask(planning.sessions, event) if card.title == "Satu"]
    assert (moved.date, moved.starts, moved.ends) == (SECOND, "10.00", "11.30")
    assert office.window.toast.isVisible()
    office.press(Qt.Key.Key_Z, CTRL)
    office.qtbot.waitUntil(lambda: times(section)["Satu"] == f"{FIRST} 08.00 09.30")
    assert office.digest() == before


def test_a_dragged_session_comes_to_touch_another_and_a_click_still_opens(office: Stage) -> None:
    three_days(office)
    section = office.open_event("T-3", "schedule")
    canvas = section.sessions.days.canvas
    drag(office, block(section, "Satu"), 0, round(138 * canvas._scale.per_minute))
    assert times(section)["Satu"] == f"{FIRST} 10.20 11.50"  # where "Dua" ends, not 10.15
    QTest.mouseClick(block(section, "Dua"), LEFT)
    office.dialog(CardDialog).reject()


def test_esc_lets_go_what_is_dragged(office: Stage) -> None:
    three_days(office)
    section = office.open_event("T-3", "schedule")
    before, held = office.digest(), block(section, "Satu")
    home = held.geometry()
    held.setFocus()
    QTest.mousePress(held, LEFT, pos=QPoint(12, 6))
    QTest.mouseMove(held, QPoint(12, 120))
    assert held.geometry() != home
    office.press(Qt.Key.Key_Escape)
    assert held.geometry() == home
    QTest.mouseRelease(held, LEFT, pos=QPoint(12, 6))
    office.settle()
    assert office.digest() == before


def test_alt_and_the_arrows_move_a_session_though_alt_left_means_back_elsewhere(office: Stage) -> None:
    three_days(office)
    section = office.open_event("T-3", "schedule")
    section.sessions.days.focus_first()
    for key, modifier, then in (
        (Qt.Key.Key_Right, ALT, f"{SECOND} 08.00 09.30"),
        (Qt.Key.Key_Down, ALT, f"{SECOND} 08.15 09.45"),
        (Qt.Key.Key_Up, ALT | SHIFT, f"{SECOND} 08.10 09.40"),
        (Qt.Key.Key_Up, ALT, f"{SECOND} 08.00 09.30"),
        (Qt.Key.Key_Left, ALT, f"{FIRST} 08.00 09.30"),
        (Qt.Key.Key_Left, ALT, f"{FIRST} 08.00 09.30"),
    ):
        office.press(key, modifier)
        office.settle()
        assert times(section)["Satu"] == then
        assert office.keyboard is block(section, "Satu")
    assert office.tab.view.isVisible()


def test_a_break_is_put_after_a_session_by_keyboard_and_pushes_the_next(office: Stage) -> None:
    three_days(office)
    section = office.open_event("T-3", "schedule")
    section.sessions.days.focus_first()
    here = office.keyboard.mapToGlobal(QPoint(1, 1))
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), here)
    QApplication.sendEvent(office.keyboard, asked)
    menu = QApplication.activePopupWidget()
    action = next(one for one in menu.actions() if one.text() == "Istirahat, 15 menit, sesudah ini")
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    office.qtbot.waitUntil(lambda: len(blocks(section)) == 3)
    assert times(section) == {
        "Satu": f"{FIRST} 08.00 09.30", "Istirahat": f"{FIRST} 09.30 09.45", "Dua": f"{FIRST} 09.45 10.35",
    }  # fmt: skip
    office.qtbot.waitUntil(lambda: office.keyboard is block(section, "Istirahat"))
    assert "tanpa daftar hadir" in office.keyboard.accessibleName()


def test_what_does_not_hold_together_is_said_and_leads_to_its_session(office: Stage) -> None:
    three_days(office)
    section = office.open_event("T-3", "schedule")
    note = section.sessions.note
    assert not note.isVisible()
    section.sessions.days.focus_session(block(section, "Dua").sitting.card.id)
    office.press(Qt.Key.Key_Up, ALT)
    office.qtbot.waitUntil(note.isVisible)
    assert note.accessibleName().startswith("“Satu” (08.00–09.30) dan “Dua” (09.15–10.05) pada Senin, 28 Agustus 2017")
    assert "clashes" in {question.key for question in office.tab.view.found.questions}
    assert note.next_button.accessibleName() == "Berikutnya (1/2)"
    for button in (note.next_button, note.show_button):
        QTest.mouseClick(button, LEFT)
        office.settle()
    assert note.accessibleName().startswith(LONG)
    assert office.keyboard is block(section, "Satu")
    assert LONG in block(section, "Satu").accessibleName()


def test_all_that_does_not_hold_together_is_read_in_one_list_that_leads_on(office: Stage) -> None:
    """The note keeps to one line, however long a sentence is: the timetable wants the room."""
    event = three_days(office)
    title = "Jumat, 4 September 2017"
    late = SessionCard(date="2017-09-04", starts="22.00", ends="23.30", title=title, lesson_hours="0")
    office.ask(planning.save_session, event, late)
    section = office.open_event("T-3", "schedule")
    note = section.sessions.note
    office.qtbot.waitUntil(note.isVisible)
    assert note.height() <= LOOK.px(44)
    QTest.mouseClick(note.all_button, LEFT)
    dialog = office.dialog(FindingsDialog)
    told = [dialog.table.rows_model.index(row, 0).data() for row in range(dialog.table.rows_model.rowCount())]
    assert len(told) == 2
    assert "di luar tanggal kegiatan" in told[0]
    office.press(Qt.Key.Key_Down)
    assert told[1] == f"“{title}” pada judul sesi “{title}”: 4 September 2017 adalah hari Senin."
    assert dialog.whole.text() == told[1]
    office.press(Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: office.keyboard is block(section, title))
    assert note.next_button.accessibleName() == "Berikutnya (2/2)"


def test_a_session_is_given_speaker_moderator_room_and_class_and_seen_by_class(office: Stage) -> None:
    event = three_days(office)
    office.ask(planning.save_role, event, RoleCard(role="moderator", name="Ani", back_title="S.Sos."))
    section = office.open_event("T-3", "schedule")
    QTest.mouseClick(section.sessions.classes_button, LEFT)
    classes = office.dialog(ClassesDialog)
    for count, name in enumerate(("Angkatan I", "Angkatan II & III"), 1):
        QTest.mouseClick(classes.add_class, LEFT)
        office.dialog(CardDialog)
        office.type(name)
        office.press(Qt.Key.Key_Return, CTRL)
        office.qtbot.waitUntil(lambda count=count: len(classes.table.rows_model.rows) == count)
    assert [line.card.name for line in classes.table.rows_model.rows] == ["Angkatan I", "Angkatan II & III"]
    second = classes.table.rows_model.rows[1].card.id
    classes.accept()
    office.qtbot.waitUntil(section.sessions.shown_class.isVisible)
    QTest.mouseClick(block(section, "Satu"), LEFT)
    dialog = office.dialog(CardDialog)
    moderator = dialog.form.control("moderator")
    moderator.setFocus()
    office.press(Qt.Key.Key_Down, ALT)
    offered = moderator.completer().popup()
    QTest.keyClick(offered, Qt.Key.Key_Down)
    QTest.keyClick(offered, Qt.Key.Key_Return)
    assert dialog.form.value("moderator") == "Ani, S.Sos."
    dialog.form.set_values({"room": "Ruang O'Hara", "batch": second})
    QTest.mouseClick(dialog.save_button, LEFT)
    office.qtbot.waitUntil(lambda: block(section, "Satu").sitting.batch == "Angkatan II & III")
    saved = next(card for card in office.ask(planning.sessions, event) if card.title == "Satu")
    assert (saved.moderator, saved.room, saved.speaker) == ("Ani, S.Sos.", "Ruang O'Hara", LONG)
    assert block(section, "Satu").sitting.about == f"{LONG} · moderator Ani, S.Sos. · Ruang O'Hara"
    section.sessions.shown_class.setCurrentIndex(1)
    assert set(times(section)) == {"Dua"}
    section.sessions.shown_class.setCurrentIndex(2)
    assert set(times(section)) == {"Satu", "Dua"}


def test_people_are_shared_out_among_classes_in_the_dialog(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "schedule")
    event = section.event_id
    for name in ("Angkatan I", "Angkatan II"):
        siak.ask(batches.save, event, BatchCard(name=name))
    QTest.mouseClick(section.sessions.classes_button, LEFT)
    dialog = siak.dialog(ClassesDialog)
    siak.qtbot.waitUntil(lambda: dialog.without.text() == "45 peserta belum mempunyai kelas.")
    QTest.mouseClick(dialog.deal_button, LEFT)
    siak.qtbot.waitUntil(lambda: [line.people for line in dialog.table.rows_model.rows] == [23, 22])
    assert not dialog.deal_button.isEnabled()
    dialog.table.setFocus()
    siak.press(Qt.Key.Key_Delete)
    siak.qtbot.waitUntil(lambda: dialog.without.text() == "23 peserta belum mempunyai kelas.")
    dialog.accept()


def test_a_break_has_no_lesson_hours_and_a_subject_brings_its_own(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "schedule")
    QTest.mouseClick(section.sessions.add_button, LEFT)
    dialog = siak.dialog(CardDialog)
    subject = dialog.form.control("subject")
    subject.setFocus()
    siak.press(Qt.Key.Key_Down)
    assert dialog.form.value("lesson_hours") == "2"
    QTest.mouseClick(dialog.form.control("unattended"), LEFT, pos=QPoint(10, 10))
    assert not dialog.form.control("lesson_hours").isEnabled()
    dialog.reject()


def test_the_timetable_takes_the_room_of_the_tables_and_gives_it_back(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "schedule")
    pane = section.sessions
    narrow = pane.width()
    QTest.mouseClick(pane.alone_button, LEFT)
    siak.qtbot.waitUntil(lambda: pane.width() > narrow + 300)
    assert not section.subjects.isVisible()
    QTest.mouseClick(pane.alone_button, LEFT)
    siak.qtbot.waitUntil(section.subjects.isVisible)


def test_a_double_click_between_the_sessions_asks_for_a_new_one_there(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "schedule")
    canvas = section.sessions.days.canvas
    left, width = canvas.column(0)
    QTest.mouseDClick(canvas, LEFT, pos=QPoint(left + width // 2, round(canvas._scale.y(12 * 60 + 17))))
    dialog = siak.dialog(CardDialog)
    assert (dialog.form.value("date"), dialog.form.value("starts")) == ("2018-09-12", "12.15")
    dialog.reject()


@pytest.mark.parametrize("percent", [90, 130])
def test_blocks_stay_within_their_day_at_every_text_size(office: Stage, percent: int, light: None) -> None:
    three_days(office)
    section = office.open_event("T-3", "schedule")
    LOOK.set_text_size(percent)
    office.settle()
    canvas = section.sessions.days.canvas
    for place, column in enumerate(canvas.by_day()):
        left, width = canvas.column(place)
        for one in column:
            assert left <= one.x()
            assert one.geometry().right() <= left + width
            assert one.height() >= 15
