"""Marks of attendance: lightness climbs with what wants an eye: H none, I outline, S tint, A solid."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.drawing import text
from ui.theme.look import LOOK


@dataclass(frozen=True)
class MarkLook:
    """Edge, fill and letter colour of a mark; `""` is none."""

    edge: str
    fill: str
    ink: str
    font: str


MARKS = {
    "H": MarkLook("", "", "muted", "body"),
    "I": MarkLook("control", "", "text", "strong"),
    "S": MarkLook("warn_fill", "warn_soft", "warn", "strong"),
    "A": MarkLook("err_fill", "err_fill", "on_err", "strong"),
}


def draw(painter: QPainter, rect: QRectF, letter: str) -> None:
    """Draw a mark in the middle of `rect`; any other letter is a dot: not recorded yet."""
    look = MARKS.get(letter)
    if look is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(LOOK.colour("control"))
        painter.drawEllipse(rect.center(), 2.0, 2.0)
        return
    width, height = LOOK.px(26), LOOK.px(22)
    box = QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)
    if look.edge:
        painter.setPen(QPen(LOOK.colour(look.edge), 1))
        painter.setBrush(LOOK.colour(look.fill) if look.fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    text.draw(painter, box, letter, look.font, look.ink, text.CENTRE)
