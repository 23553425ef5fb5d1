"""The fonts we embed, their widths, and which letters they have."""

import threading
from functools import cache, lru_cache
from typing import Any

from app.paths import resource

SANS = "LiberationSans"
SANS_BOLD = "LiberationSans-Bold"
SANS_ITALIC = "LiberationSans-Italic"
SERIF = "LiberationSerif"
SERIF_BOLD = "LiberationSerif-Bold"
SERIF_ITALIC = "LiberationSerif-Italic"
MONO_BOLD = "LiberationMono-Bold"
GARAMOND = "EBGaramond-SemiBold"
GARAMOND_MEDIUM = "EBGaramond-Medium"

_FILES = {
    SANS: "LiberationSans-Regular.ttf",
    SANS_BOLD: "LiberationSans-Bold.ttf",
    SANS_ITALIC: "LiberationSans-Italic.ttf",
    SERIF: "LiberationSerif-Regular.ttf",
    SERIF_BOLD: "LiberationSerif-Bold.ttf",
    SERIF_ITALIC: "LiberationSerif-Italic.ttf",
    MONO_BOLD: "LiberationMono-Bold.ttf",
    GARAMOND: "EBGaramond_600SemiBold.ttf",
    GARAMOND_MEDIUM: "EBGaramond_500Medium.ttf",
}
# Height of a capital in em, to stand text in the middle of a cell.
_CAPITAL = {SANS: 0.688, SANS_BOLD: 0.688, SANS_ITALIC: 0.688, MONO_BOLD: 0.66, GARAMOND: 0.65, GARAMOND_MEDIUM: 0.65}
_SERIF_CAPITAL = 0.655
_MM = 25.4 / 72 / 1000
_registering = threading.Lock()


@cache
def _face(font: str) -> Any:  # noqa: ANN401  # ReportLab ships no types
    """Load a font once and let ReportLab know it by our name."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    with _registering:
        loaded = TTFont(font, str(resource("fonts", _FILES[font])))
        pdfmetrics.registerFont(loaded)
    return loaded.face


@cache
def _widths(font: str) -> dict[int, float]:
    return dict(_face(font).charWidths)


@cache
def letters(font: str) -> frozenset[str]:
    """Every character that the font can print."""
    return frozenset(map(chr, _face(font).charToGlyph))


def load(font: str) -> str:
    """Make a font ready for a canvas; returns its name."""
    _face(font)
    return font


def width(text: str, font: str, size: float) -> float:
    """Width in mm of text set at `size` pt, without tracking."""
    return unit_width(text, font) * size


@lru_cache(maxsize=8192)  # the same villages, districts and names are measured and then drawn
def unit_width(text: str, font: str) -> float:
    """Width in mm at 1 pt."""
    known = _widths(font)
    try:
        return sum([known[code] for code in map(ord, text)]) * _MM
    except KeyError:
        spare = float(_face(font).defaultWidth)
        return sum([known.get(code, spare) for code in map(ord, text)]) * _MM


def capital(font: str, size: float) -> float:
    """Height in mm of a capital at `size` pt."""
    return _CAPITAL.get(font, _SERIF_CAPITAL) * size * 25.4 / 72
