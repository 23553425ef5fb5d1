"""The registry: finding people, keeping their cards, and what is odd about one."""

from dataclasses import dataclass, fields, replace

from app.domain import nik as nik_rules
from app.domain import person_groups, phones, wording
from app.domain.regions import level_of
from app.errors import UserError
from app.exchange import cell_text
from app.models import groups, rows
from app.models.base import Row
from app.models.facets import PeopleQuestion
from app.models.queries import people as queries
from app.services import regions
from app.services.certificate_register import ISSUED, PARTICIPANT, capacity_of
from app.services.records import as_record, as_values, day, existing, id_to_save
from app.services.steps import DataChange, step

__all__ = ["PeopleQuestion"]

_MAX_TEXT = 500
# Without these a person can be saved, but is marked "data belum lengkap".
_WANTED = {"nik": "NIK", "sex": "jenis kelamin", "birth_date": "tanggal lahir", "region": "desa/kelurahan"}
# Whoever stands in one of these is not taken off the registry.
_HOLDING = ("participant", "event_role", "certificate", "nominee")


@dataclass(frozen=True)
class PersonCard:
    """All that the registry keeps of a person (domain.md §8.4). Dates are ISO text or what was typed."""

    id: str = ""
    name: str = ""
    front_title: str = ""
    back_title: str = ""
    nik: str = ""
    birth_place: str = ""
    birth_date: str = ""
    sex: str = ""
    pillar: str = "PSM"
    region: str = ""
    village_name: str = ""
    address: str = ""
    rt: str = ""
    rw: str = ""
    phone: str = ""
    email: str = ""
    education: str = ""
    occupation: str = ""
    appointed_year: str = ""
    decree_number: str = ""
    decree_date: str = ""
    decree_until: str = ""
    decree_signer: str = ""
    ipsm_number: str = ""
    status: str = ""
    duty_region: str = ""
    basic_certificate_number: str = ""
    basic_certificate_date: str = ""
    basic_certificate_organiser: str = ""
    note: str = ""
    erased: bool = False


@dataclass(frozen=True)
class PersonRow:
    """A person in a list: NIK masked, origin in words; `missing` names what the card lacks."""

    id: str
    name: str
    sex: str
    nik: str
    pillar: str
    origin: str
    regency: str
    phone: str
    status: str
    trained: bool
    events: int
    missing: str
    birth_date: str = ""
    ipsm_number: str = ""


@dataclass(frozen=True)
class Remark:
    """Something odd about a field: `hard` ones break a rule, soft ones ask to look; both are saved."""

    field: str
    hard: bool
    sentence: str


@dataclass(frozen=True)
class Participation:
    """One event in a person's history."""

    event_id: str
    code: str
    title: str
    starts_on: str
    status: str
    certificate: str


def page(question: PeopleQuestion, limit: int = 200, offset: int = 0) -> tuple[PersonRow, ...]:
    """One page of the people who match."""
    return tuple(listed(row) for row in queries.page(question, limit, offset))


def count(question: PeopleQuestion | None = None) -> int:
    """How many match; how many there are at all when nothing is asked."""
    return queries.count(question or PeopleQuestion())


def get(person_id: str) -> PersonCard:
    """A person's card; of one whose records were merged what the group shows, under the id of its head.

    Raises: UserError: the person was removed in the meantime.
    """
    group = groups.group(person_id)
    return as_record(PersonCard, group.shown if group else existing("person", person_id, "Orang"))


def known(person_id: str) -> PersonCard:
    """The card, also of one who was taken off the registry elsewhere: what they took part in still names them."""
    group = groups.group(person_id)
    return as_record(
        PersonCard, group.shown if group else {"id": person_id, **rows.read_many("person", [person_id])[person_id]}
    )


def find_by_nik(nik: str, other_than: str = "") -> PersonCard | None:
    """The person with a well-formed NIK; a marked NIK is never matched on."""
    if not nik_rules.is_well_formed(nik):
        return None
    same = groups.members(other_than) if other_than else ()
    found = [row["id"] for row in rows.find("person", nik=nik) if row["id"] not in same]
    return get(found[0]) if found else None


def remarks(card: PersonCard) -> tuple[Remark, ...]:
    """What is odd about a card, field by field, the hard ones first."""
    found = [
        Remark(item.field, item.kind == "hard", item.sentence)
        for item in nik_rules.check_nik(card.nik, day(card.birth_date), card.sex, card.region, regions.gazetteer())
    ]
    other = find_by_nik(card.nik, card.id)
    if other:
        found.append(Remark("nik", True, f"NIK ini sudah terdaftar atas nama {other.name}."))
    if card.birth_date and day(card.birth_date) is None:
        found.append(Remark("birth_date", False, "Bukan tanggal yang dikenali; tetap disimpan apa adanya."))
    if card.phone and (note := phones.normalise(card.phone).note):
        found.append(Remark("phone", False, note))
    return tuple(sorted(found, key=lambda remark: not remark.hard))


def save(card: PersonCard) -> DataChange:
    """Keep a card, complete or not; `subject` of the result is the person's id.

    Raises: UserError: the name is missing, a field is too long, or the NIK is another person's.
    """
    card = cleaned(card)
    if not card.name:
        raise UserError(
            "Nama belum diisi.", "Data orang ini belum disimpan.", "Isi namanya; isian lain boleh menyusul."
        )
    _refuse_long(card)
    other = find_by_nik(card.nik, card.id)
    if other:
        raise UserError(
            f"NIK {nik_rules.mask_nik(card.nik)} sudah terdaftar atas nama {other.name}.",
            "Data ini belum disimpan.",
            "Buka data orang itu, atau periksa NIK pada KTP.",
        )
    person_id = id_to_save("person", card.id, "Orang")
    with step(f"Mengubah data {card.name}" if card.id else f"Menambah {card.name} ke daftar orang") as changes:
        for record, values in _placed(person_id, as_values(card, "erased")).items():
            changes.put("person", record, values)
        return changes.summary(person_id)


def _placed(person_id: str, values: Row) -> dict[str, Row]:
    """What is written into which record: of a merged person each value goes where the one shown stands."""
    group = groups.group(person_id)
    if group is None or len(group.records) == 1:
        return {person_id: values}
    return person_groups.spread(group.records, group.choices, values)


def cleaned(card: PersonCard) -> PersonCard:
    """A card without stray blanks and letters that cannot be seen, its phone as it is dialled."""
    texts = {f.name: cell_text.cleaned(str(getattr(card, f.name))) for f in fields(card)
             if f.name not in {"erased", "note"}}  # fmt: skip
    texts["phone"] = phones.normalise(card.phone).number
    return replace(card, **texts)  # type: ignore[arg-type]  # all of them are text


def delete(person_ids: tuple[str, ...]) -> DataChange:
    """Take people off the registry, of one whose records were merged all of them.

    Raises: UserError: one of them has a part in an event or a selection, or a certificate.
    """
    records = [record for person_id in person_ids for record in groups.members(person_id)]
    busy = [row for table in _HOLDING for row in rows.among(table, "person", records)]
    if busy:
        name = get(busy[0]["person"]).name
        raise UserError(
            f"{name} masih tercatat pada kegiatan, pemilihan, atau buku register sertifikat.",
            "Tidak ada orang yang dihapus.",
            "Keluarkan dahulu dari sana, atau ubah statusnya menjadi nonaktif.",
        )
    title = f"Menghapus {len(person_ids)} orang" if len(person_ids) > 1 else f"Menghapus {get(person_ids[0]).name}"
    with step(title) as changes:
        for record in records:
            changes.delete("person", record)
        return changes.summary()


def history(person_id: str) -> tuple[Participation, ...]:
    """The events a person took part in, the newest first."""
    found = []
    for row in rows.among("participant", "person", list(groups.members(person_id))):
        event = rows.get("event", row["event"])
        if event:
            issued = rows.find("certificate", "id", event=event["id"], person=row["person"], status=ISSUED)
            number = next((str(one["number"]) for one in issued if capacity_of(one) == PARTICIPANT), "")
            found.append(
                Participation(event["id"], event["code"], event["title"], event["starts_on"], row["status"], number)
            )
    return tuple(sorted(found, key=lambda item: item.starts_on, reverse=True))


def missing_words(row: Row) -> str:
    """What a card lacks, in words: "NIK, tanggal lahir"; "" when it is complete."""
    lacking = [word for name, word in _WANTED.items() if not row[name]]
    if row["region"] and not row["village_name"] and level_of(row["region"]) < 4:
        lacking.append("desa/kelurahan")
    return ", ".join(lacking)


def display_name(row: Row) -> str:
    """The name with titles, as lists show it."""
    if not row["front_title"] and not row["back_title"]:
        return str(row["name"])
    return wording.official_name(row["name"], row["front_title"], row["back_title"])


def listed(row: Row) -> PersonRow:
    """A row of the list, as `queries.people` gives it, in the words of the screen."""
    origin = regions.origin_of_path(row["region"], row["path"], row["village_name"])
    return PersonRow(
        id=row["id"],
        name="(data dihapus)" if row["erased"] else display_name(row),
        sex=row["sex"],
        nik=nik_rules.mask_nik(row["nik"]),
        pillar=row["pillar"],
        origin=", ".join(part for part in (origin.village, origin.district) if part),
        regency=origin.regency,
        phone=phones.show(row["phone"]),
        status=row["status"],
        trained=bool(row["trained"]),
        birth_date=row["birth_date"],
        ipsm_number=row["ipsm_number"],
        events=row["events"],
        missing="" if row["erased"] else missing_words(row),
    )


def _refuse_long(card: PersonCard) -> None:
    for field in fields(card):
        value = getattr(card, field.name)
        if isinstance(value, str) and len(value) > _MAX_TEXT:
            raise UserError(
                f"Satu isian berisi {len(value)} huruf; paling banyak {_MAX_TEXT}.",
                "Data ini belum disimpan.",
                "Pendekkan isian yang panjang itu.",
            )
