"""Merging records of one human, parting them again, and judging two records to be two people.

Merging writes one link and moves nothing: both people's participations, certificates and awards stay where they are
and are read through the group.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain import person_groups
from app.domain.nik import mask_nik
from app.errors import UserError
from app.models import base, groups, log, rows
from app.models.base import Row
from app.models.changes import latest_clock
from app.models.groups import Group
from app.services import people, regions
from app.services.records import existing
from app.services.steps import DataChange, Recorder, step

_UNTOUCHED = "Tidak ada yang digabung."


@dataclass(frozen=True)
class GroupRecord:
    """One of the records of a human, as it was typed."""

    id: str
    name: str
    nik: str
    birth_date: str
    village: str


def records(person_id: str) -> tuple[GroupRecord, ...]:
    """The records that make a human, the head first; one where nothing was merged."""
    group = _group(person_id)
    return tuple(_record(one, row) for one, row in group.records.items())


def merge(first: str, second: str, chosen: Mapping[str, str]) -> DataChange:
    """Have two people show as one; `chosen` maps fields to the one of the two whose value shows.

    A field not chosen shows what the smaller id shows, or the other's where that is empty. `subject` of the result is
    the id under which they show now.

    Raises: UserError: one of them was removed or erased, or they are one already.
    """
    one, other = (_group(person_id) for person_id in sorted((first, second), key=groups.head))
    if one.head == other.head:
        raise UserError("Kedua data ini sudah digabung.", "Tidak ada yang diubah.", "Muat ulang daftar (F5).")
    for group in (one, other):
        if group.shown["erased"]:
            raise UserError("Data pribadi orang ini sudah dihapus.", _UNTOUCHED, "Pilih data lain.")
    choice = _choice(one, other, {name: groups.head(person_id) for name, person_id in chosen.items()})
    title = f"Menggabungkan data {one.shown['name']} dan {other.shown['name']}"
    with step(title) as changes:
        # the links within the two groups say the same, so that the choice hangs on no order
        for link in groups.links_between([*one.records, *other.records]):
            changes.put("person_link", link["id"], {"chosen": log.canonical(choice)})
        _link(changes, one.head, other.head, choice)
        return changes.summary(one.head, "Dua data digabung menjadi satu")


def separate(person_id: str) -> DataChange:
    """Take one record out of its group; the others stay together, and every record shows its own values again.

    Raises: UserError: it belongs to no group.
    """
    group = _group(person_id)
    if len(group.records) == 1:
        happened = "Data ini tidak digabung dengan data lain."
        raise UserError(happened, "Tidak ada yang diubah.", "Muat ulang daftar (F5).")
    rest = [one for one in group.records if one != person_id]
    with step(f"Memisahkan data {group.records[person_id]['name']}") as changes:
        for link in [*rows.find("person_link", first=person_id), *rows.find("person_link", second=person_id)]:
            if not link["apart"]:
                changes.delete("person_link", link["id"])
        choice = {name: one for name, one in group.sources.items() if one != person_id}
        for apart in _heads_of_parts(rest)[1:]:
            _link(changes, rest[0], apart, choice)
        return changes.summary(person_id, "Data dipisahkan lagi")


def judge_apart(first: str, second: str) -> DataChange:
    """Remember that two people are two: the pair is not offered again until what tells them apart is changed.

    Raises: UserError: one of them was removed, or they are merged.
    """
    one, other = sorted(_group(person_id).head for person_id in (first, second))
    if one == other:
        raise UserError("Kedua data ini sudah digabung.", "Tidak ada yang diubah.", "Pisahkan dahulu keduanya.")
    with step("Menandai dua data sebagai dua orang") as changes:
        judged = log.canonical({"clock": latest_clock()})
        values = {"first": one, "second": other, "chosen": judged, "apart": True, "deleted": False}
        changes.put("person_link", base.natural_id(one, other), values)
        return changes.summary(one, "Dicatat: bukan orang yang sama")


def _group(person_id: str) -> Group:
    existing("person", person_id, "Orang")
    return groups.group(person_id) or Group(person_id, {})


def _choice(one: Group, other: Group, chosen: Mapping[str, str]) -> dict[str, str]:
    """The record that each differing field is taken from, for the whole new group."""
    shown = {group.head: group.shown for group in (one, other)}
    choice = {}
    for name, record in one.sources.items():
        unit = person_groups.unit_of(name)
        if all(shown[one.head][part] == shown[other.head][part] for part in unit):
            continue
        by_default = one.head if any(shown[one.head][part] for part in unit) else other.head
        side = chosen.get(unit[0], by_default)
        choice[name] = other.sources[name] if side == other.head else record
    return choice


def _link(changes: Recorder, one: str, other: str, choice: Mapping[str, str]) -> None:
    first, second = sorted((one, other))
    values = {"first": first, "second": second, "chosen": log.canonical(choice), "apart": False, "deleted": False}
    changes.put("person_link", base.natural_id(first, second), values)


def _heads_of_parts(ids: list[str]) -> list[str]:
    """The smallest id of each part into which records fall by the live links between them, in order."""
    found = {one: one for one in sorted(ids)}
    for link in groups.links_between(ids):
        low, high = sorted((found[link["first"]], found[link["second"]]))
        found = {one: low if part == high else part for one, part in found.items()}
    return sorted(set(found.values()))


def _record(person_id: str, row: Row) -> GroupRecord:
    village = regions.origin(row["region"], row["village_name"]).line
    return GroupRecord(person_id, people.display_name(row), mask_nik(row["nik"]), row["birth_date"], village)
