"""Which rows belong to which: what goes with an event, a participant, a session when it is removed, sealed or sent."""

from collections.abc import Iterable

from app.models.base import database

_CHUNK = 500
# How rows belong to others: (table, field that refers, table referred to), parents first.
WAYS = (
    *((table, "event", "event") for table in (
        "quota", "quota_move", "batch", "event_role", "subject", "session", "participant", "certificate",
        "signed_sheet", "allowance", "payment", "evaluation_item", "event_text", "seal",
    )),
    ("payment", "participant", "participant"),
    ("payment", "role", "event_role"),
    ("certificate", "role", "event_role"),
    ("evaluation_item", "role", "event_role"),
    ("attendance", "participant", "participant"),
    ("attendance", "session", "session"),
    ("arrival", "participant", "participant"),
    ("arrival", "session", "session"),
    ("dispensation", "participant", "participant"),
    ("exam_score", "participant", "participant"),
    ("payment_amount", "payment", "payment"),
    ("payment_amount", "allowance", "allowance"),
    ("evaluation_answer", "item", "evaluation_item"),
    ("attachment", "owner", "event"),
    ("attachment", "owner", "signed_sheet"),
    ("attachment", "owner", "certificate"),
    ("attachment", "owner", "layout"),
    ("attachment", "owner", "layout_version"),
)  # fmt: skip
_PLAIN = frozenset({"owner"})  # refers by an id without being a reference of the database


def rows_under(table: str, row_ids: Iterable[str], *, deleted_too: bool = False) -> dict[str, set[str]]:
    """The ids of all live rows (or of those removed too) that belong to these rows of a table, parents first."""
    living = "" if deleted_too else " AND NOT deleted"
    found: dict[str, set[str]] = {table: set(row_ids)}
    for below, field, parent in WAYS:
        column = field if field in _PLAIN else f"{field}_id"
        own = found.setdefault(below, set())
        above = sorted(found.get(parent, ()))
        for start in range(0, len(above), _CHUNK):
            chunk = above[start : start + _CHUNK]
            query = f'SELECT id FROM "{below}" WHERE "{column}" IN ({",".join("?" * len(chunk))}){living}'
            own.update(row[0] for row in database.execute_sql(query, chunk).fetchall())
    del found[table]
    return {below: ids for below, ids in found.items() if ids}
