"""What a part of the register is to its section."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages import Desk


class RegisterPart(QWidget):
    """The list, the gaps or the blocks; its `bar` stands beside the choice of parts."""

    concerns: frozenset[str] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.bar = QWidget()
        self.bar_row = QHBoxLayout(self.bar)
        self.bar_row.setContentsMargins(0, 0, 0, 0)
        self.bar_row.setSpacing(8)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def refresh(self, changed: frozenset[str] = frozenset()) -> None:
        """Read again; `changed` names the tables that differ, empty for all of them."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the part does for a command of the menus."""
        return {}

    def take_keyboard(self) -> None:
        """Have keys go to the list."""

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
