"""The register of an event as a paper: every number ever given, void ones with their reason, and what is missing."""

from app.errors import Progress
from app.printing.report import report_pdf, report_problems
from app.services import certificates, number_gaps
from app.services.papers.dossier import Dossier
from app.services.papers.kinds import AFTER, Made, PaperKind, Readiness, ready, waiting
from app.services.papers.options import PaperOptions


def _how_far(dossier: Dossier) -> Readiness:
    count = len(dossier.read(certificates.register))
    return ready(f"{count} nomor") if count else waiting("belum ada nomor")


def _make(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    from app.services import register  # it makes papers too, of a whole year

    found = register.lines(register.RegisterQuestion(event_id=dossier.event.id))
    missing = number_gaps.of_event(dossier.event)
    title = "BUKU REGISTER SERTIFIKAT"
    report = register.register_report(title, dossier.event.title, found, missing, office_id=dossier.event.office)
    return Made(report_pdf(report, register.across(options), progress), len(found), report_problems(report))


KIND = PaperKind(
    "certificate-register", "Buku register", AFTER, "nomor yang sudah diberikan", _how_far, _make, landscape=True
)
