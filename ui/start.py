"""Starts the window: one per data folder, Indonesian, dressed, with every exception caught at one door."""

import gc
import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import ui.early  # noqa: F401  # before Qt

# isort: split
from PySide6.QtCore import QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import __version__, paths
from app.errors import UserError
from app.services import at_work, workspace
from app.services.at_work import OfficeAtWork
from ui import settings
from ui.appearance import mode_of
from ui.main_window import PROGRAM, Acts, MainWindow
from ui.messages import BugDoor
from ui.pages import Desk, PageEntry
from ui.reception import Reception
from ui.rescue import Rescue
from ui.single_instance import SingleInstance
from ui.tabs.table import pages
from ui.theme.look import LOOK
from ui.warming import Warming
from ui.work.collecting import undisturbed
from ui.work.thread import Work

_translators: list[QTranslator] = []
_SETTLED = 400
"""Milliseconds after which the first page stands."""


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """The application, Indonesian and dressed."""
    app = QApplication([*arguments] or ["bimtek-psm"])
    app.setApplicationName(PROGRAM)
    app.setApplicationVersion(__version__)
    app.setWindowIcon(QIcon(str(paths.resource("icons", "bimtek-psm.svg"))))
    speak_indonesian(app)
    kept = settings.load()
    LOOK.install(app, mode_of(kept), kept.percent)
    return app


def speak_indonesian(app: QApplication) -> None:
    """Numbers and dates by the Indonesian locale; Qt's own buttons and dialogs by our translation."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    for name in ("qtbase_id",):
        translator = QTranslator(app)
        if translator.load(name, str(paths.resource("translations"))):
            app.installTranslator(translator)
            _translators.append(translator)


def _undo_step(step_id: str) -> object:
    from app.services import history

    return undisturbed(history.undo_step)(step_id)


def _undo_last() -> object:
    from app.services import history

    return undisturbed(history.undo_last)()


def _redo_last() -> object:
    from app.services import history

    return undisturbed(history.redo_last)()


class Program:
    """The parts that live as long as the program; window and reception live as long as one open database."""

    def __init__(self, app: QApplication, entries: Sequence[PageEntry]) -> None:
        self.app = app
        self.door = BugDoor(paths.data_dir() / "log")
        self.instance = SingleInstance(paths.data_dir(), self._raise)
        self.entries = entries
        self.window: MainWindow | None = None
        self.reception: Reception | None = None
        self.work: Work | None = None
        self.rescue: Rescue | None = None

    def run(self) -> int:
        """Show the window until it is closed; 0, also for a second start that raised the first."""
        if not self.instance.claim():
            return 0
        self.door.install()
        self.start()
        code = self.app.exec()
        self.close()
        return code

    def start(self) -> None:
        """Open the database on its thread while the empty window is shown."""
        self.work = Work()
        self.work.bug.connect(self.door.take)
        self.work.run(at_work.open_own, then=self._opened, failed=self._refused)
        window = self._show_window(self.work)
        window.stack.prepare(window.stack.first)

    def close(self) -> None:
        """Close the database with a copy, and let another start be the first."""
        if self.work is not None:
            self.work.close(workspace.close_workspace)
        self.instance.release()
        self.door.uninstall()

    def _show_window(self, work: Work) -> MainWindow:
        """A window of its own for each open database: nothing of another one stays on the screen."""
        before = self.window
        window = MainWindow(Desk(work, before.desk.settings if before else settings.load()), self.entries, self._acts())
        window.desk.reopened.connect(self._reopened)
        self.window, self.reception = window, Reception(window)
        if before is not None:
            window.setGeometry(before.geometry())
            window.setWindowState(before.windowState())
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()
        return window

    def _acts(self) -> Acts:
        return Acts(_undo_step, _undo_last, _redo_last, self._now, self._other_commands())

    def _other_commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "backup": self._back_up,
            "licences": lambda: self._go("settings", "licences"),
            "about": lambda: self._go("settings", "about"),
            "new_event": lambda: self._go("events", "new"),
            "new_person": lambda: self._go("people", "new"),
        }

    def _now(self) -> datetime:
        return self.reception.now() if self.reception else datetime.now().astimezone()

    def _opened(self, office: OfficeAtWork) -> None:
        if self.reception is not None and self.window is not None:
            self.reception.receive(office)
            Warming(self.window, _SETTLED)
        QTimer.singleShot(_SETTLED, self._settle)

    def _settle(self) -> None:
        """What can wait until the first page stands."""
        gc.freeze()  # what the window is made of stays: looking at it again and again would only stop every thread
        self.instance.listen()

    def _reopened(self) -> None:
        """Another database is open: show it in a window of its own."""
        if self.work is not None:
            self._show_window(self.work)
            self.work.run(at_work.at_work, then=self._opened)

    def _refused(self, error: UserError) -> None:
        """The database cannot be opened: offer the last copy of a damaged one; else say why, and end."""
        if self.work is not None and self.window is not None:
            self.rescue = Rescue(self.window, self.work, error, self._reopened, self.window.close)
            self.rescue.start()

    def _raise(self) -> None:
        if self.window is not None:
            self.window.come_forward()

    def _go(self, key: str, argument: str) -> None:
        if self.window is not None:
            self.window.show_page(key, argument)

    def _back_up(self) -> None:
        if self.window is not None and self.work is not None:
            self.work.run(workspace.make_backup, then=self._backed_up)

    def _backed_up(self, _copy: object) -> None:
        if self.window is not None:
            self.window.toast.say(self.window.tr("Cadangan dibuat dan sudah diperiksa"))


def main() -> int:
    """Run the window."""
    sys.setswitchinterval(0.0005)  # the database thread gets its answers while the window is busy drawing
    gc.disable()  # until the first page stands: what is made meanwhile is kept anyway
    logging.basicConfig(level=logging.WARNING, handlers=[logging.NullHandler()])
    return Program(make_application(sys.argv), pages()).run()


if __name__ == "__main__":
    raise SystemExit(main())
