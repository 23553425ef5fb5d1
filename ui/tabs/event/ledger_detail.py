"""The quota ledger in full: every count of every regency, and the seats that moved between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.quotas import QuotaLedger
from app.services.quota_moves import QuotaMove
from app.services.records import day
from ui import dates
from ui.tables.cells import Text, TwoLine, number
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.tabs.event.words import tr
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.labels import label


@dataclass(frozen=True)
class CountRow:
    """A regency with all its counts; the last line sums them up. None is a number nobody decided."""

    name: str
    counts: tuple[int | None, ...]
    total: bool = False


def count_rows(ledger: QuotaLedger) -> list[CountRow]:
    """A line for each regency and their sum; seats, free seats and then who is where."""
    rows = [
        CountRow(line.name, (line.seats, line.nominated, line.confirmed, line.walk_in, line.registered,
                             line.open_seats, line.attended, line.reserve))
        for line in ledger.lines
    ]  # fmt: skip
    if rows:
        sums = (_sum([line.counts[place] for line in rows]) for place in range(len(rows[0].counts)))
        rows.append(CountRow(tr("Jumlah"), tuple(sums), total=True))
    return rows


class LedgerDetail(QWidget):
    """`left` asks for the participants again, `move_wanted` for seats to be moved, `print_wanted` for the papers."""

    left = Signal()
    move_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        back = Button(self.tr("Peserta"), icon="arrow_left", clicked=self.left.emit, name=self.tr("Kembali ke peserta"))
        column.addLayout(row(label(self.tr("Rincian kuota"), "h2"), None, back))
        self.table: Table[CountRow] = Table(self.tr("Rincian kuota"), _count_columns(), HEIGHTS.row_one)
        self.card: TableCard[CountRow] = TableCard(self.table)
        column.addWidget(self.card, 3)
        print_ = Button(self.tr("Cetak…"), icon="print", clicked=self.print_wanted.emit,
                        name=self.tr("Cetak catatan pengalihan kursi"))  # fmt: skip
        self.move_button = Button(self.tr("Alihkan kursi…"), icon="arrow_right", clicked=self.move_wanted.emit,
                                  name=self.tr("Alihkan kursi kosong"))  # fmt: skip
        column.addLayout(row(label(self.tr("Pengalihan kursi"), "h2"), None, print_, self.move_button))
        self.moves: Table[QuotaMove] = Table(self.tr("Pengalihan kursi"), _move_columns(), HEIGHTS.row_two)
        self.moves_card: TableCard[QuotaMove] = TableCard(self.moves)
        column.addWidget(self.moves_card, 2)

    def set_ledger(self, ledger: QuotaLedger) -> None:
        """Show the counts."""
        rows = count_rows(ledger)
        self.table.set_rows(rows)
        self.card.show_empty(not rows)
        if not rows:
            self.card.empty.say(self.tr("Kuota belum diisi"), self.tr("Isi kuota pada kartu di sebelah kiri."))
        self.move_button.setEnabled(any(line.unused for line in ledger.lines))

    def set_moves(self, moves: Sequence[QuotaMove]) -> None:
        """Show the seats that moved."""
        self.moves.set_rows(moves)
        self.moves_card.show_empty(not moves)
        if not moves:
            self.moves_card.empty.say(
                self.tr("Belum ada kursi yang dialihkan"),
                self.tr("Kursi kosong dapat diberikan kepada kabupaten/kota lain; alasannya tercatat."),
                icon="arrow_right",
            )

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Fewer columns in a narrow window."""
        for table in (self.table, self.moves):
            table.set_compact(compact)


def _sum(figures: Sequence[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def _count_columns() -> tuple[Column[CountRow], ...]:
    titles = (
        (tr("Kursi"), 52), (tr("Diusulkan"), 78), (tr("Terkonfirmasi"), 98), (tr("Langsung"), 76),
        (tr("Terdaftar"), 78), (tr("Sisa"), 48), (tr("Hadir"), 52), (tr("Cadangan"), 80),
    )  # fmt: skip
    name: Column[CountRow] = Column("name", tr("Kabupaten/kota"), _name, 120, stretch=True)
    beside = {tr("Terdaftar"), tr("Sisa")}  # stand on the card at the left, too
    return (name, *(_count_column(place, title, width, compact=title not in beside)
                    for place, (title, width) in enumerate(titles)))  # fmt: skip


def _count_column(place: int, title: str, width: int, *, compact: bool) -> Column[CountRow]:
    def cell(line: CountRow) -> Text:
        figure = line.counts[place]
        role = "strong" if line.total else "body"
        if figure is not None and figure < 0:
            return Text(f"−{-figure}", "strong", "err", "right", digits=True)
        return number(figure, role=role, ink="text" if figure else "muted")

    return Column(str(place), title, cell, width, "right", compact=compact)


def _name(line: CountRow) -> Text:
    return Text(line.name, "strong" if line.total else "medium")


def _move_columns() -> tuple[Column[QuotaMove], ...]:
    return (
        Column("date", tr("Tanggal"), lambda move: Text(_day_words(move.date), ink="muted"), 144),
        Column("seats", tr("Kursi"), lambda move: number(move.seats), 52, "right"),
        Column("way", tr("Dari, ke, alasan"), _way, 200, stretch=True),
    )


def _way(move: QuotaMove) -> TwoLine:
    return TwoLine(f"{move.from_name} → {move.to_name}", move.reason)


def _day_words(iso: str) -> str:
    on = day(iso)
    return dates.short_date(on) if on else iso
