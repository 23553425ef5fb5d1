"""The files that an import takes and gives: the list itself, our template, the user's own workbook marked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ui.dialogs import files
from ui.imports import words
from ui.imports.session import ImportSession
from ui.imports.words import tr
from ui.pages import Desk
from ui.widgets.cards import Note


class ImportFiles(QObject):
    """Asks for files before the wizard; `chosen` tells the list to be read."""

    chosen = Signal(Path)

    def __init__(self, wizard: QWidget, desk: Desk, session: ImportSession, note: Note) -> None:
        super().__init__(wizard)
        self._wizard, self._desk, self._session, self._note = wizard, desk, session, note
        session.wrote.connect(self._on_wrote)

    def choose(self) -> None:
        """Ask for a list, where the last one was."""
        last = self._desk.settings.import_folder
        folder = Path(last) if last and Path(last).is_dir() else None
        path = files.choose_file(self._wizard, tr("Pilih daftar"), words.lists(), folder)
        if path is not None:
            self.chosen.emit(path)

    def save_template(self) -> None:
        """Write our own workbook for the kind chosen."""
        name = words.of_kind(self._session.offer.kind).template
        path = files.save_as(self._wizard, tr("Simpan templat"), name, words.workbook())
        if path is not None:
            self._session.write_template(path)

    def save_marked(self) -> None:
        """Write the user's own workbook with the bad cells marked, beside the original."""
        source = self._session.source
        if source is None:
            return
        name = tr("{name} (ditandai)").format(name=source.path.stem)
        path = files.save_as(self._wizard, tr("Simpan salinan bertanda"), name, words.workbook(), source.path.parent)
        if path is not None:
            self._session.mark(path)

    def _on_wrote(self, path: Path, lost: Sequence[str]) -> None:
        links = ((tr("Buka"), lambda: _open(path)), (tr("Buka folder"), lambda: _open(path.parent)))
        said = "\n".join((str(path.parent), *lost))
        self._note.say("info", tr("Tersimpan: {name}").format(name=path.name), said, links)
        self._note.show()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
