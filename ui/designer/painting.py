"""The page on its ground, and the outlines on it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from ui.designer.geometry import Scale, handles
from ui.designer.hand import Hold
from ui.theme.look import LOOK

SOLID, DOTTED = Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine


def draw_page(painter: QPainter, ground: QRectF, paper: QRectF, image: QImage) -> None:
    """White paper on grey, and what is printed on it."""
    painter.fillRect(ground, LOOK.colour("paper_bg"))
    painter.fillRect(paper, LOOK.colour("paper"))
    if not image.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(paper, image)


def draw_chosen(painter: QPainter, rect: QRectF, edges: Sequence[tuple[int, int]]) -> None:
    """The outline of the element at work, with its handles."""
    outline(painter, rect, "accent")
    for _edge, place in handles(rect, edges):
        painter.fillRect(place, LOOK.colour("surface"))
        outline(painter, place, "accent")


def draw_held(painter: QPainter, scale: Scale, hold: Hold, paper: QRectF, page_width: float) -> None:
    """Where the element was, where it would come to stand, and the middle of the page when it is there."""
    outline(painter, scale.rect(hold.box), "control", DOTTED)
    outline(painter, scale.rect(hold.box_now), "accent")
    if hold.is_centred(page_width):
        painter.setPen(QPen(LOOK.colour("warn_fill"), 1, Qt.PenStyle.DashLine))
        middle = paper.center().x()
        painter.drawLine(QPointF(middle, paper.top()), QPointF(middle, paper.bottom()))


def outline(painter: QPainter, rect: QRectF, role: str, style: Qt.PenStyle = SOLID) -> None:
    """A thin frame; a dotted one is quieter."""
    painter.setPen(QPen(LOOK.colour(role), 2 if style == SOLID else 1, style))
    painter.drawRect(rect)
