"""The application as `ui.start` makes it, a work thread, a window on a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.gallery import ENTRIES
from ui.main_window import MainWindow
from ui.pages import Desk
from ui.start import make_application
from ui.theme.look import LOOK, Mode
from ui.work.thread import Work


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The one application of the test run, dressed and Indonesian."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else make_application(["test"])


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's folders."""
    monkeypatch.setenv("BIMTEK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BIMTEK_SETTINGS", str(tmp_path / "settings"))


@pytest.fixture(autouse=True)
def loops_go_on(qapp: QApplication) -> Iterator[None]:
    """A test that leaves the application told to end is the culprit itself: from then on no event loop of any later
    test would wait, and what the database thread answers would never arrive."""
    yield
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    assert loop.exec() == 0, "this test told the application to end"


@pytest.fixture
def work(qapp: QApplication) -> Iterator[Work]:
    """A work thread that is joined at the end."""
    thread = Work()
    yield thread
    assert thread.close(seconds=10)


@pytest.fixture
def window(qtbot, work: Work) -> MainWindow:
    """The window with the gallery's pages."""
    made = MainWindow(Desk(work), ENTRIES)
    qtbot.addWidget(made)
    made.resize(1366, 696)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def light() -> Iterator[None]:
    """Light, and light again afterwards."""
    LOOK.set_mode(Mode.LIGHT)
    yield
    LOOK.set_mode(Mode.LIGHT)
    LOOK.set_text_size(100)
