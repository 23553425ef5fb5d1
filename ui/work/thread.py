"""The one thread that touches the database; the window asks it and is told.

A service is a plain function. It runs here, in the order asked, and its result comes back to the window's own
thread. The database connection is opened, used and closed only here.
"""

import queue
import threading
from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.errors import Cancelled, UserError
from ui.work.changes import Change
from ui.work.collecting import Collector
from ui.work.jobs import Job


class Work(QObject):
    """Runs services one after the other, off the window's thread."""

    saving = Signal()
    """A write has been asked for."""
    saved = Signal()
    """A write has been committed and nothing else waits to be written."""
    not_saved = Signal(object)
    """A write failed: the UserError."""
    changed = Signal(object)
    """A `Change` was committed."""
    problem = Signal(object)
    """A UserError that the caller did not take itself."""
    bug = Signal(object)
    """An exception that is our fault."""

    _deliver = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.Queue[Job | None] = queue.Queue()
        self._newest: dict[Hashable, Job] = {}
        self._running: Job | None = None
        self._writes = 0
        self._closing = False
        self._deliver.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._collector = Collector(self)
        self._thread = threading.Thread(target=self._loop, name="work", daemon=True)
        self._thread.start()

    def run(
        self,
        function: Callable[..., Any],
        *arguments: Any,  # noqa: ANN401  # any service's arguments
        then: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        stopped: Callable[[], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        owner: QObject | None = None,
        key: Hashable = None,
    ) -> Job:
        """Read: `then` gets the result, `failed` the UserError, both on the window's thread.

        Of jobs with the same `key` only the newest is run and shown: for searches as one types. With `progress` the
        function is called with `progress=`. Nothing is told to an `owner` (or a bound widget) that is gone.
        """
        return self._put(Job(function, arguments, then, failed, stopped, progress, owner, key))

    def change(
        self,
        function: Callable[..., Any],
        *arguments: Any,  # noqa: ANN401  # any service's arguments
        then: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        stopped: Callable[[], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Write: as `run`, and the saved state follows; a `Change` in the result is told to all."""
        job = Job(function, arguments, then, failed, stopped, progress, owner, None, writes=True)
        self._writes += 1
        self.saving.emit()
        return self._put(job)

    @property
    def busy_writing(self) -> bool:
        """Whether a write has been asked for and not yet been answered."""
        return self._writes > 0

    def close(self, last: Callable[[], None] | None = None, seconds: float = 30.0) -> bool:
        """Finish the writes, drop the reads, run `last` (closing the database), and end the thread.

        Returns whether it ended within `seconds`.
        """
        if not self._closing:
            self._collector.stop()
        self._closing = True
        running = self._running
        if running is not None and not running.writes:
            running.cancel()
        if last is not None:
            self._jobs.put(Job(last, (), writes=True))
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _put(self, job: Job) -> Job:
        if job.key is not None:
            self._newest[job.key] = job
        self._jobs.put(job)
        return job

    def _superseded(self, job: Job) -> bool:
        return job.key is not None and self._newest.get(job.key) is not job

    def _loop(self) -> None:
        while (job := self._jobs.get()) is not None:
            if self._superseded(job) or (self._closing and not job.writes):
                continue
            self._running = job
            self._answer(job)
            self._running = None

    def _answer(self, job: Job) -> None:
        """Run the job and send what came of it to the window's thread."""
        try:
            result = job.run(self._deliver.emit)
        except Cancelled:
            self._deliver.emit(lambda: self._on_stopped(job))
        except UserError as error:
            self._deliver.emit(lambda error=error: self._on_failed(job, error))
        except Exception as error:  # noqa: BLE001  # the door where every bug of a service is caught and shown
            self._deliver.emit(lambda error=error: self._on_bug(job, error))
        else:
            self._deliver.emit(lambda: self._on_done(job, result))

    @Slot(object)
    def _call(self, report: Callable[[], None]) -> None:
        report()

    def _on_done(self, job: Job, result: object) -> None:
        if self._superseded(job):
            return
        self._forget(job)
        if job.writes:
            self._written(ok=True)
            if isinstance(result, Change):
                self.changed.emit(result)
        if job.then is not None and job.wanted_by_living(job.then):
            job.then(result)

    def _on_failed(self, job: Job, error: UserError) -> None:
        if self._superseded(job):
            return
        self._forget(job)
        if job.writes:
            self._written(ok=False)
            self.not_saved.emit(error)
        if job.failed is None:
            self.problem.emit(error)
        elif job.wanted_by_living(job.failed):
            job.failed(error)

    def _on_bug(self, job: Job, error: Exception) -> None:
        self._forget(job)
        if job.writes:
            self._written(ok=False)
            self.not_saved.emit(error)
        self.bug.emit(error)

    def _on_stopped(self, job: Job) -> None:
        self._forget(job)
        if job.writes:
            self._written(ok=True)
        if job.stopped is not None and job.wanted_by_living(job.stopped):
            job.stopped()

    def _forget(self, job: Job) -> None:
        if job.key is not None and self._newest.get(job.key) is job:
            del self._newest[job.key]

    def _written(self, *, ok: bool) -> None:
        self._writes -= 1
        if ok and self._writes == 0:
            self.saved.emit()
