"""Files that an import gives back: the user's own workbook with its bad cells marked, and templates to fill in."""

from collections import Counter
from pathlib import Path

from app.domain import matching
from app.domain.vocabulary import ACTIVE_STATUSES
from app.errors import Progress, no_progress
from app.exchange import marking, templates
from app.exchange.marking import CellMark
from app.models.queries import events as queries
from app.services import awards
from app.services.importing.kinds import KINDS
from app.services.importing.rows import ImportPlan


def mark_copy(plan: ImportPlan, target: Path, progress: Progress = no_progress) -> tuple[str, ...]:
    """Write the user's own workbook with the cells that were remarked on marked and commented.

    Returns sentences on what the copy lacks.

    Raises: UserError: the target is the file itself, or cannot be written.
    """
    marks = [
        CellMark(one.sheet, one.row, one.index, one.severity, f"{one.reason} {one.suggestion}".strip())
        for one in plan.report.findings
        if one.index >= 0
    ]
    return marking.mark_copy(plan.path, target, marks, progress)


def write_template(kind: str, path: Path, target_id: str = "") -> None:
    """Write a workbook to be filled in; for marks and scores with the names of those whom it is about.

    Raises: UserError: it cannot be written.
    """
    templates.write_template(path, KINDS[kind].catalogue(target_id), _prefilled(KINDS[kind].target, kind, target_id))


def _prefilled(target: str, kind: str, target_id: str) -> list[dict[str, str]]:
    if target == "selection":
        nominees = [row.name for row in awards.nominees(target_id)]
        return [{"juror": juror.name, "nominee": name} for juror in awards.jurors(target_id) for name in nominees]
    return [] if target == "" or kind == "participants" else _names(target_id)


def _names(event_id: str) -> list[dict[str, str]]:
    """The active participants; with a NIK only where the name alone would not do."""
    active = [row for row in queries.participants(event_id) if row["status"] in ACTIVE_STATUSES]
    called = Counter(matching.name_key(row["name"]) for row in active)
    return [
        {"name": row["name"], "nik": row["nik"] if called[matching.name_key(row["name"])] > 1 else ""} for row in active
    ]
