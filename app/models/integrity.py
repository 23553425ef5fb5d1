"""What can be wrong with a database, and finding it."""

from app.models import base, groups, log, merging
from app.models.base import database
from app.models.queries import events
from app.models.rows import read_many

_CHUNK = 1000
_TOLD = 5


def page_problem() -> str:
    """Pages whose checksum does not hold; "" when all do."""
    damaged = database.execute_sql("PRAGMA cipher_integrity_check").fetchall()
    verdict = database.execute_sql("PRAGMA integrity_check(1)").fetchone()[0]
    if damaged:
        return f"{len(damaged)} halaman rusak"
    return "" if verdict == "ok" else "susunan halaman rusak"


def reference_problem() -> str:
    """Rows that refer to rows that are not there; "" when none do."""
    broken = database.execute_sql("PRAGMA foreign_key_check").fetchall()
    return f"{len(broken)} rujukan terputus" if broken else ""


def log_problem() -> str:
    """Rows that differ from what the log adds up to; "" when none do."""
    different = sum(_differences(table) for table in base.shared_tables())
    return f"{different} baris berbeda dari catatannya" if different else ""


def number_problem() -> str:
    """Certificate numbers held twice; "" when none are."""
    query = "SELECT number FROM certificate WHERE NOT deleted GROUP BY number HAVING count(*) > 1"
    doubles = [row[0] for row in database.execute_sql(query).fetchall()]
    return f"nomor ganda: {', '.join(doubles[:5])}" if doubles else ""


def double_seat_problem() -> str:
    """Merged people who hold more than one seat in an event; "" when nobody does."""
    concerned = database.execute_sql(
        "SELECT DISTINCT e.id, e.code FROM participant pa JOIN person_group g ON g.person = pa.person_id "
        "JOIN event e ON e.id = pa.event_id WHERE NOT pa.deleted AND NOT e.deleted ORDER BY e.code"
    ).fetchall()
    doubles = [(code, head) for event, code in concerned for head in events.seats_of_one(event)]
    shown = groups.groups(head for _, head in doubles)
    words = [f"{shown[head].shown['name']} pada {code}" for code, head in doubles[:_TOLD]]
    rest = f" dan {len(doubles) - _TOLD} lagi" if len(doubles) > _TOLD else ""
    return f"{len(doubles)} kali karena data ganda digabung: {', '.join(words)}{rest}" if doubles else ""


def waiting_problem() -> str:
    """Changes whose parent row has not arrived; "" when none wait."""
    waiting = merging.waiting_count()
    return f"{waiting} baris menunggu data induknya" if waiting else ""


def _differences(table: str) -> int:
    ids = [row[0] for row in database.execute_sql(f'SELECT id FROM "{table}"').fetchall()]
    different = 0
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        stored = read_many(table, chunk)
        writes = log.writes(table, chunk)
        different += sum(stored[row] != log.fold(table, writes.get(row, {})) for row in chunk)
    return different
