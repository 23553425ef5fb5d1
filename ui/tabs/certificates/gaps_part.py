"""Nomor yang tidak terpakai: what is missing in a year's register, with its reason typed in place."""

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
from ui.theme.tokens import HEIGHTS
from ui.widgets.cards import Note
from ui.widgets.form import choice_box
from ui.widgets.labels import label

_LONGEST = 500


@dataclass(frozen=True)
class Holes:
    """The gaps of a year, and the years there are."""

    years: tuple[int, ...]
    year: int
    gaps: tuple[NumberGap, ...]


def _read(year: int) -> Holes:
    years = register.years()
    shown = year if year in years else next(iter(years), 0)
    return Holes(years, shown, number_gaps.gaps(shown) if shown else ())


class GapsPart(RegisterPart):
    """A reason is kept when its cell is left; one that was refused stays in red until it is put right."""

    concerns = frozenset({"certificate", "number_gap", "number_block", "event", "office"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found = Holes((), 0, ())
        self.year = choice_box(())
        self.year.setAccessibleName(self.tr("Tahun"))
        self.year.activated.connect(lambda _number: self.refresh())
        self._count = label("", "caption")
        for widget in (self.year, self._count):
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
        """Read the gaps of the year."""
        year = int(self.year.currentData() or 0)
        self.desk.work.run(_read, year, then=self._show, failed=self.note.say_error, owner=self, key=(id(self), "gaps"))

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
        blocker = QSignalBlocker(self.year)
        self.year.clear()
        for year in found.years:
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(max(self.year.findData(found.year), 0))
        blocker.unblock()
        self.year.setVisible(bool(found.years))
        open_gaps = sum(not gap.explained for gap in found.gaps)
        told = self.tr("{count} rentang, {open} belum dijelaskan").format(count=len(found.gaps), open=open_gaps)
        self._count.setText(told if found.gaps else "")
        if not self.table.rows_model.update_rows(found.gaps):
            self.table.set_rows(found.gaps)
            if found.gaps:
                self.table.put_cursor(self.table.rows_model.index(0, 2))
        self.card.show_empty(not found.gaps)
        if not found.gaps and found.years:
            why = self.tr("Tidak ada nomor yang terlewati pada tahun {year}").format(year=found.year)
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
