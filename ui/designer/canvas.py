"""The page as it prints, on which elements are chosen, moved and resized by mouse and keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain import layout_editing as editing
from app.domain.layouts.elements import Element, Layout, Qr, Seal
from app.services.layout_preview import Box
from ui.designer.geometry import EDGES, SIDES, SQUARE, Scale, grip, handles, under
from ui.designer.page_image import PageImage
from ui.theme.look import LOOK

_MARGIN = 16
_FAR, _NEAR = 5.0, 0.1
_PULL = 1.2
"""Within so many mm the middle of the page draws the middle of an element."""
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_CURSORS = {
    (0, 0): Qt.CursorShape.SizeAllCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor, (-1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor, (0, -1): Qt.CursorShape.SizeVerCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor, (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor, (-1, 1): Qt.CursorShape.SizeBDiagCursor,
}  # fmt: skip


@dataclass(frozen=True)
class _Drag:
    """What the hand holds: the element as it was, its box, the edge ((0, 0) for all of it), and where it began."""

    element: Element
    box: Box
    edge: tuple[int, int]
    start: QPointF
    now: Element


class DesignCanvas(QWidget):
    """`chosen` tells an element's id ("" for the page), `edited` an element that was moved or resized and what kind of
    step that was, `acted` that the one chosen shall go ("remove") or be doubled ("copy"), `turned` that the next (1) or
    the one before (−1) is wanted."""

    chosen = Signal(str)
    edited = Signal(object, object)
    acted = Signal(str)
    turned = Signal(int)
    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Halaman sertifikat"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grid = 1.0
        self._layout: Layout | None = None
        self._boxes: tuple[Box, ...] = ()
        self._page = (297.0, 210.0)
        self._chosen, self._hovered = "", ""
        self._image = QImage()
        self._pdf, self._number = b"", 0
        self._zoom = 0.0
        self._drag: _Drag | None = None
        self._room = QSize()
        self._pages = PageImage(self)
        self._pages.drawn.connect(self._on_drawn)
        LOOK.changed.connect(self.update)

    @property
    def scale(self) -> Scale:
        """How the page lies on the screen."""
        width, height = self._page
        room = self._room if self._room.isValid() else self.size()
        fit = min((room.width() - 2 * _MARGIN) / width, (room.height() - 2 * _MARGIN) / height)
        factor = max(0.3, self._zoom or fit)
        left = max(float(_MARGIN), (self.width() - width * factor) / 2)
        return Scale(factor, left, max(float(_MARGIN), (self.height() - height * factor) / 2))

    @property
    def percent(self) -> int:
        """The size of the page on the screen, 100 for its own."""
        return round(self.scale.factor * 25.4 / self.logicalDpiX() * 100)

    def show_page(self, size: tuple[float, float], pdf: bytes, number: int) -> None:
        """Show a page (from 0; −1 is an empty one) of these bytes; without bytes the last one that was good stays."""
        if size != self._page or number != self._number:
            self._page, self._number, self._image = size, number, QImage()
        self._pdf = pdf or self._pdf
        self._fit()
        self._ask()

    def show_elements(self, layout: Layout, boxes: Sequence[Box], chosen: str) -> None:
        """Show where the elements came to stand, and which one is at work."""
        self._layout, self._boxes, self._chosen = layout, tuple(boxes), chosen
        element = editing.find(layout, chosen)
        said = f"{element.id}: {element.x:g} mm, {element.y:g} mm".replace(".", ",") if element else ""
        self.setAccessibleDescription(said)
        self.update()

    def set_grid(self, grid: float) -> None:
        """Move and resize in steps of so many mm; 0 is freely."""
        self.grid = grid

    def set_room(self, room: QSize) -> None:
        """So large is the hole through which the page is seen."""
        self._room = room
        self._fit()
        self._ask()

    def set_zoom(self, by: float) -> None:
        """Larger or smaller by a factor; 0 shows the whole page."""
        self._zoom = max(0.8, min(14.0, self.scale.factor * by)) if by else 0.0
        self._fit()
        self._ask()
        self.zoomed.emit()

    def box_on_screen(self, element_id: str) -> QRectF:
        """Where an element is seen."""
        box = self._box(element_id)
        return self.scale.rect(box) if box else QRectF()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page stays in the middle."""
        super().resizeEvent(event)
        self._ask()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle, of the one chosen, or of what is under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton or self._layout is None:
            return
        at = event.position()
        edge = self._grip(at)
        if edge is None:
            box = under(self._seen(), at)
            self._choose(box.id if box else "")
        element, box = editing.find(self._layout, self._chosen), self._box(self._chosen)
        if element is not None and box is not None and (edge is not None or editing.can_move(element)):
            self._drag = _Drag(element, box, edge or (0, 0), at, element)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show at once where it would come to stand; else what can be taken hold of."""
        if self._drag is None:
            self._hover(event.position())
            return
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        by = event.position() - self._drag.start
        across, down = self.scale.mm(by.x()), self.scale.mm(by.y())
        self._drag = replace(self._drag, now=self._carried(self._drag, across, down, 0.0 if free else self.grid))
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """It stands there now."""
        held, self._drag = self._drag, None
        if held is not None and held.now != held.element:
            self._boxes = tuple(self._moved(held, box) if box.id == held.element.id else box for box in self._boxes)
            self.edited.emit(held.now, None)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Alt and an arrow move here; elsewhere they lead back."""
        arrow = isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _ARROWS
        if event.type() == QEvent.Type.ShortcutOverride and arrow and self._chosen:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move (Ctrl resizes, Shift by 5 mm, Alt by 0.1), Del removes, Page Up and Down choose another."""
        arrow, held = _ARROWS.get(Qt.Key(event.key())), event.modifiers()
        if arrow is not None and self._layout is not None:
            far = bool(held & Qt.KeyboardModifier.ShiftModifier)
            step = _FAR if far else _NEAR if held & Qt.KeyboardModifier.AltModifier else max(self.grid, 0.1)
            self._nudge(arrow[0] * step, arrow[1] * step, sizes=bool(held & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Delete:
            self.acted.emit("remove")
        elif event.key() == Qt.Key.Key_D and held & Qt.KeyboardModifier.ControlModifier:
            self.acted.emit("copy")
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turned.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif event.key() == Qt.Key.Key_Escape and (self._drag is not None or self._chosen):
            self._give_up()
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
            by = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Minus: 0.8}.get(Qt.Key(event.key()), 0.0)
            self.set_zoom(by)
        else:
            super().keyPressEvent(event)

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
        painter.fillRect(self.rect(), LOOK.colour("paper_bg"))
        scale = self.scale
        paper = scale.rect(Box("", 0, 0, *self._page))
        painter.fillRect(paper, LOOK.colour("paper"))
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(paper, self._image)
        if self._hovered and self._hovered != self._chosen:
            self._outline(painter, self.box_on_screen(self._hovered), "control", Qt.PenStyle.DotLine)
        if self._drag is not None:
            self._draw_held(painter, scale, paper)
        elif self._chosen:
            self._draw_chosen(painter)
        if self.hasFocus():
            self._outline(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), "accent_text", Qt.PenStyle.SolidLine)
        painter.end()

    def _draw_chosen(self, painter: QPainter) -> None:
        rect = self.box_on_screen(self._chosen)
        if rect.isEmpty():
            return
        self._outline(painter, rect, "accent", Qt.PenStyle.SolidLine)
        for _edge, place in handles(rect, self._edges()):
            painter.fillRect(place, LOOK.colour("surface"))
            self._outline(painter, place, "accent", Qt.PenStyle.SolidLine)

    def _draw_held(self, painter: QPainter, scale: Scale, paper: QRectF) -> None:
        held = self._drag
        if held is None:
            return
        box = self._moved(held, held.box)
        self._outline(painter, scale.rect(held.box), "control", Qt.PenStyle.DotLine)
        self._outline(painter, scale.rect(box), "accent", Qt.PenStyle.SolidLine)
        if held.edge == (0, 0) and abs(box.x + box.width / 2 - self._page[0] / 2) < 0.05:
            painter.setPen(QPen(LOOK.colour("warn_fill"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(paper.center().x(), paper.top()), QPointF(paper.center().x(), paper.bottom()))

    def _outline(self, painter: QPainter, rect: QRectF, role: str, style: Qt.PenStyle) -> None:
        painter.setPen(QPen(LOOK.colour(role), 2 if style == Qt.PenStyle.SolidLine else 1, style))
        painter.drawRect(rect)

    def _carried(self, held: _Drag, across: float, down: float, grid: float) -> Element:
        """The element where the hand has it, on the grid."""
        element, (right, below) = held.element, held.edge
        if held.edge == (0, 0):
            across = self._to_grid(element.x, across, grid)
            down = self._to_grid(element.y, down, grid)
            off = held.box.x + held.box.width / 2 + across - self._page[0] / 2
            if grid and abs(off) < _PULL:
                across -= off
            return editing.shifted(element, across, down)
        across = self._to_grid(element.x if right < 0 else element.x + element.width, across, grid) if right else 0.0
        tall = element.y if below < 0 else element.y + element.height
        down = self._to_grid(tall, down, grid) if below else 0.0
        return editing.resized(element, across if right < 0 else 0.0, down if below < 0 else 0.0,
                               across if right > 0 else 0.0, down if below > 0 else 0.0)  # fmt: skip

    @staticmethod
    def _to_grid(from_: float, by: float, grid: float) -> float:
        return editing.snapped(from_ + by, grid) - from_

    @staticmethod
    def _moved(held: _Drag, box: Box) -> Box:
        """Where its box would be, before it is drawn anew."""
        was, now = held.element, held.now
        return replace(box, x=box.x + now.x - was.x, y=box.y + now.y - was.y,
                       width=max(0.5, box.width + now.width - was.width),
                       height=max(0.0, box.height + now.height - was.height))  # fmt: skip

    def _nudge(self, across: float, down: float, *, sizes: bool) -> None:
        element = editing.find(self._layout, self._chosen) if self._layout else None
        if element is None or not (editing.can_resize(element) if sizes else editing.can_move(element)):
            return
        made = editing.resized(element, 0, 0, across, down) if sizes else editing.shifted(element, across, down)
        if made != element:
            held = _Drag(element, self._box(element.id) or Box(element.id, 0, 0, 0, 0), (0, 0), QPointF(), made)
            self._boxes = tuple(self._moved(held, box) if box.id == element.id else box for box in self._boxes)
            self.edited.emit(made, ("arrows", element.id, sizes))

    def _choose(self, element_id: str) -> None:
        if element_id != self._chosen:
            self._chosen = element_id
            self.chosen.emit(element_id)
        self.update()

    def _give_up(self) -> None:
        if self._drag is not None:
            self._drag = None
        else:
            self._choose("")
        self.update()

    def _hover(self, at: QPointF) -> None:
        edge = self._grip(at)
        box = None if edge else under(self._seen(), at)
        self._hovered = box.id if box else ""
        if edge is None and not (box and box.id == self._chosen):
            self.unsetCursor()
        else:
            self.setCursor(_CURSORS[edge or (0, 0)])
        self.update()

    def _edges(self) -> Sequence[tuple[int, int]]:
        element = editing.find(self._layout, self._chosen) if self._layout else None
        if element is None or not editing.can_resize(element):
            return ()
        if isinstance(element, Qr | Seal):
            return SQUARE
        return EDGES if editing.has_height(element) else SIDES

    def _grip(self, at: QPointF) -> tuple[int, int] | None:
        rect = self.box_on_screen(self._chosen)
        return grip(rect, self._edges(), at) if self._chosen and not rect.isEmpty() else None

    def _seen(self) -> list[tuple[Box, QRectF]]:
        scale = self.scale
        return [(box, scale.rect(box)) for box in self._boxes]

    def _box(self, element_id: str) -> Box | None:
        return next((box for box in self._boxes if box.id == element_id), None)

    def _fit(self) -> None:
        """As large as the page with its margins, at least as the hole."""
        scale = self.scale
        need = QSize(int(self._page[0] * scale.factor) + 2 * _MARGIN, int(self._page[1] * scale.factor) + 2 * _MARGIN)
        self.setMinimumSize(need if self._zoom else QSize(0, 0))
        self.update()

    def _ask(self) -> None:
        if self._pdf and self._number >= 0:
            scale, ratio = self.scale, self.devicePixelRatioF()
            pixels = QSize(round(self._page[0] * scale.factor * ratio), round(self._page[1] * scale.factor * ratio))
            self._pages.ask(self._pdf, self._number, pixels)

    def _on_drawn(self, image: QImage) -> None:
        self._image = image
        self.update()
