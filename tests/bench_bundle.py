"""The berkas kegiatan of the great event, as ratios in one run; `make bench` prints them.

The floor of a bundle is the sum of its papers, each made by itself with a dossier of its own in the same warm process.
Memory is the peak of a process of its own; "stopped after" is from the press of Batalkan until the window is told.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROUNDS = 3


def _process(folder: Path, *words: str) -> list[float]:
    """The figures that a process of its own prints last."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "BIMTEK_DATA": str(folder),
                                "BIMTEK_SETTINGS": str(folder / "settings")}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench_bundle", *words],
        check=True, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=600,
    )  # fmt: skip
    return [float(part) for part in done.stdout.split()]


def _peak() -> float:
    """MB; not `ru_maxrss`, which a process takes over from the one that started it."""
    told = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


def ratios() -> None:
    """In a process of its own: the bundle against its papers one by one; seconds, the ratio, pages, papers."""
    from app.services import attendance, bundle, bundle_plan, documents, events, workspace
    from app.services.papers.dossier import Dossier
    from app.services.papers.options import PaperOptions
    from tests.great_event import CODE

    workspace.open_workspace()
    event_id = events.find(CODE).id
    target = workspace.database_path().parent / "berkas.pdf"
    options = bundle.BundleOptions(sheets="session")
    parts = bundle_plan.planned(Dossier(event_id), options)
    names = [part.key for part in parts if part.due and part.group != bundle_plan.FILES]
    sittings = tuple(session.id for session in attendance.grid(event_id).sessions)
    made = bundle.save(event_id, target, options)  # warm: fonts are loaded, logos read
    ours, alone = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        made = bundle.save(event_id, target, options)
        ours.append(time.perf_counter() - began)
        began = time.perf_counter()
        for name in names:
            chosen = PaperOptions(sessions=sittings if name == "attendance-sheet" else ())
            documents.render(name, event_id, chosen)
        alone.append(time.perf_counter() - began)
    print(median(ours), median(alone), median(ours) / median(alone), made.pages, made.documents)
    workspace.close_workspace(backup=False)


def peak() -> None:
    """In a process of its own: one bundle, and the most memory it took."""
    from app.services import bundle, events, workspace
    from tests.great_event import CODE

    workspace.open_workspace()
    before = _peak()
    target = workspace.database_path().parent / "berkas.pdf"
    bundle.save(events.find(CODE).id, target, bundle.BundleOptions(sheets="session"))
    print(before, _peak(), target.stat().st_size / 1e6)
    workspace.close_workspace(backup=False)


def window() -> None:
    """In a process of its own: the page of the audit while a bundle is made and stopped; ms."""
    from ui.start import Program, make_application  # isort: skip  # first, as in a real start

    from PySide6.QtCore import QEventLoop

    from app.services import events
    from tests.great_event import CODE
    from tests.ui.heartbeat import Heartbeat
    from ui.tabs.table import pages

    sys.setswitchinterval(0.0005)  # as `ui.start.main` does
    gc.disable()
    app = make_application(["bench"])
    program = Program(app, pages())
    program.start()
    shown = program.window

    def run(until: Callable[[], object], most: float = 60) -> None:
        end = time.monotonic() + most
        while not until() and time.monotonic() < end:
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)

    run(lambda: shown.page is not None)
    found: list[str] = []
    shown.desk.work.run(lambda: events.find(CODE).id, then=found.append)
    run(lambda: bool(found))
    began = time.perf_counter()
    shown.page.open_event(found[0], "audit")
    section = shown.page.view.sections.section
    run(lambda: section.found is not None)
    opened = (time.perf_counter() - began) * 1000
    card, folder = section.bundle, Path(os.environ["BIMTEK_DATA"])
    beat = Heartbeat()
    beat.start("bundle")
    stops = []
    for wait in (0.5, 1.0, 2.0, 2.6):
        card.save(folder / "batal.pdf")
        until = time.monotonic() + wait
        run(lambda until=until: time.monotonic() > until or card.pdf_button.isEnabled())
        pressed = time.perf_counter()
        card.progress._on_cancel()
        run(card.pdf_button.isEnabled)
        stops.append((time.perf_counter() - pressed) * 1000)
        beat.mark("bundle")
    card.save(folder / "berkas.pdf")
    run(card.note.isVisible)
    beat.stop()
    print(opened, max(stops), max(beat.longest.values()))
    program.close()


def measure() -> None:
    """Everything, with the great event made for it."""
    from tests import great_event

    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"BIMTEK_SETTINGS": f"{place}/settings"}
        folder = Path(place) / "data"
        with great_event.opened(folder):
            pass
        ours, alone, ratio, pages, papers = _process(folder, "ratios")
        print(f"bundle of {papers:.0f} parts, {pages:.0f} pages: {ours:.1f} s, its papers {alone:.1f} s, {ratio:.2f}")
        before, most, size = _process(folder, "peak")
        print(f"  peak {most:.0f} MB, {most - before:.0f} MB more than the open database; {size:.1f} MB written")
        opened, stopped, stall = _process(folder, "window")
        print(f"  page open in {opened:.0f} ms, stopped after {stopped:.0f} ms, longest stall {stall:.0f} ms")


if __name__ == "__main__":
    {"ratios": ratios, "peak": peak, "window": window}.get(sys.argv[-1], measure)()
