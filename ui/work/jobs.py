"""One call waiting for, or running on, the work thread."""

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.errors import Cancelled, Progress, UserError

REPORT_EVERY = 0.05
"""Seconds between two reports of progress; more often would only fill the event queue."""


@dataclass(eq=False)
class Job:
    """A function to run, and who wants to hear of it; `cancel()` may be called from the window at any time."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    then: Callable[[Any], None] | None = None
    failed: Callable[[UserError], None] | None = None
    stopped: Callable[[], None] | None = None
    progress: Callable[[int, int], None] | None = None
    owner: QObject | None = None
    key: Hashable = None
    writes: bool = False
    _cancelled: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the job to stop; it does at its next report of progress, or is never begun."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether someone asked it to stop."""
        return self._cancelled.is_set()

    def run(self, deliver: Callable[[Callable[[], None]], None]) -> Any:  # noqa: ANN401  # any service's result
        """Call the function, on the thread that calls this."""
        if self.cancelled:
            raise Cancelled
        if self.progress is None:
            return self.function(*self.arguments)
        return self.function(*self.arguments, progress=self._reporter(self.progress, deliver))

    def wanted_by_living(self, callback: Callable[..., None]) -> bool:
        """Whether the widget behind a callback still exists."""
        bound = getattr(callback, "__self__", None)
        return all(isValid(target) for target in (self.owner, bound) if isinstance(target, QObject))

    def _reporter(self, show: Callable[[int, int], None], deliver: Callable[[Callable[[], None]], None]) -> Progress:
        last = 0.0

        def report(done: int, total: int) -> None:
            nonlocal last
            if self.cancelled:
                raise Cancelled
            now = time.monotonic()
            if done >= total or now - last >= REPORT_EVERY:
                last = now
                deliver(lambda: show(done, total) if self.wanted_by_living(show) else None)

        return report
