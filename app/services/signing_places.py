"""Where on a certificate an electronic signature has room."""

from app.exchange.signed_files import Box
from app.printing.paper import Paper
from app.services import layouts
from app.services.certificate_snapshots import Issued


def free_area(issued: Issued, paper: Paper) -> Box:
    """The room for the signature on the first page of a certificate, in mm from its top left."""
    from app.printing.signing_area import signing_area

    area = signing_area(issued.certificate, layouts.pinned(issued.layout), paper)
    return Box(area.x + paper.offset_x, area.y + paper.offset_y, area.width, area.height)
