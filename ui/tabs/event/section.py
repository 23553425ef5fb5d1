"""What a sub-page of an event is to the event's page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages import Desk
from ui.tables.view import TableView

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
    place_wanted = Signal(str, str)
    """The same, and for a row there by the id of what it is about."""

    concerns: frozenset[str] = frozenset()
    head_may_wait: frozenset[str] = frozenset()
    """After a change of nothing but these the head of the page is read again only when another sub-page is shown."""
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

    def show_row(self, row_id: str) -> None:
        """Put the reader on the row about something; nothing happens where it is not shown."""
        for table in self.findChildren(TableView):
            rows = (table.rows_model.row(number) for number in range(table.rows_model.rowCount()))
            places = [number for number, row in enumerate(rows) if row_id in ids_of(row)]
            if places and table.isVisibleTo(self):
                table.select_row(places[0])
                table.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def help_text(self) -> str:
        """What F1 says of this section, in a few sentences."""
        return ""

    def may_leave(self) -> bool:
        """Whether another section or page may be shown; one with unsaved words asks here."""
        return True

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self.compact = compact


def ids_of(row: object, depth: int = 2) -> frozenset[str]:
    """The ids that a row of a list is about: its own, and those of the records in it."""
    if not is_dataclass(row) or not depth:
        return frozenset()
    held = [getattr(row, field.name) for field in fields(row)]
    named = {value for field, value in zip(fields(row), held, strict=True) if field.name in _IDS}
    return frozenset(str(value) for value in named if value).union(*(ids_of(value, depth - 1) for value in held))


_IDS = frozenset({"id", "participant_id", "payment_id", "row_id"})
