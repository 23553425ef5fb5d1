"""The register of certificate numbers, as SQL answers it.

Numbers of a year run on over all events and selections of an office, but for events that number by themselves.
"""

from collections.abc import Iterable

from app.models.base import database

_OF_YEAR = (
    "FROM certificate c LEFT JOIN event e ON e.id = c.event_id LEFT JOIN selection s ON s.id = c.selection "
    "WHERE NOT c.deleted AND c.kind = ? AND c.date BETWEEN ? AND ? AND coalesce(e.number_scope, '') <> 'event'"
)
_OF_OFFICE = " AND coalesce(e.office_id, s.office_id, ?) = ?"


def running_of_year(kind: str, year: int, office_id: str = "") -> frozenset[int]:
    """The running numbers of a kind in a year, void ones too: of one office, else of all."""
    more, values = (_OF_OFFICE, (office_id, office_id)) if office_id else ("", ())
    cursor = database.execute_sql(f"SELECT c.running {_OF_YEAR}{more}", (kind, *_ends(year), *values))
    return frozenset(int(row[0]) for row in cursor.fetchall())


def running_of_event(kind: str, event_id: str) -> frozenset[int]:
    """The running numbers of a kind in one event, in whatever year, void ones too."""
    cursor = database.execute_sql(
        "SELECT running FROM certificate WHERE NOT deleted AND kind = ? AND event_id = ?", (kind, event_id)
    )
    return frozenset(int(row[0]) for row in cursor.fetchall())


def first_of_year(kind: str, year: int, office_id: str) -> int:
    """The smallest start value of an office's events that have numbers of this year; 1 where none has one."""
    cursor = database.execute_sql(
        f"SELECT min(coalesce(e.number_start, 1)) {_OF_YEAR}{_OF_OFFICE}", (kind, *_ends(year), office_id, office_id)
    )
    return int(cursor.fetchone()[0] or 1)


def years(kind: str = "") -> tuple[int, ...]:
    """The years in which numbers were given, the newest first."""
    more, values = (" AND kind = ?", (kind,)) if kind else ("", ())
    cursor = database.execute_sql(
        f"SELECT DISTINCT substr(date, 1, 4) FROM certificate WHERE NOT deleted{more} ORDER BY 1 DESC", values
    )
    return tuple(int(row[0]) for row in cursor.fetchall() if str(row[0]).isdigit())


def taken_numbers(numbers: Iterable[str]) -> set[str]:
    """Which of these certificate numbers are in the register already, void ones too."""
    wanted = list(numbers)
    taken: set[str] = set()
    for start in range(0, len(wanted), 500):
        chunk = wanted[start : start + 500]
        marks = ",".join("?" * len(chunk))
        cursor = database.execute_sql(
            f"SELECT number FROM certificate WHERE NOT deleted AND number IN ({marks})", tuple(chunk)
        )
        taken |= {row[0] for row in cursor.fetchall()}
    return taken


def held_twice(event_id: str) -> tuple[str, ...]:
    """The numbers of an event's certificates that stand in the register more than once."""
    cursor = database.execute_sql(
        "SELECT number FROM certificate WHERE NOT deleted AND number <> '' AND number IN "
        "(SELECT number FROM certificate WHERE event_id = ? AND NOT deleted) "
        "GROUP BY number HAVING count(*) > 1 ORDER BY number",
        (event_id,),
    )
    return tuple(str(row[0]) for row in cursor.fetchall())


def newest_first() -> list[str]:
    """The ids of all numbers, those of deleted rows among them, by when they were made: of the key's index alone, for a
    row with its snapshot takes up a page."""
    return [str(row[0]) for row in database.execute_sql("SELECT id FROM certificate ORDER BY id DESC").fetchall()]


def successors(ids: Iterable[str]) -> dict[str, str]:
    """The number that took the place of each of these, by the id of the void one."""
    return _pairs("SELECT replaces, number FROM certificate WHERE NOT deleted AND replaces IN ({marks})", ids)


def numbers_of(ids: Iterable[str]) -> dict[str, str]:
    """The numbers of these certificates, by id."""
    return _pairs("SELECT id, number FROM certificate WHERE NOT deleted AND id IN ({marks})", ids)


def left_among(ids: Iterable[str]) -> frozenset[str]:
    """Which of these certificates were printed, exported or sent."""
    return frozenset(_pairs("SELECT certificate, made_at FROM issued_copy WHERE certificate IN ({marks})", ids))


def _pairs(sql: str, ids: Iterable[str]) -> dict[str, str]:
    wanted = list(ids)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), 500):
        chunk = wanted[start : start + 500]
        cursor = database.execute_sql(sql.format(marks=",".join("?" * len(chunk))), tuple(chunk))
        found |= {str(key): str(value) for key, value in cursor.fetchall()}
    return found


def _ends(year: int) -> tuple[str, str]:
    """The first and the last day of a year, as dates are kept."""
    return f"{year:04d}-01-01", f"{year:04d}-12-31"
