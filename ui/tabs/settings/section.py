"""What a section of Setelan is to the page."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.pages import Desk
from ui.widgets.labels import label


class SettingsSection(QScrollArea):
    """A column of cards under a title and a sentence, scrolled where it has no room."""

    concerns: frozenset[str] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.title = ""
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(12)
        self.setWidget(inner)

    def head(self, title: str, text: str = "") -> None:
        """Name the section, and say in a sentence what it is for."""
        self.title = title
        self.column.addWidget(label(title, "title"))
        if text:
            self.column.addWidget(label(text, "muted", wrap=True))

    def refresh(self) -> None:
        """Read again."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What it does for the menus."""
        return {}

    def may_leave(self) -> bool:
        """Whether unsaved words may be dropped."""
        return True
