"""Bringing in a list of people, or of an event's participants: dry run first, one transaction, one undoable step."""

from dataclasses import dataclass
from pathlib import Path

from app.domain import matching
from app.domain.importing import CheckedPerson, Finding, Report, check_people
from app.errors import Progress, UserError, no_progress
from app.exchange import people_files
from app.models import base, rows
from app.models.base import Row
from app.models.queries import people as queries
from app.services import events, office, regions
from app.services.steps import NOTHING, DataChange, step


@dataclass(frozen=True)
class PlannedRow:
    """What an import would do with one row: `verdict` is new, changed, unchanged or rejected."""

    sheet: str
    row: int
    name: str
    origin: str
    verdict: str
    person_id: str
    values: dict[str, str]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ImportPlan:
    """A dry run: nothing is written. The real run carries out exactly this and gives the same figures."""

    path: Path
    event_id: str
    rows: tuple[PlannedRow, ...]
    notes: tuple[Finding, ...]

    @property
    def report(self) -> Report:
        counts = {
            word: sum(row.verdict == word for row in self.rows) for word in ("new", "changed", "unchanged", "rejected")
        }
        findings = (*self.notes, *(finding for row in self.rows for finding in row.findings))
        return Report(rows=len(self.rows), findings=findings, **counts)


def plan(path: Path, event_id: str = "", progress: Progress = no_progress) -> ImportPlan:
    """Read and judge a file for the registry, or for an event when one is given. Nothing is written.

    Raises: UserError: the file cannot be read, or holds no list of people.
    """
    file = people_files.read_people(path)
    own = office.required_card().region
    names = {nik: (name,) for nik, name in queries.names_by_nik().items()}
    home = "" if file.has_origin else own
    checked = tuple(check_people(file.records, names, regions.gazetteer(), home, near=own))
    planned = []
    taken: set[str] = set()
    for done, person in enumerate(checked):
        progress(done, len(checked))
        planned.append(_plan_row(person, event_id, taken))
    return ImportPlan(path, event_id, tuple(planned), file.findings)


def run(plan: ImportPlan, all_or_nothing: bool = False, progress: Progress = no_progress) -> tuple[Report, DataChange]:
    """Carry out a plan: the good rows, or nothing at all when one was rejected and `all_or_nothing` holds.

    Raises: UserError: a row was rejected under `all_or_nothing`; nothing was written.
    """
    report = plan.report
    if all_or_nothing and report.rejected:
        raise UserError(
            f"{report.rejected} dari {report.rows} baris ditolak.",
            "Tidak ada satu baris pun yang dimasukkan.",
            "Perbaiki baris itu di berkas, atau impor hanya baris yang baik.",
        )
    good = [row for row in plan.rows if row.verdict in {"new", "changed"}]
    if not good:
        return report, NOTHING
    title = f"Impor {len(good)} peserta" if plan.event_id else f"Impor {len(good)} orang"
    with step(title) as changes:
        changes.put_many("person", [(row.person_id, row.values) for row in good])
        if plan.event_id:
            changes.put_many("participant", [_seat(plan.event_id, row.person_id) for row in good])
        progress(len(good), len(good))
        return report, changes.summary(plan.event_id, f"{title} dari {plan.path.name}")


def _plan_row(person: CheckedPerson, event_id: str, taken: set[str]) -> PlannedRow:
    values = {name: value for name, value in person.values.items() if value}  # an empty cell never erases
    match = None if person.rejected else _recognise(values, taken)
    person_id = match["id"] if match else base.new_id()
    verdict = "rejected"
    if not person.rejected:
        taken.add(person_id)
        verdict = _verdict(values, match, event_id)
    origin = regions.origin(values.get("region", ""), values.get("village_name", "")).line
    return PlannedRow(
        person.sheet, person.row, values.get("name", ""), origin, verdict, person_id, values, person.findings
    )


def _verdict(values: dict[str, str], match: Row | None, event_id: str) -> str:
    seat = rows.get("participant", base.natural_id(event_id, match["id"])) if match and event_id else None
    if match is None or (event_id and seat is None):
        return "new"
    return "changed" if any(match[name] != value for name, value in values.items()) else "unchanged"


def _recognise(values: dict[str, str], taken: set[str]) -> Row | None:
    """The person a row is about: by NIK; without one by name, birth date and village together."""
    if values.get("nik"):
        found = [row for row in rows.find("person", nik=values["nik"]) if row["id"] not in taken]
        return found[0] if found else None
    if not (values.get("birth_date") and (values.get("region") or values.get("village_name"))):
        return _same_nameless(values, taken)
    for row in rows.find("person", birth_date=values["birth_date"], region=values.get("region", "")):
        same_village = row["village_name"] == values.get("village_name", "")
        same_name = matching.name_key(row["name"]) == matching.name_key(values["name"])
        if same_village and same_name and row["id"] not in taken:
            return row
    return None


def _same_nameless(values: dict[str, str], taken: set[str]) -> Row | None:
    """A row with too little to recognise anybody is known only if the registry has just the same row."""
    for row in rows.find("person", name=values["name"], nik=""):
        exact = all(row[name] == value for name, value in values.items())
        if exact and row["birth_date"] == values.get("birth_date", "") and row["id"] not in taken:
            return row
    return None


def _seat(event_id: str, person_id: str) -> tuple[str, dict[str, str]]:
    person = rows.get("person", person_id) or {"region": ""}
    seat_id = base.natural_id(event_id, person_id)
    known = rows.get("participant", seat_id)
    values = {"event": event_id, "person": person_id, "region": events.quota_region(event_id, person["region"])}
    return seat_id, values if known else {**values, "status": "confirmed"}
