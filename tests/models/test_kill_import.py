"""An import that is killed at any moment leaves the old state or the new one, never a part of it."""

import random
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from app.models.local import Step
from app.services import checking, importing, people, workspace
from tests.builders import an_office
from tests.services.lists import a_plan, person

PEOPLE = 3000
IMPORTER = """
import sys
from pathlib import Path
from app.services import importing, workspace
workspace.open_workspace(Path(sys.argv[1]))
plan = importing.plan(importing.open_source(Path(sys.argv[2]), "people"))
print("begins", flush=True)
importing.run(plan)
print("done", flush=True)
"""


def the_list(folder, round_):
    lines = ["Nama;No. HP", *(f"Orang {round_} {number:05};0812{number:08}" for number in range(PEOPLE))]
    file = folder / f"{round_}.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def killed(folder, file, after):
    """Import in a process that is killed some seconds after it began to write; whether it said that it was done."""
    command = [sys.executable, "-c", IMPORTER, str(folder), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as importer:
        assert importer.stdout.readline().strip() == "begins"
        with suppress(subprocess.TimeoutExpired):
            importer.wait(after)
        importer.kill()
        return importer.stdout.read().strip() == "done"


def run(tmp_path, rounds):
    folder, moments = tmp_path / "data", random.Random(7)
    workspace.open_workspace(folder)
    an_office()
    began = time.monotonic()
    importing.run(a_plan(*[person(f"Contoh {number:05}", phone=f"0812{number:08}") for number in range(PEOPLE)]))
    lasts = time.monotonic() - began
    known, steps = people.count(), Step.select().count()
    workspace.close_workspace(backup=False)
    outcomes = set()
    for round_ in range(rounds):
        said_done = killed(folder, the_list(tmp_path, round_), moments.uniform(0, 2 * lasts))
        workspace.open_workspace(folder)
        came = people.count() - known
        assert came in {0, PEOPLE}
        assert came == PEOPLE or not said_done
        assert Step.select().count() == steps + bool(came)
        assert not [check for check in checking.check() if check.problem]
        known, steps = known + came, steps + bool(came)
        outcomes.add(came)
        workspace.close_workspace(backup=False)
    return outcomes


def test_a_killed_import_leaves_the_old_state_or_the_new_one(tmp_path):
    run(tmp_path, 3)


@pytest.mark.drill
def test_an_import_killed_thirty_times_leaves_the_old_state_or_the_new_one(tmp_path):
    assert run(tmp_path, 30) == {0, PEOPLE}
