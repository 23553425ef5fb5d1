"""One selection: its head, and the sub-pages from preparing to piagam."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.errors import UserError
from ui.drawing.chip import Chip
from ui.pages import Desk
from ui.tabs.awards.diplomas import DiplomaSection
from ui.tabs.awards.nominees import NomineeSection
from ui.tabs.awards.preparation import PreparationSection
from ui.tabs.awards.result import ResultSection
from ui.tabs.awards.scoring import ScoringSection
from ui.tabs.awards.state import SelectionSection, SelectionState, read
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.labels import rule
from ui.widgets.page_header import PageHeader

_INDENT = 32
"""The tabs stand under the title, which stands right of the arrow back."""


class SelectionView(QWidget):
    """`closed` asks for the list, `remove_wanted` for the selection to be removed."""

    closed = Signal()
    remove_wanted = Signal()
    section_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.selection_id = ""
        self.state = SelectionState()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = PageHeader("", self.closed.emit)
        self.header.add_action(self._make_menu())
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Bagian pemilihan"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        indented = QHBoxLayout()
        indented.setContentsMargins(_INDENT, 8, 0, 0)
        indented.addWidget(self.tabs, 1)
        self.note = Note("err")
        self.note.hide()
        self.stack = QStackedWidget()
        column.addWidget(self.header)
        column.addLayout(indented)
        column.addWidget(rule())
        column.addSpacing(14)
        column.addWidget(self.note)
        column.addWidget(self.stack, 1)
        self._builders = self._add_tabs()
        self._built: dict[int, SelectionSection] = {}
        self._compact = False
        self.tabs.currentChanged.connect(self._on_tab)

    def _make_menu(self) -> Button:
        button = Button("", "icon", "more_horizontal", name=self.tr("Tindakan lain"))
        menu = QMenu(button)
        menu.addAction(self.tr("Hapus pemilihan…"), self.remove_wanted.emit)
        button.setMenu(menu)
        return button

    def _add_tabs(self) -> tuple[Callable[[], SelectionSection], ...]:
        """The tabs, and what builds the sub-page of each when it is first shown."""
        titled: tuple[tuple[str, Callable[[], SelectionSection]], ...] = (
            (self.tr("Persiapan"), lambda: PreparationSection(self._desk)),
            (self.tr("Nominasi"), lambda: NomineeSection(self._desk)),
            (self.tr("Penilaian"), lambda: ScoringSection(self._desk)),
            (self.tr("Hasil"), self._make_result),
            (self.tr("Piagam"), lambda: DiplomaSection(self._desk)),
        )
        for title, _build in titled:
            self.tabs.addTab(title)
        return tuple(build for _title, build in titled)

    def _make_result(self) -> ResultSection:
        result = ResultSection(self._desk)
        result.scoring_wanted.connect(lambda: self.tabs.setCurrentIndex(2))
        result.weights_wanted.connect(lambda: self.tabs.setCurrentIndex(0))
        return result

    @property
    def section(self) -> SelectionSection:
        """The sub-page shown."""
        number = max(0, self.tabs.currentIndex())
        return self._built.get(number) or self._build(number)

    def _build(self, number: int) -> SelectionSection:
        section = self._built[number] = self._builders[number]()
        self.stack.addWidget(section)
        section.set_compact(self._compact)
        if self.state.card.id:
            section.show_state(self.state)
        return section

    def show_selection(self, selection_id: str) -> None:
        """Show another selection, from where its work stands."""
        self.selection_id = selection_id
        self.note.hide()
        self.tabs.setCurrentIndex(0)
        self.stack.setCurrentWidget(self.section)
        self.refresh()

    def next_section(self) -> None:
        """The next sub-page, round and round."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def refresh(self) -> None:
        """Read the selection again."""
        if self.selection_id:
            self._desk.work.run(
                read, self.selection_id, then=self._show, failed=self._on_failed, owner=self, key=(id(self), "state")
            )  # fmt: skip

    def _on_failed(self, error: UserError) -> None:
        self.note.say_error(error)

    def _show(self, state: SelectionState) -> None:
        self.state = state
        self.header.set_title(state.card.title, self._status())
        self.header.set_facts(self._facts())
        for section in self._built.values():
            section.show_state(state)

    def _status(self) -> Chip:
        ranking = self.state.ranking
        if any(entry.status == "terbit" for entry in self.state.register):
            return Chip(self.tr("Piagam terbit"), "done")
        if ranking.complete:
            return Chip(self.tr("Nilai lengkap"), "done")
        if self.state.scores:
            return Chip(self.tr("Penilaian"), "running")
        return Chip(self.tr("Persiapan"), "plan")

    def _facts(self) -> list[tuple[str, str]]:
        state = self.state
        jury = self.tr("{count} juri").format(count=len(state.jurors))
        if state.recusals:
            jury += self.tr(" · {count} pengecualian").format(count=len(state.recusals))
        given = state.ranking.expected - state.ranking.missing
        scores = self.tr("{count} kriteria · {given} dari {expected} nilai")
        seats = self.tr("{seats} juara dari {count} nominasi")
        return [
            ("trophy", seats.format(seats=state.card.seats or 0, count=len(state.nominees))),
            ("people", jury),
            ("table", scores.format(count=len(state.criteria), given=given, expected=state.ranking.expected)),
        ]

    def _on_tab(self, _number: int) -> None:
        self.stack.setCurrentWidget(self.section)
        self.section_changed.emit()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the sub-page shown does."""
        return self.section.commands()

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self._compact = compact
        for section in self._built.values():
            section.set_compact(compact)
