"""When Python's collector of cycles works: on the window's thread alone, and not while a long list is in hand.

A cycle may hold widgets. Collected on another thread, Qt takes them apart there and holds a lock that the thread of the
window waits for while it holds Python's own: both stand still for ever. And the collector stops every thread while it
looks at all objects, with a list of 100,000 rows for up to a second. Nothing of a list is a cycle; it goes when nobody
holds it.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer

_EVERY = 1_000
"""Milliseconds between two looks at what may be collected."""
_YOUNG, _MIDDLE, _ALL = range(3)
_NONE = -1
_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

_oldest = _ALL  # the oldest generation that may be looked at now
_at_work = 0  # collectors that stand in for Python's own


class Collector(QObject):
    """Stands in for Python's own collecting from its making to `stop`; made on the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        global _at_work  # noqa: PLW0603  # Python has one collector for all threads
        _at_work += 1
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(_EVERY)

    def stop(self) -> None:
        """Let Python collect by itself again, once nobody else stands in for it."""
        global _at_work  # noqa: PLW0603  # Python has one collector for all threads
        self._timer.stop()
        _at_work -= 1
        if not _at_work:
            gc.enable()

    @staticmethod
    def _collect() -> None:
        """As Python's own would: the oldest generation that is due."""
        due = [age for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
               if count > most]  # fmt: skip
        oldest = min(max(due, default=_NONE), _oldest)
        if oldest >= _YOUNG:
            gc.collect(oldest)


@contextmanager
def _at_most(age: int) -> Iterator[None]:
    """Nothing older than this generation is looked at meanwhile."""
    global _oldest  # noqa: PLW0603  # jobs run one after the other
    before, _oldest = _oldest, min(age, _oldest)
    try:
        yield
    finally:
        _oldest = before


def uncollected(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """A job during which nothing is collected, and whose objects are passed over until `collect_again`."""

    def run(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Result:
        with _at_most(_NONE):
            try:
                return function(*arguments, **named)
            finally:
                gc.freeze()

    return run


def undisturbed(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """A job during which nothing is collected, and that leaves no long list behind."""

    def run(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Result:
        with _at_most(_NONE):
            return function(*arguments, **named)

    return run


def lightly(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """A job that leaves many small cycles behind: they are collected while they are young, some milliseconds each
    time; all objects are not looked at until it is done."""

    def run(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Result:
        with _at_most(_MIDDLE):
            return function(*arguments, **named)

    return run


def collect_again() -> None:
    """The long list is done with: look at all objects again as ever."""
    gc.unfreeze()
