"""All that is held about one human (UU 27/2022): every record and row in words, and who changed what when."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta, timezone

from app.domain.attendance import MARKS
from app.domain.vocabulary import PERSON_STATUSES, SEXES
from app.models import groups, rows
from app.models.base import Row, Value
from app.models.local import Output
from app.models.queries import events as queries
from app.models.queries import person_log, signatures
from app.models.queries.person_log import LoggedChange
from app.services import at_work, attachments, certificates, events, people, person_seats, planning, regions
from app.services.attachments import AttachmentCard
from app.services.certificates import RegisterEntry
from app.services.passport import date_words
from app.services.people import PersonCard
from app.services.person_seats import SeatData
from app.services.records import as_record

LABELS = {
    "name": "Nama lengkap", "front_title": "Gelar depan", "back_title": "Gelar belakang", "nik": "NIK",
    "birth_place": "Tempat lahir", "birth_date": "Tanggal lahir", "sex": "Jenis kelamin", "pillar": "Unsur",
    "region": "Desa/kelurahan", "village_name": "Nama desa/kelurahan lain", "address": "Alamat", "rt": "RT",
    "rw": "RW", "phone": "Nomor HP/WA", "email": "Surel", "education": "Pendidikan terakhir",
    "occupation": "Pekerjaan", "appointed_year": "Tahun pengangkatan", "decree_number": "Nomor SK",
    "decree_date": "Tanggal SK", "decree_until": "SK berlaku sampai", "decree_signer": "SK ditandatangani oleh",
    "ipsm_number": "Nomor anggota IPSM", "status": "Status", "duty_region": "Desa/kelurahan tugas",
    "basic_certificate_number": "Nomor sertifikat dasar", "basic_certificate_date": "Tanggal sertifikat dasar",
    "basic_certificate_organiser": "Penyelenggara bimtek dasar", "note": "Catatan kantor",
}  # fmt: skip
_DATES = frozenset({"birth_date", "decree_date", "decree_until", "basic_certificate_date"})
_REGIONS = frozenset({"region", "duty_region"})
_WORDS = {"sex": SEXES, "status": PERSON_STATUSES}
_OUTPUTS = {"print": "dicetak", "pdf": "disimpan sebagai PDF", "export": "dikirim sebagai berkas data",
            "bsre": "disimpan untuk ditandatangani secara elektronik"}  # fmt: skip


@dataclass(frozen=True)
class Sitting:
    """One session of one event as it was recorded for this human."""

    event: str
    date: str
    title: str
    mark: str


@dataclass(frozen=True)
class HistoryLine:
    """One step: when at the office, by whom, what it was called, and each personal field as "NIK: a → b"."""

    made_at: datetime
    operator: str
    name: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class PersonData:
    """The whole of it. `records` holds (label, value) pairs of each linked record, nothing masked or left out."""

    person_id: str
    records: tuple[tuple[tuple[str, str], ...], ...]
    sittings: tuple[Sitting, ...]
    seats: tuple[SeatData, ...]
    roles: tuple[tuple[str, str], ...]
    certificates: tuple[RegisterEntry, ...]
    attachments: tuple[AttachmentCard, ...]
    history: tuple[HistoryLine, ...]
    outputs: tuple[str, ...]


def person_data(person_id: str) -> PersonData:
    """Collect everything.

    Raises: UserError: the person was removed in the meantime.
    """
    people.get(person_id)
    members = list(groups.members(person_id))
    seats = rows.among("participant", "person", members)
    activity_ids = [row["id"] for row in rows.among("activity", "person", members)]
    return PersonData(
        person_id=person_id,
        records=tuple(_record(as_record(PersonCard, row)) for row in rows.among("person", "id", members)),
        sittings=tuple(one for row in seats for one in _sittings(row)),
        seats=person_seats.seats_of(members),
        roles=tuple((events.get(row["event"]).title, _role_words(row)) for row in _live_roles(members)),
        certificates=certificates.of_people(members),
        attachments=(
            *(one for owner in members for one in attachments.listing("person", owner)),
            *(one for owner in activity_ids for one in attachments.listing("activity", owner)),
        ),
        history=_history(members),
        outputs=_outputs([person_id, *members], [row["event"] for row in seats]),
    )


def value_words(name: str, value: Value) -> str:
    """A field's value as it is read: dates in words, regions by name."""
    text = "" if value is None else str(value)
    if name in _DATES:
        return date_words(text)
    if name in _REGIONS and text:
        return f"{regions.origin(text, long_words=True).line} ({text})"
    return _WORDS.get(name, {}).get(text, text) if text else ""


def _record(card: PersonCard) -> tuple[tuple[str, str], ...]:
    return tuple(
        (LABELS[field.name], value_words(field.name, getattr(card, field.name)) or "–")
        for field in fields(card)
        if field.name in LABELS
    )


def _sittings(seat: Row) -> list[Sitting]:
    """The sessions that are this person's to sit in, and any other in which something was recorded."""
    event_id = seat["event"]
    marks = queries.marks(event_id)
    unsigned = signatures.unsigned(event_id).get(seat["id"], frozenset())
    subjects = {card.id: card for card in planning.subjects(event_id)}
    code = events.get(event_id).code
    found = []
    for session in planning.sessions(event_id):
        mark = marks.get((seat["id"], session.id), "")
        theirs = not session.unattended and session.batch in {"", seat["batch"]}
        if mark or theirs:
            said = MARKS.get(mark, "belum dicatat") + (", belum tanda tangan" if session.id in unsigned else "")
            title = planning.session_title(session, subjects)
            found.append(Sitting(code, date_words(session.date), title, said))
    return found


def _live_roles(members: list[str]) -> list[dict[str, str]]:
    return [row for row in rows.among("event_role", "person", members) if rows.get("event", row["event"])]


def _role_words(row: dict[str, str]) -> str:
    from app.domain.vocabulary import ROLES

    parts = (ROLES.get(row["role"], row["role"]), row["position"], row["gist"])
    return "; ".join(part for part in parts if part)


def _history(members: list[str]) -> tuple[HistoryLine, ...]:
    zone = timezone(timedelta(hours=at_work.at_work().zone.hours))
    before: dict[tuple[str, str], Value] = {}
    lines: dict[str, tuple[LoggedChange, list[str]]] = {}
    for change in person_log.changes_about(members):
        details = lines.setdefault(change.step_id, (change, []))[1]
        if change.table != "person":
            continue
        for name, value in change.fields.items():
            if name in LABELS:
                old = value_words(name, before.get((change.row, name), "")) or "(kosong)"
                details.append(f"{LABELS[name]}: {old} → {value_words(name, value) or '(kosong)'}")
                before[change.row, name] = value
    return tuple(
        HistoryLine(
            datetime.fromtimestamp((change.clock >> 16) / 1000, UTC).astimezone(zone),
            change.operator,
            change.step_name,
            tuple(details),
        )
        for change, details in lines.values()
    )


def _outputs(person_ids: list[str], event_ids: list[str]) -> tuple[str, ...]:
    """What left this program with this human in it: prints and data files of their own and of their events."""
    found = []
    for row in Output.select().where(Output.owner.in_([*person_ids, *event_ids])).order_by(Output.id):
        day = date_words(row.made_at[:10])
        with_nik = " dengan NIK" if row.with_nik else ""
        found.append(f"{day}: {row.document} {_OUTPUTS.get(row.kind, row.kind)}{with_nik} oleh {row.operator}")
    return tuple(found)
