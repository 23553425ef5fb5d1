"""The sub-pages of an event: tabs above, each built when first shown, refreshed when concerned and seen."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.pages import Desk
from ui.tabs.event.section import EventSection
from ui.tabs.event.sections import sections
from ui.tabs.section_tabs import SectionTabs, Unread
from ui.theme import icons
from ui.widgets.labels import restyle, rule

_INDENT = 38
"""The tabs stand under the title, which stands right of the arrow back."""


class SectionStack(QWidget):
    """`changed` tells that another sub-page is shown."""

    changed = Signal()
    wanted = Signal(str)
    """A sub-page asks for another one by its key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entries = sections()
        self._sections: dict[str, EventSection] = {}
        self._unread = Unread()
        self._showing: dict[str, str] = {}
        self._event_id = ""
        self._compact = False
        self._shown = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tabs = self._make_tabs()
        indented = QHBoxLayout()
        indented.setContentsMargins(_INDENT, 0, 0, 0)
        indented.addWidget(self.tabs, 1)
        column.addLayout(indented)
        column.addWidget(rule())
        column.addSpacing(14)
        self._stack = QStackedWidget()
        self._blank = QFrame()
        self._stack.addWidget(self._blank)
        column.addWidget(self._stack, 1)

    @property
    def section(self) -> EventSection | None:
        """The sub-page shown."""
        return self._sections.get(self._entries[self._shown].key)

    @property
    def title(self) -> str:
        """The name of the sub-page shown."""
        return self._entries[self._shown].title

    def show_event(self, event_id: str) -> None:
        """Begin another event at its first sub-page."""
        self._event_id = event_id
        self._unread.clear()
        self._showing.clear()
        self.show_section(self._entries[0].key)

    def show_section(self, key: str) -> None:
        """Show a sub-page, built if it was never shown."""
        number = next((n for n, entry in enumerate(self._entries) if entry.key == key), 0)
        self.tabs.stand(number)
        self._shown = number
        entry = self._entries[number]
        section = self._sections.get(entry.key) or self._build(entry.key)
        self._stack.setCurrentWidget(section)
        section.set_compact(self._compact)
        unread = self._unread.take(entry.key)
        if self._showing.get(entry.key) != self._event_id:
            self._showing[entry.key] = self._event_id
            section.show_event(self._event_id)
        elif unread is not None:
            section.refresh(unread)
        self.changed.emit()

    def show_next(self) -> None:
        """Ctrl+Tab: the sub-page at the right, after the last the first."""
        self._on_tab((self._shown + 1) % len(self._entries))

    def refresh(self, changed: frozenset[str]) -> None:
        """Refresh the sub-page shown if it is concerned, and remember those away."""
        self._unread.refresh(self._sections, self.section, changed)

    def mark(self, keys: Collection[str]) -> None:
        """A triangle on the tabs that have an open question."""
        for number, entry in enumerate(self._entries):
            open_question = entry.key in keys
            icon = icons.icon("warning_filled", "warn") if open_question else QIcon()
            self.tabs.setTabIcon(number, icon)
            said = self.tr("{title}, ada yang perlu dilengkapi").format(title=entry.title)
            self.tabs.setTabToolTip(number, said if open_question else entry.title)
            self.tabs.setAccessibleTabName(number, said if open_question else entry.title)

    def may_leave(self) -> bool:
        """Whether every sub-page lets the window close."""
        return all(section.may_leave() for section in self._sections.values())

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self._compact = compact
        restyle(self.tabs, "compact", str(compact).lower())
        for number, entry in enumerate(self._entries):
            name = entry.short if compact and entry.short else entry.title
            self.tabs.setTabText(number, name.replace("&", "&&"))
        if self.section is not None:
            self.section.set_compact(compact)

    def _make_tabs(self) -> SectionTabs:
        tabs = SectionTabs(self.tr("Bagian kegiatan"))
        for entry in self._entries:
            tabs.addTab(entry.title.replace("&", "&&"))
        tabs.asked.connect(self._on_tab)
        return tabs

    def _on_tab(self, number: int) -> None:
        if self.section is None or self.section.may_leave():
            self.show_section(self._entries[number].key)
        else:
            self.tabs.stand(self._shown)

    def _on_place(self, key: str, row_id: str) -> None:
        """Show another sub-page, and once it has read its rows the one asked for."""
        self.wanted.emit(key)
        section = self.section
        if row_id and section is not None and section is self._sections.get(key):
            self._desk.work.run(str, row_id, then=section.show_row, owner=section)

    def _build(self, key: str) -> EventSection:
        entry = next(entry for entry in self._entries if entry.key == key)
        section = entry.build(self._desk)
        section.section_wanted.connect(self.wanted)
        section.place_wanted.connect(self._on_place)
        self._sections[key] = section
        self._stack.addWidget(section)
        return section
