"""The reference lists that ship with the program."""

import csv
from dataclasses import dataclass

from app import paths


@dataclass(frozen=True)
class ReferenceEntry:
    """One entry: its list ("PAS-12", "pillar"), code, label, ISO dates of validity ("" is open)."""

    scheme: str
    code: str
    label: str
    valid_from: str
    valid_until: str


def shipped() -> tuple[ReferenceEntry, ...]:
    """All entries in their order."""
    with paths.resource("reference", "lists.csv").open(encoding="utf-8", newline="") as file:
        names = ReferenceEntry.__dataclass_fields__
        return tuple(ReferenceEntry(**{name: row[name] for name in names}) for row in csv.DictReader(file))
