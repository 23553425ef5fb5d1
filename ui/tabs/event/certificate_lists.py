"""The people of an event with their certificates, and the register: two lists of which one is seen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app.services.certificates import CertificateRow, RegisterEntry
from ui.tables.columns import Row
from ui.tables.view import Table, TableCard
from ui.tabs.event import certificate_rows as lists
from ui.tabs.event.certificate_rows import FILTERS, Overview
from ui.theme.tokens import HEIGHTS
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.segmented import Segmented

PEOPLE, REGISTER = "people", "register"


class CertificateLists(QStackedWidget):
    """`moved` tells that another row is current, `opened` Enter, `removed` Del; the page places `views` and `pills`."""

    moved = Signal()
    opened = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: Overview | None = None
        self.views = Segmented(self.tr("Tampilan"), [(PEOPLE, self.tr("Peserta")), (REGISTER, self.tr("Register"))])
        self.pills = FilterRow(self.tr("Saringan sertifikat"))
        self.people = Table(self.tr("Peserta dan sertifikatnya"), lists.people_columns(), HEIGHTS.row_two)
        self.register = Table(self.tr("Buku register"), lists.register_columns(), HEIGHTS.row_one)
        self.people_card, self.register_card = TableCard(self.people), TableCard(self.register)
        self.addWidget(self.people_card)
        self.addWidget(self.register_card)
        self.views.chosen.connect(self._on_view)
        self.pills.chosen.connect(lambda _key: self._fill_people())
        for table in (self.people, self.register):
            table.chosen.connect(lambda _number: self.moved.emit())
            table.opened.connect(lambda _number: self.opened.emit())
            table.removed.connect(lambda _numbers: self.removed.emit())

    @property
    def row(self) -> CertificateRow | None:
        """The person chosen; None while the register is seen."""
        return self.people.current_row if self.views.key == PEOPLE else None

    @property
    def entry(self) -> RegisterEntry | None:
        """The certificate chosen, in either list."""
        if self.views.key == REGISTER:
            return self.register.current_row
        return self.row.certificate if self.row else None

    def show_overview(self, overview: Overview | None) -> None:
        """Show people and register, or why there are none."""
        self._shown = overview
        rows = overview.rows if overview else ()
        titles = [("", self.tr("Semua")), ("reached", self.tr("Memenuhi")), ("open", self.tr("Belum lengkap"))]
        titles += [("below", self.tr("Tidak")), ("issued", self.tr("Terbit"))]
        self.pills.set_filters([Filter(key, title, sum(map(FILTERS[key], rows))) for key, title in titles])
        self._fill_people()
        self._fill_register()

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Fewer columns."""
        self.people.set_compact(compact)
        self.register.set_compact(compact)

    def focus_list(self) -> None:
        """Give the keyboard to the list that is seen."""
        (self.people if self.views.key == PEOPLE else self.register).setFocus()

    def _fill_people(self) -> None:
        overview = self._shown
        rows = [one for one in overview.rows if FILTERS[self.pills.key](one)] if overview else []
        _refill(self.people, rows, lambda one: one.participant_id)
        self.people_card.show_empty(overview is not None and not rows)
        if overview is not None and not overview.rows:
            then = self.tr("Tambah peserta di bagian Kuota & peserta dan catat kehadirannya.")
            self.people_card.empty.say(self.tr("Kegiatan ini belum mempunyai peserta"), then, icon="people")
        else:
            links = [(self.tr("Lepas saringan"), lambda: self.pills.choose(""))]
            self.people_card.empty.say(self.tr("Tidak ada peserta pada saringan ini"), "", links)
        self.moved.emit()

    def _fill_register(self) -> None:
        entries = self._shown.entries if self._shown else ()
        _refill(self.register, entries, lambda one: one.id)
        self.register_card.show_empty(self._shown is not None and not entries)
        then = self.tr("Nomor yang diterbitkan, juga yang dibatalkan, tercatat di sini untuk selamanya.")
        self.register_card.empty.say(self.tr("Belum ada nomor yang diterbitkan"), then, icon="certificate")
        self.moved.emit()

    def _on_view(self, key: str) -> None:
        self.setCurrentWidget(self.people_card if key == PEOPLE else self.register_card)
        self.pills.setVisible(key == PEOPLE)
        self.moved.emit()
        self.focus_list()


def _refill(table: Table[Row], rows: Sequence[Row], key: Callable[[Row], str]) -> None:
    """Other rows; the one chosen stays, wherever it stands now."""
    before = key(table.current_row) if table.current_row is not None else ""
    table.set_rows(rows)
    places = [place for place, one in enumerate(rows) if key(one) == before]
    table.select_row(places[0] if places else 0)
