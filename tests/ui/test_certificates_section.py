"""Sertifikat: issue those who may, one below the threshold with a reason, void, and reprint the same bytes."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.services import attendance, certificates, documents, exams, number_blocks
from tests.ui.sections import Opened, hosted, opened
from ui.dialogs.reason import ReasonDialog
from ui.pdf.paper_dialog import PaperDialog
from ui.tabs.event import certificate_rows
from ui.tabs.event.certificate_actions import SkippedDialog
from ui.tabs.event.certificates import CertificatesSection
from ui.tabs.event.numbering_dialog import NumberingDialog
from ui.widgets.buttons import Button


@pytest.fixture
def siak(qtbot) -> Iterator[Opened]:
    """Everyone was there but the first (half) and the second (not recorded)."""
    with opened(qtbot, hosted(CertificatesSection)) as made:
        event = made.section.event_id
        grid = made.ask(attendance.grid, event)
        first, second = grid.rows[0].participant.id, grid.rows[1].participant.id
        made.ask(attendance.set_all_present, event)
        made.ask(attendance.set_marks, event, [(first, session.id) for session in grid.sessions[2:]], "A")
        made.ask(attendance.set_marks, event, [(second, session.id) for session in grid.sessions], "")
        made.section.refresh(frozenset())
        made.until(lambda: made.section.issue_button.accessibleName() == "Terbitkan 43 sertifikat")
        yield made


def click(siak: Opened, button) -> None:
    siak.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def issue_all(siak: Opened) -> None:
    click(siak, siak.section.issue_button)
    siak.until(lambda: len(siak.section._shown.entries) == 43)


def answer(dialog: type, act) -> None:
    """Do something in the dialog that is about to open."""

    def later() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, dialog), shown
        act(shown)

    QTimer.singleShot(50, later)


def write_reason(siak: Opened, text: str) -> None:
    def act(shown: ReasonDialog) -> None:
        assert not shown.verb_button.isEnabled()
        siak.qtbot.keyClicks(shown.field, text)
        click(siak, shown.verb_button)

    answer(ReasonDialog, act)


def test_one_click_issues_all_who_may_and_tells_the_others(siak: Opened) -> None:
    issue_all(siak)
    assert siak.window.toast.accessibleName() == "43 sertifikat diterbitkan"
    assert siak.section.note.isVisible()
    assert "2 orang belum mendapat sertifikat" in siak.section.note.accessibleName()
    assert "2 belum memenuhi syarat kehadiran" in siak.section.note.accessibleName()
    assert not siak.section.issue_button.isEnabled()
    assert siak.section._why.text() == "Catat kehadiran dahulu: 1 orang belum lengkap"
    read: list[str] = []

    def act(shown: SkippedDialog) -> None:
        read.append(shown.findChild(QPlainTextEdit).toPlainText())
        shown.accept()

    answer(SkippedDialog, act)
    siak.section.note.findChildren(type(siak.section.issue_button))[-2].click()
    assert "di bawah 80 %" in read[0]
    assert "belum lengkap dicatat" in read[0]


def test_undo_gives_the_numbers_back_until_one_was_printed(siak: Opened, tmp_path) -> None:
    event = siak.section.event_id
    issue_all(siak)
    siak.qtbot.keyClick(siak.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    siak.until(lambda: siak.section._shown.entries == ())
    issue_all(siak)
    assert siak.section._shown.entries[0].number.startswith("400.9/0001/")
    made = siak.ask(documents.render, "certificates", event)
    siak.ask(documents.save, made, tmp_path / "semua.pdf")
    siak.qtbot.keyClick(siak.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    siak.until(lambda: siak.problems)
    assert "sudah dicetak" in str(siak.problems[0])
    assert len(siak.ask(certificates.register, event)) == 43


def test_below_the_threshold_needs_a_reason(siak: Opened) -> None:
    section = siak.section
    section.lists.people.select_row(0)
    assert section.one_button.text() == "Terbitkan dengan alasan…"
    answer(ReasonDialog, lambda shown: siak.qtbot.keyClick(shown, Qt.Key.Key_Escape))
    click(siak, section.one_button)
    assert siak.ask(certificates.register, section.event_id) == ()
    write_reason(siak, "Tugas dinas <b>& darurat")
    click(siak, section.one_button)
    siak.until(lambda: len(section._shown.entries) == 1)
    assert section._shown.entries[0].reason == "Tugas dinas <b>& darurat"
    told = section.lists.people.rows_model.index(0, 3).data()
    assert told.endswith("dengan alasan: Tugas dinas <b>& darurat")
    assert not section.one_button.isVisible()


def test_voiding_is_the_second_thought_and_its_number_is_gone_for_good(siak: Opened) -> None:
    section = siak.section
    issue_all(siak)
    section.lists.people.select_row(2)
    number = section.lists.entry.number

    def enter_twice(shown: ReasonDialog) -> None:
        assert f"Batalkan sertifikat {number}?" in shown.accessibleName()
        assert shown.keep_button.isDefault()
        siak.qtbot.keyClicks(shown.field, "Salah tulis nama")
        siak.qtbot.keyClick(shown.field, Qt.Key.Key_Return)
        assert shown.isVisible()
        siak.qtbot.keyClick(shown.verb_button, Qt.Key.Key_Space)

    answer(ReasonDialog, enter_twice)
    siak.qtbot.keyClick(section.lists.people, Qt.Key.Key_Delete)
    siak.until(lambda: section._shown.entries[0].status == "batal")
    assert section.issue_button.accessibleName() == "Terbitkan 1 sertifikat"
    click(siak, section.issue_button)
    siak.until(lambda: len(section._shown.entries) == 44)
    assert section._shown.rows[2].certificate.number.startswith("400.9/0044/")
    section.lists.views._group.button(4).click()
    register = section.lists.register.rows_model
    assert register.columns[0].cell(register.rows[0]).struck
    assert not section.open_button.isEnabled()
    assert not section.more_button.isEnabled()
    assert register.index(0, 6).data() == "Salah tulis nama"


def test_a_reprint_is_the_same_bytes_after_the_person_changed(siak: Opened) -> None:
    from dataclasses import replace

    from app.services import people

    issue_all(siak)
    section = siak.section
    section.lists.people.select_row(5)
    entry = section.lists.entry
    before = siak.ask(documents.render_certificate, entry).pdf
    person = siak.ask(people.get, entry.person_id)
    siak.ask(people.save, replace(person, name="Nama Yang Lain"))
    siak.qtbot.keyClick(section.lists.people, Qt.Key.Key_Return)
    dialog = siak.dialog(PaperDialog)
    siak.until(lambda: dialog.view.rendered is not None)
    assert dialog.view.rendered.pdf == before
    assert dialog.view.preview.page_count == 2
    dialog.reject()


def test_one_pdf_per_person_bears_number_and_name(siak: Opened, tmp_path) -> None:
    issue_all(siak)
    from app.services.papers.options import PaperOptions

    folder = tmp_path / "tte"
    folder.mkdir()
    siak.section._each.save(siak.section.event_id, folder, PaperOptions())
    siak.until(lambda: len(list(folder.glob("*.pdf"))) == 43)
    siak.until(lambda: all(entry.printed for entry in siak.section._shown.entries))
    files = sorted(folder.glob("*.pdf"))
    assert files[0].name.startswith("400.9 0001 DINSOS")
    assert len(PdfReader(files[0]).pages) == 2


def test_the_next_number_is_seen_before_it_is_given(siak: Opened) -> None:
    numbers = siak.section.side.numbers
    siak.until(lambda: numbers.next_number.text() == "400.9/0001/DINSOS/IX/2018")
    click(siak, numbers.edit_button)
    dialog = siak.dialog(NumberingDialog)
    siak.until(lambda: dialog.next_number.text() == "Nomor berikutnya: 400.9/0001/DINSOS/IX/2018")
    dialog.start.setValue(51)
    dialog.pattern.selectAll()
    siak.qtbot.keyClicks(dialog.pattern, "/PSM/{bulan_romawi}/{tahun}")
    siak.until(dialog.note.isVisible)
    assert "tidak memuat {urut}" in dialog.note.accessibleName()
    assert not dialog.save_button.isEnabled()
    siak.qtbot.keyClick(dialog.pattern, Qt.Key.Key_Home)
    click(siak, next(one for one in dialog.findChildren(Button) if one.text() == "{urut:04}"))
    siak.until(lambda: dialog.next_number.text() == "Nomor berikutnya: 0051/PSM/IX/2018")
    siak.qtbot.keyClick(dialog.pattern, Qt.Key.Key_Return)
    siak.until(lambda: siak.section._shown.card.number_pattern == "{urut:04}/PSM/{bulan_romawi}/{tahun}")
    assert siak.section._shown.card.number_start == 51
    siak.until(lambda: numbers.next_number.text() == "0051/PSM/IX/2018")


def test_numbers_of_the_event_or_of_the_year_and_the_block_of_the_office(siak: Opened) -> None:
    own = siak.ask(number_blocks.offices)[0][0]
    siak.work.change(number_blocks.reserve, own, "SERTIFIKAT", 2018, 201, 215)
    numbers = siak.section.side.numbers
    siak.until(lambda: numbers.next_number.text() == "400.9/0201/DINSOS/IX/2018")
    assert "hampir habis: tersisa 15" in numbers.note.accessibleName()
    dialog = numbers.open_numbering()
    siak.until(lambda: dialog._blocks.text() == "Blok kantor ini 201–215: tersisa 15 nomor.")
    dialog.scope._group.button(1).click()
    siak.until(lambda: dialog.next_number.text() == "Nomor berikutnya: 400.9/0001/DINSOS/IX/2018")
    assert "kantor lain dapat memberi nomor yang sama" in dialog.note.accessibleName()
    click(siak, dialog.save_button)
    siak.until(lambda: siak.section._shown.card.number_scope == "event")
    siak.until(lambda: numbers.next_number.text() == "400.9/0001/DINSOS/IX/2018")
    siak.until(lambda: QApplication.activeModalWidget() is None)
    siak.window.activateWindow()
    siak.until(siak.window.isActiveWindow)
    # 43 do not fit into the block: nothing is given, and the way on is told
    siak.qtbot.keyClick(siak.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    siak.until(lambda: numbers.next_number.text() == "400.9/0201/DINSOS/IX/2018")
    click(siak, siak.section.issue_button)
    siak.until(siak.section.note.isVisible)
    assert "Blok nomor kantor ini untuk tahun 2018" in siak.section.note.accessibleName()
    assert siak.ask(certificates.register, siak.section.event_id) == ()


def test_speakers_and_committee_get_theirs_on_their_own_list(siak: Opened) -> None:
    section = siak.section
    section.lists.views._group.button(3).click()
    assert section.issue_button.accessibleName() == "Terbitkan 1 sertifikat panitia"
    click(siak, section.issue_button)
    siak.until(lambda: len(section._shown.entries) == 1)
    assert section._shown.entries[0].capacity == "panitia"
    assert section.lists.entry.name == section.lists.row.name
    siak.qtbot.keyClick(section.lists.parts, Qt.Key.Key_Return)
    dialog = siak.dialog(PaperDialog)
    siak.until(lambda: dialog.view.rendered is not None)
    words = " ".join(PdfReader(BytesIO(dialog.view.rendered.pdf)).pages[0].extract_text().split())
    assert "sebagai panitia" in words.casefold()
    dialog.reject()
    # a speaker of whom no name is known is not counted, and what is missing stands in the row
    section.lists.views._group.button(1).click()
    assert section.issue_button.accessibleName() == "Terbitkan sertifikat narasumber"
    assert not section.issue_button.isEnabled()
    assert section.one_button.isVisible()
    assert not section.one_button.isEnabled()
    assert section.lists.parts.rows_model.index(0, 1).data() == "nama belum diisi; tulis di Jadwal"


def test_a_design_is_looked_at_with_somebody_of_the_event(siak: Opened) -> None:
    click(siak, siak.section.side.design.look_button)
    dialog = siak.dialog(PaperDialog)
    siak.until(lambda: dialog.view.rendered is not None)
    words = " ".join(PdfReader(BytesIO(dialog.view.rendered.pdf)).pages[0].extract_text().split())
    assert siak.section._shown.rows[0].name in words
    dialog.reject()


def test_an_empty_list_says_where_to_write_them_down(siak: Opened) -> None:
    section = siak.section
    wanted: list[str] = []
    section.section_wanted.connect(wanted.append)
    section.lists.views._group.button(2).click()
    assert not section.issue_button.isEnabled()
    empty = section.lists.parts_card.empty
    assert empty.isVisible()
    assert "belum mempunyai moderator" in empty.accessibleName()
    click(siak, next(one for one in empty.findChildren(Button) if one.text() == "Buka Jadwal"))
    assert wanted == ["schedule"]


def test_the_predikat_is_seen_before_it_is_printed(siak: Opened) -> None:
    event = siak.section.event_id
    seats = [row.participant.id for row in siak.ask(attendance.grid, event).rows]
    siak.work.changed.emit(siak.ask(exams.save_rule, event, "post", "70", "90 Sangat baik\n70 Baik"))
    cells = [(seats[2], "post", "95"), (seats[3], "post", "69,5")]
    siak.work.changed.emit(siak.ask(exams.set_many, event, cells))
    siak.until(lambda: siak.section._shown.rows[2].score is not None)
    told = [certificate_rows.note(row).text for row in siak.section._shown.rows]
    assert told[2] == "predikat: Sangat baik"
    assert told[3] == "nilai tes akhir 69,5, di bawah 70"
    assert told[4] == "nilai tes akhir belum dicatat"
