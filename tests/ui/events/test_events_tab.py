"""The list of events, making one by keyboard, filters, empty states, drafts, closing and removing."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services import drafts, events
from app.services.events import EventCard
from tests.ui.events.conftest import Stage
from ui.dialogs.question import TitledDialog
from ui.tables.model import CELL
from ui.tabs.event import form_fields
from ui.tabs.event.list_rows import UNFINISHED
from ui.tabs.event.words import today
from ui.widgets.buttons import Button

CTRL = Qt.KeyboardModifier.ControlModifier
NASTY = "Bimtek <b>PSM</b> & 😀 \u202ekebalik\u202c " + "W" * 400


def shown(widget: QWidget) -> set[str]:
    return {button.accessibleName() for button in widget.findChildren(Button) if button.isVisible()}


def test_an_empty_office_is_told_what_to_do_and_makes_its_first_event_by_keyboard(office: Stage) -> None:
    listing = office.tab.listing
    assert listing.card.shown is listing.card.empty
    assert listing.card.empty.accessibleName().startswith("Belum ada kegiatan")
    office.press(Qt.Key.Key_N, CTRL)
    office.type("Bimtek Dasar PSM Angkatan I")
    form = office.tab.form
    for _ in range(5):  # tingkat, kode, angkatan, tema, mulai
        office.press(Qt.Key.Key_Tab)
    assert office.keyboard is form._days["starts_on"]
    office.type("12/9/2018")
    office.press(Qt.Key.Key_Tab)
    assert form._days["starts_on"].text() == "12 September 2018"
    when = next(part for part in form._forms if "starts_on" in part.values())
    assert when.field("starts_on")._hint.text() == "Rabu, 12 September 2018"
    office.press(Qt.Key.Key_Return, CTRL)
    office.qtbot.waitUntil(lambda: office.tab.stack.currentWidget() is office.tab.view)
    office.settle()
    card = office.ask(events.find, "PSM-2018")
    assert (card.title, card.starts_on, card.ends_on) == ("Bimtek Dasar PSM Angkatan I", "2018-09-12", "2018-09-12")
    assert office.window.windowTitle().startswith("PSM-2018 – ")
    assert office.tab.view.sections.title == "Kuota & peserta"


def test_a_second_click_saves_no_second_event_and_what_is_refused_may_be_mended(office: Stage) -> None:
    office.press(Qt.Key.Key_N, CTRL)
    office.type("Bimtek")
    form = office.tab.form
    for _ in range(3):
        office.qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    office.qtbot.waitUntil(lambda: office.tab.stack.currentWidget() is office.tab.view)
    office.settle()
    office.tab.open_form()
    for code in ("BIMTEK", "LAIN"):
        form._forms[0].set_values({"title": "Bimtek kedua", "code": code})
        office.qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
        office.settle()
        assert form.note.isVisible() == (code == "BIMTEK")
    assert sorted(row.code for row in office.ask(events.list_events, date(2018, 9, 1))) == ["BIMTEK", "LAIN"]


def test_siak_shows_the_gap_and_changes_nothing(siak: Stage) -> None:
    before = siak.digest()
    model = siak.tab.listing.table.rows_model
    column = [c.key for c in model.columns].index("quota")
    cell = model.index(0, column).data(CELL)
    assert (cell.text, cell.remark.text) == ("45 dari 50", "5 kursi belum dialokasikan")
    spoken = model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "5 kursi belum dialokasikan" in spoken
    siak.tab.listing.table.setFocus()
    siak.press(Qt.Key.Key_Return)
    siak.settle()
    assert {q.sentence for q in siak.tab.view.found.questions} >= {"5 kursi belum dialokasikan"}
    for key in ("summary", "participants", "schedule"):
        siak.tab.view.show_section(key)
        siak.settle()
    assert siak.digest() == before


def test_filters_tell_their_counts_and_why_nothing_is_left(siak: Stage) -> None:
    siak.ask(events.save, EventCard(title="Rencana kegiatan tanpa tanggal", code="R-1"))
    siak.tab.listing.refresh()
    siak.settle()
    listing = siak.tab.listing
    texts = {key: listing.pills._group.button(n).accessibleName() for n, key in enumerate(listing.pills._keys)}
    assert texts[""] == "Semua, 2"
    assert texts["planned"] == "Rencana, 1"
    assert texts[UNFINISHED] == "Perlu dilengkapi, 2"
    listing.pills.choose("planned")
    assert [row.code for row in listing.table.rows_model.rows] == ["R-1"]
    assert listing.count.text() == "1 dari 2"
    siak.press(Qt.Key.Key_F, CTRL)
    siak.type("posyandu")
    siak.press(Qt.Key.Key_Return)
    assert listing.card.shown is listing.card.empty
    assert listing.card.empty._why.text() == "Tidak ada kegiatan berstatus Rencana yang memuat “posyandu”"
    siak.settle()
    assert {"Lepas saringan", "Hapus pencarian"} <= shown(listing)
    siak.press(Qt.Key.Key_Escape)
    siak.qtbot.waitUntil(lambda: listing.card.shown is listing.table)


def test_the_year_leaves_events_without_a_date_in_sight(siak: Stage) -> None:
    siak.ask(events.save, EventCard(title="Tanpa tanggal", code="R-1"))
    siak.ask(events.save, EventCard(title="Tahun lain", code="R-2", starts_on="2019-02-01"))
    siak.tab.listing.refresh()
    siak.settle()
    years = siak.tab.listing.years
    assert [years.itemText(n) for n in range(years.count())] == ["Semua", "2019", "2018"]
    years.setCurrentIndex(2)
    assert {row.code for row in siak.tab.listing.table.rows_model.rows} == {"siak-2018", "R-1"}


def test_what_is_wrong_is_said_in_the_form_and_nothing_is_saved(office: Stage) -> None:
    office.tab.open_form()
    form = office.tab.form
    office.settle()
    form._forms[2].set_value("stated_total", "lima puluh")
    form._days["starts_on"].setText("12-9-2018")
    form._days["ends_on"].setText("11-9-2018")
    form.save()
    office.settle()
    assert form.note.accessibleName() == "Ada isian yang perlu dibetulkan. Kegiatan belum disimpan."
    found = form_fields.findings(form.values(), {})
    assert {name for name, finding in found.items() if finding.hard} == {"title", "stated_total", "ends_on"}
    assert office.ask(events.list_events, today()) == ()


def test_long_and_strange_titles_are_kept_whole(office: Stage) -> None:
    office.tab.open_form()
    form = office.tab.form
    office.settle()
    form._forms[0].set_values({"title": NASTY, "code": "ANEH"})
    form.save()
    office.qtbot.waitUntil(lambda: office.tab.stack.currentWidget() is office.tab.view)
    office.settle()
    assert office.ask(events.find, "ANEH").title == NASTY.strip()
    assert office.window.width() == 1366
    office.tab.view.show_section("summary")
    office.settle()
    assert office.section.area.horizontalScrollBar().maximum() == 0


def test_unsaved_words_become_a_draft_that_is_offered_again(office: Stage) -> None:
    office.tab.open_form()
    office.settle()
    office.type("Bimtek yang terputus")
    form = office.tab.form
    form._drafting.keep()
    office.settle()
    assert office.ask(drafts.find, "event:").content["title"] == "Bimtek yang terputus"
    form.start()
    office.settle()
    assert form.values()["title"] == ""
    take = next(button for button in form.note.findChildren(Button) if button.accessibleName() == "Pakai isian itu")
    office.qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert form.values()["title"] == "Bimtek yang terputus"
    form.save()
    office.qtbot.waitUntil(lambda: office.tab.stack.currentWidget() is office.tab.view)
    assert office.ask(drafts.find, "event:") is None


def test_an_event_is_closed_opened_and_removed_and_comes_back(siak: Stage, monkeypatch) -> None:
    before = siak.digest()
    siak.open_event("siak-2018", "summary")
    view = siak.tab.view
    entries = {text: act for text, _icon, act in view.menu_entries()}
    monkeypatch.setattr(TitledDialog, "exec", lambda self: TitledDialog.DialogCode.Accepted)
    entries["Tutup kegiatan…"]()
    siak.qtbot.waitUntil(lambda: view.found.card.closed, timeout=15_000)
    siak.settle()
    assert "Buka kembali kegiatan" in {text for text, _icon, _act in view.menu_entries()}
    view._remove()
    siak.qtbot.waitUntil(lambda: siak.tab.stack.currentWidget() is siak.tab.listing)
    siak.settle()
    assert siak.tab.listing.card.shown is siak.tab.listing.card.empty
    for _ in range(2):
        siak.press(Qt.Key.Key_Z, CTRL)
        siak.settle()
    assert siak.digest() == before
    assert [row.code for row in siak.tab.listing.table.rows_model.rows] == ["siak-2018"]


def test_keys_lead_through_the_sub_pages_and_back(siak: Stage) -> None:
    siak.open_event("siak-2018", "summary")
    sections = siak.tab.view.sections
    for title in ("Kuota & peserta", "Jadwal"):
        siak.press(Qt.Key.Key_Tab, CTRL)
        siak.settle()
        assert sections.title == title
        assert siak.tab.help_text()
    siak.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert siak.tab.stack.currentWidget() is siak.tab.listing


def test_links_of_the_summary_lead_to_where_a_question_is_answered(siak: Stage) -> None:
    summary = siak.open_event("siak-2018", "summary")
    link = next(b for b in summary.findChildren(Button) if b.accessibleName() == "5 kursi belum dialokasikan")
    siak.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    siak.settle()
    assert siak.tab.view.sections.title == "Kuota & peserta"


def test_every_control_of_the_pages_has_a_name(siak: Stage) -> None:
    for width in (1366, 1093):
        siak.window.resize(width, 557)
        for section in ("summary", "participants", "schedule"):
            siak.open_event("siak-2018", section)
            nameless = [
                f"{section}: {type(widget).__name__}"
                for widget in siak.window.findChildren(QWidget)
                if widget.isVisible()
                and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                and not widget.accessibleName()
                and not widget.objectName().startswith("qt_")
            ]
            assert nameless == []
