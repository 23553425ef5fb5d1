"""Fields, searches, filters, messages and the region picker, by clicks and keys."""

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from tests.ui.gallery_parts import PLACES
from ui.dialogs.question import Question, TitledDialog, ask
from ui.drawing import bars
from ui.drawing.bars import QuotaBar, Seats
from ui.messages import BugDialog, BugDoor, show_error
from ui.region_picker import RegionPicker
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.fields import Field, Finding
from ui.widgets.labels import ElidedLabel
from ui.widgets.progress_line import ProgressLine
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented
from ui.work.jobs import Job
from ui.work.thread import Work

NASTY = ("Siti <Aminah> & Bin‘t Ali", "<b>x</b>", "O", "Ma'rang 😀 \u202eabc", "x" * 500)


def shown(widget: QWidget, qtbot) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(500, 400)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def during(dialog_type: type[QDialog], act) -> None:
    """Do something to the dialog that the next call opens."""

    def meet() -> None:
        found = QApplication.activeModalWidget()
        assert isinstance(found, dialog_type)
        act(found)

    QTimer.singleShot(50, meet)


@pytest.mark.parametrize("name", NASTY)
def test_peoples_words_are_never_markup(qtbot, name: str) -> None:
    note = Note("err", name, name)
    qtbot.addWidget(note)
    for label in note.findChildren(QLabel):
        if label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText
    elided = shown(ElidedLabel(name, "title"), qtbot)
    elided.grab()
    assert elided.text() == name


def test_a_link_of_words_said_before_can_not_be_pressed_any_more(qtbot) -> None:
    note = Note("warn", "Penuh", "", [("Tetap daftarkan", lambda: None)])
    qtbot.addWidget(note)
    note.show()
    note.say("warn", "Penuh lagi", "", [("Batalkan", lambda: None)])
    QApplication.processEvents()
    seen = [button.accessibleName() for button in note.findChildren(Button) if button.isVisibleTo(note)]
    assert seen == ["Batalkan"]


def test_a_finding_is_a_colour_a_sign_and_a_sentence(qtbot) -> None:
    field = shown(Field("NIK", QLineEdit(), "16 angka", optional=True), qtbot)
    field.set_finding(Finding("15 angka, seharusnya 16.", hard=True))
    assert field.control.property("state") == "err"
    assert field.control.accessibleDescription() == "15 angka, seharusnya 16."
    assert any(label.isVisible() and "15 angka" in label.text() for label in field.findChildren(QLabel))
    field.set_finding(None)
    assert field.control.property("state") == ""
    assert field.control.accessibleDescription() == "16 angka"


def test_search_waits_for_a_rest_and_esc_clears_then_leaves(qtbot) -> None:
    field = shown(SearchField("Cari nama"), qtbot)
    heard = []
    field.searched.connect(heard.append)
    qtbot.keyClicks(field, "siti")
    qtbot.waitUntil(lambda: heard == ["siti"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: heard == ["siti", ""])
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_filters_keep_the_choice_while_counts_change(qtbot) -> None:
    pills = shown(FilterRow(), qtbot)
    heard = []
    pills.chosen.connect(heard.append)
    pills.set_filters([Filter("", "Semua", 9), Filter("plan", "Rencana", 3)])
    assert pills.key == ""
    buttons = pills.findChildren(Button)
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert heard == ["plan"]
    pills.set_filters([Filter("", "Semua", 8), Filter("plan", "Rencana", 2)])
    assert pills.key == "plan"
    assert buttons[1].accessibleName() == "Rencana, 2"
    pills.set_filters([Filter("", "Semua", 8), Filter("plan", "Rencana", 2), Filter("x", "Lain")])
    assert pills.key == "plan"


@pytest.mark.parametrize(
    ("seats", "stated", "missing", "segments"),
    [
        ((Seats("a", 2, 3), Seats("b", 10, 0), Seats("tanpa kuota", None, 1)), 30, 18, 4),
        ((Seats("a", 12, 12), Seats("tanpa kuota", None, 20)), 12, 0, 2),
        ((Seats("a", 12, 12), Seats("tanpa kuota", None, 20)), 30, 18, 3),
        ((Seats("tanpa kuota", None, 20),), 50, 30, 2),
        ((), 50, 50, 1),
        ((), None, 0, 0),
    ],
)
def test_whoever_came_without_a_quota_fills_no_seat_that_was_given_to_nobody(seats, stated, missing, segments):
    """The hatch says the same gap as the ledger, and everything has room within the bar."""
    bar = QuotaBar(seats, stated)
    assert bar.missing == missing
    places = bars.spans(bar, 300.0)
    assert len(places) == segments
    assert all(left + wide <= 300.5 for left, wide in places)


def test_segments_choose_one(qtbot) -> None:
    paper = shown(Segmented("Kertas", [("A4", "A4"), ("F4", "F4")], "F4"), qtbot)
    assert paper.key == "F4"
    with qtbot.waitSignal(paper.chosen) as chosen:
        qtbot.mouseClick(paper.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    assert chosen.args == ["A4"]


def test_the_ring_shows_by_keyboard_only(qtbot) -> None:
    page = QWidget()
    first, second = Button("Satu"), Button("Dua")
    column = QVBoxLayout(page)
    column.addWidget(first)
    column.addWidget(second)
    shown(page, qtbot)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert first.property("ring") != "true"
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.property("ring") == "true"


def test_a_harmful_question_is_answered_no_by_enter_and_by_esc(qtbot) -> None:
    question = Question("Hapus kegiatan?", "Peserta tetap.", "Hapus kegiatan", "Jangan hapus", harmful=True)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        during(TitledDialog, lambda dialog, key=key: qtbot.keyClick(dialog.focusWidget() or dialog, key))
        assert ask(None, question) is False
    during(
        TitledDialog,
        lambda dialog: next(b for b in dialog.findChildren(Button) if b.text() == "Hapus kegiatan").click(),
    )
    assert ask(None, question) is True


def test_a_known_problem_is_told_in_its_three_parts(qtbot) -> None:
    error = UserError("Berkas terkunci.", "Tidak ada yang diubah.", "Tutup berkasnya, lalu coba lagi.")
    told = []

    def read(dialog: QDialog) -> None:
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    during(TitledDialog, read)
    show_error(None, error)
    assert told == ["Berkas terkunci.", "Tidak ada yang diubah.\nTutup berkasnya, lalu coba lagi."]


def test_a_bug_is_logged_before_it_is_shown_and_no_traceback_is(qtbot, tmp_path) -> None:
    door = BugDoor(tmp_path / "log")
    seen = []

    def read(dialog: QDialog) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    during(BugDialog, read)
    try:
        raise ValueError("rahasia dapur")
    except ValueError as error:
        door.take(error)
    qtbot.waitUntil(lambda: seen != [])
    logs = list((tmp_path / "log").glob("kesalahan-*.log"))
    assert "rahasia dapur" in logs[0].read_text(encoding="utf-8")
    assert "rahasia dapur" not in " ".join(seen)
    assert str(logs[0]) in " ".join(seen)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_exceptions_of_slots_and_threads_come_to_the_door(qtbot, tmp_path, monkeypatch) -> None:
    door, met = BugDoor(tmp_path / "log"), []
    monkeypatch.setattr(BugDialog, "exec", lambda _self: met.append("dialog"))
    door.install()
    try:
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: met == ["dialog"])
        with qtbot.captureExceptions():
            import sys

            sys.excepthook(KeyError, KeyError("x"), None)
        qtbot.wait(20)
    finally:
        door.uninstall()
    assert (tmp_path / "log" / "crash.log").exists()


def test_a_short_job_shows_no_line_and_a_long_one_can_be_stopped(qtbot) -> None:
    line, page = ProgressLine(), QWidget()
    QVBoxLayout(page).addWidget(line)
    shown(page, qtbot)
    line.watch("Membuat sertifikat", Job(lambda: None, ()))
    line.done()
    qtbot.wait(350)
    assert not line.isVisible()
    job = Job(lambda: None, ())
    line.watch("Membuat sertifikat", job)
    qtbot.waitUntil(line.isVisible, timeout=2000)
    line.report(32, 50)
    assert any("Membuat sertifikat: 32 dari 50" in label.text() for label in line.findChildren(QLabel))
    qtbot.mouseClick(line.findChild(Button), Qt.MouseButton.LeftButton)
    assert job.cancelled


def test_a_region_is_picked_by_typing_and_keys(qtbot, work: Work) -> None:
    asked = []

    def find(text: str):
        asked.append(text)
        return PLACES if "kampung" in text else ()

    picker = shown(RegionPicker(work, find), qtbot)
    picker.field.setFocus()
    qtbot.keyClicks(picker.field, "kampung jawa")
    qtbot.waitUntil(picker.popup.isVisible)
    assert asked[-1] == "kampung jawa"
    picker.choices.grab()
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picked.args[0].code == "11.73.02.2001"
    assert picker.code == "11.73.02.2001"
    assert picker.field.text() == "Kampung Jawa, Kec. Banda Sakti, Kota Lhokseumawe, Aceh"
    qtbot.keyClick(picker.field, Qt.Key.Key_Backspace)
    assert picker.code == ""
