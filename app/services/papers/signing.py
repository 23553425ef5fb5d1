"""Who signs the lists of an event, and where and when."""

from dataclasses import replace
from datetime import date

from app.printing.records import Signature
from app.services import event_texts, office, paper_parts
from app.services.office import OfficialCard
from app.services.papers.dossier import Dossier

# Who signs a receipt, left to right (paper.md §8): heading, line of the higher office, position, words by which an
# official of the office is known to hold it, and the event's texts that name somebody else.
_PAYERS = (
    ("Setuju dibayar,", "a.n. Pengguna Anggaran", "Kuasa Pengguna Anggaran", ("pengguna anggaran",), "budget-holder"),
    ("Lunas dibayar tanggal ………………………", "", "Bendahara Pengeluaran Pembantu", ("bendahara",), "treasurer"),
    ("", "", "Pejabat Pelaksana Teknis Kegiatan", ("pelaksana teknis", "pptk"), "technical-officer"),
)


def place_and_day(dossier: Dossier, on: date | None) -> str:
    """Where a list of one day is signed, and when."""
    return paper_parts.place_and_date(dossier.event.place or dossier.office.place, on)


def list_signatures(dossier: Dossier, place_date: str, count: int) -> tuple[Signature, ...]:
    """From left to right: those who acknowledge, then the committee's chair with place and date."""
    event = dossier.event
    rule = office.rule("attendance-sheet", event.office)
    blocks = [
        paper_parts.official_signature(
            paper_parts.signatory("attendance-sheet", position, event.office),
            rule.with_titles,
            "",
            "Mengetahui," if not position else "",
        )
        for position in range(max(count - 1, 0))
    ]
    chair = paper_parts.chair_signature(event.id, rule.with_titles, place_date)
    return (*blocks, chair) if count else ()


def payers(dossier: Dossier, place_date: str) -> tuple[Signature, ...]:
    """Who signs for money: as named for the event, else the office's official in that position, else a blank line."""
    texts = dossier.read(event_texts.texts)
    officials = office.officials(dossier.event.office)
    blocks = []
    for heading, behalf, position, words, key in _PAYERS:
        known = next((one for one in officials if any(word in one.position.casefold() for word in words)), None)
        signed = place_date if not heading else ""
        block = Signature(signed, heading, (behalf,) if behalf else (), position=position)
        if name := texts.get(f"{key}-name", "").strip():
            block = replace(block, name=name, nip=texts.get(f"{key}-nip", ""))
        elif known is not None:
            block = _of_official(block, known)
        blocks.append(block)
    return tuple(blocks)


def _of_official(block: Signature, known: OfficialCard) -> Signature:
    told = paper_parts.official_signature(known, True, block.place_date, block.heading)
    return replace(told, on_behalf=told.on_behalf or block.on_behalf)
