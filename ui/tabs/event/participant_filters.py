"""The pills over an event's participants, and which rows a pill and a search leave."""

from collections.abc import Collection, Mapping, Sequence

from app.domain import matching
from app.domain.vocabulary import RESERVE
from app.services.registration import ParticipantRow
from ui.drawing import text
from ui.tabs.event.ledger_bar import short_names
from ui.tabs.event.participant_rows import Line
from ui.tabs.event.words import tr
from ui.widgets.chips import Filter

DOUBTFUL = "doubtful"
WAITING = "waiting"
GONE = "gone"
"""The keys of the filters beside regencies and classes."""
CLASS = "class:"
"""What the key of a class begins with; nothing after it is everybody who sits in none."""
_PILL_ROOM = 34
"""Edges of a pill and the gap to the next one."""


def filters(
    people: Sequence[ParticipantRow], classes: Mapping[str, str], chosen: Collection[str], room: int
) -> list[Filter]:
    """All, the regencies and classes where they fit into `room` (else those chosen), and those apart.

    `classes` are names by id; where not all fit, regencies go first: the card at the left chooses those too.
    """
    seated = [person for person in people if person.active]
    every, others = Filter("", tr("Semua"), len(seated)), _other_filters(people, seated)
    regions = [
        Filter(region, name, sum(person.region == region for person in seated))
        for region, name in _region_names(seated).items()
    ]
    sitting = _class_filters(seated, classes)
    if _width([every, *regions, *sitting, *others]) > room:
        regions = [pill for pill in regions if pill.key in chosen]
    if _width([every, *regions, *sitting, *others]) > room:
        sitting = [pill for pill in sitting if pill.key in chosen]
    return [every, *regions, *sitting, *others]


def sifted(lines: Sequence[Line], key: str, typed: str, classes: Mapping[str, str]) -> list[Line]:
    """The rows of a filter in which every word typed begins a word of name, origin, NIK or phone."""
    words = matching.search_words(typed)
    return [line for line in lines if _belongs(line.person, key, classes) and _has(line.person, words)]


def _width(pills: Sequence[Filter]) -> float:
    """Logical pixels that a row of pills takes."""
    return sum(text.width(f"{pill.text}  {pill.count}", "strong") + _PILL_ROOM + 10 * pill.apart for pill in pills)


def _class_filters(seated: Sequence[ParticipantRow], classes: Mapping[str, str]) -> list[Filter]:
    pills = [
        Filter(CLASS + key, name, sum(person.batch == key for person in seated), apart=not number)
        for number, (key, name) in enumerate(classes.items())
    ]
    loose = sum(person.batch not in classes for person in seated)
    return [*pills, Filter(CLASS, tr("Tanpa kelas"), loose)] if pills and loose else pills


def _other_filters(people: Sequence[ParticipantRow], seated: Sequence[ParticipantRow]) -> list[Filter]:
    waiting = sum(person.status == RESERVE for person in people)
    counts = (
        (DOUBTFUL, tr("Perlu diperiksa"), sum(bool(person.remarks) for person in seated)),
        (WAITING, tr("Cadangan"), waiting),
        (GONE, tr("Tanpa kursi"), len(people) - len(seated) - waiting),
    )
    shown = [entry for entry in counts if entry[2]]
    return [Filter(key, name, count, apart=not number) for number, (key, name, count) in enumerate(shown)]


def _belongs(person: ParticipantRow, key: str, classes: Mapping[str, str]) -> bool:
    if key == GONE:
        return not person.active and person.status != RESERVE
    if key == WAITING:
        return person.status == RESERVE
    if key == DOUBTFUL:
        return person.active and bool(person.remarks)
    if key == CLASS:
        return person.active and person.batch not in classes
    return person.active and key in ("", person.region, CLASS + person.batch)


def _has(person: ParticipantRow, words: Sequence[str]) -> bool:
    told = " ".join(matching.search_words(f"{person.name} {person.origin} {person.regency} {person.pillar}"))
    digits = f"{person.nik} {person.phone}"
    return all(f" {word}" in f" {told}" or (word.isdigit() and word in digits) for word in words)


def _region_names(people: Sequence[ParticipantRow]) -> dict[str, str]:
    """The regencies of the participants by code, "Siak" for "Kab. Siak" where no other is called so."""
    full = {person.region: person.regency or tr("Asal belum diisi") for person in people}
    return dict(sorted(zip(full, short_names(list(full.values())), strict=True)))
