"""The rosette of a piagam, and the rank in its middle."""

from dataclasses import dataclass

from app.domain.layouts import elements
from app.printing.certificate_matter import Ground, Matter
from app.printing.ornaments.seal import draw_rank, draw_seal
from app.printing.page import Page
from app.printing.records import Certificate


@dataclass(frozen=True, eq=False, kw_only=True)
class SealMatter(Matter):
    """The rosette of a piagam."""

    side: float
    inks: tuple[str, str]
    starred: bool

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw it."""
        draw_seal(page, x, y, self.side, self.inks, starred=self.starred)


@dataclass(frozen=True, eq=False, kw_only=True)
class RankMatter(Matter):
    """Rank and year of an award in the middle of its seal."""

    side: float
    ink: str
    rank: str
    year: str

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw them."""
        draw_rank(page, x, y, self.side, self.ink, self.rank, self.year)


def set_seal(element: elements.Seal, ground: Ground, *, starred: bool) -> SealMatter:
    """The rosette in its square."""
    return SealMatter(right=element.width, below=element.width, ornamental=True, side=element.width,
                      inks=(ground.layout.dark, ground.layout.light), starred=starred)


def set_rank(element: elements.Seal, certificate: Certificate, ground: Ground) -> RankMatter:
    """Rank and year within the rosette."""
    return RankMatter(right=element.width, below=element.width, own=True, side=element.width, ink=ground.layout.dark,
                      rank=certificate.rank, year=certificate.year)
