"""The timetable itself: days as columns, time down, sessions where they sit and where a hand puts them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.timetable import DAY, STEP, UNTIMED, Span, clock, lanes, share_people, snapped, stepped
from app.services.planning import SessionCard
from app.services.rundown import span_of
from ui.drawing import text
from ui.tabs.event.session_block import SessionBlock, Sitting
from ui.theme.look import LOOK

_MORNING, _EVENING, _HOUR = 8 * 60, 16 * 60, 60
_PER_MINUTE = 1.15  # logical pixels at text size 100 %: a quarter of an hour holds one line
_AXIS, _GAP = 44, 12
_NARROWEST, _LANE = 164, 124
_LOOSE_ROW, _LEAST = 40, 17


@dataclass(frozen=True)
class Scale:
    """Minutes of the day to pixels: the first and last minute shown, where the first one stands, pixels a minute."""

    first: int
    last: int
    top: float
    per_minute: float

    def y(self, minute: int) -> float:
        """Where a minute stands."""
        return self.top + (minute - self.first) * self.per_minute

    def minute(self, y: float) -> int:
        """The minute that stands there."""
        return round(self.first + (y - self.top) / self.per_minute)


class _Hours(QWidget):
    """The times at the left; they stay in sight when the days roll."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale: Scale | None = None

    def show_scale(self, scale: Scale) -> None:
        """Show other hours."""
        self._scale = scale
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """An hour beside its line."""
        if self._scale is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), LOOK.colour("window"))
        line = text.line_height("caption")
        for minute in range(self._scale.first, self._scale.last + 1, _HOUR):
            box = QRectF(0, self._scale.y(minute) - line / 2, self.width() - 8, line)
            text.draw(painter, box, clock(minute), "caption", "muted", text.RIGHT, digits=True)
        painter.end()


class DayCanvas(QWidget):
    """`moved` tells a session with the day and time it was put at, `add_wanted` where a new one is wanted, `seek` what
    should be in sight while something is dragged; `laid` that columns stand elsewhere."""

    moved = Signal(object, str, str)
    add_wanted = Signal(str, str)
    seek = Signal(QPoint)
    laid = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.days: tuple[str, ...] = ()
        self.blocks: dict[str, SessionBlock] = {}
        self._target: tuple[str, str] | None = None
        self._scale = Scale(_MORNING, _EVENING, 0, _PER_MINUTE)
        self._hours = _Hours(self)
        LOOK.changed.connect(self.arrange)

    def show_days(self, days: Sequence[str], sittings: Sequence[Sitting]) -> list[SessionBlock]:
        """Show these days (ISO) with their sessions; the blocks that are new."""
        self.days = tuple(days)
        kept = {sitting.card.id for sitting in sittings}
        for gone in self.blocks.keys() - kept:
            block = self.blocks.pop(gone)
            block.hide()
            block.deleteLater()
        new = []
        for sitting in sittings:
            if sitting.card.id not in self.blocks:
                new.append(self._new_block(sitting.card.id))
            self.blocks[sitting.card.id].show_sitting(sitting)
        self.arrange()
        return new

    def by_day(self) -> list[list[SessionBlock]]:
        """The blocks of each day in the order of the clock, those without a time first."""
        order = sorted(self.blocks.values(), key=lambda b: (b.sitting.card.starts, b.sitting.batch, b.sitting.card.id))
        return [[block for block in order if block.sitting.card.date == day] for day in self.days]

    def spans(self, day: str, without: str = "") -> list[Span]:
        """When the sessions of a day sit."""
        cards = (block.sitting.card for block in self.blocks.values())
        return [span for card in cards if card.date == day and card.id != without and (span := span_of(card))]

    def column(self, place: int) -> tuple[int, int]:
        """Left edge and width of a day."""
        wanted = [self._wanted_width(day) for day in self.days]
        room = self.width() - LOOK.px(_AXIS) - _GAP * len(wanted)
        extra = max(0, room - sum(wanted)) // max(1, len(wanted))
        left = LOOK.px(_AXIS) + sum(width + extra + _GAP for width in wanted[:place])
        return left, wanted[place] + extra

    def arrange(self) -> None:
        """Put every block where its time and its day are."""
        loose = max((len(self._loose(day)) for day in self.days), default=0)
        spans = [span for day in self.days for span in self.spans(day)]
        first = min([_MORNING, *(span.starts // _HOUR * _HOUR for span in spans)])
        last = max([_EVENING, *(-(-span.ends // _HOUR) * _HOUR for span in spans)])
        last = min(last + _HOUR, DAY)
        top, per_minute = 8 + loose * LOOK.px(_LOOSE_ROW), _PER_MINUTE * LOOK.percent / 100
        self.setMinimumSize(
            LOOK.px(_AXIS) + sum(self._wanted_width(day) + _GAP for day in self.days),
            round(top + (last - first) * per_minute + 8),
        )
        per_minute = max(per_minute, (self.height() - top - 8) / (last - first))
        self._scale = Scale(first, last, top, per_minute)
        for place, day in enumerate(self.days):
            self._arrange_day(place, day)
        self._place_hours()
        self.update()
        self.laid.emit()

    def keep_hours_at(self, left: int) -> None:
        """The days rolled so far: the times stay at the left edge."""
        self._hours.move(left, 0)
        self._hours.raise_()

    def nudge(self, block: SessionBlock, across: int, by: int) -> None:
        """Move a session by days or minutes, as the keyboard asks."""
        card = block.sitting.card
        place = self.days.index(card.date) + across
        span = span_of(card)
        if not 0 <= place < len(self.days) or (by and span is None):
            return
        starts = card.starts
        if by and span is not None:
            starts = clock(stepped(span.starts, span.ends - span.starts, by))
        self._put(block, self.days[place], starts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.arrange()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A new session where nothing stands yet."""
        at = event.position().toPoint()
        place = self._day_at(at.x())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            begins = self._scale.minute(at.y()) // STEP * STEP
            self.add_wanted.emit(self.days[place], clock(min(max(begins, 0), DAY - STEP)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line an hour through the days."""
        painter = QPainter(self)
        painter.setPen(QPen(LOOK.colour("line"), 1))
        for minute in range(self._scale.first, self._scale.last + 1, _HOUR):
            y = round(self._scale.y(minute)) + 0.5
            for place in range(len(self.days)):
                left, width = self.column(place)
                painter.drawLine(QPointF(left, y), QPointF(left + width, y))
        painter.end()

    def _new_block(self, session_id: str) -> SessionBlock:
        block = self.blocks[session_id] = SessionBlock(self)
        block.dragged.connect(self._drag)
        block.dropped.connect(self._drop)
        block.let_go.connect(self._let_go)
        block.nudged.connect(self.nudge)
        block.show()
        return block

    def _wanted_width(self, day: str) -> int:
        beside = max((count for _, count in lanes(self.spans(day)).values()), default=1)
        return LOOK.px(max(_NARROWEST, beside * _LANE))

    def _loose(self, day: str) -> list[SessionBlock]:
        """The sessions of a day that have no time yet."""
        return [b for b in self.blocks.values() if b.sitting.card.date == day and span_of(b.sitting.card) is None]

    def _arrange_day(self, place: int, day: str) -> None:
        left, width = self.column(place)
        for number, block in enumerate(self._loose(day)):
            row = LOOK.px(_LOOSE_ROW)
            block.setGeometry(left, 4 + number * row, width, row - 4)
        spans = self.spans(day)
        beside = lanes(spans)
        for span in spans:
            lane, count = beside[span.id]
            each = (width - 4 * (count - 1)) // count
            self.blocks[span.id].setGeometry(self._box(left + lane * (each + 4), each, span.starts, span.ends))

    def _box(self, left: int, width: int, starts: int, ends: int) -> QRect:
        top, bottom = round(self._scale.y(starts)), round(self._scale.y(ends))
        return QRect(left, top + 1, width, max(bottom - top - 1, LOOK.px(_LEAST)))

    def _day_at(self, x: int) -> int | None:
        near = [(abs(left + width // 2 - x), place) for place in range(len(self.days))
                for left, width in (self.column(place),)]  # fmt: skip
        return min(near)[1] if near else None

    def _drag(self, block: SessionBlock, held: QPoint, on_screen: QPoint) -> None:
        """Show the block where it would come to sit."""
        hand = self.mapFromGlobal(on_screen)
        place, card = self._day_at(hand.x()), block.sitting.card
        if place is None:
            return
        day, span = self.days[place], span_of(card)
        left, width = self.column(place)
        block.raise_()
        if span is None and hand.y() < self._scale.top:
            block.setGeometry(left, hand.y() - held.y(), width, block.height())
            self._target = (day, "")
        else:
            length = span.ends - span.starts if span else UNTIMED
            there = [one for one in self.spans(day, card.id) if share_people(one.batch, card.batch)]
            starts = snapped(self._scale.minute(hand.y() - held.y()), length, there)
            block.setGeometry(self._box(left, width, starts, starts + length))
            block.show_clock(f"{clock(starts)}–{clock(starts + length)}" if card.ends else clock(starts))
            self._target = (day, clock(starts))
        self.keep_hours_at(self._hours.x())
        self.seek.emit(hand)

    def _drop(self, block: SessionBlock) -> None:
        target, self._target = self._target, None
        if target is None:
            self._let_go(block)
        else:
            self._put(block, *target)

    def _let_go(self, block: SessionBlock) -> None:
        self._target = None
        block.show_sitting(block.sitting)
        self.arrange()

    def _put(self, block: SessionBlock, day: str, starts: str) -> None:
        """Show it there at once; whoever keeps it is told."""
        card = block.sitting.card
        block.show_sitting(replace(block.sitting, card=_moved(card, day, starts)))
        self.arrange()
        if (card.date, card.starts) != (day, starts):
            self.moved.emit(card, day, starts)

    def _place_hours(self) -> None:
        self._hours.setGeometry(self._hours.x(), 0, LOOK.px(_AXIS), self.height())
        self._hours.raise_()
        self._hours.show_scale(self._scale)


def _moved(card: SessionCard, day: str, starts: str) -> SessionCard:
    """What the service will say of it."""
    span, begins = span_of(card), span_of(replace(card, starts=starts, ends=""))
    if span is None or begins is None or not card.ends:
        return replace(card, date=day, starts=starts)
    return replace(card, date=day, starts=starts, ends=clock(begins.starts + span.ends - span.starts))
