"""The list of people: searched as one types, filtered, read in pages round what is seen."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import regions
from app.services.people import PeopleQuestion, PersonRow
from app.services.people_lists import PAGE
from app.services.regions import RegionChoice
from ui.dates import figure
from ui.pages import Desk
from ui.region_picker import RegionPicker
from ui.tables.chooser import ColumnChooser
from ui.tables.view import PagedTable, TableCard
from ui.tabs.people.columns import columns
from ui.tabs.people.counts import PillCounts
from ui.tabs.people.exporting import PeopleExporter
from ui.tabs.people.filters import FilterBar
from ui.tabs.people.pager import PeoplePager
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.chips import FilterRow
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader
from ui.widgets.progress_line import ProgressLine
from ui.widgets.search_field import SearchField

AT_ONCE = 5_000
"""People that may be copied or removed at a time."""
_REGION_WIDTH = 200


class PeopleList(QWidget):
    """`opened` tells a person's id, "" for a new one; `removed` the ids to take off."""

    opened = Signal(str)
    removed = Signal(tuple)
    import_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.search = SearchField(self.tr("Cari nama, NIK, HP, desa, no. IPSM"))
        self.pills = FilterRow()
        self.filters = FilterBar(desk)
        self.region = RegionPicker(desk.work, regions.find, self.tr("Semua wilayah"))
        self.region.setFixedWidth(_REGION_WIDTH)
        self._region_name = ""
        self._found = label("", "caption")
        name = self.tr("Daftar orang")
        self.table: PagedTable[PersonRow] = PagedTable(name, columns(), HEIGHTS.row_two, PAGE)
        self.table.table_header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.chooser = ColumnChooser(desk, self.table, "people")
        self.card: TableCard[PersonRow] = TableCard(self.table)
        self.progress = ProgressLine()
        self.exporter = PeopleExporter(desk, self, self.progress)
        self.pager = PeoplePager(desk, self.table.rows_model, self)
        self.counts = PillCounts(desk, self.pills, self)
        self._counted = (0, False)
        self._lay_out()
        self._connect()

    @property
    def question(self) -> PeopleQuestion:
        """What is shown."""
        return self.pager.question

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.header = PageHeader(self.tr("Peserta"))
        new = Button(self.tr("Orang baru"), "primary", "add", lambda: self.opened.emit(""))
        bring = Button(self.tr("Impor…"), "secondary", "arrow_import", self.import_wanted.emit)
        send = Button(self.tr("Ekspor…"), "secondary", "arrow_download", lambda: self.exporter.ask(self.question))
        for widget in (self.search, bring, send, new):
            self.header.add_action(widget)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.pills, 1)
        for control in (self._found, self.region, self.filters.button, self.chooser.button):
            beside.addWidget(control)
        column.addWidget(self.header)
        column.addLayout(beside)
        column.addWidget(self.filters)
        column.addWidget(self.progress)
        column.addWidget(self.card, 1)

    def _connect(self) -> None:
        self.search.searched.connect(lambda text: self._ask(replace(self.question, text=text)))
        self.search.left_down.connect(self.table.setFocus)
        self.search.left.connect(self.table.setFocus)
        self.pills.chosen.connect(lambda key: self._ask(replace(self.question, status="" if key == "all" else key)))
        self.filters.changed.connect(self._ask)
        self.region.picked.connect(self._on_region)
        self.region.field.textChanged.connect(self._on_region_text)
        self.table.opened.connect(self._open)
        self.table.edit_wanted.connect(self._open)
        self.table.removed.connect(lambda _numbers: self.remove_selected())
        self.table.copy_wanted.connect(lambda: self._gather(self.table.put_on_clipboard))
        self.table.table_header.sortIndicatorChanged.connect(self._on_sort)
        self.pager.opened.connect(self._on_opened)
        self.pager.counted.connect(self._on_counted)
        self.counts.known.connect(self._tell)

    def refresh(self) -> None:
        """Read rows, filters and counts again."""
        self.pager.renew()
        self.filters.refresh()
        self.counts.renew(self.question.within)

    def open_current(self) -> None:
        """Open the person the keyboard is on."""
        self._open(self.table.currentIndex().row())

    def remove_selected(self) -> None:
        """Ask for the selected people to be taken off."""
        self._gather(lambda rows: self.removed.emit(tuple(row.id for row in rows)))

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self.table.set_compact(compact)

    def show_all(self) -> None:
        """Take off search, filters and region."""
        self.search.setText("")
        self._ask(PeopleQuestion(descending=self.question.descending))

    def _open(self, number: int) -> None:
        row = self.table.rows_model.row(number)
        if row is not None:
            self.opened.emit(row.id)

    def _gather(self, then: Callable[[list[PersonRow]], object]) -> None:
        numbers = self.table.selected_numbers
        if len(numbers) > AT_ONCE:
            words = self.tr("Pilih paling banyak {count} orang sekaligus, atau pakai Ekspor.")
            self._desk.say(words.format(count=figure(AT_ONCE)))
        elif numbers:
            self.pager.gather(numbers, then)

    def _on_region(self, choice: RegionChoice | None) -> None:
        """None while another region is being typed over the one chosen."""
        self._region_name = choice.title if choice else ""
        self._ask(replace(self.question, within=choice.code if choice else ""))

    def _on_region_text(self, text: str) -> None:
        if not text and self.question.within:
            self._ask(replace(self.question, within=""))

    def _on_sort(self, section: int, order: Qt.SortOrder) -> None:
        if section == 0:
            self._ask(replace(self.question, descending=order is Qt.SortOrder.DescendingOrder))

    def _ask(self, question: PeopleQuestion) -> None:
        if question == self.question and self.table.rows_model.rowCount():
            return
        within = question.within != self.question.within
        self.pager.ask(question)
        self.pills.show_key(question.status or "all")
        self.filters.show_question(question, self._region_name)
        if within:
            self.counts.renew(question.within)
        if question.within != self.region.code:
            self._desk.work.run(regions.choice, question.within, then=self._show_region, owner=self)

    def _show_region(self, choice: RegionChoice | None) -> None:
        self.region.set_choice(choice)
        self.region.field.deselect()
        self._region_name = choice.title if choice else ""
        self.filters.show_question(self.question, self._region_name)

    def _on_opened(self) -> None:
        nobody = self.table.rows_model.rowCount() == 0
        self.card.show_empty(nobody)
        if nobody:
            self._say_empty()
        elif not self.table.currentIndex().isValid():
            self.table.go_to(0)

    def _on_counted(self, count: int, is_all: bool) -> None:  # the shape of a slot
        self._counted = (count, is_all)
        self._tell()

    def _tell(self) -> None:
        count, is_all = self._counted
        total = self.counts.total
        if not is_all:
            words = self.tr("lebih dari {count} orang")
        elif _is_narrowed(self.question) and total is not None:
            words = self.tr("{count} dari {total}")
        else:
            words = self.tr("{count} orang")
        self._found.setText(words.format(count=figure(count), total=figure(total or 0)))

    def _say_empty(self) -> None:
        if _is_narrowed(self.question):
            why = self.tr("Tidak ada orang yang cocok")
            then = self.tr("Ubah kata pencarian, saringan, atau wilayah.")
            self.card.empty.say(why, then, ((self.tr("Tampilkan semua"), self.show_all),))
            return
        why = self.tr("Belum ada orang")
        then = self.tr("Tambahkan satu per satu, atau impor daftar dari lembar kerja Excel, ODS, atau CSV.")
        buttons = (
            (self.tr("Orang baru"), lambda: self.opened.emit("")),
            (self.tr("Impor…"), self.import_wanted.emit),
        )
        self.card.empty.say(why, then, buttons, "people")


def _is_narrowed(asked: PeopleQuestion) -> bool:
    return replace(asked, descending=False) != PeopleQuestion()
