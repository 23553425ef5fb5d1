"""Check-ins beside the marks they set, and what the log says of who set a mark."""

import json
from collections.abc import Iterable, Sequence

from app.models import log
from app.models.base import Row, database

_LIVE = (
    "SELECT r.id, r.participant_id, r.session_id, r.at, r.way, r.desk FROM arrival r "
    "JOIN session s ON s.id = r.session_id WHERE NOT r.deleted AND NOT s.deleted"
)
_NAMES = ("id", "participant", "session", "at", "way", "desk")


def of_event(event_id: str) -> list[Row]:
    """The check-ins of an event that stand, the earliest first."""
    cursor = database.execute_sql(f"{_LIVE} AND s.event_id = ? ORDER BY r.at, r.id", (event_id,))
    return [dict(zip(_NAMES, row, strict=True)) for row in cursor.fetchall()]


def of_participant(participant_id: str) -> list[Row]:
    """The check-ins of one participant that stand, the earliest first."""
    cursor = database.execute_sql(f"{_LIVE} AND r.participant_id = ? ORDER BY r.at, r.id", (participant_id,))
    return [dict(zip(_NAMES, row, strict=True)) for row in cursor.fetchall()]


def marks_without_desk(attendance_ids: Sequence[str]) -> dict[str, str]:
    """The mark that each row would have had nobody been checked in.

    Only rows whose mark was last set by a check-in, or by taking one back, are named: of all others somebody has
    decided since.
    """
    written = {row: fields.get("mark", []) for row, fields in log.writes("attendance", attendance_ids).items()}
    desk = _desk_steps({entry.step for entries in written.values() for entry in entries})
    found: dict[str, str] = {}
    for row, entries in written.items():
        if entries and max(entries).step in desk:
            own = [entry for entry in entries if entry.step not in desk]
            found[row] = str(max(own).value) if own else ""
    return found


def _desk_steps(step_ids: Iterable[str]) -> set[str]:
    """Those of the steps that checked somebody in, took that back, or put it in force again."""
    origin = {step: step for step in step_ids}
    undoes = {step: step for step in origin}
    while undoes := {step: before for step, now in undoes.items() if (before := _undone_by(now))}:
        origin |= undoes
    made = {step for step in set(origin.values()) if _checks_in(step)}
    return {step for step, first in origin.items() if first in made}


def _undone_by(step_id: str) -> str:
    row = database.execute_sql("SELECT undoes FROM step WHERE id = ?", (step_id,)).fetchone()
    return str(row[0] or "") if row else ""


def _checks_in(step_id: str) -> bool:
    """Whether the step made a check-in: it told when somebody came."""
    query = "SELECT fields FROM change WHERE step_id = ? AND \"table\" = 'arrival'"
    return any("at" in json.loads(row[0]) for row in database.execute_sql(query, (step_id,)).fetchall())


def step_of(arrival_id: str) -> str:
    """The step that made a check-in; "" where the log does not know it."""
    written = log.writes("arrival", [arrival_id]).get(arrival_id, {})
    return min(entry.step for entry in written["at"]) if written.get("at") else ""
