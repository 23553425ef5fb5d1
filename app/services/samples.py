"""The two seed events with invented participants: a practice database for good."""

import json
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from app import paths
from app.errors import Progress, UserError, no_progress
from app.exchange.event_files import event_plan
from app.exchange.json_fields import Fields
from app.models import rows
from app.services import at_work, loading, office, people, registration, workspace
from app.services.office import OfficeCard, OfficialCard
from app.services.people import PersonCard
from app.services.records import as_record
from app.services.steps import DataChange, step

SAMPLES = ("siak-2018", "solok-2017")


def practise(name: str, progress: Progress = no_progress) -> None:
    """Open the practice data in their own folder, and load a sample into them unless it is there.

    The office's data are closed before and opened again when loading fails or is cancelled.

    Raises: UserError: as `load` and `workspace.open_workspace`.
    """
    with ExitStack() as undo:
        undo.callback(workspace.open_workspace)
        workspace.open_workspace(at_work.practice_folder())
        if not any(row["code"].casefold() == name for row in rows.find("event")):
            load(name, progress)
        undo.pop_all()


def load(name: str, progress: Progress = no_progress) -> DataChange:
    """Load a sample into an empty or practice database; all of it or nothing.

    Raises: UserError: no such sample, it is loaded already, or the database holds office data.
    """
    if name not in SAMPLES:
        raise UserError(f"Contoh “{name}” tidak ada.", "Tidak ada yang dimuat.", f"Yang ada: {', '.join(SAMPLES)}.")
    own = office.card()
    if (own is not None and not own.practice) or (own is None and rows.count("person")):
        raise UserError(
            "Basis data ini berisi data kantor.",
            "Contoh tidak dimuat dan tidak ada yang diubah.",
            "Muat contoh ke folder data lain: bimtek --data FOLDER sample load " + name + ".",
        )
    data = json.loads(paths.resource("samples", f"{name}.json").read_text(encoding="utf-8"))
    with step(f"Memuat contoh {name}") as changes:
        office_id = _put_office(data)
        event_id = loading.put_event(event_plan(Fields(f"{name}.json", "event", data["event"])), office_id).subject
        registration.add(event_id, _put_people(data["people"], progress))
        return changes.summary(event_id, f"Contoh {name} dimuat")


def _put_people(listed: list[dict[str, Any]], progress: Progress) -> tuple[str, ...]:
    ids = []
    for done, person in enumerate(listed):
        progress(done, len(listed))
        ids.append(people.save(as_record(PersonCard, person)).subject)
    progress(len(listed), len(listed))
    return tuple(ids)


def _put_office(data: dict[str, Any]) -> str:
    """Make the sample's office; the first sample's is our own, a second one's stands beside it."""
    office_id = office.save(replace(as_record(OfficeCard, data["office"]), practice=True)).subject
    for official in data.get("officials", ()):
        office.save_official(as_record(OfficialCard, official), office_id)
    return office_id
