"""The last result, large enough to be read across the table."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.tabs.event.checkin.answers import Answer
from ui.tabs.event.words import breakable
from ui.widgets.buttons import Button
from ui.widgets.ground import Ground
from ui.widgets.labels import IconLabel, label, restyle

_ICON = 40
_LARGE = 40
"""Letters up to which a name is set at its largest; a longer one leaves room for what stands below."""
_BEAT = 180
"""Milliseconds between two beeps."""


class ResultCard(Ground):
    """`decided` tells the key of what the officer chose; `undo_wanted` that the last check-in shall go."""

    decided = Signal(str)
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self._icon = IconLabel("info", "muted", _ICON)
        self._word = label("", "title")
        self._name = label("", "door", wrap=True)
        self._place = label("", "title", wrap=True)
        self._origin = label("", "body", wrap=True)
        self._sentence = label("", "body", wrap=True)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        self.undo = Button(self.tr("Urungkan"), icon="arrow_undo", clicked=self.undo_wanted.emit)
        self.undo.setToolTip(self.tr("Membatalkan check-in terakhir (Ctrl+Z)"))
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 18, 20, 18)
        row.setSpacing(16)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self._word, self._name, self._place, self._origin, self._sentence):
            words.addWidget(part)
        words.addSpacing(8)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addLayout(self._acts)
        beside.addWidget(self.undo)
        beside.addStretch(1)
        words.addLayout(beside)
        row.addLayout(words, 1)

    def say(self, answer: Answer, *, undoable: bool = False) -> None:
        """Show an answer; `undoable` with the way back."""
        self.set_ground(answer.kind.ground)
        restyle(self._name, "t", "door" if len(answer.name) <= _LARGE else "hero")
        self._icon.set_icon(answer.kind.icon, answer.kind.role)
        for part, text in (
            (self._word, answer.word),
            (self._name, answer.name),
            (self._place, answer.place),
            (self._origin, answer.origin),
            (self._sentence, answer.sentence),
        ):
            part.setText(breakable(text))
            part.setVisible(bool(text))
        self._fill_acts(answer)
        self.undo.setVisible(undoable)
        self.setAccessibleName(answer.spoken)

    def _fill_acts(self, answer: Answer) -> None:
        while (item := self._acts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, (key, words) in enumerate(answer.acts):
            kind = "primary" if number == 0 else "secondary"
            self._acts.addWidget(Button(words, kind, clicked=partial(self.decided.emit, key)))


class Beeper:
    """One beep for "hadir", two where an eye is wanted, three for nobody we know; silent when switched off."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self.muted = False

    def beep(self, times: int) -> None:
        """So many beeps, apart enough to be counted."""
        if not self.muted:
            for number in range(times):
                QTimer.singleShot(number * _BEAT, self._owner, QApplication.beep)
