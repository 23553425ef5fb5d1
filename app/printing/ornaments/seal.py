"""The seal of a piagam: a rosette with rank and year in its middle, or the star of songket."""

from app.printing import fonts
from app.printing.ornaments import cells, curves
from app.printing.page import Page

# Radii as parts of half its side.
_PETALS_FROM = 0.675
_WREATH = (0.56, 0.665)
_STAR = 0.6
_RANK = (0.36, 0.1)
"""Height of the rank's capitals, and how far below the middle they stand where the year follows."""
_YEAR = (0.13, 0.33)
"""Height of the year's digits, and how far below the middle they stand."""
_ROOM = 0.86
"""How wide the rank may be."""
_PETAL_LINE = 0.45
_LEAST = 12.0
"""Below this side, in mm, the curves would run together."""


def draw_seal(page: Page, x: float, y: float, side: float, inks: tuple[str, str],
              *, starred: bool = True) -> None:
    """A seal in the square from x, y in its dark and light ink, or the lozenge of the knots where the square is too
    small for its curves; without its star where a rank stands in its middle."""
    dark, light = inks
    half = side / 2
    middle_x, middle_y = x + half, y + half
    if side < _LEAST:
        page.paint(curves.lozenge(middle_x, middle_y, half), dark, curves.STRAND_LINE if page.thrifty else 0.0)
        page.paint(curves.lozenge(middle_x, middle_y, half * curves.HEART), light)
        return
    petals = curves.ring(middle_x, middle_y, half * _PETALS_FROM, half, lobes=20, curves=6)
    wreath = curves.ring(middle_x, middle_y, half * _WREATH[0], half * _WREATH[1], lobes=24, curves=4)
    page.paint(tuple(petals), dark, _PETAL_LINE)
    page.paint(tuple(wreath), light, curves.STRAND_LINE)
    if starred:
        _draw_star(page, middle_x, middle_y, half, dark, light)


def _draw_star(page: Page, middle_x: float, middle_y: float, half: float, dark: str, light: str) -> None:
    cell = half * _STAR / len(cells.STAR)
    reach = cell * len(cells.STAR) / 2
    woven: cells.Inks = {"dark": [], "light": []}
    star = cells.Band("top", 2 * half, 2 * half, middle_y - reach, middle_x - reach, cell, cell)
    cells.weave(woven, star, [(cells.STAR, 0, 0)])
    page.paint(woven["dark"], dark)
    page.paint(woven["light"], light)


def draw_rank(page: Page, x: float, y: float, side: float, dark: str, rank: str, year: str) -> None:
    """The rank with the year below it, in the middle of a seal."""
    font, half = fonts.GARAMOND, side / 2
    unit = fonts.capital(font, 1)
    size = min(half * _RANK[0] / unit, half * _ROOM / fonts.unit_width(rank, font))
    down = _RANK[1] * half if year else fonts.capital(font, size) / 2
    with page.inked(dark):
        page.centred(x + half, y + half + down, rank, font, size)
        if year:
            page.centred(x + half, y + half + _YEAR[1] * half, year, font, half * _YEAR[0] / unit)
