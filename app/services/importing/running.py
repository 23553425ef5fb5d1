"""The real run: exactly what the dry run showed, as one undoable step, counted again before it is final."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.importing import Report
from app.errors import Progress, UserError, no_progress
from app.models import base, recount
from app.models import changes as door
from app.services.importing import layouts
from app.services.importing.kinds import KINDS
from app.services.importing.plans import plan as judged
from app.services.importing.rows import ImportPlan, PlannedRow
from app.services.importing.stages import stage, uncollected
from app.services.steps import NOTHING, DataChange, Recorder, step

_CHUNK = 4000  # rows written between two reports of progress
_UNCHANGED = "Tidak ada satu baris pun yang dimasukkan."


@dataclass(frozen=True)
class Outcome:
    """What an import did. `counted`: the rows, new and changed, whose every value was found in the database after it
    was written; it always equals `report.new + report.changed`."""

    report: Report
    counted: int
    change: DataChange


@uncollected()
def run(plan: ImportPlan, all_or_nothing: bool = False, progress: Progress = no_progress) -> Outcome:
    """Carry out a plan: the good rows, or nothing at all when one was rejected and `all_or_nothing` holds.

    Raises: UserError: a row was rejected under `all_or_nothing`; or the registry was changed since the plan so that
        other rows would go in. Nothing was written then.
    """
    _ensure_wanted(plan, all_or_nothing)
    good = _good(plan)
    title = KINDS[plan.source.kind].counted.format(count=len(good))
    if not good:
        layouts.remember(plan.source.kind, plan.source.used)
        return Outcome(plan.report, 0, NOTHING)
    with step(title, progress=stage(progress, 0.6, 1)) as changes:
        if door.state() != plan.state:
            plan = _again(plan, stage(progress, 0, 0.2))
            good = _good(plan)
        wanted = _wanted(good)
        _write(changes, wanted, stage(progress, 0.2, 0.5))
        counted = _count(good, wanted, stage(progress, 0.5, 0.6))
        layouts.remember(plan.source.kind, plan.source.used)
        change = changes.summary(plan.source.target_id, f"{title} dari {plan.path.name}")
    return Outcome(plan.report, counted, change)


def _ensure_wanted(plan: ImportPlan, all_or_nothing: bool) -> None:
    report = plan.report
    if all_or_nothing and report.rejected:
        raise UserError(
            f"{report.rejected} dari {report.rows} baris ditolak.",
            _UNCHANGED,
            "Perbaiki baris itu di berkas, atau impor hanya baris yang baik.",
        )


def _good(plan: ImportPlan) -> list[PlannedRow]:
    return [row for row in plan.rows if row.verdict in {"new", "changed"}]


def _again(plan: ImportPlan, progress: Progress) -> ImportPlan:
    """The plan against the registry as it is now; only one that says the same of every row may be carried out."""
    fresh = judged(plan.source, plan.corrections, progress)
    if [(row.verdict, row.changes) for row in fresh.rows] != [(row.verdict, row.changes) for row in plan.rows]:
        raise UserError(
            "Data berubah sejak daftar ini diperiksa, sehingga hasilnya akan lain.",
            _UNCHANGED,
            "Periksa daftarnya sekali lagi, lalu impor.",
        )
    return fresh


def _wanted(good: Sequence[PlannedRow]) -> dict[str, dict[str, dict[str, object]]]:
    """All values to be written, by table (parents first) and row: rows of the file may tell of the same one."""
    wanted: dict[str, dict[str, dict[str, object]]] = defaultdict(dict)
    for row in good:
        for table, row_id, values in row.writes:
            held = wanted[table].get(row_id)
            if held is None:
                wanted[table][row_id] = dict(values)
            else:
                held.update(values)
    return {table: wanted[table] for table in base.shared_tables() if table in wanted}


def _write(changes: Recorder, wanted: Mapping[str, Mapping[str, Mapping[str, object]]], progress: Progress) -> None:
    total, done = sum(map(len, wanted.values())), 0
    for table, rows in wanted.items():
        items = list(rows.items())
        for start in range(0, len(items), _CHUNK):
            progress(done + start, total)
            changes.put_many(table, items[start : start + _CHUNK])
        done += len(items)


def _count(
    good: Sequence[PlannedRow], wanted: Mapping[str, Mapping[str, Mapping[str, object]]], progress: Progress
) -> int:
    """The rows of the file whose values are all in the database.

    Raises: UserError: one is missing; the step is taken back.
    """
    missing: set[tuple[str, str]] = set()
    for table, rows in wanted.items():
        items = list(rows.items())
        for start in range(0, len(items), _CHUNK):
            progress(start, len(items))
            missing |= {(table, row_id) for row_id in recount.missing(table, dict(items[start : start + _CHUNK]))}
    counted = sum(not any((table, row_id) in missing for table, row_id, _ in row.writes) for row in good)
    if counted != len(good):
        raise UserError(
            f"Setelah ditulis, hanya {counted} dari {len(good)} baris yang ditemukan di basis data.",
            f"Impor dibatalkan. {_UNCHANGED}",
            "Coba lagi; bila terulang, kirimkan berkas catatan kepada pengembang.",
        )
    return counted
