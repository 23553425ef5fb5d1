"""What is done with a paper that is shown: print exactly that PDF, or save it, and remember that it left."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app import paths
from app.errors import UserError
from app.services import documents
from app.services.documents import Rendered
from app.services.papers.options import PaperOptions
from ui.dialogs import files
from ui.dialogs.question import Question, ask
from ui.pages import Desk
from ui.pdf.print_dialog import print_pdf


class PaperActions(QObject):
    """`left` tells that a paper was printed or saved; problems are shown here, with the way on."""

    left = Signal(object)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk = desk
        self._owner = owner

    def print(self, rendered: Rendered, title: str) -> None:
        """Ask for the printer and print; certificates in it can only be voided from then on."""
        if print_pdf(rendered.pdf, self._owner.window(), title, self._desk.settings):
            self._desk.work.change(
                documents.remember,
                rendered,
                "print",
                then=lambda _nothing: self.left.emit(rendered),
                owner=self._owner,
            )

    def save(self, rendered: Rendered) -> None:
        """Ask for a name and write; a name that cannot be written is asked for again."""
        start = folder_of(self._desk) / rendered.file_name
        ask_file(self._owner, self.tr("Simpan PDF"), start, lambda path: self.save_as(rendered, path))

    def save_as(self, rendered: Rendered, path: Path) -> None:
        """Write under this name."""
        keep_folder(self._desk, path.parent)
        self._desk.work.change(
            documents.save,
            rendered,
            path,
            then=lambda saved: self._on_saved(rendered, saved),
            failed=lambda error: self._on_refused(error, lambda: self.save(rendered)),
            owner=self._owner,
        )

    def save_word(self, rendered: Rendered, options: PaperOptions) -> None:
        """The same for a word processor, under another name."""
        start = (folder_of(self._desk) / rendered.file_name).with_suffix(".docx")
        save_as = partial(self._save_word_as, rendered, options)
        ask_file(self._owner, self.tr("Simpan dokumen Word"), start, save_as, "docx")

    def _save_word_as(self, rendered: Rendered, options: PaperOptions, path: Path) -> None:
        keep_folder(self._desk, path.parent)
        self._desk.work.change(
            documents.save_word,
            rendered.document,
            rendered.owner,
            path,
            options,
            then=lambda saved: self._on_saved(rendered, saved),
            failed=lambda error: self._on_refused(error, lambda: self.save_word(rendered, options)),
            owner=self._owner,
        )

    def _on_saved(self, rendered: Rendered, path: Path) -> None:
        self._desk.say(self.tr("Tersimpan: {path}").format(path=path))
        self.left.emit(rendered)

    def _on_refused(self, error: UserError, again: Callable[[], object]) -> None:
        text = "\n".join(part for part in (error.unchanged, error.todo) if part)
        question = Question(error.happened, text, self.tr("Pilih nama lain…"), self.tr("Jangan simpan"))
        if ask(self._owner.window(), question):
            again()


def folder_of(desk: Desk) -> Path:
    """Where a file was saved last, else the documents of the user."""
    kept = Path(desk.settings.folder) if desk.settings.folder else paths.documents_dir()
    return kept if kept.is_dir() else paths.documents_dir()


def keep_folder(desk: Desk, folder: Path) -> None:
    """Offer this folder the next time."""
    if desk.settings.folder != str(folder):
        desk.keep(replace(desk.settings, folder=str(folder)))


def ask_file(owner: QWidget, title: str, start: Path, then: Callable[[Path], object], suffix: str = "pdf") -> None:
    """Ask where to write, beginning at `start`; `then` gets the path, also one that exists and may be replaced."""
    dialog = files.make(owner.window(), title, start.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.setNameFilter(f"{suffix.upper()} (*.{suffix})")
    dialog.selectFile(start.name)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_folder(owner: QWidget, title: str, start: Path, then: Callable[[Path], object]) -> None:
    """Ask for a folder, beginning at `start`."""
    dialog = files.make(owner.window(), title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
