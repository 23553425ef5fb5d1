"""Records that were linked as one human: the group, and its smallest id, the head, under which it shows.

The links are shared and merged; who belongs to which group follows from them and is kept in a local table. What a
group shows is worked out from its records and the links' choices by `app.domain.person_groups`.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain import person_groups
from app.models import rows
from app.models.base import Row, database
from app.models.local import PersonGroup

_CHUNK = 500
Choice = Mapping[str, str]


@dataclass(frozen=True)
class Group:
    """The records of one human by id, and what was chosen when they were linked."""

    head: str
    records: dict[str, Row]
    choices: tuple[Choice, ...] = ()

    @property
    def sources(self) -> dict[str, str]:
        """The record whose value each field shows."""
        return person_groups.sources(self.records, self.choices)

    @property
    def shown(self) -> Row:
        """The card of the human, under the head's id."""
        return self.records[self.head] | person_groups.shown(self.records, self.choices) | {"id": self.head}


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


def all_heads() -> dict[str, str]:
    """The head of every record that belongs to a group."""
    return {row.person: row.head for row in PersonGroup.select()}


def group(person_id: str) -> Group | None:
    """The group of a record; a person never merged is a group of one. None where there is no such live record."""
    found = groups([person_id]).get(head(person_id))
    if found is not None:
        return found
    row = rows.get("person", person_id)
    return None if row is None else Group(person_id, {person_id: row})


def groups(person_ids: Iterable[str]) -> dict[str, Group]:
    """The groups that these records belong to, by head; people never merged are left out."""
    wanted = sorted(set(heads(person_ids).values()))
    by_head: dict[str, list[str]] = {}
    for start in range(0, len(wanted), _CHUNK):
        for row in PersonGroup.select().where(PersonGroup.head.in_(wanted[start : start + _CHUNK])):
            by_head.setdefault(row.head, []).append(row.person)
    ids = sorted(one for group_ids in by_head.values() for one in group_ids)
    records = {row["id"]: row for row in rows.among("person", "id", ids)}
    choices: dict[str, list[Choice]] = {}
    for link in links_between(ids):
        choices.setdefault(link["first"], []).append(_choice(link["chosen"]))
    return {head: _group(group_ids, records, choices) for head, group_ids in by_head.items()}


def shown_people(person_ids: Iterable[str]) -> list[Row]:
    """The cards that these live records show under their own ids; of merged people the card of the group."""
    found = rows.among("person", "id", sorted(set(person_ids)))
    names = {name: name for name in found[0] if name != "id"} if found else {}
    return overlay(found, "id", names)


def overlay(listed: list[Row], key: str, fields: Mapping[str, str]) -> list[Row]:
    """Rows of a list with what their human shows in place of what the one record holds.

    `key` is the column with the record's id, `fields` maps columns to fields of the card.
    """
    shown = {one: group.shown for group in groups(row[key] for row in listed).values() for one in group.records}
    return [
        row | {column: shown[row[key]][name] for column, name in fields.items()} if row[key] in shown else row
        for row in listed
    ]


def together(person_ids: Iterable[str]) -> set[str]:
    """These records, and all that were merged with any of them."""
    wanted = set(person_ids)
    found = sorted(set(heads(wanted).values()))
    for start in range(0, len(found), _CHUNK):
        query = PersonGroup.select(PersonGroup.person).where(PersonGroup.head.in_(found[start : start + _CHUNK]))
        wanted.update(row.person for row in query)
    return wanted


def links_ever(person_ids: Iterable[str]) -> set[str]:
    """The ids of the links that hold any of these records, or once did; judgements that two are two are none."""
    from app.models.people import PersonLink

    wanted = sorted(person_ids)
    found: set[str] = set()
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        either = PersonLink.first.in_(chunk) | PersonLink.second.in_(chunk)
        found.update(row.id for row in PersonLink.select(PersonLink.id).where(~PersonLink.apart, either))
    return found


def links_between(person_ids: Iterable[str]) -> list[Row]:
    """The live links that hold these records together."""
    ids = set(person_ids)
    found = rows.among("person_link", "first", sorted(ids))
    return [link for link in found if link["second"] in ids and not link["apart"]]


def concerned(person_ids: Iterable[str]) -> bool:
    """Whether any of these records was ever linked, so that groups may be others now."""
    links = database.execute_sql("SELECT first_id, second_id FROM person_link WHERE NOT deleted").fetchall()
    return bool(links) and not {one for link in links for one in link}.isdisjoint(person_ids)


def renew() -> frozenset[str]:
    """Work out the groups from the live links; returns the records whose group changed.

    A removed record belongs to no group, but still holds together those that were linked through it.
    """
    links = database.execute_sql(
        "SELECT first_id, second_id FROM person_link WHERE NOT deleted AND NOT apart"
    ).fetchall()
    now = _joined(links, _removed({one for link in links for one in link}))
    before = all_heads()
    changed = {person for person in now.keys() | before.keys() if now.get(person) != before.get(person)}
    for person in changed:
        PersonGroup.delete().where(PersonGroup.person == person).execute()
        if person in now:
            PersonGroup.insert(person=person, head=now[person]).execute()
    # whoever shares a group with a changed record shows differently too
    around = {now.get(person, person) for person in changed} | {before.get(person, person) for person in changed}
    return frozenset(changed | {p for p, head in (now | before).items() if head in around})


def _choice(text: str) -> Choice:
    """What a link says is shown; a link without choices, or with words of a later program, says nothing."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return {str(name): str(record) for name, record in found.items()} if isinstance(found, dict) else {}


def _group(ids: list[str], records: Mapping[str, Row], choices: Mapping[str, list[Choice]]) -> Group:
    return Group(
        min(ids),
        {one: records[one] for one in sorted(ids)},
        tuple(choice for one in sorted(ids) for choice in choices.get(one, [])),
    )


def _removed(person_ids: set[str]) -> frozenset[str]:
    found = rows.read_many("person", sorted(person_ids))
    return frozenset(one for one in person_ids if found[one]["deleted"])


def _joined(links: Iterable[tuple[str, str]], removed: frozenset[str]) -> dict[str, str]:
    """Each linked record that is still there with the smallest such id that it can reach, where there is another."""
    parent: dict[str, str] = {}

    def root(person: str) -> str:
        while parent.setdefault(person, person) != person:
            person = parent[person]
        return person

    for first, second in links:
        low, high = sorted((root(first), root(second)))
        parent[high] = low
    together: dict[str, list[str]] = {}
    for person in parent.keys() - removed:
        together.setdefault(root(person), []).append(person)
    return {person: min(group) for group in together.values() if len(group) > 1 for person in group}
