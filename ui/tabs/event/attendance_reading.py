"""What the page of attendance asks of the services, on the work thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.services import arrivals, attendance, batches
from app.services.attendance import Grid, GridRow
from app.services.batches import BatchCard
from app.services.steps import DataChange

NO_CLASS = "-"
"""Chosen for those who sit in no class, while there are classes."""
Cells = Sequence[tuple[str, str]]
"""(participant id, session id) each."""


@dataclass(frozen=True)
class Board:
    """The grid of one class ("" for all), the classes there are, and the time of each first check-in."""

    grid: Grid
    batch: str = ""
    classes: tuple[BatchCard, ...] = ()
    without_class: int = 0
    came: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def names(self) -> dict[str, str]:
        """The names of the classes by id."""
        return {card.id: card.name for card in self.classes}


def read(event_id: str, batch: str) -> Board:
    """The attendance of an event, of one class where that class is still there."""
    grid, classes = attendance.grid(event_id), batches.listing(event_id)
    ids = {card.id for card in classes}
    loose = sum(row.participant.batch not in ids for row in grid.rows) if classes else 0
    batch = batch if batch in ids or (batch == NO_CLASS and loose) else ""
    came = {cell: one.time for cell, one in arrivals.first_arrivals(event_id).items()}
    return Board(_of_class(grid, batch, ids), batch, classes, loose, came)


def _of_class(grid: Grid, batch: str, ids: set[str]) -> Grid:
    """Its people, and the sessions that it sits in."""
    if not batch:
        return grid
    own = "" if batch == NO_CLASS else batch
    places = [place for place, session in enumerate(grid.sessions) if session.batch in {"", own}]

    def sits(row: GridRow) -> bool:
        return row.participant.batch not in ids if batch == NO_CLASS else row.participant.batch == batch

    kept = tuple(replace(row, marks=tuple(row.marks[place] for place in places)) for row in grid.rows if sits(row))
    return replace(grid, sessions=tuple(grid.sessions[place] for place in places), rows=kept)


def set_marks(event_id: str, cells: Cells, mark: str) -> DataChange:
    """Save; a single mark is seen where it stands, so it needs no toast over the totals."""
    return _quiet(attendance.set_marks(event_id, cells, mark), cells)


def set_unsigned(event_id: str, cells: Cells, missing: bool) -> DataChange:
    """Save what is known of signatures."""
    return _quiet(attendance.set_unsigned(event_id, cells, missing=missing), cells)


def _quiet(change: DataChange, cells: Cells) -> DataChange:
    return replace(change, title="") if len(cells) == 1 else change
