"""The participants of an event: adding, changing, substituting. What is odd is said, never silently taken."""

from dataclasses import dataclass
from datetime import date

from app.domain import eligibility, phones, quotas
from app.domain.nik import mask_nik
from app.domain.vocabulary import ACTIVE_STATUSES, PARTICIPANT_STATUSES
from app.errors import UserError
from app.models import base, groups, rows
from app.models.base import Row
from app.models.queries import events as queries
from app.services import events, people, regions
from app.services.people import PersonCard
from app.services.records import day, existing, remove_with_rows
from app.services.steps import DataChange, step


@dataclass(frozen=True)
class ParticipantRow:
    """A participant as lists and papers take it. `remarks` are sentences, the gravest first."""

    id: str
    person_id: str
    name: str
    plain_name: str
    nik: str
    sex: str
    pillar: str
    status: str
    village: str
    district: str
    regency: str
    region: str
    phone: str
    reason: str
    replaces: str
    remarks: tuple[str, ...]
    batch: str = ""
    waiting: int = 0

    @property
    def active(self) -> bool:
        """Whether the person holds a seat."""
        return self.status in ACTIVE_STATUSES

    @property
    def origin(self) -> str:
        return ", ".join(part for part in (self.village, self.district) if part)


def participants(event_id: str) -> tuple[ParticipantRow, ...]:
    """All participants of an event by name, those without a seat too."""
    event = events.get(event_id)
    found = queries.participants(event_id)
    clashes = queries.clashes(event_id, event.starts_on, event.ends_on or event.starts_on) if event.starts_on else {}
    seats = {line.region: line for line in events.ledger(event_id).lines}
    twice = twice_registered(event_id)
    return tuple(
        _row(row, event, clashes.get(row["person"], ()), seats.get(row["region"]), twice=row["id"] in twice)
        for row in found
    )


def twice_registered(event_id: str) -> frozenset[str]:
    """The participants who are one human with another of the event, since their records were merged."""
    return frozenset(seat for seats in queries.seats_of_one(event_id).values() for seat in seats)


def active_participants(event_id: str) -> tuple[ParticipantRow, ...]:
    """Those who hold a seat."""
    return tuple(row for row in participants(event_id) if row.active)


def warnings(event_id: str, card: PersonCard) -> tuple[str, ...]:
    """What to say before this person is added: already there, over quota, under age, no basic certificate."""
    event = events.get(event_id)
    region = events.quota_region(event_id, card.region)
    known = _seat_of(event_id, card.id) if card.id else None
    found = [f"{card.name} sudah terdaftar pada kegiatan ini"] if known else []
    candidate = eligibility.Candidate(
        day(card.birth_date),
        bool(card.basic_certificate_number),
        complete=True,
        over_quota=quotas.over_quota(events.ledger(event_id).lines, region) if region else "",
    )
    return (*found, *eligibility.remarks(candidate, event.level, event.days[0]))


def warnings_of(event_id: str, person_ids: tuple[str, ...]) -> tuple[str, ...]:
    """The warnings for people of the registry, each beginning with the name."""
    cards = [people.get(person_id) for person_id in person_ids]
    return tuple(
        sentence if sentence.startswith(card.name) else f"{card.name}: {sentence}"
        for card in cards
        for sentence in warnings(event_id, card)
    )


def add(event_id: str, person_ids: tuple[str, ...], status: str = "confirmed") -> DataChange:
    """Register people of the registry; those already registered with a seat stay as they are."""
    event = events.get(event_id)
    with step(f"Menambah peserta {event.code}") as changes:
        added = 0
        for person_id in person_ids:
            region = events.quota_region(event_id, people.get(person_id).region)
            known = _seat_of(event_id, person_id)
            if known is None or known["status"] not in ACTIVE_STATUSES:
                record = known["person"] if known else person_id
                values = {"event": event_id, "person": record, "region": region, "status": status, "reason": ""}
                added += changes.put("participant", base.natural_id(event_id, record), values)
        return changes.summary(event_id, f"{added} peserta ditambahkan")


def add_new(event_id: str, card: PersonCard, status: str = "confirmed") -> DataChange:
    """Put a new person into the registry and register them, as one step."""
    event = events.get(event_id)
    with step(f"Menambah {card.name} ke {event.code}") as changes:
        person_id = people.save(card).subject
        add(event_id, (person_id,), status)
        return changes.summary(event_id, f"{card.name} ditambahkan")


def set_status(participant_ids: tuple[str, ...], status: str, reason: str = "") -> DataChange:
    """Change where participants stand.

    Raises: UserError: the status is none, or one of them was removed.
    """
    if status not in PARTICIPANT_STATUSES:
        raise UserError(f"Status “{status}” tidak dikenal.", "Tidak ada yang diubah.", "Pilih dari daftar.")
    with step(f"Mengubah status {len(participant_ids)} peserta") as changes:
        for participant_id in participant_ids:
            existing("participant", participant_id, "Peserta")
            changes.put("participant", participant_id, {"status": status, "reason": reason.strip()})
        return changes.summary(title=f"{len(participant_ids)} peserta: {PARTICIPANT_STATUSES[status].lower()}")


def remove(participant_ids: tuple[str, ...]) -> DataChange:
    """Take participants off an event, with the attendance recorded for them.

    Raises: UserError: one of them has a certificate of it.
    """
    found = [existing("participant", participant_id, "Peserta") for participant_id in participant_ids]
    for row in found:
        if rows.first("certificate", event=row["event"], person=row["person"]):
            name = people.get(row["person"]).name
            raise UserError(
                f"{name} sudah menerima sertifikat kegiatan ini.",
                "Tidak ada peserta yang dikeluarkan.",
                "Batalkan dahulu sertifikatnya, atau ubah statusnya.",
            )
    with step(f"Mengeluarkan {len(found)} peserta") as changes:
        remove_with_rows(changes, "participant", participant_ids)
        return changes.summary(title=f"{len(found)} peserta dikeluarkan")


def substitute(participant_id: str, successor_id: str, reason: str) -> DataChange:
    """Let a successor take the seat of a participant who cannot come.

    The seat stays with the same regency, and who was invited stays on record.

    Raises: UserError: the successor is registered already, or comes from another regency.
    """
    seat = existing("participant", participant_id, "Peserta")
    successor = people.get(successor_id)
    taken = _seat_of(seat["event"], successor_id)
    if taken is not None and taken["status"] in ACTIVE_STATUSES:
        raise UserError(f"{successor.name} sudah terdaftar.", "Peserta tidak diganti.", "Pilih orang lain.")
    region = events.quota_region(seat["event"], successor.region)
    if region != seat["region"]:
        raise UserError(
            f"{successor.name} berasal dari {regions.short(region) or 'wilayah yang belum diisi'}, "
            f"kursi ini milik {regions.short(seat['region'])}.",
            "Peserta tidak diganti.",
            "Pilih pengganti dari kabupaten/kota yang sama.",
        )
    with step("Mengganti peserta") as changes:
        changes.put("participant", participant_id, {"status": "substituted", "reason": reason.strip()})
        values = {
            "event": seat["event"],
            "person": taken["person"] if taken else successor_id,
            "region": region,
            "status": "confirmed",
            "reason": "",
            "replaces": participant_id,
        }
        changes.put("participant", base.natural_id(seat["event"], values["person"]), values)
        return changes.summary(seat["event"], f"{people.get(seat['person']).name} digantikan {successor.name}")


def substitute_new(participant_id: str, card: PersonCard, reason: str) -> DataChange:
    """Put a new person into the registry and give them the seat, as one step.

    Raises: UserError: see `people.save` and `substitute`; nothing is kept then.
    """
    with step("Mengganti peserta"):
        return substitute(participant_id, people.save(card).subject, reason)


def _seat_of(event_id: str, person_id: str) -> Row | None:
    """Where a person stands in an event under any of their records, one that holds a seat first."""
    seats = rows.among("participant", "id", [base.natural_id(event_id, one) for one in groups.members(person_id)])
    return min(seats, key=lambda row: row["status"] not in ACTIVE_STATUSES, default=None)


def _row(
    row: Row, event: events.EventCard, clashes: tuple[str, ...], line: quotas.QuotaLine | None, *, twice: bool
) -> ParticipantRow:
    origin = regions.origin(row["village"], row["village_name"])
    return ParticipantRow(
        id=row["id"],
        person_id=row["person"],
        name=people.display_name(row),
        plain_name=row["name"],
        nik=mask_nik(row["nik"]),
        sex=row["sex"],
        pillar=row["pillar"],
        status=row["status"],
        village=origin.village,
        district=origin.district,
        regency=origin.regency,
        region=row["region"],
        phone=phones.mask(row["phone"]),
        reason=row["reason"],
        replaces=row["replaces"],
        batch=row["batch"],
        waiting=row["waiting"],
        remarks=_remarks(row, event, clashes, line, twice=twice) if row["status"] in ACTIVE_STATUSES else (),
    )


def _remarks(
    row: Row, event: events.EventCard, clashes: tuple[str, ...], line: quotas.QuotaLine | None, *, twice: bool
) -> tuple[str, ...]:
    starts: date | None = event.days[0]
    card = {"nik": row["nik"], "sex": row["sex"], "birth_date": row["birth_date"], "region": row["village"],
            "village_name": row["village_name"]}  # fmt: skip
    over = ""
    if line is not None and line.seats is not None and line.registered > line.seats:
        over = f"kuota {line.name} terlampaui {line.registered - line.seats}"
    candidate = eligibility.Candidate(
        birth_date=day(row["birth_date"]),
        has_basic_certificate=bool(row["basic"]),
        complete=not people.missing_words(card),
        clashes=clashes,
        over_quota=over,
        twice=twice,
    )
    return eligibility.remarks(candidate, event.level, starts)
