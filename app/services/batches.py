"""The classes of an event ("Angkatan I"): keeping them, and who sits in which."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain import dealing
from app.domain.vocabulary import ACTIVE_STATUSES
from app.errors import UserError
from app.models import rows
from app.models.queries import events as queries
from app.services import events
from app.services.records import as_record, as_values, existing, id_to_save
from app.services.steps import DataChange, step


@dataclass(frozen=True)
class BatchCard:
    """A class or wave of an event, and the room it sits in."""

    id: str = ""
    name: str = ""
    room: str = ""
    sort_order: int = 0


@dataclass(frozen=True)
class BatchLine:
    """A class with how many hold a seat in it, and how many sessions are its own."""

    card: BatchCard
    people: int
    sessions: int


def listing(event_id: str) -> tuple[BatchCard, ...]:
    """The classes in their order; none where all sit together."""
    return tuple(as_record(BatchCard, row) for row in rows.find("batch", "sort_order", event=event_id))


def lines(event_id: str) -> tuple[BatchLine, ...]:
    """The classes with how full they are."""
    people = Counter(row["batch"] for row in _seated(event_id))
    sessions = Counter(row["batch"] for row in rows.find("session", event=event_id))
    return tuple(BatchLine(card, people[card.id], sessions[card.id]) for card in listing(event_id))


def without_class(event_id: str) -> int:
    """How many hold a seat and sit in no class."""
    known = {card.id for card in listing(event_id)}
    return sum(row["batch"] not in known for row in _seated(event_id))


def save(event_id: str, card: BatchCard) -> DataChange:
    """Raises: UserError: no name, or a name that another class has."""
    events.get(event_id)
    name, untouched = card.name.strip(), "Kelas belum disimpan."
    if not name:
        raise UserError("Nama angkatan/kelas belum diisi.", untouched, "Tulis misalnya Angkatan I.")
    if any(name.casefold() == one.name.casefold() and one.id != card.id for one in listing(event_id)):
        raise UserError(f"Sudah ada kelas bernama “{name[:60]}”.", untouched, "Pakai nama lain.")
    order = card.sort_order or max((one.sort_order for one in listing(event_id)), default=0) + 1
    with step(f"Menyimpan kelas {name[:60]}") as changes:
        batch_id = id_to_save("batch", card.id, "Kelas")
        values = as_values(replace(card, name=name, room=card.room.strip(), sort_order=order)) | {"event": event_id}
        changes.put("batch", batch_id, values)
        return changes.summary(batch_id)


def delete(batch_id: str) -> DataChange:
    """Remove a class; its participants sit in none, its sessions are for all."""
    row = existing("batch", batch_id, "Kelas")
    with step(f"Menghapus kelas {row['name'][:60]}") as changes:
        for table in ("participant", "session"):
            own = rows.find(table, event=row["event"], batch=batch_id)
            changes.put_many(table, ((one["id"], {"batch": ""}) for one in own))
        changes.delete("batch", batch_id)
        return changes.summary(row["event"], f"Kelas {row['name']} dihapus; pesertanya tidak berkelas lagi")


def assign(event_id: str, participant_ids: Sequence[str], batch_id: str) -> DataChange:
    """Seat participants in a class; "" takes them out of theirs.

    Raises: UserError: the class or a participant is not of this event any more.
    """
    found = {card.id: card.name for card in listing(event_id)}
    own = {row["id"] for row in rows.find("participant", event=event_id)}
    if batch_id not in {"", *found} or not own.issuperset(participant_ids):
        raise UserError("Kelas atau peserta ini sudah tidak ada.", "Tidak ada yang diubah.", "Muat ulang (F5).")
    said = found.get(batch_id, "tanpa kelas")
    with step(f"Menempatkan {len(participant_ids)} peserta: {said[:60]}") as changes:
        changes.put_many("participant", ((one, {"batch": batch_id}) for one in participant_ids))
        return changes.summary(event_id, f"{len(participant_ids)} peserta: {said}")


def deal_out(event_id: str, way: str = dealing.BY_NAME) -> DataChange:
    """Share out those without a class; who sits in one already stays. `way` is one of `dealing.WAYS`.

    Raises: UserError: the event has no classes.
    """
    cards = listing(event_id)
    if not cards:
        raise UserError("Kegiatan ini belum mempunyai kelas.", "Tidak ada yang dibagi.", "Tambah kelas lebih dahulu.")
    seats = [dealing.Seat(row["id"], row["name"], row["region"], row["batch"]) for row in _seated(event_id)]
    dealt = dealing.deal(seats, [card.id for card in cards], way)
    with step(f"Membagi {len(dealt)} peserta ke {len(cards)} kelas") as changes:
        changes.put_many("participant", ((one, {"batch": batch}) for one, batch in dealt.items()))
        sizes = Counter(dealt.values())
        told = ", ".join(f"{card.name} +{sizes[card.id]}" for card in cards if sizes[card.id])
        return changes.summary(event_id, f"Dibagi: {told}" if told else "Semua peserta sudah mempunyai kelas")


def _seated(event_id: str) -> list[dict[str, str]]:
    return [row for row in queries.participants(event_id) if row["status"] in ACTIVE_STATUSES]
