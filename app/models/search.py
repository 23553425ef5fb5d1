"""The search index of the registry, in the words of SQLite's FTS5: what PostgreSQL will do differently is all here.

An entry holds what one listed person is found by and filtered by, as tokens; its number is the person's place in the
alphabet, so that hits come in the order of names, and a search and any filters are one question to the index.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from app.domain.finding import Wish
from app.errors import UserError
from app.models.base import database

EVERYBODY = "_all"
"""A token of every entry."""
_CREATE = (
    "CREATE VIRTUAL TABLE person_words USING fts5(words, content = '', contentless_delete = 1, detail = none, "
    "prefix = '1 2 3 4', tokenize = \"ascii tokenchars '_.'\")"
)
_HITS = "SELECT rowid AS place FROM person_words WHERE person_words MATCH :asked AND rowid {way} :start"
_FIRST, _LAST = -(1 << 62), 1 << 62


def make() -> None:
    """An empty index in the place of any other."""
    database.execute_sql("DROP TABLE IF EXISTS person_words")
    database.execute_sql(_CREATE)


def is_there() -> bool:
    """Whether the database has an index."""
    return bool(database.execute_sql("SELECT 1 FROM sqlite_master WHERE name = 'person_words'").fetchone())


def put(entries: Iterable[tuple[int, str]]) -> None:
    """Add entries, as place and tokens parted by blanks; the places are free."""
    database.connection().executemany("INSERT INTO person_words (rowid, words) VALUES (?, ?)", entries)


def remove(places: Iterable[int]) -> None:
    """Take entries out. Their words are still in the file until it is `purged`."""
    database.connection().executemany("DELETE FROM person_words WHERE rowid = ?", ((place,) for place in places))


def purge() -> None:
    """Write the index anew without what was removed: for those who must not leave a word."""
    database.execute_sql("INSERT INTO person_words (person_words) VALUES ('optimize')")


def question(wanted: Wish, facets: Sequence[str]) -> str:
    """What entries must hold, as the index understands it: one pattern of each group, and all facets."""
    groups = [" OR ".join(_pattern(pattern) for pattern in group) for group in wanted]
    groups += [f'"{facet}"' for facet in facets]
    return " AND ".join(f"({group})" for group in groups) or f'"{EVERYBODY}"'


def hits(asked: str, *, descending: bool = False) -> tuple[str, dict[str, object]]:
    """SQL of the places that match, in order, and its values; `start` may be set to the first place to look at."""
    way = "<=" if descending else ">="
    return _HITS.format(way=way) + f" ORDER BY rowid{' DESC' if descending else ''}", {
        "asked": asked,
        "start": _LAST if descending else _FIRST,
    }


def count(asked: str, at_most: int | None = None) -> int:
    """How many match; with `at_most`, counting stops there."""
    if at_most is None:
        query = "SELECT count(*) FROM person_words WHERE person_words MATCH ?"
        return int(database.execute_sql(query, (asked,)).fetchone()[0])
    query = "SELECT count(*) FROM (SELECT 1 FROM person_words WHERE person_words MATCH ? LIMIT ?)"
    return int(database.execute_sql(query, (asked, at_most)).fetchone()[0])


def rank(asked: str, place: int, *, descending: bool = False) -> int | None:
    """How many match before a place; None where what stands there does not match."""
    query = "SELECT {} FROM person_words WHERE person_words MATCH ? AND rowid {} ?"
    if not database.execute_sql(query.format("1", "="), (asked, place)).fetchone():
        return None
    before = query.format("count(*)", ">" if descending else "<")
    return int(database.execute_sql(before, (asked, place)).fetchone()[0])


def is_sound() -> bool:
    """Whether the index is whole in itself."""
    try:
        database.execute_sql("INSERT INTO person_words (person_words) VALUES ('integrity-check')")
    except UserError:
        return False
    return True


def places() -> frozenset[int]:
    """The places that the index has an entry for."""
    query = "SELECT rowid FROM person_words WHERE person_words MATCH ?"
    return frozenset(chain.from_iterable(database.execute_sql(query, (f'"{EVERYBODY}"',)).fetchall()))


def _pattern(pattern: str) -> str:
    return f'"{pattern[:-1]}"*' if pattern.endswith("*") else f'"{pattern}"'
