"""Frames around a page in the two inks of a design (paper.md §9).

A frame follows the edges of any paper. Its outermost ink stands `inset` mm from the edge; its other lengths are its
own, counted from there inwards.
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.printing.ornaments import cells, curves
from app.printing.page import Page, Step

# Songket and strands.
_SONGKET_CELL = 0.84
_STRANDS = (1.7, 1.05, 0.37, -0.37, -1.05, -1.7)
_STRANDS_AT = 11.8
_WAVE = 4.48

# Pucuk rebung: cells of a shoot are deeper than wide, so that it points.
_SHOOT_WIDTH = 0.95
_SHOOT_DEPTH = 1.05
_SHOOT_STAR = 8.4

# Rosettes.
_ROSETTE_AT = 8.0
_ROSETTE = 7.0
_THIN = 2.0
_THIN_LINE = 0.4


@dataclass(frozen=True)
class Rule:
    """A rectangle of lines, `inset` mm further in than the frame, `line` pt wide."""

    inset: float
    line: float


_RULES = {
    "lines": (Rule(0, 1.6), Rule(1.6, 0.4)),
    "songket": (Rule(9, 0.6), Rule(14.6, 0.9)),
    "rebung": (Rule(10.4, 0.6), Rule(11.8, 1.2)),
    "rosettes": (Rule(0, 2.4),),
}


DEPTHS = {"lines": 1.6, "songket": 14.6, "rebung": 11.8, "rosettes": _THIN}
"""How far each frame reaches in from where it begins, to the middle of its innermost line, mm; rosettes reach further
in their corners."""


@dataclass(frozen=True)
class _Frame:
    """A frame being drawn: its page, where it begins, and its inks."""

    page: Page
    inset: float
    dark: str
    light: str

    @property
    def width(self) -> float:
        """The width of the paper in mm."""
        return self.page.paper.width

    @property
    def height(self) -> float:
        """The height of the paper in mm."""
        return self.page.paper.height


def draw_frame(page: Page, ornament: str, inset: float, dark: str, light: str) -> None:
    """Draw "lines", "songket", "rebung" or "rosettes" around the page; inks as "#6B211C"."""
    frame = _Frame(page, inset, dark, light)
    for rule in _RULES[ornament]:
        at = inset + rule.inset
        page.paint([("re", at, at, frame.width - 2 * at, frame.height - 2 * at)], dark, rule.line)
    if ornament in _DRAWN:
        _DRAWN[ornament](frame)


def _draw_songket(frame: _Frame) -> None:
    inks: cells.Inks = {"dark": [], "light": []}
    cells.weave_corners(inks, frame.width, frame.height, frame.inset, _SONGKET_CELL)
    corner = frame.inset + len(cells.STAR) * _SONGKET_CELL
    for side in cells.SIDES:
        length = (frame.width if side in {"top", "bottom"} else frame.height) - 2 * corner
        count, cell = cells.repeats(length, _SONGKET_CELL, 14, 7)
        band = cells.Band(side, frame.width, frame.height, frame.inset, corner, cell, _SONGKET_CELL)
        cells.weave(inks, band, cells.songket(count))
    swung = _strands(frame)
    for x in (frame.inset + _STRANDS_AT, frame.width - frame.inset - _STRANDS_AT):
        for y in (frame.inset + _STRANDS_AT, frame.height - frame.inset - _STRANDS_AT):
            inks["dark"] += curves.lozenge(x, y, curves.KNOT)
            inks["light"] += curves.lozenge(x, y, curves.KNOT * curves.HEART)
    frame.page.paint(inks["dark"], frame.dark)
    frame.page.paint(inks["light"], frame.light)
    frame.page.paint(swung, frame.light, curves.STRAND_LINE)


def _strands(frame: _Frame) -> list[Step]:
    near = frame.inset + _STRANDS_AT
    first = near + curves.KNOT + 0.65
    path: list[Step] = []
    for upright, length, across in ((False, frame.width, frame.height), (True, frame.height, frame.width)):
        for at in (near, across - near):
            path += curves.strands(first, length - first, at, _STRANDS, _WAVE, upright=upright)
    return path


def _draw_rebung(frame: _Frame) -> None:
    inks: cells.Inks = {"dark": [], "light": []}
    cells.weave_corners(inks, frame.width, frame.height, frame.inset, _SHOOT_STAR / len(cells.STAR))
    corner = frame.inset + _SHOOT_STAR
    for side in cells.SIDES:
        length = (frame.width if side in {"top", "bottom"} else frame.height) - 2 * corner
        count, cell = cells.repeats(length, _SHOOT_WIDTH, 12, 1)
        band = cells.Band(side, frame.width, frame.height, frame.inset, corner, cell, _SHOOT_DEPTH)
        cells.weave(inks, band, cells.shoots(count))
    frame.page.paint(inks["dark"], frame.dark)
    frame.page.paint(inks["light"], frame.light)


def _draw_rosettes(frame: _Frame) -> None:
    """A rosette in each corner, and a thin line that stops before them."""
    width, height = frame.width, frame.height
    at, stop = frame.inset + _THIN, frame.inset + _ROSETTE_AT + _ROSETTE
    line: list[Step] = []
    for y in (at, height - at):
        line += [("m", stop, y), ("l", width - stop, y)]
    for x in (at, width - at):
        line += [("m", x, stop), ("l", x, height - stop)]
    frame.page.paint(line, frame.dark, _THIN_LINE)
    outer: list[Step] = []
    inner: list[Step] = []
    middle = frame.inset + _ROSETTE_AT
    for x in (middle, width - middle):
        for y in (middle, height - middle):
            outer += curves.ring(x, y, 3.4, _ROSETTE, 14, 3)
            inner += curves.ring(x, y, 2.5, 4.1, 11, 3)
    frame.page.paint(outer, frame.dark, curves.STRAND_LINE)
    frame.page.paint(inner, frame.light, curves.STRAND_LINE)


_DRAWN: dict[str, Callable[[_Frame], None]] = {
    "songket": _draw_songket,
    "rebung": _draw_rebung,
    "rosettes": _draw_rosettes,
}
