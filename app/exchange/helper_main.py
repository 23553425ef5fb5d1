"""The helper process: it takes one request from its standard input, does it, answers on its standard output."""

import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any

from app.errors import UserError
from app.exchange import process_limits
from app.exchange.helper_process import receive, send


def main() -> None:
    """Do one job and end."""
    process_limits.confine()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what any library prints must not get between the frames
    request = receive(sys.stdin.buffer)
    if request is None:
        return
    try:
        _JOBS[request[0]](answers, *request[1:])
        send(answers, ("done",))
    except UserError as error:
        send(answers, ("refused", error.happened, error.unchanged, error.todo))
    except Exception as error:  # noqa: BLE001  # the last door of this process: told to the program, which logs it
        places = " < ".join(f"{at.filename}:{at.lineno}" for at in traceback.extract_tb(error.__traceback__)[::-1])
        send(answers, ("bug", f"{type(error).__name__}: {places}"))  # without its words, which may hold a NIK


def _read(answers: IO[bytes], path: str) -> None:
    from app.exchange.reading import answer_with_sheets

    answer_with_sheets(answers, path)


def _mark(answers: IO[bytes], path: str, marks: Sequence[tuple[str, int, int, str, str]]) -> None:
    from app.exchange.marked_workbooks import answer_with_copy

    answer_with_copy(answers, path, marks)


def _codes(answers: IO[bytes], path: str) -> None:
    from app.exchange.authenticity.code_reading import answer_with_codes

    answer_with_codes(answers, path)


_JOBS: Mapping[str, Callable[..., Any]] = {"read": _read, "mark": _mark, "codes": _codes}
