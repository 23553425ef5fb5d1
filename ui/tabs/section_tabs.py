"""The tabs of a page made of sections, and what the sections that are away have yet to read."""

from collections.abc import Mapping
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar


class Section(Protocol):
    """What a tab shows."""

    @property
    def concerns(self) -> frozenset[str]:
        """The tables it shows."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again; `changed` names the tables that differ, empty for all of them."""


S = TypeVar("S", bound=Section)


class SectionTabs(QTabBar):
    """`asked` tells the number of the tab that the reader wants; the page shows it by `stand`, or stays where it is."""

    asked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self.asked)

    def stand(self, number: int) -> None:
        """Mark this tab as the one shown, without telling."""
        self.blockSignals(True)
        self.setCurrentIndex(number)
        self.blockSignals(False)


class Unread:
    """By key what changed while a section was away; an empty set stands for everything."""

    def __init__(self) -> None:
        self._changed: dict[str, frozenset[str]] = {}

    def refresh(self, sections: Mapping[str, S], shown: S | None, changed: frozenset[str]) -> None:
        """Have the section shown read if it is concerned, and remember it for those away."""
        for key, section in sections.items():
            if changed and not changed & section.concerns:
                continue
            if section is shown:
                section.refresh(changed)
            else:
                before = self._changed.get(key, changed)
                self._changed[key] = before | changed if before and changed else frozenset()

    def take(self, key: str) -> frozenset[str] | None:
        """What a section that is shown now must read; None is nothing."""
        return self._changed.pop(key, None)

    def clear(self) -> None:
        """Nothing is known of what was shown before."""
        self._changed.clear()
