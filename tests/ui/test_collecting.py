"""Cycles are collected on the window's thread alone, and not while a long list is in hand."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from ui.work.collecting import Collector, collect_again, lightly, uncollected, undisturbed
from ui.work.thread import Work


def rings(count: int) -> None:
    """Leave so many cycles behind."""
    for _ in range(count):
        ring: list[object] = []
        ring.append(ring)


@pytest.fixture
def told():
    """Each collecting: the thread and the generation."""
    seen: list[tuple[str, int]] = []

    def tell(phase: str, how: dict[str, int]) -> None:
        if phase == "start":
            seen.append((threading.current_thread().name, how["generation"]))

    gc.callbacks.append(tell)
    yield seen
    gc.callbacks.remove(tell)


def test_the_database_thread_collects_nothing_and_the_window_does(qtbot, work: Work, told) -> None:
    done: list[int] = []
    work.run(rings, 50_000, then=lambda _none: done.append(1))
    qtbot.waitUntil(lambda: bool(done))
    qtbot.waitUntil(lambda: bool(told))
    assert {thread for thread, _age in told} == {"MainThread"}


def test_once_closed_python_collects_by_itself_again(qapp) -> None:
    was_on = gc.isenabled()
    first, second = Work(), Work()
    assert not gc.isenabled()
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled() is was_on


def test_during_a_job_nothing_older_than_it_bears_is_looked_at(qapp, told) -> None:
    parent = QObject()
    collector = Collector(parent)

    def job() -> None:
        rings(1_000)
        for _ in range(200):
            gc.collect(0)
        told.clear()
        rings(1_000)
        collector._collect()

    undisturbed(job)()
    assert told == []
    lightly(job)()
    assert [age for _thread, age in told] == [1]
    job()
    assert [age for _thread, age in told] in ([1], [2])
    collector.stop()


def test_what_a_job_made_is_passed_over_until_all_is_looked_at_again() -> None:
    before = gc.get_freeze_count()
    made = uncollected(lambda count: [[number] for number in range(count)])(10_000)
    assert gc.get_freeze_count() >= before + len(made)
    collect_again()
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize("wrapped", [uncollected, undisturbed, lightly])
def test_a_job_that_fails_leaves_the_collector_as_it_was(qapp, wrapped, told) -> None:
    parent = QObject()
    collector = Collector(parent)

    def job() -> None:
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        wrapped(job)()
    collect_again()
    rings(5_000)
    told.clear()
    collector._collect()
    assert told != []
    collector.stop()
