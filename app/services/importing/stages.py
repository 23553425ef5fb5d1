"""Progress of a job of several stages, and the chance to stop it often enough."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from app.errors import Progress

_WHOLE = 1000
_EVERY = 512  # items between two reports: some milliseconds of work
Item = TypeVar("Item")


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave the search for rings of garbage for afterwards: among a million small records it costs a fifth of the time
    and finds none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def stage(progress: Progress, first: float, last: float) -> Progress:
    """Progress of one stage, told as its share (from `first` to `last` of 1) of the whole job."""

    def report(done: int, total: int) -> None:
        share = first + (last - first) * (done / total if total else 1)
        progress(round(share * _WHOLE), _WHOLE)

    return report


def watched(items: Sequence[Item], progress: Progress) -> Iterator[Item]:
    """The items one by one, reporting every few hundred; what `progress` raises stops it."""
    for start in range(0, len(items), _EVERY):
        progress(start, len(items))
        yield from items[start : start + _EVERY]
    progress(len(items), len(items))
