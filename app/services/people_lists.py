"""The registry as a list: in pages, surveyed in stretches, so that a million people scroll to the end."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.domain.importing import PERSON_FIELDS
from app.errors import Progress, UserError, no_progress
from app.models import local_settings, rows
from app.models.base import Row
from app.models.facets import PeopleQuestion
from app.models.local import Output
from app.models.queries import people as queries
from app.services import people, regions
from app.services.people import PersonRow
from app.services.steps import operator

PAGE = 200
"""Rows read at a time."""
STRETCH = 50 * PAGE
"""Rows counted at a time: a few milliseconds."""
_FILTERS = "people_filters"
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Stretch:
    """A part of a list that was counted: how many `rows`, the mark of the first row of each page, and the mark from
    which to go on; None at the end."""

    rows: int
    marks: tuple[int, ...]
    then: int | None


@dataclass(frozen=True)
class Opening:
    """The first page of a list, and its first stretch."""

    rows: tuple[PersonRow, ...]
    stretch: Stretch


def opening(question: PeopleQuestion) -> Opening:
    """What is seen first of the people who match."""
    return Opening(page(question), survey(question))


def page(question: PeopleQuestion, mark: int | None = None) -> tuple[PersonRow, ...]:
    """The page of the people who match that begins at a mark; the first without one."""
    return tuple(people.listed(row) for row in queries.page(question, PAGE, start=mark))


def survey(question: PeopleQuestion, mark: int | None = None) -> Stretch:
    """Count a stretch from a mark on; from the beginning without one."""
    places = queries.places(question, STRETCH + 1, mark)
    then = places[STRETCH] if len(places) > STRETCH else None
    return Stretch(min(len(places), STRETCH), tuple(places[:STRETCH:PAGE]), then)


@dataclass(frozen=True)
class SavedFilter:
    """Filters that were kept under a name; the words searched for are never kept."""

    name: str
    question: PeopleQuestion


def saved_filters() -> tuple[SavedFilter, ...]:
    """All that were kept, by name."""
    kept = _kept_filters()
    return tuple(SavedFilter(name, kept[name]) for name in sorted(kept, key=str.casefold))


def save_filter(name: str, question: PeopleQuestion) -> None:
    """Keep filters under a name; another of this name is replaced.

    Raises: UserError: the name is empty or too long, or nothing is filtered.
    """
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise UserError(
            f"Nama saringan harus berisi 1 sampai {_LONGEST_NAME} huruf.", "Saringan tidak disimpan.", "Ubah namanya."
        )
    plain = replace(question, text="", descending=False)
    if plain == PeopleQuestion():
        raise UserError("Belum ada saringan yang dipilih.", "Tidak ada yang disimpan.", "Pilih saringan dahulu.")
    _keep_filters({**_kept_filters(), name: plain})


def rename_filter(name: str, other: str) -> None:
    """Keep filters under another name.

    Raises: UserError: see `save_filter`.
    """
    kept = _kept_filters()
    if name in kept:
        save_filter(other, kept[name])
        if " ".join(other.split()) != name:
            drop_filter(name)


def drop_filter(name: str) -> None:
    """Keep filters no longer."""
    kept = _kept_filters()
    kept.pop(name, None)
    _keep_filters(kept)


def _kept_filters() -> dict[str, PeopleQuestion]:
    try:
        entries = json.loads(local_settings.get(_FILTERS, "{}"))
    except ValueError:
        return {}
    return {str(name): _question(entry) for name, entry in entries.items()}


def _question(entry: dict[str, Any]) -> PeopleQuestion:
    """The filters kept in an entry; what a later program kept beside them is passed over."""
    known = {field.name: type(field.default) for field in fields(PeopleQuestion)}
    values: dict[str, Any] = {key: value for key, value in entry.items() if type(value) is known.get(key)}
    return PeopleQuestion(**values)


def _keep_filters(kept: dict[str, PeopleQuestion]) -> None:
    blank = asdict(PeopleQuestion())
    told = {
        name: {key: value for key, value in asdict(question).items() if value != blank[key]}
        for name, question in kept.items()
    }
    local_settings.put(_FILTERS, json.dumps(told, ensure_ascii=False))


def years() -> tuple[str, ...]:
    """The years in which events were, the newest first."""
    found = {row["starts_on"][:4] for row in rows.find("event")}
    return tuple(sorted((year for year in found if year.isdigit()), reverse=True))


def export(question: PeopleQuestion, path: Path, with_nik: bool = False, progress: Progress = no_progress) -> int:
    """Write the people who match into a workbook like our template; returns how many.

    Without NIK an import of it finds them again by name, birth date and village. Erased people are left out.

    Raises: UserError: nobody matches, or the file cannot be written; what stood there stays.
    """
    from app.exchange import templates

    total = queries.count(question)
    if not total:
        raise UserError("Tidak ada orang yang cocok.", "Berkas tidak dibuat.", "Ubah pencarian atau saringan.")
    written = 0

    def records() -> Iterator[dict[str, str]]:
        nonlocal written
        for card in queries.cards(question):
            if not card["erased"]:
                written += 1
                yield _record(card, with_nik=with_nik)

    templates.write_people(path, records(), progress, total)
    Output.create(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        operator=operator(),
        kind="export",
        document="people",
        records=written,
        with_nik=with_nik,
        target=str(path),
    )
    return written


def _record(card: Row, *, with_nik: bool) -> dict[str, str]:
    origin = regions.origin(card["region"])
    record = {name: str(card[name]) for name in PERSON_FIELDS}
    record |= {"district_name": origin.district, "regency_name": origin.regency}
    record["province_name"] = regions.short(card["region"][:2])
    return record if with_nik else record | {"nik": ""}
