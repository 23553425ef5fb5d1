"""One session on the timetable: what it shows, and how hand and keyboard reach it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.timetable import STEP
from app.services.planning import SessionCard
from app.services.records import number
from ui.drawing import text
from ui.tabs.event.words import hours_text, tr
from ui.theme import icons
from ui.theme.look import LOOK

_PAD, _ABOVE = 8, 4
_SIGN = 16
_FINE = 5  # minutes
_ROOMS = ("ruang", "aula", "gedung", "balai", "kelas")  # what says by itself that it is a room
_ARROWS = {Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}


@dataclass(frozen=True)
class Sitting:
    """A session with what it is called, who speaks, its class in words, what does not hold together about it, and the
    room that it sits in."""

    card: SessionCard
    title: str
    speaker: str = ""
    batch: str = ""
    trouble: str = ""
    room: str = ""

    @property
    def about(self) -> str:
        """Who speaks and moderates, and where."""
        moderator, room = self.card.moderator.strip(), self.room.strip()
        parts = (
            self.speaker,
            tr("moderator {name}").format(name=moderator) if moderator else "",
            tr("ruang {name}").format(name=room) if room and not room.casefold().startswith(_ROOMS) else room,
        )
        return " · ".join(part for part in parts if part)


class SessionBlock(QWidget):
    """Enter, F2 or a click open it, Del removes it, the arrows go to the next one; the mouse drags it, and Alt with
    the arrows moves it (with Shift by five minutes)."""

    opened = Signal(object)
    removed = Signal(object)
    stepped = Signal(object, int, int)
    nudged = Signal(object, int, int)
    """The block, days and minutes."""
    dragged = Signal(object, QPoint, QPoint)
    """The block, where the hand holds it, and where the hand is on the screen."""
    dropped = Signal(object)
    let_go = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sitting = Sitting(SessionCard(), "")
        self._clock = ""
        self._held: QPoint | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        LOOK.changed.connect(self.update)

    def show_sitting(self, sitting: Sitting) -> None:
        """Show a session."""
        self.sitting, self._clock = sitting, ""
        said = (self._line(), sitting.title, sitting.about, sitting.trouble)
        self.setAccessibleName(", ".join(part for part in said if part))
        hint = (sitting.title, sitting.about, sitting.trouble)
        self.setToolTip(text.tooltip("\n".join(part for part in hint if part)))
        self.update()

    def show_clock(self, clock: str) -> None:
        """Show another time while it is dragged."""
        self._clock = clock
        self.update()

    def _times(self) -> str:
        card = self.sitting.card
        times = "–".join(part for part in (card.starts, card.ends) if part)
        return self._clock or times or tr("waktu belum diisi")

    def _line(self) -> str:
        card = self.sitting.card
        hours = tr("tanpa daftar hadir") if card.unattended else hours_text(number(card.lesson_hours))
        return " · ".join(part for part in (self._times(), hours, self.sitting.batch) if part)

    def event(self, event: QEvent) -> bool:
        """Alt and an arrow belong to the block that has the keyboard, not to the menus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _moves(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it, once the hand has gone far enough to mean it."""
        if self._held is None:
            return
        at = event.position().toPoint()
        if not self._dragging and (at - self._held).manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging = True
        self.dragged.emit(self, self._held, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go where it was dragged, or open it on a click."""
        held, dragging = self._held, self._dragging
        self._held, self._dragging = None, False
        if dragging:
            self.dropped.emit(self)
        elif held is not None and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.sitting.card)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with it."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.mapToGlobal(self.rect().center())
        self.menu_wanted.emit(self, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, F2, Del, Esc and the arrows."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._dragging:
            self._held, self._dragging = None, False
            self.let_go.emit(self)
        elif _moves(event):
            across, down = _ARROWS[key]
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.nudged.emit(self, across, down * (_FINE if fine else STEP))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.opened.emit(self.sitting.card)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self.sitting.card)
        elif key in _ARROWS:
            self.stepped.emit(self, *_ARROWS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring; what was held is let go."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Times, title and speaker, as much as its height holds; a break is a quiet band."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inside = QRectF(self.rect()).adjusted(_PAD, _ABOVE, -_PAD, -_ABOVE)
        if self.sitting.trouble:
            icons.paint(painter, inside.right() - _SIGN + 4, inside.top(), "warning_filled", _SIGN, "warn")
        self._paint_words(painter, inside)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        card, frame = self.sitting.card, "warn_fill" if self.sitting.trouble else "frame"
        ground = "neutral_soft" if card.unattended else ("hover" if self.underMouse() else "surface")
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(LOOK.colour(ground))
        painter.setPen(QPen(LOOK.colour(frame), 1))
        painter.drawRoundedRect(edge, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(LOOK.colour("accent_text"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_words(self, painter: QPainter, inside: QRectF) -> None:
        sitting, line = self.sitting, text.line_height("strong")
        ink = "muted" if sitting.card.unattended else "text"
        sign = _SIGN if sitting.trouble else 0
        if inside.height() < 2 * line - 3:
            only = QRectF(inside.left(), 0, inside.width() - sign, self.height())
            text.draw(painter, only, f"{self._times().partition('–')[0]}  {sitting.title}", "caption", ink)
            return
        room = int((inside.height() + 3) // line)
        heads = self._head_lines(inside.width() - sign, room)
        title = text.wrapped(sitting.title, "strong", inside.width(), room - len(heads))
        about = text.wrapped(sitting.about, "caption", inside.width(), max(room - len(heads) - len(title), 0))
        if sitting.about and not about:  # beside the times, as much as there is room
            heads[-1] = f"{heads[-1]} · {sitting.about}"
        at = inside.top()
        for role, colour, lines in (("caption", "muted", heads), ("strong", ink, title), ("caption", "muted", about)):
            for words in lines:
                width = inside.width() - (sign if at == inside.top() else 0)
                text.draw(painter, QRectF(inside.left(), at, width, line), words, role, colour)
                at += line

    def _head_lines(self, width: float, room: int) -> list[str]:
        """Times, lesson hours and class on one line, or on two where it is too narrow and there is room."""
        times, whole = self._times(), self._line()
        if room < 3 or text.width(whole, "caption") <= width:
            return [whole]
        return [times, whole.removeprefix(times).removeprefix(" · ")]


def _moves(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier) and event.key() in _ARROWS
