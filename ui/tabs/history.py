"""Riwayat: every step of this database, the newest first, and undoing one of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from PySide6.QtCore import QCoreApplication

from app.errors import UserError
from app.services import at_work, history
from app.services.history import HistoryRow
from ui.dates import short_date
from ui.drawing.chip import Chip
from ui.pages import Desk, Page
from ui.tables.cells import EMPTY, Cell, Text
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader
from ui.work.collecting import undisturbed

SHOWN = 500
"""Steps read at a time."""


@dataclass(frozen=True)
class Line:
    """A step with its time at the office, and the zone that papers name."""

    step: HistoryRow
    made_at: datetime
    zone: str


def _read() -> tuple[Line, ...]:
    zone = at_work.at_work().zone
    clock = timezone(timedelta(hours=zone.hours))
    return tuple(Line(step, step.made_at.astimezone(clock), zone.name) for step in history.page(SHOWN))


class HistoryPage(Page):
    """Any change concerns it: each one is a step."""

    concerns = frozenset({
        "office", "official", "document_rule", "person", "event", "quota", "subject", "session", "event_role",
        "participant", "attendance", "certificate", "selection", "criterion", "juror", "nominee", "score", "recusal",
        "attachment", "activity", "exam_score", "person_link",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = self.tr("Riwayat")
        header = PageHeader(self.title)
        self.undo_button = Button(self.tr("Urungkan langkah ini"), "secondary", "arrow_undo", self.undo_current)
        self._count = label("", "caption")
        header.add_action(self._count)
        header.add_action(self.undo_button)
        self.note = Note("err")
        self.note.hide()
        self.table: Table[Line] = Table(self.tr("Langkah yang tercatat"), columns(), HEIGHTS.row_one)
        self.card = TableCard(self.table)
        words = self.tr("Setiap perubahan adalah satu langkah dan dapat diurungkan, juga berhari-hari kemudian.")
        self.column.addWidget(header)
        self.column.addWidget(label(words, "muted"))
        self.column.addWidget(self.note)
        self.column.addWidget(self.card, 1)
        self.table.chosen.connect(self._on_chosen)
        self._on_chosen(-1)

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # any change is a step
        """Read the steps again."""
        self.desk.work.run(_read, then=self._show, owner=self, key=(id(self), "steps"))

    def _show(self, lines: tuple[Line, ...]) -> None:
        self.table.set_rows(lines)
        self.card.show_empty(not lines)
        if not lines:
            then = self.tr("Setiap perubahan yang Anda simpan akan muncul di sini.")
            self.card.empty.say(self.tr("Belum ada langkah"), then, icon="history")
        more = self.tr("{count} langkah terbaru") if len(lines) == SHOWN else self.tr("{count} langkah")
        self._count.setText(more.format(count=len(lines)))
        self._on_chosen(self.table.currentIndex().row())

    def _on_chosen(self, number: int) -> None:
        lines = self.table.rows_model.rows
        can = 0 <= number < len(lines) and lines[number].step.can_undo
        self.undo_button.setEnabled(can)

    def undo_current(self) -> None:
        """Take the chosen step back; what stands in the way is told in the page."""
        line = self.table.current_row
        if line is None or not line.step.can_undo:
            return
        self.note.hide()
        self.desk.work.change(undisturbed(history.undo_step), line.step.id, failed=self._on_failed, owner=self)

    def _on_failed(self, error: UserError) -> None:
        self.note.say_error(error)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Copying rows; undo and redo are the window's."""
        return {"copy": self.table.copy}

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Setiap perubahan adalah satu langkah: apa, oleh siapa, kapan. Pilih satu langkah lalu tekan “Urungkan "
            "langkah ini”. Bila ada perubahan yang lebih baru pada isian yang sama, program menyebutkannya dan tidak "
            "mengubah apa pun. Ctrl+Z mengurungkan langkah terakhir, Ctrl+Shift+Z mengulanginya."
        )


def columns() -> tuple[Column[Line], ...]:
    """What, by whom, when, what became of it."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("History", text)

    return (
        Column("name", tr("Langkah"), _name, 320, stretch=True),
        Column("operator", tr("Operator"), lambda line: Text(line.step.operator or EMPTY, ink="muted"), 170),
        Column("made_at", tr("Waktu"), _time, 240),
        Column("state", tr("Keadaan"), _state, 190),
    )


def _name(line: Line) -> Cell:
    return Text(line.step.name, "body", "muted" if line.step.state else "text")


def _time(line: Line) -> Cell:
    return Text(f"{short_date(line.made_at.date())} {line.made_at:%H.%M} {line.zone}", ink="muted", digits=True)


def _state(line: Line) -> Cell:
    return Chip(line.step.state, "neutral", "arrow_undo") if line.step.state else Text("")
