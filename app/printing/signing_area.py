"""The room between the titles and the name of a signature block: where an electronic signature shows itself."""

from dataclasses import dataclass, replace

from app.domain.layouts.elements import Layout
from app.printing import fonts
from app.printing.certificate_matter import Ground
from app.printing.certificate_sides import SideMaker
from app.printing.certificate_signature import SignatureMatter
from app.printing.paper import Paper
from app.printing.records import Certificate

_BELOW = 1.6  # mm under the last title, for its descenders
_ABOVE = 1.2  # mm over the capitals of the name
_LEAST = 5.0
_WIDEST = 80.0  # mm; programs that sign fill the whole field with their picture
_NOWHERE = (60.0, 25.0, 20.0)  # width, height and distance from the lower right corner where a design has no block


@dataclass(frozen=True)
class Area:
    """A rectangle of the first page in mm from its top left."""

    x: float
    y: float
    width: float
    height: float


def signing_area(certificate: Certificate, layout: Layout, paper: Paper) -> Area:
    """The room that the pen would have on this certificate; a corner of the page where the design has no block."""
    lying = replace(paper, landscape=layout.landscape)
    front = SideMaker(Ground(layout, lying, {}), "front").measure(certificate)
    for one in front[0].placed if front else ():
        if isinstance(one.matter, SignatureMatter):
            return _room(one.matter, one.x, one.y)
    width, height, corner = _NOWHERE
    return Area(lying.width - corner - width, lying.height - corner - height, width, height)


def _room(matter: SignatureMatter, x: float, y: float) -> Area:
    last_title = y + max(len(matter.block.titles) - 1, 0) * matter.style.lead
    top = last_title + _BELOW
    bottom = last_title + matter.free - fonts.capital(matter.style.bold, matter.block.name_size) - _ABOVE
    width = min(matter.width, _WIDEST)
    left = {"left": 0.0, "right": matter.width - width}.get(matter.align, (matter.width - width) / 2)
    return Area(x + left, top, width, max(bottom - top, _LEAST))
