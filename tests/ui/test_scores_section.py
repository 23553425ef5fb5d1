"""Nilai: scores typed, pasted and refused in the grid, the rule of graduation, evaluation sheets by number keys."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.services import attendance, evaluations, exams, registration
from app.services.steps import step
from tests.ui.sections import Opened, hosted, opened
from ui.dialogs.card_form import CardDialog
from ui.dialogs.one_text import TextDialog
from ui.dialogs.question import TitledDialog
from ui.tabs.event.scores.evaluation_part import ENTRY, QUESTIONS, RESULTS
from ui.tabs.event.scores.exam_rows import FIRST
from ui.tabs.event.scores.section import EVALUATION, ScoresSection
from ui.widgets.buttons import Button

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def siak(qtbot) -> Iterator[Opened]:
    with opened(qtbot, hosted(ScoresSection)) as made:
        made.until(lambda: made.section.exams.table.rows_model.rowCount() == 45)
        yield made


def board(siak: Opened) -> exams.ScoreBoard:
    return siak.ask(exams.overview, siak.section.event_id)


def scores(siak: Opened, exam: str) -> list[str]:
    """The first six scores as saved, "" for none."""
    found = [row.scores.get(exam) for row in board(siak).rows[:6]]
    return ["" if value is None else f"{value.normalize():f}" for value in found]


def click_cell(siak: Opened, row: int, place: int) -> None:
    table = siak.section.exams.table
    where = table.visualRect(table.rows_model.index(row, FIRST + place)).center()
    siak.qtbot.mouseClick(table.viewport(), LEFT, pos=where)


def wake(siak: Opened) -> None:
    """After a dialog: offscreen nobody else makes the window the active one."""
    siak.window.activateWindow()
    siak.until(siak.window.isActiveWindow)


def write(siak: Opened, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type at the cursor and end with a key."""
    siak.qtbot.keyClicks(siak.section.exams.table, text[:1])
    go_on_writing(siak, text[1:], key)


def go_on_writing(siak: Opened, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into the cell that is open and end with a key."""
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    siak.qtbot.keyClicks(editor, text)
    siak.qtbot.keyClick(editor, key)
    QApplication.processEvents()  # the cell closes after the key


def press(siak: Opened, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    siak.qtbot.keyClick(siak.section.exams.table, key, modifier)


def button(siak: Opened, name: str, within: object = None) -> Button:
    found = (within or siak.section).findChildren(Button)
    return next(one for one in found if one.accessibleName() == name and one.isVisible())


def click(siak: Opened, name: str) -> None:
    siak.qtbot.mouseClick(button(siak, name), LEFT)


def read_again(siak: Opened) -> None:
    """Wait until what is shown was read after the last score."""
    part = siak.section.exams
    siak.until(lambda: part.writes == 0 and not part._rest.isActive() and part.reading.board == board(siak))


def test_a_column_is_typed_downwards_with_a_decimal_comma(siak: Opened) -> None:
    click_cell(siak, 0, 0)
    for typed in ("60", "70,5", "0", "100"):
        write(siak, typed)
    assert siak.section.exams.table.currentIndex().row() == 4
    assert scores(siak, "pre") == ["60", "70.5", "0", "100", "", ""]
    click_cell(siak, 5, 0)
    write(siak, "55", Qt.Key.Key_Tab)
    go_on_writing(siak, "75")
    assert (scores(siak, "pre")[5], scores(siak, "post")[5]) == ("55", "75")
    read_again(siak)
    assert siak.section.exams.summary.text().startswith("Kenaikan rata-rata 20 dari 1 pasangan; 44 tidak dihitung: ")
    assert not siak.window.toast.isVisible()


def test_what_is_no_score_stays_red_until_it_is_mended_and_nothing_is_lost(siak: Opened) -> None:
    part = siak.section.exams
    click_cell(siak, 0, 1)
    write(siak, "80")
    click_cell(siak, 0, 1)
    write(siak, "101")
    write(siak, "baik")
    assert part.note.accessibleName().startswith("2 isian belum tersimpan")
    assert "“101” bukan nilai 0–100" in part.note.accessibleName()
    assert scores(siak, "post")[:2] == ["80", ""]
    siak.until(lambda: part.writes == 0)
    cell = part.table.rows_model.index(1, FIRST + 1)
    assert cell.data() == "baik"
    spoken = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Tes akhir: “baik” bukan nilai 0–100, belum tersimpan"
    part.read()  # as after a change from elsewhere
    siak.ask(lambda: None)
    assert part.table.rows_model.index(1, FIRST + 1).data() == "baik"
    siak.qtbot.mouseClick(button(siak, "Ke isian itu"), LEFT)
    assert (part.table.currentIndex().row(), part.table.currentIndex().column()) == (0, FIRST + 1)
    write(siak, "90")
    click_cell(siak, 1, 1)
    press(siak, Qt.Key.Key_Delete)
    assert part.note.isHidden()
    assert scores(siak, "post")[:2] == ["90", ""]


def test_leaving_red_cells_asks_first(siak: Opened) -> None:
    click_cell(siak, 0, 0)
    write(siak, "x1")
    asked = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TitledDialog)
        asked.append(dialog.accessibleName())
        dialog.reject()

    QTimer.singleShot(50, answer)
    assert not siak.section.may_leave()
    assert asked == ["Tinggalkan 1 nilai yang belum tersimpan?"]


def test_del_empties_a_range_and_ctrl_z_brings_it_back(siak: Opened) -> None:
    click_cell(siak, 0, 0)
    for typed in ("61", "62", "63"):
        write(siak, typed)
    read_again(siak)
    click_cell(siak, 0, 0)
    press(siak, Qt.Key.Key_Down, SHIFT)
    press(siak, Qt.Key.Key_Delete)
    assert scores(siak, "pre")[:3] == ["", "", "63"]
    read_again(siak)
    siak.qtbot.keyClick(siak.window, Qt.Key.Key_Z, CTRL)
    siak.until(lambda: siak.section.exams._lines[0].text("pre") == "61")
    assert scores(siak, "pre")[:3] == ["61", "62", "63"]


def test_a_column_is_pasted_as_one_step_and_what_is_no_score_is_told(siak: Opened) -> None:
    QGuiApplication.clipboard().setText("70\t80\r\n71,5\t\r\nsakit\t82\r\n")
    click_cell(siak, 0, 0)
    press(siak, Qt.Key.Key_V, CTRL)
    assert scores(siak, "pre")[:3] == ["70", "71.5", ""]
    assert scores(siak, "post")[:3] == ["80", "", "82"]
    assert siak.section.exams.note.accessibleName().startswith("1 isian belum tersimpan")
    siak.qtbot.keyClick(siak.window, Qt.Key.Key_Z, CTRL)
    siak.until(lambda: not board(siak).any)
    QGuiApplication.clipboard().setText("90\n91\n92")
    table = siak.section.exams.table
    table.setCurrentIndex(table.rows_model.index(43, FIRST))
    press(siak, Qt.Key.Key_V, CTRL)
    siak.until(lambda: len(board(siak).spreads) == 1)
    assert board(siak).spreads["pre"].count == 2


def test_the_rule_of_graduation_is_set_and_shows_who_passes(siak: Opened) -> None:
    siak.ask(attendance.set_all_present, siak.section.event_id)
    click_cell(siak, 0, 1)
    for typed in ("92", "65"):
        write(siak, typed)
    read_again(siak)
    click(siak, "Aturan kelulusan…")
    dialog = siak.dialog(CardDialog)
    siak.qtbot.keyClicks(dialog.form.control("pass_score"), "tujuh")
    siak.qtbot.mouseClick(button(siak, "Isi contoh predikat", dialog), LEFT)
    siak.qtbot.mouseClick(dialog.save_button, LEFT)
    siak.until(lambda: "bukan nilai" in dialog.note.accessibleName())
    field = dialog.form.control("pass_score")
    siak.qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
    siak.qtbot.keyClicks(field, "70")
    siak.qtbot.mouseClick(dialog.save_button, LEFT)
    siak.until(lambda: QApplication.activeModalWidget() is None)
    wake(siak)
    siak.until(lambda: siak.section.exams.reading.board.rule.pass_score == 70)
    lines = siak.section.exams._lines
    assert [(line.row.grade, line.row.verdict) for line in lines[:3]] == [
        ("Sangat baik", "Lulus"), ("", "Tidak lulus"), ("", "Belum lengkap"),
    ]  # fmt: skip
    assert "hadir paling sedikit 80 % JP dan nilai tes akhir" in siak.section.exams.rule_words.text()
    click(siak, "Tidak lulus, 1")
    assert [line.number for line in siak.section.exams.table.scores.rows] == [2]
    click_cell(siak, 0, 1)
    write(siak, "75")
    read_again(siak)
    assert [line.row.verdict for line in siak.section.exams.table.scores.rows] == ["Lulus"]


def test_a_test_of_another_name_gets_a_column(siak: Opened) -> None:
    def name_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TextDialog)
        siak.qtbot.keyClicks(dialog.edit, "Praktik  lapangan")
        siak.qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)

    QTimer.singleShot(50, name_it)
    click(siak, "Tambah tes…")
    wake(siak)
    assert siak.section.exams.table.scores.exams == ("pre", "post", "Praktik lapangan")
    write(siak, "77")
    assert scores(siak, "Praktik lapangan")[0] == "77"
    read_again(siak)
    assert siak.section.exams.table.scores.exams == ("pre", "post", "Praktik lapangan")


def test_nobody_to_score_says_what_to_do(siak: Opened) -> None:
    def empty(event_id: str) -> object:
        with step("Mengosongkan") as changes:
            for seat in registration.participants(event_id):
                changes.delete("participant", seat.id)
            return changes.summary()

    siak.work.change(empty, siak.section.event_id)
    siak.until(lambda: "belum mempunyai peserta" in siak.section.exams.card.empty.accessibleName())
    assert siak.section.exams.card.shown is siak.section.exams.card.empty


def evaluation(siak: Opened):
    """The part of the evaluation, shown by the mouse, with the usual questions laid."""
    section = siak.section
    siak.qtbot.mouseClick(button(siak, "Bagian nilai: Evaluasi"), LEFT)
    part = section.evaluation
    siak.until(lambda: part.forms is not None)
    assert section.choice.key == EVALUATION
    assert part.view.key == QUESTIONS
    click(siak, "Pakai pertanyaan lazim")
    siak.until(lambda: part.forms.scaled)
    siak.qtbot.mouseClick(button(siak, "Tampilan evaluasi: Isian"), LEFT)
    assert part.view.key == ENTRY
    return part


def answers(siak: Opened) -> dict[int, list[int | None]]:
    forms = siak.ask(evaluations.forms, siak.section.event_id)
    return {sheet.number: [sheet.scales.get(one.id) for one in forms.scaled] for sheet in forms.sheets}


def test_sheets_are_typed_by_number_keys_and_summed_up(siak: Opened) -> None:
    part = evaluation(siak)
    for keys in ("5432", "4 1"):
        siak.qtbot.keyClicks(part.table, keys)
        siak.qtbot.keyClick(part.table, Qt.Key.Key_Return)
    found = answers(siak)
    assert [found[1][:5], found[2][:5]] == [[5, 4, 3, 2, None], [4, None, 1, None, None]]
    assert part.table.currentIndex().row() == 2
    assert part._cell.text().startswith("Lembar 3, ")
    siak.qtbot.keyClick(part.table, Qt.Key.Key_Up)
    siak.qtbot.keyClick(part.table, Qt.Key.Key_Delete)
    assert answers(siak)[2][0] is None
    siak.qtbot.keyClick(siak.window, Qt.Key.Key_Z, CTRL)
    siak.until(lambda: part.writes == 0 and part.table.sheets.rows[1].answers.get(part.forms.scaled[0].id) == 4)
    siak.qtbot.mouseClick(button(siak, "Tampilan evaluasi: Hasil"), LEFT)
    assert part.view.key == RESULTS
    siak.until(lambda: part.results.table.rows_model.rows and part.results.table.rows_model.rows[1].told.answered == 2)
    first = part.results.table.rows_model.rows[1]
    assert (first.text, first.told.mean) == ("Penguasaan materi", Decimal("4.50"))
    assert part.results.table.rows_model.index(1, 1).data() == "4,50"


def test_words_are_kept_with_their_sheet_when_the_field_is_left(siak: Opened) -> None:
    part = evaluation(siak)
    first = part.words.findChildren(QPlainTextEdit)[0]
    siak.qtbot.mouseClick(first.viewport(), LEFT)
    siak.qtbot.keyClicks(first, "Praktik & <diskusi>")
    siak.qtbot.keyClick(first, Qt.Key.Key_Tab)
    part.table.setFocus()
    siak.qtbot.keyClick(part.table, Qt.Key.Key_Return)
    assert part.words.sheet == 2
    assert first.toPlainText() == ""
    forms = siak.ask(evaluations.forms, siak.section.event_id)
    assert [dict(sheet.words) for sheet in forms.sheets] == [{forms.written[0].id: "Praktik & <diskusi>"}]
    siak.qtbot.keyClick(part.table, Qt.Key.Key_Up)
    siak.until(lambda: first.toPlainText() == "Praktik & <diskusi>")


def test_a_question_is_added_changed_and_removed_with_its_answers(siak: Opened) -> None:
    part = evaluation(siak)
    count = len(part.forms.scaled)
    siak.qtbot.keyClicks(part.table, "5")
    siak.qtbot.mouseClick(button(siak, "Tampilan evaluasi: Pertanyaan"), LEFT)
    click(siak, "Tambah pertanyaan…")
    dialog = siak.dialog(CardDialog)
    siak.qtbot.keyClicks(dialog.form.control("text"), "Apakah waktunya cukup?")
    siak.qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    siak.until(lambda: len(part.forms.scaled) == count + 1)
    wake(siak)
    part.questions.table.select_row(0)
    siak.qtbot.keyClick(part.questions.table, Qt.Key.Key_Delete)
    siak.until(lambda: len(part.forms.scaled) == count)
    assert answers(siak) == {}
    siak.qtbot.keyClick(siak.window, Qt.Key.Key_Z, CTRL)
    siak.until(lambda: len(part.forms.scaled) == count + 1)
    assert answers(siak)[1][0] == 5
