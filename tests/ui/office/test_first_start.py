"""The first start: an office by typing, a sample by a click, a copy restored, or put off."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from app import paths
from app.services import events, office, people, workspace
from tests import builders
from tests.ui.office.conftest import Stage
from tests.ui.test_indonesian import english


def test_an_office_is_set_up_by_typing(stage: Stage, tmp_path: Path) -> None:
    first = stage.first_start
    assert not stage.window.rail.isVisible()
    kantor, signer, operator = first.steps
    stage.pick_region(kantor.fields.picker, "siak")
    stage.until(lambda: kantor.fields.form.value("letterhead") == "PEMERINTAH KABUPATEN SIAK\nDINAS SOSIAL")
    letters = kantor.fields.form.control("letterhead")
    letters.selectAll()
    stage.type(letters, "PEMERINTAH KABUPATEN SIAK\rDINAS SOSIAL, TENAGA KERJA\rDAN TRANSMIGRASI")
    stage.type(kantor.fields.form.control("address"), "Komplek Tanjung Agung, Siak <b>Sri</b> Indrapura & co")
    logo = QImage(40, 40, QImage.Format.Format_RGB32)
    logo.fill(QColor("navy"))
    logo.save(str(tmp_path / "logo.png"))
    kantor.fields.take_logo(tmp_path / "logo.png")
    first.frame.next_button.click()
    stage.until(lambda: first.stack.currentIndex() == 1)
    stage.type(signer.fields.form.control("name"), "Yurnalis")
    stage.type(signer.fields.form.control("position"), "Kepala Dinas Sosial")
    first.frame.next_button.click()
    stage.until(lambda: first.stack.currentIndex() == 2)
    name = operator.form.control("operator")
    name.selectAll()
    stage.type(name, "Rina")
    first.frame.next_button.click()
    stage.until(lambda: stage.first_start is None)
    card = stage.ask(office.card)
    assert (card.region, card.place) == ("14.08", "Siak")
    assert card.name == "Dinas Sosial, Tenaga Kerja dan Transmigrasi Kabupaten Siak"
    assert stage.ask(office.logo).startswith(b"\x89PNG")
    assert [one.name for one in stage.ask(office.officials)] == ["Yurnalis"]
    assert stage.ask(office.operator_name) == "Rina"
    stage.until(lambda: card.name in stage.window.windowTitle())
    assert stage.window.rail.isVisible()
    assert not stage.window.toast.isVisible()


def test_going_back_changes_the_same_office(stage: Stage) -> None:
    first = stage.first_start
    stage.pick_region(first.steps[0].fields.picker, "siak")
    first.frame.next_button.click()
    stage.until(lambda: first.stack.currentIndex() == 1)
    stage.settle()
    first.frame.back_button.click()
    picker = first.steps[0].fields.picker
    picker.field.selectAll()
    stage.pick_region(picker, "pelalawan")
    first.frame.next_button.click()
    stage.until(lambda: first.stack.currentIndex() == 1)
    assert stage.ask(office.card).region == "14.05"


def test_a_region_that_is_not_picked_is_asked_for_at_its_field(stage: Stage) -> None:
    first = stage.first_start
    first.frame.next_button.click()
    assert first.stack.currentIndex() == 0
    assert first.frame.next_button.isEnabled()
    assert "Pilih" in first.steps[0].fields.picker.accessibleDescription()
    assert english(first) == []


def test_it_can_be_put_off(stage: Stage) -> None:
    stage.first_start.frame.later_button.click()
    stage.until(lambda: stage.page is not None)
    assert stage.first_start is None
    assert stage.ask(office.card) is None


def test_a_sample_opens_in_its_own_folder_and_closes_again(stage: Stage) -> None:
    before = stage.window
    QTest.mouseClick(stage.first_start.promise.cards["siak-2018"], Qt.MouseButton.LeftButton)
    stage.until(lambda: stage.window is not before and stage.page is not None)
    stage.settle()
    assert stage.window.band.isVisible()
    assert stage.ask(workspace.database_path).parent == paths.data_dir() / "latihan"
    assert stage.ask(events.find, "siak-2018").code.casefold() == "siak-2018"
    assert stage.ask(people.count) == 45
    practice = stage.window
    titles = stage.answer("Buka data kantor")
    practice.band.close_button.click()
    stage.until(lambda: stage.window is not practice and stage.first_start is not None)
    assert titles == ["Tutup latihan?"]
    assert stage.ask(workspace.database_path).parent == paths.data_dir()
    # a second time it is only opened
    QTest.mouseClick(stage.first_start.promise.cards["siak-2018"], Qt.MouseButton.LeftButton)
    stage.until(lambda: stage.page is not None)
    assert stage.ask(people.count) == 45


def test_a_copy_from_a_stick_is_restored(stage: Stage, tmp_path: Path) -> None:
    def make_copy() -> Path:
        workspace.open_workspace(tmp_path / "lama")
        builders.an_office()
        copy = workspace.make_backup()
        workspace.open_workspace(paths.data_dir())
        return tmp_path / "lama" / "cadangan" / f"{copy.name}.bimtekdb"

    stick = tmp_path / "USB kantor.bimtekdb"
    shutil.copy(stage.ask(make_copy), stick)
    before = stage.window
    stage.first_start.restore(stick)
    stage.until(lambda: stage.window is not before and stage.page is not None)
    assert stage.ask(office.card).name == "Dinas Sosial Kabupaten Siak"


def test_a_file_that_is_no_copy_is_refused_in_the_page(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "foto.bimtekdb").write_bytes(b"bukan cadangan" * 100)
    stage.first_start.restore(tmp_path / "foto.bimtekdb")
    stage.until(stage.first_start.frame.note.isVisible)
    assert "foto.bimtekdb" in stage.first_start.frame.note.accessibleName()
    assert stage.ask(office.card) is None
