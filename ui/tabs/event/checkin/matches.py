"""Who may be meant by what was typed: at most six, and nobody else's name on the screen."""

from collections.abc import Sequence

from app.domain.vocabulary import PARTICIPANT_STATUSES
from app.services.door import Guest
from ui.tables.cells import TwoLine
from ui.tables.columns import Column
from ui.tables.view import Table
from ui.theme.tokens import HEIGHTS

FROM = 2
"""Letters from which on anybody is shown."""


class Matches(Table[Guest]):
    """A short list in which Enter or a double click takes somebody."""

    def __init__(self, name: str) -> None:
        columns: tuple[Column[Guest], ...] = (Column("name", name, _cell, 200, stretch=True),)
        super().__init__(name, columns, HEIGHTS.row_two)
        self.table_header.hide()

    def guest(self, number: int) -> Guest | None:
        """Who stands in a row."""
        return self.rows_model.row(number)

    def show_found(self, guests: Sequence[Guest]) -> None:
        """Show these, the first of them ready to be taken."""
        self.set_rows(guests)
        if guests:
            self.select_row(0)


def _cell(guest: Guest) -> TwoLine:
    status = "" if guest.expected or guest.role else PARTICIPANT_STATUSES.get(guest.status, guest.status)
    parts = (guest.role, status, guest.origin, guest.regency, guest.batch_name)
    return TwoLine(guest.name, " · ".join(part for part in parts if part))
