"""The list of people: searched as one types, filtered, read page by page."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import people, regions
from app.services.people import PeopleQuestion, PersonRow
from ui.pages import Desk
from ui.region_picker import RegionPicker
from ui.tables.view import Table, TableCard
from ui.tabs.people.columns import columns
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader
from ui.widgets.search_field import SearchField

PAGE = 200
"""Rows read at a time."""
COUNT_AFTER = 350
"""Milliseconds of rest before the matches are counted: counting reads them all."""
_REGION_WIDTH = 230
ORDERS = frozenset({"name"})
"""Columns that the database can sort by."""


@dataclass(frozen=True)
class _Page:
    question: PeopleQuestion
    offset: int
    rows: tuple[PersonRow, ...]


@dataclass(frozen=True)
class PeopleCounts:
    """How many people there are in a region: all of them, by status, and those whose card lacks something."""

    total: int
    by_status: dict[str, int]
    incomplete: int


def _count_all(within: str) -> PeopleCounts:
    everybody = PeopleQuestion(within=within)
    by_status = {key: people.count(replace(everybody, status=key)) for key in ("aktif", "calon", "nonaktif")}
    return PeopleCounts(people.count(everybody), by_status, people.count(replace(everybody, incomplete=True)))


def _read(question: PeopleQuestion, offset: int) -> _Page:
    return _Page(question, offset, people.page(question, PAGE, offset))


class PeopleList(QWidget):
    """`opened` tells a person's id, "" for a new one; `removed` the ids to take off."""

    opened = Signal(str)
    removed = Signal(tuple)
    import_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.question = PeopleQuestion()
        self._counts: PeopleCounts | None = None
        self._found: int | None = None
        self.search = SearchField(self.tr("Cari nama, NIK, HP, desa"))
        self.filters = FilterRow()
        self.region = RegionPicker(desk.work, regions.find, self.tr("Semua wilayah"))
        self.region.setFixedWidth(_REGION_WIDTH)
        self._shown = label("", "caption")
        self.table: Table[PersonRow] = Table(self.tr("Daftar orang"), columns(), HEIGHTS.row_two)
        self.table.table_header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.card = TableCard(self.table)
        self._count_later = QTimer(self)
        self._count_later.setSingleShot(True)
        self._count_later.setInterval(COUNT_AFTER)
        self._count_later.timeout.connect(self._count)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.header = PageHeader(self.tr("Peserta"))
        new = Button(self.tr("Orang baru"), "primary", "add", lambda: self.opened.emit(""))
        bring = Button(self.tr("Impor…"), "secondary", "arrow_import", self.import_wanted.emit)
        for widget in (self.search, bring, new):
            self.header.add_action(widget)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.filters, 1)
        beside.addWidget(self._shown)
        beside.addWidget(self.region)
        column.addWidget(self.header)
        column.addLayout(beside)
        column.addWidget(self.card, 1)
        self.filters.set_filters(_pills(self._counts))

    def _connect(self) -> None:
        self.search.searched.connect(lambda text: self._ask(replace(self.question, text=text)))
        self.search.left_down.connect(self.table.setFocus)
        self.search.left.connect(self.table.setFocus)
        self.filters.chosen.connect(self._on_filter)
        self.region.picked.connect(lambda _choice: self._ask(replace(self.question, within=self.region.code)))
        self.region.field.textChanged.connect(self._on_region_text)
        self.table.opened.connect(lambda number: self.opened.emit(self.table.rows_model.rows[number].id))
        self.table.edit_wanted.connect(lambda number: self.opened.emit(self.table.rows_model.rows[number].id))
        self.table.removed.connect(lambda _numbers: self.remove_selected())
        self.table.table_header.sortIndicatorChanged.connect(self._on_sort)

    def refresh(self) -> None:
        """Read rows and counts again."""
        self._ask(self.question)
        self._desk.work.run(
            _count_all, self.question.within, then=self._show_counts, owner=self, key=(id(self), "counts")
        )

    def open_current(self) -> None:
        """Open the person the keyboard is on."""
        row = self.table.current_row
        if row is not None:
            self.opened.emit(row.id)

    def remove_selected(self) -> None:
        """Ask for the selected people to be taken off."""
        rows = self.table.selected_rows
        if rows:
            self.removed.emit(tuple(row.id for row in rows))

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self.table.set_compact(compact)

    def _on_filter(self, key: str) -> None:
        incomplete = key == "incomplete"
        self._ask(replace(self.question, status="" if incomplete or key == "all" else key, incomplete=incomplete))

    def _on_region_text(self, text: str) -> None:
        if not text and self.question.within:
            self._ask(replace(self.question, within=""))

    def _on_sort(self, section: int, order: Qt.SortOrder) -> None:
        """The database sorts, also where all rows are loaded: so the order holds when they are read again."""
        key = self.table.rows_model.columns[section].key if section >= 0 else ""
        if key in ORDERS:
            descending = order is Qt.SortOrder.DescendingOrder
            self._ask(replace(self.question, descending=descending))

    def _ask(self, question: PeopleQuestion) -> None:
        region_changed = question.within != self.question.within
        self.question = question
        self._found = None
        self._desk.work.run(_read, question, 0, then=self._show, owner=self, key=(id(self), "page"))
        self._count_later.start()
        if region_changed:
            self._desk.work.run(
                _count_all, question.within, then=self._show_counts, owner=self, key=(id(self), "counts")
            )

    def _more(self, offset: int) -> None:
        self._desk.work.run(_read, self.question, offset, then=self._append, owner=self)

    def _show(self, page: _Page) -> None:
        if page.question != self.question:
            return
        self.table.set_rows(page.rows, self._more if len(page.rows) == PAGE else None)
        self.card.show_empty(not page.rows)
        if not page.rows:
            self._say_empty()
        self._tell()

    def _append(self, page: _Page) -> None:
        if page.question == self.question and page.offset == len(self.table.rows_model.rows):
            self.table.rows_model.append_rows(page.rows, last=len(page.rows) < PAGE)
            self._tell()

    def _count(self) -> None:
        self._desk.work.run(people.count, self.question, then=self._show_found, owner=self, key=(id(self), "count"))

    def _show_found(self, found: int) -> None:
        self._found = found
        self._tell()

    def _show_counts(self, counts: PeopleCounts) -> None:
        self._counts = counts
        self.filters.set_filters(_pills(self._counts))
        self._tell()

    def _tell(self) -> None:
        total = self._counts.total if self._counts else None
        if self._found is None or total is None:
            self._shown.setText("")
        elif self._found == total:
            self._shown.setText(self.tr("{total} orang").format(total=_figure(total)))
        else:
            self._shown.setText(
                self.tr("{found} dari {total}").format(found=_figure(self._found), total=_figure(total))
            )

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

    def show_all(self) -> None:
        """Take off search, filter and region."""
        descending = self.question.descending
        self.region.set_choice(None)
        self.search.setText("")
        self.filters.choose("all")
        self._ask(PeopleQuestion(descending=descending))


def _is_narrowed(asked: PeopleQuestion) -> bool:
    return bool(asked.text or asked.within or asked.status or asked.incomplete)


def _pills(counts: PeopleCounts | None) -> tuple[Filter, ...]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("People", text)

    by_status = counts.by_status if counts else {}
    named = (("aktif", tr("Aktif")), ("calon", tr("Calon")), ("nonaktif", tr("Nonaktif")))
    return (
        Filter("all", tr("Semua"), counts.total if counts else None),
        *(Filter(key, words, by_status.get(key, 0) if counts else None) for key, words in named),
        Filter("incomplete", tr("Belum lengkap"), counts.incomplete if counts else None, apart=True),
    )


def _figure(count: int) -> str:
    return f"{count:,}".replace(",", ".")
