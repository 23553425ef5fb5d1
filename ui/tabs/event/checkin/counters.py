"""How many of those expected are there, in all and by regency: numbers only, no names."""

from PySide6.QtWidgets import QGridLayout, QWidget

from app.services.door import Tally
from ui.theme.look import LOOK
from ui.widgets.cards import Card
from ui.widgets.labels import ElidedLabel, label

_WIDTH = 236
_NAME = 24
"""Letters of a regency's name that always show."""
_MOST = 14
"""Regencies that are told one by one."""


class Counters(Card):
    """The number large, the regencies small below it."""

    def __init__(self) -> None:
        super().__init__()
        self._number = label("", "hero")
        self._words = label("", "caption", wrap=True)
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        for part in (self._number, self._words, self._lines):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._fit()
        LOOK.changed.connect(self._fit)

    def say(self, tally: Tally | None) -> None:
        """Show these numbers."""
        present, expected = (tally.present, tally.expected) if tally else (0, 0)
        self._number.setText(self.tr("{present} dari {expected}").format(present=present, expected=expected))
        self._words.setText(self.tr("hadir pada sesi yang dipilih"))
        self._fill(tally.regencies if tally else ())
        spoken = self.tr("Hadir {present} dari {expected}").format(present=present, expected=expected)
        self.setAccessibleName(spoken)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Without the regencies where there is no room."""
        self._lines.setVisible(not compact)

    def _fill(self, regencies: tuple[tuple[str, int, int], ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, (name, present, expected) in enumerate(regencies[:_MOST]):
            self._grid.addWidget(ElidedLabel(name or self.tr("Asal belum diisi"), "caption", _NAME), number, 0)
            self._grid.addWidget(label(f"{present}/{expected}", "caption"), number, 1)
        if len(regencies) > _MOST:
            more = self.tr("dan {count} lainnya").format(count=len(regencies) - _MOST)
            self._grid.addWidget(label(more, "caption"), _MOST, 0)

    def _fit(self) -> None:
        self.setFixedWidth(LOOK.px(_WIDTH))
