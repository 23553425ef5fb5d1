"""Seats and people: the ledger, filters, adding by keyboard, warnings, substitutes, status, removal, undo."""


import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.services import events, people, planning, regions, registration
from app.services.events import EventCard
from app.services.people import PersonCard
from tests.ui.events.conftest import Stage
from ui.dialogs import add_participant, one_text
from ui.dialogs.add_participant import PickPersonDialog
from ui.dialogs.quota import QuotaDialog
from ui.tabs.event import participant_actions
from ui.tabs.event.participant_filters import DOUBTFUL, GONE
from ui.widgets.buttons import Button

CTRL = Qt.KeyboardModifier.ControlModifier
SIAK_VILLAGE = "14.08.01.1001"


def named(section, text: str) -> Button:
    return next(button for button in section.findChildren(Button) if button.accessibleName() == text)


@pytest.fixture
def planned(office: Stage) -> Stage:
    """An advanced event of one day with seats for Siak, opened at its participants."""
    card = EventCard(title="Bimtek Lanjutan", code="LJT", level="lanjutan", starts_on="2018-09-12", stated_total=4)
    event_id = office.ask(events.save, card).subject
    office.ask(planning.set_quota, event_id, "14.08", 1)
    office.tab.listing.refresh()
    office.settle()
    office.open_event("LJT", "participants")
    return office


def test_the_ledger_says_the_numbers_and_a_click_filters(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "participants")
    ledger = section.ledger
    assert [words.text() for words in ledger._numbers] == ["50", "45", "45"]
    rows = ledger.table.rows_model.rows
    assert [(row.name, row.seats) for row in rows][-1] == ("Belum dialokasikan", 5)
    assert ledger.note.accessibleName().startswith("5 kursi belum dialokasikan Surat menyebut 50 orang")
    number = next(n for n, row in enumerate(rows) if row.name == "Kab. Siak")
    at = ledger.table.visualRect(ledger.table.rows_model.index(number, 0)).center()
    siak.qtbot.mouseClick(ledger.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert section.list.count.text() == "25 dari 45"
    assert {line.person.regency for line in section.list.table.rows_model.rows} == {"Kab. Siak"}
    siak.qtbot.mouseClick(ledger.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert section.list.count.text() == "45 orang"


def test_seats_are_dealt_out_by_hand_in_one_step_and_undone(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "participants")
    before = siak.digest()
    siak.qtbot.mouseClick(named(section, "Bagikan kursi…"), Qt.MouseButton.LeftButton)
    dialog = siak.dialog(QuotaDialog)
    assert dialog.said.accessibleName() == "5 kursi belum dialokasikan"
    dialog.lines["14.08"].seats.setText("tiga")
    assert not dialog.save_button.isEnabled()
    dialog.lines["14.08"].seats.setText("30")
    assert dialog.said.accessibleName() == "50 dari 50 kursi, pas"
    siak.press(Qt.Key.Key_Return, CTRL)
    siak.qtbot.waitUntil(lambda: section.found.ledger.quota_total == 50)
    siak.qtbot.waitUntil(lambda: not section.ledger.note.isVisible())
    siak.press(Qt.Key.Key_Z, CTRL)
    siak.qtbot.waitUntil(lambda: section.found.ledger.quota_total == 45)
    assert siak.digest() == before


def test_a_gap_may_be_left_with_a_note(siak: Stage, monkeypatch) -> None:
    section = siak.open_event("siak-2018", "participants")
    monkeypatch.setattr(participant_actions, "ask_text", lambda *_: "5 kursi cadangan provinsi")
    siak.qtbot.mouseClick(named(section, "Biarkan, beri catatan"), Qt.MouseButton.LeftButton)
    siak.qtbot.waitUntil(lambda: section.found.card.quota_note != "")
    siak.settle()
    assert section.ledger.note.property("note") == "info"
    assert "5 kursi cadangan provinsi" in section.ledger.note.accessibleName()
    assert section.found.ledger.gap == 5


def test_a_new_person_is_in_within_ten_seconds_of_typing(planned: Stage) -> None:
    keys = ["Siti <b>Aminah</b>", "1408015505850001", "kampung dalam siak", "4-5-1985", "081234567890"]
    planned.press(Qt.Key.Key_N, CTRL)
    dialog = planned.dialog(PickPersonDialog)
    planned.type(keys[0])
    planned.press(Qt.Key.Key_Return)
    planned.qtbot.waitUntil(lambda: dialog.faces.currentWidget() is dialog.new)
    assert dialog.new.card().name == keys[0]
    planned.press(Qt.Key.Key_Tab)
    planned.type(keys[1])
    planned.press(Qt.Key.Key_Tab)
    planned.type("P")
    planned.press(Qt.Key.Key_Tab)
    planned.type(keys[2])
    picker = dialog.new._village
    planned.qtbot.waitUntil(lambda: picker.choices.model().rowCount() > 0)
    planned.press(Qt.Key.Key_Return)
    planned.press(Qt.Key.Key_Tab)
    planned.type(keys[3])
    planned.press(Qt.Key.Key_Tab)
    planned.type(keys[4])
    planned.press(Qt.Key.Key_Return, CTRL)
    planned.qtbot.waitUntil(lambda: bool(dialog.done_words.text()))
    # an officer types some five letters a second
    assert sum(map(len, keys)) / 12 < 10
    assert dialog.faces.currentWidget() is dialog.search
    planned.press(Qt.Key.Key_Escape)
    dialog.reject()
    planned.settle()
    person = planned.section.list.table.rows_model.rows[0].person
    assert (person.name, person.sex, person.regency) == (keys[0], "P", "Kab. Siak")
    assert planned.section.list.count.text() == "1 orang"


def test_odd_things_are_said_and_the_person_is_still_taken(planned: Stage, monkeypatch) -> None:
    young = PersonCard(name="Budi Muda", birth_date="2003-01-01", region=SIAK_VILLAGE, sex="L")
    first = planned.ask(people.save, PersonCard(name="Sudah Duduk", region=SIAK_VILLAGE)).subject
    planned.ask(people.save, young)
    planned.ask(registration.add, planned.tab.view.event_id, (first,))
    planned.tab.view.refresh(frozenset())
    planned.press(Qt.Key.Key_N, CTRL)
    dialog = planned.dialog(PickPersonDialog)
    planned.type("budi")
    planned.qtbot.waitUntil(lambda: [row.name for row in dialog.search.people] == ["Budi Muda"])
    planned.qtbot.waitUntil(lambda: "15 tahun pada tanggal kegiatan" in dialog.warning.accessibleName())
    said = dialog.warning.accessibleName()
    assert "kuota Kab. Siak sudah penuh (1 dari 1)" in said
    assert "belum bimtek dasar" in said
    dialog.take()
    planned.qtbot.waitUntil(lambda: "Belum ada yang didaftarkan" in dialog.warning.accessibleName())
    planned.settle()
    # beyond the quota nobody is let in without a reason
    monkeypatch.setattr(add_participant, "ask_reason", lambda *_: "diminta Bupati")
    planned.qtbot.mouseClick(named(dialog, "Tetap daftarkan, dengan alasan…"), Qt.MouseButton.LeftButton)
    planned.qtbot.waitUntil(lambda: dialog.done_words.text() == "1 peserta ditambahkan")
    dialog.search.search("budi")
    planned.settle()
    planned.qtbot.waitUntil(lambda: "sudah terdaftar" in dialog.warning.accessibleName())
    dialog.reject()
    planned.settle()
    section = planned.section
    section.list.pills.choose(DOUBTFUL)
    assert "Budi Muda" in [line.person.name for line in section.list.table.rows_model.rows]
    budi = next(line.person for line in section.list.table.rows_model.rows if line.person.name == "Budi Muda")
    assert [(one.rule, one.reason) for one in budi.settled] == [("over_quota", "diminta Bupati")]


def test_a_second_click_makes_no_second_person(planned: Stage) -> None:
    section = planned.section
    planned.ask(planning.set_quota, section.event_id, "14.08", 5)
    section.doing.add()
    dialog = planned.dialog(PickPersonDialog)
    for name in ("Orang Baru", "Orang Lain"):
        dialog.show_new()
        planned.press(Qt.Key.Key_A, CTRL)
        planned.type(name)
        for _ in range(3):
            planned.qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
        planned.settle()
    dialog.reject()
    found = planned.ask(registration.participants, section.event_id)
    assert [row.plain_name for row in found] == ["Orang Baru", "Orang Lain"]


def test_a_nik_of_somebody_else_is_said_in_the_dialog(planned: Stage) -> None:
    planned.ask(people.save, PersonCard(name="Pemilik NIK", nik="1408015505850001"))
    planned.press(Qt.Key.Key_N, CTRL)
    dialog = planned.dialog(PickPersonDialog)
    dialog.show_new()
    dialog.new.form.set_values({"name": "Orang Lain", "nik": "1408015505850001"})
    dialog.take()
    planned.qtbot.waitUntil(dialog.warning.isVisible)
    assert "sudah terdaftar atas nama Pemilik NIK" in dialog.warning.accessibleName()
    dialog.reject()


def test_a_substitute_takes_the_seat_and_the_invited_stays_on_record(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "participants")
    before = siak.digest()
    seat = next(line.person for line in section.list.table.rows_model.rows if line.person.regency == "Kab. Siak")
    section.doing.substitute(seat)
    dialog = siak.dialog(PickPersonDialog)
    dialog.show_new()
    dialog.new.form.set_values({"name": "Pengganti Dadakan", "sex": "P"})
    dialog.new._village.set_choice(siak.ask(regions.choice, SIAK_VILLAGE))
    dialog.reason.setText("sakit")
    dialog.take()
    siak.qtbot.waitUntil(lambda: any(p.name == "Pengganti Dadakan" for p in section.list.people))
    siak.settle()
    assert section.list.count.text() == "45 orang"
    section.list.pills.choose(GONE)
    gone = section.list.table.rows_model.rows[0].person
    assert (gone.id, gone.status, gone.reason) == (seat.id, "substituted", "sakit")
    siak.press(Qt.Key.Key_Z, CTRL)
    siak.qtbot.waitUntil(lambda: all(p.active for p in section.list.people))
    assert siak.digest() == before


def test_del_takes_people_off_and_undo_brings_them_back(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "participants")
    before = siak.digest()
    section.list.table.setFocus()
    section.list.table.select_row(0)
    QTest.keyClick(section.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(section.list.chosen) == 2
    siak.press(Qt.Key.Key_Delete)
    siak.qtbot.waitUntil(lambda: len(section.list.people) == 43)
    assert siak.window.toast.accessibleName() == "2 peserta dikeluarkan"
    siak.press(Qt.Key.Key_Z, CTRL)
    siak.qtbot.waitUntil(lambda: len(section.list.people) == 45)
    assert siak.digest() == before


def test_a_status_that_gives_up_the_seat_asks_why(siak: Stage, monkeypatch) -> None:
    section = siak.open_event("siak-2018", "participants")
    section.list.table.select_row(0)
    acts = {act.text: act.do for act in section.doing.acts(section.list.chosen)}
    assert "Ubah status: Terkonfirmasi" not in acts
    monkeypatch.setattr(participant_actions, "ask_text", lambda *_: "tidak diizinkan atasan")
    acts["Ubah status: Mengundurkan diri"]()
    siak.qtbot.waitUntil(lambda: sum(not person.active for person in section.list.people) == 1)
    siak.settle()
    assert section.list.count.text() == "44 orang"
    section.list.pills.choose(GONE)
    model = section.list.table.rows_model
    last = len(model.columns) - 1
    assert model.index(0, last).data() == "tidak diizinkan atasan"


def test_an_empty_event_says_how_to_begin_and_a_search_without_hits_says_so(planned: Stage) -> None:
    section = planned.section
    assert section.list.card.empty._why.text() == "Belum ada peserta"
    planned.ask(registration.add_new, section.event_id, PersonCard(name="Satu Orang", region=SIAK_VILLAGE))
    planned.tab.view.refresh(frozenset())
    planned.settle()
    planned.press(Qt.Key.Key_F, CTRL)
    planned.type("xyz")
    planned.press(Qt.Key.Key_Return)
    assert section.list.card.empty._why.text() == "Tidak ada peserta yang memuat “xyz”"
    planned.press(Qt.Key.Key_Escape)
    planned.qtbot.waitUntil(lambda: section.list.card.shown is section.list.table)


def test_the_text_dialog_takes_no_empty_reason_where_one_is_wanted(siak: Stage) -> None:
    question = one_text.TextQuestion("Mengapa?", "", "Alasan", "Simpan", wanted=True)
    dialog = one_text.TextDialog(siak.window, question)
    siak.qtbot.addWidget(dialog)
    assert not dialog._verb.isEnabled()
    dialog.edit.setPlainText("  karena <b>hujan</b> ")
    assert (dialog._verb.isEnabled(), dialog.value) == (True, "karena <b>hujan</b>")


def test_a_narrow_window_moves_the_regency_into_the_second_line(siak: Stage) -> None:
    section = siak.open_event("siak-2018", "participants")
    siak.window.resize(1093, 557)
    siak.qtbot.waitUntil(lambda: section.compact)
    model = section.list.table.rows_model
    row = model.rows[0].person
    assert section.list.table.isColumnHidden([column.key for column in model.columns].index("regency"))
    assert row.regency in model.index(0, 1).data()
    assert section.ledger.table.horizontalScrollBar().maximum() == 0
