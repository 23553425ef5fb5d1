"""Nothing confirmed is lost: the program is killed in the middle of its writing, again and again."""

import random
import subprocess
import sys

import pytest

from app.models.local import Step
from app.services import checking, people, workspace

WRITER = """
import sys
from pathlib import Path
from app.services import workspace
from app.services.people import PersonCard, save
workspace.open_workspace(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    print(save(PersonCard(name=f"Orang {sys.argv[2]} {number}")).subject, flush=True)
"""


def killed_while_writing(folder, round_):
    """Ids that the writer said were saved before it was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(round_)], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as writer:
        wanted = random.Random(round_).randint(1, 60)
        confirmed = [writer.stdout.readline().strip() for _ in range(wanted)]
        writer.kill()
        # What was printed before the kill was committed before it was printed.
        confirmed += [line.strip() for line in writer.stdout if len(line.strip()) == 32]
    return [one for one in confirmed if one]


def run(folder, rounds):
    confirmed = []
    for round_ in range(rounds):
        confirmed += killed_while_writing(folder, round_)
        workspace.open_workspace(folder)
        assert not [check for check in checking.check() if check.problem]
        for person in confirmed:
            assert people.get(person).name
        assert Step.select().count() >= len(confirmed)
        workspace.close_workspace(backup=False)


def test_a_killed_program_loses_nothing_it_confirmed(tmp_path):
    run(tmp_path / "data", 3)


@pytest.mark.drill
def test_a_program_killed_forty_times_loses_nothing_it_confirmed(tmp_path):
    run(tmp_path / "data", 40)
