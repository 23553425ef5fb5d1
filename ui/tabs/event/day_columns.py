"""The sessions of an event as a timetable: days as columns, time down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.planning import SessionCard
from app.services.records import day, number
from ui import dates
from ui.tabs.event.words import breakable, hours_text, tr
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.labels import label

_NARROWEST, _WIDEST = 190, 420


@dataclass(frozen=True)
class Sitting:
    """A session with what it is called and who speaks."""

    card: SessionCard
    title: str
    speaker: str


class SessionBlock(QFrame):
    """One session; Enter, F2 or a click open it, Del removes it, the arrows go to the next one."""

    opened = Signal(object)
    removed = Signal(object)
    stepped = Signal(object, int, int)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.setProperty("card", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(1)
        column.addWidget(label(self._line(), "caption"))
        column.addWidget(label(breakable(sitting.title), "strong", wrap=True))
        if sitting.speaker:
            column.addWidget(label(breakable(sitting.speaker), "caption", wrap=True))
        self.setAccessibleName(", ".join(part for part in (self._line(), sitting.title, sitting.speaker) if part))

    def _line(self) -> str:
        card = self.sitting.card
        clock = "–".join(part for part in (card.starts, card.ends) if part) or tr("waktu belum diisi")
        return f"{clock} · {hours_text(number(card.lesson_hours))}"

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.sitting.card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, F2, Del and the arrows."""
        steps = {Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.opened.emit(self.sitting.card)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self.sitting.card)
        elif key in steps:
            self.stepped.emit(self, *steps[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, and the ring round it while it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(LOOK.colour("accent_text"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
            painter.end()


class DayColumns(QScrollArea):
    """`opened` and `removed` tell a session, `add_wanted` the ISO date of the day."""

    opened = Signal(object)
    removed = Signal(object)
    add_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Sesi per hari"))
        self._blocks: list[list[SessionBlock]] = []

    def set_sittings(self, sittings: Sequence[Sitting]) -> None:
        """Show other sessions; the focus stays on the one that had it."""
        focused = next((b.sitting.card.id for column in self._blocks for b in column if b.hasFocus()), "")
        inside = QWidget()
        days = QHBoxLayout(inside)
        days.setContentsMargins(0, 0, 4, 4)
        days.setSpacing(12)
        self._blocks = []
        for iso, group in groupby(sittings, key=lambda sitting: sitting.card.date):
            days.addWidget(self._day(iso, list(group)), 1)
        if len(self._blocks) == 1:
            days.addStretch(1)
        self.setWidget(inside)
        for block in (block for column in self._blocks for block in column):
            if block.sitting.card.id == focused:
                block.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard on the first session."""
        if self._blocks and self._blocks[0]:
            self._blocks[0][0].setFocus()

    @property
    def current(self) -> SessionCard | None:
        """The session that has the keyboard."""
        return next((b.sitting.card for column in self._blocks for b in column if b.hasFocus()), None)

    def _day(self, iso: str, sittings: Sequence[Sitting]) -> QWidget:
        whole = QWidget()
        whole.setMinimumWidth(LOOK.px(_NARROWEST))
        whole.setMaximumWidth(LOOK.px(_WIDEST))
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._day_head(iso, sittings))
        blocks = []
        for sitting in sittings:
            block = SessionBlock(sitting)
            block.opened.connect(self.opened)
            block.removed.connect(self.removed)
            block.stepped.connect(self._step)
            column.addWidget(block)
            blocks.append(block)
        self._blocks.append(blocks)
        column.addStretch(1)
        return whole

    def _day_head(self, iso: str, sittings: Sequence[Sitting]) -> QHBoxLayout:
        one: date | None = day(iso)
        words = dates.short_date(one) if one else iso
        hours = sum((number(sitting.card.lesson_hours) for sitting in sittings), number("0"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(words, "strong"))
        head.addWidget(label(hours_text(hours), "caption"))
        head.addStretch(1)
        name = tr("Tambah sesi {day}").format(day=words)
        head.addWidget(Button("", "icon", "add", lambda: self.add_wanted.emit(iso), name=name))
        return head

    def _step(self, block: SessionBlock, across: int, down: int) -> None:
        for place, column in enumerate(self._blocks):
            if block in column:
                there = self._blocks[max(0, min(place + across, len(self._blocks) - 1))]
                target = there[max(0, min(column.index(block) + down, len(there) - 1))]
                target.setFocus()
                self.ensureWidgetVisible(target)
                return
