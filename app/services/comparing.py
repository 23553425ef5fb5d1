"""Two people side by side: field by field, with what each took part in, for whoever decides whether they are one."""

from collections.abc import Callable
from dataclasses import dataclass, fields

from app.domain import nik as nik_rules
from app.domain import person_groups, phones
from app.domain.duplicates import nik_difference
from app.domain.vocabulary import PERSON_STATUSES, SEXES
from app.errors import UserError
from app.models import groups, log
from app.services import passport, regions
from app.services.passport import Passport, PassportEvent, date_words
from app.services.people import PersonCard

# The facts compared, by the field that leads those chosen together.
LABELS = {
    "name": "Nama",
    "front_title": "Gelar depan",
    "back_title": "Gelar belakang",
    "nik": "NIK",
    "birth_place": "Tempat lahir",
    "birth_date": "Tanggal lahir",
    "sex": "Jenis kelamin",
    "pillar": "Unsur",
    "region": "Desa/kelurahan",
    "rt": "Alamat",
    "phone": "Nomor HP",
    "email": "Surel",
    "education": "Pendidikan",
    "occupation": "Pekerjaan",
    "appointed_year": "Tahun diangkat",
    "decree_number": "SK",
    "ipsm_number": "Nomor anggota IPSM",
    "status": "Status",
    "duty_region": "Desa tugas",
    "basic_certificate_number": "Sertifikat bimtek dasar",
    "note": "Catatan kantor",
}
_WORDS: dict[str, Callable[[str], str]] = {
    "nik": nik_rules.mask_nik,
    "phone": phones.show,
    "birth_date": date_words,
    "sex": lambda text: SEXES.get(text, text),
    "status": lambda text: PERSON_STATUSES.get(text, text),
    "duty_region": lambda text: regions.origin(text).line,
}


@dataclass(frozen=True)
class ComparedField:
    """One fact of both: `texts` as they are shown, `offered` the side (0 or 1) to be taken if nobody says otherwise:
    one that is filled, that is not all in capitals, the newer one.

    `name` is what is chosen by; `note` says what cannot be seen, such as where two masked NIKs differ.
    """

    name: str
    label: str
    texts: tuple[str, str]
    same: bool
    offered: int
    note: str = ""


@dataclass(frozen=True)
class Holding:
    """One thing that a person took part in or received: an event, an award."""

    title: str
    facts: str


@dataclass(frozen=True)
class Comparison:
    """Both people, the smaller id first; `twice` names the events in which both take part."""

    ids: tuple[str, str]
    names: tuple[str, str]
    records: tuple[int, int]
    fields: tuple[ComparedField, ...]
    holdings: tuple[tuple[Holding, ...], tuple[Holding, ...]]
    twice: tuple[str, ...]


def compare(first: str, second: str) -> Comparison:
    """Lay two people side by side.

    Raises: UserError: one of them was removed in the meantime, or they are merged.
    """
    ids = sorted(groups.head(person_id) for person_id in (first, second))
    if ids[0] == ids[1]:
        raise UserError("Kedua data ini sudah digabung.", "Tidak ada yang diubah.", "Cari data ganda lagi.")
    one, other = (passport.passport(person_id) for person_id in ids)
    newest = [_newest(person_id) for person_id in ids]
    names = [f.name for f in fields(PersonCard) if f.name in LABELS]
    compared = (_field(name, one.card, other.card, newest) for name in names)
    shared = _seated(one) & _seated(other)
    return Comparison(
        ids=(one.card.id, other.card.id),
        names=(one.name, other.name),
        records=(one.records, other.records),
        fields=tuple(field for field in compared if any(field.texts)),
        holdings=(_holdings(one), _holdings(other)),
        twice=tuple(dict.fromkeys(event.title or event.code for event in one.events if event.event_id in shared)),
    )


def _field(name: str, one: PersonCard, other: PersonCard, newest: list[dict[str, int]]) -> ComparedField:
    unit = person_groups.unit_of(name)
    same = all(getattr(one, part) == getattr(other, part) for part in unit)
    filled = [any(getattr(card, part) for part in unit) for card in (one, other)]
    newer = [max(written.get(part, 0) for part in unit) for written in newest]
    shouted = [str(getattr(card, name)).isupper() for card in (one, other)]
    merits = list(zip(filled, (not loud for loud in shouted), newer, strict=True))  # the first that differs decides
    note = nik_difference(one.nik, other.nik) if name == "nik" else ""
    texts = _text(name, one), _text(name, other)
    return ComparedField(name, LABELS[name], texts, same, int(merits[1] > merits[0]), note)


def _text(name: str, card: PersonCard) -> str:
    if name == "region":
        return regions.origin(card.region, card.village_name).line
    if name == "rt":
        numbers = (f"RT {card.rt}" if card.rt else "", f"RW {card.rw}" if card.rw else "")
        return ", ".join(part for part in (card.address, *numbers) if part)
    if name == "decree_number":
        return passport.decree_words(card)
    if name == "basic_certificate_number":
        certified = date_words(card.basic_certificate_date)
        told = (card.basic_certificate_number, certified, card.basic_certificate_organiser)
        return ", ".join(part for part in told if part)
    return _WORDS.get(name, str)(str(getattr(card, name)))


def _seated(told: Passport) -> set[str]:
    """The events in which a person holds a seat."""
    return {event.event_id for event in told.events if event.presence is not None}


def _newest(person_id: str) -> dict[str, int]:
    """When each field was last written, by the clock of the log, in any record of the human."""
    found: dict[str, int] = {}
    for written in log.writes("person", groups.members(person_id)).values():
        for name, entries in written.items():
            found[name] = max(found.get(name, 0), entries[-1].clock)
    return found


def _holdings(told: Passport) -> tuple[Holding, ...]:
    events = [Holding(event.title or event.code, _event_facts(event)) for event in told.events]
    awards = [Holding(award.title, " · ".join(p for p in (award.result, award.number) if p)) for award in told.awards]
    activities = [Holding(one.card.kind or one.category, date_words(one.card.date)) for one in told.activities]
    return (*events, *awards, *activities)


def _event_facts(event: PassportEvent) -> str:
    number = f"sertifikat {event.certificate.number}" if event.certificate else ""
    return " · ".join(part for part in (event.role, event.days, number) if part)
