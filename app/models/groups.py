"""Records that were linked as one human: the group, and its smallest id, the head, under which it shows.

The links are shared and merged; who belongs to which group follows from them and is kept in a local table.
"""

from collections.abc import Iterable

from app.models.base import database
from app.models.local import PersonGroup

_CHUNK = 500


def head(person_id: str) -> str:
    """The id under which a record's human shows; its own where it was never merged."""
    found = PersonGroup.get_or_none(PersonGroup.person == person_id)
    return person_id if found is None else str(found.head)


def members(person_id: str) -> tuple[str, ...]:
    """All records of one human, the head first; the record alone where it was never merged."""
    found = PersonGroup.select(PersonGroup.person).where(PersonGroup.head == head(person_id))
    return tuple(sorted(row.person for row in found)) or (person_id,)


def heads(person_ids: Iterable[str]) -> dict[str, str]:
    """The head of each record that belongs to a group; the others are left out."""
    wanted = list(person_ids)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        query = PersonGroup.select().where(PersonGroup.person.in_(wanted[start : start + _CHUNK]))
        found |= {row.person: row.head for row in query}
    return found


def renew() -> frozenset[str]:
    """Work out the groups from the live links; returns the records whose group changed."""
    links = database.execute_sql(
        "SELECT l.first_id, l.second_id FROM person_link l JOIN person a ON a.id = l.first_id "
        "JOIN person b ON b.id = l.second_id WHERE NOT l.deleted AND NOT a.deleted AND NOT b.deleted"
    ).fetchall()
    now = _joined(links)
    before = {row.person: row.head for row in PersonGroup.select()}
    changed = {person for person in now.keys() | before.keys() if now.get(person) != before.get(person)}
    for person in changed:
        PersonGroup.delete().where(PersonGroup.person == person).execute()
        if person in now:
            PersonGroup.insert(person=person, head=now[person]).execute()
    # whoever shares a group with a changed record shows differently too
    around = {now.get(person, person) for person in changed} | {before.get(person, person) for person in changed}
    return frozenset(changed | {p for p, head in (now | before).items() if head in around})


def _joined(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each linked record with the smallest id that it can reach."""
    parent: dict[str, str] = {}

    def root(person: str) -> str:
        while parent.setdefault(person, person) != person:
            person = parent[person]
        return person

    for first, second in links:
        low, high = sorted((root(first), root(second)))
        parent[high] = low
    return {person: root(person) for person in parent}
