"""Files that leave from the page Sertifikat: the page that checks codes anywhere, lists, and the office's key."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services import verify_page
from app.services.verify_page import WrittenPage
from ui.pages import Desk
from ui.pdf.paper_actions import ask_file, folder_of, keep_folder
from ui.widgets.cards import Note


def save_page(owner: QWidget, desk: Desk, note: Note) -> None:
    """Ask where verifikasi.html goes, and write it with what is known now."""
    title = QCoreApplication.translate("PageFile", "Simpan verifikasi.html")
    save_file(owner, desk, note, title, verify_page.NAME, verify_page.write, _told)


def save_file(
    owner: QWidget,
    desk: Desk,
    note: Note,
    title: str,
    name: str,
    write: Callable[[Path], Any],
    told: Callable[[Any], str],
) -> None:
    """Ask for a place and have `write` fill it; `told` words what it gives back, `note` shows why it could not."""

    def written(result: object) -> None:
        desk.say(told(result))

    def save(path: Path) -> None:
        keep_folder(desk, path.parent)
        note.hide()
        # writing may make the office's key at first need, and so is a change
        desk.work.change(write, path, then=written, failed=note.say_error, owner=owner)

    suffix = name.rpartition(".")[2]
    ask_file(owner, title, folder_of(desk) / name, save, suffix)


def _told(page: WrittenPage) -> str:
    return page.sentence
