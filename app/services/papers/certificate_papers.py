"""The certificates of an event as a paper: those in force, exactly as they were issued."""

from typing import cast

from app.errors import Progress, UserError
from app.printing.paper import Paper, Stock
from app.services import certificates
from app.services.certificates import ISSUED, RegisterEntry
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import AFTER, Made, PaperKind, Readiness, ready, waiting
from app.services.papers.options import Choice, PaperOptions

STOCK = Choice(
    "stock",
    "Kertas sertifikat",
    (
        ("plain", "Polos: semua dicetak"),
        ("ornament", "Blanko berbingkai: tanpa bingkai, kop, dan judul"),
        ("texts", "Blanko lengkap: hanya isian tiap orang"),
    ),
)


def stock_of(options: PaperOptions) -> Stock:
    """What the sheets bear already."""
    return cast("Stock", options.choice(STOCK))


def certificate_paper(options: PaperOptions) -> Paper:
    """Certificates lie across, on the paper and with the printer offset chosen."""
    return Paper(options.paper, landscape=True, offset_x=options.offset_x, offset_y=options.offset_y)


def standing(event_id: str) -> tuple[RegisterEntry, ...]:
    """The certificates in force, by number."""
    return tuple(entry for entry in certificates.register(event_id) if entry.status == ISSUED)


def printable_ids(entries: tuple[RegisterEntry, ...]) -> tuple[str, ...]:
    """The ids of those that can be printed; those of erased people can not any longer.

    Raises: UserError: there are none.
    """
    ids = tuple(entry.id for entry in entries if not entry.erased)
    if not ids:
        raise UserError(
            "Belum ada sertifikat yang diterbitkan untuk kegiatan ini.",
            "Tidak ada yang dicetak.",
            "Terbitkan dahulu pada halaman Sertifikat.",
        )
    return ids


def _how_far(dossier: Dossier) -> Readiness:
    issued = dossier.read(standing)
    return ready(f"{len(issued)} sertifikat") if issued else waiting("belum diterbitkan")


def _make(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    ids = printable_ids(dossier.read(standing))
    pdf = certificates.render(ids, paper_for(options), progress, stock_of(options))
    return Made(pdf, len(ids), certificate_ids=ids)


KINDS = (
    PaperKind(
        "certificates", "Sertifikat", AFTER, "sertifikat yang sudah diterbitkan", _how_far, _make, choices=(STOCK,),
        landscape=True,
    ),
)
