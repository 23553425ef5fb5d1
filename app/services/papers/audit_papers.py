"""The event as an auditor looks at it: the list of findings, and the complete file."""

from datetime import date

from app.domain import wording
from app.domain.audit.finding import GROUPS, SEVERITIES, Finding
from app.errors import Progress
from app.printing.report import report_pdf, report_problems
from app.printing.report_content import Block, Heading, Report, ReportColumn, ReportTable, Words
from app.services import at_work, audit, sealing
from app.services.audit import Audit
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import AFTER, Made, PaperKind, ready
from app.services.papers.options import Choice, PaperOptions
from app.services.sealing import SealState

SHEETS = Choice("sheets", "Daftar hadir", (("day", "Satu lembar per hari"), ("session", "Satu lembar per sesi")))
"""How the sign-in sheets of the bundle are made."""
_COLUMNS = (
    ReportColumn("No.", 10, align="right"), ReportColumn("Penilaian", 28), ReportColumn("Temuan", 100, grows=True),
)  # fmt: skip


def checked(event_id: str) -> Audit:
    """What the audit finds today."""
    return audit.audit(event_id, date.fromisoformat(at_work.today()))


def _make_check(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    found = dossier.read(checked)
    today = date.fromisoformat(at_work.today())
    report = Report(
        title="PEMERIKSAAN KEGIATAN",
        subtitle=dossier.event.title,
        short_title="PEMERIKSAAN KEGIATAN",
        about=f"{dossier.event.code}, {wording.plain_date(today)}",
        blocks=(*_summary(found, today), *_groups(found), *_since(dossier.read(sealing.state))),
        letterhead=dossier.letterhead(options),
        practice=dossier.practice,
    )
    return Made(report_pdf(report, paper_for(options), progress), len(found.findings), report_problems(report))


def _summary(found: Audit, today: date) -> tuple[Block, ...]:
    told = f"Keadaan {wording.long_date(today)}. {found.sentence}"
    return (Words(told, strong=True),)


def _groups(found: Audit) -> list[Block]:
    """A table of findings for each group, numbered throughout."""
    blocks: list[Block] = []
    number = 0
    for group in GROUPS:
        own = [one for one in found.findings if one.group == group]
        if own:
            rows = tuple(_row(number + place, one) for place, one in enumerate(own, start=1))
            number += len(own)
            wrong = frozenset(place for place, one in enumerate(own) if one.severity == "wrong")
            blocks += [Heading(group), ReportTable(_COLUMNS, rows, strong=wrong)]
    return blocks


def _row(number: int, finding: Finding) -> tuple[str, ...]:
    return f"{number}.", SEVERITIES[finding.severity], finding.whole


def _since(state: SealState | None) -> list[Block]:
    """The seal, and what was changed since."""
    if state is None:
        return []
    blocks: list[Block] = [Heading("Segel"), Words(f"Segel berkas {state.seal.spaced}. {state.sentence}")]
    lines = [
        f"{change.name} oleh {change.operator}, {wording.plain_date(change.made_at.date())} ({', '.join(change.about)})"
        for change in state.changes
    ]
    return [*blocks, *(Words(f"– {line}", indent=4) for line in lines)]


def _make_bundle(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    from app.services import bundle  # it asks the catalogue for all papers, this family among them

    pdf, made = bundle.render(dossier, bundle.BundleOptions(options.paper, options.choice(SHEETS)), progress)
    return Made(pdf, made.documents, certificate_ids=made.certificate_ids)


KINDS = (
    PaperKind(
        "event-check", "Pemeriksaan kegiatan", AFTER, "kegiatan; makin lengkap makin banyak yang dapat diperiksa",
        lambda _: ready("temuan pada hari berkas disusun"), _make_check, options=("direction", "checks"),
    ),
    PaperKind(
        "bundle", "Berkas kegiatan", AFTER, "kegiatan; yang belum ada tertulis di sampulnya",
        lambda _: ready("semua dokumen dalam satu PDF"), _make_bundle, choices=(SHEETS,),
        bundled=False,
    ),
)  # fmt: skip
