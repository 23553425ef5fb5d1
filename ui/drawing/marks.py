"""Marks of attendance: lightness climbs with what wants an eye: H none, I outline, S tint, A solid; an H over a
dashed line lacks the signature, a greyed cell is no session of that person."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.attendance import NOT_THEIRS
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
    "HT": MarkLook("", "", "warn", "strong"),
    "I": MarkLook("control", "", "text", "strong"),
    "S": MarkLook("warn_fill", "warn_soft", "warn", "strong"),
    "A": MarkLook("err_fill", "err_fill", "on_err", "strong"),
}


UNSIGNED = "HT"
"""Present, and no signature on the sheet."""


def draw(painter: QPainter, rect: QRectF, letter: str) -> None:
    """Draw a mark in the middle of `rect`; "" is a dot: not recorded yet."""
    if letter == NOT_THEIRS:
        painter.fillRect(rect.adjusted(0, 0, 0, -1), LOOK.colour("window"))
        return
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
    text.draw(painter, box, letter[:1], look.font, look.ink, text.CENTRE)
    if letter == UNSIGNED:
        painter.setPen(QPen(LOOK.colour(look.ink), 1.5, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(box.left() + 3, box.bottom() + 1), QPointF(box.right() - 3, box.bottom() + 1))
