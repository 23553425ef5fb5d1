"""Parts of a section of which one is seen: a choice between them, each with its bar beside the choice."""

from collections.abc import Mapping
from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.widgets.segmented import Segmented


class Part(Protocol):
    """A widget with a bar of its own; `concerns` names the tables it shows."""

    @property
    def bar(self) -> QWidget:
        """What stands beside the choice while it is seen."""

    @property
    def concerns(self) -> frozenset[str]:
        """The tables it shows."""


P = TypeVar("P", bound=Part)


class PartStack(QWidget, Generic[P]):
    """`chosen` tells that the reader wants another part; it is shown by `show_part`. Those away grow stale as what they
    show changes, and are read when they are shown again; in the beginning all are."""

    chosen = Signal(str)

    def __init__(self, name: str, parts: Mapping[str, tuple[str, P]]) -> None:
        super().__init__()
        self._parts = {key: part for key, (_words, part) in parts.items()}
        self._stale = set(self._parts)
        self.choice = Segmented(name, [(key, words) for key, (words, _part) in parts.items()])
        self.choice.chosen.connect(self.chosen)
        self._bars, self._bodies = QStackedWidget(), QStackedWidget()
        for part in self.parts:
            self._bars.addWidget(part.bar)
            self._bodies.addWidget(cast("QWidget", part))
        self._bars.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self.choice)
        top.addWidget(self._bars, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._bodies, 1)

    @property
    def parts(self) -> tuple[P, ...]:
        """All of them."""
        return tuple(self._parts.values())

    @property
    def part(self) -> P:
        """The part that is seen."""
        return self._parts[self.choice.key]

    def show_part(self, key: str) -> bool:
        """Show a part; whether it must be read again. An unknown key shows nothing else."""
        if key not in self._parts:
            return False
        self.choice.set_key(key)
        self._bars.setCurrentWidget(self.part.bar)
        self._bodies.setCurrentWidget(cast("QWidget", self.part))
        stale = key in self._stale
        self._stale.discard(key)
        return stale

    def concern(self, changed: frozenset[str]) -> bool:
        """Whether the part that is seen shows one of these tables (none: all of them); others are read later."""
        concerned = {key for key, part in self._parts.items() if not changed or changed & part.concerns}
        self._stale |= concerned - {self.choice.key}
        if self.choice.key not in concerned:
            return False
        self._stale.discard(self.choice.key)
        return True

    def forget(self) -> None:
        """Nothing that is shown holds any more."""
        self._stale = set(self._parts)
