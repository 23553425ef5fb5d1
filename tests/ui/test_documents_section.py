"""Dokumen: what is seen is what is printed and saved; options change the pages; a refused file is told in words."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton

from app.services import attendance, certificates, documents
from app.services.papers.options import PaperOptions
from tests.ui.sections import Opened, hosted, opened
from ui.dialogs.question import TitledDialog
from ui.pdf.kept_options import keep_options, kept_options
from ui.pdf.print_dialog import PrintingDialog
from ui.pdf.printer_shifts import OTHERS, Shift, with_shift
from ui.tabs.event.documents import DocumentsSection
from ui.tabs.event.words import today
from ui.widgets.buttons import Button


@pytest.fixture
def siak(qtbot) -> Iterator[Opened]:
    with opened(qtbot, hosted(DocumentsSection)) as made:
        choose_sheet(made)
        yield made


def choose_sheet(made: Opened) -> None:
    """The sign-in sheet of the participants, as one that is opened from elsewhere."""
    made.until(lambda: made.section.papers.view.model().rowCount() > 0)
    made.section.choose("attendance-sheet")
    made.until(lambda: (rendered := made.section.view.rendered) and rendered.document == "attendance-sheet")


def pages(siak: Opened) -> int:
    return siak.section.view.preview.page_count


def words(siak: Opened) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(siak.section.view.rendered.pdf)).pages)


def remade(siak: Opened, act) -> None:
    """Do something and wait for the paper that follows."""
    before = siak.section.view.rendered
    act()
    siak.until(lambda: siak.section.view.rendered not in (None, before) and not siak.section._debounce.isActive())


def test_the_list_tells_how_far_each_paper_is(siak: Opened) -> None:
    model = siak.section.papers.view.model()
    said = [model.index(row).data() for row in range(model.rowCount())]
    phases = ["Sebelum kegiatan", "Saat kegiatan", "Sesudah kegiatan"]
    assert [line for line in said if line in phases] == phases
    assert {
        "Lampiran undangan: 45 peserta, 3 kabupaten/kota",
        "Catatan pengalihan kursi: menunggu: belum ada kursi yang dialihkan",
        "Daftar hadir peserta: 45 peserta",
        "Daftar hadir kosong: untuk ditulis di tempat",
        "Sertifikat: menunggu: belum diterbitkan",
    } <= set(said)
    assert pages(siak) == 3
    assert siak.section.view.preview._page.text() == "1 dari 3"
    siak.section.papers.view.setFocus()
    siak.qtbot.keyClick(siak.section.papers.view, Qt.Key.Key_Down)
    siak.until(lambda: siak.section.papers.name == "blank-sheet")
    siak.section.choose("certificates")
    siak.until(lambda: "Belum ada sertifikat" in siak.section.view.empty.accessibleName())
    assert not siak.section.panel.print_button.isEnabled()


def test_each_option_changes_the_paper_itself(siak: Opened) -> None:
    options = siak.section.options
    remade(siak, lambda: siak.qtbot.mouseClick(options.paper._group.button(1), Qt.MouseButton.LeftButton))
    box = PdfReader(io.BytesIO(siak.section.view.rendered.pdf)).pages[0].mediabox
    assert (round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) == (215, 330)
    remade(siak, lambda: options.direction._group.button(1).click())
    box = PdfReader(io.BytesIO(siak.section.view.rendered.pdf)).pages[0].mediabox
    assert float(box.width) > float(box.height)
    remade(siak, lambda: options.people.setCurrentIndex(1))
    assert "Pelalawan" in words(siak)
    assert "Kota Pekanbaru" not in words(siak)
    remade(siak, lambda: options.letterhead.setCurrentIndex(2))
    assert "PEMERINTAH PROVINSI RIAU" not in words(siak)
    remade(siak, lambda: options.signatories.setCurrentIndex(0))
    assert "Ketua Panitia" not in words(siak)
    remade(siak, lambda: options.occasion.setCurrentIndex(2))
    assert "09.00–10.30" in words(siak)


def test_choices_are_remembered_by_kind_of_paper_and_damage_is_forgotten(siak: Opened) -> None:
    desk = siak.window.desk
    remade(siak, lambda: siak.section.options.walk_in_rows.setValue(9))
    assert kept_options(desk, "attendance-sheet").walk_in_rows == 9
    assert kept_options(desk, "blank-sheet").walk_in_rows == 5
    keep_options(desk, "certificates", PaperOptions(paper="F4"))
    assert kept_options(desk, "certificates").paper == "F4"
    assert kept_options(desk, "minutes").paper == "A4"
    keep_options(desk, "report", PaperOptions(paper="F4", walk_in_rows=9))
    assert kept_options(desk, "minutes") == PaperOptions(paper="F4")
    assert kept_options(desk, "attendance-sheet").paper == "A4"
    from dataclasses import replace

    for damage in ("[", "[]", '{"certificates": {"paper": "A3", "phones": 7}}'):
        desk.settings = replace(desk.settings, papers=damage)
        assert kept_options(desk, "certificates") == PaperOptions()


def test_what_corrects_the_printer_is_told_beside_the_paper_and_leaves_the_file_alone(siak: Opened) -> None:
    before = siak.section.options.options
    siak.window.desk.keep(with_shift(siak.window.desk.settings, OTHERS, Shift(3, -2)))
    assert "digeser 0,3 mm ke kanan, 0,2 mm ke atas." in siak.section.panel.note.text()
    assert siak.section.options.options == before


def test_paper_with_a_printed_kop_keeps_its_room(siak: Opened) -> None:
    def top_of_title() -> float:
        found: list[float] = []
        page = PdfReader(io.BytesIO(siak.section.view.rendered.pdf)).pages[0]

        def look(text: str, _cm: object, at: list[float], *_: object) -> None:
            if "DAFTAR HADIR" in text:
                found.append(at[5])

        page.extract_text(visitor_text=look)
        return found[0]

    with_kop = top_of_title()
    remade(siak, lambda: siak.section.options.letterhead.setCurrentIndex(1))
    assert "PEMERINTAH PROVINSI RIAU" not in words(siak)
    assert top_of_title() == with_kop
    remade(siak, lambda: siak.section.options.letterhead.setCurrentIndex(2))
    assert top_of_title() > with_kop


def test_saving_writes_what_is_seen_and_says_where(siak: Opened, tmp_path: Path) -> None:
    siak.qtbot.mouseClick(siak.section.panel.save_button, Qt.MouseButton.LeftButton)
    dialog = siak.dialog(QFileDialog)
    assert dialog.windowTitle() == "Simpan PDF"
    field = dialog.findChild(QLineEdit)
    assert field.text() == "Daftar hadir peserta siak-2018.pdf"
    field.setText(str(tmp_path / "hadir & <b>.pdf"))
    dialog.accept()
    target = tmp_path / "hadir & <b>.pdf"
    siak.until(target.exists)
    siak.until(lambda: "Tersimpan:" in siak.window.toast.accessibleName())
    assert target.read_bytes() == siak.section.view.rendered.pdf
    assert siak.window.desk.settings.folder == str(tmp_path)
    siak.until(lambda: "dicetak" in siak.section.papers.state.sentence)
    assert siak.section.papers.state.state == "printed"


def test_a_folder_that_takes_nothing_is_told_with_another_way(siak: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "hanya-baca"
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # root writes anywhere: stand a file in the folder's place
        folder.write_text("", encoding="utf-8")
    else:
        folder.mkdir(mode=0o500)
    told: list[str] = []

    def refuse() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:  # the file is still being written
            QTimer.singleShot(50, refuse)
            return
        assert isinstance(dialog, TitledDialog)
        told.extend([dialog.accessibleName(), dialog.accessibleDescription()])
        told.extend(button.accessibleName() for button in dialog.findChildren(Button))
        dialog.reject()

    QTimer.singleShot(50, refuse)
    siak.section.actions_of_paper.save_as(siak.section.view.rendered, folder / "hadir.pdf")
    siak.until(lambda: told)
    assert str(folder) in told[0]
    assert "Tidak ada yang ditulis." in told[1]
    assert told[2:] == ["Jangan simpan", "Pilih nama lain…"]
    assert siak.section.papers.state.state == "ready"


def test_cetak_prints_exactly_these_pages(siak: Opened, tmp_path: Path) -> None:
    target = tmp_path / "cetak.pdf"
    seen: list[str] = []

    def step() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog):
            seen.append("printer")
            dialog.printer().setOutputFileName(str(target))
            dialog.done(QDialog.DialogCode.Accepted)
        elif isinstance(dialog, TitledDialog) and not isinstance(dialog, PrintingDialog):
            seen.append(dialog.accessibleName())
            next(b for b in dialog.findChildren(QPushButton) if b.isDefault()).click()
        if dialog is not None or not seen:
            QTimer.singleShot(60, step)

    QTimer.singleShot(60, step)
    siak.qtbot.mouseClick(siak.section.panel.print_button, Qt.MouseButton.LeftButton)
    assert "printer" in seen
    assert len(PdfReader(target).pages) == pages(siak) == 3
    siak.until(lambda: "dicetak" in siak.section.papers.state.sentence)


def test_certificates_are_a_paper_too(siak: Opened) -> None:
    event = siak.section.event_id
    siak.ask(attendance.set_all_present, event)
    result = siak.ask(certificates.issue, event, today(), None, {})
    siak.work.changed.emit(result.change)
    siak.section.choose("certificates")
    siak.until(lambda: pages(siak) == 90)
    assert siak.section.panel.each_button.isVisible()
    assert not siak.section.options.occasion.isVisible()
    assert siak.section.view.rendered.pdf == siak.ask(documents.render, "certificates", event).pdf


def test_an_event_without_anybody_prints_a_sheet_for_the_pen(siak: Opened) -> None:
    from app.services import events
    from app.services.events import EventCard

    empty = siak.ask(events.save, EventCard(title="<b>Kosong</b> 🙂", code="KOSONG")).subject
    siak.section.show_event(empty)
    siak.section.choose("attendance-sheet")
    siak.until(lambda: siak.section.papers.state and "belum ada peserta" in siak.section.papers.state.sentence)
    siak.section.choose("blank-sheet")
    siak.until(lambda: siak.section.view.rendered is not None and siak.section.view.rendered.document == "blank-sheet")
    assert "<b>Kosong</b>" in words(siak)


def test_in_a_narrow_window_the_options_are_a_drawer(siak: Opened) -> None:
    section = siak.section
    siak.window.resize(1093, 557)
    siak.until(lambda: section.compact)
    assert not section.panel.isVisible()
    siak.qtbot.mouseClick(section.side.drawer_button, Qt.MouseButton.LeftButton)
    assert section.panel.isVisible()
    assert section.panel.isAncestorOf(siak.window.focusWidget())
    remade(siak, lambda: section.options.letterhead.setCurrentIndex(2))
    assert "PEMERINTAH PROVINSI RIAU" not in words(siak)
    narrow = section.view.width()
    siak.qtbot.keyClick(siak.window.focusWidget(), Qt.Key.Key_Escape)
    assert not section.panel.isVisible()
    siak.until(lambda: section.view.width() > narrow + 200)
    assert section.side.print_button.isVisible()
    siak.window.resize(1366, 696)
    siak.until(lambda: not section.compact)
    assert section.panel.isVisible()
    assert section.panel.print_button.isVisible()
    assert not section.side.print_button.isVisible()


def test_a_paper_made_again_stays_as_large_and_the_list_where_it_was(siak: Opened) -> None:
    preview, view = siak.section.view.preview, siak.section.papers.view
    for _ in range(4):
        preview.zoom_in()
    preview._view.verticalScrollBar().setValue(120)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    read, factor = view.verticalScrollBar().value(), preview._view.zoomFactor()
    remade(siak, lambda: siak.section.options.letterhead.setCurrentIndex(2))
    siak.section.refresh(frozenset())
    siak.ask(documents.listing, siak.section.event_id)
    assert preview._view.zoomFactor() == factor
    assert preview._view.verticalScrollBar().value() == 120
    assert view.verticalScrollBar().value() == read
    siak.section.choose("blank-sheet")
    siak.until(lambda: siak.section.view.rendered and siak.section.view.rendered.document == "blank-sheet")
    assert preview._view.zoomFactor() < factor


def test_a_paper_is_found_by_typing_its_first_letters(siak: Opened) -> None:
    view = siak.section.papers.view
    view.setFocus()
    for key in "lapo":
        siak.qtbot.keyClick(view, key)
    siak.until(lambda: siak.section.papers.name == "report")


def test_a_report_is_saved_for_word_and_counts_as_handed_out(siak: Opened, tmp_path: Path) -> None:
    section = siak.section
    section.choose("press-release")
    assert not section.panel.word_button.isEnabled()  # another paper is still seen
    section.commands()["save_pdf"]()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
    siak.until(section.panel.word_button.isEnabled)
    siak.qtbot.mouseClick(section.panel.word_button, Qt.MouseButton.LeftButton)
    dialog = siak.dialog(QFileDialog)
    field = dialog.findChild(QLineEdit)
    assert field.text() == "Siaran pers siak-2018.docx"
    field.setText(str(tmp_path / "rilis & <b>"))
    dialog.accept()
    siak.until((tmp_path / "rilis & <b>.docx").exists)
    siak.until(lambda: "dicetak" in section.papers.state.sentence)


def test_a_word_file_that_cannot_be_written_is_told_with_another_way(siak: Opened, tmp_path: Path) -> None:
    section = siak.section
    section.choose("report")
    siak.until(section.panel.word_button.isEnabled)
    (tmp_path / "map").write_text("", encoding="utf-8")  # a file stands in the folder's place
    told: list[str] = []

    def refuse() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, TitledDialog):
            told.append(dialog.accessibleName())
            dialog.reject()
        else:
            QTimer.singleShot(50, refuse)

    QTimer.singleShot(50, refuse)
    section.actions_of_paper._save_word_as(section.view.rendered, section.options.options, tmp_path / "map" / "a.docx")
    siak.until(lambda: told)
    assert "map" in told[0]
    assert "dicetak" not in section.papers.state.sentence
