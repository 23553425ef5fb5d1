"""Uang saku by mouse and keyboard: components, who is paid, cells typed, what is refused, what is odd."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from app.domain.payments import MOST, in_words, rupiah
from app.services import attendance, events, paying, payments, registration, samples
from app.services.payments import AllowanceCard
from tests.printing import reading
from tests.ui.sections import Opened, hosted, opened
from ui.dialogs.card_form import CardDialog
from ui.dialogs.payments import PayeesDialog
from ui.drawing import text
from ui.pdf.paper_dialog import PaperDialog
from ui.tables.totals import SPAN as TOTALS_SPAN
from ui.tabs.event.payments.section import PaymentsSection
from ui.widgets.buttons import Button

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def siak(qtbot, qapp) -> Iterator[Opened]:
    """An event of which ten came, with transport and taxed pocket money."""
    with opened(qtbot, hosted(PaymentsSection)) as made:
        made.ask(prepare)
        made.window.page.refresh(frozenset())
        made.until(lambda: made.section.found and len(made.section.found.sheet.components) == 2)
        yield made


def prepare() -> None:
    event = events.find(samples.SAMPLES[0]).id
    grid = attendance.grid(event)
    attendance.set_marks(event, [(row.participant.id, grid.sessions[0].id) for row in grid.rows[:10]], "H")
    payments.save_component(event, AllowanceCard(title="Transpor", amount=150_000))
    payments.save_component(event, AllowanceCard(title="Uang Saku", amount=200_000, taxed=True))
    payments.set_default_tax(event, "5")


def sheet(siak: Opened) -> payments.PaymentSheet:
    return siak.ask(payments.sheet, siak.section.event_id)


def click(siak: Opened, button: Button) -> None:
    siak.until(button.isEnabled)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def pick(words: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text() == words)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def with_everybody(siak: Opened) -> None:
    click(siak, siak.section.all_button)
    siak.until(lambda: siak.section.table.rows_model.rowCount() == 10)


def cursor(siak: Opened, row: int, column: str) -> None:
    table = siak.section.table
    keys = [one.key for one in table.rows_model.columns]
    index = table.rows_model.index(row, keys.index(column))
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())


def transport(siak: Opened) -> str:
    return siak.section.found.sheet.components[0].id


def the_editor(siak: Opened) -> QLineEdit:
    return next(one for one in siak.section.table.viewport().findChildren(QLineEdit) if one.isVisible())


def write(siak: Opened, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into the cell under the cursor and end it by a key."""
    table = siak.section.table
    QTest.keyClick(table.viewport(), text[0])
    editor = the_editor(siak)
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, end)
    siak.until(lambda: not siak.section.table.editing)


def shown(siak: Opened, row: int, column: str) -> str:
    model = siak.section.table.rows_model
    keys = [one.key for one in model.columns]
    return model.data(model.index(row, keys.index(column)))


def test_all_who_came_are_put_on_the_list_by_one_click_and_taken_back_by_one(siak: Opened) -> None:
    with_everybody(siak)
    found = sheet(siak)
    assert (len(found.lines), found.net, found.warnings) == (10, 3_400_000, ())
    assert "tiga juta empat ratus ribu rupiah" in siak.section.said._words.text()
    assert siak.section.totals.accessibleName() == "Jumlah, 10 orang: 3.400.000 rupiah"
    siak.until(siak.window.toast.isVisible)
    QTest.keyClick(siak.window, Qt.Key.Key_Z, CTRL)
    siak.until(lambda: not siak.section._lines)
    assert sheet(siak).lines == ()


def test_the_first_component_is_made_in_its_dialog_and_a_wrong_amount_is_said_there(siak: Opened) -> None:
    siak.window.show_page("events", siak.ask(events.find, samples.SAMPLES[1]).id)
    siak.until(lambda: siak.section.found is not None and siak.section.empty.isVisible())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the buttons of the sentence before are gone
    (button,) = siak.section.empty.findChildren(Button)
    click(siak, button)
    dialog = siak.dialog(CardDialog)
    name, amount = dialog.form.control("title"), dialog.form.control("amount")
    QTest.keyClicks(name, "Uang <b>Makan</b> & Minum")
    QTest.keyClicks(amount, "lima ribu")
    QTest.keyClick(amount, Qt.Key.Key_Return)
    siak.until(dialog.note.isVisible)
    assert "bukan jumlah rupiah" in dialog.note.accessibleName() + dialog.note._title.text()
    assert sheet(siak).components == ()
    amount.selectAll()
    QTest.keyClicks(amount, "Rp 25.000")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    siak.until(lambda: siak.section.found and siak.section.found.sheet.components)
    (card,) = sheet(siak).components
    assert (card.title, card.amount, card.taxed) == ("Uang <b>Makan</b> & Minum", 25_000, False)


def test_amounts_are_typed_downwards_and_del_gives_the_component_its_own_again(siak: Opened) -> None:
    with_everybody(siak)
    cursor(siak, 0, transport(siak))
    write(siak, "120.000")
    write(siak, "100000")
    siak.until(lambda: [line.amounts[0] for line in siak.section.found.sheet.lines[:3]] == [120_000, 100_000, 150_000])
    assert siak.section.table.currentIndex().row() == 2
    QTest.keyClick(siak.section.table, Qt.Key.Key_Up)
    QTest.keyClick(siak.section.table, Qt.Key.Key_Delete)
    siak.until(lambda: siak.section.found.sheet.lines[1].amounts[0] == 150_000)
    assert sheet(siak).lines[0].amounts == (120_000, 200_000)
    assert siak.problems == []


def test_a_range_is_filled_at_once_and_a_column_is_pasted_from_a_spreadsheet(siak: Opened) -> None:
    with_everybody(siak)
    cursor(siak, 0, "tax")
    for _ in range(3):
        QTest.keyClick(siak.section.table, Qt.Key.Key_Down, SHIFT)
    write(siak, "2,5")
    siak.until(lambda: [line.tax for line in siak.section.found.sheet.lines[:5]] == [5_000] * 4 + [10_000])
    QGuiApplication.clipboard().setText("12/9/2018\tx\n13-9-2018\n")
    cursor(siak, 1, "paid_on")
    QTest.keyClick(siak.section.table, Qt.Key.Key_V, CTRL)
    siak.until(lambda: siak.section.found.sheet.lines[2].paid_on)
    assert [line.paid_on for line in sheet(siak).lines[:4]] == ["", "2018-09-12", "2018-09-13", ""]


def test_what_is_refused_stays_red_in_its_cell_until_it_is_put_right(siak: Opened) -> None:
    with_everybody(siak)
    cursor(siak, 0, transport(siak))
    write(siak, "seratus")
    siak.until(siak.section.note.isVisible)
    assert "bukan jumlah rupiah" in siak.section.note._title.text()
    assert shown(siak, 0, transport(siak)) == "seratus"
    cursor(siak, 3, "note")
    write(siak, "dibawa Ma'ruf & <b>Nur</b>")
    siak.until(lambda: siak.section.found.sheet.lines[3].note)
    assert shown(siak, 0, transport(siak)) == "seratus"  # another cell's change does not lose it
    assert sheet(siak).lines[0].amounts[0] == 150_000
    cursor(siak, 0, transport(siak))
    write(siak, "100.000")
    siak.until(lambda: siak.section.found.sheet.lines[0].amounts[0] == 100_000)
    assert siak.section.note.isHidden()


def test_an_open_editor_keeps_what_is_typed_while_the_list_changes_under_it(siak: Opened) -> None:
    with_everybody(siak)
    cursor(siak, 2, transport(siak))
    table = siak.section.table
    QTest.keyClick(table.viewport(), "7")
    editor = the_editor(siak)
    siak.work.change(paying.put_group, siak.section.event_id, "seats")
    siak.until(lambda: len(siak.section.found.sheet.lines) == 45)
    QTest.keyClicks(editor, "5.000")
    name = table.rows_model.rows[2].pay.name
    QTest.keyClick(editor, Qt.Key.Key_Return)
    siak.until(lambda: table.rows_model.rowCount() == 45)
    siak.until(lambda: {line.name: line.amounts[0] for line in siak.section.found.sheet.lines}[name] == 75_000)


def test_whoever_did_not_come_is_said_on_the_row_and_above_the_list(siak: Opened) -> None:
    with_everybody(siak)
    click(siak, siak.section.add_button)
    pick("Semua peserta")
    siak.until(lambda: len(siak.section._lines) == 45)
    assert siak.section.warned.accessibleName().startswith("35 orang (")
    click(siak, siak.section.warned.findChild(Button))
    siak.until(lambda: siak.section.table.rows_model.rowCount() == 35)
    assert {shown(siak, row, "remark") for row in range(35)} == {"belum tercatat hadir"}
    cursor(siak, 0, "paid_on")
    write(siak, "12 sep 2018")
    siak.until(lambda: shown(siak, 0, "remark") == "dibayar tanpa tercatat hadir")
    assert "dibayar tanpa tercatat hadir" in siak.section.warned.accessibleName()
    siak.section.pills.choose("")
    siak.section.search.setText("tidak ada yang begini")
    siak.until(siak.section.empty.isVisible)


def test_marking_as_paid_those_chosen_or_all_who_are_left(siak: Opened) -> None:
    with_everybody(siak)
    cursor(siak, 0, "net")
    QTest.keyClick(siak.section.table, Qt.Key.Key_Down, SHIFT)
    click(siak, siak.section.paid_button)
    dialog = siak.dialog(CardDialog)
    assert "2 orang terpilih" in dialog.form.control("who").currentText()
    dialog.form.control("day").setText("12-9-2018")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    siak.until(lambda: sum(bool(line.paid_on) for line in siak.section.found.sheet.lines) == 2)
    cursor(siak, 5, "net")
    click(siak, siak.section.paid_button)
    dialog = siak.dialog(CardDialog)
    assert "8 orang yang belum dibayar" in dialog.form.control("who").currentText()
    dialog.form.control("day").setText("")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    siak.until(dialog.note.isVisible)
    dialog.form.control("day").setText("13-9-2018")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    siak.until(lambda: all(line.paid_on for line in siak.section.found.sheet.lines))
    siak.section.more_button.setFocus()
    QTest.keyClick(siak.section.more_button, Qt.Key.Key_Space)
    pick("Keluarkan dari daftar")
    siak.until(lambda: siak.problems)
    assert "sudah dibayar" in siak.problems[0].happened


def test_people_are_picked_by_name_and_those_on_the_list_are_not_offered(siak: Opened) -> None:
    with_everybody(siak)
    QTest.keyClick(siak.window, Qt.Key.Key_N, CTRL)
    dialog = siak.dialog(PayeesDialog)
    siak.until(lambda: dialog.table.rows_model.rowCount() > 0)
    seats = siak.ask(registration.active_participants, siak.section.event_id)
    there = {line.name for line in siak.section.found.sheet.lines}
    offered = {one[2] for one in dialog.table.rows_model.rows}
    assert offered.isdisjoint(there)
    wanted = next(row for row in seats if row.name not in there)
    QTest.keyClicks(dialog.search, wanted.name)
    siak.until(lambda: dialog.table.rows_model.rowCount() == 1)
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    dialog.table.select_row(0)
    assert dialog.verb.accessibleName() == "Tambahkan 1 orang"
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    siak.until(lambda: len(siak.section._lines) == 11)
    assert wanted.name in {line.name for line in sheet(siak).lines}


def test_a_narrow_window_folds_the_components_into_one_button(siak: Opened) -> None:
    siak.window.resize(1000, 557)
    for title in ("Uang Makan", "Penginapan selama kegiatan berlangsung"):
        siak.work.change(payments.save_component, siak.section.event_id, AllowanceCard(title=title, amount=50_000))
    folded = siak.section.components._folded
    siak.until(folded.isVisible)
    click(siak, folded)
    pick("PPh 21: 5 %")
    dialog = siak.dialog(CardDialog)
    dialog.form.control("percent").selectAll()
    QTest.keyClicks(dialog.form.control("percent"), "6")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    siak.until(lambda: siak.section.found.sheet.tax_percent == 6)


def test_del_on_a_name_takes_off_the_list_and_undo_brings_back(siak: Opened) -> None:
    with_everybody(siak)
    first = siak.section.table.rows_model.rows[0].pay.name
    cursor(siak, 0, "name")
    QTest.keyClick(siak.section.table, Qt.Key.Key_Delete)
    siak.until(lambda: siak.section.table.rows_model.rowCount() == 9)
    assert first not in {line.name for line in sheet(siak).lines}
    QTest.keyClick(siak.window, Qt.Key.Key_Z, CTRL)
    siak.until(lambda: siak.section.table.rows_model.rowCount() == 10)
    assert siak.section.table.rows_model.rows[0].pay.name == first


def test_the_receipt_opens_with_the_sums_of_the_page(siak: Opened) -> None:
    with_everybody(siak)
    click(siak, siak.section.receipt_button)
    dialog = siak.dialog(PaperDialog)
    siak.until(lambda: dialog.view.rendered is not None)
    printed = reading.letters("".join(reading.pages(dialog.view.rendered.pdf)))
    found = sheet(siak)
    for words in (*(line.name for line in found.lines), rupiah(found.net), in_words(found.net)):
        assert reading.letters(words) in printed, words
    dialog.reject()


def test_a_sum_of_thousands_of_millions_keeps_all_its_digits(siak: Opened) -> None:
    siak.work.change(payments.save_component, siak.section.event_id, AllowanceCard(title="A", amount=MOST))
    with_everybody(siak)
    siak.until(lambda: len(siak.section.found.sheet.components) == 3)
    model, header = siak.section.table.rows_model, siak.section.table.horizontalHeader()
    place = [column.key for column in model.columns].index(siak.section.found.sheet.components[2].id)
    room = header.sectionSize(place) + TOTALS_SPAN
    assert text.width(rupiah(10 * MOST), "strong", digits=True) < room
    assert rupiah(siak.section.found.sheet.net) in siak.section.totals.accessibleName()
