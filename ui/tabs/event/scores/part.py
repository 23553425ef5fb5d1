"""What one of the two parts of the page "Nilai" is to the page."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.services.steps import DataChange
from ui.pages import Desk

_REST = 300
"""Milliseconds without a key before all is read again."""


class Reading(Protocol):
    """What a part shows of an event."""

    @property
    def event_id(self) -> str:
        """The event that it was read of."""


Read = TypeVar("Read", bound=Reading)


class ScoresPart(QWidget, Generic[Read]):
    """What is typed is painted at once and written one after the other; after a rest all is read again.

    `bar` stands at the right of the choice between the parts; `concerns` names the tables it shows, `typed` the one
    that is typed into here; `reader` reads an event.
    """

    concerns: frozenset[str] = frozenset()
    typed: str
    reader: Callable[[str], Read]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.event_id = ""
        self.compact = False
        self.reading: Read | None = None
        self.writes = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.read)
        self.bar = QWidget()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    def show_event(self, event_id: str) -> None:
        """Show another event, from its beginning."""
        if event_id != self.event_id:
            self.reading = None
            self.begin()
        self.event_id = event_id
        self.read()

    def begin(self) -> None:
        """Forget what was shown of another event."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Read now, or after a rest while someone types."""
        if changed == frozenset({self.typed}) and self.reading is not None:
            self._rest.start()
        else:
            self.read()

    def read(self) -> None:
        """Read all that is shown."""
        self._rest.stop()
        if self.event_id:
            self.desk.work.run(self.reader, self.event_id, then=self._on_read, owner=self, key=("part", id(self)))

    def take(self, reading: Read) -> None:
        """Show what was read."""
        self.reading = reading

    def write(self, service: Callable[..., DataChange], *arguments: object) -> None:
        """Keep what is painted already."""
        self.writes += 1
        self.desk.work.change(
            service, self.event_id, *arguments, then=self._on_saved, failed=self._on_failed, owner=self
        )

    def take_keyboard(self) -> None:
        """Put the keyboard where one types."""

    def empty_cells(self) -> None:
        """Del from the menu."""

    def may_leave(self) -> bool:
        """Whether nothing typed is lost."""
        return True

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self.compact = compact

    def _on_read(self, reading: Read) -> None:
        if reading.event_id != self.event_id:
            return
        if self.writes:  # what is painted is newer than what was read
            self._rest.start()
            return
        self.take(reading)

    def _on_saved(self, _change: object) -> None:
        self.writes -= 1
        self._rest.start()

    def _on_failed(self, error: UserError) -> None:
        """What was painted is not true: read what is."""
        self.writes -= 1
        self.desk.report(error)
        self.read()
