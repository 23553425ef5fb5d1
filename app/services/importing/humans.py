"""The human a row is about: a registered one with all its records, or somebody new; and what a row tells anew."""

from collections.abc import Collection, Iterable, Mapping

from app.domain import person_groups
from app.domain.regions import Level, is_inside, level_of
from app.errors import Progress
from app.models import groups, rows
from app.models.base import Row
from app.models.groups import Group
from app.services.importing.rows import Writes

_CHUNK = 5000


def newcomer(person_id: str) -> Group:
    """Somebody whom the registry does not hold yet."""
    return Group(person_id, {})


def load(person_ids: Collection[str], progress: Progress) -> dict[str, Group]:
    """The registered humans behind these records, by each id asked for; ids of nobody are left out."""
    linked = groups.all_heads()
    together = groups.groups(one for one in person_ids if one in linked)
    found = {one: together[linked[one]] for one in person_ids if one in linked}
    alone = sorted(one for one in person_ids if one not in linked)
    chunks = [alone[start : start + _CHUNK] for start in range(0, len(alone), _CHUNK)]
    for done, chunk in enumerate(chunks):
        progress(done, len(chunks))
        found |= {
            one: Group(one, {one: row | {"id": one}})
            for one, row in rows.read_many("person", chunk).items()
            if not row["deleted"]
        }
    return found


def news(human: Group, told: Mapping[str, str], assumed_region: bool) -> dict[str, str]:
    """What a row tells (`told` has no empty values) that the human's records do not hold yet.

    What any of the records holds is known, so that an old list never takes back a choice made when they were linked.
    A region known more exactly than it is told stays; so does any known region where the row tells none.
    """
    if not human.records:
        return dict(told)
    if len(human.records) == 1:
        (record,) = human.records.values()
        fresh = {name: value for name, value in told.items() if record[name] != value}
        if "region" in fresh or "village_name" in fresh:
            _heed_known_region(str(record["region"]), fresh, assumed_region)
        if "note" in fresh:
            _heed_known_note([record], fresh)
        return fresh
    records = list(human.records.values())
    fresh = {
        name: value
        for name, value in told.items()
        if not any(record[name] == value for record in records)
    }
    if "region" in fresh or "village_name" in fresh:
        _heed_known_region(str(human.shown["region"]), fresh, assumed_region)
    if "note" in fresh:
        _heed_known_note(records, fresh)
    if "nik" in fresh and any(record["nik"] for record in records):
        del fresh["nik"]
    return fresh


def writes(human: Group, fresh: Mapping[str, str]) -> Writes:
    """The writes that make a human show these values."""
    if not human.records:
        return (("person", human.head, fresh),)
    if len(human.records) == 1:
        return (("person", human.head, fresh),) if fresh else ()
    spread = person_groups.spread(human.records, human.choices, fresh)
    return tuple(("person", record, values) for record, values in spread.items())


def _heed_known_note(records: Iterable[Row], fresh: dict[str, str]) -> None:
    """A list tells a note in one line: one known in several stays as it is."""
    if any(" ".join(str(record["note"]).split()) == fresh["note"] for record in records):
        del fresh["note"]


def _heed_known_region(known: str, fresh: dict[str, str], assumed: bool) -> None:
    if not known:
        return
    told = fresh.get("region", known)
    if assumed or is_inside(known, told):
        fresh.pop("region", None)
        if level_of(known) is Level.VILLAGE:
            fresh.pop("village_name", None)
