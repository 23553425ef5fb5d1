"""The marks that every design bears where they are due: LATIHAN on practice data, SALINAN on a copy."""

from collections.abc import Iterator, Sequence

from app.domain.layouts import elements
from app.printing import fonts
from app.printing.certificate_fields import DUPLICATE
from app.printing.certificate_matter import Ground
from app.printing.certificate_programme import SubjectsMatter
from app.printing.certificate_sides import Placed
from app.printing.certificate_signature import SignatureMatter
from app.printing.ornaments.frames import DEPTHS
from app.printing.page import PRACTICE_WIDTH, Page, practice_label

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in mm."""

_HEIGHT = 4.7
_AIR = 2.5
_FOOT = 28.2  # from the lower edge to the practice label of a front
_HEAD = 9.0  # from the upper edge to that of a back
_SIDE = 28.0  # from the right edge to that of a back without a table
_STEP = 6.5  # from one label to the next
_COPY_WIDTH = 24.0


def place(ground: Ground, side: str, placed: Sequence[Placed], width: float, line: int) -> tuple[float, float]:
    """The top left corner of a label `width` mm wide: on a front between code and signature, on a back over its table.

    It stays clear of the frame and, where there is room beside, of all that keeps its place on every certificate.
    `line` counts the labels: the practice label is 0, the copy's 1.
    """
    paper = ground.paper
    if side == "front":
        y = paper.height - max(_FOOT, _frame_depth(placed) + _AIR + _HEIGHT) - line * _STEP
        wished = (paper.width - width) / 2
    else:
        y = max(_HEAD, _frame_depth(placed) + _AIR) + line * _STEP
        edges = [one.x + one.element.width for one in placed if isinstance(one.matter, SubjectsMatter)]
        wished = max(edges, default=paper.width - max(_SIDE, _frame_depth(placed) + _AIR)) - width
    taken = [box for one in placed for box in _boxes(one) if box[1] < y + _HEIGHT + _AIR and box[3] > y - _AIR]
    tries = [wished, *(edge for box in taken for edge in (box[0] - _AIR - width, box[2] + _AIR))]
    free = [x for x in tries if 10 <= x <= paper.width - width - 10
            and not any(box[0] < x + width + _AIR - 0.01 and box[2] > x - _AIR + 0.01 for box in taken)]  # fmt: skip
    return min(free, key=lambda x: abs(x - wished), default=wished), y


def practice(page: Page, ground: Ground, side: str, placed: Sequence[Placed]) -> None:
    """The boxed words of practice data; the outline across the page is drawn under everything."""
    practice_label(page, *place(ground, side, placed, PRACTICE_WIDTH, 0))


def needs_copy_mark(pile: Sequence[elements.Element]) -> bool:
    """Whether a design has no place of its own for SALINAN on this side."""
    return not any(isinstance(one, elements.Text) and "{salinan}" in one.text for one in pile)


def copy(page: Page, ground: Ground, side: str, placed: Sequence[Placed]) -> None:
    """SALINAN in a box."""
    x, y = place(ground, side, placed, _COPY_WIDTH, 1)
    page.frame(x, y, _COPY_WIDTH, _HEIGHT, 0.6)
    page.centred(x + _COPY_WIDTH / 2, y + 3.4, DUPLICATE, fonts.SANS_BOLD, 9)


def _frame_depth(placed: Sequence[Placed]) -> float:
    return max((one.element.x + DEPTHS[one.element.ornament] for one in placed
                if isinstance(one.element, elements.Frame)), default=0.0)  # fmt: skip


def _boxes(one: Placed) -> Iterator[Box]:
    """What a label must not touch: whatever stands at the same place on every certificate, and the code."""
    element, matter = one.element, one.matter
    if isinstance(element, elements.Frame) or (isinstance(element, elements.Image) and element.fills):
        return
    if isinstance(element, elements.Qr):  # as large for all, whatever their numbers
        yield one.x - 3, one.y, one.x + element.width + 3, one.y + element.width + 11
    elif isinstance(matter, SignatureMatter):
        yield from _signature_boxes(one, matter)
    elif not matter.own or isinstance(element, elements.Photo | elements.Scores):
        bottom = one.y + (0.0 if isinstance(matter, SubjectsMatter) else matter.below)
        yield one.x + matter.left, one.y - matter.above, one.x + matter.right, bottom


def _signature_boxes(one: Placed, matter: SignatureMatter) -> Iterator[Box]:
    """The lines above the pen's room, and those below it: their widths differ much."""
    style, block = matter.style, matter.block
    middle = {"left": 0.0, "right": 1.0}.get(matter.align, 0.5)
    deep = (len(block.titles) - 1) * style.lead
    upper = max((fonts.width(line, style.font, style.size) for line in block.titles), default=0.0)
    lower = max([*(fonts.width(line, style.bold, block.name_size) for line in block.name),
                 *(fonts.width(line, style.font, style.size) for line in block.below)], default=0.0)  # fmt: skip
    for wide, top, bottom in ((upper, one.y - matter.above, one.y + deep + 1),
                              (lower, one.y + deep + matter.free - matter.above, one.y + matter.below)):  # fmt: skip
        left = one.x + (matter.width - wide) * middle
        yield left, top, left + wide, bottom
