"""Lampiran: photos come by drag, paste and dialog; captions in place, order by keys and mouse; nothing hangs."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from app import paths
from app.services import event_files, event_texts, events
from tests.ui.driving import ALT, CTRL
from tests.ui.imports.lists import mixed
from tests.ui.imports.steering import Importer
from tests.ui.sections import practice_folder
from ui.dialogs.event_texts import EventTextsDialog, open_event_texts
from ui.tabs.event.files.rows import FileList

NASTY = "Kepala Dinas & 'Ibu' Ma'rang <b>membuka</b> acara"


@pytest.fixture
def officer(qtbot, qapp) -> Iterator[Importer]:
    """Somebody at the files of Siak."""
    shutil.copytree(practice_folder(), paths.data_dir())
    made = Importer(qtbot, qapp)
    made.start()
    made.open_event("siak-2018", "Lampiran")
    made.settle()
    yield made
    made.leave()
    assert made.bugs == []


def a_photo(folder: Path, name: str, width: int = 640, height: int = 480) -> Path:
    target = io.BytesIO()
    Image.new("RGB", (width, height), (width % 255, height % 255, 90)).save(target, "JPEG")
    path = folder / name
    path.write_bytes(target.getvalue())
    return path


def photos(folder: Path, count: int) -> list[Path]:
    return [a_photo(folder, f"IMG_{n:03}.jpg", 600 + n) for n in range(count)]


def siak(officer: Importer) -> str:
    return officer.ask(events.find, "siak-2018").id


def kept(officer: Importer) -> list[str]:
    return [file.name for file in officer.ask(event_files.listing, siak(officer))]


def files(officer: Importer) -> FileList:
    return officer.find(FileList, "Lampiran")


def at_rest(officer: Importer) -> None:
    section = officer.window.page.view.sections.section
    officer.until(lambda: not section.intake.busy)
    officer.settle()
    officer.until(lambda: not section._wanted)


def dropped(officer: Importer, found: list[Path]) -> None:
    officer.drag(*found)
    officer.let_go()
    at_rest(officer)


def test_an_empty_page_says_what_to_do(officer: Importer) -> None:
    assert officer.says("Belum ada lampiran pada kegiatan ini.")
    assert officer.says("Seret foto dari HP atau flashdisk ke sini")


def test_photos_dropped_anywhere_are_kept_in_one_step(officer: Importer, tmp_path: Path) -> None:
    officer.drag(*photos(tmp_path, 4))
    assert officer.says("Lepaskan untuk menambah 4 lampiran")
    officer.let_go()
    at_rest(officer)
    assert kept(officer) == [f"IMG_{n:03}.jpg" for n in range(4)]
    assert officer.says("4 foto, 0 PDF; paling banyak 200")
    assert files(officer).item(0).data(257) is not None  # its small picture has come
    officer.press(Qt.Key.Key_Z, CTRL)
    at_rest(officer)
    assert kept(officer) == []


def test_what_cannot_be_kept_is_named_and_the_others_go_in(officer: Importer, tmp_path: Path) -> None:
    (tmp_path / "rusak.jpg").write_bytes(b"\xff\xd8\xff rusak")
    (tmp_path / "foto.heic").write_bytes(b"ftypheic")
    (tmp_path / "surat.docx").write_bytes(b"PK")
    dropped(officer, [a_photo(tmp_path, "baik.jpg"), *(tmp_path / n for n in ("rusak.jpg", "foto.heic", "surat.docx"))])
    assert kept(officer) == ["baik.jpg"]
    assert officer.says("3 berkas tidak ditambahkan.")
    assert officer.says("“rusak.jpg” bukan foto atau PDF yang dapat disimpan.")


def test_a_list_dropped_here_is_still_taken_for_a_list(officer: Importer, tmp_path: Path) -> None:
    officer.drag(mixed(tmp_path))
    assert officer.says("Lepaskan untuk mengimpor “daftar peserta.xlsx”")
    officer.window.drops.cover.hide()


def test_a_picture_is_pasted(officer: Importer) -> None:
    picture = QImage(80, 60, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    section = officer.window.page.view.sections.section
    section.add_button.setFocus()
    officer.press(Qt.Key.Key_V, CTRL)
    at_rest(officer)
    assert kept(officer) == ["tempelan.png"]


def test_files_are_chosen_in_a_dialog(officer: Importer, tmp_path: Path) -> None:
    path = a_photo(tmp_path, "pilih.jpg")
    with officer.meeting("Tambah foto atau PDF", lambda _dialog: officer.name_file("Tambah foto atau PDF", path)):
        officer.press(Qt.Key.Key_N, CTRL)
    at_rest(officer)
    assert kept(officer) == ["pilih.jpg"]


def test_a_caption_is_typed_in_its_place_and_undone(officer: Importer, tmp_path: Path) -> None:
    dropped(officer, photos(tmp_path, 2))
    files(officer).setFocus()
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_F2)
    editor = officer.find(QLineEdit, "Keterangan")
    QTest.keyClicks(editor, NASTY)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    at_rest(officer)
    found = officer.ask(event_files.listing, siak(officer))
    assert [file.caption for file in found] == ["", NASTY]
    assert files(officer).currentRow() == 1
    officer.press(Qt.Key.Key_Z, CTRL)
    at_rest(officer)
    assert [file.caption for file in officer.ask(event_files.listing, siak(officer))] == ["", ""]


def test_keys_move_files_and_the_ends_hold(officer: Importer, tmp_path: Path) -> None:
    dropped(officer, photos(tmp_path, 3))
    files(officer).setFocus()
    officer.press(Qt.Key.Key_Up, ALT)
    at_rest(officer)
    assert kept(officer) == ["IMG_000.jpg", "IMG_001.jpg", "IMG_002.jpg"]
    for wanted in (["IMG_001.jpg", "IMG_000.jpg", "IMG_002.jpg"], ["IMG_001.jpg", "IMG_002.jpg", "IMG_000.jpg"]):
        officer.press(Qt.Key.Key_Down, ALT)
        at_rest(officer)
        assert kept(officer) == wanted
    assert files(officer).current.name == "IMG_000.jpg"
    officer.click("Naikkan lampiran")
    at_rest(officer)
    assert kept(officer) == ["IMG_001.jpg", "IMG_000.jpg", "IMG_002.jpg"]


def test_a_file_is_dragged_to_another_place(officer: Importer, tmp_path: Path) -> None:
    dropped(officer, photos(tmp_path, 3))
    view = files(officer)
    view.setCurrentRow(2)
    mime = view.mimeData([view.item(2)])

    class Dragged(QDropEvent):
        def source(self) -> FileList:
            return view

    at = QPointF(QPoint(40, view.visualItemRect(view.item(0)).top() + 3))
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view.dropEvent(Dragged(at, move, mime, left, none))
    at_rest(officer)
    assert kept(officer) == ["IMG_002.jpg", "IMG_000.jpg", "IMG_001.jpg"]


def test_removal_comes_back_and_a_kind_is_chosen(officer: Importer, tmp_path: Path) -> None:
    dropped(officer, photos(tmp_path, 3))
    files(officer).setFocus()
    officer.press(Qt.Key.Key_A, CTRL)
    officer.press(Qt.Key.Key_Delete)
    at_rest(officer)
    assert kept(officer) == []
    assert officer.says("Belum ada lampiran pada kegiatan ini.")
    officer.press(Qt.Key.Key_Z, CTRL)
    at_rest(officer)
    assert len(kept(officer)) == 3
    box = officer.find(QComboBox, "Jenis")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    at_rest(officer)
    kinds = [file.kind for file in officer.ask(event_files.listing, siak(officer))]
    assert "other" in kinds


def test_forty_photos_show_progress_and_can_be_stopped(officer: Importer, tmp_path: Path) -> None:
    section = officer.window.page.view.sections.section
    officer.drag(*[a_photo(tmp_path, f"B_{n}.jpg", 2600, 1900) for n in range(40)])
    officer.let_go()
    officer.until(section.progress.isVisible)
    assert officer.says("Menyiapkan lampiran: ")
    officer.click("Batalkan")
    at_rest(officer)
    assert kept(officer) == []
    assert not section.progress.isVisible()


def test_another_event_has_files_of_its_own(officer: Importer, tmp_path: Path) -> None:
    dropped(officer, photos(tmp_path, 2))
    solok = officer.ask(events.find, "solok-2017").id
    officer.window.page.open_event(solok, "files")
    at_rest(officer)
    assert officer.says("Belum ada lampiran pada kegiatan ini.")


def texts_dialog(officer: Importer, part: str = "") -> EventTextsDialog:
    open_event_texts(officer.window, officer.window.desk, siak(officer), part)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EventTextsDialog)
    officer.settle()
    return dialog


def test_texts_are_typed_kept_and_stand_there_again(officer: Importer) -> None:
    texts_dialog(officer, "evaluation")
    officer.write(NASTY)
    officer.choose("Bagian", "Surat dan nomor")
    officer.fill("Nomor surat undangan", "460/12")
    officer.fill("Tanggal surat undangan", "3-9-2018")
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.settle()
    told = {"evaluation": NASTY, "invitation-number": "460/12", "invitation-date": "2018-09-03"}
    assert officer.ask(event_texts.texts, siak(officer)) == told
    again = texts_dialog(officer, "evaluation")
    assert again.values()["evaluation"] == NASTY
    assert not again.dirty
    assert "Otomatis bila kosong: Permasalahan" in again._forms["Bab laporan"].control("background").placeholderText()
    officer.press(Qt.Key.Key_Escape)
    assert officer.top is officer.window


def test_words_not_saved_are_asked_about_and_offered_again_after_a_crash(officer: Importer) -> None:
    dialog = texts_dialog(officer, "results")
    officer.write("Baru")
    dialog._drafting.keep()
    officer.settle()
    with officer.meeting("Tutup tanpa menyimpan?", lambda _d: officer.press(Qt.Key.Key_Escape)):
        officer.press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog._drafting.stop()
    dialog.done(0)  # as if the program had stopped
    again = texts_dialog(officer, "results")
    officer.until(lambda: officer.says("Ada isian yang belum disimpan"))
    officer.click("Pakai isian itu")
    assert again.values()["results"] == "Baru"
    with officer.meeting("Tutup tanpa menyimpan?", lambda _d: officer.click("Buang isian")):
        officer.press(Qt.Key.Key_Escape)
    officer.settle()
    assert officer.ask(event_texts.texts, siak(officer)) == {}


def test_the_report_leads_to_its_texts_and_is_made_again(officer: Importer) -> None:
    officer.tab("Dokumen")
    section = officer.window.page.view.sections.section
    section.choose("report")
    officer.until(lambda: section.view.rendered is not None and section.view.rendered.document == "report")
    before = section.view.rendered.pdf
    officer.click("Isi laporan dan surat…")
    officer.settle()
    officer.write("Sebab PSM perlu dibekali.")
    officer.click("Simpan isian")
    officer.until(lambda: section.view.rendered is not None and section.view.rendered.pdf != before)
    assert officer.ask(event_texts.texts, siak(officer)) == {"background": "Sebab PSM perlu dibekali."}
    section.choose("attendance-sheet")
    assert not section.panel.texts_button.isVisible()
