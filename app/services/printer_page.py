"""The printer page: rulers on paper, and what is to be corrected by what was measured on it."""

from app.errors import Progress, no_progress
from app.printing.paper import Paper
from app.printing.rulers import STANDS_AT, ruler_page
from app.services.documents import Rendered

__all__ = ["STANDS_AT"]


def render(paper: str, printer: str, progress: Progress = no_progress) -> Rendered:
    """One sheet with rulers for a printer."""
    pdf = ruler_page(Paper(paper), printer)
    progress(1, 1)
    return Rendered(pdf, "printer-page", "", "Halaman uji printer.pdf", 0)


def correction(held: int, measured: float) -> int:
    """What corrects a line that was printed with the correction `held` (tenths of a mm) and then measured (mm)."""
    return held + round((STANDS_AT - measured) * 10)
