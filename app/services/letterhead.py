"""The letterhead as paper, before it is saved."""

from dataclasses import dataclass

from app.printing.paper import Paper
from app.printing.records import Letterhead, LetterheadLine
from app.services.office import OfficeCard


@dataclass(frozen=True)
class LetterheadLook:
    """A page with nothing but the letterhead, as PDF, and why a line does not stand as typed ("" when all do)."""

    pdf: bytes
    problem: str


def preview(card: OfficeCard, logo: bytes | None = None) -> LetterheadLook:
    """How the letterhead of a card, saved or not, will look.

    Raises: UserError: the logo is no picture.
    """
    from app.printing.letterhead import letterhead_preview, letterhead_problem

    head = Letterhead(tuple(LetterheadLine(kind, text) for kind, text in card.lines), logo)
    return LetterheadLook(letterhead_preview(head, Paper()), letterhead_problem(head, Paper()))
