"""Who still needs what, counted by region and listed, as SQL answers it.

Only PSM and those who are to become one are counted, one line a human (the head of linked records), none that was
erased or is no longer active.
"""

from dataclasses import dataclass

from app.models.base import Row, database
from app.models.queries import trained

_PSM = (
    "NOT p.deleted AND NOT p.erased AND p.status <> 'nonaktif' AND upper(p.pillar) IN ('PSM', 'CALON PSM') "
    "AND p.id NOT IN (SELECT person FROM person_group WHERE head <> person)"
)
# What each need means; a calon has no decree yet, and that is no gap.
_NEEDS = {
    "basic": f"NOT {trained.basic()}",
    "since": f"{trained.last_day()} < :since",
    "no_decree": "(p.decree_number = '' AND p.status <> 'calon')",
    "decree_ends": "(p.decree_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND p.decree_until <= :until)",
}
NEEDS = tuple(_NEEDS)
NOWHERE = "?"
"""As a region: those whose card doesn't tell the kabupaten/kota."""
_PERSON = ("id", "name", "front_title", "back_title", "region", "village_name", "phone", "status", "decree_number",
           "decree_until", "last_day", "erased")  # fmt: skip


@dataclass(frozen=True)
class NeedsQuestion:
    """Trained last before the ISO day `since`, a decree that ends by the ISO day `until`; in a region, `NOWHERE`, or
    everywhere."""

    since: str
    until: str
    within: str = ""


def count(question: NeedsQuestion) -> list[tuple[str, int, tuple[int, ...]]]:
    """By region code as it stands on the cards: how many PSM, and how many have each need, in the order of `NEEDS`."""
    where, values = _where(question)
    sums = ", ".join(f"sum(CASE WHEN {need} THEN 1 ELSE 0 END)" for need in _NEEDS.values())
    found = database.execute_sql(f"SELECT p.region, count(*), {sums} FROM person p WHERE {where} GROUP BY 1", values)
    return [(str(region), int(total), tuple(int(one) for one in needs)) for region, total, *needs in found.fetchall()]


def people(question: NeedsQuestion, need: str, limit: int, offset: int) -> list[Row]:
    """Those who have a need, by region and name."""
    where, values = _where(question)
    columns = ", ".join(f"p.{name}" if name != "last_day" else trained.last_day() for name in _PERSON)
    found = database.execute_sql(
        f"SELECT {columns} FROM person p WHERE {where} AND {_NEEDS[need]} "
        "ORDER BY p.region, p.village_name, p.name COLLATE NOCASE, p.id LIMIT :limit OFFSET :offset",
        values | {"limit": limit, "offset": offset},
    )
    return [dict(zip(_PERSON, row, strict=True)) for row in found.fetchall()]


def _where(question: NeedsQuestion) -> tuple[str, dict[str, str | int]]:
    values: dict[str, str | int] = {"since": question.since, "until": question.until}
    if not question.within:
        return _PSM, values
    if question.within == NOWHERE:
        return f"{_PSM} AND length(p.region) < 5", values
    return f"{_PSM} AND (p.region = :within OR p.region LIKE :below)", values | {
        "within": question.within,
        "below": f"{question.within}.%",
    }
