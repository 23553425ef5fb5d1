"""Sertifikat: what the office keeps of all its certificates, whatever event they are of."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout

from ui.pages import Desk, Page
from ui.tabs.certificates.section import PageSection
from ui.tabs.certificates.sections import sections
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
        self._stale: dict[str, frozenset[str]] = {}
        self._shown = -1
        self.tabs = self._make_tabs()
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
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(number)
        self.tabs.blockSignals(False)
        self._shown = number
        section = self._built.get(key)
        if section is None:
            section = self._built[key] = self._entries[number].build(self.desk)
            self.stack.addWidget(section)
            self._stale[key] = frozenset()
        section.set_compact(self.compact)
        self.stack.setCurrentWidget(section)
        if key in self._stale:
            section.refresh(self._stale.pop(key))
        self.desk.commands_changed.emit()

    def refresh(self, changed: frozenset[str]) -> None:
        """Refresh the section shown if it is concerned, and remember those away."""
        for key, section in self._built.items():
            if changed and not changed & section.concerns:
                continue
            if section is self.section:
                section.refresh(changed)
            else:
                before = self._stale.get(key, changed)
                self._stale[key] = before | changed if before and changed else frozenset()

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

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setAccessibleName(self.tr("Bagian sertifikat"))
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for entry in self._entries:
            tabs.addTab(entry.title)
        tabs.currentChanged.connect(self._on_tab)
        return tabs

    def _on_tab(self, number: int) -> None:
        if self.section.may_leave():
            self.show_section(self._entries[number].key)
            return
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(self._shown)
        self.tabs.blockSignals(False)

    def _show_next(self) -> None:
        self._on_tab((self._shown + 1) % len(self._entries))
