"""What a sub-page of an event is to the event's page."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages import Desk

# Anything of these changes a fact, a question or a number at the head of an event's page.
CONCERNS = frozenset(
    {"event", "quota", "subject", "session", "event_role", "participant", "attendance", "arrival", "certificate"}
    | {"person", "dispensation"}
)
# What its sub-pages show besides.
BELOW = frozenset(
    {"quota_move", "batch", "exam_score", "allowance", "payment", "payment_amount", "signed_sheet", "evaluation_item"}
    | {"evaluation_answer", "event_text", "seal", "attachment", "person_link"}
)


class EventSection(QWidget):
    """One sub-page (Ringkasan, Kuota & peserta, …), built when it is first shown; knows no other section.

    `concerns` names the tables it shows: after a change of one of them `refresh` is called, at once if it is
    visible, else when it is shown again.
    """

    section_wanted = Signal(str)
    """Asks the event's page for another sub-page by its key; "form" is the form of the event."""

    concerns: frozenset[str] = frozenset()
    brings_in: tuple[str, ...] = ("participants", "attendance", "exam_scores")
    """The kinds of lists that may be brought in while it is shown, the likeliest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.event_id = ""
        self.compact = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def show_event(self, event_id: str) -> None:
        """Show another event, from its beginning."""
        self.event_id = event_id
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again; `changed` names the tables that differ, empty for all of them."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the section does for a command of the menus: new, save, print, find, edit, remove, import, …"""
        return {}

    def claims(self, paths: Sequence[Path]) -> tuple[str, str] | None:  # noqa: ARG002  # the shape of the question
        """What letting files go over it does, in two sentences; None where they are taken for lists."""
        return None

    def keep_files(self, paths: Sequence[Path]) -> None:
        """Files that it claimed were let go."""

    def help_text(self) -> str:
        """What F1 says of this section, in a few sentences."""
        return ""

    def may_leave(self) -> bool:
        """Whether another section or page may be shown; one with unsaved words asks here."""
        return True

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self.compact = compact
