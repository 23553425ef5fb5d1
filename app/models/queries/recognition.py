"""Finding the people that the rows of a list may mean: set by set, never row by row."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from app.errors import Progress
from app.models.base import database

_CHUNK = 900


class Known(NamedTuple):
    """What of a registered person tells who it is."""

    id: str
    name: str
    nik: str
    birth_date: str
    region: str
    village_name: str


_COLUMNS = ", ".join(Known._fields)


def with_niks(niks: Collection[str], progress: Progress) -> Iterator[Known]:
    """The people with one of these NIKs."""
    wanted = sorted(niks)
    for start in range(0, len(wanted), _CHUNK):
        progress(start, len(wanted))
        chunk = wanted[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        cursor = database.execute_sql(
            f"SELECT {_COLUMNS} FROM person WHERE nik IN ({marks}) AND NOT deleted ORDER BY id", tuple(chunk)
        )
        yield from map(Known._make, cursor.fetchall())


def alike(birth_dates: Collection[str], names: Collection[str], progress: Progress) -> Iterator[Known]:
    """The people born on one of these days, and those without a NIK who have one of these names to the letter.

    The table is read through once, in the order of ids: a list without NIKs asks for most of the days there are.
    """
    for row in _all("NOT deleted AND NOT erased", progress):
        if (row[3] and row[3] in birth_dates) or (not row[2] and row[1] in names):
            yield Known._make(row)


def without_nik(birth_dates: Collection[str], progress: Progress) -> Iterator[Known]:
    """The people without a NIK who were born on one of these days, in the order of ids."""
    rows = _all("nik = '' AND NOT deleted AND NOT erased", progress)
    return (Known._make(row) for row in rows if row[3] and row[3] in birth_dates)


def _all(condition: str, progress: Progress) -> Iterator[tuple[str, ...]]:
    cursor = database.execute_sql(f"SELECT {_COLUMNS} FROM person WHERE {condition} ORDER BY id")
    while batch := cursor.fetchmany(_CHUNK):
        progress(0, 1)  # how many there are is not known, but it may be stopped
        yield from batch
