"""One element of a certificate, set in its width and not yet at its place."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.layouts.elements import Layout
from app.printing import fonts
from app.printing.page import Page
from app.printing.paper import Paper

BLACK = "#000000"
FONTS = {"sans": fonts.SANS, "sans_bold": fonts.SANS_BOLD, "serif": fonts.SERIF, "serif_bold": fonts.SERIF_BOLD,
         "serif_italic": fonts.SERIF_ITALIC, "garamond": fonts.GARAMOND,
         "garamond_medium": fonts.GARAMOND_MEDIUM}  # fmt: skip
DESCENT = 0.22
"""How far letters reach below their baseline, in sizes."""
MM = 25.4 / 72
"""A point in mm."""
LEAST_READ = 8.5
"""Nothing that is read is made smaller than this to find room, pt; a design may tell a smaller floor of its own."""


def lowered(size: float, share: float, least: float = LEAST_READ) -> float:
    """A size, or the smallest of a range, as a share of itself where room is short."""
    return min(size, max(size * share, least))


@dataclass(frozen=True, eq=False)
class Ground:
    """What a side is drawn on: its design, the paper as it lies, and the pictures of the design by SHA-256."""

    layout: Layout
    paper: Paper
    pictures: Mapping[str, bytes]

    def ink(self, name: str) -> str:
        """The colour of an ink of an element."""
        return {"dark": self.layout.dark, "light": self.layout.light}.get(name, BLACK)


@dataclass(frozen=True, eq=False, kw_only=True)
class Words:
    """Words as they are set: for those who judge names before printing."""

    text: str
    fields: tuple[str, ...]
    size: float
    full_size: float
    lines: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Matter(ABC):
    """What an element draws. Two are equal only when they are one: what repeats is set once and kept.

    Its ink reaches `above` and `below` its y, `left` to `right` of its x, and its last baseline stands `last` below y.
    `grown`: taller than its element told, so that it moves what flows below. `own`: varies by person. `ornamental`:
    stands on sheets with an ornament already. `problem` is a clause; `complaint` one that only counts after the
    problems of all others; `bound`: it must lie on the page.
    """

    above: float = 0.0
    below: float = 0.0
    left: float = 0.0
    right: float = 0.0
    last: float = 0.0
    grown: bool = False
    own: bool = False
    ornamental: bool = False
    problem: str = ""
    complaint: str = ""
    bound: bool = False
    words: tuple[Words, ...] = ()

    @abstractmethod
    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw it, its element's place being x, y in mm."""
