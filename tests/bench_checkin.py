"""The queue at the door: from the Enter of a scan until the name is painted, COMMIT included, in a window that stands
on 2,000 participants; against one bare commit of a small row in a database of the same kind."""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

PARTICIPANTS = 2_000
SCANS = 60
REGENCIES = ("14.01", "14.02", "14.03", "14.04", "14.05", "14.06", "14.07", "14.08", "14.09", "14.10", "14.71", "14.72")


def fill(folder: Path) -> str:
    """An event of three days with three classes and 2,000 people of twelve regencies; its id."""
    from app.models import base
    from app.services import batches, office, planning, steps, workspace
    from tests import builders

    workspace.open_workspace(folder)
    office.save(office.OfficeCard(region="14", name="Dinas Sosial Provinsi Riau"))
    event = builders.an_event(ends_on="2018-09-14", stated_total=PARTICIPANTS)
    classes = [batches.save(event, batches.BatchCard(name=f"Angkatan {n}")).subject for n in ("I", "II", "III")]
    for day in (13, 14):
        for hour in ("08.00", "10.00", "13.00"):
            planning.save_session(event, planning.SessionCard(date=f"2018-09-{day}", starts=hour, title="Materi"))
    people = [(base.new_id(), n) for n in range(PARTICIPANTS)]
    with steps.step("Mengisi untuk pengukuran") as changes:
        changes.put_many("person", ((one, {"name": f"Orang Rekaan {n:04}", "sex": "LP"[n % 2],
                                           "region": REGENCIES[n % 12]}) for one, n in people))  # fmt: skip
        changes.put_many("participant", ((base.natural_id(event, one), {
            "event": event, "person": one, "region": REGENCIES[n % 12], "status": "confirmed", "batch": classes[n % 3],
        }) for one, n in people))  # fmt: skip
    workspace.close_workspace(backup=False)
    return event


def bare_commit(folder: Path) -> float:
    """The floor: the median of seconds that one small row takes until it is on the disk."""
    from app.models.base import database
    from app.services import workspace

    workspace.open_workspace(folder)
    connection = database.connection()
    connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT)")
    taken = []
    for number in range(SCANS):
        began = time.perf_counter()
        connection.execute("BEGIN")
        connection.execute("INSERT INTO bare (text) VALUES (?)", (f"{number}",))
        connection.execute("COMMIT")
        taken.append(time.perf_counter() - began)
    workspace.close_workspace(backup=False)
    return statistics.median(taken)


def scans(event: str) -> list[float]:
    """Seconds of each scan in the program itself, one following the other as soon as its name was painted."""
    from ui.start import Program, make_application  # isort: skip  # first, as in a real start
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from ui.tabs.table import pages

    app = make_application(["bench"])
    program = Program(app, pages())
    program.start()
    window = program.window
    _until(lambda: window is not None and window.page is not None)
    window.resize(1366, 696)
    window.page.open_event(event, "checkin")
    section = window.page.view.sections.section
    _until(lambda: section.state.roster is not None)
    QTest.qWait(1500)
    taken = []
    for guest in section.state.roster.guests[:SCANS]:
        window.activateWindow()
        for sign in guest.code:
            QTest.keyClicks(section.top.field, sign)
            QTest.qWait(1)
        began = time.perf_counter()
        QTest.keyClick(section.top.field, Qt.Key.Key_Return)
        _until(lambda name=guest.name: name in section.result.accessibleName())
        section.result.repaint()
        taken.append(time.perf_counter() - began)
    window.close()
    program.close()
    return taken


def _until(holds: object) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + 30
    while not holds():  # type: ignore[operator]  # a condition without arguments
        QApplication.processEvents()
        if time.monotonic() > end:
            raise TimeoutError


def measure() -> None:
    """Print the median and the slowest of the scans, and the floor."""
    import subprocess

    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"BIMTEK_DATA": f"{place}/data", "BIMTEK_SETTINGS": f"{place}/settings"}
        event = fill(Path(place) / "data")
        floor = bare_commit(Path(place) / "dasar")
        command = [sys.executable, "-m", "tests.bench_checkin", event]
        told = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
        taken = sorted(float(one) * 1000 for one in told.stdout.split())
        print(f"check-in among {PARTICIPANTS} participants, Enter to the painted name: "
              f"median {statistics.median(taken):.1f} ms, 95 % {taken[int(len(taken) * 0.95)]:.1f} ms, "
              f"slowest {taken[-1]:.1f} ms; a bare commit {floor * 1000:.1f} ms")  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*scans(sys.argv[1]))
    else:
        measure()
