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
_WORDS = "CREATE TABLE person_term (term TEXT PRIMARY KEY) WITHOUT ROWID"
_INDEXED = 4
"""Letters up to which the index finds beginnings of words at once; longer ones are looked up among the words."""
_FEW = 60
_AFTER = "\U0010ffff"
_HITS = "SELECT rowid AS place FROM person_words WHERE person_words MATCH :asked AND rowid {way} :start"
_FIRST, _LAST = -(1 << 62), 1 << 62


def make() -> None:
    """An empty index in the place of any other."""
    for table in ("person_words", "person_term"):
        database.execute_sql(f"DROP TABLE IF EXISTS {table}")
    database.execute_sql(_CREATE)
    database.execute_sql(_WORDS)


def is_there() -> bool:
    """Whether the database has an index."""
    return bool(database.execute_sql("SELECT 1 FROM sqlite_master WHERE name = 'person_words'").fetchone())


def put(entries: Sequence[tuple[int, str]]) -> None:
    """Add entries, as place and tokens parted by blanks; the places are free."""
    connection = database.connection()
    connection.executemany("INSERT INTO person_words (rowid, words) VALUES (?, ?)", entries)
    tokens: set[str] = set().union(*(words.split() for _, words in entries))
    terms = sorted(filter(_is_long_word, tokens))
    connection.executemany("INSERT OR IGNORE INTO person_term VALUES (?)", ((term,) for term in terms))


def remove(places: Iterable[int]) -> None:
    """Take entries out. Their words are still in the file until it is `purged`."""
    database.connection().executemany("DELETE FROM person_words WHERE rowid = ?", ((place,) for place in places))


def purge() -> None:
    """Write the index anew without what was removed: for those who must not leave a word."""
    database.execute_sql("INSERT INTO person_words (person_words) VALUES ('optimize')")
    database.execute_sql("CREATE VIRTUAL TABLE temp.kept_term USING fts5vocab(main, person_words, row)")
    database.execute_sql("DELETE FROM person_term WHERE term NOT IN (SELECT term FROM temp.kept_term)")
    database.execute_sql("DROP TABLE temp.kept_term")


def question(wanted: Wish, facets: Sequence[str]) -> str:
    """What entries must hold, as the index understands it: one pattern of each group, and all facets."""
    groups = [" OR ".join(part for pattern in group for part in _patterns(pattern)) for group in wanted]
    groups += [f'"{facet}"' for facet in facets]
    return " AND ".join(f"({group})" for group in groups) or f'"{EVERYBODY}"'


def hits(asked: str, *, descending: bool = False) -> tuple[str, dict[str, object]]:
    """SQL of the places that match, in order, and its values; `start` may be set to the first place to look at."""
    way = "<=" if descending else ">="
    return _HITS.format(way=way) + f" ORDER BY rowid{' DESC' if descending else ''}", {
        "asked": asked,
        "start": _LAST if descending else _FIRST,
    }


def count(asked: str) -> int:
    """How many match."""
    query = "SELECT count(*) FROM person_words WHERE person_words MATCH ?"
    return int(database.execute_sql(query, (asked,)).fetchone()[0])


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


def _patterns(pattern: str) -> list[str]:
    """A pattern as the index understands it. The index reads all hits of a long beginning before it gives the first:
    the few whole words that begin so are given in its place, whose hits come one after the other."""
    start = pattern.removesuffix("*")
    if start == pattern:
        return [f'"{pattern}"']
    if _is_long_word(start):
        query = "SELECT term FROM person_term WHERE term >= ? AND term < ? LIMIT ?"
        terms = database.execute_sql(query, (start, start + _AFTER, _FEW + 1)).fetchall()
        if len(terms) <= _FEW:
            return [f'"{term}"' for (term,) in terms] or [f'"{start}"']
    return [f'"{start}"*']


def _is_long_word(token: str) -> bool:
    """Whether a token is kept among the words too: no facet, no number."""
    return token[0] != "_" and len(token) > _INDEXED and not token.isdigit()
