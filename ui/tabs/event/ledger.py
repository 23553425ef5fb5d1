"""The card of seats: three numbers, the bar, a line per kabupaten/kota, and the gap in words with two ways out."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.quotas import QuotaLedger, QuotaLine
from ui.tables.cells import EMPTY, Text, TwoLine, number
from ui.tables.columns import Column
from ui.tables.view import Table
from ui.tabs.event.ledger_bar import LedgerBar, Swatch
from ui.tabs.event.words import quota_bar, tr
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Link, Note
from ui.widgets.labels import label

WIDTH, WIDTH_COMPACT = 380, 350
_TABLE_ROOM = 3


@dataclass(frozen=True)
class LedgerRow:
    """A line of the card; `region` None is the line of seats that no regency has. `told` are the counts that are not
    the usual ones, in words."""

    region: str | None
    name: str
    seats: int | None
    registered: int | None
    left: int | None
    told: str = ""
    amber: bool = False


def ledger_rows(ledger: QuotaLedger, *, compact: bool = False) -> list[LedgerRow]:
    """The regencies, and what is not allocated."""
    rows = [
        LedgerRow(line.region, line.name, line.seats, line.registered, line.open_seats, "" if compact else _told(line))
        for line in ledger.lines
    ]
    if ledger.gap is not None and ledger.gap > 0:
        rows.append(LedgerRow(None, tr("Belum dialokasikan"), ledger.gap, None, None, amber=True))
    return rows


def _told(line: QuotaLine) -> str:
    """ "2 diusulkan · 1 datang langsung · 3 cadangan · 20 hadir": what is not zero."""
    counts = (
        (line.nominated, tr("{n} diusulkan")),
        (line.walk_in, tr("{n} datang langsung")),
        (line.reserve, tr("{n} cadangan")),
        (line.attended, tr("{n} hadir")),
    )
    return " · ".join(words.format(n=count) for count, words in counts if count)


def _columns() -> tuple[Column[LedgerRow], ...]:
    return (
        Column("name", tr("Kabupaten/kota"), _name, 96, stretch=True),
        Column("seats", tr("Kursi"), _seats, 52, "right"),
        Column("registered", tr("Terdaftar"), lambda row: number(row.registered), 76, "right"),
        Column("left", tr("Sisa"), _left, 46, "right"),
    )


def _name(row: LedgerRow) -> TwoLine:
    return TwoLine(row.name, row.told, "strong" if row.amber else "medium", "warn" if row.amber else "text")


def _seats(row: LedgerRow) -> Text:
    return number(row.seats, role="strong", ink="warn") if row.amber else number(row.seats)


def _left(row: LedgerRow) -> Text:
    if row.left is not None and row.left < 0:
        return Text(f"−{-row.left}", "strong", "err", "right", digits=True)
    return number(row.left, ink="text" if row.left else "muted")


class LedgerCard(QFrame):
    """`region_chosen` tells the regency clicked; the others what is to be done: edit, share out, write a note,
    show all counts."""

    region_chosen = Signal(str)
    edit_wanted = Signal()
    share_wanted = Signal()
    note_wanted = Signal()
    detail_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(self.tr("Kuota"))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 10, 16, 8)
        self._column.setSpacing(8)
        self._head()
        self._numbers = [self._number(words) for words in self._number_words()]
        self._lay_numbers()
        self.bar = LedgerBar()
        self._column.addWidget(self.bar)
        self._swatches: list[Swatch] = []
        self._legend = self._make_legend()
        self._column.addWidget(self._legend)
        self.table: Table[LedgerRow] = Table(self.tr("Kuota per kabupaten/kota"), _columns(), HEIGHTS.row_one)
        self.table.set_first_margin(2)
        self.table.clicked.connect(lambda index: self._on_row(index.row()))
        self.table.opened.connect(self._on_row)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.addWidget(self.table)
        self.note = Note()
        self._column.addWidget(self.note)
        self._column.addStretch(1)
        self._wrap(inside)
        self._compact = False
        self._ledger = QuotaLedger(None, ())
        self.set_compact(compact=False)
        LOOK.changed.connect(self._measure)

    def set_ledger(self, ledger: QuotaLedger, note: str, *, past: bool) -> None:
        """Show the numbers; `note` is why the gap is left as it is."""
        figures = (ledger.stated_total, ledger.quota_total, ledger.registered)
        for words, figure in zip(self._numbers, figures, strict=True):
            words.setText(EMPTY if figure is None else str(figure))
        stated, given, registered = (EMPTY if figure is None else str(figure) for figure in figures)
        spoken = self.tr("terdaftar {registered} dari {stated}, dialokasikan {given}. {gap}")
        self.bar.set_bar(
            quota_bar(ledger, past=past),
            spoken.format(registered=registered, stated=stated, given=given, gap=ledger.sentence),
        )
        for swatch in self._swatches:
            swatch.set_past(past)
        self._ledger = ledger
        self._show_rows()
        self.detail_button.setVisible(bool(ledger.lines))
        self._say(ledger, note)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Narrower, and without the legend and the explaining line."""
        self._compact = compact
        self._measure()
        self._column.setSpacing(5 if compact else 8)

    def _measure(self) -> None:
        self.setFixedWidth(LOOK.px(WIDTH_COMPACT if self._compact else WIDTH))
        self._show_rows()

    def _show_rows(self) -> None:
        """A second line only where there is room for it."""
        rows = ledger_rows(self._ledger, compact=self._compact)
        self.table.set_row_height(HEIGHTS.row_two if any(one.told for one in rows) else HEIGHTS.row_one)
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self._legend.setVisible(bool(rows) and not self._compact)
        self.table.set_dense(self._compact)
        row_height = self.table.verticalHeader().defaultSectionSize()
        height = self.table.table_header.sizeHint().height() + len(rows) * row_height + _TABLE_ROOM
        self.table.setFixedHeight(height)

    def _say(self, ledger: QuotaLedger, note: str) -> None:
        edit = (self.tr("Isi kuota…"), self.edit_wanted.emit)
        if not ledger.lines:
            self._tell("info", self.tr("Kuota belum diisi"), self.tr("Beri kursi kepada tiap kabupaten/kota."), [edit])
        elif ledger.quota_total is None:
            text = self.tr("Jumlah kursi tiap kabupaten/kota belum ditetapkan; pendaftaran tetap berjalan.")
            self._tell("info", self.tr("Kursi belum ditetapkan"), text, [edit])
        elif ledger.gap:
            self._say_gap(ledger, note)
        else:
            self.note.hide()

    def _say_gap(self, ledger: QuotaLedger, note: str) -> None:
        stated = self.tr("Surat menyebut {stated} orang, jumlah kuota {given}. Kedua angka disimpan apa adanya.")
        text = stated.format(stated=ledger.stated_total, given=ledger.quota_total)
        share = self.tr("Bagikan kursi…") if (ledger.gap or 0) > 0 else self.tr("Ubah kuota…")
        links = [
            (share, self.share_wanted.emit),
            (self.tr("Ubah catatan…") if note else self.tr("Biarkan, beri catatan"), self.note_wanted.emit),
        ]
        kind = "info" if note else ("warn" if (ledger.gap or 0) > 0 else "err")
        said = self.tr("Catatan: {note}").format(note=note) if note else ("" if self._compact else text)
        self._tell(kind, ledger.sentence, said, links)

    def _tell(self, kind: str, title: str, text: str, links: Iterable[Link]) -> None:
        self.note.say(kind, title, text, links)
        self.note.show()

    def _on_row(self, number_: int) -> None:
        region = self.table.rows_model.rows[number_].region
        if region is not None:
            self.region_chosen.emit(region)

    def _head(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Kuota"), "h2"), 1)
        self.detail_button = Button(self.tr("Rincian"), "quiet", "table", self.detail_wanted.emit,
                                    name=self.tr("Rincian kuota"))  # fmt: skip
        head.addWidget(self.detail_button)
        head.addWidget(Button(self.tr("Ubah"), "quiet", "edit", self.edit_wanted.emit, name=self.tr("Ubah kuota")))
        self._column.addLayout(head)

    def _number_words(self) -> tuple[str, ...]:
        return (self.tr("disebut dalam surat"), self.tr("dialokasikan"), self.tr("terdaftar"))

    def _number(self, words: str) -> QLabel:
        figure = label(EMPTY, "big")
        figure.setAccessibleDescription(words)
        return figure

    def _lay_numbers(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(8)
        for place, (figure, words) in enumerate(zip(self._numbers, self._number_words(), strict=True)):
            if place:
                numbers.addStretch(1)
            beneath = QVBoxLayout()
            beneath.setSpacing(0)
            beneath.addWidget(figure)
            beneath.addWidget(label(words, "caption"))
            numbers.addLayout(beneath)
        self._column.addLayout(numbers)

    def _make_legend(self) -> QWidget:
        legend = QWidget()
        row = QHBoxLayout(legend)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(6)
        entries = (
            ("taken", self.tr("terdaftar")),
            ("open", self.tr("kursi kosong")),
            ("missing", self.tr("belum dialokasikan")),
        )
        for kind, words in entries:
            swatch = Swatch(kind)
            self._swatches.append(swatch)
            row.addWidget(swatch)
            row.addWidget(label(words, "caption"))
            row.addSpacing(8)
        row.addStretch(1)
        return legend

    def _wrap(self, inside: QWidget) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Kuota"))
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(area)
