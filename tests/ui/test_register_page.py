"""Sertifikat › Buku register: the office's numbers searched, voided, copied, printed; gaps explained, blocks given."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.services import attendance, certificates, events, number_blocks, number_gaps, register
from app.services.steps import DataChange
from tests.ui.sections import Opened, opened
from ui.dialogs.card_form import CardDialog
from ui.dialogs.question import TitledDialog
from ui.dialogs.reason import ReasonDialog
from ui.pdf.paper_dialog import PaperDialog
from ui.tabs.certificates.page import CertificatesPage
from ui.widgets.buttons import Button


def issue(number_start: int) -> DataChange:
    """Everybody of the event was there and gets a certificate, from this number on."""
    from dataclasses import replace

    event = events.find("siak-2018")
    events.save(replace(event, number_start=number_start))
    attendance.set_all_present(event.id)
    return certificates.issue(event.id, date(2018, 9, 12)).change


@pytest.fixture
def page(qtbot) -> Iterator[Opened]:
    """The page on an office that has not issued anything yet."""
    with opened(qtbot, CertificatesPage) as made:
        yield made


@pytest.fixture
def book(page: Opened) -> Opened:
    """With the 45 numbers of Siak in it, 11 to 55."""
    page.work.change(issue, 11)
    page.until(lambda: len(page.section.list.table.rows_model.rows) == 45)
    return page


def click(made: Opened, button: Button) -> None:
    made.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press(made: Opened, widget: object, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    made.qtbot.keyClick(widget, key, modifier)


def shown(made: Opened) -> list[str]:
    return [line.entry.name for line in made.section.list.table.rows_model.rows]


def answer(dialog: type, act) -> None:
    """Do something in the dialog that is about to open."""

    def later() -> None:
        now = QApplication.activeModalWidget()
        assert isinstance(now, dialog), now
        act(now)

    QTimer.singleShot(50, later)


def words_of(dialog: PaperDialog) -> str:
    pages = PdfReader(BytesIO(dialog.view.rendered.pdf)).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def test_an_empty_register_says_what_to_do_and_fills_by_itself(page: Opened) -> None:
    empty = page.section.list.card.empty
    page.until(empty.isVisible)
    assert "Belum ada nomor yang diterbitkan" in empty.accessibleName()
    assert not page.section.list.open_button.isEnabled()
    page.work.change(issue, 1)
    page.until(lambda: len(shown(page)) == 45)
    assert not empty.isVisible()


def test_search_as_one_types_and_narrow_by_status_and_kind(book: Opened) -> None:
    part = book.section.list
    name = shown(book)[7]
    part.search.setFocus()
    book.qtbot.keyClicks(part.search, f"{name.split()[0].lower()} 2018")
    book.until(lambda: 0 < len(shown(book)) < 45)
    assert name in shown(book)
    assert part._count.text() == f"{len(shown(book))} dari 45"
    press(book, part.search, Qt.Key.Key_Escape)
    book.until(lambda: len(shown(book)) == 45)
    code = part.table.rows_model.rows[3].entry.check_code
    shown_code = part.table.rows_model.index(3, 6).data()
    assert (len(code), len(shown_code)) == (6, 7)  # in two halves, as on the certificate; found as it is written there
    assert shown_code.replace(" ", "") == code
    book.qtbot.keyClicks(part.search, shown_code.lower())
    book.until(lambda: len(shown(book)) == 1)
    press(book, part.search, Qt.Key.Key_Escape)
    book.until(lambda: len(shown(book)) == 45)
    part.kind.setFocus()
    press(book, part.kind, Qt.Key.Key_End)
    part.kind.activated.emit(part.kind.currentIndex())
    book.until(part.card.empty.isVisible)
    assert "Tidak ada nomor yang cocok" in part.card.empty.accessibleName()
    click(book, next(one for one in part.card.empty.findChildren(Button) if one.text() == "Tampilkan semua"))
    book.until(lambda: len(shown(book)) == 45)


def test_voiding_by_key_leaves_the_number_and_undo_by_key_brings_it_back(book: Opened) -> None:
    part = book.section.list
    part.table.select_row(4)
    number = part.entry.number

    def give_reason(dialog: ReasonDialog) -> None:
        assert number in dialog.accessibleName()
        book.qtbot.keyClicks(dialog.field, "Salah tulis & <b>nama</b>")
        press(book, dialog.verb_button, Qt.Key.Key_Space)

    answer(ReasonDialog, give_reason)
    press(book, part.table, Qt.Key.Key_Delete)
    book.until(lambda: part.entry.status == "batal")
    assert part.entry.number == number
    assert part.table.current_row.remark == "Salah tulis & <b>nama</b>"
    assert not part.open_button.isEnabled()
    part.pills.choose("batal")
    book.until(lambda: len(shown(book)) == 1)
    book.window.activateWindow()
    book.until(book.window.isActiveWindow)
    press(book, book.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    book.until(lambda: shown(book) == [])
    assert all(entry.status == "terbit" for entry in book.ask(certificates.register))


def test_a_copy_is_marked_and_the_original_is_not(book: Opened) -> None:
    part = book.section.list
    part.table.select_row(2)
    press(book, part.table, Qt.Key.Key_Return)
    dialog = book.dialog(PaperDialog)
    book.until(lambda: dialog.view.rendered is not None)
    assert part.entry.name in words_of(dialog)
    assert "SALINAN" not in words_of(dialog)
    dialog.reject()
    book.until(lambda: QApplication.activeModalWidget() is None)
    part._open(copy=True)
    dialog = book.dialog(PaperDialog)
    book.until(lambda: dialog.view.rendered is not None)
    assert "SALINAN" in words_of(dialog)
    dialog.reject()


def test_what_is_shown_is_what_is_printed_and_saved(book: Opened, tmp_path) -> None:
    part = book.section.list
    name = shown(book)[0]
    part.search.setText(name)
    book.until(lambda: name in shown(book) and len(shown(book)) < 45)
    part.open_register()
    dialog = book.dialog(PaperDialog)
    book.until(lambda: dialog.view.rendered is not None)
    numbers = {entry.number for entry in book.ask(certificates.register)}
    told = words_of(dialog)
    assert {number for number in numbers if number in told} == {
        line.entry.number for line in part.table.rows_model.rows
    }
    dialog.reject()
    part._write_workbook(tmp_path / "register.xlsx")
    book.until(lambda: "Tersimpan" in book.window.toast.accessibleName())
    from openpyxl import load_workbook

    rows = list(load_workbook(tmp_path / "register.xlsx").active.iter_rows(values_only=True))
    assert sum(row[2] == name for row in rows) == len(shown(book))


def test_a_gap_is_explained_where_it_stands(book: Opened) -> None:
    book.ask(issue_one_far_away)
    section = book.section
    section.choice._group.button(1).click()
    gaps = section.gaps
    book.until(lambda: [gap.words for gap in gaps.table.rows_model.rows] == ["56–99"])
    assert gaps._count.text() == "1 rentang, 1 belum dijelaskan"
    gaps.table.setFocus()
    book.qtbot.keyClicks(gaps.table, "B")  # the first letter begins the cell
    book.qtbot.keyClicks(QApplication.focusWidget(), "langko rusak & dimusnahkan")
    press(book, QApplication.focusWidget(), Qt.Key.Key_Return)
    book.until(lambda: gaps._count.text() == "1 rentang, 0 belum dijelaskan")
    assert book.ask(number_gaps.gaps, 2018)[0].reason == "Blangko rusak & dimusnahkan"
    told = book.ask(register.render, register.RegisterQuestion(year=2018)).pdf
    paper = " ".join(one.extract_text() for one in PdfReader(BytesIO(told)).pages)
    assert "56–99" in paper
    assert "Blangko rusak & dimusnahkan" in " ".join(paper.split())


def issue_one_far_away() -> None:
    """Number 100 for one whose certificate was voided."""
    from dataclasses import replace

    event = events.find("siak-2018")
    certificates.void(certificates.register(event.id)[0].id, "Salah tulis")
    events.save(replace(event, number_start=100))
    certificates.issue(event.id, date(2018, 9, 12))


def test_an_event_with_its_own_numbers_has_its_own_gaps(page: Opened) -> None:
    page.ask(number_by_event)
    section = page.section
    section.choice._group.button(1).click()
    series = section.gaps.series
    page.until(lambda: [series.itemText(n) for n in range(series.count())] == ["2018", "siak-2018"])
    assert "pada 2018" in section.gaps.card.empty.accessibleName()
    series.setFocus()
    press(page, series, Qt.Key.Key_End)
    series.activated.emit(series.currentIndex())
    page.until(lambda: [gap.words for gap in section.gaps.table.rows_model.rows] == ["46–59"])


def number_by_event() -> None:
    """Numbers 1 to 45 by event, and 60 for one who needed another."""
    from dataclasses import replace

    events.save(replace(events.find("siak-2018"), number_scope="event"))
    issue(1)
    event = events.find("siak-2018")
    certificates.void(certificates.register(event.id)[0].id, "Salah tulis")
    events.save(replace(event, number_start=60))
    certificates.issue(event.id, date(2018, 9, 12))


def test_a_block_is_reserved_by_keyboard_and_taken_back_while_nothing_was_given(page: Opened) -> None:
    section = page.section
    section.choice._group.button(2).click()
    blocks = section.blocks
    page.until(blocks.card.empty.isVisible)
    click(page, blocks.new_button)
    page.until(lambda: QApplication.activeModalWidget() is not None)
    dialog = page.dialog(CardDialog)
    first, last = dialog.form.control("first"), dialog.form.control("last")
    assert first.text() == "1"
    dialog.activateWindow()
    page.until(last.hasFocus)
    press(page, last, Qt.Key.Key_Return)
    page.until(dialog.note.isVisible)
    assert "nomor terakhir yang tidak lebih kecil" in dialog.note.accessibleName()
    page.qtbot.keyClicks(last, "200")
    press(page, last, Qt.Key.Key_Return)
    page.until(lambda: len(page.ask(number_blocks.blocks)) == 1)
    page.until(lambda: len(blocks.table.rows_model.rows) == 1)
    page.until(lambda: QApplication.activeModalWidget() is None)
    assert blocks.table.rows_model.index(0, 2).data() == "1–200"
    answer(TitledDialog, lambda shown_now: shown_now.findChildren(Button)[-1].click())
    press(page, blocks.table, Qt.Key.Key_Delete)
    page.until(lambda: page.ask(number_blocks.blocks) == ())
    page.until(blocks.card.empty.isVisible)


def test_sections_parts_and_help_by_keyboard(book: Opened) -> None:
    page = book.page
    assert page.commands()["next_tab"]
    book.window.show_page("events", ("register", "gaps"))
    assert page.section.choice.key == "gaps"
    assert "Nomor kosong" in page.help_text()
    page.commands()["next_tab"]()
    assert page.tabs.currentIndex() == 1 % page.tabs.count()
    book.window.show_page("events", "register")
    assert page.section.choice.key == "gaps"
