"""Kehadiran: all present with one click, then the exceptions by key or mouse, saved cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from app.domain.attendance import MARKS
from app.errors import UserError
from app.services import attendance
from app.services.attendance import Grid
from app.services.steps import DataChange
from ui.pages import Desk
from ui.tabs.event import attendance_lines as grid_lines
from ui.tabs.event.attendance_grid import AttendanceGrid
from ui.tabs.event.attendance_lines import FILTERS, Line
from ui.tabs.event.section import EventSection
from ui.widgets.buttons import Button
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.empty import EmptyState
from ui.widgets.keys import KeyLegend
from ui.widgets.labels import ElidedLabel, IconLabel, label

_REST = 300
"""Milliseconds without a change before the marks are read again."""


class AttendanceSection(EventSection):
    """Marks are painted at once and saved one after the other; after a rest the grid is read again."""

    concerns = frozenset({"attendance", "participant", "session", "subject", "person", "event"})
    brings_in = ("attendance", "exam_scores", "participants")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
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
        self._legend = KeyLegend([*MARKS.items(), ("Del", self.tr("kosongkan"))])
        self.all_present = Button(self.tr("Semua hadir"), "primary", "checkmark", self._on_all_present)
        self.all_present.setToolTip(self.tr("Mencatat hadir di semua sel yang belum dicatat"))
        self.grid = AttendanceGrid()
        self.grid.asked.connect(self._on_asked)
        self.grid.moved.connect(self._tell_cell)
        self.empty = EmptyState("people")
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(self._pills, 1)
        top.addWidget(self._legend)
        top.addWidget(Button(self.tr("Impor…"), icon="arrow_import", clicked=self.desk.import_wanted.emit))
        top.addWidget(self.all_present)
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
        self._hint = label(self.tr("“≥” berarti masih ada sesi yang belum dicatat"), "caption")
        below.addWidget(IconLabel("info", "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(self._cell, 1)
        below.addWidget(self._hint)
        self.column.addWidget(self._below)
        self.column.setSpacing(10)

    def show_event(self, event_id: str) -> None:
        """Another event begins with all its people."""
        if event_id != self.event_id:
            self._grid, self._lines = None, []
        super().show_event(event_id)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read now, or after a rest while someone types marks."""
        if changed == frozenset({"attendance"}) and self._grid is not None:
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
            "(hadir), I (izin), S (sakit), A (alpa), atau Del (kosongkan). Shift+panah memilih beberapa sel, "
            "Ctrl+Spasi satu sesi, Shift+Spasi satu orang. Setiap tanda langsung tersimpan; Ctrl+Z mengurungkan. "
            "“Belum dicatat” tidak dihitung sebagai tidak hadir. Garis tegak pada bilah menunjukkan ambang kehadiran."
        )

    def set_compact(self, compact: bool) -> None:
        """Legends and explaining lines go."""
        super().set_compact(compact)
        self.grid.set_compact(compact)
        self._legend.setVisible(not compact)
        self._hint.setVisible(not compact)
        self._tell_cell()

    def _read(self) -> None:
        self._rest.stop()
        if self.event_id:
            key = ("attendance", id(self))
            self.desk.work.run(attendance.grid, self.event_id, then=self._show, owner=self, key=key)

    def _show(self, grid: Grid) -> None:
        if grid.event_id != self.event_id:
            return
        if self._writes:
            # marks painted since then are newer than what was read
            self._rest.start()
            return
        if grid == self._grid:
            return
        self._grid = grid
        self._lines = grid_lines.lines_of(grid)
        self.grid.set_sessions(grid.sessions)
        self._choose_lines()

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
        if self._grid is None or not cells:
            return
        places: dict[int, list[int]] = {}
        for row, place in cells:
            places.setdefault(row, []).append(place)
        wanted = [(row, self.grid.marks.rows_model.rows[row], columns) for row, columns in places.items()]
        for row, line, columns in wanted:
            changed = grid_lines.marked(line, columns, mark, self._grid)
            self._lines[line.number - 1] = changed
            self.grid.replace_line(row, changed)
        sessions = self._grid.sessions
        pairs = [(line.id, sessions[place].id) for _, line, columns in wanted for place in columns]
        self._grid = replace(self._grid, rows=tuple(line.row for line in self._lines))
        self._tell_counts()
        self._tell_cell()
        self._save(pairs, mark)

    def _save(self, pairs: list[tuple[str, str]], mark: str) -> None:
        self._writes += 1
        self.desk.work.change(
            _set_marks, self.event_id, pairs, mark, then=self._on_saved, failed=self._on_failed, owner=self
        )

    def _on_saved(self, _change: object) -> None:
        self._writes -= 1

    def _on_failed(self, error: UserError) -> None:
        """What was painted is not true: read what is."""
        self._writes -= 1
        self._grid = None
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
        }
        counts = {key: sum(map(matches, self._lines)) for key, matches in FILTERS.items()}
        self._pills.set_filters([Filter(key, title, counts[key]) for key, title in titles.items()])
        if self._grid and self._grid.rows:
            needed = grid_lines.hours_text(self._grid.rows[0].presence.needed)
            words = self.tr("ambang {percent} % JP = {hours} JP").format(percent=threshold, hours=needed)
            self.grid.say_totals(self._grid.present, len(self._lines), words)

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
        keys = self.tr("Shift+panah memilih beberapa sel, Ctrl+Spasi seluruh sesi.")
        self._cell.setText(words if self.compact else f"{words} {keys}".strip())


def _set_marks(event_id: str, cells: list[tuple[str, str]], mark: str) -> DataChange:
    """Save; a single mark is seen where it stands, so it needs no toast over the totals."""
    change = attendance.set_marks(event_id, cells, mark)
    return replace(change, title="") if len(cells) == 1 else change
