"""The seal of a piagam: a rosette with the star of songket in its middle."""

from app.printing.ornaments import cells, curves
from app.printing.page import Page

# Radii as parts of half its side.
_PETALS_FROM = 0.675
_WREATH = (0.56, 0.665)
_STAR = 0.6
_PETAL_LINE = 0.45
_LEAST = 12.0
"""Below this side, in mm, the curves would run together."""


def draw_seal(page: Page, x: float, y: float, side: float, dark: str, light: str) -> None:
    """A seal in the square from x, y, or the lozenge of the knots where the square is too small for its curves."""
    half = side / 2
    middle_x, middle_y = x + half, y + half
    if side < _LEAST:
        page.paint(curves.lozenge(middle_x, middle_y, half), dark)
        page.paint(curves.lozenge(middle_x, middle_y, half * curves.HEART), light)
        return
    petals = curves.ring(middle_x, middle_y, half * _PETALS_FROM, half, lobes=20, curves=6)
    wreath = curves.ring(middle_x, middle_y, half * _WREATH[0], half * _WREATH[1], lobes=24, curves=4)
    page.paint(tuple(petals), dark, _PETAL_LINE)
    page.paint(tuple(wreath), light, curves.STRAND_LINE)
    cell = half * _STAR / len(cells.STAR)
    reach = cell * len(cells.STAR) / 2
    inks: cells.Inks = {"dark": [], "light": []}
    star = cells.Band("top", side, side, middle_y - reach, middle_x - reach, cell, cell)
    cells.weave(inks, star, [(cells.STAR, 0, 0)])
    page.paint(inks["dark"], dark)
    page.paint(inks["light"], light)
