"""A paper that flows: kop, title, then facts, headings, tables and sentences as they come, and a signature.

The passport, the lists of needs and all data of one person are such papers; what stands on them is data.
"""

from io import BytesIO

from app.errors import Progress, no_progress
from app.printing import fonts
from app.printing.letterhead import author
from app.printing.page import Page, footer, practice_marks
from app.printing.paper import Paper
from app.printing.report_content import Report, report_texts
from app.printing.text import lacking_letters


def report_pdf(report: Report, paper: Paper, progress: Progress = no_progress) -> bytes:
    """Render a report as PDF; letters that no font has are printed as a box: ask `report_problems` for them.

    Raises: UserError: the logo is no picture.
    """
    from app.printing.report_drawing import draw_page
    from app.printing.report_pages import plan_report

    plan = plan_report(report, paper)
    target = BytesIO()
    page = Page(target, paper, f"{report.title} {report.about}".strip(), author(report.letterhead))
    told = "  |  ".join(part for part in (report.short_title, report.about, report.confidential) if part)
    for number, planned in enumerate(plan.pages, start=1):
        if report.practice:
            practice_marks(page)
        draw_page(page, plan, planned, first=number == 1)
        footer(page, told, number, len(plan.pages))
        page.end()
        progress(number, len(plan.pages))
    page.save()
    return target.getvalue()


def report_problems(report: Report) -> tuple[str, ...]:
    """Letters that do not print as written, each once, with where they stand."""
    return lacking_letters(report_texts(report), fonts.SANS)
