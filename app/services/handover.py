"""Hand-over to the province: one ZIP of open data, noted in the local history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import app
from app.domain import wording
from app.domain.attendance import MARKS
from app.domain.exams import POST, PRE
from app.domain.vocabulary import PARTICIPANT_STATUSES
from app.errors import Progress, UserError, no_progress
from app.exchange import files, open_data
from app.exchange.open_data import OpenData
from app.models import groups, rows
from app.models.base import Row
from app.models.local import Output
from app.services import attendance, certificates, events, exams, office, regions
from app.services.attendance import GridRow
from app.services.certificates import RegisterEntry
from app.services.events import EventCard
from app.services.exams import ScoreRow
from app.services.records import day, number
from app.services.steps import operator

Record = dict[str, str]
# Column of the file ← field of the registry (domain.md §8.4).
_PERSON_COLUMNS = {
    "id_orang": "id",
    "nik": "nik",
    "nama": "name",
    "jk": "sex",
    "tempat_lahir": "birth_place",
    "tgl_lahir": "birth_date",
    "alamat": "address",
    "rt": "rt",
    "rw": "rw",
    "kode_desa": "region",
    "kode_desa_tugas": "duty_region",
    "no_hp": "phone",
    "email": "email",
    "pendidikan": "education",
    "pekerjaan": "occupation",
    "tahun_pengangkatan": "appointed_year",
    "no_sk": "decree_number",
    "tgl_sk": "decree_date",
    "sk_berlaku_sampai": "decree_until",
    "penanda_tangan_sk": "decree_signer",
    "no_anggota_ipsm": "ipsm_number",
    "status": "status",
    "unsur": "pillar",
    "gelar_depan": "front_title",
    "gelar_belakang": "back_title",
    "no_sertifikat_dasar": "basic_certificate_number",
    "tgl_sertifikat_dasar": "basic_certificate_date",
    "penyelenggara_dasar": "basic_certificate_organiser",
}


@dataclass(frozen=True)
class Export:
    """A data file that left the program."""

    made_at: datetime
    operator: str
    target: str
    records: int
    with_nik: bool


@dataclass(frozen=True)
class Contents:
    """How many records of each kind the data file of an event holds."""

    people: int
    participants: int
    sittings: int
    certificates: int


def contents(event_id: str) -> Contents:
    """What a data file of an event would hold now."""
    grid = attendance.grid(event_id)
    participants = rows.find("participant", event=event_id)
    return Contents(
        people=len({row["person"] for row in participants}),
        participants=len(participants),
        sittings=len(grid.rows) * len(grid.sessions),
        certificates=sum(entry.of_participant for entry in certificates.register(event_id)),
    )


def suggested_name(event_id: str) -> str:
    """A file name with office, event and today's date, without an extension's surprise."""
    event, own = events.get(event_id), office.required_card()
    return f"{files.safe_file_name(f'Data {event.code} {own.region} {datetime.now(UTC):%Y-%m-%d}')}.zip"


def export(event_id: str, path: Path, with_nik: bool = True, progress: Progress = no_progress) -> int:
    """Write the data file of an event; returns how many people are in it.

    Raises: UserError: there is nobody in the event, or the file cannot be written; what stood there stays.
    """
    event = events.get(event_id)
    people = _people(event_id)
    if not people:
        raise UserError(
            f"Kegiatan {event.code} belum mempunyai peserta.", "Berkas tidak dibuat.", "Tambah peserta dahulu."
        )
    open_data.write_open_data(path, _collect(event, people, with_nik), progress)
    ids = [entry.id for entry in certificates.register(event_id) if entry.of_participant]
    certificates.mark_printed(ids)
    Output.create(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        operator=operator(),
        kind="export",
        document="open-data",
        owner=event_id,
        records=len(people),
        with_nik=with_nik,
        target=str(path),
    )
    return len(people)


def exports(event_id: str) -> tuple[Export, ...]:
    """The data files written for an event, the newest first."""
    found = Output.select().where((Output.owner == event_id) & (Output.kind == "export")).order_by(Output.id.desc())
    return tuple(
        Export(datetime.fromisoformat(row.made_at), row.operator, row.target, row.records, row.with_nik)
        for row in found
    )


def _collect(event: EventCard, people: Sequence[Row], with_nik: bool) -> OpenData:
    own = office.required_card()
    grid = attendance.grid(event.id)
    register = [entry for entry in certificates.register(event.id) if entry.of_participant]
    by_person = {person["id"]: person for person in people}
    results = {line.participant.person_id: line for line in exams.overview(event.id).rows}
    standing = {entry.person_id: entry for entry in register if entry.status == certificates.ISSUED}
    facts = _event_facts(event)
    seats = rows.find("participant", event=event.id)
    invited = {row["id"]: row["person"] for row in seats}
    return OpenData(
        name=f"bimtek-{event.code.lower()}",
        title=event.title,
        created=datetime.now(UTC),
        producer=own.name,
        producer_region=own.region,
        app_version=app.__version__,
        with_nik=with_nik,
        people=[_person(person) for person in people],
        participants=[
            facts
            | _who(by_person[row["person"]])
            | {
                "kode_kab_kota": row["region"],
                "kab_kota": regions.short(row["region"]),
                "status_peserta": PARTICIPANT_STATUSES.get(row["status"], row["status"]),
                "menggantikan": invited.get(row["replaces"], ""),
            }
            | _result(results.get(row["person"]), standing.get(row["person"]))
            for row in seats
        ],
        attendance=[record for line in grid.rows for record in _sittings(event, grid, line)],
        certificates=[
            facts | {"id_orang": entry.person_id, "nama": entry.name} | _result(results.get(entry.person_id), entry)
            for entry in register
        ],
    )


def _people(event_id: str) -> list[Row]:
    ids = [row["person"] for row in rows.find("participant", event=event_id)]
    return sorted(groups.shown_people(ids), key=lambda row: (row["name"], row["id"]))


def _person(row: Row) -> Record:
    origin = regions.origin(row["region"], row["village_name"])
    record = {column: str(row[name]) for column, name in _PERSON_COLUMNS.items()}
    return record | {"desa": origin.village, "kec": origin.district, "kab_kota": origin.regency}


def _who(person: Row) -> Record:
    return {"id_orang": person["id"], "nik": person["nik"], "nama": person["name"]}


def _event_facts(event: EventCard) -> Record:
    return {
        "kode_kegiatan": event.code,
        "nama_kegiatan": event.title,
        "tingkat": event.level,
        "tgl_mulai": event.starts_on,
        "tgl_selesai": event.ends_on or event.starts_on,
        "tempat": event.venue,
        "penyelenggara": event.organiser,
    }


def _result(line: ScoreRow | None, entry: RegisterEntry | None) -> Record:
    found: Record = {}
    if line is not None:
        found |= {f"nilai_{exam}": _plain(line.scores[exam]) for exam in (PRE, POST) if exam in line.scores}
    if line is not None and line.presence.total:
        presence = line.presence
        found |= {"jp_total": _plain(presence.total), "status_kelulusan": line.verdict}
        if presence.unrecorded != presence.total:
            found |= {"jp_hadir": _plain(presence.attended), "persen_hadir": str(presence.percent)}
    if entry is not None:
        status = "pengganti" if entry.replaces and entry.status == certificates.ISSUED else entry.status
        found |= {"no_sertifikat": entry.number, "tgl_sertifikat": entry.date, "status_sertifikat": status}
    return found


def _sittings(event: EventCard, grid: attendance.Grid, line: GridRow) -> list[Record]:
    return [
        {
            "kode_kegiatan": event.code,
            "id_orang": line.participant.person_id,
            "nama": line.participant.plain_name,
            "tanggal": session.date,
            "jam_mulai": _clock(session.starts),
            "jam_selesai": _clock(session.ends),
            "materi": session.title,
            "jp": _plain(number(session.lesson_hours)),
            "kehadiran": MARKS.get(mark, ""),
        }
        for session, mark in zip(grid.sessions, line.marks, strict=True)
    ]


def _clock(text: str) -> str:
    return f"{text.replace('.', ':')}:00" if text else ""


def _plain(value: object) -> str:
    return f"{number(str(value)).normalize():f}"


def period(event_id: str) -> str:
    """When the event is, in words; "" without dates."""
    starts, ends = day(events.get(event_id).starts_on), day(events.get(event_id).ends_on)
    return wording.date_range(starts, ends or starts) if starts else ""
