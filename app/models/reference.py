"""Reference lists in the database: data with a scheme and a validity, so that old events keep theirs."""

from collections.abc import Iterable

from app.models import local_settings
from app.models.base import Row, database
from app.models.local import Reference

_EDITION = "reference_edition"


def edition() -> str:
    """Which edition of the shipped lists the database holds; "" for none."""
    return local_settings.get(_EDITION)


def refresh(entries: Iterable[Row], edition: str) -> None:
    """Bring the shipped entries in; entries that a later list dropped stay for what already uses them."""
    rows = [(e["scheme"], e["code"], e["label"], e["valid_from"], e["valid_until"], n) for n, e in enumerate(entries)]
    with database.atomic():
        local_settings.put(_EDITION, edition)
        database.connection().executemany(
            "INSERT INTO reference (scheme, code, label, valid_from, valid_until, sort_order) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (scheme, code) DO UPDATE SET label = excluded.label, "
            "valid_from = excluded.valid_from, valid_until = excluded.valid_until, sort_order = excluded.sort_order",
            rows,
        )


def entries(scheme: str, on: str = "") -> list[tuple[str, str]]:
    """(code, label) of a list in its order, those valid on an ISO day where one is given."""
    query = Reference.select().where(Reference.scheme == scheme).order_by(Reference.sort_order)
    return [(row.code, row.label) for row in query if not on or _holds(row, on)]


def _holds(row: Reference, on: str) -> bool:
    return str(row.valid_from) <= on and (not row.valid_until or on <= str(row.valid_until))
