"""Undo: a step is reversed by appending its inverse, unless newer changes stand in the way."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.models import base, changes, log, merging, sites
from app.models.base import Row, database
from app.models.changes import DataChange, Recorder
from app.models.local import Step

_CHUNK = 900
_FOR_GOOD = frozenset({"office_key"})
"""Tables whose rows no undo takes back: what a key signed stays signed."""


@dataclass(frozen=True)
class Obstacle:
    """A newer step that changed what undoing would set back."""

    step_id: str
    step_name: str
    table: str
    row: str


@dataclass(frozen=True)
class HistoryEntry:
    """One step as the history shows it. `undone`: an undo of it is in force. `ours`: made at this site."""

    id: str
    name: str
    operator: str
    clock: int
    ours: bool
    undone: bool
    undoes: str
    rows: int


@dataclass(frozen=True)
class Inverse:
    """What undoing a step would set, and what stands in its way."""

    rows: tuple[tuple[str, str, Row], ...]
    obstacles: tuple[Obstacle, ...]


def inverse(step_id: str) -> Inverse:
    """Compute the inverse of a step against the log as it stands.

    Steps that cancel each other out (one undone, and its undo) count as if they had never been.
    """
    cancelled = History().cancelled() - {step_id}
    touched = log.rows_of_others(step_id)
    by_table: dict[str, dict[str, Row]] = {}
    rows: list[tuple[str, str, Row]] = []
    blocked: list[tuple[str, str, str]] = []
    for table, row, fields in log.changes_of(step_id):
        if table in _FOR_GOOD:
            continue
        if (table, row) in touched:
            by_table.setdefault(table, {})[row] = dict(fields)
        else:  # nobody else ever wrote it, so this step made it
            rows.append((table, row, {"deleted": True}))
    for table, wanted in by_table.items():
        for row, per_field in log.writes(table, wanted).items():
            effective = {
                name: [entry for entry in entries if entry.step not in cancelled] for name, entries in per_field.items()
            }
            values, blockers = _row_inverse(table, step_id, wanted[row], effective)
            rows.append((table, row, values))
            blocked.extend((blocker, table, row) for blocker in blockers)
    removed = {(table, row) for table, row, values in rows if values.get("deleted")}
    blocked.extend(_living_children(removed))
    return Inverse(tuple(rows), _named(blocked))


def _row_inverse(table: str, step_id: str, fields: Row, per_field: dict[str, list[log.Write]]) -> tuple[Row, set[str]]:
    """The values to set back in one row, and the ids of newer steps that changed them."""
    blank = log.defaults(table)
    everything = [entry for entries in per_field.values() for entry in entries]
    mine = max(entry for entry in everything if entry.step == step_id)
    moment = (mine.clock, mine.site)
    older = [entry for entry in everything if (entry.clock, entry.site) < moment]
    newer = {entry.step for entry in everything if (entry.clock, entry.site) > moment}
    if not older:  # the row was made by this step
        return {"deleted": True}, newer
    values: Row = {}
    blockers: set[str] = set()
    for name in fields:
        before = [entry for entry in per_field[name] if entry in older]
        values[name] = max(before).value if before else blank[name]
        blockers |= {entry.step for entry in per_field[name] if entry.step in newer}
    return values, blockers


def _living_children(removed: set[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Live rows that refer to a row about to be removed and would be left without it."""
    found: list[tuple[str, str, str]] = []
    by_table: dict[str, list[str]] = {}
    for table, row in removed:
        by_table.setdefault(table, []).append(row)
    for table, model in base.shared_tables().items():
        for name, parent in merging.parent_links(table).items():
            parents = by_table.get(parent, [])
            column = model._meta.fields[name].column_name
            for start in range(0, len(parents), _CHUNK):
                chunk = parents[start : start + _CHUNK]
                marks = ",".join("?" * len(chunk))
                query = f'SELECT id FROM "{table}" WHERE "{column}" IN ({marks}) AND NOT deleted'
                for (child,) in database.execute_sql(query, tuple(chunk)).fetchall():
                    if (table, child) not in removed:
                        writers = log.writes(table, [child])[child]
                        newest = max(entry for entries in writers.values() for entry in entries)
                        found.append((newest.step, table, child))
    return found


def _named(blocked: list[tuple[str, str, str]]) -> tuple[Obstacle, ...]:
    names = {row.id: row.name for row in Step.select(Step.id, Step.name).where(Step.id.in_({b[0] for b in blocked}))}
    return tuple(Obstacle(step, names[step], table, row) for step, table, row in sorted(set(blocked)))


def apply(step_id: str, name: str, found: Inverse | None = None) -> DataChange:
    """Append the inverse of a step (`found`, where it was computed just now), which must have no obstacles."""
    with changes.step(name, undoes=step_id) as recorder:
        _restore(recorder, (found or inverse(step_id)).rows)
        summary = recorder.summary()
    return replace(summary, title=name)


def reapply(undo_id: str, name: str) -> DataChange:
    """Put the step that `undo_id` took back in force again; nothing newer may stand in between."""
    original = Step.get_by_id(undo_id).undoes
    with changes.step(name, undoes=undo_id) as recorder:
        stood_before = log.rows_of_others(original, only_before=True)
        _restore(
            recorder,
            (
                (table, row, ({} if (table, row) in stood_before else {"deleted": False}) | dict(fields))
                for table, row, fields in log.changes_of(original)
            ),
        )
        summary = recorder.summary()
    return replace(summary, title=name)


def _restore(recorder: Recorder, rows: Iterable[tuple[str, str, Row]]) -> None:
    by_table: dict[str, list[tuple[str, Row]]] = {}
    for table, row, values in rows:
        by_table.setdefault(table, []).append((row, values))
    for table, lines in by_table.items():
        recorder.restore(table, lines)


def steps_for_good() -> frozenset[str]:
    """Steps that did nothing but what no undo takes back."""
    found: set[str] = set()
    for table in _FOR_GOOD:
        writers = database.execute_sql('SELECT DISTINCT step_id FROM change WHERE "table" = ?', (table,)).fetchall()
        found |= {step for (step,) in writers if all(table in _FOR_GOOD for table, _, _ in log.changes_of(step))}
    return frozenset(found)


class History:
    """The steps of this database with what has been undone, newest first."""

    def __init__(self) -> None:
        here = sites.current()
        steps = list(Step.select().order_by(Step.clock.desc(), Step.site.desc()))
        self._undone: set[str] = set()
        for row in steps:  # the newest first: what undoes a step is judged before the step
            if row.undoes and row.id not in self._undone:
                self._undone.add(row.undoes)
        self.entries = tuple(
            HistoryEntry(
                row.id, row.name, row.operator, row.clock, row.site == here, self.is_undone(row.id), row.undoes, rows=0
            )
            for row in steps
        )

    def is_undone(self, step_id: str) -> bool:
        return step_id in self._undone

    def cancelled(self) -> frozenset[str]:
        """Steps without effect today: those undone, and the undos and redos that only set back what was there."""
        return frozenset(entry.id for entry in self.entries if entry.undone or entry.undoes)

    def last_undoable(self) -> HistoryEntry | None:
        """The newest own action still in force: what Ctrl+Z takes back."""
        kept = steps_for_good()
        return next((e for e in self.entries if e.ours and not e.undoes and not e.undone and e.id not in kept), None)

    def last_redoable(self) -> HistoryEntry | None:
        """The undo that Ctrl+Shift+Z takes back: none once something new was done after it."""
        for entry in self.entries:
            if not entry.ours:
                continue
            if not entry.undoes:
                return None
            if not entry.undone and not self._is_redo(entry):
                return entry
        return None

    def _is_redo(self, entry: HistoryEntry) -> bool:
        undone = next((e for e in self.entries if e.id == entry.undoes), None)
        return undone is not None and bool(undone.undoes)
