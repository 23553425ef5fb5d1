"""One result, large and calm: the word with its sign, the sentence, what the code says, and by which lists."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.services.authenticity import Verdict
from ui.tabs.certificates.check_answers import KINDS, Checked, by_which_lists, facts
from ui.tabs.event.words import breakable
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.ground import Ground
from ui.widgets.labels import IconLabel, label, restyle

_ICON = 40
_LARGE = 46
"""Letters up to which a name is set large."""


class Band(Ground):
    """The word on a ground of its own; the ground never speaks alone."""

    def __init__(self) -> None:
        super().__init__("neutral_soft")
        self._icon = IconLabel("info", "muted", _ICON)
        self._word = label("", "hero")
        self._sentence = label("", "body", wrap=True)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(20, 16, 20, 16)
        beside.setSpacing(16)
        beside.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._word)
        words.addWidget(self._sentence)
        beside.addLayout(words, 1)

    def say(self, checked: Checked) -> None:
        """Show a result."""
        kind = KINDS[checked.kind]
        self.set_ground(kind.ground)
        self._icon.set_icon(kind.icon, kind.role)
        self._word.setText(checked.word)
        self._sentence.setText(breakable(checked.sentence))
        self.setAccessibleName(f"{checked.word}. {checked.sentence}")


class VerdictCard(QWidget):
    """`register_wanted` tells the number to be looked up, `keys_wanted` that a key is missing, `copy_wanted` the
    result as text."""

    register_wanted = Signal(str)
    keys_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._checked: Checked | None = None
        self.band = Band()
        self.unproven = label(self.tr("Tertulis di dalam kode, tetapi belum terbukti:"), "warn")
        self.name = label("", "title", wrap=True)
        self.warning = Note("warn")
        self.lists = label("", "caption", wrap=True)
        self.register_button = Button(self.tr("Buka di buku register"), icon="book", clicked=self._ask_register)
        self.keys_button = Button(self.tr("Kunci dan daftar"), icon="certificate", clicked=self.keys_wanted.emit)
        self.copy_button = Button(self.tr("Salin teks"), icon="copy", clicked=self.copy_wanted.emit,
                                  name=self.tr("Salin hasil sebagai teks"))  # fmt: skip
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(5)
        self._facts.setColumnStretch(1, 1)
        self._lay_out()

    @property
    def checked(self) -> Checked | None:
        """What is shown."""
        return self._checked

    def say(self, checked: Checked) -> None:
        """Show a result."""
        self._checked = checked
        verdict = checked.verdict
        self.band.say(checked)
        name = verdict.name if verdict else ""
        restyle(self.name, "t", "hero" if len(name) <= _LARGE else "title")
        self.name.setText(breakable(name))
        self.name.setVisible(bool(name))
        self.unproven.setVisible(bool(name) and checked.kind == "tidak-dikenal")
        self._fill(verdict)
        warnings = verdict.warnings if verdict else ()
        self.warning.say("warn", self.tr("Perhatikan"), " ".join(warnings))
        self.warning.setVisible(bool(warnings))
        self.lists.setText(by_which_lists(checked))
        self.lists.setVisible(bool(self.lists.text()))
        self.register_button.setVisible(verdict is not None and verdict.own)
        self.keys_button.setVisible(bool(name) and checked.kind == "tidak-dikenal")
        spoken = [checked.word, name, checked.sentence, *(f"{of}: {value}" for of, value in self._told(verdict))]
        self.setAccessibleName(". ".join(filter(None, spoken)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.band)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 0, 20, 0)
        inner.setSpacing(8)
        inner.addWidget(self.unproven)
        inner.addWidget(self.name)
        acts = QVBoxLayout()
        acts.setSpacing(8)
        for button in (self.register_button, self.keys_button, self.copy_button):
            acts.addWidget(button)
        acts.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addLayout(self._facts, 1)
        beside.addLayout(acts)
        inner.addLayout(beside)
        inner.addWidget(self.warning)
        inner.addWidget(self.lists)
        column.addLayout(inner)
        column.addStretch(1)

    def _fill(self, verdict: Verdict | None) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line, (name, value) in enumerate(self._told(verdict)):
            self._facts.addWidget(label(name, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            words = label(breakable(value), "strong" if name == self.tr("Nomor") else "body", wrap=True)
            self._facts.addWidget(words, line, 1)

    def _told(self, verdict: Verdict | None) -> list[tuple[str, str]]:
        """The facts; the check code tells what to do with it."""
        if verdict is None or not verdict.name:
            return []
        told = dict(facts(verdict))
        code = self.tr("Kode periksa")
        if code in told:
            told[code] = self.tr("{code}: cocokkan dengan yang tercetak di bawah QR").format(code=told[code])
        return list(told.items())

    def _ask_register(self) -> None:
        if self._checked is not None and self._checked.verdict is not None:
            self.register_wanted.emit(self._checked.verdict.number)
