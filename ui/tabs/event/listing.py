"""The list of events: search, filters, year, and the table; picture 01."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QVBoxLayout, QWidget

from app.domain.vocabulary import EVENT_STATES
from app.services import events
from app.services.events import EventRow
from ui.pages import Desk
from ui.tables.view import Table, TableCard
from ui.tabs.event import list_rows
from ui.tabs.event.list_rows import UNFINISHED, Sieve
from ui.tabs.event.words import today
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.chips import FilterRow
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader
from ui.widgets.search_field import SearchField


class EventList(QWidget):
    """`opened` tells an event's id; `new_wanted`, `import_wanted` and `remove_wanted` are answered by the page."""

    opened = Signal(str)
    new_wanted = Signal()
    import_wanted = Signal()
    remove_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._all: Sequence[EventRow] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._head())
        self.pills = FilterRow(self.tr("Saringan kegiatan"))
        self.pills.chosen.connect(lambda _key: self._show())
        self.count = label("", "caption")
        self.years = QComboBox()
        self.years.setAccessibleName(self.tr("Tahun"))
        self.years.currentIndexChanged.connect(lambda _number: self._show())
        column.addLayout(row(self.pills, None, self.count, label(self.tr("Tahun"), "caption"), self.years))
        self.table: Table[EventRow] = Table(self.tr("Daftar kegiatan"), list_rows.columns(), HEIGHTS.row_bar)
        self.table.opened.connect(lambda number: self.opened.emit(self.table.rows_model.rows[number].id))
        self.table.removed.connect(self._on_removed)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._pop_up)
        self.card: TableCard[EventRow] = TableCard(self.table)
        column.addWidget(self.card, 1)
        self.search.left_down.connect(self.table.setFocus)
        self.search.left.connect(self.table.setFocus)
        self.table.sort_by("date", descending=True)

    def _head(self) -> PageHeader:
        header = PageHeader(self.tr("Kegiatan"))
        self.search = SearchField(self.tr("Cari kegiatan, tempat, atau kode"))
        self.search.searched.connect(lambda _text: self._show())
        self.new_button = Button(self.tr("Kegiatan baru"), "primary", "add", self.new_wanted.emit)
        header.add_action(self.search)
        header.add_action(Button(self.tr("Impor…"), icon="arrow_import", clicked=self.import_wanted.emit))
        header.add_action(self.new_button)
        return header

    def refresh(self) -> None:
        """Read the events again."""
        self.desk.work.run(events.list_events, today(), then=self._take, owner=self, key=(id(self), "events"))

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Hide the columns that have no room."""
        self.table.set_compact(compact)

    @property
    def sieve(self) -> Sieve:
        """What the reader asked to see."""
        return Sieve(self.pills.key, self.years.currentData() or 0, self.search.text().strip())

    def _take(self, rows: Sequence[EventRow]) -> None:
        self._all = rows
        wanted = [0, *list_rows.years(rows)]
        if wanted != [self.years.itemData(number) for number in range(self.years.count())]:
            self._fill_years(wanted)
        self._show()

    def _fill_years(self, wanted: Sequence[int]) -> None:
        chosen = self.years.currentData()
        self.years.blockSignals(True)
        self.years.clear()
        for year in wanted:
            self.years.addItem(str(year) if year else self.tr("Semua"), year)
        self.years.setCurrentIndex(max(0, self.years.findData(chosen)))
        self.years.blockSignals(False)

    def _show(self) -> None:
        sieve = self.sieve
        within = list_rows.of_year(self._all, sieve.year)
        self.pills.set_filters(list_rows.filters(within))
        found = list_rows.sifted(self._all, sieve)
        self._keep_order(found)
        every = len(within)
        words = self.tr("{count} kegiatan") if len(found) == every else self.tr("{shown} dari {count}")
        self.count.setText(words.format(count=every, shown=len(found)))
        self.card.show_empty(not found)
        if not found:
            self._say_empty(sieve)

    def _keep_order(self, found: list[EventRow]) -> None:
        """Show rows in the order that the header says, and stay on the same event."""
        before = self.table.current_row
        header = self.table.table_header
        section, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        self.table.set_rows(found)
        self.table.rows_model.sort(section, order)
        ids = [row.id for row in self.table.rows_model.rows]
        if found:
            self.table.select_row(ids.index(before.id) if before and before.id in ids else 0)

    def _say_empty(self, sieve: Sieve) -> None:
        if not self._all:
            self.card.empty.say(
                self.tr("Belum ada kegiatan"),
                self.tr("Buat kegiatan pertama: nama dahulu, isian lain boleh menyusul."),
                [(self.tr("Kegiatan baru"), self.new_wanted.emit)],
                "calendar_ltr",
            )
            return
        names = {state.key: self.tr("berstatus {name}").format(name=state.label) for state in EVENT_STATES}
        status = names.get(sieve.status, self.tr("yang perlu dilengkapi") if sieve.status == UNFINISHED else "")
        contains = self.tr("yang memuat “{text}”").format(text=sieve.text) if sieve.text else ""
        why = " ".join(part for part in (self.tr("Tidak ada kegiatan"), status, contains) if part)
        others = len(list_rows.sifted(self._all, Sieve(text=sieve.text)))
        then = self.tr("Ada {count} kegiatan lain yang cocok bila saringan dilepas.").format(count=others)
        buttons = [(self.tr("Lepas saringan"), self._loosen)] if sieve.status or sieve.year else []
        buttons += [(self.tr("Hapus pencarian"), self.search.clear)] if sieve.text else []
        self.card.empty.say(why, then if others and (sieve.status or sieve.year) else "", buttons)

    def _loosen(self) -> None:
        self.years.setCurrentIndex(0)
        self.pills.choose("")

    def copy_current(self) -> None:
        """A new event from the one that the keyboard is on."""
        from ui.dialogs.copy_event import open_copy

        if self.table.current_row is not None:
            open_copy(self, self.desk, self.table.current_row.id, self.opened.emit)

    def _pop_up(self, at: QPoint) -> None:
        current = self.table.current_row
        if current is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in (
            (self.tr("Buka"), lambda: self.opened.emit(current.id)),
            (self.tr("Salin kegiatan…"), self.copy_current),
            (self.tr("Hapus…"), lambda: self.remove_wanted.emit(current.id)),
        ):
            menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _on_removed(self, numbers: Sequence[int]) -> None:
        if len(numbers) == 1:
            self.remove_wanted.emit(self.table.rows_model.rows[numbers[0]].id)
