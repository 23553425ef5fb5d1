"""Who waits for a seat: the ordered list of each regency, and who may move up from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.quotas import QuotaLedger
from app.domain.vocabulary import RESERVE
from app.errors import UserError
from app.models.base import Row
from app.services import people, registration
from app.services.records import existing
from app.services.registration import ParticipantRow
from app.services.steps import NOTHING, DataChange, step


@dataclass(frozen=True)
class Opening:
    """Free seats of a regency in whose waiting list somebody stands, with the first of them."""

    region: str
    name: str
    seats: int
    first: ParticipantRow


def waiting(people_: Iterable[ParticipantRow]) -> list[ParticipantRow]:
    """Those who wait, regency by regency in their order."""
    found = [row for row in people_ if row.status == RESERVE]
    return sorted(found, key=lambda row: (row.regency, row.region, row.waiting))


def openings(ledger: QuotaLedger, people_: Iterable[ParticipantRow]) -> tuple[Opening, ...]:
    """Where somebody may move up; without decided seats nobody needs to wait."""
    first = {row.region: row for row in reversed(waiting(people_))}
    found = ((line, first.get(line.region)) for line in ledger.lines)
    return tuple(
        Opening(line.region, line.name, line.unused, row)
        for line, row in found
        if row is not None and line.listed and line.unused
    )


def promote(participant_id: str, reason: str = "") -> DataChange:
    """Give one who waits a seat.

    Raises: OverQuotaError: the regency has none free, and no reason was given. UserError: the person does not wait.
    """
    row = _waiting_one(participant_id)
    name = people.known(row["person"]).name
    with step(f"Menaikkan {name[:60]} dari cadangan") as changes:
        registration.set_status((participant_id,), "confirmed", reason)
        return changes.summary(row["event"], f"{name} naik dari daftar cadangan")


def move(participant_id: str, by: int) -> DataChange:
    """Move one who waits up (-1) or down (1) in the regency's list; at its end nothing happens.

    Raises: UserError: the person does not wait.
    """
    row = _waiting_one(participant_id)
    order = [one.id for one in _list_of(row["event"], row["region"])]
    place = order.index(participant_id)
    order.insert(min(max(place + by, 0), len(order) - 1), order.pop(place))
    if order.index(participant_id) == place:
        return NOTHING
    name = people.known(row["person"]).name
    with step(f"Mengubah urutan cadangan {name[:60]}") as changes:
        changes.put_many("participant", ((one, {"waiting": number}) for number, one in enumerate(order, 1)))
        return changes.summary(row["event"], f"{name}: cadangan nomor {order.index(participant_id) + 1}")


def _list_of(event_id: str, region: str) -> Sequence[ParticipantRow]:
    return waiting(row for row in registration.participants(event_id) if row.region == region)


def _waiting_one(participant_id: str) -> Row:
    row = existing("participant", participant_id, "Peserta")
    if row["status"] != RESERVE:
        raise UserError("Orang ini tidak ada di daftar cadangan.", "Tidak ada yang diubah.", "Muat ulang daftar (F5).")
    return row
