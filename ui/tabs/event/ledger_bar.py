"""The large quota bar of an event with the names under its segments."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.drawing import bars, text
from ui.drawing.bars import QuotaBar, Seats
from ui.theme.look import LOOK

_BAR, _NAMES = 26, 20


class LedgerBar(QWidget):
    """A bar of its own height; names are left out where their segment is too narrow for them."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bar = QuotaBar((), None)

    def set_bar(self, bar: QuotaBar, spoken: str) -> None:
        """Show other seats."""
        self._bar = bar
        self.setAccessibleName(spoken)
        self.setVisible(bool(bar.seats) or bar.stated is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """Bar and names."""
        return QSize(200, LOOK.px(_BAR + _NAMES))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bar above, names below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = float(self.width())
        bars.quota(painter, QRectF(0, 0, wide, LOOK.px(_BAR)), self._bar)
        parts = [part for part in self._bar.seats if part.drawn]
        places = bars.spans(self._bar, wide)
        names = short_names([part.region for part in parts])
        for name, (left, room) in zip(names, places, strict=False):
            self._name(painter, name, left, room)
        if len(places) > len(parts):
            left, room = places[-1]
            box = QRectF(left - 40, LOOK.px(_BAR), room + 40, LOOK.px(_NAMES))
            text.draw(painter, box, str(self._bar.missing), "label", "warn", text.RIGHT)
        painter.end()

    @staticmethod
    def _name(painter: QPainter, name: str, left: float, room: float) -> None:
        if text.width(name, "caption") <= room:
            box = QRectF(left, LOOK.px(_BAR), room + 4, LOOK.px(_NAMES))
            text.draw(painter, box, name, "caption", "muted")


class Swatch(QWidget):
    """A small piece of the bar, for the legend: taken, open, or missing."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setFixedSize(14, 10)
        seats = {"taken": (Seats("", 1, 1),), "open": (Seats("", 1, 0),), "missing": ()}
        self._bar = QuotaBar(seats[kind], 1)

    def set_past(self, past: bool) -> None:  # the shape of a slot
        """Grey, as the bar of a past event."""
        self._bar = replace(self._bar, past=past)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The piece."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars.quota(painter, QRectF(self.rect()), self._bar)
        painter.end()


def short_names(regions: Sequence[str]) -> list[str]:
    """ "Siak" for "Kab. Siak", but in full where two would be called alike (Kab. Solok, Kota Solok)."""
    bare = [bare_name(region) for region in regions]
    return [name if bare.count(name) == 1 else full for name, full in zip(bare, regions, strict=True)]


def bare_name(region: str) -> str:
    """ "Siak" of "Kab. Siak"."""
    for word in ("Kab. ", "Kota "):
        if region.startswith(word):
            return region.removeprefix(word)
    return region
