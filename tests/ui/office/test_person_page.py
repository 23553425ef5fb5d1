"""A person's page: the passport, activities with files, papers, and erasing; who still needs training."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import activities, drafts, erasure, passport, people, workspace
from tests import builders
from tests.services import lives
from tests.ui.office.conftest import Stage
from tests.ui.test_indonesian import english
from ui.dialogs.activity import ActivityDialog
from ui.dialogs.erase_person import EraseDialog
from ui.pdf.paper_dialog import PaperDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_passport(stage: Stage, person: str):
    """The passport of a person, read and shown by Ctrl+Tab."""
    tab = stage.show("people", person)
    QTest.keyClick(stage.window, Qt.Key.Key_Tab, CONTROL)
    stage.until(lambda: tab.person.passport is not None and tab.person.passport.passport is not None)
    stage.settle()
    return tab.person.passport


def dialog_of(stage: Stage, kind: type):
    stage.until(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    dialog.activateWindow()
    stage.until(dialog.isActiveWindow)
    return dialog


def told_in(stage: Stage, dialog: EraseDialog) -> str:
    """What the dialog says will go and stay."""
    stage.until(lambda: dialog.told.count() >= 3)
    paragraphs = [dialog.told.itemAt(number).layout() for number in range(dialog.told.count())]
    return " ".join(one.itemAt(line).widget().text() for one in paragraphs for line in range(one.count()))


def a_picture(path: Path, colour: str = "red") -> Path:
    Image.new("RGB", (320, 200), colour).save(path)
    return path


@pytest.fixture
def busy(office: Stage) -> str:
    return office.ask(lives.a_busy_person)


def test_the_passport_shows_events_awards_and_activities(office: Stage, busy: str) -> None:
    page = open_passport(office, busy)
    roles = [row.role for row in page.events.rows_model.rows]
    assert sorted(roles) == ["Narasumber", "Peserta", "Peserta", "Peserta"]
    assert len(page.activities.rows_model.rows) == 2
    told = " ".join(widget.accessibleName() for widget in page.findChildren(type(page.note._title)))
    assert "1408**********01" in told
    assert "1408014405850001" not in told
    assert "Terbaik I" in told
    assert english(page) == []
    page.events.select_row(0)
    QTest.keyClick(page.events, Qt.Key.Key_Return)
    office.until(lambda: office.page.title != "Peserta")


def test_an_activity_is_written_with_files_by_every_way_and_undone(office: Stage, busy: str, tmp_path: Path) -> None:
    page = open_passport(office, busy)
    QTest.keyClick(office.window, Qt.Key.Key_N, CONTROL)
    dialog = dialog_of(office, ActivityDialog)
    for name, text in (("kind", "Penyuluhan"), ("beneficiaries", "12"), ("place", "Ma'rang"), ("story", "Cerita <b>")):
        office.type(dialog.form.control(name), text)
    office.type(dialog.form.control("date"), "11-5-2024")
    dialog.form.control("place").setFocus()
    office.until(lambda: dialog.category.itemText(1).startswith("PPKS") and dialog.category.count() == 27)
    dialog.category.setCurrentIndex(4)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(a_picture(tmp_path / "seret.png")))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip
    dialog.dropEvent(event)
    office.until(lambda: len(dialog.strip.added) == 1)
    pasted = QImage(80, 60, QImage.Format.Format_RGB32)
    pasted.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(pasted)
    dialog.save_button.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_V, CONTROL)
    office.until(lambda: len(dialog.strip.added) == 2)
    dialog.add_files([a_picture(tmp_path / "pilih.jpg", "green")])
    office.until(lambda: len(dialog.strip.added) == 3)
    assert english(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    office.until(lambda: len(page.activities.rows_model.rows) == 3)
    row = next(row for row in office.ask(activities.listing, busy) if row.card.kind == "Penyuluhan")
    assert (row.card.beneficiaries, row.card.date, row.card.scheme) == (12, "2024-05-11", "PPKS-26")
    assert sorted(one.name for one in row.attachments) == ["pilih.jpg", "seret.png", "tempelan.png"]
    office.activate()
    QTest.keyClick(office.window, Qt.Key.Key_Z, CONTROL)
    office.until(lambda: len(page.activities.rows_model.rows) == 2)


def test_files_are_taken_off_and_hostile_ones_refused_in_the_form(office: Stage, busy: str, tmp_path: Path) -> None:
    page = open_passport(office, busy)
    number = next(n for n, row in enumerate(page.activities.rows_model.rows) if row.attachments)
    page.activities.select_row(number)
    office.settle()
    assert page.files.count() == 2
    page.activities.setFocus()
    QTest.keyClick(page.activities, Qt.Key.Key_F2)
    dialog = dialog_of(office, ActivityDialog)
    bad = tmp_path / "jahat.svg"
    bad.write_text("<svg/>", encoding="utf-8")
    dialog.add_files([bad])
    office.until(dialog.note.isVisible)
    assert "jahat.svg" in dialog.note.accessibleName()
    dialog.strip.setCurrentRow(0)
    QTest.keyClick(dialog.strip, Qt.Key.Key_Delete)
    dialog.save_button.click()
    office.until(lambda: QApplication.activeModalWidget() is None)
    office.until(lambda: len(page.activities.rows_model.rows[number].attachments) == 1)


def test_a_kept_file_is_opened_in_another_program(office: Stage, busy: str, monkeypatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("ui.tabs.people.files.show_file", opened.append)
    page = open_passport(office, busy)
    page.activities.select_row(next(n for n, row in enumerate(page.activities.rows_model.rows) if row.attachments))
    office.settle()
    page.files.setCurrentRow(0)
    QTest.keyClick(page.files, Qt.Key.Key_Return)
    office.until(lambda: opened)
    assert opened[0].read_bytes()
    office.page.person.form.ask_erasure()
    dialog = dialog_of(office, EraseDialog)
    QTest.keyClicks(dialog.field, "HAPUS")
    QTest.mouseClick(dialog.erase_button, Qt.MouseButton.LeftButton)
    office.until(lambda: QApplication.activeModalWidget() is None)
    assert not opened[0].exists()


def test_esc_leaves_the_card_and_the_passport_and_each_stop_of_tab_has_a_name(office: Stage, busy: str) -> None:
    page = open_passport(office, busy)
    tab = office.page
    page.events.setFocus()
    QTest.keyClick(page.events, Qt.Key.Key_Escape)
    assert tab.person is None
    assert tab.listing.table.hasFocus()
    QTest.keyClick(tab.listing.table, Qt.Key.Key_Return)
    office.settle()
    stops = []
    for _ in range(50):
        stops.append(QApplication.focusWidget().accessibleName())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert "Penyelenggara" in stops
    assert "" not in stops
    tab.form.fields.form_of("name").control("name").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert tab.person is None


def test_an_unsaved_activity_asks_and_its_draft_is_offered(office: Stage, busy: str) -> None:
    page = open_passport(office, busy)
    page.add_activity()
    dialog = dialog_of(office, ActivityDialog)
    office.type(dialog.form.control("kind"), "Pendataan")
    office.type(dialog.form.control("beneficiaries"), "banyak")
    dialog.keep_draft()
    kept = office.answer("Kembali mengisi")
    dialog.reject()
    assert kept == ["Tutup tanpa menyimpan?"]
    dialog.save()
    assert dialog.form.field("beneficiaries").control.property("state") == "err"
    assert office.ask(drafts.find, f"activity:{busy}:new") is not None
    dialog._kept = dialog.form.values()  # as if the program had stopped here
    dialog.done(0)
    page.add_activity()
    again = dialog_of(office, ActivityDialog)
    office.until(again.note.isVisible)
    again._use(office.ask(drafts.find, f"activity:{busy}:new"))
    assert again.form.value("kind") == "Pendataan"
    office.answer("Buang isian")
    again.reject()
    office.until(lambda: office.ask(drafts.find, f"activity:{busy}:new") is None)


def test_an_activity_is_removed_by_del_and_comes_back(office: Stage, busy: str) -> None:
    page = open_passport(office, busy)
    page.activities.setFocus()
    page.activities.select_row(0)
    QTest.keyClick(page.activities, Qt.Key.Key_Delete)
    office.until(lambda: len(page.activities.rows_model.rows) == 1)
    QTest.keyClick(office.window, Qt.Key.Key_Z, CONTROL)
    office.until(lambda: len(page.activities.rows_model.rows) == 2)


def test_the_passport_is_shown_on_both_papers(office: Stage, busy: str) -> None:
    open_passport(office, busy)
    QTest.keyClick(office.window, Qt.Key.Key_P, CONTROL)
    dialog = dialog_of(office, PaperDialog)
    office.until(lambda: dialog.view.rendered is not None)
    first = dialog.view.rendered.pdf
    QTest.mouseClick(dialog.sizes._group.button(1), Qt.MouseButton.LeftButton)
    office.until(lambda: dialog.view.rendered is not None and dialog.view.rendered.pdf != first)
    assert dialog.view.rendered.document == "passport"
    dialog.reject()


def test_all_data_are_printed_after_a_question(office: Stage, busy: str) -> None:
    tab = office.show("people", busy)
    titles = office.answer("Batal")
    tab.person.print_all_data()
    assert titles == ["Cetak semua data orang ini?"]
    office.answer("Siapkan cetakan")
    tab.person.print_all_data()
    dialog = dialog_of(office, PaperDialog)
    office.until(lambda: dialog.view.rendered is not None)
    assert dialog.view.rendered.document == "person-data"
    dialog.reject()


def test_erasing_says_what_goes_and_needs_the_word(office: Stage, busy: str) -> None:
    office.ask(workspace.make_backup)
    tab = office.show("people", busy)
    office.until(lambda: tab.form.fields.card().name == lives.NAME)
    tab.form.erase_button.click()
    dialog = dialog_of(office, EraseDialog)
    told = told_in(office, dialog)
    for words in ("2 kegiatan sosial, 2 lampiran", "tidak dapat dicetak ulang", "paling lambat", "USB"):
        assert words in told
    assert english(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    office.until(lambda: QApplication.activeModalWidget() is None)
    assert not office.ask(erasure.is_erased, busy)
    tab.form.erase_button.click()
    dialog = dialog_of(office, EraseDialog)
    QTest.keyClicks(dialog.field, "hapus")
    assert not dialog.erase_button.isEnabled()
    dialog.field.clear()
    QTest.keyClicks(dialog.field, "HAPUS")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.erase_button.hasFocus()
    QTest.keyClick(dialog.erase_button, Qt.Key.Key_Space)
    office.until(lambda: office.ask(erasure.is_erased, busy))
    office.until(lambda: not tab.form.save_button.isEnabled())
    assert office.ask(people.get, busy).name == ""
    found = office.ask(passport.passport, busy)
    assert (found.name, found.activities) == ("(data dihapus)", ())
    assert tab.person.menu_entries() == []


def test_erasing_somebody_with_nothing_speaks_of_nothing_and_leaves_no_empty_room(office: Stage) -> None:
    person = office.ask(builders.a_person, "Budi Baru")
    tab = office.show("people", person)
    office.until(lambda: tab.form.fields.card().name == "Budi Baru")
    tab.form.ask_erasure()
    dialog = dialog_of(office, EraseDialog)
    told = told_in(office, dialog)
    assert " 0 " not in f" {told} "
    assert "(" not in told
    assert "belum ikut kegiatan" in told
    assert "Belum ada cadangan" in told
    office.until(lambda: dialog.height() == dialog.layout().totalHeightForWidth(dialog.width()))
    field, button = dialog.field, dialog.keep_button
    assert button.mapTo(dialog, button.rect().topLeft()).y() - field.mapTo(dialog, field.rect().bottomLeft()).y() < 60
    dialog.reject()


def test_who_needs_training_from_kabupaten_to_person(office: Stage, busy: str) -> None:
    untrained = office.ask(builders.a_person, "Siti <Belum>")
    tab = office.show("people")
    QTest.mouseClick(tab.views._group.button(1), Qt.MouseButton.LeftButton)
    office.until(lambda: tab.needs is not None and tab.needs.table.rows_model.rows)
    needs = tab.needs
    office.settle()
    assert [row.name for row in needs.table.rows_model.rows] == ["Kab. Siak"]
    office.until(lambda: [row.name for row in needs.people.rows_model.rows] == ["Siti <Belum>"])
    needs.table.setFocus()
    needs.table.select_row(0)
    QTest.keyClick(needs.table, Qt.Key.Key_Return)
    assert needs.place.text() == "Kab. Siak"
    QTest.keyClick(needs.table, Qt.Key.Key_Backspace)
    assert needs.place.text() == "Semua kabupaten/kota"
    QTest.mouseClick(needs.need._group.button(1), Qt.MouseButton.LeftButton)
    office.until(lambda: len(needs.people.rows_model.rows) == 2)
    needs.since.set_value("2015-01-01")
    needs.since.changed.emit()
    office.until(lambda: [row.name for row in needs.people.rows_model.rows] == ["Siti <Belum>"])
    assert english(tab) == []
    needs.people.setFocus()
    needs.people.select_row(0)
    QTest.keyClick(needs.people, Qt.Key.Key_Return)
    office.until(lambda: tab.person is not None and tab.person.person_id == untrained)
    tab.person.leave()
    office.until(lambda: tab.stack.currentWidget() is needs)


def test_needs_are_printed_and_exported(office: Stage, busy: str, tmp_path: Path) -> None:
    office.ask(builders.a_person, "Siti <Belum>")
    tab = office.show("people", None)
    tab.arrive("needs")
    office.until(lambda: tab.needs.table.rows_model.rows)
    for make in (act for _words, act in tab.needs.menu_entries()):
        make()
        dialog = dialog_of(office, PaperDialog)
        office.until(lambda dialog=dialog: dialog.view.rendered is not None)
        dialog.reject()
        office.until(lambda: QApplication.activeModalWidget() is None)
    tab.needs.export_to(tmp_path / "kebutuhan.xlsx")
    office.until((tmp_path / "kebutuhan.xlsx").exists)



def test_a_photo_is_taken_seen_undone_and_taken_off(office: Stage, busy: str, tmp_path: Path, monkeypatch) -> None:
    tab = office.show("people", busy)
    office.settle()
    card = tab.person.form.photo
    assert not card.picture.isVisible()
    assert "Belum ada foto" in card.words.text()
    monkeypatch.setattr("ui.tabs.people.photo.files.choose_file", lambda *_: a_picture(tmp_path / "budi.png"))
    QTest.mouseClick(card.choose_button, Qt.MouseButton.LeftButton)
    office.until(card.picture.isVisible)
    assert card.choose_button.accessibleName() == "Ganti foto…"
    assert not card.picture.pixmap().isNull()
    QTest.keyClick(office.window, Qt.Key.Key_Z, CONTROL)
    office.until(lambda: not card.picture.isVisible())
    broken = tmp_path / "rusak.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 80)
    monkeypatch.setattr("ui.tabs.people.photo.files.choose_file", lambda *_: broken)
    QTest.mouseClick(card.choose_button, Qt.MouseButton.LeftButton)
    office.until(card.note.isVisible)
    assert "rusak.png" in card.note.accessibleName()
    card.take(a_picture(tmp_path / "budi.png"))
    office.until(card.picture.isVisible)
    assert not card.note.isVisible()
    QTest.mouseClick(card.remove_button, Qt.MouseButton.LeftButton)
    office.until(lambda: not card.picture.isVisible())
    assert english(tab) == []
