"""A start on a database that cannot be opened: the last copy is offered, or the reason is told; never a traceback."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import paths
from app.services import checking, workspace
from tests.builders import a_person, an_office
from ui.dialogs.question import TitledDialog
from ui.messages import BugDialog
from ui.start import Program
from ui.tabs.table import pages
from ui.widgets.buttons import Button


def run(qapp, monkeypatch, *answers):
    """Run the program, pressing the buttons that begin with these words as their dialogs appear; what was said."""
    said, wanted, tries = [], list(answers), iter(range(300))
    timer = QTimer()
    program = Program(qapp, pages())
    monkeypatch.setattr(BugDialog, "exec", lambda _self: said.append("bug"))

    def look():
        dialog = QApplication.activeModalWidget()
        if wanted and isinstance(dialog, TitledDialog):
            said.append(dialog.accessibleName())
            word = wanted.pop(0)
            next(b for b in dialog.findChildren(Button) if b.text().replace("&", "").startswith(word)).click()
        elif not wanted and program.reception and program.reception.cover.widget is None and dialog is None:
            office = program.reception._office
            said.append(office.name if office else "")
            if office:
                program.window.close()
        if next(tries, None) is None:
            qapp.exit(1)

    timer.timeout.connect(look)
    timer.start(50)
    program.run()
    timer.stop()  # once the program has ended, an exit would end every event loop of the tests to come
    return [line for line in said if line]


def broken_office(folder):
    workspace.open_workspace(folder)
    an_office()
    a_person("Siti")
    digest = checking.digest_of()
    path = workspace.database_path()
    workspace.close_workspace()
    content = bytearray(path.read_bytes())
    content[50] ^= 1
    path.write_bytes(content)
    return digest


def test_the_last_copy_of_a_damaged_database_is_one_click_away(qapp, monkeypatch):
    before = broken_office(paths.data_dir())
    said = run(qapp, monkeypatch, "Pulihkan cadangan itu")
    assert "rusak" in said[0]
    assert said[-1] == "Dinas Sosial Kabupaten Siak"
    workspace.open_workspace(paths.data_dir())
    assert checking.digest_of() == before
    workspace.close_workspace(backup=False)


@pytest.mark.parametrize("obstacle", ["a file in place of the folder", "a folder in place of the file", "damaged"])
def test_without_a_copy_the_reason_is_told_and_the_program_ends(qapp, monkeypatch, obstacle):
    folder = paths.data_dir()
    if obstacle.startswith("a file"):
        folder.write_text("x", encoding="utf-8")
    elif obstacle.startswith("a folder"):
        (folder / "bimtek.db").mkdir(parents=True)
    else:
        folder.mkdir()
        (folder / "bimtek.db").write_bytes(b"x" * 5000)
    said = run(qapp, monkeypatch, "Tutup")
    assert len(said) == 1
    assert "bug" not in said
