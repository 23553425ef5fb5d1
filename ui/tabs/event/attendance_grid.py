"""Participants × sessions: names frozen at the left, shares at the right, totals pinned below.

Three tables show the same lines side by side; the one in the middle has the keyboard and scrolls sideways.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollBar

from app.services.attendance import GridSession
from ui.drawing import text
from ui.tables.columns import Column
from ui.tables.header import TableHeader
from ui.tables.totals import TotalsRow
from ui.tables.view import Table
from ui.tabs.event import attendance_lines as lines
from ui.tabs.event.attendance_lines import Line
from ui.tabs.event.attendance_marks import MarkTable
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS

_FEWEST_NAMES = 300
_FEWEST_NAMES_COMPACT = 220
_ROOM_FOR_ORIGIN = 370


class _BandHeader(TableHeader):
    """As high as one with days, so that three tables begin on one line; edges go up beside the days."""

    @property
    def has_days(self) -> bool:
        """Always room for the band."""
        return True


class _SideTable(Table[Line]):
    """A frozen part: it shows, and the middle has the keyboard."""

    def __init__(self, name: str, columns: Sequence[Column[Line]]) -> None:
        super().__init__(name, columns, HEIGHTS.row_grid)
        header = _BandHeader(self)
        header.columns = self.rows_model.columns
        self.table_header = header
        self.setHorizontalHeader(header)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(Table.SelectionMode.NoSelection)


class AttendanceGrid(QFrame):
    """Shows lines; `asked` tells cells and the mark wanted for them: list of (line number, places), mark."""

    asked = Signal(object, str)
    signature_asked = Signal(object)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(1, 2, 1, 2)
        self._layout.setSpacing(0)
        self._layout.setRowStretch(0, 1)
        self._layout.setColumnStretch(0, 1)
        self._down = QScrollBar(Qt.Orientation.Vertical)
        self._across = QScrollBar(Qt.Orientation.Horizontal)
        self._compact = False
        self.names = _SideTable(self.tr("Nama peserta"), lines.who_columns())
        self.shares = _SideTable(self.tr("Kehadiran peserta"), lines.share_columns())
        self.shares.rows_model.edges = {0}
        self.marks = self._make_marks((), {})
        self._names_total, self._shares_total = TotalsRow(self.names), TotalsRow(self.shares)
        self._marks_total = TotalsRow(self.marks)
        self._lay_out()
        LOOK.changed.connect(self._share_width)

    def _make_marks(self, sessions: Sequence[GridSession], classes: Mapping[str, str]) -> MarkTable:
        made = MarkTable(self.tr("Tanda kehadiran per sesi"), lines.session_columns(sessions), sessions, classes)
        made.asked.connect(self.asked)
        made.signature_asked.connect(self.signature_asked)
        made.moved.connect(self.moved)
        return made

    def _lay_out(self) -> None:
        for column, (table, total) in enumerate(self._parts()):
            table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._layout.addWidget(table, 0, column)
            self._layout.addWidget(total, 1, column)
            table.verticalScrollBar().valueChanged.connect(self._roll)
        self._layout.addWidget(self._down, 0, 3)
        self._layout.addWidget(self._across, 2, 1)
        self._down.valueChanged.connect(self._roll)
        self.marks.verticalScrollBar().rangeChanged.connect(self._measure_bars)
        self.marks.horizontalScrollBar().rangeChanged.connect(self._measure_bars)
        self.marks.horizontalScrollBar().valueChanged.connect(self._across.setValue)
        self._across.valueChanged.connect(self.marks.horizontalScrollBar().setValue)
        self._share_width()

    def _parts(self) -> tuple[tuple[Table[Line], TotalsRow], ...]:
        return (
            (self.names, self._names_total),
            (self.marks, self._marks_total),
            (self.shares, self._shares_total),
        )

    def set_sessions(self, sessions: Sequence[GridSession], classes: Mapping[str, str]) -> None:
        """Other sessions, or classes (names by id): the middle is made anew."""
        if (tuple(sessions), classes) == (self.marks.sessions, self.marks.classes):
            return
        for old in (self.marks, self._marks_total):
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.marks = self._make_marks(sessions, classes)
        self._marks_total = TotalsRow(self.marks)
        self._lay_out()

    def set_lines(self, shown: Sequence[Line]) -> None:
        """Show these lines; cursor, selection and place stay where they are possible."""
        top = self.marks.verticalScrollBar().value()
        chosen = [(index.row(), index.column()) for index in self.marks.selectionModel().selectedIndexes()]
        for table, _ in self._parts():
            table.set_rows(shown)
        self.marks.restore(chosen)
        self._roll(min(top, self.marks.verticalScrollBar().maximum()))

    def replace_line(self, place: int, line: Line) -> None:
        """Another state of one line, in place."""
        for table, _ in self._parts():
            table.rows_model.replace_row(place, line)

    def say_totals(self, present: Sequence[int], people: int | None, threshold: str) -> None:
        """The pinned row: present by session, of how many (None: it differs), and the threshold in words."""
        of_all = self.tr("Hadir per sesi, dari {count}").format(count=people)
        words = of_all if people is not None else self.tr("Hadir per sesi")
        self._names_total.say({1: (words, "text", text.LEFT)}, words)
        counts = {column: (str(count), "text", text.CENTRE) for column, count in enumerate(present)}
        self._marks_total.say(counts, ", ".join(map(str, present)))
        self._shares_total.say({1: (threshold, "muted", text.RIGHT)}, threshold)

    def focus_marks(self) -> None:
        """Give the keyboard to the cells."""
        self.marks.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.marks.currentIndex().isValid():
            self.marks.put_cursor()

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Leave the sessions more room."""
        self._compact = compact
        self._share_width()

    def _roll(self, value: int) -> None:
        """Three tables and the bar stand at one height."""
        for table, _ in self._parts():
            table.verticalScrollBar().setValue(value)
        self._down.setValue(value)

    def _measure_bars(self) -> None:
        for bar, inner in (
            (self._down, self.marks.verticalScrollBar()),
            (self._across, self.marks.horizontalScrollBar()),
        ):
            bar.setRange(inner.minimum(), inner.maximum())
            bar.setPageStep(inner.pageStep())
            bar.setSingleStep(inner.singleStep())
            bar.setVisible(inner.maximum() > inner.minimum())

    def _share_width(self) -> None:
        """The names take what the sessions leave, but never less than a name needs."""
        ends = sum(LOOK.px(column.width) for column in self.shares.rows_model.columns)
        wanted = sum(LOOK.px(column.width) for column in self.marks.rows_model.columns)
        fewest = LOOK.px(_FEWEST_NAMES_COMPACT if self._compact else _FEWEST_NAMES)
        room = self.width() - ends - fewest - self._down.sizeHint().width() - 2
        middle = min(wanted, max(LOOK.px(lines.SESSION_WIDTH), room))
        self.shares.setFixedWidth(ends)
        self.marks.setFixedWidth(middle)
        # without room the origin goes; the name's tooltip and the line below the grid tell it
        self.names.set_compact(self.width() - ends - middle < LOOK.px(_ROOM_FOR_ORIGIN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share_width()
