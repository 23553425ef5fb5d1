"""`make bench`: ratios against a floor taken in the same run, and peak memory. It judges nothing and asserts nothing.

Each start is a process of its own; "MB" is peak resident memory. The floor of the start is a bare PySide6 window with
an empty table; those of the papers are bare canvas loops that draw the same words with the same fonts.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

PEOPLE = 100_000
ROUNDS = 7


def usable() -> None:
    """Say when: the clock is the same in parent and child."""
    print(time.monotonic(), flush=True)


def when_painted(viewport: object, then: Callable[[], object]) -> object:
    """Call once the viewport has been painted and the event loop runs again; the watcher must be kept."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, then)
            return False

    watcher = Watcher()
    viewport.installEventFilter(watcher)
    viewport.update()
    return watcher


def bare_window() -> None:
    """The floor: a window with an empty table, until it is painted."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget

    app = QApplication([])
    window = QMainWindow()
    table = QTableWidget(0, 5)
    window.setCentralWidget(table)
    window.resize(1366, 696)
    window.show()
    kept = when_painted(table.viewport(), lambda: (usable(), app.quit()))
    app.exec()
    del kept


def our_window(page: str) -> None:
    """Ours, until the rows of a page stand in it and are painted."""
    from ui.start import Program, make_application  # isort: skip  # first, as in a real start
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QTableView

    from ui.tabs.table import pages

    sys.setswitchinterval(0.0005)  # as `ui.start.main` does
    gc.disable()
    app = make_application(["bench"])
    entries = {entry.key: entry for entry in pages()}
    program = Program(app, (entries.pop(page), *entries.values()))
    kept = []

    def look() -> None:
        window = program.window
        shown = window.page.findChildren(QTableView) if window is not None and window.page is not None else []
        for table in shown:
            if table.model() is not None and table.model().rowCount():
                watch.stop()
                kept.append(when_painted(table.viewport(), lambda: (usable(), app.quit())))
                return

    watch = QTimer()
    watch.timeout.connect(look)
    watch.start(2)
    program.run()


def fill(folder: Path) -> None:
    """A database of 100,000 people and both practice events."""
    from app.models import base
    from app.services import samples, steps, workspace

    workspace.open_workspace(folder)
    for name in samples.SAMPLES:
        samples.load(name)
    villages = ("14.08.01.1001", "14.08.06.2001", "14.05.04.2007", "14.71.01.1003")
    people = (
        (
            base.new_id(),
            {"name": f"Orang Rekaan {n:06d}", "sex": "LP"[n % 2], "region": villages[n % 4], "phone": f"0812{n:08d}"},
        )
        for n in range(PEOPLE)
    )
    with steps.step("Mengisi untuk pengukuran") as changes:
        changes.put_many("person", people)
    workspace.close_workspace(backup=False)


def seconds(words: Sequence[str]) -> float:
    """From the start of this module as a process to a usable window: the best of some runs."""
    # Compiled once, as an installed program is; the first run, which compiles, does not count.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "tests.bench", *words]
    taken = []
    for _ in range(ROUNDS + 1):
        began = time.monotonic()
        done = subprocess.run(command, check=True, timeout=300, env=environment, capture_output=True, text=True)
        taken.append(float(done.stdout.split()[-1]) - began)
    return min(taken[1:])


def searches(folder: Path) -> None:
    """As-you-type searches over 100,000 people, in ms."""
    from app.services import people, workspace

    workspace.open_workspace(folder)
    for text in ("", "orang", "rekaan 0999", "99887", "kampung dalam"):
        began = time.perf_counter()
        found = people.page(people.PeopleQuestion(text))
        print(f"  cari {text!r:18} {len(found):4} baris {(time.perf_counter() - began) * 1000:7.1f} ms")
    workspace.close_workspace(backup=False)


def places() -> None:
    """The country's regions: read from their file, and searched as one types."""
    from app.exchange import regions

    began = time.perf_counter()
    country = regions.gazetteer()
    print(f"regions read: {(time.perf_counter() - began) * 1000:.0f} ms")
    for text in ("s", "su s b", "kampung jawa solok"):
        began = time.perf_counter()
        country.find(text)
        print(f"  wilayah {text!r:22} {(time.perf_counter() - began) * 1000:7.1f} ms")


def starts() -> None:
    """Measure the start on the data folder of the environment."""
    floor = seconds(["bare"])
    print(f"window, bare with an empty table: {floor:.3f} s")
    for page in ("events", "people"):
        ours = seconds(["ours", page])
        print(f"window with {PEOPLE} people, page {page}: {ours:.3f} s, ratio {ours / floor:.2f}")


def everything() -> None:
    """Measure and print."""
    from tests import (
        bench_bundle,
        bench_certificates,
        bench_checkin,
        bench_duplicates,
        bench_imports,
        bench_registry,
    )
    from tests.printing import yardstick

    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"BIMTEK_DATA": f"{place}/data", "BIMTEK_SETTINGS": f"{place}/settings"}
        fill(Path(place) / "data")
        starts()
        searches(Path(place) / "data")
        places()
        print(f"1,000 two-page certificates / bare loop: {yardstick.certificates_ratio():.2f}")
        print(f"1,000 two-page certificates, peak: {yardstick.certificates_peak(Path(place)):.0f} MB")
        print(f"sign-in sheet of 250 rows / bare loop: {yardstick.attendance_ratio():.2f}")
    bench_bundle.measure()
    bench_certificates.measure()
    bench_checkin.measure()
    bench_duplicates.measure()
    bench_imports.measure()
    bench_registry.measure()


if __name__ == "__main__":
    if sys.argv[1:2] == ["bare"]:
        bare_window()
    elif sys.argv[1:2] == ["ours"]:
        our_window(sys.argv[2])
    elif sys.argv[1:2] == ["start"]:
        starts()
    else:
        everything()
