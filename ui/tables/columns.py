"""A table of columns is a table of facts; the view has no branches per column."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ui.tables.cells import Cell

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """How one column is called, measured, filled and sorted.

    `title` is already translated. `width` is in logical pixels at text size 100 %; the one with `stretch` takes
    the room left. `order` gives what rows are sorted by; without it the header is not clickable. `compact` False:
    hidden in a narrow window; `listed` False: hidden until the reader chooses it. `day` names the band above
    (consecutive columns of one day share it). `copied` are the titles and words that stand for a column with several
    facts when rows are copied as a table.
    """

    key: str
    title: str
    cell: Callable[[Row], Cell]
    width: int = 120
    align: str = "left"
    stretch: bool = False
    order: Callable[[Row], Any] | None = None
    compact: bool = True
    listed: bool = True
    day: str = ""
    spoken: Callable[[Row], str] | None = None
    copied: tuple[tuple[str, Callable[[Row], str]], ...] = ()

    @property
    def facts(self) -> tuple[tuple[str, Callable[[Row], str]], ...]:
        """The columns that this one is in a table for a spreadsheet: titles, and how a row fills them."""
        return self.copied or ((self.title, lambda row: self.cell(row).spoken),)


@dataclass(frozen=True)
class Layout:
    """What a reader chose of a table's columns, by key: those shown or hidden against the rule, and widths in logical
    pixels at text size 100 %."""

    shown: Mapping[str, bool] = field(default_factory=dict)
    widths: Mapping[str, int] = field(default_factory=dict)

    def shows(self, column: Column[Any], *, compact: bool) -> bool:
        """Whether a column is seen, in a narrow window or not."""
        return self.shown.get(column.key, column.listed and (column.compact or not compact))


def day_spans(columns: Sequence[Column[Any]]) -> list[tuple[int, int]]:
    """First and last column of each day's band."""
    spans: list[tuple[int, int]] = []
    for number, column in enumerate(columns):
        if not column.day:
            continue
        if spans and spans[-1][1] == number - 1 and columns[number - 1].day == column.day:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return spans
