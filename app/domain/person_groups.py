"""What shows of a human who has several records: of each fact, the value that one of the records holds."""

from collections.abc import Iterable, Mapping

Card = Mapping[str, object]

# These belong together: half an address or half a decree of one record never shows beside the other half of another.
_UNITS = (
    ("region", "village_name"),
    ("rt", "rw", "address"),
    ("decree_number", "decree_date", "decree_until", "decree_signer"),
    ("basic_certificate_number", "basic_certificate_date", "basic_certificate_organiser"),
)
_LEADERS = {name: unit[0] for unit in _UNITS for name in unit}
_NOT_SHOWN = frozenset({"id", "deleted", "erased"})


def unit_of(field: str) -> tuple[str, ...]:
    """The fields that are chosen together with this one, the one that names them first."""
    return next((unit for unit in _UNITS if field in unit), (field,))


def leader(field: str) -> str:
    """The field whose choice decides where this one is taken from."""
    return _LEADERS.get(field, field)


def sources(records: Mapping[str, Card], choices: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The id of the record that each field shows, for records by id and the choices of the links between them.

    Nothing chosen: the smallest id that has a value. Choices that disagree, made at two offices at once: the smallest
    id among them that has a value. The order of records and choices makes no difference.
    """
    made = list(choices)
    ids = sorted(records)
    fields = [name for name in records[ids[0]] if name not in _NOT_SHOWN]
    taken = {name: _source(unit_of(name), ids, records, made) for name in {leader(name) for name in fields}}
    return {name: taken[leader(name)] for name in fields}


def shown(records: Mapping[str, Card], choices: Iterable[Mapping[str, str]]) -> dict[str, object]:
    """The card of the whole group."""
    return {name: records[record][name] for name, record in sources(records, choices).items()}


def spread(
    records: Mapping[str, Card], choices: Iterable[Mapping[str, str]], values: Card
) -> dict[str, dict[str, object]]:
    """What to write into which record, so that the group shows these values.

    A changed value goes where the shown one stands. What is taken away whole is taken from every record, or another's
    would show.
    """
    placed = sources(records, choices)
    writes: dict[str, dict[str, object]] = {}
    for unit in dict.fromkeys(unit_of(name) for name in values if name in placed):
        record = placed[unit[0]]
        wanted = {name: values.get(name, records[record][name]) for name in unit}
        for one in [record] if any(wanted.values()) else records:
            changed = {name: value for name, value in wanted.items() if records[one][name] != value}
            if changed:
                writes.setdefault(one, {}).update(changed)
    return writes


def _source(
    unit: tuple[str, ...], ids: list[str], records: Mapping[str, Card], choices: list[Mapping[str, str]]
) -> str:
    chosen = sorted({choice[unit[0]] for choice in choices if choice.get(unit[0]) in records})
    among = chosen or ids
    return next((one for one in among if any(records[one].get(name) for name in unit)), among[0])
