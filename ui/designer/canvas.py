"""The page as it prints, on which elements are chosen, moved and resized by mouse and keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from app.domain import layout_editing as editing
from app.domain.layouts.elements import Element, Layout, Qr, Seal
from app.services.layout_preview import Box
from ui.designer.geometry import EDGES, SIDES, SQUARE, grip, under
from ui.designer.hand import Hold
from ui.designer.painting import DOTTED, draw_chosen, draw_held, draw_page, outline
from ui.designer.sheet import Sheet

_FAR, _NEAR = 5.0, 0.1
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_ZOOMS = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Minus: 0.8, Qt.Key.Key_0: 0.0}
_CURSORS = {
    (0, 0): Qt.CursorShape.SizeAllCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor, (-1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor, (0, -1): Qt.CursorShape.SizeVerCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor, (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor, (-1, 1): Qt.CursorShape.SizeBDiagCursor,
}  # fmt: skip


class DesignCanvas(Sheet):
    """`chosen` tells an element's id ("" for the page), `edited` an element that was moved or resized and what kind of
    step that was, `acted` that the one chosen shall go ("remove") or be doubled ("copy"), `turned` that the next (1) or
    the one before (−1) is wanted."""

    chosen = Signal(str)
    edited = Signal(object, object)
    acted = Signal(str)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Halaman sertifikat"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grid = 1.0
        self._layout: Layout | None = None
        self._boxes: tuple[Box, ...] = ()
        self._chosen, self._hovered = "", ""
        self._hold: Hold | None = None

    def set_grid(self, grid: float) -> None:
        """Move and resize in steps of so many mm; 0 is freely."""
        self.grid = grid

    def show_elements(self, layout: Layout, boxes: Sequence[Box], chosen: str) -> None:
        """Show where the elements came to stand, and which one is at work."""
        self._layout, self._boxes, self._chosen = layout, tuple(boxes), chosen
        element = editing.find(layout, chosen)
        said = f"{element.id}: {element.x:g} mm, {element.y:g} mm".replace(".", ",") if element else ""
        self.setAccessibleDescription(said)
        self.update()

    def box_on_screen(self, element_id: str) -> QRectF:
        """Where an element is seen."""
        box = self._box(element_id)
        return self.scale.rect(box) if box else QRectF()

    def event(self, event: QEvent) -> bool:
        """Alt and an arrow move here; elsewhere they lead back."""
        arrow = isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _ARROWS
        if event.type() == QEvent.Type.ShortcutOverride and arrow and self._chosen:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle, of the one chosen, or of what is under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton or self._layout is None:
            return
        at = event.position()
        edge = self._grip(at)
        if edge is None:
            found = self._under(at)
            self._choose(found.id if found else "")
        element, box = self._element, self._box(self._chosen)
        if element is not None and box is not None and (edge is not None or editing.can_move(element)):
            self._hold = Hold(element, box, edge or (0, 0), at, element)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show at once where it would come to stand; else what can be taken hold of."""
        if self._hold is None:
            self._hover(event.position())
            return
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        by, scale = event.position() - self._hold.start, self.scale
        self._hold = self._hold.carried(scale.mm(by.x()), scale.mm(by.y()), 0.0 if free else self.grid, self.page[0])
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """It stands there now."""
        hold, self._hold = self._hold, None
        if hold is not None and hold.now != hold.element:
            self.edited.emit(hold.now, None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move (Ctrl resizes, Shift by 5 mm, Alt by 0.1), Del removes, Page Up and Down choose another."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS:
            far = bool(held & Qt.KeyboardModifier.ShiftModifier)
            step = _FAR if far else _NEAR if held & Qt.KeyboardModifier.AltModifier else max(self.grid, _NEAR)
            sizes = bool(held & Qt.KeyboardModifier.ControlModifier)
            self._nudge(_ARROWS[key][0] * step, _ARROWS[key][1] * step, sizes=sizes)
        elif key == Qt.Key.Key_Delete:
            self.acted.emit("remove")
        elif key == Qt.Key.Key_D and held & Qt.KeyboardModifier.ControlModifier:
            self.acted.emit("copy")
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Escape and (self._hold is not None or self._chosen):
            self._give_up()
        elif key in _ZOOMS:
            self.set_zoom(_ZOOMS[key])
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
        draw_page(painter, QRectF(self.rect()), self.paper, self.image)
        if self._hovered and self._hovered != self._chosen:
            outline(painter, self.box_on_screen(self._hovered), "control", DOTTED)
        if self._hold is not None:
            draw_held(painter, self.scale, self._hold, self.paper, self.page[0])
        elif self._box(self._chosen):
            draw_chosen(painter, self.box_on_screen(self._chosen), self._edges())
        if self.hasFocus():
            outline(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), "accent_text")
        painter.end()

    @property
    def _element(self) -> Element | None:
        return editing.find(self._layout, self._chosen) if self._layout else None

    def _nudge(self, across: float, down: float, *, sizes: bool) -> None:
        element = self._element
        if element is not None and (editing.can_resize(element) if sizes else editing.can_move(element)):
            made = editing.resized(element, 0, 0, across, down) if sizes else editing.shifted(element, across, down)
            if made != element:
                self.edited.emit(made, ("arrows", element.id, sizes))

    def _choose(self, element_id: str) -> None:
        if element_id != self._chosen:
            self._chosen = element_id
            self.chosen.emit(element_id)
        self.update()

    def _give_up(self) -> None:
        """Esc lets go of what is held, then of what is chosen."""
        if self._hold is not None:
            self._hold = None
        else:
            self._choose("")
        self.update()

    def _hover(self, at: QPointF) -> None:
        edge = self._grip(at)
        box = None if edge else self._under(at)
        self._hovered = box.id if box else ""
        if edge is None and not (box and box.id == self._chosen):
            self.unsetCursor()
        else:
            self.setCursor(_CURSORS[edge or (0, 0)])
        self.update()

    def _edges(self) -> Sequence[tuple[int, int]]:
        element = self._element
        if element is None or not editing.can_resize(element):
            return ()
        if isinstance(element, Qr | Seal):
            return SQUARE
        return EDGES if editing.has_height(element) else SIDES

    def _grip(self, at: QPointF) -> tuple[int, int] | None:
        return grip(self.box_on_screen(self._chosen), self._edges(), at) if self._box(self._chosen) else None

    def _under(self, at: QPointF) -> Box | None:
        scale = self.scale
        return under([(box, scale.rect(box)) for box in self._boxes], at)

    def _box(self, element_id: str) -> Box | None:
        return next((box for box in self._boxes if box.id == element_id), None)
