"""Counts and joins around events, as SQL answers them."""

from collections import Counter
from collections.abc import Iterable

from app.models import base, groups
from app.models.base import Row, database
from app.models.queries import arrivals as checkins

# What a list of participants shows of their cards, by column.
_SHOWN = {
    "name": "name", "front_title": "front_title", "back_title": "back_title", "nik": "nik", "sex": "sex",
    "birth_place": "birth_place", "birth_date": "birth_date", "pillar": "pillar", "village": "region",
    "village_name": "village_name", "phone": "phone", "person_status": "status",
}  # fmt: skip
# What it shows of the seat, by column.
_OF_SEAT = {
    "id": "id", "person": "person_id", "region": "region", "status": "status", "reason": "reason",
    "replaces": "replaces", "batch": "batch", "waiting": "waiting",
}  # fmt: skip
_ACTIVE = "('nominated', 'confirmed', 'walk-in')"


def participants(event_id: str) -> list[Row]:
    """The participants of an event by name; of people who were merged the card that their group shows."""
    chosen = ", ".join(f"pa.{name}" for name in _OF_SEAT.values())
    shown = ", ".join(f"p.{name}" for name in _SHOWN.values())
    cursor = database.execute_sql(
        f"SELECT {chosen}, {shown} FROM participant pa JOIN person p ON p.id = pa.person_id "
        "WHERE pa.event_id = ? AND NOT pa.deleted ORDER BY p.name COLLATE NOCASE, pa.id",
        (event_id,),
    )
    names = (*_OF_SEAT, *_SHOWN)
    listed = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return sorted(groups.overlay(listed, "person", _SHOWN), key=lambda row: (row["name"].casefold(), row["id"]))


def seats_of_one(event_id: str) -> dict[str, list[str]]:
    """Seats of an event that one human holds since records were merged: participants' ids by the group's head."""
    cursor = database.execute_sql(
        "SELECT g.head, pa.id FROM participant pa JOIN person_group g ON g.person = pa.person_id "
        f"WHERE pa.event_id = ? AND NOT pa.deleted AND pa.status IN {_ACTIVE} ORDER BY pa.id",
        (event_id,),
    )
    found: dict[str, list[str]] = {}
    for head, participant in cursor.fetchall():
        found.setdefault(head, []).append(participant)
    return {head: seats for head, seats in found.items() if len(seats) > 1}


def statuses_by_region(event_ids: list[str]) -> dict[str, dict[str, dict[str, int]]]:
    """How many participants stand where, by event, region and status."""
    found: dict[str, dict[str, dict[str, int]]] = {event: {} for event in event_ids}
    for start in range(0, len(event_ids), 500):
        chunk = event_ids[start : start + 500]
        cursor = database.execute_sql(
            "SELECT event_id, region, status, count(*) FROM participant WHERE NOT deleted "
            f"AND event_id IN ({','.join('?' * len(chunk))}) GROUP BY event_id, region, status",
            tuple(chunk),
        )
        for event, region, status, number in cursor.fetchall():
            found[event].setdefault(region, {})[status] = number
    return found


def arrival_order(event_id: str) -> dict[str, int]:
    """When each participant was first put on the list, as the clock of the step that did it."""
    cursor = database.execute_sql(
        "SELECT pa.id, min(s.clock) FROM participant pa "
        'JOIN change c ON c."table" = \'participant\' AND c."row" = pa.id '
        "JOIN step s ON s.id = c.step_id WHERE pa.event_id = ? AND NOT pa.deleted GROUP BY pa.id",
        (event_id,),
    )
    return dict(cursor.fetchall())


def attended_by_region(event_id: str) -> dict[str, int]:
    """How many were present in at least one session, by region."""
    cursor = database.execute_sql(
        f"SELECT id, region FROM participant WHERE event_id = ? AND NOT deleted AND status IN {_ACTIVE}", (event_id,)
    )
    came = {participant for (participant, _), mark in marks(event_id).items() if mark == "H"}
    return dict(Counter(region for participant, region in cursor.fetchall() if participant in came))


def certificates_by_event(event_ids: list[str]) -> dict[str, dict[str, int]]:
    """How many certificates of participants of each status, by event."""
    return _counts(
        "SELECT event_id, status, count(*) FROM certificate WHERE NOT deleted AND event_id IN ({marks}) "
        "AND capacity IN ('', 'peserta') GROUP BY event_id, status",
        event_ids,
    )


def marks(event_id: str) -> dict[tuple[str, str], str]:
    """The recorded marks of an event by (participant, session).

    Where no mark holds but somebody was checked in, it is H, also where the mark is only what came back with a check-in
    that was taken back: one desk may have taken back its own while another desk's still stands.
    """
    cursor = database.execute_sql(
        "SELECT a.participant_id, a.session_id, a.mark FROM attendance a JOIN session s ON s.id = a.session_id "
        "WHERE s.event_id = ? AND NOT a.deleted AND NOT s.deleted AND a.mark <> ''",
        (event_id,),
    )
    arrivals = database.execute_sql(
        "SELECT DISTINCT r.participant_id, r.session_id FROM arrival r JOIN session s ON s.id = r.session_id "
        "WHERE s.event_id = ? AND NOT r.deleted AND NOT s.deleted",
        (event_id,),
    )
    recorded = {(row[0], row[1]): str(row[2]) for row in cursor.fetchall()}
    came = [cell for cell in arrivals.fetchall() if recorded.get(cell) != "H"]
    noted = {base.natural_id(*cell): cell for cell in came if cell in recorded}
    came_back = {noted[row] for row in checkins.marks_without_desk(list(noted))} if noted else set()
    return recorded | {cell: "H" for cell in came if cell not in recorded or cell in came_back}


def arrivals_of(cells: Iterable[tuple[str, str]]) -> list[str]:
    """The ids of the check-ins that stand for these cells, (participant, session)."""
    query = "SELECT id FROM arrival WHERE participant_id = ? AND session_id = ? AND NOT deleted"
    return [row[0] for cell in cells for row in database.execute_sql(query, cell).fetchall()]


def clashes(event_id: str, starts_on: str, ends_on: str) -> dict[str, tuple[str, ...]]:
    """Codes of other events on the same days, by person of this event."""
    cursor = database.execute_sql(
        "SELECT mine.person_id, e.code FROM participant mine "
        "JOIN participant other ON other.person_id = mine.person_id AND other.event_id <> mine.event_id "
        f"AND NOT other.deleted AND other.status IN {_ACTIVE} "
        "JOIN event e ON e.id = other.event_id AND NOT e.deleted "
        f"WHERE mine.event_id = ? AND NOT mine.deleted AND mine.status IN {_ACTIVE} "
        "AND e.starts_on <> '' AND e.starts_on <= ? AND e.ends_on >= ? ORDER BY e.code",
        (event_id, ends_on, starts_on),
    )
    found: dict[str, tuple[str, ...]] = {}
    for person, code in cursor.fetchall():
        found[person] = (*found.get(person, ()), code)
    return found


def _counts(sql: str, event_ids: list[str]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {event: {} for event in event_ids}
    for start in range(0, len(event_ids), 500):
        chunk = event_ids[start : start + 500]
        cursor = database.execute_sql(sql.format(marks=",".join("?" * len(chunk))), tuple(chunk))
        for event, key, number in cursor.fetchall():
            found[event][key] = number
    return found
