"""What recaps of one event have in common: head, facts, footer, and the signature of the committee's chair."""

from collections.abc import Sequence

from app.domain import wording
from app.errors import Progress
from app.printing.paper import Paper
from app.printing.records import Letterhead
from app.printing.report import Block, Facts, Report
from app.services import paper_parts
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
        about=", ".join(part for part in (dossier.event.code, event_days(dossier)) if part),
        blocks=tuple(blocks),
        letterhead=dossier.kop if options.letterhead else Letterhead(),
        signature=chair if signed and options.signatories else None,
        practice=dossier.practice,
    )


def event_facts(dossier: Dossier, *more: tuple[str, str]) -> Facts:
    """When and where it was, then what else is told; what is not known is left out."""
    told = (("Hari, tanggal", event_days(dossier)), ("Tempat", dossier.event.venue), *more)
    return Facts(tuple((label, text) for label, text in told if text))


def event_days(dossier: Dossier) -> str:
    """ "28 s.d. 30 Agustus 2017"; "" without dates."""
    starts, ends = dossier.event.days
    if starts is None or ends is None:
        return ""
    return wording.long_date(starts) if starts == ends else wording.date_range(starts, ends)


def printed(report: Report, paper: Paper, progress: Progress, records: int) -> Made:
    """The report as a paper, with what will not print as written."""
    from app.printing.report import report_pdf, report_problems

    return Made(report_pdf(report, paper, progress), records, report_problems(report))
