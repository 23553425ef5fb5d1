"""Who signs the lists of an event, and where and when."""

from dataclasses import replace
from datetime import date

from app.printing.records import Signature
from app.services import event_texts, office, paper_parts
from app.services.papers.dossier import Dossier

# Who signs a receipt, left to right (paper.md §8): heading, line of the higher office, position, and the event's texts
# that name somebody else than the office's settings do.
_PAYERS = (
    ("Setuju dibayar,", "a.n. Pengguna Anggaran", "Kuasa Pengguna Anggaran", "budget-holder"),
    ("Lunas dibayar tanggal ………………………", "", "Bendahara Pengeluaran Pembantu", "treasurer"),
    ("", "", "Pejabat Pelaksana Teknis Kegiatan", "technical-officer"),
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
    """Who signs for money: as named for the event, else as the office's settings say, else a blank line."""
    texts = dossier.read(event_texts.texts)
    office_id = dossier.event.office
    with_titles = office.rule("receipt", office_id).with_titles
    blocks = []
    for place, (heading, behalf, position, key) in enumerate(_PAYERS):
        known = paper_parts.signatory("receipt", place, office_id)
        signed = place_date if not heading else ""
        block = Signature(signed, heading, (behalf,) if behalf else (), position=position)
        if name := texts.get(f"{key}-name", "").strip():
            block = replace(block, name=name, nip=texts.get(f"{key}-nip", ""))
        elif known is not None:
            block = _in_place(block, paper_parts.official_signature(known, with_titles, signed, heading), place)
        blocks.append(block)
    return tuple(blocks)


def _in_place(block: Signature, told: Signature, place: int) -> Signature:
    """An official in a place of the receipt: by their own position where it is that of the place, else by the place's,
    for who leads a bureau signs for money as what the decree made them."""
    position = told.position.casefold()
    if not any(word in position for word in office.DOCUMENTS["receipt"].holders[place]):
        return replace(told, on_behalf=block.on_behalf, prefix="", position=block.position)
    behalf = () if position.startswith("pengguna anggaran") else block.on_behalf
    return replace(told, on_behalf=told.on_behalf or behalf)
