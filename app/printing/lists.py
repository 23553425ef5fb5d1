"""Lists that are signed, and recaps of marks: columns as data, whole rows, a last page that is never bare.

Sign-in sheets, receipts, lists of goods and certificates, the proof of names and the recap of attendance are such
lists (paper.md §2 to §8).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from app.errors import Progress, UserError, no_progress
from app.printing.list_content import SignedList
from app.printing.paper import Paper


@dataclass(frozen=True)
class ListPdf:
    """The lists as one PDF, and what does not stand on them as typed, in Indonesian sentences."""

    pdf: bytes
    problems: tuple[str, ...]


def signed_lists(lists: Sequence[SignedList], paper: Paper, progress: Progress = no_progress) -> ListPdf:
    """Render the lists as one PDF; 'Halaman x dari y' counts all its pages.

    `progress` is called after each page and may raise Cancelled. Letters that no font has are printed as a box and
    named among the problems.

    Raises:
        UserError: no list, a logo that is no picture, or columns that the paper has no room for.
    """
    from app.printing.letterhead import author
    from app.printing.list_drawing import draw_list_page
    from app.printing.list_pages import plan_list
    from app.printing.page import Page

    if not lists:
        raise UserError("Tidak ada yang dapat dicetak pada daftar ini.", todo="Isi datanya lebih dahulu.")
    plans = [plan_list(one, paper) for one in lists]
    total = sum(len(plan.pages) for plan in plans)
    target = BytesIO()
    first = lists[0]
    page = Page(target, paper, f"{first.document_title} {first.event_code}".strip(), author(first.letterhead))
    drawn = 0
    for plan in plans:
        for planned in plan.pages:
            drawn += 1
            draw_list_page(page, plan, planned, drawn, total)
            progress(drawn, total)
    page.save()
    return ListPdf(target.getvalue(), tuple(dict.fromkeys(problem for plan in plans for problem in plan.problems)))
