"""What a hand does with an element: it holds it somewhere, and carries it along the grid."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF

from app.domain import layout_editing as editing
from app.domain.layouts.elements import Element, Layout
from app.services.layout_preview import Box

_PULL = 1.2
"""Within so many mm the middle of the page draws the middle of an element."""


def moved_box(box: Box, was: Element, now: Element) -> Box:
    """Where the box of an element would be that is another one now, before it is drawn anew."""
    return replace(box, x=box.x + now.x - was.x, y=box.y + now.y - was.y,
                   width=max(0.5, box.width + now.width - was.width),
                   height=max(0.0, box.height + now.height - was.height))  # fmt: skip


def boxes_now(boxes: Iterable[Box], drawn: Layout, elements: Iterable[Element]) -> list[Box]:
    """The boxes of the elements as they are, from those of a design that was `drawn` a moment ago."""
    known = {box.id: box for box in boxes}
    found = []
    for now in elements:
        was, box = editing.find(drawn, now.id), known.get(now.id)
        if was is None or box is None:
            found.append(Box(now.id, now.x, now.y, now.width, now.height))
        else:
            found.append(moved_box(box, was, now))
    return found


@dataclass(frozen=True)
class Hold:
    """The element as it was, its box, the edge held ((0, 0) for all of it), where that began, and the element now."""

    element: Element
    box: Box
    edge: tuple[int, int]
    start: QPointF
    now: Element

    def carried(self, across: float, down: float, grid: float, page_width: float) -> "Hold":
        """The hold after the hand went so many mm."""
        if self.edge == (0, 0):
            return replace(self, now=self._moved(across, down, grid, page_width))
        right, below = self.edge
        was = self.element
        across = _to_grid(was.x if right < 0 else was.x + was.width, across, grid) if right else 0.0
        down = _to_grid(was.y if below < 0 else was.y + was.height, down, grid) if below else 0.0
        sides = (across if right < 0 else 0.0, down if below < 0 else 0.0,
                 across if right > 0 else 0.0, down if below > 0 else 0.0)  # fmt: skip
        return replace(self, now=editing.resized(was, *sides))

    @property
    def box_now(self) -> Box:
        """Where its box would be, before it is drawn anew."""
        return moved_box(self.box, self.element, self.now)

    def is_centred(self, page_width: float) -> bool:
        """Whether it was moved into the middle of the page."""
        box = self.box_now
        return self.edge == (0, 0) and abs(box.x + box.width / 2 - page_width / 2) < 0.05

    def _moved(self, across: float, down: float, grid: float, page_width: float) -> Element:
        across, down = _to_grid(self.element.x, across, grid), _to_grid(self.element.y, down, grid)
        off = self.box.x + self.box.width / 2 + across - page_width / 2
        if grid and abs(off) < _PULL:
            across -= off
        return editing.shifted(self.element, across, down)


def _to_grid(from_: float, by: float, grid: float) -> float:
    return editing.snapped(from_ + by, grid) - from_
