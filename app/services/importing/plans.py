"""The dry run: what an import would do with each row. Nothing is written."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.domain.importing import Finding, Record
from app.errors import Progress, UserError, no_progress
from app.exchange.records import read_records
from app.models import changes
from app.services.importing.event_rows import plan_attendance, plan_exams
from app.services.importing.jury_rows import plan_jury
from app.services.importing.kinds import KINDS
from app.services.importing.people_rows import plan_people
from app.services.importing.rows import Corrections, ImportPlan, PlannedRow
from app.services.importing.sources import Source
from app.services.importing.stages import stage, uncollected

_PLANNERS: Mapping[str, Callable[[Source, Sequence[Record], Progress], Iterator[PlannedRow]]] = {
    "people": plan_people,
    "participants": plan_people,
    "attendance": plan_attendance,
    "exam_scores": plan_exams,
    "award_scores": plan_jury,
}


@uncollected()
def plan(source: Source, corrections: Corrections | None = None, progress: Progress = no_progress) -> ImportPlan:
    """Judge a file as its columns are taken now; `corrections` are read in place of cells.

    Raises: UserError: a column that such a list must have is not told.
    """
    if source.missing:
        needed = " dan ".join(source.missing)
        raise UserError(
            f"Di “{source.path.name}” tidak ditemukan kolom {needed}.",
            "Tidak ada data yang diubah.",
            KINDS[source.kind].advice,
        )
    typed = dict(corrections or {})
    state = changes.state()
    reading = stage(progress, 0, 0.3)
    records, notes = read_records(source.sheets, source.used, source.catalogue, typed, reading)
    planned = _apart(source, records, tuple(_PLANNERS[source.kind](source, records, stage(progress, 0.3, 1))))
    of_rows, of_file = _sorted_out(planned, notes)
    rows = tuple(_with_notes(row, of_rows) if (row.sheet, row.row) in of_rows else row for row in planned)
    return ImportPlan(source, typed, rows, of_file, state)


def correct(
    plan_: ImportPlan, sheet: str, row: int, column: int, text: str | None, progress: Progress = no_progress
) -> ImportPlan:
    """The plan with the text of one cell (columns from 0) typed anew, or with the file's own again for None."""
    typed = {place: told for place, told in plan_.corrections.items() if place != (sheet, row, column)}
    if text is not None:
        typed[sheet, row, column] = text
    return plan(plan_.source, typed, progress)


def _apart(source: Source, records: Sequence[Record], planned: tuple[PlannedRow, ...]) -> tuple[PlannedRow, ...]:
    """The rows, with their own columns where several tables have their headings in one row of a sheet."""
    heads = Counter((table.sheet, table.header_first) for table in source.used)
    beside = {sheet for (sheet, _), tables in heads.items() if tables > 1}
    if not beside:
        return planned
    return tuple(
        replace(row, columns=_columns(source, record)) if row.sheet in beside else row
        for row, record in zip(planned, records, strict=True)
    )


def _columns(source: Source, record: Record) -> tuple[int, int] | None:
    told = min(place.index for place in record.places.values())
    extents = ((one.first_index, one.last_index) for one in source.used if one.sheet == record.sheet)
    return next(((first, last) for first, last in extents if first <= told <= last), None)


def _with_notes(row: PlannedRow, of_rows: Mapping[tuple[str, int], Sequence[Finding]]) -> PlannedRow:
    notes = [note for note in of_rows[row.sheet, row.row] if row.holds(note.index)]
    return replace(row, findings=(*row.findings, *notes))


def _sorted_out(
    planned: Sequence[PlannedRow], notes: Sequence[Finding]
) -> tuple[Mapping[tuple[str, int], list[Finding]], tuple[Finding, ...]]:
    """What reading remarked on rows that are planned, by row, and on everything else."""
    rows = {(row.sheet, row.row) for row in planned} if notes else set()
    of_rows: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    for note in notes:
        if (note.sheet, note.row) in rows:
            of_rows[note.sheet, note.row].append(note)
    return of_rows, tuple(note for note in notes if (note.sheet, note.row) not in rows)
