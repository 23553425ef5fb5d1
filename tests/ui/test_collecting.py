"""A long list in hand: nothing is collected meanwhile, and afterwards all is as ever."""

import gc

import pytest

from ui.work.collecting import collect_again, lightly, uncollected, undisturbed


def test_a_job_is_not_held_up_and_what_it_made_is_passed_over() -> None:
    def job(count: int) -> tuple[bool, list[list[int]]]:
        return gc.isenabled(), [[number] for number in range(count)]

    before = gc.get_freeze_count()
    enabled, made = uncollected(job)(10_000)
    assert not enabled
    assert gc.isenabled()
    assert gc.get_freeze_count() >= before + len(made)
    collect_again()
    assert gc.get_freeze_count() == 0


def test_a_job_that_leaves_nothing_is_not_held_up_either() -> None:
    before = gc.get_freeze_count()
    assert undisturbed(gc.isenabled)() is False
    assert gc.isenabled()
    assert gc.get_freeze_count() == before


def test_a_job_of_many_small_cycles_is_collected_while_they_are_young() -> None:
    ages: set[int] = set()

    def job() -> None:
        gc.callbacks.append(lambda _phase, told: ages.add(told["generation"]))
        for _ in range(200_000):
            ring: list[object] = []
            ring.append(ring)
        gc.callbacks.pop()

    before = gc.get_threshold()
    lightly(job)()
    assert ages == {0, 1}, "never all objects"
    assert gc.get_threshold() == before


@pytest.mark.parametrize("wrapped", [uncollected, undisturbed, lightly])
def test_a_job_that_fails_leaves_the_collector_on(wrapped) -> None:
    def job() -> None:
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        wrapped(job)()
    assert gc.isenabled()
    collect_again()
