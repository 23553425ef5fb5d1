"""Setelan and Riwayat: what is set is saved and stands on papers; copies; licences; undoing a step."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services import history, paper_parts, people, workspace
from app.services import office as office_service
from app.services.people import PersonCard
from tests import builders
from tests.ui.office.conftest import Stage
from tests.ui.test_indonesian import english
from ui.pdf.printer_shifts import Shift, shift_of
from ui.theme.look import LOOK, Mode

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_an_official_is_saved_and_signs_papers(office: Stage) -> None:
    page = office.show("settings", "officials")
    section = page.section
    section.new_button.click()
    form = section.fields.form
    office.type(form.control("name"), "Yurnalis")
    office.type(form.control("back_title"), "S.Sos.")
    office.type(form.control("position"), "Sekretaris Dinas Sosial")
    form.control("acting").setCurrentIndex(form.control("acting").findData("Plt."))
    QTest.keyClick(office.window, Qt.Key.Key_S, CONTROL)
    office.until(lambda: len(office.ask(office_service.officials)) == 2)
    page = office.show("settings", "signing")
    box = next(
        child for child in page.section.findChildren(type(section.fields.form.control("acting")))
        if child.accessibleName() == "Sertifikat: penanda tangan 1"
    )  # fmt: skip
    wanted = next(n for n in range(box.count()) if "Yurnalis" in box.itemText(n))
    box.setCurrentIndex(wanted)
    office.until(lambda: office.ask(paper_parts.signatory, "certificates").name == "Yurnalis")
    rule = office.ask(office_service.rule, "certificates")
    assert rule.with_titles is False
    signature = office.ask(
        lambda: paper_parts.official_signature(paper_parts.signatory("certificates"), rule.with_titles, "")
    )
    assert (signature.prefix, signature.name) == ("Plt.", "Yurnalis")
    treasurer = next(
        child for child in page.section.findChildren(type(box))
        if child.accessibleName() == "Tanda terima uang: penanda tangan 2"
    )  # fmt: skip
    treasurer.setCurrentIndex(wanted)
    office.until(lambda: office.ask(paper_parts.signatory, "receipt", 1) is not None)
    assert office.ask(paper_parts.signatory, "receipt", 1).name == "Yurnalis"
    assert office.ask(paper_parts.signatory, "receipt", 0) is None  # nobody holds that place, nobody moves into it
    assert english(page) == []


def test_the_office_card_is_changed_and_named_in_the_window(office: Stage) -> None:
    page = office.show("settings", "office")
    form = page.section.fields.form
    office.until(lambda: form.value("name") == "Dinas Sosial Kabupaten Siak")
    form.control("name").selectAll()
    office.type(form.control("name"), "Dinsos P3A Siak")
    page.section.save_button.click()
    office.until(lambda: office.window.windowTitle().endswith("Dinsos P3A Siak"))
    assert not page.section._dirty
    assert office.ask(office_service.card).region == "14.08"


def test_too_many_letterhead_lines_are_refused_in_the_page(office: Stage) -> None:
    page = office.show("settings", "office")
    office.until(lambda: page.section.fields.form.value("name"))
    office.settle()
    letters = page.section.fields.form.control("letterhead")
    letters.setPlainText("\n".join(f"BARIS {n}" for n in range(6)))
    page.section.save()
    office.until(page.section.note.isVisible)
    assert "6 baris" in page.section.note.accessibleName()


def test_the_look_and_the_printer_are_kept_at_once(office: Stage) -> None:
    page = office.show("settings", "look")
    page.section.mode.chosen.emit("dark")
    assert LOOK.mode is Mode.DARK
    page.section.mode.chosen.emit("light")
    page.section.text_size.chosen.emit("115")
    assert LOOK.percent == 115
    page.section.text_size.chosen.emit("100")
    page = office.show("settings", "printer")
    page.section.right.setValue(-1.5)
    assert shift_of(office.window.desk.settings, "Printer baru") == Shift(-15, 0)
    page.section.line_a.setValue(19.2)
    page.section.line_b.setValue(20.4)
    page.section.count_button.click()
    assert shift_of(office.window.desk.settings, "Printer baru") == Shift(-7, -4)
    assert (page.section.line_a.value(), page.section.line_b.value()) == (20, 20)


def test_a_copy_is_made_and_going_back_opens_it_anew(office: Stage) -> None:
    page = office.show("settings", "backups")
    page.section.make_button.click()
    office.until(lambda: len(page.section.table.rows_model.rows) == 1)
    office.ask(people.save, PersonCard(name="Sesudah Cadangan"))
    before = office.window
    page.section.table.select_row(0)
    office.answer("Jangan pulihkan")
    page.section.restore_button.click()
    assert office.ask(people.count) == 1
    office.answer("Pulihkan")
    page.section.restore_button.click()
    office.until(lambda: office.window is not before and office.page is not None)
    assert office.ask(people.count) == 0
    reasons = {copy.reason for copy in office.ask(workspace.list_backups)}
    assert "sebelum-dipulihkan" in reasons


def test_licences_name_what_is_shipped(office: Stage) -> None:
    office.window.act("licences")
    office.settle()
    section = office.page.section
    names = {licence.name: number for number, licence in enumerate(section.table.rows_model.rows)}
    assert {"PySide6_Essentials", "Inter", "idn-area-data", "reportlab"} <= set(names)
    section.table.select_row(names["PySide6_Essentials"])
    office.until(lambda: "GNU LESSER GENERAL PUBLIC LICENSE" in section.words.toPlainText())
    section.table.select_row(names["idn-area-data"])
    office.until(lambda: "ODbL" in section.words.toPlainText())


def test_about_tells_the_folder_and_every_section_is_indonesian(office: Stage) -> None:
    page = office.show("settings")
    for key in ("office", "officials", "signing", "operator", "look", "printer", "backups", "about"):
        office.show("settings", key)
        assert page.section.title
        assert english(page) == [], key


def test_unsaved_words_of_a_section_are_asked_for(office: Stage) -> None:
    page = office.show("settings", "officials")
    office.type(page.section.fields.form.control("name"), "x")
    titles = office.answer("Kembali mengisi")
    office.window.show_page("settings", "look")
    assert titles == ["Tutup tanpa menyimpan?"]
    assert page.list.currentRow() == 1


def test_a_step_is_undone_from_the_history(office: Stage) -> None:
    office.ask(builders.a_person, "Budi")
    page = office.show("history")
    steps = [line.step.name for line in page.table.rows_model.rows]
    assert steps[0] == "Menambah Budi ke daftar orang"
    assert page.table.rows_model.rows[0].zone == "WIB"
    page.table.select_row(0)
    page.undo_button.click()
    office.until(lambda: office.ask(people.count) == 0)
    office.until(lambda: page.table.rows_model.rows[1].step.state == "Diurungkan")
    assert english(page) == []


def test_what_stands_in_the_way_of_undoing_is_told(office: Stage) -> None:
    person = office.ask(builders.a_person, "Budi")
    office.ask(lambda: people.save(replace(people.get(person), name="Budi Santoso")))
    page = office.show("history")
    page.table.select_row(1)
    page.undo_current()
    office.until(page.note.isVisible)
    assert "Mengubah data Budi Santoso" in page.note.accessibleName()
    assert office.ask(people.get, person).name == "Budi Santoso"
    assert office.ask(history.undoable_names)[0] == "Mengubah data Budi Santoso"
