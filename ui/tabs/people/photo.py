"""The photo of a person beside the form: taken from a file, kept at once, taken off; undone by the toast."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from app.errors import UserError
from app.services import portraits
from ui.dialogs import files
from ui.dialogs.files import FileKind
from ui.pages import Desk
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note
from ui.widgets.labels import label

_ENDINGS = ("jpg", "jpeg", "png", "webp", "bmp")
_WIDTH, _HEIGHT = 84, 112


class PhotoCard(Card):
    """Shows the photo of one person, and has another one taken."""

    concerns = frozenset({"attachment", "person_link"})

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__(self.tr("Foto"))
        self._desk, self._person_id = desk, person_id
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = label("", "caption", wrap=True)
        self.choose_button = Button(self.tr("Pilih foto…"), icon="image", clicked=self.choose)
        self.remove_button = Button(self.tr("Hapus foto"), "quiet", "delete", self.remove)
        self.note = Note("err")
        self.note.hide()
        self._lay_out()
        self._show(b"")
        self.refresh()

    def _lay_out(self) -> None:
        beside, words, acts = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        beside.setSpacing(12)
        acts.setSpacing(8)
        acts.addWidget(self.choose_button)
        acts.addWidget(self.remove_button)
        acts.addStretch(1)
        words.addWidget(self.words)
        words.addLayout(acts)
        words.addStretch(1)
        beside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(words, 1)
        self.body.addLayout(beside)
        self.body.addWidget(self.note)

    def refresh(self) -> None:
        """Read the photo again."""
        if self._person_id:
            self._desk.work.run(
                portraits.thumbnail, self._person_id, LOOK.px(_HEIGHT) * 2, then=self._show, failed=self._refuse,
                owner=self, key=(id(self), "photo"),
            )  # fmt: skip

    def choose(self) -> None:
        """Ask for a file and take it."""
        kinds = (FileKind(self.tr("Foto"), _ENDINGS),)
        path = files.choose_file(self.window(), self.tr("Pilih foto"), kinds)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Keep a file as the photo."""
        self.note.hide()
        self._desk.work.change(portraits.take, self._person_id, path, failed=self._refuse, owner=self)

    def remove(self) -> None:
        """Take the photo off."""
        self.note.hide()
        self._desk.work.change(portraits.remove, self._person_id, failed=self._refuse, owner=self)

    def _show(self, content: bytes) -> None:
        found = QPixmap()
        there = bool(content) and found.loadFromData(content, "PNG")
        self.picture.setVisible(there)
        if there:
            room = QSize(LOOK.px(_WIDTH), LOOK.px(_HEIGHT)) * self.devicePixelRatioF()
            shown = found.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            shown.setDevicePixelRatio(self.devicePixelRatioF())
            self.picture.setPixmap(shown)
        self.picture.setAccessibleName(self.tr("Foto orang ini") if there else "")
        used = self.tr("Dipakai pada kartu nama dan biodata; dipotong 3 × 4 di tengah.")
        self.words.setText(used if there else self.tr("Belum ada foto. {used}").format(used=used))
        self.choose_button.setText(self.tr("Ganti foto…") if there else self.tr("Pilih foto…"))
        self.choose_button.setAccessibleName(self.choose_button.text())
        self.remove_button.setVisible(there)

    def _refuse(self, error: UserError) -> None:
        self.note.say_error(error)
        self.note.show()
