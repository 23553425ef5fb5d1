"""The register: every number ever given, read from its rows; who holds it, as what, and whether it left the program."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.errors import UserError
from app.models import rows
from app.models.base import Row
from app.models.local import IssuedCopy
from app.models.queries import register as queries

ISSUED, VOID = "terbit", "batal"
PARTICIPANT, SPEAKER, MODERATOR, COMMITTEE = "peserta", "narasumber", "moderator", "panitia"
CAPACITIES = {PARTICIPANT: "Peserta", SPEAKER: "Narasumber", MODERATOR: "Moderator", COMMITTEE: "Panitia"}
"""As what somebody takes part and gets a certificate, and how it is called."""
_GONE = "(data dihapus)"
_AT_ONCE = 400  # rows of a statement


@dataclass(frozen=True)
class RegisterEntry:
    """One numbered document: certificate or piagam, standing or void; numbers are never used twice. Of an `erased`
    person the number stands, but it can no longer be printed. `replaces` is the id of the void one before it;
    `person_id` is "" where somebody with a part is not in the registry; `reason` is why it is void, or why it was
    issued below the threshold. `printed` says that it was printed, exported or sent once."""

    id: str
    kind: str
    number: str
    name: str
    regency: str
    date: str
    status: str
    reason: str
    person_id: str
    event_id: str
    replaces: str
    printed: bool
    erased: bool = False
    selection_id: str = ""
    capacity: str = PARTICIPANT
    role_id: str = ""
    running: int = 0
    check_code: str = ""

    @property
    def of_participant(self) -> bool:
        """A participant's certificate: not that of a speaker or the committee, and no piagam."""
        return self.capacity == PARTICIPANT and bool(self.event_id)


def register(event_id: str = "", selection_id: str = "") -> tuple[RegisterEntry, ...]:
    """The register by running number: of one event, of one selection, or the whole office's."""
    wanted: dict[str, str] = {}
    if event_id:
        wanted["event"] = event_id
    if selection_id:
        wanted["selection"] = selection_id
    printed = left_the_program()
    found = rows.find("certificate", "date", "running", **wanted)
    return tuple(_entry(row, row["id"] in printed) for row in found)


def of_people(person_ids: Sequence[str]) -> tuple[RegisterEntry, ...]:
    """Every certificate and piagam of these records, by number."""
    found = sorted(rows.among("certificate", "person", list(person_ids)), key=lambda row: str(row["number"]))
    return tuple(_entry(row, printed=False) for row in found)


def of_ids(ids: Sequence[str]) -> tuple[RegisterEntry, ...]:
    """The entries of these ids in their order; one that is gone is left out."""
    found = {row["id"]: row for row in rows.among("certificate", "id", list(ids))}
    printed = queries.left_among(ids)
    return tuple(_entry(found[one], one in printed) for one in ids if one in found)


def find_by_number(number: str) -> RegisterEntry:
    """Raises: UserError: no such number, or two offices gave it."""
    found = rows.find("certificate", number=number.strip())
    if len(found) != 1:
        happened = f"Nomor {number} tidak ada pada buku register." if not found else f"Nomor {number} ada dua kali."
        raise UserError(happened, "Tidak ada yang diubah.", "Periksa nomornya pada daftar sertifikat.")
    return _entry(found[0], printed=False)


def mark_printed(certificate_ids: Sequence[str]) -> None:
    """Remember that these left the program: from now on their issue cannot be undone, only voided."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for start in range(0, len(certificate_ids), _AT_ONCE):
        told = [{"certificate": one, "made_at": now} for one in certificate_ids[start : start + _AT_ONCE]]
        IssuedCopy.insert_many(told).on_conflict_ignore().execute()


def left_the_program() -> frozenset[str]:
    """The ids of all certificates that were printed, exported or sent."""
    return frozenset(str(one.certificate) for one in IssuedCopy.select())


def printed_in(step_rows: Sequence[tuple[str, str]]) -> bool:
    """Whether one of these rows, (table, id), is a certificate that was printed or exported."""
    return bool(queries.left_among(row for table, row in step_rows if table == "certificate"))


def doubled_by(step_rows: Sequence[tuple[str, str, Row]]) -> str:
    """The number of a voided certificate that these values, (table, id, fields), would put in force beside the one
    that replaced it; "" when there is none."""
    for table, row_id, values in step_rows:
        row = rows.get(table, row_id) if table == "certificate" and values.get("status") == ISSUED else None
        if row is None:
            continue
        holder = "person" if row["person"] else "role"
        same = {name: row[name] for name in ("kind", "event", "selection", holder) if row[name] is not None}
        standing = rows.find("certificate", status=ISSUED, **same)
        if any(other["id"] != row_id and capacity_of(other) == capacity_of(row) for other in standing):
            return str(row["number"])
    return ""


def capacity_of(row: Row) -> str:
    """As what the holder took part; certificates of before there were others are participants'."""
    return str(row["capacity"] or PARTICIPANT)


def replaced_by(entries: Iterable[RegisterEntry]) -> dict[str, str]:
    """The number that took the place of a void one, by the id of the void one."""
    return {entry.replaces: entry.number for entry in entries if entry.replaces}


def without_successor(entries: Sequence[RegisterEntry]) -> Iterator[RegisterEntry]:
    """Void ones whose place nobody took yet: a new one replaces these, whatever the dates on them say."""
    replaced = replaced_by(entries)
    return (entry for entry in entries if entry.status == VOID and entry.id not in replaced)


def _entry(row: Row, printed: bool) -> RegisterEntry:
    told: dict[str, Any] = json.loads(row["snapshot"] or "{}")
    return RegisterEntry(
        id=row["id"],
        kind=row["kind"],
        number=row["number"],
        name=told.get("name", "") or _GONE,
        regency=_regency(told),
        date=row["date"],
        status=row["status"],
        reason=row["reason"] or row["override_reason"],
        person_id=row["person"] or "",
        event_id=row["event"] or "",
        replaces=row["replaces"],
        printed=printed,
        erased=not row["snapshot"],
        selection_id=row["selection"],
        capacity=capacity_of(row),
        role_id=row["role"] or "",
        running=row["running"],
        check_code=told.get("check_code", ""),
    )


def _regency(told: dict[str, Any]) -> str:
    """Where somebody is from; of a speaker or the committee the whole position that stands there."""
    origin = str(told.get("origin", ""))
    return origin if origin == told.get("standing") else origin.rsplit(", ", 1)[-1]
