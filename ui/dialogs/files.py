"""Asks for files and folders: Qt's own dialog in Indonesian, Windows' own on Windows."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app import paths

PICTURES = ("jpg", "jpeg", "png", "webp", "bmp", "gif")
"""Endings of pictures that the services take."""


@dataclass(frozen=True)
class FileKind:
    """What may be chosen: words for the reader ("Lembar kerja"), endings without the dot; none for any file."""

    text: str
    endings: tuple[str, ...]

    @property
    def filter(self) -> str:
        """As Qt writes it."""
        return f"{self.text} ({' '.join(f'*.{ending}' for ending in self.endings) or '*'})"


def make(parent: QWidget | None, title: str, folder: Path | None = None) -> QFileDialog:
    """A file dialog that speaks Indonesian; a Linux desktop's own would speak the desktop's language."""
    dialog = QFileDialog(parent, title, str(folder or paths.documents_dir()))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, on=sys.platform != "win32")
    return dialog


def choose_file(
    parent: QWidget | None, title: str, kinds: Sequence[FileKind], folder: Path | None = None
) -> Path | None:
    """An existing file, or None."""
    dialog = make(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([kind.filter for kind in kinds])
    return _answer(dialog)


def choose_files(parent: QWidget | None, title: str, kinds: Sequence[FileKind]) -> tuple[Path, ...]:
    """Any number of existing files; none when given up."""
    dialog = make(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([kind.filter for kind in kinds])
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return tuple(Path(path) for path in chosen) if accepted else ()


def choose_folder(parent: QWidget | None, title: str, folder: Path | None = None) -> Path | None:
    """An existing folder, or None."""
    dialog = make(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    return _answer(dialog)


def save_as(
    parent: QWidget | None,
    title: str,
    name: str,
    kinds: Sequence[FileKind],
    folder: Path | None = None,
) -> Path | None:
    """Where to write; asks before replacing, adds the ending. None when given up."""
    dialog = make(parent, title, folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([kind.filter for kind in kinds])
    dialog.setDefaultSuffix(kinds[0].endings[0])
    dialog.selectFile(name)
    return _answer(dialog)


def _answer(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if accepted and chosen else None
