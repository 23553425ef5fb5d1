"""Sertifikat: what the office keeps of all its certificates, whatever event they are of."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from ui.pages import Desk, Page
from ui.tabs.certificates.section import PageSection
from ui.tabs.certificates.sections import sections
from ui.tabs.section_tabs import SectionTabs, Unread
from ui.widgets.labels import label, restyle, rule


class CertificatesPage(Page):
    """`arrive(key)` shows a section, `arrive((key, argument))` hands the argument on to it."""

    concerns = frozenset({
        "certificate", "event", "selection", "person", "person_link", "office", "official", "attachment", "layout",
        "layout_version", "office_key", "number_block", "number_gap",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = self.tr("Sertifikat")
        self._entries = sections()
        self._built: dict[str, PageSection] = {}
        self._unread = Unread()
        self._shown = -1
        self.tabs = SectionTabs(self.tr("Bagian sertifikat"))
        for entry in self._entries:
            self.tabs.addTab(entry.title)
        self.tabs.asked.connect(self._on_tab)
        self.stack = QStackedWidget()
        head = QHBoxLayout()
        head.setSpacing(24)
        head.addWidget(label(self.title, "title"))
        head.addWidget(self.tabs)
        head.addStretch(1)
        above = QVBoxLayout()
        above.setSpacing(0)
        above.addLayout(head)
        above.addWidget(rule())
        self.column.addLayout(above)
        self.column.addWidget(self.stack, 1)
        self.show_section(self._entries[0].key)

    @property
    def section(self) -> PageSection:
        """The section shown."""
        return self._built[self._entries[self._shown].key]

    def show_section(self, key: str) -> None:
        """Show a section, built if it was never shown; an unknown key shows nothing else."""
        number = next((n for n, entry in enumerate(self._entries) if entry.key == key), -1)
        if number < 0:
            return
        self.tabs.stand(number)
        self._shown = number
        section, everything = self._built.get(key), None
        if section is None:
            section, everything = self._entries[number].build(self.desk), frozenset[str]()
            self._built[key] = section
            self.stack.addWidget(section)
        section.set_compact(self.compact)
        self.stack.setCurrentWidget(section)
        unread = self._unread.take(key) if everything is None else everything
        if unread is not None:
            section.refresh(unread)
        self.desk.commands_changed.emit()

    def refresh(self, changed: frozenset[str]) -> None:
        """Refresh the section shown if it is concerned, and remember those away."""
        self._unread.refresh(self._built, self.section, changed)

    def arrive(self, argument: object) -> None:
        """Show the section of a key."""
        key, told = argument if isinstance(argument, tuple) else (argument, None)
        if key == self._entries[self._shown].key or self.section.may_leave():
            self.show_section(str(key))
            if told is not None:
                self.section.arrive(told)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the section does."""
        return {"next_tab": self._show_next, **self.section.commands()}

    def help_text(self) -> str:
        """What F1 says."""
        return self.section.help_text()

    def claims(self, paths: Sequence[Path]) -> tuple[str, str] | None:
        """What the section shown does with files."""
        return self.section.claims(paths)

    def keep_files(self, paths: Sequence[Path]) -> None:
        """They go to the section shown."""
        self.section.keep_files(paths)

    def may_leave(self) -> bool:
        """Whether every section lets the window close."""
        return all(section.may_leave() for section in self._built.values())

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        super().set_compact(compact)
        restyle(self.tabs, "compact", str(compact).lower())
        self.section.set_compact(compact)

    def _on_tab(self, number: int) -> None:
        if self.section.may_leave():
            self.show_section(self._entries[number].key)
        else:
            self.tabs.stand(self._shown)

    def _show_next(self) -> None:
        self._on_tab((self._shown + 1) % len(self._entries))
