"""The right side of Kunci dan daftar: the lists that are kept, the provinces trusted, the offices vouched for."""

from collections.abc import Callable
from typing import Generic

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.regions import TimeZone
from app.services.key_trust import TrustedCard
from app.services.trust_lists import ListCard
from ui import dates
from ui.drawing.chip import Chip
from ui.tables.cells import EMPTY, Text, TwoLine, number
from ui.tables.columns import Column, Row
from ui.tables.view import Table, TableCard
from ui.tabs.certificates.check_answers import day_of, local
from ui.tabs.certificates.keys_read import KeysState, Vouched, day_words, place_of
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.labels import label


class KeyPart(QWidget, Generic[Row]):
    """A sentence, a table, and the buttons that act on it: `bar` stands beside the choice of parts."""

    def __init__(self, name: str, told: str, columns: tuple[Column[Row], ...]) -> None:
        super().__init__()
        self.bar = QWidget()
        self._row = QHBoxLayout(self.bar)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self.table: Table[Row] = Table(name, columns, HEIGHTS.row_two)
        self.card: TableCard[Row] = TableCard(self.table)
        self._told = label(told, "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._told)
        column.addWidget(self.card, 1)

    def add(self, button: Button) -> Button:
        """A button for the bar."""
        self._row.addWidget(button)
        return button

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Fewer columns, and no explaining line."""
        self.table.set_compact(compact)
        self._told.setVisible(not compact)

    def show_bar(self, shown: bool) -> None:  # the shape of a slot
        """A bar that is not seen takes no room."""
        wide = QSizePolicy.Policy.Expanding if shown else QSizePolicy.Policy.Ignored
        self.bar.setSizePolicy(wide, QSizePolicy.Policy.Preferred)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these, keeping the place."""
        self.table.set_rows(rows)
        if rows and not self.table.selected_numbers:
            self.table.select_row(0)
        self.card.show_empty(not rows)


class ListsPart(KeyPart[ListCard]):
    """`take_wanted`: a file shall be taken in."""

    take_wanted = Signal()

    def __init__(self) -> None:
        self._zone = TimeZone("WIB", 7)
        told = _tr("Dengan daftar ini sertifikat kantor lain diperiksa. Daftar yang lebih lama tidak pernah "
                   "menggantikan yang lebih baru.")  # fmt: skip
        super().__init__(_tr("Daftar yang diterima"), told, list_columns(lambda: self._zone))
        self.take_button = self.add(
            Button(_tr("Ambil daftar…"), "primary", "arrow_import", clicked=self.take_wanted.emit)
        )

    def say(self, found: KeysState) -> None:
        """Show the lists."""
        self._zone = found.zone
        self.show_rows(found.lists)
        then = _tr("Minta berkas .kunci dan .cabut dari Dinas Sosial provinsi, lalu ambil, atau seret ke halaman ini.")
        self.card.empty.say(_tr("Belum ada daftar di sini"), then, icon="document")


class TrustedPart(KeyPart[TrustedCard]):
    """`trust_wanted`: a province's key shall be believed; `distrust_wanted`: the one chosen no longer."""

    trust_wanted, distrust_wanted = Signal(), Signal()

    def __init__(self) -> None:
        self._zone = TimeZone("WIB", 7)
        told = _tr("Provinsi menjamin kunci kabupaten/kotanya. Percayai kunci provinsi hanya setelah kata-katanya "
                   "dicocokkan lewat telepon.")  # fmt: skip
        super().__init__(_tr("Provinsi yang dipercaya"), told, trusted_columns(lambda: self._zone))
        self.distrust_button = self.add(
            Button(_tr("Jangan percayai lagi"), "danger", clicked=self.distrust_wanted.emit)
        )
        self.trust_button = self.add(Button(_tr("Percayai…"), "primary", clicked=self.trust_wanted.emit))
        self.table.removed.connect(lambda _numbers: self.distrust_wanted.emit())

    def say(self, found: KeysState) -> None:
        """Show the provinces."""
        self._zone = found.zone
        self.show_rows(found.trusted)
        self.distrust_button.setEnabled(bool(found.trusted))
        then = _tr("Minta berkas kunci (.kunci) dari Dinas Sosial provinsi, cocokkan kata-katanya, lalu percayai.")
        self.card.empty.say(_tr("Belum ada provinsi yang dipercaya"), then, icon="building")


class VouchedPart(KeyPart[Vouched]):
    """For a province: `vouch_wanted` for another office, `limit_wanted` for the one chosen, `save_wanted` its list."""

    vouch_wanted, limit_wanted, save_wanted = Signal(), Signal(), Signal()

    def __init__(self) -> None:
        told = _tr("Kantor di provinsi ini yang kuncinya dijamin. Setelah ada perubahan, simpan daftarnya dan kirim ke "
                   "semua kantor.")  # fmt: skip
        super().__init__(_tr("Kantor yang dijamin"), told, vouched_columns())
        self.limit_button = self.add(Button(_tr("Batasi…"), clicked=self.limit_wanted.emit))
        self.vouch_button = self.add(Button(_tr("Jamin kunci…"), clicked=self.vouch_wanted.emit))
        self.save_button = self.add(
            Button(_tr("Simpan daftar kunci…"), "primary", "save", clicked=self.save_wanted.emit,
                   name=_tr("Simpan daftar kunci…"))
        )
        self.table.opened.connect(lambda _number: self.limit_wanted.emit())

    def set_compact(self, compact: bool) -> None:
        """Fewer words."""
        super().set_compact(compact)
        self.save_button.set_text(_tr("Simpan…") if compact else _tr("Simpan daftar kunci…"))

    def say(self, found: KeysState) -> None:
        """Show the offices."""
        self.show_rows(found.vouched)
        for button in (self.limit_button, self.save_button):
            button.setEnabled(bool(found.vouched))
        self.vouch_button.setEnabled(not found.practises)
        then = _tr("Terima berkas .kunci dari kabupaten/kota, cocokkan kata-katanya lewat telepon, lalu jamin.")
        self.card.empty.say(_tr("Belum ada kunci kantor yang dijamin"), then, icon="building")


def list_columns(zone: Callable[[], TimeZone]) -> tuple[Column[ListCard], ...]:
    """Which list, whose, of when, with how many entries, whether it counts."""

    def standing(card: ListCard) -> Chip:
        if card.own:
            return Chip(_tr("Milik kantor ini"), "neutral")
        return Chip(_tr("Dipakai"), "quiet") if card.believed else Chip(_tr("Belum dipercaya"), "warn")

    def as_of(card: ListCard) -> Text:
        return Text(dates.plain_date(local(card.issued_at, zone()).date()), digits=True)

    def received(card: ListCard) -> Text:
        return Text(EMPTY if card.own else day_of(card.received_at, zone()), ink="muted", digits=True)

    return (
        Column("name", _tr("Daftar"), lambda card: TwoLine(card.title, card.name, "medium"), 220, stretch=True,
               order=lambda card: (card.title, card.name)),
        Column("as_of", _tr("Per tanggal"), as_of, 150, order=lambda card: card.issued_at),
        Column("received", _tr("Diterima"), received, 150, compact=False, order=lambda card: card.received_at),
        Column("entries", _tr("Isi"), lambda card: number(card.entries), 64, "right", order=lambda card: card.entries),
        Column("standing", _tr("Keadaan"), standing, 150, order=lambda card: (card.own, card.believed)),
    )  # fmt: skip


def trusted_columns(zone: Callable[[], TimeZone]) -> tuple[Column[TrustedCard], ...]:
    """Which province by its words, since when, by whom."""
    return (
        Column("name", _tr("Provinsi"), lambda card: TwoLine(card.name, " ".join(card.words), "medium"), 240,
               stretch=True, order=lambda card: card.name.casefold()),
        Column("since", _tr("Dipercaya sejak"), lambda card: Text(day_of(card.trusted_at, zone()), digits=True), 150,
               order=lambda card: card.trusted_at),
        Column("operator", _tr("Oleh"), lambda card: Text(card.operator or EMPTY, ink="muted"), 130, compact=False,
               order=lambda card: card.operator),
    )  # fmt: skip


def vouched_columns() -> tuple[Column[Vouched], ...]:
    """Which office by its words, and the days between which its events are vouched for."""

    def place(key: Vouched) -> Text:
        return Text(place_of(key.region) or key.region, ink="muted")

    def valid(key: Vouched) -> Text:
        since, until = (day_words(day.isoformat()) if day else "" for day in (key.valid_from, key.valid_until))
        if since and until:
            return Text(_tr("{since} s.d. {until}").format(since=since, until=until))
        if until:
            return Text(_tr("sampai {until}").format(until=until))
        return Text(_tr("sejak {since}").format(since=since) if since else _tr("terus"), ink="muted")

    return (
        Column("name", _tr("Kantor"), lambda key: TwoLine(key.name, " ".join(key.words), "medium"), 220, stretch=True,
               order=lambda key: key.name.casefold()),
        Column("region", _tr("Kabupaten/kota"), place, 150, compact=False, order=lambda key: key.region),
        Column("valid", _tr("Berlaku"), valid, 190, order=lambda key: (key.valid_until is None, key.valid_until)),
    )  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeyParts", text)
