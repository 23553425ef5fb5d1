"""What an import has come to: file, columns, corrections, dry run, outcome; and the jobs on them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import Progress, UserError
from app.services import award_results, events, history, importing
from app.services.importing import ImportPlan, Outcome, Source
from app.services.steps import DataChange
from ui.imports import check_rows
from ui.imports.check_rows import Judged
from ui.imports.words import TARGETS, of_kind, tr
from ui.pages import Desk, Offer
from ui.tabs.event.words import today
from ui.widgets.progress_line import ProgressLine
from ui.work.collecting import collect_again, uncollected
from ui.work.jobs import Job


class ImportSession(QObject):
    """One import, one job at a time. What was read, assigned and corrected stays until another file is read."""

    opened = Signal()
    """A file was read; its columns are to be looked at, or are `certain`."""
    judged = Signal(object)
    """A dry run: `Judged`."""
    imported = Signal()
    undone = Signal()
    wrote = Signal(object, object)
    """A file of ours was written: its path, and sentences on what could not go along."""
    failed = Signal(object)
    stopped = Signal()
    busy_changed = Signal()

    def __init__(self, desk: Desk, offer: Offer, progress: ProgressLine) -> None:
        super().__init__(progress)
        self._desk, self._progress = desk, progress
        self._job: Job | None = None
        self.offer = offer
        self.source: Source | None = None
        self.plan: ImportPlan | None = None
        self.outcome: Outcome | None = None
        self.corrections: Mapping[tuple[str, int, int], str] = {}

    @property
    def busy(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    @property
    def certain(self) -> bool:
        """Whether every column that is used is known by its heading or from an earlier import: nothing need be asked.

        Headings that are not used are told at the dry run.
        """
        source = self.source
        if source is None or not self.complete or len(source.tables) > 1:
            return False
        guesses = {column.guessed for table in source.used for column in table.columns if column.field}
        return guesses <= {"heading", "remembered", "chosen"}

    @property
    def complete(self) -> bool:
        """Whether a list takes part, and all have the columns that they must have."""
        return self.source is not None and bool(self.source.used) and not self.source.missing

    @property
    def unsaved(self) -> bool:
        """Whether corrections would be lost by leaving."""
        return bool(self.corrections) and self.outcome is None

    def restart(self) -> None:
        """Forget the file that was imported."""
        self.source = self.plan = self.outcome = None
        self.corrections = {}
        collect_again()

    def cancel(self) -> None:
        """Ask the job to stop."""
        if self._job is not None:
            self._job.cancel()

    def open(self, path: Path, *, guess: bool = False) -> None:
        """Read a file as the kind of the offer, or as what it looks like among the lists of its event."""
        reader = _open_guessed if guess else _open
        self._run(tr("Membaca {name}").format(name=path.name), reader, path, self.offer, then=self._on_open)

    def assign(self, table: int, index: int, field: str) -> None:
        """Let a column mean something else."""
        if self.source is not None:
            self._take(importing.assign(self.source, table, index, field))

    def use_table(self, table: int, used: bool) -> None:  # the shape of a slot
        """Let one of the file's lists take part or not."""
        if self.source is not None:
            self._take(importing.use_table(self.source, table, used))

    def judge(self) -> None:
        """The dry run, with the corrections typed so far."""
        self._run(self._checking, _judge, self.source, self.corrections, then=self._on_judged)

    def correct(self, sheet: str, row: int, column: int, text: str | None) -> None:
        """Type a cell anew, or take the file's own text again; judged at once."""
        self._run(self._checking, _correct, self.plan, sheet, row, column, text, then=self._on_judged)

    def carry_out(self, *, all_or_nothing: bool) -> None:
        """Import what was shown."""
        what = tr("Mengimpor {name}").format(name=self.name)
        self._run(what, importing.run, self.plan, all_or_nothing, then=self._on_imported, writes=True)

    def undo(self) -> None:
        """Take the import back."""
        if self.outcome is not None:
            what = tr("Mengurungkan impor {name}").format(name=self.name)
            self._run(what, _undo, self.outcome.change.step_id, then=self._on_undone, writes=True)

    def mark(self, target: Path) -> None:
        """Write the user's own workbook with the bad cells marked."""
        what = tr("Menandai salinan {name}").format(name=self.name)
        self._run(what, importing.mark_copy, self.plan, target, then=lambda lost: self.wrote.emit(target, lost))

    def write_template(self, target: Path) -> None:
        """Write our own workbook to fill in."""
        offer = self.offer
        what = tr("Menulis templat {name}").format(name=of_kind(offer.kind).title.lower())
        self._run(what, _template, offer, target, then=lambda _none: self.wrote.emit(target, ()))

    @property
    def name(self) -> str:
        """The file's name; "" before one was read."""
        return self.source.path.name if self.source else ""

    @property
    def _checking(self) -> str:
        return tr("Memeriksa {name}").format(name=self.name)

    def _run(
        self,
        what: str,
        function: Callable[..., Any],
        *arguments: object,
        then: Callable[[Any], None],
        writes: bool = False,
    ) -> None:
        def done(result: Any) -> None:  # noqa: ANN401  # what the job gives
            self._end()
            then(result)

        start = self._desk.work.change if writes else self._desk.work.run
        self._job = start(
            uncollected(function),
            *arguments,
            then=done,
            failed=self._on_failed,
            stopped=self._on_stopped,
            progress=self._progress.report,
            owner=self,
        )
        self._progress.watch(what, self._job, percent=True)
        self.busy_changed.emit()

    def _end(self) -> None:
        self._job = None
        self._progress.done()
        self.busy_changed.emit()

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.failed.emit(error)

    def _on_stopped(self) -> None:
        self._end()
        self.stopped.emit()

    def _take(self, source: Source) -> None:
        self.source, self.plan = source, None
        self.opened.emit()

    def _on_open(self, source: Source) -> None:
        self.outcome, self.corrections = None, {}
        if source.kind != self.offer.kind:
            self.offer = replace(self.offer, kind=source.kind)
        self._take(source)

    def _on_judged(self, judged: Judged) -> None:
        self.plan, self.corrections = judged.plan, judged.plan.corrections
        self.judged.emit(judged)

    def _on_imported(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self._desk.work.changed.emit(outcome.change)
        self.imported.emit()

    def _on_undone(self, _change: DataChange) -> None:
        self.undone.emit()


def targets() -> dict[str, Sequence[Offer]]:
    """The events and selections that lists may belong to, the newest first."""
    held = [Offer("participants", one.id, one.code or one.title) for one in events.list_events(today())]
    chosen = [Offer("award_scores", one.id, one.code or one.title) for one in award_results.list_selections()]
    return {"event": held, "selection": chosen}


def _open(path: Path, offer: Offer, progress: Progress) -> Source:
    return importing.open_source(path, offer.kind, offer.target_id, progress)


def _open_guessed(path: Path, offer: Offer, progress: Progress) -> Source:
    event, selection = (offer.target_id if TARGETS[offer.kind] == one else "" for one in ("event", "selection"))
    return importing.open_guessed(path, event, selection, progress)


def _judge(source: Source, corrections: Mapping[tuple[str, int, int], str], progress: Progress) -> Judged:
    return check_rows.arranged(importing.plan(source, corrections, progress))


def _correct(plan: ImportPlan, sheet: str, row: int, column: int, text: str | None, progress: Progress) -> Judged:
    return check_rows.arranged(importing.correct(plan, sheet, row, column, text, progress))


def _template(offer: Offer, target: Path, progress: Progress) -> None:
    progress(0, 1)
    importing.write_template(offer.kind, target, offer.target_id)


def _undo(step_id: str, progress: Progress) -> DataChange:
    progress(0, 1)
    return history.undo_step(step_id)
