"""The seal of a closed event: what it covers, and what has changed since.

The seal is the SHA-256 over the event's data and over the bytes of each of its papers. It is kept in the step that
closes the event, so that taking back the step takes back both; one that is opened again keeps its old seals.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from app.models import belonging, digest, groups, later, rows
from app.models.base import Row
from app.models.later import LaterStep
from app.models.log import canonical
from app.services.records import existing

_SHORT = 16
_SPOKEN = {
    "event": "data kegiatan", "quota": "kuota", "quota_move": "pengalihan kursi", "batch": "angkatan",
    "event_role": "narasumber dan panitia", "subject": "materi", "session": "jadwal", "participant": "peserta",
    "certificate": "sertifikat", "signed_sheet": "lembar bertanda tangan", "allowance": "komponen uang",
    "payment": "uang saku", "payment_amount": "uang saku", "evaluation_item": "evaluasi",
    "evaluation_answer": "evaluasi", "event_text": "isi laporan", "attendance": "kehadiran",
    "arrival": "meja registrasi", "dispensation": "pengecualian", "exam_score": "nilai", "attachment": "lampiran",
    "person": "data orang", "person_link": "penggabungan data orang",
}  # fmt: skip
"""What the rows of each table are called where a change is told."""
_OF_PEOPLE = frozenset({"person", "person_link"})
"""Tables beside the event's own that its papers tell of too."""


@dataclass(frozen=True)
class SealCard:
    """A seal: 64 hex digits, when it was made (UTC), and the hash of each paper it covers by the paper's name ("" for
    one that could not be made)."""

    id: str
    seal: str
    made_at: datetime
    content: str
    documents: Mapping[str, str]

    @property
    def short(self) -> str:
        """The 16 hex digits that papers show."""
        return self.seal[:_SHORT]

    @property
    def spaced(self) -> str:
        """The same in groups: '4F7A 91C2 0B3E D856'."""
        return grouped(self.seal)


@dataclass(frozen=True)
class LaterChange:
    """A step after the closing that touched the event: what was done, by whom, when, and to what in words."""

    step_id: str
    name: str
    operator: str
    made_at: datetime
    about: tuple[str, ...]
    ours: bool
    tables: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SealState:
    """How a closed event stands to its seal. `changed` holds when its data differ; `changes` name the steps, the newest
    first. Data that differ without any later step came from another office, written there before the closing."""

    seal: SealCard
    changed: bool
    changes: tuple[LaterChange, ...]

    @property
    def sentence(self) -> str:
        """How it stands, in a sentence."""
        if not self.changed:
            return "Tidak berubah sejak ditutup."
        if self.changes:
            return f"Berubah sejak ditutup: {len(self.changes)} langkah."
        return "Berubah sejak ditutup: ada data yang datang dari kantor lain."


def grouped(seal: str) -> str:
    """The 16 hex digits that papers show, in groups: '4F7A 91C2 0B3E D856'."""
    told = seal[:_SHORT].upper()
    return " ".join(told[start : start + 4] for start in range(0, len(told), 4))


def seal_of(content: str, documents: Mapping[str, str]) -> str:
    """The seal over the data's hash and the papers' hashes."""
    told = canonical({"content": content, "documents": dict(documents)})
    return hashlib.sha256(told.encode("utf-8")).hexdigest()


def current(event_id: str) -> SealCard | None:
    """The seal of a closed event; None while it is open, or where it was closed before there were seals."""
    event = rows.get("event", event_id)
    found = history(event_id)
    return found[0] if event is not None and event["closed"] and found else None


def history(event_id: str) -> tuple[SealCard, ...]:
    """Every seal that an event was given, the newest first."""
    found = [_card(row) for row in rows.find("seal", event=event_id)]
    return tuple(sorted(found, key=lambda card: (card.made_at, card.id), reverse=True))


def state(event_id: str) -> SealState | None:
    """What became of an event since it was closed; None where it has no seal in force.

    Raises: UserError: the event was removed in the meantime.
    """
    existing("event", event_id, "Kegiatan")
    seal = current(event_id)
    if seal is None:
        return None
    differs = digest.content_of(event_id) != seal.content
    found = _later(event_id, seal)
    if not differs:  # whatever was done to the event's own rows was set back again by hand
        found = tuple(change for change in found if change.tables & _OF_PEOPLE)
    return SealState(seal, differs or bool(found), found)


def _card(row: Row) -> SealCard:
    documents = json.loads(row["documents"] or "{}")
    return SealCard(row["id"], row["seal"], datetime.fromisoformat(row["made_at"]), row["content"], documents)


def _later(event_id: str, seal: SealCard) -> tuple[LaterChange, ...]:
    """The steps in force that touched the event's rows, or the cards of its people, after its seal was made."""
    sealed_at = later.clock_of("seal", seal.id)
    own = belonging.rows_under("event", [event_id], deleted_too=True)
    own.pop("seal", None)
    named = {row["person"] for table in ("participant", "event_role") for row in rows.find(table, event=event_id)}
    people = groups.together(person for person in named if person)
    watched = {**own, "event": {event_id}, "person": people, "person_link": groups.links_ever(people)}
    return tuple(_told(step) for step in later.steps_on(watched, sealed_at, unheeded={"event": {"closed"}}))


def _told(step: LaterStep) -> LaterChange:
    words = dict.fromkeys(_SPOKEN.get(table, table) for table in sorted(step.tables))
    made_at = datetime.fromtimestamp((step.clock >> 16) / 1000, UTC)
    return LaterChange(step.id, step.name, step.operator, made_at, tuple(words), step.ours, step.tables)
