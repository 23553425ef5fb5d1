"""Where the pieces of a page lie on the screen: mm to pixels, handles, and what is under the pointer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.services.layout_preview import Box

EDGES: tuple[tuple[int, int], ...] = ((-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))
"""The handles as (across, down): −1 is the left or top edge, 1 the right or bottom one, 0 neither."""
SQUARE = ((1, 1), (-1, -1), (1, -1), (-1, 1))
"""Those of a square."""
SIDES = ((1, 0), (-1, 0))
"""Those of what has a width alone."""
HANDLE = 9
"""Pixels of a handle."""
_REACH = 4
_LEAST = 10.0


@dataclass(frozen=True)
class Scale:
    """Pixels in a millimetre, and where the page's corner stands."""

    factor: float
    left: float
    top: float

    def rect(self, box: Box) -> QRectF:
        """A box on the screen; one without a height (a line) can still be seen."""
        return QRectF(self.left + box.x * self.factor, self.top + box.y * self.factor,
                      max(box.width * self.factor, 1.0), max(box.height * self.factor, 1.0))  # fmt: skip

    def mm(self, pixels: float) -> float:
        """A distance on the page."""
        return pixels / self.factor


def handles(rect: QRectF, edges: Sequence[tuple[int, int]]) -> list[tuple[tuple[int, int], QRectF]]:
    """The handles of a box with their places."""
    middle, half = rect.center(), HANDLE / 2
    return [
        (edge, QRectF(middle.x() + edge[0] * rect.width() / 2 - half, middle.y() + edge[1] * rect.height() / 2 - half,
                      HANDLE, HANDLE))
        for edge in edges
    ]  # fmt: skip


def grip(rect: QRectF, edges: Sequence[tuple[int, int]], at: QPointF) -> tuple[int, int] | None:
    """The handle under the pointer."""
    for edge, place in handles(rect, edges):
        if place.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(at):
            return edge
    return None


def under(boxes: Iterable[tuple[Box, QRectF]], at: QPointF) -> Box | None:
    """The smallest box under the pointer: a frame or a background does not hide what stands on it."""
    found = [(rect.width() * rect.height(), number, box) for number, (box, rect) in enumerate(boxes)
             if _reachable(rect).contains(at)]  # fmt: skip
    return min(found, key=lambda one: (one[0], -one[1]))[2] if found else None


def _reachable(rect: QRectF) -> QRectF:
    """A rule is hit within a few pixels."""
    across, down = max(0.0, _LEAST - rect.width()) / 2, max(0.0, _LEAST - rect.height()) / 2
    return rect.adjusted(-across, -down, across, down)
