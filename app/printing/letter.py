"""Papers of sentences: minutes, reports of an event, press releases. One content, set as PDF and as an editable .docx.

What stands on such a paper is neutral data: chapters, paragraphs, numbered clauses, tables, pictures, signatures.
"""

from io import BytesIO

from app.errors import Progress, no_progress
from app.printing import fonts
from app.printing.letter_content import Letter, letter_paper, letter_texts
from app.printing.letterhead import author
from app.printing.page import Page, footer, practice_marks
from app.printing.paper import Paper
from app.printing.text import lacking_letters


def letter_pdf(letter: Letter, paper: Paper, progress: Progress = no_progress) -> bytes:
    """Render as PDF; letters that the font lacks are printed as a box: ask `letter_problems` for them.

    Raises: UserError: the logo is no picture.
    """
    from app.printing.letter_drawing import draw_page
    from app.printing.letter_pages import plan_letter

    sheet = letter_paper(paper)
    plan = plan_letter(letter, sheet)
    target = BytesIO()
    page = Page(target, sheet, f"{' '.join(letter.titles)} {letter.about}".strip(), author(letter.letterhead))
    told = "  |  ".join(part for part in (letter.short_title, letter.about) if part)
    for number, planned in enumerate(plan.pages, start=1):
        if letter.practice:
            practice_marks(page)
        draw_page(page, plan, planned, first=number == 1)
        footer(page, told, number, len(plan.pages))
        page.end()
        progress(number, len(plan.pages))
    page.save()
    return target.getvalue()


def letter_problems(letter: Letter) -> tuple[str, ...]:
    """Letters that do not print as written, each once, with where they stand."""
    return lacking_letters(letter_texts(letter), fonts.SERIF)
