"""The letterhead as paper, before it is saved, and the office's name that stands in it."""

from dataclasses import dataclass

from app.printing.paper import Paper
from app.printing.records import Letterhead, LetterheadLine
from app.services import office, regions
from app.services.office import OfficeCard

# Words that stay small within a name ("Tenaga Kerja dan Transmigrasi"), and abbreviations that stay capital.
_SMALL = frozenset({"dan", "serta", "di", "untuk"})
_LONGEST_ABBREVIATION = 3


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


def office_name(letterhead: str, region: str) -> str:
    """The office's name in sentences, from its letterhead: "Dinas Sosial, Tenaga Kerja dan Transmigrasi Kabupaten
    Siak"; the usual name where the letterhead has no line of its own."""
    lines = [" ".join(line.split()) for line in letterhead.splitlines()[1:] if line.strip()]
    if not lines:
        return office.suggested_name(region)
    named = " ".join(_spoken(word) for word in " ".join(lines).split())
    area = regions.long(region)
    return named if area.casefold() in named.casefold() else f"{named} {area}".strip()


def _spoken(word: str) -> str:
    if word.casefold() in _SMALL:
        return word.casefold()
    short = len(word.strip(".,")) <= _LONGEST_ABBREVIATION or any(sign.isdigit() for sign in word)
    return word if short or not word.isupper() else word.capitalize()
