"""The plan of an event: sessions by day, subjects, roles, each by keyboard and undone."""

from PySide6.QtCore import Qt

from app.services import events
from app.services.events import EventCard
from tests.ui.events.conftest import Stage
from ui.dialogs.card_form import CardDialog
from ui.tabs.event.day_columns import SessionBlock
from ui.widgets.buttons import Button

CTRL = Qt.KeyboardModifier.ControlModifier


def blocks(section) -> list[SessionBlock]:
    return [block for column in section.days._blocks for block in column]


def test_sessions_stand_by_day_and_the_arrows_go_through_them(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "schedule")
    assert section.count.text() == "5 sesi, 1 hari"
    assert section.subjects.count.text() == "4 materi, 8 JP"
    first, second = blocks(section)[:2]
    assert first.accessibleName() == "08.30–09.00 · 0 JP, Pembukaan"
    section.days.focus_first()
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
    section.days.focus_first()
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
    assert section.empty.isVisible()
    office.settle()
    lay = next(b for b in section.empty.findChildren(Button) if b.accessibleName() == "Susun sesi harian")
    office.qtbot.mouseClick(lay, Qt.MouseButton.LeftButton)
    office.qtbot.waitUntil(lambda: len(blocks(section)) == 3)
    assert section.count.text() == "3 sesi, 3 hari"
    section.days.focus_first()
    office.press(Qt.Key.Key_Right)
    assert office.keyboard is blocks(section)[1]


def test_without_a_date_the_form_is_offered(office: Stage) -> None:
    office.ask(events.save, EventCard(title="Belum bertanggal", code="X"))
    office.tab.listing.refresh()
    office.settle()
    section = office.open_event("X", "schedule")
    assert section.empty._why.text() == "Tanggal kegiatan belum diisi"
    section._new_session()
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
