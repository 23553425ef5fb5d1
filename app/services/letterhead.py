"""The letterhead as paper, before it is saved."""

from app.printing.paper import Paper
from app.printing.records import Letterhead, LetterheadLine
from app.services.office import OfficeCard


def preview(card: OfficeCard, logo: bytes | None = None) -> bytes:
    """A page with nothing but the letterhead of a card, saved or not, as PDF.

    Raises: UserError: the logo is no picture.
    """
    from app.printing.letterhead import letterhead_preview

    return letterhead_preview(_letterhead(card, logo), Paper())


def problem(card: OfficeCard, logo: bytes | None = None) -> str:
    """Why a line does not stand on paper as typed; "" when all do."""
    from app.printing.letterhead import letterhead_problem

    return letterhead_problem(_letterhead(card, logo), Paper())


def _letterhead(card: OfficeCard, logo: bytes | None) -> Letterhead:
    return Letterhead(tuple(LetterheadLine(kind, text) for kind, text in card.lines), logo)
