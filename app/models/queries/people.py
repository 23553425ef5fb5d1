"""Lists of people, as SQL answers them."""

from dataclasses import dataclass

from app.domain import matching
from app.models.base import Row, database

_COLUMNS = (
    "p.id, p.name, p.front_title, p.back_title, p.nik, p.sex, p.birth_date, p.pillar, p.region, p.village_name, "
    "p.phone, p.status, p.basic_certificate_number, r.path, p.erased, "
    "(SELECT count(*) FROM participant pa WHERE pa.person_id = p.id AND NOT pa.deleted) AS events"
)
_NAMES = (
    "id", "name", "front_title", "back_title", "nik", "sex", "birth_date", "pillar", "region", "village_name",
    "phone", "status", "basic_certificate_number", "path", "erased", "events",
)  # fmt: skip
# What each sort column means in SQL; the id makes every order whole.
ORDERS = {
    "name": "p.name COLLATE NOCASE",
    "region": "p.region, p.name COLLATE NOCASE",
    "status": "p.status, p.name COLLATE NOCASE",
}


# A card that lacks one of these is marked "data belum lengkap"; a village has a code of four parts or is typed.
INCOMPLETE = (
    "(p.nik = '' OR p.sex = '' OR p.birth_date = '' OR p.region = '' OR "
    "(length(p.region) < 13 AND p.village_name = '')) AND NOT p.erased"
)


@dataclass(frozen=True)
class PeopleQuestion:
    """Which people: words that must all be found, a region code they lie in, a status, only cards that lack
    something; and how they are sorted."""

    text: str = ""
    within: str = ""
    status: str = ""
    incomplete: bool = False
    order: str = "name"
    descending: bool = False


def page(question: PeopleQuestion, limit: int, offset: int) -> list[Row]:
    """One page of the matching people."""
    where, values = _condition(question)
    way = " DESC" if question.descending else ""
    order = ", ".join(part + way for part in ORDERS[question.order].split(", "))
    cursor = database.execute_sql(
        f"SELECT {_COLUMNS} FROM person p LEFT JOIN region r ON r.code = p.region {where} "
        f"ORDER BY {order}, p.id LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return [dict(zip(_NAMES, row, strict=True)) for row in cursor.fetchall()]


def count(question: PeopleQuestion) -> int:
    """How many people match."""
    where, values = _condition(question)
    return int(database.execute_sql(f"SELECT count(*) FROM person p {where}", values).fetchone()[0])


def count_by_status(within: str = "") -> tuple[dict[str, int], int]:
    """How many people there are by status, and how many cards lack something, in a region or everywhere."""
    where, values = _condition(PeopleQuestion(within=within))
    found = database.execute_sql(
        f"SELECT p.status, count(*), sum(CASE WHEN {INCOMPLETE} THEN 1 ELSE 0 END) FROM person p {where} GROUP BY 1",
        values,
    ).fetchall()
    return {status: int(count) for status, count, _ in found}, sum(int(lacking) for _, _, lacking in found)


def names_by_nik() -> dict[str, str]:
    """Every NIK of the registry with the name it stands under."""
    return dict(database.execute_sql("SELECT nik, name FROM person WHERE nik <> '' AND NOT deleted").fetchall())


def _condition(question: PeopleQuestion) -> tuple[str, tuple[str, ...]]:
    parts = ["NOT p.deleted"]
    values: list[str] = []
    words = matching.search_words(question.text)
    if question.text.strip() and not words:
        parts.append("0")  # signs alone are nobody's name
    if words:
        found = " AND ".join("s.words LIKE ?" for _ in words)
        parts.append(f"p.id IN (SELECT s.person FROM person_search s WHERE {found})")
        # A number is looked for anywhere (the tail of a NIK), a word at its beginning.
        values.extend(f"%{word}%" if word.isdigit() else f"% {word}%" for word in words)
    if question.within:
        parts.append("(p.region = ? OR p.region LIKE ?)")
        values.extend((question.within, f"{question.within}.%"))
    if question.status:
        parts.append("p.status = ?")
        values.append(question.status)
    if question.incomplete:
        parts.append(INCOMPLETE)
    return f"WHERE {' AND '.join(parts)}", tuple(values)
