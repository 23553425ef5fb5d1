"""Erasing a person (UU 27/2022): what goes, what stays, by when the last copy drops it, and keeping to it."""

from dataclasses import dataclass
from datetime import date

from app.models import backups, erasing, groups, personal, rows
from app.services import bundle_work, people
from app.services.records import existing
from app.services.steps import DataChange
from app.services.workspace import database_path, keep_erasures

WORD = "HAPUS"
"""What is typed to confirm: an erasure is not to be done by a slip."""


@dataclass(frozen=True)
class Outlook:
    """What an erasure would do: how many records of the human, what goes by kind, and the numbers that stay in the
    register. `last_copy` is the day by which no backup beside the database holds the data any more."""

    person_id: str
    name: str
    records: int
    participations: int
    certificates: tuple[str, ...]
    activities: int
    attachments: int
    last_copy: date
    copies: int


def outlook(person_id: str, today: date) -> Outlook:
    """What erasing this human would take away and leave.

    Raises: UserError: the person was removed in the meantime.
    """
    name = people.get(person_id).name
    members = groups.members(person_id)
    about = personal.rows_about(members)

    def live(table: str) -> list[dict[str, object]]:
        return rows.among(table, "id", sorted(about.get(table, ())))

    return Outlook(
        person_id=person_id,
        name=name,
        records=len(members),
        participations=len(live("participant")),
        certificates=tuple(sorted(str(row["number"]) for row in live("certificate"))),
        activities=len(live("activity")),
        attachments=len(live("attachment")),
        last_copy=backups.free_of_erased_by(today),
        copies=len(backups.listing(database_path())),
    )


def erase(person_id: str) -> DataChange:
    """Blank every personal field of a human for good, in all linked records, in the log, in attachments and drafts.

    The register keeps number, date, event and status; those certificates can no longer be reprinted.

    Raises: UserError: the person was removed in the meantime.
    """
    existing("person", person_id, "Orang")
    change = erasing.erase(groups.members(person_id))
    erasing.flush()
    keep_erasures()
    bundle_work.forget()
    return change


def is_erased(person_id: str) -> bool:
    """Whether the person's data are gone for good."""
    return personal.is_erased(person_id)
