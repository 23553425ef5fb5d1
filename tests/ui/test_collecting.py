"""A long list in hand: nothing is collected meanwhile, and afterwards all is as ever."""

import gc

import pytest

from ui.work.collecting import collect_again, uncollected


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


def test_a_job_that_fails_leaves_the_collector_on() -> None:
    def job() -> None:
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        uncollected(job)()
    assert gc.isenabled()
    collect_again()
