"""Who gets a certificate of an event, by capacity, and its register: lists of which one is seen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services.certificate_register import CAPACITIES, PARTICIPANT, RegisterEntry
from app.services.certificate_rows import CertificateRow
from ui.tables.columns import Row
from ui.tables.view import Table, TableCard
from ui.tabs.event import certificate_rows as lists
from ui.tabs.event.certificate_rows import FILTERS, Overview
from ui.theme.tokens import HEIGHTS
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.segmented import Segmented

REGISTER = "register"


class CertificateLists(QStackedWidget):
    """`viewed` tells that another list is seen, `moved` that another row is current, `opened` Enter, `removed` Del,
    `parts_wanted` that somebody with a part is to be written down; the page places `views` and `pills`."""

    viewed = Signal()
    moved = Signal()
    opened = Signal()
    removed = Signal()
    parts_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: Overview | None = None
        self._compact = False
        self.capacity = PARTICIPANT
        choices = [*CAPACITIES.items(), (REGISTER, self.tr("Register"))]
        self.views = Segmented(self.tr("Tampilan"), choices)
        self.pills = FilterRow(self.tr("Saringan sertifikat"))
        self.people = Table(self.tr("Peserta dan sertifikatnya"), lists.people_columns(), HEIGHTS.row_two)
        self.parts = Table(self.tr("Yang bertugas dan sertifikatnya"), lists.part_columns(), HEIGHTS.row_two)
        self.register = Table(self.tr("Buku register"), lists.register_columns(), HEIGHTS.row_one)
        self.people_card, self.parts_card = TableCard(self.people), TableCard(self.parts)
        self.register_card = TableCard(self.register)
        for card in (self.people_card, self.parts_card, self.register_card):
            self.addWidget(card)
        self.views.chosen.connect(self.show_view)
        self.pills.chosen.connect(lambda _key: self._fill_people())
        for table in (self.people, self.parts, self.register):
            table.chosen.connect(lambda _number: self.moved.emit())
            table.opened.connect(lambda _number: self.opened.emit())
            table.removed.connect(lambda _numbers: self.removed.emit())

    @property
    def row(self) -> CertificateRow | None:
        """The person chosen; None while the register is seen."""
        if self.views.key == REGISTER:
            return None
        return (self.people if self.capacity == PARTICIPANT else self.parts).current_row

    @property
    def entry(self) -> RegisterEntry | None:
        """The certificate chosen, in whatever list."""
        if self.views.key == REGISTER:
            return self.register.current_row
        return self.row.certificate if self.row else None

    @property
    def rows(self) -> tuple[CertificateRow, ...]:
        """All of the capacity that is seen, or was before the register."""
        return self._shown.of(self.capacity) if self._shown else ()

    @property
    def table(self) -> Table[CertificateRow] | Table[RegisterEntry]:
        """The list that is seen."""
        if self.views.key == REGISTER:
            return self.register
        return self.people if self.capacity == PARTICIPANT else self.parts

    def show_overview(self, overview: Overview | None) -> None:
        """Show people and register, or why there are none."""
        self._shown = overview
        self._show_counts()
        self._fill_people()
        self._fill_parts()
        self._fill_register()

    def show_view(self, key: str) -> None:
        """Show those of a capacity, or the register."""
        self.views.set_key(key)
        if key != REGISTER:
            self.capacity = key
        cards: dict[str, QWidget] = {PARTICIPANT: self.people_card, REGISTER: self.register_card}
        self.setCurrentWidget(cards.get(key, self.parts_card))
        self.pills.setVisible(key == PARTICIPANT)
        self._fill_parts()
        self.viewed.emit()
        self.focus_list()

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Fewer columns, shorter pills."""
        self._compact = compact
        for table in (self.people, self.parts, self.register):
            table.set_compact(compact)
        self._show_counts()

    def focus_list(self) -> None:
        """Give the keyboard to the list that is seen."""
        self.table.setFocus()

    def _show_counts(self) -> None:
        rows = self._shown.of(PARTICIPANT) if self._shown else ()
        incomplete = self.tr("Belum") if self._compact else self.tr("Belum lengkap")
        titles = [("", self.tr("Semua")), ("reached", self.tr("Memenuhi")), ("open", incomplete)]
        titles += [("below", self.tr("Tidak")), ("issued", self.tr("Terbit"))]
        self.pills.set_filters([Filter(key, title, sum(map(FILTERS[key], rows))) for key, title in titles])

    def _fill_people(self) -> None:
        overview = self._shown
        everyone = overview.of(PARTICIPANT) if overview else ()
        rows = [one for one in everyone if FILTERS[self.pills.key](one)]
        _refill(self.people, rows, lambda one: one.participant_id)
        self.people_card.show_empty(overview is not None and not rows)
        if overview is not None and not everyone:
            then = self.tr("Tambah peserta di bagian Kuota & peserta dan catat kehadirannya.")
            self.people_card.empty.say(self.tr("Kegiatan ini belum mempunyai peserta"), then, icon="people")
        else:
            links = [(self.tr("Lepas saringan"), lambda: self.pills.choose(""))]
            self.people_card.empty.say(self.tr("Tidak ada peserta pada saringan ini"), "", links)
        self.moved.emit()

    def _fill_parts(self) -> None:
        rows = self.rows if self.capacity != PARTICIPANT else ()
        _refill(self.parts, rows, lambda one: one.recipient_id)
        self.parts_card.show_empty(self._shown is not None and not rows)
        called = CAPACITIES[self.capacity].lower()
        why = self.tr("Kegiatan ini belum mempunyai {capacity}").format(capacity=called)
        then = self.tr("Catat {capacity} di bagian Jadwal; namanya lalu muncul di sini.").format(capacity=called)
        links = [(self.tr("Buka Jadwal"), self.parts_wanted.emit)]
        self.parts_card.empty.say(why, then, links, icon="people")
        self.moved.emit()

    def _fill_register(self) -> None:
        entries = self._shown.entries if self._shown else ()
        _refill(self.register, entries, lambda one: one.id)
        self.register_card.show_empty(self._shown is not None and not entries)
        then = self.tr("Nomor yang diterbitkan, juga yang dibatalkan, tercatat di sini untuk selamanya.")
        self.register_card.empty.say(self.tr("Belum ada nomor yang diterbitkan"), then, icon="certificate")
        self.moved.emit()


def _refill(table: Table[Row], rows: Sequence[Row], key: Callable[[Row], str]) -> None:
    """Other rows; the one chosen stays, wherever it stands now."""
    before = key(table.current_row) if table.current_row is not None else ""
    table.set_rows(rows)
    places = [place for place, one in enumerate(rows) if key(one) == before]
    table.select_row(places[0] if places else 0)
