"""What recaps of one event have in common: head, facts, footer, and the signature of the committee's chair."""

from collections.abc import Sequence

from app.domain import wording
from app.errors import Progress
from app.printing.paper import Paper
from app.printing.report import Block, Facts, Report
from app.services import paper_parts, regions
from app.services.papers import event_lists
from app.services.papers.dossier import Dossier
from app.services.papers.kinds import Made
from app.services.papers.options import PaperOptions


def recap_report(
    dossier: Dossier, options: PaperOptions, title: str, blocks: Sequence[Block], *, signed: bool = True
) -> Report:
    """A recap of the event, signed by the chair where a signature is wanted."""
    chair = paper_parts.chair_signature(dossier.event.id, with_titles=True, place_date=dossier.place_and_day)
    return Report(
        title=title,
        subtitle=dossier.event.title,
        short_title=title,
        about=", ".join(part for part in (dossier.event.code, days_text(dossier)) if part),
        blocks=tuple(blocks),
        letterhead=dossier.letterhead(options),
        signature=chair if signed and options.signatories else None,
        practice=dossier.practice,
    )


def event_facts(dossier: Dossier, *more: tuple[str, str], options: PaperOptions | None = None) -> Facts:
    """When and where it was, of which regency or class it tells, then what else; what is not known is left out."""
    limits = options or PaperOptions()
    told = (
        *event_lists.event_facts(dossier, limits),
        ("Kabupaten/Kota", regions.short(limits.region) if limits.region else ""),
        *more,
    )
    return Facts(tuple((label, text) for label, text in told if text))


def days_text(dossier: Dossier) -> str:
    """The days of the event in words; "" without dates."""
    days = event_lists.event_days(dossier)
    return wording.days_text(days) if days else ""


def printed(report: Report, paper: Paper, progress: Progress, records: int) -> Made:
    """The report as a paper, with what will not print as written."""
    from app.printing.report import report_pdf, report_problems

    return Made(report_pdf(report, paper, progress), records, report_problems(report))
