"""The sessions of an event as a timetable that rolls, under the names of its days."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QWidget

from app.domain.timetable import clock, most_of_one_class
from app.services.planning import SessionCard
from app.services.records import day, number
from app.services.rundown import PAUSES, Pause, begin_of, span_of
from ui import dates
from ui.tabs.event.day_canvas import DayCanvas
from ui.tabs.event.session_block import SessionBlock, Sitting
from ui.tabs.event.words import hours_text, tr
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, label

_HEAD = 34


class DayColumns(QScrollArea):
    """`opened` and `removed` tell a session, `moved` one with the day and the time it was put at; `add_wanted` asks for
    a session on a day at a time ("" for none), `break_wanted` for a `Pause` there."""

    opened = Signal(object)
    removed = Signal(object)
    moved = Signal(object, str, str)
    add_wanted = Signal(str, str)
    break_wanted = Signal(object, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Sesi per hari"))
        self.canvas = DayCanvas()
        self.canvas.setAccessibleName(tr("Jadwal"))
        self.setWidget(self.canvas)
        self.setWidgetResizable(True)
        self._heads = QWidget(self)
        self._of_days: list[QWidget] = []
        self.setViewportMargins(0, LOOK.px(_HEAD), 0, 0)
        self.canvas.moved.connect(self.moved)
        self.canvas.add_wanted.connect(self.add_wanted)
        self.canvas.laid.connect(self._place_heads)
        self.canvas.seek.connect(lambda at: self.ensureVisible(at.x(), at.y(), 32, 32))
        self.horizontalScrollBar().valueChanged.connect(self._roll)
        LOOK.changed.connect(self._place_heads)

    def show_days(self, days: Sequence[str], sittings: Sequence[Sitting]) -> None:
        """Show other sessions; the keyboard stays on the one that had it."""
        for block in self.canvas.show_days(days, sittings):
            block.opened.connect(self.opened)
            block.removed.connect(self.removed)
            block.stepped.connect(self._step)
            block.nudged.connect(lambda block, *_by: self.ensureWidgetVisible(block))
            block.menu_wanted.connect(self._pop_up)
        for head in self._of_days:
            head.hide()
            head.deleteLater()
        self._of_days = [self._day_head(iso, [s.card for s in sittings if s.card.date == iso]) for iso in days]
        self._place_heads()
        self._keep_tab_order()

    def focus_first(self) -> None:
        """Put the keyboard on the first session."""
        first = next((block for column in self.canvas.by_day() for block in column), None)
        if first is not None:
            self._focus(first)

    def focus_session(self, session_id: str) -> None:
        """Put the keyboard on a session, in sight."""
        if session_id in self.canvas.blocks:
            self._focus(self.canvas.blocks[session_id])

    @property
    def current(self) -> SessionCard | None:
        """The session that has the keyboard."""
        return next((block.sitting.card for block in self.canvas.blocks.values() if block.hasFocus()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names of the days go along."""
        super().resizeEvent(event)
        self._place_heads()

    def _focus(self, block: SessionBlock) -> None:
        block.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(block)

    def _day_head(self, iso: str, cards: Sequence[SessionCard]) -> QWidget:
        one: date | None = day(iso)
        words = dates.short_date(one) if one else iso or tr("tanpa tanggal")
        hours = most_of_one_class((number(card.lesson_hours), card.batch) for card in cards if not card.unattended)
        head = QWidget(self._heads)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(ElidedLabel(words.rpartition(" ")[0] if one else words, "strong"))  # the year stands in the head
        row.addWidget(label(hours_text(hours), "caption"))
        row.addStretch(1)
        add = Button("", "icon", "add", name=tr("Tambah pada {day}").format(day=words))
        add.clicked.connect(lambda: self._offer_new(iso, add))
        row.addWidget(add)
        head.show()
        return head

    def _offer_new(self, iso: str, button: Button) -> None:
        """A session, or a break in the first pause that is long enough."""
        menu = self._menu()
        menu.addAction(tr("Sesi…")).triggered.connect(lambda: self.add_wanted.emit(iso, ""))
        menu.addSeparator()
        spans = self.canvas.spans(iso)
        for pause in PAUSES:
            self._add_break(menu, pause, iso, begin_of(pause, spans))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _pop_up(self, block: SessionBlock, at: QPoint) -> None:
        """What can be done with a session, and breaks after it."""
        card, span = block.sitting.card, span_of(block.sitting.card)
        menu = self._menu()
        menu.addAction(tr("Ubah…")).triggered.connect(lambda: self.opened.emit(card))
        menu.addAction(tr("Hapus")).triggered.connect(lambda: self.removed.emit(card))
        if span is not None:
            menu.addSeparator()
            for pause in (pause for pause in PAUSES if pause.where == "pause"):
                self._add_break(menu, pause, card.date, span.ends, tr("sesudah ini"))
        menu.popup(at)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_break(self, menu: QMenu, pause: Pause, iso: str, begins: int, where: str = "") -> None:
        words = tr("{title}, {length} menit").format(title=pause.title, length=pause.minutes)
        action = menu.addAction(f"{words}, {where}" if where else words)
        action.triggered.connect(lambda: self.break_wanted.emit(pause, iso, clock(begins)))

    def _step(self, block: SessionBlock, across: int, down: int) -> None:
        """The next session of the day, or the one nearest in time on the next day that has any."""
        columns = [column for column in self.canvas.by_day() if column]
        place = next(n for n, column in enumerate(columns) if block in column)
        there = columns[max(0, min(place + across, len(columns) - 1))]
        if across and there is not columns[place]:
            target = min(there, key=lambda other: abs(other.y() - block.y()))
        else:
            target = there[max(0, min(there.index(block) + down, len(there) - 1))]
        self._focus(target)

    def _keep_tab_order(self) -> None:
        order = [block for column in self.canvas.by_day() for block in column]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _roll(self, value: int) -> None:
        self.canvas.keep_hours_at(value)
        self._place_heads()

    def _place_heads(self) -> None:
        """Each name over its column, cut off where the timetable is."""
        self.setViewportMargins(0, LOOK.px(_HEAD), 0, 0)
        self._heads.setGeometry(self.viewport().x(), self.frameWidth(), self.viewport().width(), LOOK.px(_HEAD))
        for place, head in enumerate(self._of_days[: len(self.canvas.days)]):
            left, width = self.canvas.column(place)
            head.setGeometry(left - self.horizontalScrollBar().value(), 0, width, LOOK.px(_HEAD) - 2)
