"""Lists of people, as the search index and the rows answer them."""

from collections.abc import Iterator

from app.domain import finding
from app.models import facets, groups, search
from app.models.base import Row, database
from app.models.facets import PeopleQuestion
from app.models.queries import trained
from app.models.rows import read_many

_FIELDS = (
    "name", "front_title", "back_title", "nik", "sex", "birth_date", "pillar", "region", "village_name", "phone",
    "status", "ipsm_number", "basic_certificate_number", "erased",
)  # fmt: skip
_NAMES = ("place", "id", *_FIELDS, "path", "group", "trained", "events")
_LISTED = (
    f"SELECT h.place, p.id, {', '.join(f'p.{name}' for name in _FIELDS)}, coalesce(r.path, ''), g.head, "
    f"{trained.basic_of_record('p')}, (SELECT count(*) FROM participant t WHERE t.person_id = p.id AND NOT t.deleted) "
    "FROM (%s) h CROSS JOIN person_place l ON l.place = h.place CROSS JOIN person p ON p.id = l.person "
    "LEFT JOIN region r ON r.code = p.region LEFT JOIN person_group g ON g.person = p.id"
)
_CHUNK = 500
# Of the records of one human: whether one of them proves a basic certificate, and the events of all of them.
_OF_GROUP = (
    f"SELECT max({trained.basic_of_record('p')}), (SELECT count(DISTINCT event_id) FROM participant "
    "WHERE person_id IN ({marks}) AND NOT deleted) FROM person p WHERE p.id IN ({marks})"
)


def asked(question: PeopleQuestion) -> str | None:
    """A question in the words of the index; None for one that nobody answers, such as signs that are no words."""
    wanted = finding.wish(question.text)
    if question.text.strip() and not wanted:
        return None
    return search.question(wanted, facets.asked(question))


def page(question: PeopleQuestion, limit: int, offset: int = 0, start: int | None = None) -> list[Row]:
    """The matching people in order, from the place `start` on; each with its place."""
    words = asked(question)
    if words is None:
        return []
    hits, values = search.hits(words, descending=question.descending)
    if start is not None:
        values["start"] = start
    query = f"{hits} LIMIT :limit OFFSET :offset"
    found = database.execute_sql(_LISTED % query, values | {"limit": limit, "offset": offset}).fetchall()
    return _as_shown([dict(zip(_NAMES, row, strict=True)) for row in found])


def cards(question: PeopleQuestion) -> Iterator[Row]:
    """The whole cards of the matching people, in order."""
    start: int | None = None
    while chunk := places(question, _CHUNK + 1, start):
        start = chunk[_CHUNK] if len(chunk) > _CHUNK else None
        marks = ",".join("?" * len(chunk[:_CHUNK]))
        query = f"SELECT person FROM person_place WHERE place IN ({marks}) ORDER BY place"
        ids = [row[0] for row in database.execute_sql(query, chunk[:_CHUNK]).fetchall()]
        found = read_many("person", ids)
        shown = {head: group.shown for head, group in groups.groups(ids).items()}
        listed = [shown.get(one) or found[one] | {"id": one} for one in ids]
        yield from reversed(listed) if question.descending else listed
        if start is None:
            return


def places(question: PeopleQuestion, limit: int, start: int | None = None) -> list[int]:
    """The places of the matching people, in order, from the place `start` on."""
    words = asked(question)
    if words is None:
        return []
    hits, values = search.hits(words, descending=question.descending)
    if start is not None:
        values["start"] = start
    return [row[0] for row in database.execute_sql(f"{hits} LIMIT :limit", values | {"limit": limit}).fetchall()]


def count(question: PeopleQuestion) -> int:
    """How many people match."""
    words = asked(question)
    return 0 if words is None else search.count(words)


def _as_shown(listed: list[Row]) -> list[Row]:
    """Rows of linked records as their group shows."""
    linked = {row["id"]: row for row in listed if row["group"]}
    for head, group in groups.groups(linked).items() if linked else ():
        card, ids = group.shown, list(group.records)
        query = _OF_GROUP.format(marks=",".join("?" * len(ids)))
        basic, events = database.execute_sql(query, (*ids, *ids)).fetchone()
        shown = {name: card[name] for name in _FIELDS}
        linked[head] |= shown | {"path": "", "trained": basic, "events": events}
    return listed
