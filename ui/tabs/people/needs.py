"""Kebutuhan pelatihan: figures from kabupaten to desa, and the people behind the figure that is chosen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import needs_papers, training_needs
from app.services.records import day
from app.services.training_needs import NOWHERE, Needs, NeedsPerson, NeedsQuestion, RegionNeeds
from ui.pages import Desk
from ui.pdf.paper_actions import ask_file, folder_of, keep_folder
from ui.pdf.paper_dialog import PaperDialog
from ui.tables.view import Table, TableCard
from ui.tabs.event.words import today
from ui.tabs.people.needs_rows import need_names, person_columns, region_columns
from ui.tabs.people.papers import open_sized
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.date_field import DateField
from ui.widgets.form import choice_box
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.progress_line import ProgressLine
from ui.widgets.segmented import Segmented

SHOWN = 500
"""People shown; paper and workbook hold all of them."""
_YEARS = 3
_MONTHS = (("0", 0), ("3", 3), ("6", 6), ("12", 12))
_DATE_WIDTH, _DATE_COMPACT = 196, 172


class NeedsPage(QWidget):
    """`opened` tells the id of a person to be opened."""

    opened = Signal(str)
    concerns = frozenset(
        {"person", "person_link", "participant", "attendance", "session", "certificate", "event", "office"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.found: Needs | None = None
        self.inside = ""
        self._compact = False
        self.asked: NeedsQuestion = training_needs.question(today(), _YEARS)
        self.up_button = Button("", "icon", "chevron_up", self.go_up, name=self.tr("Naik satu tingkat"))
        self.place = ElidedLabel("", "h2")
        self.since = DateField(self.tr("Belum dilatih sejak"))
        self.since.set_value(self.asked.since)
        self.months = choice_box([(key, self.tr("dalam {count} bulan").format(count=key)) for key, _ in _MONTHS])
        self.months.setMinimumContentsLength(13)
        self.months.setItemText(0, self.tr("sudah habis"))
        self.months.setCurrentIndex(2)
        self.months.setAccessibleName(self.tr("SK habis"))
        self.table: Table[RegionNeeds] = Table(self.tr("Kebutuhan per wilayah"), region_columns(), HEIGHTS.row_one)
        self.people: Table[NeedsPerson] = Table(self.tr("Orang dengan kebutuhan ini"), person_columns())
        self.card, self.people_card = TableCard(self.table), TableCard(self.people)
        self.need = Segmented(self.tr("Kebutuhan"), need_names())
        self.told = label("", "caption", wrap=True)
        self.note = Note("err")
        self.note.hide()
        self.progress = ProgressLine()
        self._words = (label(self.tr("Dilatih sebelum"), "label"), label(self.tr("SK habis"), "label"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.export_button = Button(self.tr("Ekspor Excel…"), icon="table", clicked=self.export)
        self.print_button = Button(self.tr("Cetak…"), icon="print", clicked=self._open_menu)
        column.addWidget(self.note)
        column.addWidget(self.progress)
        across = QHBoxLayout()
        across.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, stretch in ((left, 13), (right, 9)):
            side.setSpacing(8)
            across.addLayout(side, stretch)
        places = QHBoxLayout()
        places.setSpacing(8)
        self.since.setFixedWidth(LOOK.px(_DATE_WIDTH))
        for widget in (self.up_button, self.place):
            places.addWidget(widget)
        places.addStretch(1)
        left.addLayout(places)
        left.addWidget(self.card, 1)
        right.addWidget(self.need)
        right.addWidget(self.told)
        right.addWidget(self.people_card, 1)
        column.addLayout(across, 1)

    def _connect(self) -> None:
        self.table.opened.connect(lambda number: self.go_down(self.table.rows_model.rows[number]))
        self.table.chosen.connect(lambda _number: self._read_people())
        self.people.opened.connect(lambda number: self.opened.emit(self.people.rows_model.rows[number].id))
        self.need.chosen.connect(lambda _key: self._read_people())
        self.since.changed.connect(self._on_question)
        self.months.currentIndexChanged.connect(lambda _index: self._on_question())

    def _on_question(self) -> None:
        since = self.since.value if day(self.since.value) else self.asked.since
        months = dict(_MONTHS)[str(self.months.currentData())]
        until = training_needs.later(today(), months).isoformat()
        if (since, until) != (self.asked.since, self.asked.until):
            self.asked = replace(self.asked, since=since, until=until)
            self.refresh()

    @property
    def bar_widgets(self) -> tuple[QWidget, ...]:
        """What stands in the bar above the page."""
        return (*self._words[:1], self.since, *self._words[1:], self.months, self.export_button, self.print_button)

    def show_bar(self, *, shown: bool) -> None:
        """Show or hide what stands in the bar; a narrow window has no room for its words."""
        for widget in self.bar_widgets:
            widget.setVisible(shown and not (self._compact and widget in self._words))

    def refresh(self) -> None:
        """Count again."""
        self._desk.work.run(
            training_needs.needs,
            self.asked,
            then=self._show,
            failed=self.note.say_error,
            owner=self,
            key=(id(self), "needs"),
        )

    def _show(self, found: Needs) -> None:
        self.found = found
        self.note.hide()
        if self.inside and not found.children(self.inside):
            self.inside = ""
        self._show_regions()

    def _show_regions(self) -> None:
        if self.found is None:
            return
        rows = self.found.children(self.inside)
        self.table.set_rows(rows)
        self.card.show_empty(not rows)
        if not rows:
            then = self.tr("Tambah PSM dan isi desa/kelurahannya pada Daftar orang.")
            self.card.empty.say(self.tr("Belum ada PSM yang tercatat"), then, icon="people")
        names = {one.code: one.name for one in self.found.regions}
        self.place.setText(names.get(self.inside, self.tr("Semua kabupaten/kota")))
        self.up_button.setEnabled(bool(self.inside))
        if rows and not self.table.selectionModel().hasSelection():
            self.table.select_row(0)
        self._read_people()

    def go_down(self, one: RegionNeeds) -> None:
        """Show what lies in a region."""
        if self.found is not None and one.code != NOWHERE and self.found.children(one.code):
            self.inside = one.code
            self.table.clearSelection()
            self._show_regions()

    def go_up(self) -> None:
        """Show the region around."""
        left = self.inside
        above = left.rpartition(".")[0]
        self.inside = above if above.count(".") else ""
        self.table.clearSelection()
        self._show_regions()
        for number, one in enumerate(self.table.rows_model.rows):
            if one.code == left:
                self.table.select_row(number)

    @property
    def chosen(self) -> NeedsQuestion:
        """The question for the region chosen."""
        row = self.table.current_row
        return replace(self.asked, within=row.code if row else self.inside)

    def _read_people(self) -> None:
        asked, need = self.chosen, self.need.key
        self.told.setText(training_needs.title(need, asked))
        self._desk.work.run(
            training_needs.people_with,
            need,
            asked,
            SHOWN,
            then=partial(self._show_people, asked, need),
            owner=self,
            key=(id(self), "people"),
        )

    def _show_people(self, asked: NeedsQuestion, need: str, rows: tuple[NeedsPerson, ...]) -> None:
        self.people.set_rows(rows)
        self.people_card.show_empty(not rows)
        row = self.table.current_row
        where = row.name if row else self.tr("semua wilayah")
        words = self.tr("{title}: {where}").format(title=training_needs.title(need, asked), where=where)
        if len(rows) == SHOWN:
            words = self.tr("{words}. Tampil {count} orang pertama; cetakan dan ekspor memuat semuanya.").format(
                words=words, count=SHOWN
            )
        self.told.setText(words)
        if not rows:
            self.people_card.empty.say(self.tr("Tidak ada yang tercatat"), self.tr("Pilih wilayah lain di kiri."))

    def menu_entries(self) -> list[tuple[str, Callable[[], object]]]:
        """What can be printed."""
        title = training_needs.title(self.need.key, self.asked)
        return [
            (self.tr("Jumlah per wilayah…"), self.print_counts),
            (self.tr("Daftar orang: {title}…").format(title=title), self.print_people),
        ]

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in self.menu_entries():
            menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(self.print_button.mapToGlobal(self.print_button.rect().bottomLeft()))

    @property
    def _around(self) -> NeedsQuestion:
        """The question for the region that the figures are of."""
        return replace(self.asked, within=self.inside)

    def print_counts(self) -> PaperDialog:
        """The figures as paper."""
        asked = self._around
        title = self.tr("Kebutuhan pelatihan")
        return open_sized(
            self.window(), self._desk, title, lambda options: partial(needs_papers.render, asked, "", options)
        )

    def print_people(self) -> PaperDialog:
        """The people of the chosen region as paper."""
        asked, need = self.chosen, self.need.key
        title = training_needs.title(need, asked)
        return open_sized(
            self.window(), self._desk, title, lambda options: partial(needs_papers.render, asked, need, options)
        )

    def export(self) -> None:
        """Figures and people as a workbook."""
        self._desk.work.run(needs_papers.suggested_name, self._around, then=self._ask_file, owner=self)

    def _ask_file(self, name: str) -> None:
        ask_file(self, self.tr("Ekspor kebutuhan pelatihan"), folder_of(self._desk) / name, self.export_to, "xlsx")

    def export_to(self, path: Path) -> None:
        """Write the workbook."""
        keep_folder(self._desk, path.parent)
        job = self._desk.work.change(
            needs_papers.save_workbook,
            path,
            self._around,
            then=lambda saved: self._desk.say(self.tr("Tersimpan: {path}").format(path=saved)),
            failed=self._on_failed,
            progress=self.progress.report,
            owner=self,
        )
        self.progress.watch(self.tr("Menulis buku kerja"), job)

    def _on_failed(self, error: UserError) -> None:
        self.note.say_error(error)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the page does for the menus."""
        table = self.people if self.people.hasFocus() else self.table
        return {"print": self.print_counts, "copy": table.copy}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace goes up."""
        if event.key() == Qt.Key.Key_Backspace and self.inside:
            self.go_up()
        else:
            super().keyPressEvent(event)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self._compact = compact
        self.since.setFixedWidth(LOOK.px(_DATE_COMPACT if compact else _DATE_WIDTH))
        self.table.set_compact(compact)
        self.people.set_compact(compact)
