"""A paper that flows: kop, title, then facts, headings, tables and sentences as they come, and a signature.

The passport, the lists of needs and all data of one person are such papers; what stands on them is data.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Literal

from app.errors import Progress, no_progress
from app.printing import fonts
from app.printing.letterhead import author
from app.printing.page import Page, footer, practice_marks
from app.printing.paper import Paper
from app.printing.records import Letterhead, Signature
from app.printing.text import lacking_letters

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True)
class ReportColumn:
    """A column of `width` mm; those that `grow` share what the paper has more. Numbers of a column with a `full` stand
    beside a bar that is full at that number."""

    label: str
    width: float
    grows: bool = False
    align: Align = "left"
    full: float = 0.0


@dataclass(frozen=True)
class Facts:
    """Label and value pairs; a value wraps beside its label."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Heading:
    """The name of what follows; never the last line of a page."""

    text: str


@dataclass(frozen=True)
class Words:
    """Sentences; a line break in them begins a new line."""

    text: str
    strong: bool = False
    indent: float = 0.0


@dataclass(frozen=True)
class ReportTable:
    """Rows of texts in columns, the head repeated on every page. A row may be `strong`, by its index; rows are at
    least `row_height` mm high, so that a pen has room."""

    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = field(default_factory=frozenset)
    row_height: float = 0.0


Block = Facts | Heading | Words | ReportTable


@dataclass(frozen=True)
class Report:
    """Everything on the paper. `short_title` and `about` stand in the footer and the running head; `acknowledged` are
    up to two blocks at the left of the signature."""

    title: str
    subtitle: str
    short_title: str
    about: str
    blocks: tuple[Block, ...]
    letterhead: Letterhead = field(default_factory=Letterhead)
    signature: Signature | None = None
    acknowledged: tuple[Signature, ...] = ()
    practice: bool = False
    confidential: str = ""


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
    return lacking_letters(_texts(report), fonts.SANS)


def _texts(report: Report) -> Sequence[str]:
    texts = [report.title, report.subtitle]
    for block in report.blocks:
        match block:
            case Facts(pairs):
                texts += [value for _, value in pairs]
            case Heading(text) | Words(text):
                texts.append(text)
            case ReportTable(rows=rows):
                texts += [cell for row in rows for cell in row]
    return texts
