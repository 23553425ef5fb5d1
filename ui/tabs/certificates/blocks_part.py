"""Blok nomor: which running numbers of a year which office alone gives, so that two never give the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.services import number_blocks
from app.services.certificate_numbers import CERTIFICATE
from app.services.number_blocks import NumberBlock
from ui.dialogs.card_form import CardDialog
from ui.dialogs.question import Question, ask
from ui.pages import Desk
from ui.tables.cells import EMPTY, Text, number
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.tabs.certificates.part import RegisterPart
from ui.tabs.event.words import today
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.form import Entry
from ui.widgets.labels import label


@dataclass(frozen=True)
class Blocks:
    """The blocks there are, the offices that one may be given to, and what is wrong between them."""

    blocks: tuple[NumberBlock, ...]
    offices: tuple[tuple[str, str], ...]
    overlaps: tuple[str, ...]


def _read() -> Blocks:
    return Blocks(number_blocks.blocks(), number_blocks.offices(), number_blocks.overlaps())


class BlocksPart(RegisterPart):
    """Ctrl+N reserves a block, Del takes one back of which nothing was given."""

    concerns = frozenset({"number_block", "certificate", "office"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.remove_button = Button(self.tr("Hapus blok"), "quiet", "delete", self._remove)
        self.new_button = Button(self.tr("Blok baru…"), "primary", "add", self.open_new)
        self.bar_row.addStretch(1)
        self.bar_row.addWidget(self.remove_button)
        self.bar_row.addWidget(self.new_button)
        self.note = Note()
        self.note.hide()
        self.table: Table[NumberBlock] = Table(self.tr("Blok nomor"), columns(), HEIGHTS.row_one)
        self.card: TableCard[NumberBlock] = TableCard(self.table)
        words = self.tr("Kantor-kantor yang memakai pola nomor yang sama membagi nomornya: masing-masing hanya memberi "
                        "nomor dari bloknya sendiri.")  # fmt: skip
        self.column.addWidget(label(words, "muted", wrap=True))
        self.column.addWidget(self.note)
        self.column.addWidget(self.card, 1)
        self.table.removed.connect(lambda _numbers: self._remove())
        self.table.chosen.connect(lambda _number: self._tell())
        self._tell()

    def refresh(self, changed: frozenset[str] = frozenset()) -> None:  # noqa: ARG002  # one read shows all of it
        """Read the blocks."""
        self.desk.work.run(_read, then=self._show, failed=self.note.say_error, owner=self, key=(id(self), "blocks"))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """New, remove, copy."""
        return {"new": self.open_new, "remove": self._remove, "copy": self.table.copy}

    def take_keyboard(self) -> None:
        """Put the keyboard on the list."""
        self.table.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Fewer columns."""
        self.table.set_compact(compact)

    def open_new(self) -> None:
        """Ask for a block, among the offices and numbers of now: it may be asked for before the list stands."""
        self.desk.work.run(_read, then=self._ask_for, failed=self.note.say_error, owner=self, key=(id(self), "new"))

    def _ask_for(self, found: Blocks) -> None:
        rows = [
            [Entry("office", self.tr("Untuk kantor"), choices=found.offices, optional=False, share=3),
             Entry("year", self.tr("Tahun"), optional=False)],
            [Entry("first", self.tr("Nomor pertama"), optional=False),
             Entry("last", self.tr("Nomor terakhir"), optional=False)],
            [Entry("note", self.tr("Catatan"), self.tr("Misalnya nomor surat pembagiannya."))],
        ]  # fmt: skip
        dialog = CardDialog(self, self.desk, self.tr("Blok nomor baru"), rows, _reserving)
        dialog.save_button.set_text(self.tr("Simpan blok"))
        year = today().year
        ends = [one.last for one in found.blocks if one.year == year]
        own = found.offices[0][0] if found.offices else ""
        dialog.start({"office": own, "year": str(year), "first": str(max(ends, default=0) + 1)}, "last")
        dialog.open()

    def _show(self, found: Blocks) -> None:
        self.table.set_rows(found.blocks)
        self.table.select_row(0)
        self.note.setVisible(bool(found.overlaps))
        if found.overlaps:
            self.note.say("warn", self.tr("Ada blok yang bertumpang tindih"), " ".join(found.overlaps))
        self.card.show_empty(not found.blocks)
        why = self.tr("Nomor belum dibagi menurut kantor")
        then = self.tr("Selama tidak ada blok, kantor ini memberi nomor berurutan mulai dari nomor awal kegiatan.")
        self.card.empty.say(why, then, [(self.tr("Blok baru…"), self.open_new)], icon="grid")
        self._tell()

    def _tell(self) -> None:
        block = self.table.current_row
        self.remove_button.setEnabled(block is not None and not block.used)

    def _remove(self) -> None:
        block = self.table.current_row
        if block is None or not self.remove_button.isEnabled():
            return
        title = self.tr("Hapus blok {first}–{last} tahun {year}?")
        question = Question(
            title.format(first=block.first, last=block.last, year=block.year),
            self.tr("Belum ada nomor dari blok ini yang diberikan. Penghapusan ini dapat diurungkan."),
            self.tr("Hapus blok"),
            self.tr("Jangan hapus"),
            harmful=True,
        )
        if ask(self, question):
            self.desk.work.change(number_blocks.release, block.id, failed=self.note.say_error, owner=self)


def _reserving(values: Mapping[str, str]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    figures = [_figure(values[name]) for name in ("year", "first", "last")]
    return number_blocks.reserve, (values["office"], CERTIFICATE, *figures, values["note"])


def _figure(typed: str) -> int:
    """0 for what is no number: the service says what is asked for."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def columns() -> tuple[Column[NumberBlock], ...]:
    """Whose, which, how far used."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("BlocksPart", text)

    def office(block: NumberBlock) -> Text:
        own = tr("{name} (kantor ini)").format(name=block.office) if block.own else block.office
        return Text(own, "medium" if block.own else "body")

    return (
        Column("year", tr("Tahun"), lambda one: Text(str(one.year), digits=True), 80, order=lambda one: one.year),
        Column("office", tr("Kantor"), office, 260, stretch=True, order=lambda one: one.office.casefold()),
        Column("span", tr("Nomor urut"), lambda one: Text(f"{one.first}–{one.last}", "medium", digits=True), 150,
               order=lambda one: (one.year, one.first)),
        Column("used", tr("Terpakai"), lambda one: number(one.used, ink="muted"), 96, "right"),
        Column("left", tr("Sisa"), lambda one: number(one.left), 80, "right"),
        Column("note", tr("Catatan"), lambda one: Text(one.note or EMPTY, ink="muted"), 220, stretch=True,
               compact=False),
    )  # fmt: skip
