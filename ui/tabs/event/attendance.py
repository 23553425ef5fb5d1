"""Kehadiran: all present with one click, then the exceptions by key or mouse, saved cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from app.domain.attendance import MARKS, NOT_THEIRS
from app.errors import UserError
from app.services import attendance
from app.services.attendance import Grid
from app.services.steps import DataChange
from ui.dialogs.signed_sheets import SignedSheetsDialog
from ui.pages import Desk
from ui.tabs.event import attendance_lines as grid_lines
from ui.tabs.event import attendance_reading as asking
from ui.tabs.event.attendance_grid import AttendanceGrid
from ui.tabs.event.attendance_lines import FILTERS, Line
from ui.tabs.event.attendance_reading import Board
from ui.tabs.event.class_choice import ClassChoice
from ui.tabs.event.section import EventSection
from ui.widgets.buttons import Button
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.empty import EmptyState
from ui.widgets.keys import KeyLegend
from ui.widgets.labels import ElidedLabel, IconLabel

_REST = 300
"""Milliseconds without a change before the marks are read again."""


class AttendanceSection(EventSection):
    """Marks are painted at once and saved one after the other; after a rest the grid is read again."""

    concerns = frozenset(
        {"attendance", "arrival", "participant", "session", "subject", "person", "event", "batch"}
    )
    brings_in = ("attendance", "exam_scores", "participants")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._board: Board | None = None
        self._grid: Grid | None = None
        self._lines: list[Line] = []
        self._shown: tuple[str, ...] = ()
        self._writes = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._read)
        self._pills = FilterRow(self.tr("Saringan kehadiran"))
        self._pills.chosen.connect(self._on_filter)
        self._legend = KeyLegend(
            [*MARKS.items(), ("T", self.tr("belum tanda tangan")), ("Del", self.tr("kosongkan"))]
        )  # fmt: skip
        self.classes = ClassChoice()
        self.classes.activated.connect(lambda _place: self._on_class())
        self.all_present = Button(self.tr("Semua hadir"), "primary", "checkmark", self._on_all_present)
        self.all_present.setToolTip(self.tr("Mencatat hadir di semua sel yang belum dicatat"))
        self.grid = AttendanceGrid()
        self.grid.asked.connect(self._on_asked)
        self.grid.signature_asked.connect(self._on_signature)
        self.grid.moved.connect(self._tell_cell)
        self.empty = EmptyState("people")
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        self._pills.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        top.addWidget(self._pills, 1)
        top.addWidget(self.classes)
        self.import_button = Button(self.tr("Impor…"), icon="arrow_import", clicked=self.desk.import_wanted.emit)
        words = self.tr("Lembar bertanda tangan")
        self.sheets_button = Button(self.tr("Lembar TTD…"), icon="document", clicked=self._open_sheets, name=words)
        self.sheets_button.setToolTip(self.tr("Lembar yang sudah ditandatangani: hitungan dan pindaiannya"))
        for button in (self.import_button, self.sheets_button, self.all_present):
            top.addWidget(button)
        self.column.addLayout(top)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        self.column.addWidget(self._stack, 1)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        self._cell = ElidedLabel("", "muted")
        self._cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        below.addWidget(IconLabel("info", "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(self._cell, 1)
        below.addWidget(self._legend)
        self.column.addWidget(self._below)
        self.column.setSpacing(10)

    def show_event(self, event_id: str) -> None:
        """Another event begins with all its people."""
        if event_id != self.event_id:
            self._board, self._grid, self._lines = None, None, []
            self.classes.clear()
        super().show_event(event_id)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read now, or after a rest while someone types marks."""
        if changed and changed <= {"attendance", "arrival"} and self._grid is not None:
            self._rest.start()
        else:
            self._read()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Del empties as in any list."""
        return {"remove": lambda: self._on_asked(self.grid.marks.cells, ""), "find": self.grid.focus_marks}

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Tekan “Semua hadir”, lalu ubah yang berbeda: pilih sel dengan panah atau tetikus, kemudian tekan H "
            "(hadir), I (izin), S (sakit), A (alpa), atau Del (kosongkan). T menandai yang hadir tetapi belum tanda "
            "tangan pada lembarnya. Shift+panah memilih beberapa sel, Ctrl+Spasi satu sesi, Shift+Spasi satu orang. "
            "Sel kelabu bukan sesi kelasnya. Setiap tanda langsung tersimpan; Ctrl+Z mengurungkan. “Belum dicatat” "
            "tidak dihitung sebagai tidak hadir; “≥” berarti masih ada sesi yang belum dicatat. Garis tegak pada "
            "bilah menunjukkan ambang kehadiran."
        )

    def set_compact(self, compact: bool) -> None:
        """Legends and explaining lines go."""
        super().set_compact(compact)
        self.grid.set_compact(compact)
        self._legend.setVisible(not compact)
        self.import_button.setVisible(not compact)
        self.sheets_button.set_text("" if compact else self.tr("Lembar TTD…"))
        self._tell_cell()

    def _read(self) -> None:
        self._rest.stop()
        if self.event_id:
            key = ("attendance", id(self))
            batch = self.classes.key
            self.desk.work.run(asking.read, self.event_id, batch, then=self._show, owner=self, key=key)

    def _show(self, board: Board) -> None:
        if board.grid.event_id != self.event_id:
            return
        if self._writes:
            # marks painted since then are newer than what was read
            self._rest.start()
            return
        if self._board is not None and board == replace(self._board, grid=self._grid or self._board.grid):
            return
        self._board, self._grid = board, board.grid
        self._lines = grid_lines.lines_of(board.grid, board.came)
        self.classes.offer(board)
        self.grid.set_sessions(board.grid.sessions, board.names)
        self._choose_lines()

    def _on_class(self) -> None:
        self._shown = ()
        self._read()

    def _on_filter(self, _key: str) -> None:
        self._shown = ()
        self._choose_lines()
        self.grid.focus_marks()

    def _choose_lines(self) -> None:
        """Fill the grid by the filter; whoever is shown stays until another filter is chosen."""
        matches = FILTERS[self._pills.key]
        kept = set(self._shown)
        lines = [line for line in self._lines if line.id in kept or matches(line)]
        self._shown = tuple(line.id for line in lines) if self._pills.key else ()
        self.grid.set_lines(lines)
        self._tell_counts()
        self._tell_empty(lines)
        self._tell_cell()

    def _on_asked(self, cells: Sequence[tuple[int, int]], mark: str) -> None:
        if self._grid is not None:
            self._paint(cells, partial(grid_lines.marked, mark=mark, grid=self._grid), asking.set_marks, mark)

    def _on_signature(self, cells: Sequence[tuple[int, int]]) -> None:
        """Missing for all of those present; there again where it was missing for all of them."""
        if self._grid is None:
            return
        rows, sessions = self.grid.marks.rows_model.rows, self._grid.sessions
        present = [(row, place) for row, place in cells if rows[row].row.marks[place] == "H"]
        if not present:
            self.desk.say(self.tr("Tanda tangan hanya dicatat bagi yang hadir"))
            return
        missing = any(sessions[place].id not in rows[row].row.unsigned for row, place in present)
        paint = partial(grid_lines.signed, grid=self._grid, missing=missing)
        self._paint(present, paint, asking.set_unsigned, missing)

    def _paint(
        self,
        cells: Sequence[tuple[int, int]],
        paint: Callable[[Line, Sequence[int]], Line],
        service: Callable[..., DataChange],
        value: object,
    ) -> None:
        """Show cells of one's own sessions as they will be, and have the service keep them."""
        places: dict[int, list[int]] = {}
        rows = self.grid.marks.rows_model.rows
        for row, place in cells:
            if rows[row].row.marks[place] != NOT_THEIRS:
                places.setdefault(row, []).append(place)
        if self._grid is None or not places:
            return
        wanted = [(row, rows[row], columns) for row, columns in places.items()]
        for row, line, columns in wanted:
            changed = paint(line, columns)
            self._lines[line.number - 1] = changed
            self.grid.replace_line(row, changed)
        sessions = self._grid.sessions
        pairs = [(line.id, sessions[place].id) for _, line, columns in wanted for place in columns]
        self._grid = replace(self._grid, rows=tuple(line.row for line in self._lines))
        self._tell_counts()
        self._tell_cell()
        self._writes += 1
        self.desk.work.change(
            service, self.event_id, pairs, value, then=self._on_saved, failed=self._on_failed, owner=self
        )  # fmt: skip

    def _on_saved(self, _change: object) -> None:
        self._writes -= 1

    def _on_failed(self, error: UserError) -> None:
        """What was painted is not true: read what is."""
        self._writes -= 1
        self._board = self._grid = None
        self.desk.report(error)
        self._read()

    def _on_all_present(self) -> None:
        self.desk.work.change(attendance.set_all_present, self.event_id, then=self._on_all_saved, owner=self)

    def _on_all_saved(self, change: DataChange) -> None:
        if not change.step_id:
            self.desk.say(change.title)
        self._read()
        self.grid.focus_marks()

    def _tell_counts(self) -> None:
        """Pills and totals follow each mark."""
        threshold = self._grid.threshold if self._grid else 80
        titles = {
            "": self.tr("Semua"),
            "open": self.tr("Belum dicatat"),
            "exceptions": self.tr("Ada pengecualian"),
            "below": self.tr("Di bawah {percent} %").format(percent=threshold),
            "unsigned": self.tr("Belum TTD"),
        }
        counts = {key: sum(map(matches, self._lines)) for key, matches in FILTERS.items()}
        if not counts["unsigned"] and self._pills.key != "unsigned":
            del titles["unsigned"]
        self._pills.set_filters([Filter(key, title, counts[key]) for key, title in titles.items()])
        if self._grid and self._grid.rows:
            self._tell_totals(self._grid)

    def _tell_totals(self, grid: Grid) -> None:
        """Where classes sit in sessions of their own, neither the number of people nor the JP is one for all."""
        words = self.tr("ambang {percent} % JP").format(percent=grid.threshold)
        needed = {row.presence.needed for row in grid.rows}
        if len(needed) == 1:
            hours = grid_lines.hours_text(needed.pop())
            words = self.tr("ambang {percent} % JP = {hours} JP").format(percent=grid.threshold, hours=hours)
        together = not any(NOT_THEIRS in row.marks for row in grid.rows)
        self.grid.say_totals(grid.present, len(grid.rows) if together else None, words)

    def _tell_empty(self, lines: Sequence[Line]) -> None:
        ready = self._grid is not None and bool(self._lines) and bool(self._grid.sessions)
        self.all_present.setEnabled(ready)
        self._stack.setCurrentWidget(self.grid if ready and lines else self.empty)
        self._below.setVisible(ready and bool(lines))
        if not self._lines:
            then = self.tr("Tambah peserta di bagian Kuota & peserta, lalu catat kehadirannya di sini.")
            self.empty.say(self.tr("Kegiatan ini belum mempunyai peserta"), then, icon="people")
        elif not ready:
            then = self.tr("Susun sesi di bagian Jadwal; kehadiran dicatat per sesi.")
            self.empty.say(self.tr("Kegiatan ini belum mempunyai sesi"), then, icon="calendar_ltr")
        elif not lines:
            links = [(self.tr("Lepas saringan"), lambda: self._pills.choose(""))]
            why = self.tr("Tidak ada peserta pada saringan ini")
            then = self.tr("Semua {count} peserta ada di “Semua”.").format(count=len(self._lines))
            self.empty.say(why, then, links, "search")

    def _tell_cell(self) -> None:
        words = self.grid.marks.words()
        self._cell.setText(words)

    def _open_sheets(self) -> None:
        SignedSheetsDialog(self, self.desk, self.event_id).open()

