"""Check-in at the door: every scan is kept, the first one makes somebody present, and each can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from app.domain.vocabulary import ACTIVE_STATUSES, PARTICIPANT_STATUSES
from app.errors import UserError
from app.models import base, rows
from app.models.base import Row
from app.models.queries import arrivals as queries
from app.services import events, office, people, regions
from app.services.records import existing
from app.services.steps import NOTHING, DataChange, Recorder, operator, step

SCAN, TYPED, WALK_IN = "scan", "typed", "walk-in"
_UNTOUCHED = "Kehadirannya tidak dicatat."


@dataclass(frozen=True)
class CheckIn:
    """What a check-in did; it is told on like any change, without a toast.

    `sessions` are those it was for, `arrivals` what it can be taken back by. `already` tells that the person was
    present in all of them before, `since` when they first came ("08.04"; "" where only a mark says so).
    """

    step_id: str
    title: str
    touched: frozenset[str]
    participant_id: str
    name: str
    sessions: tuple[str, ...]
    arrivals: tuple[str, ...]
    time: str
    already: bool
    since: str


@dataclass(frozen=True)
class FirstArrival:
    """When somebody first came to a session: in UTC, at the office's clock ("08.04"), how, and at which desk."""

    at: str
    time: str
    way: str
    desk: str


def check_in(
    event_id: str,
    participant_id: str,
    session_ids: Sequence[str],
    at: datetime,
    way: str = SCAN,
    desk: str = "",
    *,
    other_class: bool = False,
) -> CheckIn:
    """Record that a participant came to sessions; of several only those of their own class count.

    `at` is an aware time, `desk` the name of the place ("" for the operator's). A session of another class is taken
    with `other_class` only. Whoever is marked present already is not marked again, but the scan is kept.

    Raises: UserError: the participant holds no seat, or none of the sessions is theirs.
    """
    person = _seated(event_id, participant_id)
    theirs = _theirs(event_id, session_ids, person["batch"], other_class=other_class)
    before = [row for row in queries.of_participant(participant_id) if row["session"] in theirs]
    marks = rows.read_many("attendance", [base.natural_id(participant_id, session) for session in theirs])
    present = {row["session"] for row in marks.values() if row["mark"] == "H" and not row["deleted"]}
    came = {row["session"] for row in before}
    moment = at.astimezone(UTC).isoformat(timespec="milliseconds")
    name = people.known(person["person"]).name
    with step(f"Check-in {name}") as changes:
        made = _record(changes, participant_id, theirs, present, (moment, way, desk or operator()))
        done = changes.summary(participant_id)
    hours = clock_of(event_id)
    return CheckIn(
        step_id=done.step_id,
        title="",
        touched=done.touched,
        participant_id=participant_id,
        name=name,
        sessions=theirs,
        arrivals=made,
        time=local_time(moment, hours),
        already=set(theirs) <= present | came,
        since=local_time(before[0]["at"], hours) if before else "",
    )


def take_back(arrival_ids: Sequence[str]) -> DataChange:
    """Withdraw the check-ins of one step, as the desk's "Urungkan" does.

    What the officer had recorded before comes back where no other check-in stands and nobody recorded anything since.

    Raises: UserError: it was taken back already.
    """
    found = [existing("arrival", one, "Check-in") for one in arrival_ids]
    if not found:
        return NOTHING
    with step("Mengurungkan check-in", undoes=queries.step_of(arrival_ids[0])) as changes:
        changes.put_many("arrival", ((one, {"deleted": True}) for one in arrival_ids))
        standing = {row["session"] for row in queries.of_participant(found[0]["participant"])}
        alone = [row for row in found if row["session"] not in standing]
        earlier = queries.marks_without_desk([base.natural_id(row["participant"], row["session"]) for row in alone])
        changes.put_many("attendance", ((one, _as_before(mark)) for one, mark in earlier.items()))
        return replace(changes.summary(found[0]["participant"]), title="")


def first_arrivals(event_id: str) -> dict[tuple[str, str], FirstArrival]:
    """The first check-in that stands, by (participant, session)."""
    hours = clock_of(event_id)
    found: dict[tuple[str, str], FirstArrival] = {}
    for row in queries.of_event(event_id):
        told = FirstArrival(row["at"], local_time(row["at"], hours), row["way"], row["desk"])
        found.setdefault((row["participant"], row["session"]), told)
    return found


def clock_of(event_id: str) -> int:
    """Hours that the clock at the event's office is ahead of UTC."""
    return regions.zone_of(office.required_card(events.get(event_id).office).region).hours


def local_time(at: str, hours: int) -> str:
    """ "08.04" of a UTC time as the tables keep it; "" for one that cannot be read."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return ""
    return f"{moment.astimezone(timezone(timedelta(hours=hours))):%H.%M}"


def _record(
    changes: Recorder, participant_id: str, sessions: Sequence[str], present: set[str], how: tuple[str, str, str]
) -> tuple[str, ...]:
    """Within a step: keep the check-in for each session, and mark who is not marked present."""
    moment, way, desk = how
    made = []
    for session in sessions:
        about = {"participant": participant_id, "session": session}
        made.append(base.new_id())
        changes.put("arrival", made[-1], about | {"at": moment, "way": way, "desk": desk})
        if session not in present:
            changes.put("attendance", base.natural_id(participant_id, session), about | {"mark": "H"})
    return tuple(made)


def _as_before(mark: str) -> dict[str, object]:
    """What a mark is without the desk; only who was present can lack a signature."""
    return {"mark": mark} if mark == "H" else {"mark": mark, "unsigned": False}


def _seated(event_id: str, participant_id: str) -> Row:
    row = existing("participant", participant_id, "Peserta")
    if row["event"] != event_id:
        raise UserError("Orang ini peserta kegiatan lain.", _UNTOUCHED, "Buka kegiatannya, atau daftarkan di sini.")
    if row["status"] not in ACTIVE_STATUSES:
        name = people.known(row["person"]).name
        said = PARTICIPANT_STATUSES.get(row["status"], row["status"]).lower()
        raise UserError(f"{name} tidak memegang kursi: {said}.", _UNTOUCHED, "Ubah dahulu statusnya.")
    return row


def _theirs(event_id: str, session_ids: Sequence[str], batch: str, *, other_class: bool) -> tuple[str, ...]:
    found = {row["id"]: row for row in rows.among("session", "id", list(session_ids)) if row["event"] == event_id}
    if len(found) != len(set(session_ids)) or not found:
        raise UserError("Sesi ini sudah tidak ada.", _UNTOUCHED, "Pilih sesi lain.")
    theirs = tuple(one for one in session_ids if other_class or found[one]["batch"] in {"", batch})
    if not theirs:
        raise UserError("Sesi ini bukan sesi kelasnya.", _UNTOUCHED, "Pilih sesi kelasnya, atau pindahkan kelasnya.")
    return theirs
