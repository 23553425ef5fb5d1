"""Papers of sentences: minutes, the report of the event, the press release."""

from collections.abc import Callable

from app.errors import Progress
from app.printing.letter import letter_pdf, letter_problems
from app.printing.letter_content import Letter
from app.services.papers.accounts import account
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import AFTER, Made, PaperKind, Readiness, missing, ready, waiting
from app.services.papers.minutes import SIGNING, minutes
from app.services.papers.narrative import narrative_report, unwritten
from app.services.papers.options import PaperOptions
from app.services.papers.press import PHOTO, press_release

Composer = Callable[[Dossier, PaperOptions], Letter]


def _made(compose: Composer) -> Callable[[Dossier, PaperOptions, Progress], Made]:
    def make(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
        letter = compose(dossier, options)
        return Made(letter_pdf(letter, paper_for(options), progress), len(dossier.people), letter_problems(letter))

    return make


def _word(compose: Composer) -> Callable[[Dossier, PaperOptions], bytes]:
    def write(dossier: Dossier, options: PaperOptions) -> bytes:
        from app.printing.word import letter_docx

        return letter_docx(compose(dossier, options), paper_for(options))

    return write


def _minutes_ready(dossier: Dossier) -> Readiness:
    if dossier.event.days[0] is None:
        return missing("tanggal kegiatan belum diisi")
    if not dossier.people:
        return missing("belum ada peserta")
    return ready("dari data kegiatan") if account(dossier).recorded else waiting("kehadiran belum dicatat")


def _report_ready(dossier: Dossier) -> Readiness:
    lacking = unwritten(dossier)
    if not lacking:
        return ready("semua bab terisi")
    return missing(f"{len(lacking)} bab belum ditulis: {', '.join(one.lower() for one in lacking)}")


def _press_ready(dossier: Dossier) -> Readiness:
    event = dossier.event
    lacking = [what for what, there in (("tanggal", event.starts_on), ("tempat", event.venue)) if not there]
    return missing(" dan ".join(lacking)) if lacking else ready("dari data kegiatan")


KINDS: tuple[PaperKind, ...] = (
    PaperKind(
        "minutes", "Berita acara", AFTER, "tanggal, peserta, dan kehadiran", _minutes_ready, _made(minutes),
        _word(minutes), options=("signatories", "checks"), choices=(SIGNING,),
    ),
    PaperKind(
        "report", "Laporan kegiatan", AFTER, "data kegiatan; bab yang ditulis kantor (“Isi laporan dan surat…”)",
        _report_ready,
        _made(narrative_report), _word(narrative_report), options=("signatories", "checks"),
    ),
    PaperKind(
        "press-release", "Siaran pers", AFTER, "tanggal, tempat, dan narasumber", _press_ready, _made(press_release),
        _word(press_release), options=("checks",), choices=(PHOTO,),
    ),
)  # fmt: skip
