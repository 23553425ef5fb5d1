"""A panel whose ground says what came out: green, amber, red or plain."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from ui.theme.look import LOOK

_RADIUS = 8


class Ground(QFrame):
    """A rounded panel in a colour of the look, by its name."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour

    def set_ground(self, colour: str) -> None:
        """Take another colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground in its colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(LOOK.colour(self._colour))
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.end()
