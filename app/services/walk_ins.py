"""Check-ins that first need something decided: somebody unexpected, somebody without a seat, somebody of another class.

Each is one step with the check-in, so that the desk takes it back as one.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.domain.vocabulary import ACTIVE_STATUSES, RESERVE
from app.errors import UserError
from app.models import base, groups, rows
from app.models.base import Row
from app.services import arrivals, batches, history, people, registration
from app.services.arrivals import TYPED, WALK_IN, CheckIn
from app.services.people import PersonCard
from app.services.records import existing
from app.services.steps import DataChange, step

_TURNED_UP = "confirmed"


def register(
    event_id: str, who: PersonCard | str, session_ids: Sequence[str], at: datetime, *, batch: str = "", reason: str = ""
) -> CheckIn:
    """Register somebody who came without being on the list, and check them in: a new person, or one of the registry
    by id. Of a new person the rest of the card is filled in later; `batch` is the class they join.

    Raises: OverQuotaError: their regency has no seat left, and no `reason` was given.
    UserError: they are on the list already, or see `people.save`.
    """
    with step("Mendaftarkan peserta yang datang langsung"):
        person_id = who if isinstance(who, str) else people.save(who).subject
        _refuse_known(event_id, person_id)
        registration.add(event_id, (person_id,), "walk-in", reason)
        return _seat_and_check_in(event_id, _seat_of(event_id, person_id), session_ids, at, batch, WALK_IN)


def admit(event_id: str, participant_id: str, session_ids: Sequence[str], at: datetime, reason: str = "") -> CheckIn:
    """Give somebody on the list who holds no seat one, and check them in.

    Raises: OverQuotaError: their regency has no seat left, and no `reason` was given. UserError: somebody else came in
    their place, or they were removed.
    """
    row = existing("participant", participant_id, "Peserta")
    heir = rows.first("participant", replaces=participant_id)
    if row["status"] == "substituted" and heir is not None:
        name = people.known(heir["person"]).name
        raise UserError(
            f"Kursi ini sudah dipakai {name}.", "Tidak ada yang dicatat.", "Daftarkan sebagai peserta baru, bila perlu."
        )
    said = "Menaikkan cadangan" if row["status"] == RESERVE else "Menerima kembali peserta"
    with step(f"{said} di meja registrasi"):
        registration.set_status((participant_id,), _TURNED_UP, reason)
        return _seat_and_check_in(event_id, row, session_ids, at, "", TYPED)


def change_class(
    event_id: str, participant_id: str, batch: str, session_ids: Sequence[str], at: datetime
) -> CheckIn:  # fmt: skip
    """Move a participant to another class, and check them in there."""
    row = existing("participant", participant_id, "Peserta")
    with step("Memindahkan kelas di meja registrasi"):
        return _seat_and_check_in(event_id, row, session_ids, at, batch, TYPED)


def take_back(made: CheckIn, *, compound: bool) -> DataChange:
    """Take back what the desk did last; of a compound step all of it.

    Raises: UserError: something newer stands in the way.
    """
    if not compound:
        return arrivals.take_back(made.arrivals)
    return replace(history.undo_step(made.step_id), title="")


def _seat_and_check_in(
    event_id: str, seat: Row, session_ids: Sequence[str], at: datetime, batch: str, way: str
) -> CheckIn:
    """Within a step; somebody without a class joins the one whose session it is."""
    batch = batch or seat["batch"] or _class_of(session_ids)
    if batch != seat["batch"]:
        batches.assign(event_id, [seat["id"]], batch)
    return arrivals.check_in(event_id, seat["id"], session_ids, at, way)


def _class_of(session_ids: Sequence[str]) -> str:
    """The one class that sits in all of these sessions; "" where there is none."""
    found = {row["batch"] for row in rows.among("session", "id", list(session_ids))}
    return str(found.pop()) if len(found) == 1 else ""


def _refuse_known(event_id: str, person_id: str) -> None:
    known = [row for row in _seats(event_id, person_id) if row["status"] != "withdrawn"]
    if known:
        name = people.get(person_id).name
        raise UserError(
            f"{name} sudah ada pada daftar peserta.", "Tidak ada yang ditambahkan.", "Cari namanya, lalu catat hadir."
        )


def _seat_of(event_id: str, person_id: str) -> Row:
    return min(_seats(event_id, person_id), key=lambda row: row["status"] not in ACTIVE_STATUSES)


def _seats(event_id: str, person_id: str) -> list[Row]:
    return rows.among("participant", "id", [base.natural_id(event_id, one) for one in groups.members(person_id)])
