"""The photos of an event as a paper."""

from app.domain import wording
from app.errors import Progress, UserError
from app.services import event_files
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import AFTER, Made, PaperKind, Readiness, missing, ready
from app.services.papers.minutes import held_days
from app.services.papers.options import PaperOptions


def _how_far(dossier: Dossier) -> Readiness:
    count = dossier.read(event_files.photo_count)
    return ready(f"{count} foto") if count else missing("belum ada foto pada Lampiran")


def _make(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    from app.printing.photos import PaperPhoto, PhotoSheet, photo_problems, photo_sheets

    photos = dossier.read(event_files.photos)
    if not photos:
        raise UserError(
            "Belum ada foto untuk kegiatan ini.", "Tidak ada yang dicetak.", "Tambahkan foto pada halaman Lampiran."
        )
    event, days = dossier.event, held_days(dossier)
    facts = ", ".join(part for part in (wording.days_text(days) if days else "", event.venue) if part)
    sheet = PhotoSheet(
        event_title=event.title,
        facts=facts,
        about=event.code,
        photos=tuple(PaperPhoto(photo.jpeg, photo.caption) for photo in photos),
        letterhead=dossier.letterhead(options),
        practice=dossier.practice,
    )
    pdf = photo_sheets(sheet, paper_for(options), progress)
    return Made(pdf, len(photos), photo_problems(sheet) + _not_here(dossier, len(photos)))


def _not_here(dossier: Dossier, printed: int) -> tuple[str, ...]:
    """Photos of which only the name has come from another office."""
    missing_ones = dossier.read(event_files.photo_count) - printed
    return (f"{missing_ones} foto belum sampai dari kantor lain.",) if missing_ones else ()


KINDS: tuple[PaperKind, ...] = (
    PaperKind("photos", "Dokumentasi foto", AFTER, "foto pada halaman Lampiran", _how_far, _make, options=("checks",)),
)
