"""Drives the import as a person does, and tells what it shows."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from tests.ui.driving import CTRL, Driver
from ui.imports.wizard import ImportDialog
from ui.widgets.buttons import Button

FIGURES = {"Baru": "new", "Berubah": "changed", "Tidak berubah": "unchanged", "Ditolak": "rejected"}


class Importer(Driver):
    """A driver who brings in lists."""

    @property
    def wizard(self) -> ImportDialog:
        """The import that is open."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        return dialog

    def open_event(self, code: str, section: str) -> None:
        """Open an event at a sub-page, by double click and tab."""
        self.row("Daftar kegiatan", code)
        self.press(Qt.Key.Key_Return)
        self.settle()
        self.tab(section)

    def leave(self) -> None:
        """After a test that broke, no question about its corrections holds the others."""
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, ImportDialog):
                dialog.session.corrections = {}
        super().leave()

    def tab_people(self) -> None:
        """Go to the registry by its key."""
        self.press(Qt.Key.Key_2, CTRL)
        self.settle()

    def pick(self, path: Path) -> None:
        """Choose a file in the wizard, and wait for what comes of it."""
        with self.meeting("Pilih daftar", lambda _dialog: self.name_file("Pilih daftar", path)):
            self.click("Pilih berkas…")
        self.rest()

    def rest(self) -> None:
        """Wait until the import's job has ended."""
        self.settle()
        self.until(lambda: not self.wizard.session.busy)
        self.settle()

    def figures(self) -> dict[str, int]:
        """The figures of the dry run as the pills show them."""
        told = dict(one.accessibleName().rsplit(", ", 1) for one in self.seen(Button, "*, *") if _is_pill(one))
        return {key: int(told[words]) for words, key in FIGURES.items()}

    def assign(self, column: str, words: str) -> None:
        """Open the box above a column by a click, go to what the column means, and take it."""
        box = self.find(QComboBox, f"Isi kolom {column}")
        self._bring_into_view(box)
        wanted = box.findText(words)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
        self.until(lambda: box.view().isVisible())
        for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Down] * wanted, Qt.Key.Key_Return):
            QTest.keyClick(box.view(), key)
        self.settle()
        assert self.find(QComboBox, f"Isi kolom {column}").currentText() == words

    def drag(self, *paths: Path) -> None:
        """Drag files over the middle of the window, as the system tells it."""
        surface = self.window.windowHandle()
        self._mime = QMimeData()
        self._mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(surface, QDragEnterEvent(QPoint(600, 300), copy, self._mime, left, none))
        self.qapp.processEvents()

    def let_go(self) -> None:
        """Drop what is dragged."""
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDropEvent(QPoint(600, 300).toPointF(), copy, self._mime, left, none)
        QApplication.sendEvent(self.window.windowHandle(), event)
        self.qapp.processEvents()

    def save_as(self, title: str, path: Path, click: Callable[[], object]) -> None:
        """Do what asks where to save, and name the file."""
        with self.meeting(title, lambda _dialog: self.name_file(title, path)):
            click()
        self.rest()


def _is_pill(button: Button) -> bool:
    return button.property("kind") == "filter"
