"""The certificates of an event as a paper: those in force, exactly as they were issued."""

from collections.abc import Sequence
from typing import cast

from app.errors import Progress, UserError
from app.printing.paper import Paper, Stock
from app.services import certificates
from app.services.certificates import CAPACITIES, ISSUED, RegisterEntry
from app.services.papers import register
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import AFTER, Made, PaperKind, Readiness, ready, waiting
from app.services.papers.options import Choice, PaperOptions
from app.services.signed_pdfs import signed_among

STOCK = Choice(
    "stock",
    "Kertas sertifikat",
    (
        ("plain", "Polos: semua dicetak"),
        ("thrifty", "Polos, hemat tinta: tanpa isian hiasan dan kepala tabel"),
        ("ornament", "Blanko berbingkai: tanpa bingkai, kop, dan judul"),
        ("texts", "Blanko lengkap: hanya isian tiap orang"),
    ),
)
COPY = Choice("copy", "Cetakan", (("original", "Asli"), ("copy", "Salinan: bertanda SALINAN")))
WHO = Choice("who", "Sertifikat untuk", (("all", "Semua"), *CAPACITIES.items()))


def is_copy(options: PaperOptions) -> bool:
    """Whether the paper is to be marked SALINAN."""
    return options.choice(COPY) == "copy"


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
    who = options.choice(WHO)
    entries = tuple(one for one in dossier.read(standing) if who in {"all", one.capacity})
    ids = printable_ids(entries)
    duplicate = is_copy(options)
    pdf = certificates.render(ids, paper_for(options), progress, stock_of(options), duplicate=duplicate)
    told = () if duplicate else (*told_of_originals(entries), *told_of_signed(ids))
    return Made(pdf, len(ids), told, certificate_ids=ids)


def told_of_originals(entries: Sequence[RegisterEntry]) -> tuple[str, ...]:
    """A word of warning where an original left the program before: there should be one of each."""
    before = sum(entry.printed and not entry.erased for entry in entries)
    if not before:
        return ()
    whole = f"{before} dari {len(entries)} sertifikat" if len(entries) > 1 else "Sertifikat ini"
    told = f"{whole} sudah pernah dicetak atau dikirim. Bila yang asli sudah diserahkan, pilih Cetakan: Salinan."
    return (told,)


def told_of_signed(certificate_ids: Sequence[str]) -> tuple[str, ...]:
    """A word of warning where some were signed electronically: a signature does not go into a file of many."""
    signed = len(signed_among(certificate_ids))
    if not signed:
        return ()
    told = f"{signed} sertifikat sudah ditandatangani secara elektronik; tanda tangannya tidak ikut ke dalam satu PDF "
    return (f"{told}gabungan. Buka satu per satu, atau simpan satu PDF per orang.",)


KINDS = (
    PaperKind(
        "certificates", "Sertifikat", AFTER, "sertifikat yang sudah diterbitkan", _how_far, _make,
        choices=(STOCK, COPY, WHO), landscape=True,
    ),
    register.KIND,
)
