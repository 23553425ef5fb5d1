"""Starts the window: one per data folder, Indonesian, dressed, with every exception caught at one door."""

import logging
import sys
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import __version__, paths
from app.errors import UserError
from app.services import workspace
from ui import settings
from ui.appearance import mode_of
from ui.main_window import PROGRAM, Acts, MainWindow
from ui.messages import BugDoor, show_error
from ui.pages import Desk, PageEntry
from ui.single_instance import SingleInstance
from ui.tabs.table import pages
from ui.theme.look import LOOK
from ui.work.thread import Work

_translators: list[QTranslator] = []


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


class Program:
    """The parts that live as long as the window."""

    def __init__(self, app: QApplication, entries: Sequence[PageEntry], acts: Acts | None = None) -> None:
        self.app = app
        self.door = BugDoor(paths.data_dir() / "log")
        self.instance = SingleInstance(paths.data_dir(), self._raise)
        self.entries, self.acts = entries, acts
        self.window: MainWindow | None = None
        self.work: Work | None = None

    def run(self) -> int:
        """Show the window until it is closed; 0, also for a second start that raised the first."""
        if not self.instance.claim():
            return 0
        self.door.install()
        self.work = Work()
        self.work.bug.connect(self.door.take)
        self.window = MainWindow(Desk(self.work, settings.load()), self.entries, self.acts)
        self.window.show()
        QTimer.singleShot(0, self._open)
        code = self.app.exec()
        self._close()
        return code

    def _open(self) -> None:
        if self.work is not None:
            self.work.run(workspace.open_workspace, then=self._opened, failed=self._refused)

    def _opened(self, _path: object) -> None:
        if self.window is not None and self.entries:
            self.window.show_page(self.entries[0].key)

    def _refused(self, error: UserError) -> None:
        """The database cannot be opened: say why, and end."""
        show_error(self.window, error)
        self.app.quit()

    def _raise(self) -> None:
        if self.window is not None:
            self.window.come_forward()

    def _close(self) -> None:
        if self.work is not None:
            self.work.close(workspace.close_workspace)
        self.instance.release()
        self.door.uninstall()


def main() -> int:
    """Run the window."""
    logging.basicConfig(level=logging.WARNING, handlers=[logging.NullHandler()])
    return Program(make_application(sys.argv), pages()).run()


if __name__ == "__main__":
    raise SystemExit(main())
