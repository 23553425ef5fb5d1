"""Nomor yang tidak terpakai: what is missing in a series of numbers, with its reason typed in place."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QSignalBlocker

from app.errors import UserError
from app.services import number_gaps, register
from app.services.number_gaps import NumberGap
from app.services.steps import DataChange
from ui.pages import Desk
from ui.tables.cells import Remark, Text
from ui.tables.columns import Column
from ui.tables.typed import TypedColumn, TypedTable
from ui.tables.view import TableCard
from ui.tabs.certificates.part import RegisterPart
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.cards import Note
from ui.widgets.form import choice_box
from ui.widgets.labels import label

_LONGEST = 500
_WIDTH = 132


@dataclass(frozen=True)
class Series:
    """Numbers that run on: over a year, or over an event that numbers by itself."""

    title: str
    year: int = 0
    event_id: str = ""


@dataclass(frozen=True)
class Holes:
    """The gaps of a series, and the series there are."""

    series: tuple[Series, ...]
    shown: Series | None
    gaps: tuple[NumberGap, ...]


def _read(wanted: Series | None) -> Holes:
    series = [Series(str(year), year) for year in register.years()]
    series += [Series(code, event_id=event_id) for event_id, code in number_gaps.events_by_themselves()]
    shown = wanted if wanted in series else next(iter(series), None)
    gaps = number_gaps.gaps(shown.year, shown.event_id) if shown else ()
    return Holes(tuple(series), shown, gaps)


class GapsPart(RegisterPart):
    """A reason is kept when its cell is left; one that was refused stays in red until it is put right."""

    concerns = frozenset({"certificate", "number_gap", "number_block", "event", "office"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found = Holes((), None, ())
        self.series = choice_box(())
        self.series.setAccessibleName(self.tr("Tahun atau kegiatan"))
        self.series.setMinimumWidth(LOOK.px(_WIDTH))
        self.series.activated.connect(lambda _number: self.refresh())
        self._count = label("", "caption")
        for widget in (self.series, self._count):
            self.bar_row.addWidget(widget)
        self.bar_row.addStretch(1)
        self.note = Note("err")
        self.note.hide()
        name = self.tr("Nomor yang tidak terpakai")
        self.table: TypedTable[NumberGap] = TypedTable(
            name, columns(), lambda gap: (gap.first, gap.last), HEIGHTS.row_one
        )
        self.card: TableCard[NumberGap] = TableCard(self.table)
        words = self.tr("Nomor boleh terlewati asal ada penjelasannya; ketik langsung pada barisnya. Penjelasan ikut "
                        "tercetak pada buku register.")  # fmt: skip
        self.column.addWidget(label(words, "muted", wrap=True))
        self.column.addWidget(self.note)
        self.column.addWidget(self.card, 1)
        self.table.rows_model.given.connect(self._on_given)

    def refresh(self, changed: frozenset[str] = frozenset()) -> None:  # noqa: ARG002  # one read shows all of it
        """Read the gaps of the series."""
        key = (id(self), "gaps")
        wanted = self.series.currentData()
        if self._found.shown is None:
            self._count.setText(self.tr("membaca…"))  # a register of many years takes a moment
        self.desk.work.run(_read, wanted, then=self._show, failed=self.note.say_error, owner=self, key=key)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Copying rows."""
        return {"copy": self.table.copy}

    def take_keyboard(self) -> None:
        """Put the cursor on the first reason."""
        self.table.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Fewer columns."""
        self.table.set_compact(compact)

    def _show(self, found: Holes) -> None:
        self._found = found
        blocker = QSignalBlocker(self.series)
        self.series.clear()
        for one in found.series:
            self.series.addItem(one.title, one)
        self.series.setCurrentIndex(found.series.index(found.shown) if found.shown else -1)
        blocker.unblock()
        self.series.setVisible(bool(found.series))
        open_gaps = sum(not gap.explained for gap in found.gaps)
        told = self.tr("{count} rentang, {open} belum dijelaskan").format(count=len(found.gaps), open=open_gaps)
        self._count.setText(told if found.gaps else "")
        if not self.table.rows_model.update_rows(found.gaps):
            self.table.set_rows(found.gaps)
            if found.gaps:
                self.table.put_cursor(self.table.rows_model.index(0, 2))
        self.card.show_empty(not found.gaps)
        if not found.gaps and found.shown:
            why = self.tr("Tidak ada nomor yang terlewati pada {series}").format(series=found.shown.title)
            self.card.empty.say(why, "", icon="checkmark_circle")
        elif not found.gaps:
            self.card.empty.say(self.tr("Belum ada nomor yang diterbitkan"), "", icon="certificate")

    def _on_given(self, column: str, typed: Mapping[Hashable, str]) -> None:
        self.note.hide()
        gaps = [(gap, typed[gap.first, gap.last]) for gap in self._found.gaps if (gap.first, gap.last) in typed]
        for gap, reason in gaps:
            told: dict[Hashable, str] = {(gap.first, gap.last): reason}
            self.desk.work.change(
                _explain, gap, reason[:_LONGEST], failed=partial(self._refuse, column, told), owner=self
            )

    def _refuse(self, column: str, typed: Mapping[Hashable, str], error: UserError) -> None:
        self.table.rows_model.refuse(column, typed)
        self.note.say_error(error)


def _explain(gap: NumberGap, reason: str) -> DataChange:
    return number_gaps.explain(gap.first, gap.last, reason, gap.year, gap.event_id, gap.kind)


def columns() -> tuple[Column[NumberGap], ...]:
    """Which numbers, how many, why."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("GapsPart", text)

    def reason(gap: NumberGap) -> Text | Remark:
        return Text(gap.reason) if gap.explained else Remark(tr("belum dijelaskan: ketik alasannya"))

    return (
        Column("words", tr("Nomor urut"), lambda gap: Text(gap.words, "medium", digits=True), 160),
        Column("count", tr("Banyaknya"), lambda gap: Text(str(gap.last - gap.first + 1), "body", "muted", "right",
                                                          digits=True), 110, "right"),
        TypedColumn("reason", tr("Penjelasan"), reason, 300, stretch=True,
                    typed=lambda gap: gap.reason if gap.explained else ""),
    )  # fmt: skip
