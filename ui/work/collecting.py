"""Long lists in hand without pauses: Python's collector of cycles stops every thread while it looks at all objects,
with a list of 100,000 rows for up to a second. Nothing of a list is a cycle; it goes when nobody holds it any more."""

import gc
from collections.abc import Callable
from typing import ParamSpec, TypeVar

_NEVER = 1_000_000_000
_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


def uncollected(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """A job during which nothing is collected, and whose objects are passed over until `collect_again`."""

    def run(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Result:
        gc.disable()
        try:
            return function(*arguments, **named)
        finally:
            gc.freeze()
            gc.enable()

    return run


def undisturbed(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """A job during which nothing is collected, and that leaves no long list behind."""

    def run(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Result:
        gc.disable()
        try:
            return function(*arguments, **named)
        finally:
            gc.enable()

    return run


def lightly(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """A job that leaves many small cycles behind: they are collected while they are young, some milliseconds each
    time; all objects are not looked at until it is done."""

    def run(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Result:
        young, middle, old = gc.get_threshold()
        gc.set_threshold(young, middle, _NEVER)
        try:
            return function(*arguments, **named)
        finally:
            gc.set_threshold(young, middle, old)

    return run


def collect_again() -> None:
    """The long list is done with: look at all objects again as ever."""
    gc.unfreeze()
