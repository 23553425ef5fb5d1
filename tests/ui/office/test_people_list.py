"""The people list driven by mouse and keys: long lists, chips, kept filters, columns, copying, export."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.exchange.spreadsheets import read_sheets
from app.services import people, people_lists
from app.services.people import PeopleQuestion, PersonCard
from app.services.people_lists import PAGE
from app.services.steps import step
from tests import builders, crowd
from tests.ui.office.conftest import Stage
from tests.ui.test_indonesian import english
from ui.dialogs.one_text import TextDialog
from ui.tables import paged
from ui.tabs.people import exporting, listing
from ui.widgets.buttons import Button

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def fill(count: int) -> None:
    with step("Isi") as changes:
        changes.put_many("person", [(f"{n:032x}", row) for n, row in enumerate(crowd.people(count))])


def names(tab) -> list[str]:
    return [row.name for row in tab.listing.table.rows_model.rows]


def choose(stage: Stage, *words: str) -> None:
    """Open the filters' menu by its button and choose by the arrow keys, as a reader without a mouse does."""
    bar = stage.page.listing.filters
    bar.button.setFocus()
    QTest.keyClick(bar.button, Qt.Key.Key_Space)
    for word in words:
        stage.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        texts = [action.text() for action in menu.actions() if not action.isSeparator() and action.isEnabled()]
        assert word in texts
        for _ in range(len(texts) + 1):
            if menu.activeAction() is not None and menu.activeAction().text() == word:
                break
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    stage.activate()


def press(stage: Stage, text: str) -> None:
    """Click a chip, or a button beside the chips, by its words."""
    bar = stage.page.listing.filters

    def found() -> list[Button]:
        return [one for one in bar.findChildren(Button) if one.text().strip() == text and one.isVisible()]

    stage.until(found)
    QTest.mouseClick(found()[0], LEFT)


def test_the_end_of_a_long_list_is_shown_without_reading_all_of_it(
    office: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paged, "KEPT", 5)
    office.ask(fill, 12 * PAGE + 7)
    last = office.ask(people.page, PeopleQuestion(descending=True), 1)[0]
    tab = office.show("people")
    table, model = tab.listing.table, tab.listing.table.rows_model
    office.until(lambda: model.rowCount() == 12 * PAGE + 7)
    assert tab.listing._found.text() == "2.407 orang"
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End, CONTROL)
    office.until(lambda: table.current_row is not None and table.current_row.id == last.id)
    assert len(model.rows) <= 4 * PAGE
    QTest.keyClick(table, Qt.Key.Key_PageUp)
    office.until(lambda: table.current_row is not None and table.current_row.id != last.id)
    QTest.keyClick(table, Qt.Key.Key_Home, CONTROL)
    assert table.currentIndex().row() == 0
    for page in range(12):  # scrolled all through, old pages are let go of
        table.scrollTo(model.index(page * PAGE, 0))
        office.until(lambda page=page: model.row(page * PAGE) is not None)
    assert len(model.rows) <= 5 * PAGE


def test_a_change_is_seen_where_one_is(office: Stage) -> None:
    office.ask(fill, 3 * PAGE)
    tab = office.show("people")
    table, model = tab.listing.table, tab.listing.table.rows_model
    table.select_row(2 * PAGE + 5)
    office.until(lambda: table.current_row is not None)
    person = table.current_row
    card = office.ask(people.get, person.id)
    office.ask(people.save, PersonCard(**{**card.__dict__, "phone": "081211112222"}))
    office.ask(people.save, PersonCard(name="Zzz Paling Akhir"))
    tab.refresh(frozenset())
    office.until(lambda: model.rowCount() == 3 * PAGE + 1)
    office.until(lambda: table.current_row is not None and table.current_row.phone == "0812 1111 2222")
    assert table.selected_numbers == [2 * PAGE + 5]


def test_no_chip_is_cut_short_in_a_narrow_window(office: Stage) -> None:
    office.window.resize(1093, 557)
    tab = office.show("people")
    wanted = PeopleQuestion(pillar="Penyuluh Sosial", status="aktif", level="dasar", year="2017",
                            within="14.08.01.1001", incomplete=True)  # fmt: skip
    tab.listing.filters.changed.emit(wanted)
    office.settle()
    chips = [one for one in tab.listing.filters.findChildren(Button) if one.isVisible()]
    assert len(chips) == 8
    assert all(one.width() >= one.sizeHint().width() for one in chips)
    assert len({one.parentWidget() for one in chips}) == 2
    office.window.resize(1500, 696)
    office.settle()
    assert all(one.isVisible() for one in chips)
    assert len({one.parentWidget() for one in chips}) == 1


def test_filters_combine_as_chips_and_come_off_one_by_one(office: Stage) -> None:
    office.ask(lambda: builders.a_person("Ada Semua", status="aktif", pillar="TKSK", basic_certificate_number="1"))
    office.ask(lambda: builders.a_person("Bukan TKSK", status="aktif", basic_certificate_number="2"))
    office.ask(lambda: builders.a_person("Calon TKSK", status="calon", pillar="TKSK"))
    tab = office.show("people")
    bar = tab.listing.filters
    assert not bar.isVisible()
    choose(office, "Unsur", "TKSK")
    office.until(lambda: names(tab) == ["Ada Semua", "Calon TKSK"])
    choose(office, "Bimtek dasar", "Belum bimtek dasar")
    office.until(lambda: names(tab) == ["Calon TKSK"])
    assert bar.isVisible()
    tab.listing.pills.choose("aktif")
    office.until(lambda: tab.listing.card.shown is tab.listing.card.empty)
    assert english(tab) == []
    press(office, "Belum bimtek dasar")
    office.until(lambda: names(tab) == ["Ada Semua"])
    press(office, "Hapus semua")
    office.until(lambda: len(names(tab)) == 3)
    assert tab.listing.pills.key == "all"
    assert not bar.isVisible()


def test_filters_are_kept_by_name_used_renamed_and_dropped(office: Stage) -> None:
    office.ask(lambda: builders.a_person("Ada", pillar="TKSK"))
    office.ask(lambda: builders.a_person("Lain", region="14.05.04.2007"))
    tab = office.show("people")
    choose(office, "Unsur", "TKSK")
    office.pick_region(tab.listing.region, "siak")
    office.until(lambda: names(tab) == ["Ada"])
    office.type(tab.listing.region.field, "x")  # what is typed over a region takes it off
    office.until(lambda: tab.listing.question.within == "")
    tab.listing.region.field.clear()
    office.pick_region(tab.listing.region, "siak")
    office.until(lambda: names(tab) == ["Ada"] and tab.listing.question.within)
    typed = iter(("TKSK <b>Siak</b> & sekitarnya", "Siak saja"))

    def name_it() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, TextDialog):
            QTimer.singleShot(20, name_it)
            return
        dialog.edit.setPlainText(next(typed))
        QTest.keyClick(dialog.edit, Qt.Key.Key_Return, CONTROL)

    QTimer.singleShot(20, name_it)
    press(office, "Simpan saringan…")
    office.until(lambda: tab.listing.filters._saved)
    press(office, "Hapus semua")
    office.until(lambda: len(names(tab)) == 2 and tab.listing.region.code == "")
    choose(office, "TKSK <b>Siak</b> && sekitarnya")
    office.until(lambda: names(tab) == ["Ada"] and tab.listing.region.code.startswith("14.08"))
    QTimer.singleShot(60, name_it)
    choose(office, "Ubah saringan tersimpan", "TKSK <b>Siak</b> && sekitarnya", "Ganti nama…")
    office.until(lambda: [one.name for one in tab.listing.filters._saved] == ["Siak saja"])
    choose(office, "Ubah saringan tersimpan", "Siak saja", "Hapus")
    office.until(lambda: tab.listing.filters._saved == ())


def test_columns_are_chosen_by_menu_widened_by_mouse_and_remembered(office: Stage) -> None:
    office.ask(builders.a_person)
    tab = office.show("people")
    table = tab.listing.table
    keys = [column.key for column in table.rows_model.columns]
    trained, nik = keys.index("trained"), keys.index("nik")
    assert table.isColumnHidden(trained)
    header = table.table_header
    spot = QPoint(20, header.height() // 2)
    QApplication.sendEvent(
        header.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, header.viewport().mapToGlobal(spot)),
    )
    menu = QApplication.activePopupWidget()
    next(action for action in menu.actions() if action.text() == "Bimtek dasar").trigger()
    menu.close()
    assert not table.isColumnHidden(trained)
    edge = header.sectionViewportPosition(nik) + header.sectionSize(nik) - 1
    wide = header.sectionSize(nik) + 40
    QTest.mousePress(header.viewport(), LEFT, pos=QPoint(edge, 10))
    QTest.mouseMove(header.viewport(), QPoint(edge + 20, 10))
    QTest.mouseMove(header.viewport(), QPoint(edge + 40, 10))
    QTest.mouseRelease(header.viewport(), LEFT, pos=QPoint(edge + 40, 10))
    assert table.columnWidth(nik) == wide
    again = listing.PeopleList(tab.desk)
    assert not again.table.isColumnHidden(trained)
    assert again.table.columnWidth(nik) == wide
    tab.listing.chooser.button.setFocus()
    QTest.keyClick(tab.listing.chooser.button, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert not menu.actions()[0].isEnabled()
    menu.actions()[-1].trigger()
    menu.close()
    assert table.isColumnHidden(trained)
    assert table.columnWidth(nik) == wide - 40
    again.deleteLater()


def test_selected_rows_are_copied_as_a_table_also_those_not_read_yet(office: Stage) -> None:
    office.ask(fill, 8 * PAGE)
    office.ask(lambda: builders.a_person("Aaa Tab\tdan <b>Tebal</b>", nik="1408016305900001"))
    tab = office.show("people")
    table = tab.listing.table
    office.until(lambda: table.rows_model.rowCount() == 8 * PAGE + 1)
    table.setFocus()
    table.select_row(0)
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    office.until(lambda: "Tebal" in QGuiApplication.clipboard().text())
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert len(lines[0].split("\t")) == len(lines[1].split("\t"))
    assert lines[0].startswith("Nama\tL/P\tAsal\t")
    assert lines[1].startswith("Aaa Tab dan <b>Tebal</b>\tP\tKel. Kampung Dalam, Kec. Siak\t")
    assert "1408**********01" in lines[1]
    QTest.keyClick(table, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    office.until(lambda: len(QGuiApplication.clipboard().text().splitlines()) == 8 * PAGE + 2)


def test_more_than_may_be_handled_at_once_is_said(office: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "AT_ONCE", 5)
    office.ask(fill, 10)
    tab = office.show("people")
    said = []
    tab.desk.said.connect(lambda text, _undo: said.append(text))
    tab.listing.table.selectAll()
    QTest.keyClick(tab.listing.table, Qt.Key.Key_Delete)
    office.settle()
    assert said == ["Pilih paling banyak 5 orang sekaligus, atau pakai Ekspor."]
    assert office.ask(people.count) == 10


def test_what_is_filtered_is_exported_without_nik_unless_wanted(office: Stage, tmp_path) -> None:
    office.ask(lambda: builders.a_person("Siti <Aminah> & Co", nik="1408016305900001", status="aktif"))
    office.ask(lambda: builders.a_person("Tidak Ikut", status="calon"))
    tab = office.show("people")
    tab.listing.pills.choose("aktif")
    office.until(lambda: names(tab) == ["Siti <Aminah> & Co"])
    path = tmp_path / "keluar.xlsx"
    office.answer("Pilih berkas…")

    def take(_owner, _title, start, then, suffix):
        assert (start.suffix, suffix) == (".xlsx", "xlsx")
        then(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exporting, "ask_file", take)
        tab.listing.exporter.ask(tab.listing.question)
    office.until(path.exists)
    office.settle()
    told = str(read_sheets(path))
    assert "Siti <Aminah> & Co" in told
    assert "Tidak Ikut" not in told
    assert "1408016305900001" not in told
    tab.listing.exporter.write(tab.listing.question, path, with_nik=True)
    office.until(lambda: "1408016305900001" in str(read_sheets(path)))


def test_a_click_on_a_title_without_an_order_changes_nothing(office: Stage) -> None:
    office.ask(builders.a_person)
    tab = office.show("people")
    header = tab.listing.table.table_header
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(header.sectionViewportPosition(3) + 20, 10))
    assert header.sortIndicatorSection() == 0
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(60, 10))
    assert tab.listing.question.descending


def test_years_of_events_are_offered(office: Stage) -> None:
    office.ask(builders.an_event)
    assert office.ask(people_lists.years) == ("2018",)
    tab = office.show("people")
    choose(office, "Tahun yang diikuti", "2018")
    office.until(lambda: tab.listing.question.year == "2018")
