"""The participants of an event: search, pills, the waiting list, and the table."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services.registration import ParticipantRow
from app.services.waiting_list import Opening
from ui.tables.view import Table, TableCard
from ui.tabs.event import participant_filters as sifting
from ui.tabs.event import participant_rows as listed
from ui.tabs.event.participant_actions import ParticipantActions
from ui.tabs.event.participant_rows import Line
from ui.tabs.event.waiting_bar import OpeningNote, WaitingBar
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.chips import FilterRow
from ui.widgets.labels import label
from ui.widgets.search_field import SearchField


class ParticipantList(QWidget):
    """Sifts what it is given: an event has some hundreds of participants at most. `import_wanted` asks for a list."""

    import_wanted = Signal()

    def __init__(self, doing: ParticipantActions) -> None:
        super().__init__()
        self._doing = doing
        self.people: Sequence[ParticipantRow] = ()
        self._openings: Sequence[Opening] = ()
        self._region, self._compact = "", False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._head())
        self.opening = OpeningNote()
        self.pills = FilterRow(self.tr("Saringan peserta"))
        self.pills.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.waiting = WaitingBar()
        self.waiting.hide()
        self.table = self._make_table()
        self.card: TableCard[Line] = TableCard(self.table)
        for widget in (self.opening, self.pills, self.waiting):
            column.addWidget(widget)
        column.addWidget(self.card, 1)
        self._connect()

    @property
    def chosen(self) -> list[ParticipantRow]:
        """The participants selected."""
        return [line.person for line in self.table.selected_rows]

    def start(self) -> None:
        """Begin with all participants of another event."""
        self._region = ""
        self.search.clear()
        self.pills.set_filters([])

    def set_people(self, people: Sequence[ParticipantRow]) -> None:
        """Show the participants."""
        self.people = people
        self._fill_pills()
        self._show()

    def set_classes(self, classes: Mapping[str, str]) -> None:
        """Show in which class they sit, by its id."""
        self._doing.classes = classes
        self._set_columns()
        self._fill_pills()

    def set_openings(self, openings: Sequence[Opening]) -> None:
        """Offer free seats to those who wait."""
        self._openings = openings
        self.opening.offer(openings, self.pills.key)

    def choose_region(self, region: str) -> None:
        """A click on a regency filters; a second one lets go."""
        self._region = region
        self._fill_pills()
        self.pills.choose("" if self.pills.key == region else region)

    def edit(self) -> None:
        """Open the card of the person on whom the keyboard is."""
        line = self.table.current_row
        if line is not None:
            self._doing.edit_person(line.person.person_id)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Regency and class go into the second line, buttons become shorter."""
        self._compact = compact
        self.import_button.set_text(self.tr("Impor…") if compact else self.tr("Impor daftar…"))
        self.search.setMaximumWidth(170 if compact else 236)
        self.search.setMinimumWidth(110)
        self.opening.set_compact(compact)
        self._set_columns()
        self._fill_pills()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many regencies as have room."""
        super().resizeEvent(event)
        self._fill_pills()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.count = label("", "caption")
        self.search = SearchField(self.tr("Cari nama, desa, HP"))
        self.import_button = Button(self.tr("Impor daftar…"), icon="arrow_import", clicked=self.import_wanted.emit)
        self.add_button = Button(self.tr("Tambah peserta"), "primary", "add", self._doing.add)
        self.more_button = Button(
            "", "icon", "more_horizontal", self._pop_up, name=self.tr("Tindakan untuk peserta terpilih")
        )
        head.addWidget(label(self.tr("Peserta"), "h2"))
        head.addWidget(self.count)
        head.addStretch(1)
        for widget in (self.search, self.more_button, self.import_button, self.add_button):
            head.addWidget(widget)
        return head

    def _make_table(self) -> Table[Line]:
        table: Table[Line] = Table(self.tr("Daftar peserta"), listed.columns({}, compact=False), HEIGHTS.row_two)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._pop_up)
        table.sort_by("name")
        return table

    def _connect(self) -> None:
        self.pills.chosen.connect(lambda _key: self._on_pill())
        self.search.searched.connect(lambda _text: self._show())
        self.search.left_down.connect(self.table.setFocus)
        self.search.left.connect(self.table.setFocus)
        self.table.opened.connect(lambda _number: self.edit())
        self.table.edit_wanted.connect(lambda _number: self.edit())
        self.table.removed.connect(lambda _numbers: self._doing.remove(self.chosen))
        self.table.selectionModel().selectionChanged.connect(lambda *_ranges: self._enable_waiting())
        self.waiting.promoted.connect(lambda: self._doing.promote(self.chosen[0].id))
        self.waiting.moved.connect(self._move)
        self.opening.wanted.connect(self._doing.promote)
        self.opening.listed.connect(lambda: self.pills.choose(sifting.WAITING))
        for key, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self._move(by))

    def _move(self, by: int) -> None:
        self._doing.move(self.chosen, by)

    def _set_columns(self) -> None:
        """The same columns, as this width and these classes want them."""
        columns = listed.columns(self._doing.classes, compact=self._compact)
        self.table.rows_model.columns = self.table.table_header.columns = columns
        self.table.table_header.viewport().update()
        self.table.set_compact(self._compact)

    def _fill_pills(self) -> None:
        chosen = {self._region, self.pills.key}
        self.pills.set_filters(sifting.filters(self.people, self._doing.classes, chosen, self.pills.width()))

    def _on_pill(self) -> None:
        """The waiting list stands in its own order, everything else by name."""
        header = self.table.table_header
        by_place = header.columns[header.sortIndicatorSection()].key == "number"
        waiting = self.pills.key == sifting.WAITING
        if waiting != by_place:
            self.table.sort_by("number" if waiting else "name")
        self._show()
        self.opening.offer(self._openings, self.pills.key)

    def _enable_waiting(self) -> None:
        chosen = self.chosen
        one = chosen[0] if len(chosen) == 1 and chosen[0].waiting else None
        last = max((person.waiting for person in self.people if one and person.region == one.region), default=0)
        self.waiting.enable(one, last)

    def _show(self) -> None:
        text = self.search.text().strip()
        self.waiting.setVisible(self.pills.key == sifting.WAITING)
        found = sifting.sifted(listed.numbered(self.people), self.pills.key, text, self._doing.classes)
        before = self.table.current_row
        header = self.table.table_header
        self.table.set_rows(found)
        self.table.rows_model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        ids = [line.person.id for line in self.table.rows_model.rows]
        if found:
            self.table.select_row(ids.index(before.person.id) if before and before.person.id in ids else 0)
        self._count(len(found))
        self._enable_waiting()
        self.card.show_empty(not found)
        if not found:
            self._say_empty(text)

    def _count(self, shown: int) -> None:
        seated = sum(person.active for person in self.people)
        sifted = bool(self.pills.key or self.search.text().strip())
        words = self.tr("{shown} dari {count}") if sifted else self.tr("{count} orang")
        if self.pills.key in (sifting.WAITING, sifting.GONE):
            words = self.tr("{shown} orang tanpa kursi")
        self.count.setText(words.format(shown=shown, count=seated))

    def _say_empty(self, text: str) -> None:
        if not self.people:
            self.card.empty.say(
                self.tr("Belum ada peserta"),
                self.tr("Tambahkan satu per satu, atau impor daftar dari Excel; daftarnya diperiksa dahulu."),
                [
                    (self.tr("Tambah peserta"), self._doing.add),
                    (self.tr("Impor daftar…"), self.import_wanted.emit),
                ],
                "people",
            )
            return
        why = self.tr("Tidak ada peserta yang memuat “{text}”").format(text=text) if text else ""
        buttons: list[tuple[str, Callable[[], object]]] = []
        if self.pills.key:
            buttons.append((self.tr("Lepas saringan"), lambda: self.pills.choose("")))
        if text:
            buttons.append((self.tr("Hapus pencarian"), self.search.clear))
        self.card.empty.say(why or self.tr("Tidak ada peserta pada saringan ini"), "", buttons)

    def _pop_up(self, at: QPoint | None = None) -> None:
        """The acts on those selected, at a point of the table or under the button."""
        if at is None:
            self._doing.pop_up(self.chosen, self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        else:
            self._doing.pop_up(self.chosen, self.table.viewport().mapToGlobal(at))
