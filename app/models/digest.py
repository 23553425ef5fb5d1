"""One SHA-256 over all live shared records: equal for equal content, whatever the site, engine or history."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from app.models import base, log

# Rows of these tables belong to an event, by the field that leads there.
_EVENT_TABLES = ("quota", "subject", "session", "event_role", "participant", "certificate")


def digest(event_id: str = "") -> str:
    """Hex SHA-256 over the live shared rows, or over those of one event that are shared with every office in it."""
    lines = _event_lines(event_id) if event_id else _all_lines()
    total = hashlib.sha256()
    for line in sorted(lines):
        total.update(line.encode("utf-8"))
        total.update(b"\n")
    return total.hexdigest()


def _all_lines() -> Iterable[str]:
    for table, model in base.shared_tables().items():
        yield from _lines(table, model.select().where(~model.deleted).dicts())


def _event_lines(event_id: str) -> Iterable[str]:
    tables = base.shared_tables()

    def live(table: str, condition: Callable[[Any], Any]) -> Iterable[str]:
        model: Any = tables[table]
        return _lines(table, model.select().where(~model.deleted, condition(model)).dicts())

    yield from live("event", lambda model: model.id == event_id)
    for table in _EVENT_TABLES:
        yield from live(table, lambda model: model.event == event_id)
    participant: Any = tables["participant"]
    ours = participant.select(participant.id).where(participant.event == event_id)
    yield from live("attendance", lambda model: model.participant.in_(ours))


def _lines(table: str, rows: Any) -> Iterable[str]:
    blank = log.defaults(table)
    for row in rows:
        filled = {name: value for name, value in row.items() if name == "id" or value != blank[name]}
        yield f"{table} {log.canonical(filled)}"
