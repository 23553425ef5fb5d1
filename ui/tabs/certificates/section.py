"""What a section of the page Sertifikat is to the page."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages import Desk


class PageSection(QWidget):
    """One of the tabs of Sertifikat (Buku register, …), built when it is first shown; knows no other section.

    `concerns` names the tables it shows: after a change of one of them `refresh` is called, at once if it is
    visible, else when it is shown again. It is also called when the section is first shown.
    """

    concerns: frozenset[str] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.compact = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again; `changed` names the tables that differ, empty for all of them."""

    def arrive(self, argument: object) -> None:
        """The section was asked for by `desk.go("certificates", (key, argument))`."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the section does for a command of the menus: new, save, print, find, edit, remove, undo, …"""
        return {}

    def help_text(self) -> str:
        """What F1 says of this section, in a few sentences."""
        return ""

    def claims(self, paths: Sequence[Path]) -> tuple[str, str] | None:  # noqa: ARG002  # the shape of the question
        """What letting files go over this section does; see `Page.claims`."""
        return None

    def keep_files(self, paths: Sequence[Path]) -> None:
        """Files that it claimed were let go."""

    def may_leave(self) -> bool:
        """Whether another section or page may be shown; one with unsaved words asks here."""
        return True

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self.compact = compact
