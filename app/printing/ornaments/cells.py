"""Motifs woven in cells, laid along the sides of a page.

A motif is drawn as rows of letters, the first one at the page's edge: `#` is the dark ink, `o` the light one, `O` the
light one upon the dark, and a dot is bare paper.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Literal

from app.printing.page import Step

Motif = tuple[str, ...]
Side = Literal["top", "bottom", "left", "right"]
SIDES: tuple[Side, ...] = ("top", "bottom", "left", "right")
Inks = dict[str, list[Step]]
"""The paths of "dark" and "light", drawn in this order."""

STAR: Motif = (
    "#...#...#",
    ".#..#..#.",
    "..#.#.#..",
    "...#o#...",
    "###o.o###",
    "...#o#...",
    "..#.#.#..",
    ".#..#..#.",
    "#...#...#",
)
LOZENGE: Motif = (
    "....#....",
    "...###...",
    "..##.##..",
    ".##.o.##.",
    "##.ooo.##",
    ".##.o.##.",
    "..##.##..",
    "...###...",
    "....#....",
)
EDGES: Motif = (
    "#####",
    ".###.",
    ".....",
    "..o..",
    ".ooo.",
    "..o..",
    ".....",
    ".###.",
    "#####",
)
"""The two edge triangles of songket with the cross between them."""
SHOOT: Motif = (
    "###########",
    ".#########.",
    "..###O###..",
    "...#OOO#...",
    "....#O#....",
    ".....#.....",
)
"""A pucuk rebung, the bamboo's shoot."""
CROSS: Motif = (
    ".o.",
    "ooo",
    ".o.",
)
_INKS = {"#": ("dark",), "o": ("light",), "O": ("dark", "light")}


@dataclass(frozen=True)
class Band:
    """Where a band runs: from `start` to `end` along its `side`, `inset` from the edge of a page of width × height, its
    cells `along` wide and `deep` deep. All in mm."""

    side: Side
    width: float
    height: float
    inset: float
    start: float
    along: float
    deep: float

    def cells(self, column: float, row: float, columns: float, rows: float = 1) -> Step:
        """The rectangle of some cells, counted along the side and from the edge inwards."""
        at, length = self.start + column * self.along, columns * self.along
        down, depth = self.inset + row * self.deep, rows * self.deep
        if self.side == "top":
            return ("re", at, down, length, depth)
        if self.side == "bottom":
            return ("re", at, self.height - down - depth, length, depth)
        if self.side == "left":
            return ("re", down, at, depth, length)
        return ("re", self.width - down - depth, at, depth, length)


def weave(inks: Inks, band: Band, placed: Iterable[tuple[Motif, int, int]]) -> None:
    """Add motifs to the paths, each with the column and the row where it begins."""
    for motif, column, row in placed:
        for below, cells in enumerate(motif):
            for ink in inks:
                for first, count in _runs(cells, ink):
                    inks[ink].append(band.cells(column + first, row + below, count))


def weave_corners(inks: Inks, width: float, height: float, inset: float, cell: float) -> None:
    """Add a star in each corner of the page."""
    far = inset + len(STAR) * cell
    for x in (inset, width - far):
        for side in ("top", "bottom"):
            band = Band("top" if side == "top" else "bottom", width, height, inset, x, cell, cell)
            weave(inks, band, [(STAR, 0, 0)])


def repeats(length: float, cell: float, repeat: int, rest: int) -> tuple[int, float]:
    """How many whole repeats stand on a length, and the width of a cell that makes them fit; `rest` are the cells
    beside them."""
    count = max(1, round((length / cell - rest) / repeat))
    return count, length / (count * repeat + rest)


def songket(count: int) -> Iterator[tuple[Motif, int, int]]:
    """Edge triangles and lozenges in turn, a cell from the corners, closed by triangles."""
    for number in range(count):
        yield EDGES, 1 + number * 14, 0
        yield LOZENGE, 6 + number * 14, 0
    yield EDGES, 1 + count * 14, 0


def shoots(count: int) -> Iterator[tuple[Motif, int, int]]:
    """Shoots with a cross between the tips of each two."""
    for number in range(count):
        yield SHOOT, 1 + number * 12, 0
        if number:
            yield CROSS, number * 12 - 1, 4


@cache  # few rows make up the motifs, and each is woven some hundred times on every page
def _runs(cells: str, ink: str) -> tuple[tuple[int, int], ...]:
    """The runs of neighbouring cells that hold an ink: first column and how many."""
    column, found = 0, []
    for held, run in groupby(ink in _INKS.get(cell, ()) for cell in cells):
        count = len(list(run))
        if held:
            found.append((column, count))
        column += count
    return tuple(found)
