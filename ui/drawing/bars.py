"""Bars: seats of a quota, a share against a threshold, a score."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ui.theme.look import LOOK

_GAP = 3


@dataclass(frozen=True)
class Seats:
    """Seats of one region; `seats` None where none are stated yet."""

    region: str
    seats: int | None
    registered: int

    @property
    def drawn(self) -> int:
        """Seats the segment is wide: those stated, or those taken where none are."""
        return self.registered if self.seats is None else self.seats


@dataclass(frozen=True)
class QuotaBar:
    """Segments per region against the stated total (None: not stated); past events are grey."""

    seats: tuple[Seats, ...]
    stated: int | None
    past: bool = False

    @property
    def allocated(self) -> int:
        """Seats given to regions; while none are decided those taken count."""
        decided = [part.seats for part in self.seats if part.seats is not None]
        return sum(decided) if decided else self._drawn

    @property
    def missing(self) -> int:
        """Seats stated and given to no region; who came without a quota fills none of them."""
        return max(0, (self.stated or 0) - self.allocated)

    @property
    def scale(self) -> int:
        """Seats the whole width stands for."""
        return max(self.stated or 0, self._drawn + self.missing, 1)

    @property
    def _drawn(self) -> int:
        return sum(part.drawn for part in self.seats)


def spans(bar: QuotaBar, width: float) -> list[tuple[float, float]]:
    """Left edge and width of each segment that is drawn, and last that of the seats not allocated, if there are any."""
    parts = [part for part in bar.seats if part.drawn]
    unit = max(0.0, width - _GAP * max(0, len(parts) - (0 if bar.missing else 1))) / bar.scale
    found, left = [], 0.0
    for part in parts:
        found.append((left, part.drawn * unit))
        left += part.drawn * unit + _GAP
    return [*found, (left, width - left)] if bar.missing else found


def quota(painter: QPainter, rect: QRectF, bar: QuotaBar) -> None:
    """Draw the bar in the whole of `rect`: filled = registered, pale = open, amber hatch = not allocated,
    red hatch beyond a tick = more than stated."""
    radius = min(4.0, rect.height() / 2)
    parts = [part for part in bar.seats if part.drawn]
    boxes = [QRectF(rect.left() + left, rect.top(), wide, rect.height()) for left, wide in spans(bar, rect.width())]
    for part, box in zip(parts, boxes, strict=False):
        _segment(painter, box, part, radius, past=bar.past)
    if len(boxes) > len(parts):
        _hatched(painter, boxes[-1], radius, "warn")
    if bar.stated is not None and bar.allocated > bar.stated:
        over = (bar.allocated - bar.stated) * boxes[0].width() / parts[0].drawn
        _over(painter, QRectF(rect.right() - over, rect.top(), over, rect.height()), radius)


def _segment(painter: QPainter, box: QRectF, part: Seats, radius: float, *, past: bool) -> None:
    painter.setPen(QPen(LOOK.colour("frame" if past else "accent_mid"), 1))
    painter.setBrush(LOOK.colour("neutral_soft" if past else "accent_soft"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    share = min(1.0, part.registered / part.drawn)
    if share <= 0:
        return
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setClipRect(QRectF(box.left(), box.top(), box.width() * share, box.height()))
    painter.fillPath(shape, LOOK.colour("control" if past else "accent"))
    painter.restore()


def _hatched(painter: QPainter, box: QRectF, radius: float, kind: str) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.fillPath(shape, LOOK.colour(f"{kind}_soft"))
    painter.save()
    painter.setClipPath(shape)
    painter.setPen(QPen(LOOK.colour(f"{kind}_fill"), 1.4))
    left = box.left() - box.height()
    while left < box.right():
        painter.drawLine(QLineF(left, box.bottom(), left + box.height(), box.top()))
        left += 4
    painter.restore()
    painter.setPen(QPen(LOOK.colour(f"{kind}_fill"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


def _over(painter: QPainter, box: QRectF, radius: float) -> None:
    painter.fillRect(box.adjusted(-1, -1, 1, 1), LOOK.colour("surface"))
    _hatched(painter, box, min(radius, 2.0), "err")
    tick = QRectF(box.left() - 2, box.top() - 3, 2, box.height() + 6)
    painter.fillRect(tick, LOOK.colour("text"))


def share(painter: QPainter, rect: QRectF, value: float, ink: str, tick: float | None = None) -> None:
    """A groove filled to `value` (0 to 1), with a tick at a threshold."""
    radius = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LOOK.colour("neutral_soft"))
    painter.drawRoundedRect(rect, radius, radius)
    filled = QRectF(rect.left(), rect.top(), rect.width() * min(1.0, max(0.0, value)), rect.height())
    if filled.width() > 0:
        painter.setBrush(LOOK.colour(ink))
        painter.drawRoundedRect(filled, radius, radius)
    if tick is not None:
        at = rect.left() + rect.width() * tick
        painter.fillRect(QRectF(at - 1, rect.top() - 3, 2, rect.height() + 6), LOOK.colour("text"))
