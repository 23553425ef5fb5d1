"""Dialogs round keys: comparing eight words before a key is believed, and typing the words of a recovery sheet."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from app.errors import UserError
from app.services import office_keys, trust_lists
from app.services.key_trust import KeyFile
from ui.dialogs.card_form import CardDialog
from ui.dialogs.files import FileKind, choose_file
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.tabs.certificates.keys_read import Vouched, place_of
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, Finding
from ui.widgets.form import Entry
from ui.widgets.labels import label
from ui.widgets.progress_line import ProgressLine
from ui.work.jobs import Job

_SHEET_WORDS = 27
_LONGEST = 2_000


class Words(QWidget):
    """The words by which people compare a key, numbered, in rows of four or two."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self._across = 4
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)

    def say(self, words: Sequence[str]) -> None:
        """Show the words of another key."""
        self._words = tuple(words)
        self.setAccessibleName(self.tr("Kata pengenal: {words}").format(words=", ".join(words)))
        self._lay_out()

    def spread(self, across: int) -> None:
        """So many beside each other."""
        if across != self._across:
            self._across = across
            self._lay_out()

    def _lay_out(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, word in enumerate(self._words):
            line, across = divmod(place, self._across)
            self._grid.addWidget(label(f"{place + 1}", "caption"), line, 2 * across)
            self._grid.addWidget(label(word, "strong"), line, 2 * across + 1)
        for across in range(4):
            self._grid.setColumnStretch(2 * across + 1, int(across < self._across))


class WordsDialog(TitledDialog):
    """A key is believed only by somebody who says that its words were compared; with `days` also from when until when.
    Whoever opened it reads `valid_from` and `valid_until` when it was accepted."""

    def __init__(self, parent: QWidget | None, title: str, text: str, card: KeyFile, verb: str, *, days: bool) -> None:
        super().__init__(parent, title, text)
        place = place_of(card.region)
        self.body.addWidget(label(card.name, "strong", wrap=True))
        self.body.addWidget(label(place, "caption"))
        self.words = Words()
        self.words.say(card.words)
        self.body.addSpacing(4)
        self.body.addWidget(self.words)
        self.body.addSpacing(4)
        self.valid_from, self.valid_until = DateField(self.tr("Berlaku sejak")), DateField(self.tr("Berlaku sampai"))
        if days:
            self._ask_days()
        self.compared = QCheckBox(self.tr("Kedelapan kata sudah dicocokkan, dan sama"))
        self.body.addWidget(self.compared)
        self.add_button(self.tr("Batal"), clicked=self.reject, default=True)
        self.verb_button = self.add_button(verb, "primary", self._accept)
        self.verb_button.setEnabled(False)
        self.compared.toggled.connect(self.verb_button.setEnabled)
        self.compared.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def _ask_days(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(12)
        self._fields = [Field(field.accessibleName(), field, optional=True) for field in self._days()]
        for one in self._fields:
            beside.addWidget(one, 1)
        self.body.addLayout(beside)
        words = self.tr("Kosongkan bila berlaku terus. Yang dihitung adalah hari terakhir kegiatannya.")
        self.body.addWidget(label(words, "caption", wrap=True))

    def _days(self) -> tuple[DateField, DateField]:
        return self.valid_from, self.valid_until

    def _accept(self) -> None:
        """Dates that cannot be read are not passed over."""
        wrong = [field for field in self._days() if field.remark]
        for field in wrong:
            shown = next(one for one in self._fields if one.control is field)
            shown.set_finding(Finding(field.remark, hard=True))
        if wrong:
            self.fit()
        else:
            self.accept()


class RestoreDialog(TitledDialog):
    """The words of the recovery sheet, typed or scanned, or a photo of it. What was typed is forgotten on closing."""

    def __init__(self, parent: QWidget | None, desk: Desk, then: Callable[[], object]) -> None:
        super().__init__(parent, _tr("Pulihkan kunci kantor dari lembar pemulihan"))
        self._desk, self._then = desk, then
        self._job: Job | None = None
        words = self.tr("Ketik {count} kata dari lembarnya; nomor dan baris baru tidak apa-apa, empat huruf pertama "
                        "sudah cukup. QR pada lembar boleh dipindai ke dalam kotak ini.")  # fmt: skip
        self.body.addWidget(label(words.format(count=_SHEET_WORDS), "muted", wrap=True))
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(LOOK.px(112))
        self._field = Field(self.tr("Kata-kata pada lembar"), self.edit, self._counted())
        self.body.addWidget(self._field)
        self.file_button = Button(self.tr("Baca dari foto atau PDF…"), icon="image", clicked=self._ask_file)
        self.body.addLayout(row(self.file_button, None))
        self.note = Note()
        self.note.hide()
        self.body.addWidget(self.note)
        self.progress = ProgressLine()
        self.body.addWidget(self.progress)
        self.add_button(self.tr("Batal"), clicked=self.reject)
        self.verb_button = self.add_button(self.tr("Pulihkan"), "primary", self._restore, default=True)
        self.edit.textChanged.connect(self._on_text)
        self._on_text()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def done(self, result: int) -> None:
        """Leave none of the words behind, and nothing that is still being read."""
        if self._job is not None:
            self._job.cancel()
        self.edit.clear()
        self.edit.document().clearUndoRedoStacks()
        super().done(result)

    def restore_file(self, path: Path) -> None:
        """Take the key from a picture of the sheet."""
        self.file_button.setEnabled(False)
        self._job = self._desk.work.change(
            office_keys.restore_file, path, then=lambda _change: self._on_done(), failed=self._refuse,
            stopped=self._on_stopped, progress=self.progress.report, owner=self,
        )  # fmt: skip
        self.progress.watch(self.tr("Membaca lembar"), self._job)

    def _restore(self) -> None:
        self.verb_button.setEnabled(False)
        typed = self.edit.toPlainText()
        self._desk.work.change(
            office_keys.restore, typed, then=lambda _change: self._on_done(), failed=self._refuse, owner=self
        )

    def _ask_file(self) -> None:
        kind = FileKind(self.tr("Foto atau PDF lembar pemulihan"), ("pdf", "jpg", "jpeg", "png", "webp"))
        path = choose_file(self, self.tr("Baca lembar pemulihan"), [kind])
        if path is not None:
            self.restore_file(path)

    def _on_done(self) -> None:
        self.accept()
        self._then()

    def _refuse(self, error: UserError) -> None:
        self._on_stopped()
        self.note.say_error(error)
        self.fit()

    def _on_stopped(self) -> None:
        self.progress.done()
        self.file_button.setEnabled(True)
        self._on_text()

    def _on_text(self) -> None:
        text = self.edit.toPlainText()
        if len(text) > _LONGEST:
            self.edit.setPlainText(text[:_LONGEST])
        self.verb_button.setEnabled(bool(text.strip()))
        self._field.set_hint(self._counted())
        self._field.set_finding(None)  # has the new hint spoken too

    def _counted(self) -> str:
        words = [one for one in self.edit.toPlainText().split() if any(sign.isalpha() for sign in one)]
        return self.tr("{count} dari {whole} kata").format(count=len(words), whole=_SHEET_WORDS)


def limit_dialog(parent: QWidget | None, desk: Desk, key: Vouched, then: Callable[[], object]) -> CardDialog:
    """Until which day an office's key is vouched for."""
    title = _tr("Jamin kunci {name} sampai kapan?").format(name=key.name)
    hint = _tr("Sertifikat dari kegiatan yang berakhir sesudah hari ini tidak lagi dijamin.")
    rows = [[Entry("until", _tr("Berlaku sampai"), hint, optional=False, day=True)]]

    def save(values: Mapping[str, str]) -> tuple[Callable[..., object], tuple[object, ...]]:
        return _limit, (key.public_key, values["until"])

    dialog = CardDialog(parent, desk, title, rows, save)
    dialog.start({"until": key.valid_until.isoformat() if key.valid_until else ""}, "until")
    dialog.accepted.connect(then)
    return dialog


def _limit(public_key: str, until: str) -> None:
    """Raises: UserError: no day; and as `trust_lists.limit_vouch`."""
    try:
        day = date.fromisoformat(until)
    except ValueError as error:
        raise UserError(
            "Tanggalnya belum dapat dibaca.", "Daftar kunci tidak diubah.", "Tulis misalnya 31-12-2026."
        ) from error
    trust_lists.limit_vouch(public_key, day)



def _tr(text: str) -> str:
    return QCoreApplication.translate("KeyDialogs", text)
