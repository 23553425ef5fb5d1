"""One SHA-256 over all live shared records: equal for equal content, whatever the site, engine or history."""

import hashlib
from collections.abc import Iterable
from typing import Any

from app.models import base, belonging, log
from app.models.rows import read_many


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


def content_of(event_id: str) -> str:
    """Hex SHA-256 over what an event's seal covers: all its rows but the seals themselves and whether it is closed."""
    total = hashlib.sha256()
    for line in sorted(_event_lines(event_id, without=("seal",), blank={"closed": False})):
        total.update(line.encode("utf-8"))
        total.update(b"\n")
    return total.hexdigest()


def _event_lines(event_id: str, without: Iterable[str] = (), blank: base.Row | None = None) -> Iterable[str]:
    rows = {"event": {event_id}, **belonging.rows_under("event", [event_id])}
    for table in rows.keys() - set(without):
        found = read_many(table, sorted(rows[table]))
        more = blank if table == "event" and blank else {}
        yield from _lines(table, ({"id": row_id, **row, **more} for row_id, row in found.items() if not row["deleted"]))


def _lines(table: str, rows: Any) -> Iterable[str]:
    blank = log.defaults(table)
    for row in rows:
        filled = {name: value for name, value in row.items() if name == "id" or value != blank[name]}
        yield f"{table} {log.canonical(filled)}"
