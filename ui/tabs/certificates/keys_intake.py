"""Keys and lists that came as files, taken in one after the other; a key waits until its words were compared."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import UserError
from app.services import key_trust, trust_lists
from app.services.key_trust import KeyFile
from app.services.trust_lists import Taken
from ui.pages import Desk
from ui.tabs.certificates.keys_dialogs import WordsDialog
from ui.tabs.certificates.keys_read import take_in
from ui.widgets.cards import Note


class Intake(QObject):
    """`taken` tells that files were dealt with, `believed` that a key was: True where our own office vouches for it.

    `province` tells the region's code where our own office is a province, else "".
    """

    taken = Signal()
    believed = Signal(bool)

    def __init__(self, desk: Desk, owner: QWidget, note: Note, province: Callable[[], str]) -> None:
        super().__init__(owner)
        self._desk, self._owner, self._note, self._province = desk, owner, note, province
        self._waiting: list[Path] = []
        self._told: list[tuple[bool, str]] = []
        self._taking = False

    def take(self, paths: Sequence[Path]) -> None:
        """Take these in too."""
        self._note.hide()
        self._waiting += paths
        self._go_on()

    def _go_on(self) -> None:
        """The next file, where none is being taken; at the end what came of all of them."""
        if self._taking:
            return
        if self._waiting:
            self._taking = True
            path = self._waiting.pop(0)
            # nothing of the office's own data is written: a list that is refused is no "Tidak tersimpan"
            self._desk.work.run(take_in, path, then=partial(self._on_taken, path), failed=self._on_refused, owner=self)
        elif self._told:
            self._tell()
            self.taken.emit()

    def _on_taken(self, path: Path, got: KeyFile | Taken) -> None:
        if isinstance(got, Taken):
            self._settle(got.sentence)
        else:
            self._compare(path, got)

    def _on_refused(self, error: UserError) -> None:
        told = " ".join(part for part in (error.happened, error.unchanged, error.todo) if part)
        self._settle(told, good=False)

    def _settle(self, told: str, *, good: bool = True) -> None:
        """One file is done with; "" says nothing of it."""
        self._taking = False
        self._told += [(good, told)] if told else []
        self._go_on()

    def _tell(self) -> None:
        told, self._told = self._told, []
        bad = sum(not good for good, _ in told)
        sentences = [words for _, words in told]
        if len(told) == 1:
            title, text = sentences[0], ""
        else:
            counted = self.tr("{count} berkas: {good} diterima, {bad} ditolak")
            title, text = counted.format(count=len(told), good=len(told) - bad, bad=bad), "\n".join(sentences)
        kind = "info" if not bad else "warn" if bad < len(told) else "err"
        self._note.say(kind, title, text)
        self._note.show()

    def _compare(self, path: Path, card: KeyFile) -> None:
        """Ask whether the words of a key were compared; only then is it believed, or vouched for."""
        own = self._province()
        vouching = bool(own) and "." in card.region
        if vouching:
            title, verb = self.tr("Jamin kunci kantor ini?"), self.tr("Jamin")
            text = self.tr("Kantor lain akan mempercayai sertifikat yang dibuat dengan kunci ini. Telepon kantornya, "
                           "dan minta kata-kata kuncinya dibacakan.")  # fmt: skip
        else:
            title, verb = self.tr("Percayai kunci ini?"), self.tr("Percayai")
            text = self._why_compare(card)
        dialog = WordsDialog(self._owner.window(), title, text, card, verb, days=vouching)
        dialog.finished.connect(partial(self._on_compared, dialog, path, card, vouching))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _why_compare(self, card: KeyFile) -> str:
        if card.own:
            return self.tr("Kunci ini dibuat di komputer lain kantor ini. Cocokkan kata-katanya dengan yang tampak "
                           "pada halaman Kunci dan daftar di komputer itu.")  # fmt: skip
        return self.tr("Semua kunci yang dijamin pemiliknya akan dipercaya di sini. Telepon kantornya, dan minta "
                       "kata-kata kuncinya dibacakan.")  # fmt: skip

    def _on_compared(self, dialog: WordsDialog, path: Path, card: KeyFile, vouching: bool, result: int) -> None:
        if result != QDialog.DialogCode.Accepted:
            self._settle("")
            return
        act: Callable[[], object] = partial(key_trust.trust, path)
        told = self.tr("Kunci dipercaya.")
        if not card.own:
            told = self.tr("Kunci dipercaya. Sekarang ambil daftar kunci dari pemiliknya.")
        if vouching:
            act = partial(trust_lists.vouch, path, dialog.valid_from.day, dialog.valid_until.day)
            told = self.tr("Kunci dijamin. Simpan daftar kunci yang baru, lalu kirim ke semua kantor.")

        def done(_result: object) -> None:
            self.believed.emit(vouching)
            self._settle(told)

        self._desk.work.change(act, then=done, failed=self._on_refused, owner=self)
