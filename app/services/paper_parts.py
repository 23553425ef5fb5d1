"""The parts that papers have in common: letterhead, signatures, and where and when they are signed."""

from datetime import date

from app.domain import wording
from app.printing.records import Letterhead, LetterheadLine, Signature
from app.services import office, planning
from app.services.office import OfficialCard
from app.services.planning import RoleCard


def letterhead(office_id: str = "") -> Letterhead:
    """The letterhead of an office, our own by default."""
    card = office.required_card(office_id)
    return Letterhead(tuple(LetterheadLine(kind, text) for kind, text in card.lines), office.logo(card.id))


def place_and_date(place: str, day: date | None) -> str:
    """ "Siak, 12 September 2018"; what is not known is left to the pen."""
    return f"{place or '……………'}, {wording.plain_date(day) if day else '……………………'}"


def official_signature(
    official: OfficialCard | None, with_titles: bool, place_date: str, heading: str = ""
) -> Signature:
    """The block of an official; all but place and date stay blank when nobody was named."""
    if official is None:
        return Signature(place_date=place_date, heading=heading)
    return Signature(
        place_date=place_date,
        heading=heading,
        on_behalf=tuple(line.strip() for line in official.on_behalf.splitlines() if line.strip()),
        prefix=official.acting,
        position=official.position,
        name=wording.official_name(official.name, official.front_title, official.back_title, with_titles=with_titles),
        rank=official.rank,
        nip=official.nip,
    )


def chair_signature(event_id: str, with_titles: bool, place_date: str) -> Signature:
    """The block of the committee's chair; the name stays blank when nobody was named."""
    chair: RoleCard = next(iter(planning.roles(event_id, "chair")), RoleCard(role="chair"))
    name = wording.official_name(chair.name, chair.front_title, chair.back_title, with_titles=with_titles)
    return Signature(place_date=place_date, position="Ketua Panitia", name=name, nip=chair.nip)


def signatory(document: str, position: int = 0, office_id: str = "") -> OfficialCard | None:
    """Who signs a kind of document at a place from the left; None when nobody was named."""
    chosen = office.rule(document, office_id).signatories
    by_id = {official.id: official for official in office.officials(office_id)}
    return by_id.get(chosen[position]) if len(chosen) > position else None
