"""One PDF per person into a folder, with progress and "Batalkan"."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services import documents
from app.services.papers.options import PaperOptions
from ui.pages import Desk
from ui.pdf.paper_actions import ask_folder, folder_of, keep_folder
from ui.widgets.progress_line import ProgressLine


class EachSaver(QObject):
    """Asks for the folder and saves the certificates of an event; `then` is called when some were written."""

    def __init__(self, desk: Desk, owner: QWidget, progress: ProgressLine, then: Callable[[], object]) -> None:
        super().__init__(owner)
        self._desk, self._owner, self._progress, self._then = desk, owner, progress, then

    def ask(self, event_id: str, options: PaperOptions) -> None:
        """Ask for the folder first."""
        title = self.tr("Pilih folder untuk satu PDF per orang")
        ask_folder(self._owner, title, folder_of(self._desk), lambda folder: self.save(event_id, folder, options))

    def save(self, event_id: str, folder: Path, options: PaperOptions) -> None:
        """Write them; what was written before a stop stays and counts as printed."""
        keep_folder(self._desk, folder)
        job = self._desk.work.change(
            documents.save_each,
            event_id,
            folder,
            options,
            then=lambda made: self._on_saved(len(made), folder),
            failed=self._on_failed,
            stopped=self._on_stopped,
            progress=self._progress.report,
            owner=self._owner,
        )
        self._progress.watch(self.tr("Menyimpan sertifikat"), job)

    def _on_saved(self, count: int, folder: Path) -> None:
        self._progress.done()
        self._desk.say(self.tr("{count} PDF tersimpan di {folder}").format(count=count, folder=folder))
        self._then()

    def _on_failed(self, error: UserError) -> None:
        self._progress.done()
        self._desk.report(error)
        self._then()

    def _on_stopped(self) -> None:
        self._progress.done()
        self._desk.say(self.tr("Dihentikan; PDF yang sudah ditulis tetap ada"))
        self._then()
