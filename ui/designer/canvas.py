"""The page on which elements are chosen, moved and resized by mouse and keyboard."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.domain import layout_editing as editing
from ui.designer.element_sheet import ElementSheet
from ui.designer.hand import Hold

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


class DesignCanvas(ElementSheet):
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

    def set_grid(self, grid: float) -> None:
        """Move and resize in steps of so many mm; 0 is freely."""
        self.grid = grid

    def event(self, event: QEvent) -> bool:
        """Alt and an arrow move here; elsewhere they lead back."""
        arrow = isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _ARROWS
        if event.type() == QEvent.Type.ShortcutOverride and arrow and self.chosen_id:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle, of the one chosen, or of what is under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton or self.layout_shown is None:
            return
        at, before = event.position(), self.chosen_id
        edge = self.grip_at(at)
        if edge is None:
            found = self.box_at(at)
            self._choose(found.id if found else "")
        element, box = self.element, self.box_of(self.chosen_id)
        if element is None or box is None or (self.fills_page(box) and before != box.id):
            return  # a scanned background lies everywhere: a hand that misses must not carry it away
        if edge is not None or editing.can_move(element):
            self.hold = Hold(element, box, edge or (0, 0), at, element)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show at once where it would come to stand; else what can be taken hold of."""
        if self.hold is None:
            self._hover(event.position())
            return
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        by, scale = event.position() - self.hold.start, self.scale
        self.hold = self.hold.carried(scale.mm(by.x()), scale.mm(by.y()), 0.0 if free else self.grid, self.page[0])
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """It stands there now."""
        hold, self.hold = self.hold, None
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
        elif key == Qt.Key.Key_Escape and (self.hold is not None or self.chosen_id):
            self._give_up()
        elif key in _ZOOMS:
            self.set_zoom(_ZOOMS[key])
        else:
            super().keyPressEvent(event)

    def _nudge(self, across: float, down: float, *, sizes: bool) -> None:
        element = self.element
        if element is not None and (editing.can_resize(element) if sizes else editing.can_move(element)):
            made = editing.resized(element, 0, 0, across, down) if sizes else editing.shifted(element, across, down)
            if made != element:
                self.edited.emit(made, ("arrows", element.id, sizes))

    def _choose(self, element_id: str) -> None:
        if element_id != self.chosen_id:
            self.chosen_id = element_id
            self.chosen.emit(element_id)
        self.update()

    def _give_up(self) -> None:
        """Esc lets go of what is held, then of what is chosen."""
        if self.hold is not None:
            self.hold = None
        else:
            self._choose("")
        self.update()

    def _hover(self, at: QPointF) -> None:
        edge = self.grip_at(at)
        box = None if edge else self.box_at(at)
        self.hovered_id = box.id if box else ""
        if edge is None and not (box and box.id == self.chosen_id):
            self.unsetCursor()
        else:
            self.setCursor(_CURSORS[edge or (0, 0)])
        self.update()
