"""Kirim: one file for the province, with or without NIK, noted in the history; refusals in the page."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.services import events, handover
from app.services.events import EventCard
from tests.ui.sections import Opened, opened
from ui.dialogs.question import TitledDialog
from ui.tabs.send import SendPage
from ui.widgets.buttons import Button


@pytest.fixture
def send(qtbot, tmp_path: Path) -> Iterator[Opened]:
    with opened(qtbot, SendPage) as made:
        made.until(lambda: "45 orang" in made.page.form.contents.text())
        made.page.form.take_folder(tmp_path)
        yield made


def write(send: Opened) -> None:
    send.qtbot.mouseClick(send.page.form.write_button, Qt.MouseButton.LeftButton)


def nik_column(path: Path) -> bool:
    with zipfile.ZipFile(path) as file:
        assert "people.csv" in file.namelist()
        return "nik" in file.read("people.csv").decode("utf-8-sig").splitlines()[0].lower()


def test_the_file_exists_holds_the_people_and_is_noted(send: Opened, tmp_path: Path) -> None:
    page = send.page
    assert page.form.event_box.currentText().startswith("siak-2018")
    assert page.form.contents.text() == "45 orang, 45 peserta, 225 baris kehadiran, 0 sertifikat"
    assert page.sent_card.shown is page.sent_card.empty
    path = page.form.path
    write(send)
    send.until(page.note.isVisible)
    assert path.parent == tmp_path
    assert path.exists()
    assert "Berkas data 45 orang selesai dibuat" in page.note.accessibleName()
    assert str(path) in page.note.accessibleName()
    assert [b.accessibleName() for b in page.note.findChildren(Button)][-1] == "Buka folder"
    assert nik_column(path)
    send.until(lambda: page.sent.rows_model.rowCount() == 1)
    assert page.sent.rows_model.index(0, 1).data().startswith(path.name)
    assert page.sent.rows_model.index(0, 3).data() == "dengan NIK"
    assert page.sent.rows_model.index(0, 0).data().endswith("WIB")
    noted = send.ask(handover.exports, page._event_id)
    assert (noted[0].records, noted[0].with_nik, noted[0].target) == (45, True, str(path))


def test_without_nik_and_under_a_name_of_ones_own(send: Opened, tmp_path: Path) -> None:
    page = send.page
    send.qtbot.mouseClick(page.form.without_nik, Qt.MouseButton.LeftButton, pos=page.form.without_nik.rect().center())
    page.form.without_nik.setChecked(True)
    page.form.file_name.selectAll()
    send.qtbot.keyClicks(page.form.file_name, "untuk kampus")
    send.qtbot.keyClick(send.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    target = tmp_path / "untuk kampus.zip"
    send.until(target.exists)
    send.until(page.note.isVisible)
    assert not nik_column(target)


def test_a_file_of_the_same_name_is_asked_about(send: Opened) -> None:
    path = send.page.form.path
    path.write_bytes(b"lama")
    asked: list[str] = []

    def keep() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TitledDialog)
        asked.append(dialog.accessibleName())
        send.qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(60, keep)
    write(send)
    assert asked == [f"“{path.name}” sudah ada. Ganti?"]
    assert path.read_bytes() == b"lama"


def test_nobody_to_send_is_said_in_the_page(send: Opened) -> None:
    empty = send.ask(events.save, EventCard(title="Kosong & <b>tebal</b>", code="KOSONG")).subject
    send.page.arrive(empty)
    send.until(lambda: send.page.form.event_box.currentText().startswith("KOSONG"))
    write(send)
    send.until(send.page.note.isVisible)
    assert "belum mempunyai peserta" in send.page.note.accessibleName()
    assert send.page.form.write_button.isEnabled()


def test_a_folder_that_is_gone_is_said_in_the_page(send: Opened, tmp_path: Path) -> None:
    send.page.form.file_name.setText("tidak/ada/berkas.zip")
    write(send)
    send.until(send.page.note.isVisible)
    assert "tidak ada" in send.page.note.accessibleName()
    assert list(tmp_path.glob("*.zip")) == []
