"""The page as it prints, with its elements outlined: where each stands, what is at work, what can be taken hold of."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent

from app.domain import layout_editing as editing
from app.domain.layouts.elements import Element, Layout, Qr, Seal
from app.services.layout_preview import Box
from ui.designer.geometry import EDGES, SIDES, SQUARE, grip, under
from ui.designer.hand import Hold
from ui.designer.painting import DOTTED, draw_chosen, draw_held, draw_page, outline
from ui.designer.sheet import Sheet


class ElementSheet(Sheet):
    """Shows; what is done to it a canvas does."""

    def __init__(self) -> None:
        super().__init__()
        self.layout_shown: Layout | None = None
        self.chosen_id, self.hovered_id = "", ""
        self.hold: Hold | None = None
        self._boxes: tuple[Box, ...] = ()

    @property
    def element(self) -> Element | None:
        """The element at work."""
        return editing.find(self.layout_shown, self.chosen_id) if self.layout_shown else None

    def show_elements(self, layout: Layout, boxes: Sequence[Box], chosen: str) -> None:
        """Show where the elements came to stand, and which one is at work."""
        self.layout_shown, self._boxes, self.chosen_id = layout, tuple(boxes), chosen
        element = editing.find(layout, chosen)
        said = f"{element.id}: {element.x:g} mm, {element.y:g} mm".replace(".", ",") if element else ""
        self.setAccessibleDescription(said)
        self.update()

    def box_on_screen(self, element_id: str) -> QRectF:
        """Where an element is seen."""
        box = self.box_of(element_id)
        return self.scale.rect(box) if box else QRectF()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows that arrows go here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, the page, the outlines."""
        painter = QPainter(self)
        draw_page(painter, QRectF(self.rect()), self.paper, self.image)
        if self.hovered_id and self.hovered_id != self.chosen_id:
            outline(painter, self.box_on_screen(self.hovered_id), "control", DOTTED)
        if self.hold is not None:
            draw_held(painter, self.scale, self.hold, self.paper, self.page[0])
        elif self.box_of(self.chosen_id):
            draw_chosen(painter, self.box_on_screen(self.chosen_id), self._edges())
        if self.hasFocus():
            outline(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), "accent_text")
        painter.end()

    def _edges(self) -> Sequence[tuple[int, int]]:
        element = self.element
        if element is None or not editing.can_resize(element):
            return ()
        if isinstance(element, Qr | Seal):
            return SQUARE
        return EDGES if editing.has_height(element) else SIDES

    def grip_at(self, at: QPointF) -> tuple[int, int] | None:
        """The handle under the pointer."""
        return grip(self.box_on_screen(self.chosen_id), self._edges(), at) if self.box_of(self.chosen_id) else None

    def box_at(self, at: QPointF) -> Box | None:
        """What is under the pointer."""
        scale = self.scale
        return under([(box, scale.rect(box)) for box in self._boxes], at)

    def box_of(self, element_id: str) -> Box | None:
        """Where an element came to stand, mm."""
        return next((box for box in self._boxes if box.id == element_id), None)

    def fills_page(self, box: Box) -> bool:
        """Whether nothing of the page is beside it."""
        return max(box.x, box.y) < 1 and box.x + box.width > self.page[0] - 1 and box.y + box.height > self.page[1] - 1
