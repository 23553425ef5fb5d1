"""The one door for what goes wrong: known problems in plain words, bugs with a log that is already saved."""

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from app import __version__
from app.errors import UserError
from ui.dialogs.question import TitledDialog, tell
from ui.widgets.cards import Note
from ui.widgets.labels import label

KEPT_LOGS = 20
_log = logging.getLogger("bimtek")


def show_error(parent: QWidget | None, error: UserError, note: Note | None = None) -> None:
    """Tell a UserError: in the page where it has a place for it, else in a dialog."""
    if note is not None:
        note.say_error(error)
        return
    text = "\n".join(part for part in (error.unchanged, error.todo) if part)
    tell(parent, error.happened, text, QCoreApplication.translate("Messages", "Tutup"))


class BugDialog(TitledDialog):
    """Says that the fault is ours, that the log is saved, and where; `log` None where it could not be written."""

    def __init__(self, parent: QWidget | None, log: Path | None) -> None:
        super().__init__(parent, QCoreApplication.translate("Messages", "Ada kesalahan dalam program ini"))
        self._log = log
        kept = self.tr("Yang sudah bertanda “Tersimpan” tetap aman; perubahan terakhir mungkin belum tersimpan.")
        self.body.addWidget(label(kept, wrap=True))
        if log is not None:
            where = self.tr("Catatan kesalahan ada di {path}. Kirimkan kepada pengembang.").format(path=log)
            self.body.addWidget(label(where, "caption", wrap=True))
            self.add_button(self.tr("Buka folder catatan"), clicked=self._open_folder)
        self.add_button(self.tr("Tutup"), "primary", self.accept, default=True)

    def _open_folder(self) -> None:
        if self._log is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))


class BugDoor(QObject):
    """Takes exceptions from any thread, writes each to a log, and shows one dialog at a time."""

    _arrived = Signal(object)

    def __init__(self, folder: Path, parent: Callable[[], QWidget | None] = QApplication.activeWindow) -> None:
        super().__init__()
        self._folder = folder
        self._parent = parent
        self._open = False
        self._crash_file: TextIO | None = None
        self._arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Stand behind every slot, timer and thread, and behind a crash of the interpreter itself."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._crash_file = (self._folder / "crash.log").open("a", encoding="utf-8")
            faulthandler.enable(self._crash_file)
        except OSError:  # opening the database tells of a folder that cannot be written
            self._crash_file = None
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()
            self._crash_file = None

    def take(self, error: BaseException) -> None:
        """Log a bug and show it; a UserError that got here is shown as what it is."""
        self._arrived.emit(error)

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        _trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        else:
            self.take(error)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.take(arguments.exc_value)

    def _show(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            show_error(self._parent(), error)
            return
        log = write_log(self._folder, error)
        if self._open:
            return
        self._open = True
        dialog = BugDialog(self._parent(), log)
        dialog.exec()
        dialog.deleteLater()
        self._open = False


def write_log(folder: Path, error: BaseException) -> Path | None:
    """Write the traceback into a file of its own; None where the folder cannot be written."""
    now = datetime.now(UTC)
    path = folder / f"kesalahan-{now:%Y%m%d-%H%M%S-%f}.log"
    words = "".join(traceback.format_exception(error))
    _log.error("%s", words)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        head = f"Bimtek PSM {__version__} {sys.platform} {now:%Y-%m-%dT%H:%M:%SZ}"
        path.write_text(f"{head}\n\n{words}", encoding="utf-8")
        for old in sorted(folder.glob("kesalahan-*.log"))[:-KEPT_LOGS]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path
