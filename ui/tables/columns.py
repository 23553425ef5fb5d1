"""A table of columns is a table of facts; the view has no branches per column."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ui.tables.cells import Cell

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """How one column is called, measured, filled and sorted.

    `title` is already translated. `width` is in logical pixels at text size 100 %; the one with `stretch` takes
    the room left. `order` gives what rows are sorted by; without it the header is not clickable. `compact` False:
    hidden in a narrow window. `day` names the band above (consecutive columns of one day share it).
    """

    key: str
    title: str
    cell: Callable[[Row], Cell]
    width: int = 120
    align: str = "left"
    stretch: bool = False
    order: Callable[[Row], Any] | None = None
    compact: bool = True
    day: str = ""
    spoken: Callable[[Row], str] | None = None
