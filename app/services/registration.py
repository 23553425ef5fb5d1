"""The participants of an event: adding, changing, substituting. What is odd is said, never silently taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from app.domain import phones
from app.domain.eligibility import Remark
from app.domain.nik import mask_nik
from app.domain.vocabulary import ACTIVE_STATUSES, PARTICIPANT_STATUSES, RESERVE
from app.errors import UserError
from app.models import base, groups, rows
from app.models.base import Row
from app.models.queries import events as queries
from app.services import eligibility, events, people, regions
from app.services.certificate_register import ISSUED, PARTICIPANT, capacity_of
from app.services.eligibility import Exemption, Standing, dispense
from app.services.people import PersonCard
from app.services.records import existing, remove_with_rows
from app.services.seating import OverQuotaError, Seats
from app.services.steps import DataChange, Recorder, step

__all__ = ["OverQuotaError", "dispense"]


@dataclass(frozen=True)
class ParticipantRow:
    """A participant as lists and papers take it.

    `remarks` are the sentences of `notes`, what nobody has answered yet, the gravest first; `settled` are the
    exceptions on record. `waiting` is the place in the regency's waiting list, 0 for all others. `replaces_name` was
    invited before, `replaced_by` came instead.
    """

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
    notes: tuple[Remark, ...] = ()
    settled: tuple[Exemption, ...] = ()
    replaces_name: str = ""
    replaced_by: str = ""

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
    standing = eligibility.standings(event, found)
    names = {row["id"]: str(row["name"]) for row in found}
    seated_last = sorted(found, key=lambda row: row["status"] in ACTIVE_STATUSES)
    heirs = {row["replaces"]: str(row["name"]) for row in seated_last}
    places = _places(found)
    return tuple(
        _row(
            row,
            standing[row["id"]],
            waiting=places.get(row["id"], 0),
            replaces_name=names.get(row["replaces"], ""),
            replaced_by=heirs.get(row["id"], "") if row["status"] == "substituted" else "",
        )
        for row in found
    )


def active_participants(event_id: str) -> tuple[ParticipantRow, ...]:
    """Those who hold a seat."""
    return tuple(row for row in participants(event_id) if row.active)


def warnings(event_id: str, card: PersonCard) -> tuple[str, ...]:
    """What to say before this person is added: already there, over quota, under age, no basic certificate."""
    known = _seat_of(event_id, card.id) if card.id else None
    found = [f"{card.name} sudah terdaftar pada kegiatan ini"] if known else []
    if known and known["status"] not in ACTIVE_STATUSES:
        found = [f"{found[0]}: {PARTICIPANT_STATUSES[known['status']]}"]
    return (*found, *(remark.sentence for remark in eligibility.of_card(events.get(event_id), card)))


def warnings_of(event_id: str, person_ids: tuple[str, ...]) -> tuple[str, ...]:
    """The warnings for people of the registry, each beginning with the name."""
    cards = [people.get(person_id) for person_id in person_ids]
    return tuple(
        sentence if sentence.startswith(card.name) else f"{card.name}: {sentence}"
        for card in cards
        for sentence in warnings(event_id, card)
    )


def add(
    event_id: str, person_ids: tuple[str, ...], status: str = "confirmed", reason: str = "", *, to_reserve: bool = False
) -> DataChange:
    """Register people of the registry; those already registered with a seat stay as they are.

    Whoever goes beyond the quota is registered by `reason`, which stays on record, or with `to_reserve` put on the
    waiting list.

    Raises: OverQuotaError: more people than seats, and neither was given; nobody is registered then.
    """
    event = events.get(event_id)
    with step(f"Menambah peserta {event.code}") as changes:
        seats = Seats(event_id, reason, to_reserve=to_reserve)
        added, waiting = _register(changes, event_id, person_ids, status, seats)
        told = [f"{added} peserta ditambahkan"] if added or not waiting else []
        told += [f"{waiting} masuk daftar cadangan"] if waiting else []
        return changes.summary(event_id, ", ".join(told))


def _register(
    changes: Recorder, event_id: str, person_ids: tuple[str, ...], status: str, seats: Seats
) -> tuple[int, int]:
    """Within a step; returns how many got a seat and how many wait for one."""
    added, waiting = 0, 0
    for person_id in person_ids:
        known = _seat_of(event_id, person_id)
        if known is not None and known["status"] in {*ACTIVE_STATUSES, status}:
            continue
        record = known["person"] if known else person_id
        seat_id, region = base.natural_id(event_id, record), events.quota_region(event_id, people.get(person_id).region)
        taken = seats.take(seat_id, region, status)
        values = {"event": event_id, "person": record, "region": region, "reason": "", **taken}
        if changes.put("participant", seat_id, values):
            waiting += taken["status"] == RESERVE
            added += taken["status"] != RESERVE
    seats.settle(changes)
    return added, waiting


def add_new(
    event_id: str, card: PersonCard, status: str = "confirmed", reason: str = "", *, to_reserve: bool = False
) -> DataChange:
    """Put a new person into the registry and register them, as one step.

    Raises: OverQuotaError: see `add`; the person is not kept in the registry then either.
    """
    event = events.get(event_id)
    with step(f"Menambah {card.name} ke {event.code}") as changes:
        ids = (people.save(card).subject,)
        _, waiting = _register(changes, event_id, ids, status, Seats(event_id, reason, to_reserve=to_reserve))
        return changes.summary(event_id, f"{card.name} {'masuk daftar cadangan' if waiting else 'ditambahkan'}")


def set_status(participant_ids: tuple[str, ...], status: str, reason: str = "") -> DataChange:
    """Change where participants stand; the reason is why a seat is given up, or why one is taken beyond the quota.

    Raises: UserError: the status is none, or one of them was removed.
    OverQuotaError: there are not seats enough, and no reason was given.
    """
    if status not in PARTICIPANT_STATUSES:
        raise UserError(f"Status “{status}” tidak dikenal.", "Tidak ada yang diubah.", "Pilih dari daftar.")
    found = [existing("participant", participant_id, "Peserta") for participant_id in participant_ids]
    with step(f"Mengubah status {len(found)} peserta") as changes:
        seats = {event: Seats(event, reason) for event in {row["event"] for row in found}}
        for row in found:
            told: Mapping[str, object] = {"status": status, "waiting": 0}
            takes = row["status"] not in ACTIVE_STATUSES and status in ACTIVE_STATUSES
            if takes or (status == RESERVE and row["status"] != RESERVE):
                told = seats[row["event"]].take(row["id"], row["region"], status)
            elif status == RESERVE:
                continue
            why = "" if status in ACTIVE_STATUSES else reason.strip()
            changes.put("participant", row["id"], {**told, "reason": why})
        for event in seats.values():
            event.settle(changes)
        return changes.summary(title=f"{len(found)} peserta: {PARTICIPANT_STATUSES[status].lower()}")


def remove(participant_ids: tuple[str, ...]) -> DataChange:
    """Take participants off an event, with the attendance recorded for them.

    Raises: UserError: one of them has a certificate of it, or was paid.
    """
    found = [existing("participant", participant_id, "Peserta") for participant_id in participant_ids]
    paid = {row["participant"] for row in rows.among("payment", "participant", list(participant_ids)) if row["paid_on"]}
    for row in found:
        issued = rows.find("certificate", event=row["event"], person=row["person"], status=ISSUED)
        if any(capacity_of(one) == PARTICIPANT for one in issued):
            _refuse(row, "menerima sertifikat kegiatan ini", "Batalkan dahulu sertifikatnya")
        if row["id"] in paid:
            _refuse(row, "dibayar", "Kosongkan dahulu tanggal bayarnya")
    with step(f"Mengeluarkan {len(found)} peserta") as changes:
        remove_with_rows(changes, "participant", participant_ids)
        return changes.summary(title=f"{len(found)} peserta dikeluarkan")


def _refuse(seat: Row, done: str, todo: str) -> NoReturn:
    name = people.known(seat["person"]).name
    raise UserError(f"{name} sudah {done}.", "Tidak ada peserta yang dikeluarkan.", f"{todo}, atau ubah statusnya.")


def substitute(participant_id: str, successor_id: str, reason: str) -> DataChange:
    """Let a successor take the seat of a participant who cannot come.

    The seat stays with the same regency and class, and who was invited stays on record.

    Raises: UserError: the successor is registered already, or comes from another regency; the participant holds no
    seat any more.
    """
    seat = existing("participant", participant_id, "Peserta")
    if seat["status"] not in ACTIVE_STATUSES:
        name, standing = people.known(seat["person"]).name, PARTICIPANT_STATUSES[seat["status"]].lower()
        raise UserError(
            f"{name} tidak lagi memegang kursi ({standing}).", "Peserta tidak diganti.", "Muat ulang daftar (F5)."
        )
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
            "batch": seat["batch"],
            "waiting": 0,
        }
        successor_seat = base.natural_id(seat["event"], values["person"])
        changes.put("participant", successor_seat, values)
        agreed = rows.get("dispensation", base.natural_id(participant_id, "over_quota"))
        if agreed is not None:  # the seat goes on being one beyond the quota
            eligibility.put_dispensation(changes, successor_seat, "over_quota", agreed["reason"])
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


def _places(found: list[Row]) -> Mapping[str, int]:
    """The place of each who waits in the list of the regency, from 1."""
    waiting = [row for row in found if row["status"] == RESERVE]
    waiting.sort(key=lambda row: (row["region"], row["waiting"], row["name"].casefold(), row["id"]))
    places: dict[str, int] = {}
    last: dict[str, int] = {}
    for row in waiting:
        places[row["id"]] = last[row["region"]] = last.get(row["region"], 0) + 1
    return places


def _row(row: Row, standing: Standing, *, waiting: int, replaces_name: str, replaced_by: str) -> ParticipantRow:
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
        remarks=tuple(remark.sentence for remark in standing.remarks),
        batch=row["batch"],
        waiting=waiting,
        notes=standing.remarks,
        settled=standing.settled,
        replaces_name=replaces_name,
        replaced_by=replaced_by,
    )
