"""What one of the two parts of the page "Nilai" is to the page."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages import Desk


class ScoresPart(QWidget):
    """`bar` stands at the right of the choice between the parts; `concerns` names the tables it shows."""

    concerns: frozenset[str] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.event_id = ""
        self.compact = False
        self.bar = QWidget()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    def show_event(self, event_id: str) -> None:
        """Show another event, from its beginning."""
        self.event_id = event_id
        self.read()

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # who reads all anew need not know
        """Read again what was changed."""
        self.read()

    def read(self) -> None:
        """Read all that is shown."""

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
