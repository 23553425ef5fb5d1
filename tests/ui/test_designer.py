"""Tata letak and its designer: choose, drag, keys, values, undo, save, reopen, carry to another database, print."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QComboBox, QDoubleSpinBox, QPlainTextEdit

from app.domain import layout_editing as editing
from app.domain.layouts import files
from app.services import drafts, events, layout_preview, layouts, registration, workspace
from app.services.events import EventCard
from app.services.layout_preview import Shown
from tests import builders
from tests.ui.designing import (
    ALT,
    CTRL,
    SHIFT,
    LayoutsPage,
    button_of,
    choose,
    click,
    click_menu,
    design_of,
    designer_of,
    drag,
    drawn,
    element,
    key,
    later,
    settle,
    words_at,
)
from tests.ui.inspection import look_at
from tests.ui.sections import Opened, opened
from ui.designer.view import Designer
from ui.dialogs.question import TitledDialog
from ui.tabs.certificates import layout_list as list_module
from ui.theme.look import LOOK, Mode


@pytest.fixture
def office(qtbot) -> Iterator[Opened]:
    """The collection, with one design chosen and shown."""
    with opened(qtbot, LayoutsPage) as made:
        made.until(lambda: made.section.listing.view.rendered is not None)
        yield made


@pytest.fixture
def designing(office: Opened) -> Opened:
    """A copy of the first design is open in the designer."""
    click(office.section.listing.edit_button)
    office.until(lambda: drawn(office.section.designer))
    return office


def test_the_collection_shows_what_ships_as_it_prints(office: Opened) -> None:
    section = office.section
    cards = office.ask(layouts.collection)

    assert [row.label for row in section.listing.table.rows_model.rows] == [card.label for card in cards]
    assert section.listing.edit_button.accessibleName() == "Ubah tata letak"
    assert not section.listing.remove_button.isEnabled()
    shown = section.listing.view.rendered.pdf
    assert shown == office.ask(layout_preview.render, cards[0].id, "A4").pdf
    section.listing.table.select_row(3)
    office.until(lambda: section.listing.view.rendered is not None and section.listing.view.rendered.pdf != shown)


def test_what_ships_is_copied_before_it_is_changed(designing: Opened) -> None:
    own = [card for card in designing.ask(layouts.choices) if card.own]

    assert len(own) == 1
    assert own[0].label.endswith("(salinan)")
    assert design_of(designing).layout == designing.ask(layouts.get, own[0].id)
    assert not designer_of(designing).bar.save.isEnabled()


def test_an_element_is_dragged_on_the_grid_and_the_page_follows(designing: Opened) -> None:
    designer = designer_of(designing)
    before, pdf = element(designing, "kode"), designer.preview.pdf
    choose(designing, "kode")
    scale = designer.canvas.scale.factor

    middle = designer.canvas.box_on_screen("kode").center().toPoint()
    drag(designing, middle, QPoint(round(40.3 * scale), round(-10.2 * scale)))

    after = element(designing, "kode")
    assert (after.x, after.y) == (round(before.x + 40.3), round(before.y - 10.2))
    settle(designing)
    designing.until(lambda: designer.preview.pdf != pdf)
    seen = next(box for box in designer.preview.front if box.id == "kode")
    assert (seen.x, seen.y) == pytest.approx((after.x, after.y), abs=0.01)


def test_a_handle_widens_and_a_square_stays_one(designing: Opened) -> None:
    canvas = designer_of(designing).canvas
    choose(designing, "nama")
    name, scale = element(designing, "nama"), canvas.scale.factor
    rect = canvas.box_on_screen("nama")

    drag(designing, QPoint(round(rect.left()), round(rect.center().y())), QPoint(round(12 * scale), 0))
    narrower = element(designing, "nama")
    assert narrower.x == pytest.approx(name.x + 12, abs=0.6)
    assert narrower.x + narrower.width == pytest.approx(name.x + name.width)

    choose(designing, "kode")
    code = element(designing, "kode")
    drag(designing, canvas.box_on_screen("kode").bottomRight().toPoint(), QPoint(round(7 * scale), round(2 * scale)))
    larger = element(designing, "kode")
    assert larger.width == pytest.approx(code.width + 7, abs=0.6)
    assert (larger.x, larger.y) == (code.x, code.y)


def test_arrows_move_by_the_grid_and_one_undo_takes_them_back(designing: Opened) -> None:
    choose(designing, "nama")
    before = element(designing, "nama")
    assert designing.window.focusWidget() is designer_of(designing).canvas

    for code, held in ((Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Down, SHIFT),
                       (Qt.Key.Key_Left, ALT)):  # fmt: skip
        key(designing, code, held)
    moved = element(designing, "nama")
    assert (moved.x, moved.y) == pytest.approx((before.x + 0.9, before.y + 5))
    key(designing, Qt.Key.Key_Right, CTRL)
    assert element(designing, "nama").width == before.width + 1

    key(designing, Qt.Key.Key_Z, CTRL)
    assert element(designing, "nama") == moved
    key(designing, Qt.Key.Key_Z, CTRL)
    assert element(designing, "nama") == before
    assert not design_of(designing).steps.dirty
    key(designing, Qt.Key.Key_Y, CTRL)
    assert element(designing, "nama") == moved


def test_values_are_changed_by_keyboard_and_undone_from_their_field(designing: Opened) -> None:
    designer = designer_of(designing)
    choose(designing, "nama")
    font, size = designer.form.control("font"), designer.form.control("size")
    assert isinstance(font, QComboBox)
    assert isinstance(size, QDoubleSpinBox)
    before = element(designing, "nama")

    font.setFocus()
    QTest.keyClick(font, Qt.Key.Key_Home)
    assert element(designing, "nama").font == "serif"  # type: ignore[attr-defined]  # a text has one
    size.setFocus()
    size.selectAll()
    QTest.keyClicks(size, "28,5")
    assert element(designing, "nama").size == 28.5  # type: ignore[attr-defined]  # as above
    pdf = designer.preview.pdf
    settle(designing)
    designing.until(lambda: designer.preview.pdf != pdf)

    key(designing, Qt.Key.Key_Z, CTRL)
    key(designing, Qt.Key.Key_Z, CTRL)
    assert element(designing, "nama") == before
    assert size.value() == before.size  # type: ignore[attr-defined]  # as above


def test_a_wrong_value_is_said_beside_it_and_the_last_good_page_stays(designing: Opened) -> None:
    designer = designer_of(designing)
    choose(designing, "nama")
    text = designer.form.control("text")
    assert isinstance(text, QPlainTextEdit)
    before = element(designing, "nama")

    text.setFocus()
    text.selectAll()
    QTest.keyClicks(text, "{nam")

    assert "kurung kurawal" in text.accessibleDescription()
    assert element(designing, "nama").text != "{nam"  # type: ignore[attr-defined]  # a text has one
    text.selectAll()
    QTest.keyClicks(text, "{siapa}")
    assert text.accessibleDescription() == "bidang {siapa} tidak dikenal"
    text.selectAll()
    QTest.keyClicks(text, "{nama}")
    assert not text.accessibleDescription()
    assert element(designing, "nama") == before


def test_a_field_is_put_in_from_the_list_with_samples(designing: Opened) -> None:
    designer = designer_of(designing)
    click_menu(designing, "text")
    made = design_of(designing).chosen
    text = designer.form.control("text")
    text.selectAll()
    box = designer.form._rows["text"].editor.fields
    number = box.findData("lahir")
    assert "lahir di Siak" in box.itemText(number)

    box.setFocus()
    box.setCurrentIndex(number)
    box.activated.emit(number)

    assert element(designing, made).text == "{lahir}"  # type: ignore[attr-defined]  # a text has one
    assert designing.window.focusWidget() is text


def test_the_list_adds_doubles_orders_and_removes_by_keyboard(designing: Opened) -> None:
    design, listed = design_of(designing), designer_of(designing).elements.list
    count = len(design.elements)
    click_menu(designing, "line")
    line = design.chosen
    assert listed.count() == count + 2
    assert listed.currentItem().text() == "Garis"

    listed.setFocus()
    key(designing, Qt.Key.Key_D, CTRL)
    assert [one.KIND for one in design.elements[-2:]] == ["line", "line"]
    key(designing, Qt.Key.Key_Up, ALT)
    assert design.elements[-1].id == line
    key(designing, Qt.Key.Key_Delete)
    assert design.chosen == line
    key(designing, Qt.Key.Key_Delete)
    assert len(design.elements) == count
    for _ in range(5):
        key(designing, Qt.Key.Key_Z, CTRL)
    assert not design.steps.dirty


def test_saved_reopened_and_printed_with_the_element_at_its_place(designing: Opened) -> None:
    designer, section = designer_of(designing), designing.section
    layout_id = designer.layout_id
    old = words_at(designer.preview.pdf, "Nomor 400")
    choose(designing, "nomor")
    for code in (Qt.Key.Key_Up, Qt.Key.Key_Right):
        key(designing, code, SHIFT)
    key(designing, Qt.Key.Key_S, CTRL)
    designing.until(lambda: not designer.dirty)
    click(designer.bar.back)
    designing.until(lambda: section.stack.currentIndex() == 0 and section.listing.view.rendered is not None)
    section.listing.table.opened.emit(section.listing.table.currentIndex().row())
    designing.until(lambda: section.stack.currentWidget() is designer and designer.preview is not None)

    kept = designing.ask(layouts.get, layout_id)
    now = words_at(designing.ask(layout_preview.make, kept, "A4", Shown()).pdf, "Nomor 400")
    assert now == pytest.approx((old[0] + 5, old[1] - 5), abs=0.05)
    assert not designer.dirty


def test_leaving_asks_keeps_a_draft_and_offers_it_again(designing: Opened) -> None:
    designer, layout_id = designer_of(designing), designer_of(designing).layout_id
    choose(designing, "nama")
    key(designing, Qt.Key.Key_Down)
    changed = design_of(designing).layout
    asked: list[str] = []

    def answer(words: str) -> Callable[[], None]:
        def act() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, TitledDialog)
            asked.append(dialog.accessibleName())
            click(next(b for b in dialog.findChildren(type(designer.bar.save)) if b.accessibleName() == words))

        return act

    designing.qtbot.waitUntil(lambda: designer.dirty)
    later(answer("Kembali merancang"))
    click(designer.bar.back)
    assert designing.section.stack.currentWidget() is designer
    later(answer("Tinggalkan"))
    click(designer.bar.back)
    assert len(asked) == 2
    assert designing.ask(drafts.find, f"layout:{layout_id}") is not None
    designing.section.open(layout_id)
    designing.until(designer.draft_note.isVisible)
    assert design_of(designing).layout != changed
    click(next(b for b in designer.draft_note.findChildren(type(designer.bar.save)) if "Pakai" in b.accessibleName()))
    assert design_of(designing).layout == changed
    assert designer.dirty


def test_what_was_left_unsaved_is_not_shown_as_kept(designing: Opened) -> None:
    designer, kept = designer_of(designing), design_of(designing).layout
    choose(designing, "nama")
    key(designing, Qt.Key.Key_Down)

    later(lambda: click(button_of(QApplication.activeModalWidget(), "Tinggalkan")))
    designing.page.tabs.setCurrentIndex(0)
    assert designing.page.tabs.currentIndex() == 0
    designing.page.show_section("layouts")

    assert designing.section.stack.currentWidget() is not designer
    assert designing.ask(layouts.get, designer.layout_id) == kept


def test_a_design_removed_meanwhile_can_be_kept_as_a_new_one(designing: Opened) -> None:
    designer = designer_of(designing)
    gone = designer.layout_id
    choose(designing, "nama")
    key(designing, Qt.Key.Key_Down)
    changed = design_of(designing).layout
    designing.ask(layouts.remove, gone)

    key(designing, Qt.Key.Key_S, CTRL)
    designing.until(designer.note.isVisible)
    assert "sudah tidak ada" in designer.note.accessibleName()
    assert designer.dirty
    click(button_of(designer.note, "Simpan sebagai tata letak baru"))

    designing.until(lambda: not designer.dirty)
    designing.until(lambda: not designer.note.isVisible())
    assert designer.layout_id != gone
    assert designing.ask(layouts.get, designer.layout_id).front == changed.front


def test_no_toast_offers_to_undo_what_ctrl_z_does_not(designing: Opened) -> None:
    toast = designing.window.toast
    assert not toast.isVisible()
    choose(designing, "nama")
    key(designing, Qt.Key.Key_Down)
    key(designing, Qt.Key.Key_S, CTRL)
    designing.until(lambda: not designer_of(designing).dirty)
    assert not toast.isVisible()


def test_a_colour_is_chosen_in_the_window_of_colours_or_typed(designing: Opened) -> None:
    form = designer_of(designing).form
    button = button_of(form, "Tinta gelap: pilih warna…")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QColorDialog)
        dialog.setCurrentColor(QColor(16, 96, 64))
        dialog.accept()

    later(answer)
    click(button)
    assert design_of(designing).layout.dark == "#106040"
    designing.window.activateWindow()
    designing.until(designing.window.isActiveWindow)
    line = form.control("dark")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "#12")
    assert "harus warna" in line.accessibleDescription()
    key(designing, Qt.Key.Key_Z, CTRL)
    assert design_of(designing).layout.dark != "#106040"


def test_the_collection_shows_small_pictures_and_keeps_the_choice_for_new_events(office: Opened) -> None:
    listing = office.section.listing
    office.until(lambda: len(listing._pictures) == len(listing.table.rows_model.rows))
    wide, tall = (listing._pictures[ref] for ref in ("songket", "sttpp"))
    assert wide.width() > wide.height() > 100
    assert tall.height() > tall.width() > 100

    listing.table.select_row(1)
    assert listing.new_button.isEnabled()
    click(listing.new_button)
    office.until(lambda: listing.table.current_row.for_new_events)
    made = office.ask(lambda: events.save(EventCard(title="Bimtek baru")).subject)

    assert not listing.new_button.isEnabled()
    assert office.ask(events.get, made).layout == "songket"
    assert office.ask(events.find, "siak-2018").layout == ""


def test_steps_on_both_sides_are_undone_where_they_were_made(designing: Opened) -> None:
    design, before = design_of(designing), design_of(designing).layout
    choose(designing, "nama")
    key(designing, Qt.Key.Key_Down)
    design.turn("back")
    design.choose("materi")
    designer_of(designing).canvas.setFocus()
    key(designing, Qt.Key.Key_Down)
    assert design.layout.front != before.front
    assert design.layout.back != before.back

    key(designing, Qt.Key.Key_Z, CTRL)
    assert (design.side, design.chosen, design.layout.back) == ("back", "materi", before.back)
    key(designing, Qt.Key.Key_Z, CTRL)
    assert (design.side, design.chosen, design.layout) == ("front", "nama", before)
    key(designing, Qt.Key.Key_Y, CTRL)
    key(designing, Qt.Key.Key_Y, CTRL)
    assert design.side == "back"
    assert design.layout.back != before.back


def test_a_scanned_background_goes_with_the_file_into_another_database(
    designing: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = tmp_path / "latar.png"
    Image.new("RGB", (400, 300), "#C0FFEE").save(scan)
    designer, section = designer_of(designing), designing.section
    monkeypatch.setattr("ui.designer.view.choose_file", lambda *_rest: scan)
    click_menu(designing, "image")
    click(designer.form.control("picture"))
    designing.until(lambda: files.pictures(design_of(designing).layout))
    click(designer.bar.save)
    designing.until(lambda: not designer.dirty)
    click(designer.bar.back)
    target = tmp_path / "kami.tataletak"
    monkeypatch.setattr(list_module, "save_as", lambda *_rest: target)
    designing.until(lambda: section.listing.table.current_row is not None and section.listing.table.current_row.own)
    click(section.listing.export_button)
    designing.until(target.exists)

    assert designing.page.claims([target]) is not None
    assert designing.page.claims([tmp_path / "daftar.xlsx"]) is None
    designing.ask(workspace.close_workspace)
    designing.ask(workspace.open_workspace, tmp_path / "elsewhere")
    designing.page.keep_files([target])
    designing.until(section.listing.note.isVisible)
    assert "Kantor belum disiapkan" in section.listing.note.accessibleName()
    designing.ask(builders.an_office)
    designing.page.keep_files([target])
    designing.until(lambda: not section.listing.note.isVisible())
    (own,) = [card for card in designing.ask(layouts.choices) if card.own]
    layout = designing.ask(layouts.get, own.id)
    (content,) = designing.ask(layouts.pictures_of, layout).values()
    with Image.open(BytesIO(content)) as kept:
        assert kept.size == (400, 300)


def test_shown_with_anybody_of_an_event_and_with_a_long_name(designing: Opened) -> None:
    designer = designer_of(designing)
    box, people = designer.shown_with.sources, designer.shown_with.people
    designing.until(lambda: box.count() > 2)
    siak = designing.ask(events.find, "siak-2018").id
    seats = designing.ask(registration.active_participants, siak)

    box.setCurrentIndex(box.findData(siak))
    box.activated.emit(box.currentIndex())
    designing.until(lambda: people.count() == len(seats))
    people.setCurrentIndex(people.findData(seats[4].person_id))
    people.activated.emit(people.currentIndex())
    settle(designing)
    designing.until(lambda: _says(designer, seats[4].name))
    box.setCurrentIndex(1)
    box.activated.emit(1)
    designing.until(lambda: _says(designer, "Kusumaningtyas"))
    assert not people.isVisible()


def _says(designer: Designer, words: str) -> bool:
    document = pypdfium2.PdfDocument(designer.preview.pdf)
    try:
        return words in document[0].get_textpage().get_text_range()
    finally:
        document.close()


def test_a_design_that_cannot_be_printed_is_told_and_the_page_stays(designing: Opened) -> None:
    designer = designer_of(designing)
    name = element(designing, "nama")

    design_of(designing).put(replace(name, width=8.0))
    settle(designing)
    designing.until(designer.note.isVisible)

    assert "terakhir dapat dicetak" in designer.note.accessibleName()
    assert not designer.canvas.image.isNull()
    designer.undo()
    designing.until(lambda: not designer.note.isVisible())


def test_every_control_has_a_name_and_fits_in_the_smallest_window(designing: Opened, light) -> None:
    LOOK.set_mode(Mode.DARK)
    designing.window.resize(1024, 540)
    QApplication.processEvents()
    designer = designer_of(designing)

    assert designer.canvas.width() > 300
    assert designing.window.width() == 1024
    for kind in editing.KINDS:
        click_menu(designing, kind)
        QApplication.processEvents()
        assert look_at(designing.window, kind) == []
        assert designer.form.minimumSizeHint().width() <= designer.form.parentWidget().width(), kind
    design_of(designing).choose("")
    assert look_at(designing.window, "halaman") == []
