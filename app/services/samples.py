"""The two seed events with invented participants: a practice database for good."""

import json
from dataclasses import replace
from typing import Any

from app import paths
from app.errors import UserError
from app.exchange.event_files import event_plan
from app.exchange.json_fields import Fields
from app.models import rows
from app.services import loading, office, people, registration
from app.services.office import OfficeCard, OfficialCard
from app.services.people import PersonCard
from app.services.records import as_record
from app.services.steps import DataChange, step

SAMPLES = ("siak-2018", "solok-2017")


def load(name: str) -> DataChange:
    """Load a sample into an empty or practice database.

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
        ids = tuple(people.save(as_record(PersonCard, person)).subject for person in data["people"])
        registration.add(event_id, ids)
        return changes.summary(event_id, f"Contoh {name} dimuat")


def _put_office(data: dict[str, Any]) -> str:
    """Make the sample's office; the first sample's is our own, a second one's stands beside it."""
    office_id = office.save(replace(as_record(OfficeCard, data["office"]), practice=True)).subject
    for official in data.get("officials", ()):
        office.save_official(as_record(OfficialCard, official), office_id)
    return office_id


def is_practice() -> bool:
    """Whether this is a practice database."""
    own = office.card()
    return own is not None and own.practice
