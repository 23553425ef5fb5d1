"""A window around one section or page of an event, on a copy of a practice database."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.errors import UserError
from app.services import events, history, samples, workspace
from ui.main_window import Acts, MainWindow
from ui.pages import Desk, Page, PageEntry
from ui.tabs.event.section import EventSection
from ui.work.thread import Work


@cache
def practice_folder() -> Path:
    """A data folder with both samples, made once in a run."""
    folder = Path(tempfile.mkdtemp(prefix="bimtek-uji-"))
    workspace.open_workspace(folder)
    for name in samples.SAMPLES:
        samples.load(name)
    workspace.close_workspace(backup=False)
    return folder


class Host(Page):
    """What the event's page is to a section."""

    title = "Uji"

    def __init__(self, desk: Desk, make: Callable[[Desk], EventSection]) -> None:
        super().__init__(desk)
        self.section = make(desk)
        self.concerns = self.section.concerns
        self.column.addWidget(self.section, 1)

    def refresh(self, changed: frozenset[str]) -> None:
        if self.section.event_id:
            self.section.refresh(changed)

    def arrive(self, argument: object) -> None:
        self.section.show_event(str(argument))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return self.section.commands()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.section.set_compact(compact)


class Opened:
    """A window on a database, and how to wait for it."""

    def __init__(self, qtbot, work: Work, window: MainWindow) -> None:
        self.qtbot, self.work, self.window = qtbot, work, window
        self.problems: list[object] = []

    @property
    def page(self):
        return self.window.page

    @property
    def section(self):
        return self.window.page.section

    def ask(self, function: Callable[..., object], *arguments: object):
        """What a service says, asked on the work thread after all that was asked before."""
        answers: list[object] = []
        self.work.run(function, *arguments, then=answers.append, failed=answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=15_000)
        assert not isinstance(answers[0], UserError), answers[0]
        return answers[0]

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=15_000)

    def dialog(self, kind: type[QWidget] = QWidget) -> QWidget:
        """The dialog that is open now."""
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and isinstance(one, kind)]
        return next(one for one in shown if one is not self.window)


@contextmanager
def in_window(qtbot, entry: PageEntry) -> Iterator[Opened]:
    """The window with one page, on the office's own database; at its end nothing of ours has failed."""
    work = Work()
    bugs: list[BaseException] = []
    work.bug.connect(bugs.append)
    acts = Acts(undo_step=history.undo_step, undo_last=history.undo_last, redo_last=history.redo_last)
    window = MainWindow(Desk(work), (entry,), acts)
    qtbot.addWidget(window)
    made = Opened(qtbot, work, window)
    work.problem.disconnect()
    work.problem.connect(made.problems.append)
    window.resize(1366, 696)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.ask(workspace.open_workspace)
    try:
        yield made
    finally:
        assert work.close(lambda: workspace.close_workspace(backup=False), seconds=20)
        assert bugs == []


@contextmanager
def opened(qtbot, build: Callable[[Desk], Page], code: str = "siak-2018") -> Iterator[Opened]:
    """The window with one page, arrived at an event."""
    shutil.copytree(practice_folder(), paths.data_dir())
    with in_window(qtbot, PageEntry("events", "Kegiatan", "calendar_ltr", build)) as made:
        made.window.show_page("events", made.ask(events.find, code).id)
        yield made


def hosted(make: Callable[[Desk], EventSection]) -> Callable[[Desk], Page]:
    """A page for a section."""
    return lambda desk: Host(desk, make)
