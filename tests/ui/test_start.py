"""Starting: a second start raises the first window; an open that fails is told and ends."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from app import paths
from tests.ui.gallery import ENTRIES
from ui.dialogs import files
from ui.messages import BugDialog
from ui.single_instance import SingleInstance
from ui.start import Program


def test_a_second_start_raises_the_first(qtbot, tmp_path: Path) -> None:
    raised = []
    first = SingleInstance(tmp_path, lambda: raised.append(1))
    second = SingleInstance(tmp_path, lambda: None)
    elsewhere = SingleInstance(tmp_path / "lain", lambda: None)
    assert first.claim()
    first.listen()
    assert not second.claim()
    qtbot.waitUntil(lambda: raised == [1])
    assert elsewhere.claim()
    first.release()
    elsewhere.release()
    assert second.claim()
    second.release()


def test_a_socket_left_by_a_crash_is_nobodys(qtbot, tmp_path: Path) -> None:
    crashed = SingleInstance(tmp_path, lambda: None)
    assert crashed.claim()
    crashed.listen()
    leftover = Path(crashed._server.fullServerName())
    crashed.release()
    leftover.touch()
    again = SingleInstance(tmp_path, lambda: None)
    assert again.claim()
    again.listen()
    assert again._server.isListening()
    again.release()


def test_the_program_opens_a_new_database_receives_its_office_and_ends(qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    program, seen = Program(qapp, ENTRIES), []
    tries = iter(range(200))

    def look() -> None:
        received = program.reception is not None and program.reception.cover.widget is not None
        if not received and next(tries, None) is not None:
            QTimer.singleShot(50, look)
            return
        seen.append((received, [path.suffix for path in paths.data_dir().iterdir() if path.is_file()]))
        # the last window closed ends the program; a second quit would end the next test's loops
        program.window.close()

    monkeypatch.setattr(BugDialog, "exec", lambda _self: seen.append("bug"))
    QTimer.singleShot(50, look)
    assert program.run() == 0
    assert len(seen) == 1
    received, files_made = seen[0]
    assert received
    assert files_made != []
    assert sys.excepthook is sys.__excepthook__


def test_a_file_is_saved_with_its_ending_and_given_up_with_none(qapp, tmp_path: Path) -> None:
    kind = files.FileKind("Dokumen PDF", ("pdf",))

    def answer(accept: bool) -> None:
        dialog = qapp.activeModalWidget()
        dialog.accept() if accept else dialog.reject()

    QTimer.singleShot(100, lambda: answer(True))
    chosen = files.save_as(None, "Simpan PDF", "Daftar hadir – Siak", [kind], tmp_path)
    assert chosen == tmp_path / "Daftar hadir – Siak.pdf"
    QTimer.singleShot(100, lambda: answer(False))
    assert files.save_as(None, "Simpan PDF", "x", [kind], tmp_path) is None
