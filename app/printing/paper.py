"""Paper sizes and margins in mm (paper.md §2)."""

from dataclasses import dataclass
from typing import Literal

from app.errors import UserError

POINTS = 72 / 25.4
"""Points in one millimetre."""

SIZES = {"A4": (210.0, 297.0), "F4": (215.0, 330.0)}
"""Width and height, upright."""

UNPRINTED = 5.0
"""No printer is trusted with this edge, mm on each side."""

Stock = Literal["plain", "thrifty", "ornament", "texts"]
"""What sheets for certificates bear already: nothing, and all is printed or no filled area (paper.md §10); frame, kop
and title; or also all that is equal for everybody."""

_LARGEST_OFFSET = 10.0


@dataclass(frozen=True)
class Margins:
    """The binding edge is the wide one: left on upright paper, top on paper turned."""

    left: float
    right: float
    top: float
    bottom: float


_MARGINS = {False: Margins(20, 12, 12, 14), True: Margins(12, 12, 17, 14)}


@dataclass(frozen=True)
class Paper:
    """A size of paper, how it lies, and what a printer shifts (mm to the right and down).

    Raises:
        UserError: no such size, or an offset of more than 10 mm.
    """

    size: str = "A4"
    landscape: bool = False
    offset_x: float = 0.0
    offset_y: float = 0.0

    def __post_init__(self) -> None:
        if self.size not in SIZES:
            raise UserError(f"Ukuran kertas “{self.size}” tidak dikenal.", todo=f"Pilih {' atau '.join(SIZES)}.")
        if max(abs(self.offset_x), abs(self.offset_y)) > _LARGEST_OFFSET:
            raise UserError("Geseran pencetak lebih dari 10 mm.", todo="Isi angka antara −10 dan 10.")

    @property
    def width(self) -> float:
        """Across, as the paper lies."""
        return SIZES[self.size][1 if self.landscape else 0]

    @property
    def height(self) -> float:
        """Down, as the paper lies."""
        return SIZES[self.size][0 if self.landscape else 1]

    @property
    def margins(self) -> Margins:
        """The margins of lists; certificates have their own geometry."""
        return _MARGINS[self.landscape]

    @property
    def usable_width(self) -> float:
        """Between the margins of lists."""
        return self.width - self.margins.left - self.margins.right

    @property
    def lowest(self) -> float:
        """The y that no line of a list passes."""
        return self.height - self.margins.bottom
