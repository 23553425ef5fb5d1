"""The register of certificate numbers, as SQL answers it."""

from collections.abc import Iterable

from app.models.base import database


def running_numbers(kind: str, years: Iterable[int]) -> frozenset[tuple[int, int]]:
    """The running numbers of a kind in these years, (year, number), void ones too."""
    found: set[tuple[int, int]] = set()
    for year in years:
        cursor = database.execute_sql(
            "SELECT running FROM certificate WHERE NOT deleted AND kind = ? AND substr(date, 1, 4) = ?",
            (kind, f"{year:04d}"),
        )
        found |= {(year, int(row[0])) for row in cursor.fetchall()}
    return frozenset(found)


def held_twice(event_id: str) -> tuple[str, ...]:
    """The numbers of an event's certificates that stand in the register more than once."""
    cursor = database.execute_sql(
        "SELECT number FROM certificate WHERE NOT deleted AND number <> '' AND number IN "
        "(SELECT number FROM certificate WHERE event_id = ? AND NOT deleted) "
        "GROUP BY number HAVING count(*) > 1 ORDER BY number",
        (event_id,),
    )
    return tuple(str(row[0]) for row in cursor.fetchall())
