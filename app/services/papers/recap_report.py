"""What recaps of one event have in common: head, facts, footer, and who signs."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain import wording
from app.errors import Progress
from app.printing.paper import Paper
from app.printing.records import Signature
from app.printing.report_content import Block, Facts, Report
from app.services import regions
from app.services.papers import event_lists
from app.services.papers.dossier import Dossier
from app.services.papers.kinds import Made
from app.services.papers.options import PaperOptions
from app.services.papers.signing import list_signatures


def recap_report(
    dossier: Dossier, options: PaperOptions, title: str, blocks: Sequence[Block], *, signed: bool = True
) -> Report:
    """A recap of the event, signed by as many as are wanted."""
    report = Report(
        title=title,
        subtitle=dossier.event.title,
        short_title=title,
        about=", ".join(part for part in (dossier.event.code, days_text(dossier)) if part),
        blocks=tuple(blocks),
        letterhead=dossier.letterhead(options),
        practice=dossier.practice,
    )
    return signed_by(report, list_signatures(dossier, dossier.place_and_day, options.signatories if signed else 0))


def signed_by(report: Report, blocks: Sequence[Signature]) -> Report:
    """The same with these signatures: the last of them is the chair's, those before acknowledge."""
    return replace(report, signature=blocks[-1] if blocks else None, acknowledged=tuple(blocks[:-1]))


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
