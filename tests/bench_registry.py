"""Search and the people list at national size, as ratios in one run; `make bench` prints them.

The floor of a search is the bare FTS5 query for the same hits with the rows they stand for, on the same connection;
the floor of opening the list is the same window over 10,000 people. It judges nothing and asserts nothing.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

MILLION, SMALL = 1_000_000, 10_000
BATCH = 100_000
HITS = 100
# Words, and filters after "|".
QUERIES = (
    "si", "mu", "nu", "an", "ab", "zu", "siti", "muh", "moh", "muhammad", "mohamad", "ahmad", "abdul", "djoko", "joko",
    "soekarno", "tjahjo", "nuraini", "nur'aini", "wati", "siti a", "muh nas", "abd rah", "sri wa", "budi s", "nur ha",
    "dewi mara", "muhammad siti", "ri wa", "hj. siti", "drs. h. ahmad, m.si", "siti kab siak", "budi riau", "kampung",
    "kec dayun", "siak", "kota", "jawa barat", "bandung", "dayun siak", "0812", "0857123", "62812", "812345", "08",
    "1408", "140801", "3201", "01", "0042", "1234", "99123", "xq", "zzz", "qwxyz", "siti qwxyz", "an bu", "ma ma",
    "siti|aktif", "muh|calon belum", "an|14.08", "ri|14 aktif", "nur|TKSK ya", "|14", "|32 belum", "|14.08.01 lacking",
    "|nonaktif TKSK 53", "mu|lacking 95", "ahmad|Tagana calon ya",
)  # fmt: skip


def fill(folder: Path, count: int) -> None:
    """A registry of `count` invented people, through the door of the program."""
    from app.models import base
    from app.services import office, workspace
    from tests import crowd

    workspace.open_workspace(folder)
    office.save(office.OfficeCard(region="14", name="Dinas Sosial Provinsi Riau"))
    waiting: list[tuple[str, dict[str, str]]] = []
    for record in crowd.people(count):
        waiting.append((base.new_id(), record))
        if len(waiting) == BATCH:
            _put(waiting)
            waiting = []
    _put(waiting)
    workspace.close_workspace(backup=False)


def _put(people: list[tuple[str, dict[str, str]]]) -> None:
    from app.services import steps

    with steps.step("Mengisi untuk pengukuran") as changes:
        changes.put_many("person", people)


def question(text: str) -> object:
    """The question that a line of `QUERIES` writes."""
    from app.services.people import PeopleQuestion

    words, _, filters = text.partition("|")
    asked: dict[str, object] = {}
    for value in filters.split():
        if value in {"aktif", "calon", "nonaktif"}:
            asked["status"] = value
        elif value in {"ya", "belum"}:
            asked["trained"] = value
        elif value == "lacking":
            asked["incomplete"] = True
        else:
            asked["within" if value[0].isdigit() else "pillar"] = value
    return PeopleQuestion(words, **asked)  # type: ignore[arg-type]  # fields of the question


def searches(folder: Path) -> None:
    """The first 100 hits of each query in a warm process, against the bare query for those rows."""
    from app.services import people, workspace

    workspace.open_workspace(folder)
    for text in QUERIES:
        people.page(question(text), HITS)
    ours = {text: _best(lambda text=text: people.page(question(text), HITS)) for text in QUERIES}
    bare = {text: _best(lambda text=text: _bare(text)) for text in QUERIES}
    ratios = {text: ours[text] / bare[text] for text in QUERIES}
    print(f"first {HITS} hits of {len(QUERIES)} queries over {MILLION} people:")
    cuts = quantiles(ours.values(), n=20)
    print(f"  p50 {median(ours.values()):.1f} ms, p95 {cuts[18]:.1f} ms, most {max(ours.values()):.1f} ms")
    print(f"  against the bare query: p50 {median(ratios.values()):.2f}, most {max(ratios.values()):.2f}")
    for text in sorted(QUERIES, key=ours.__getitem__, reverse=True)[:6]:
        found = len(people.page(question(text), HITS))
        print(f"    {text!r:24} {found:4} rows {ours[text]:7.1f} ms, bare {bare[text]:7.1f} ms")
    for text in ("", "siti", "|aktif", "muhammad", "|14.08"):
        taken = _best(lambda text=text: people.count(question(text)))
        print(f"    count {text!r:12} {people.count(question(text)):8} {taken:.1f} ms")
    _places(people)
    workspace.close_workspace(backup=False)


def _places(people: object) -> None:
    """Where one scrolls to: the middle and the end, and counting the whole list in stretches."""
    from app.services import people_lists
    from app.services.people import PeopleQuestion

    asked = PeopleQuestion()
    began = time.perf_counter()
    marks, then, longest = [], None, 0.0
    while True:
        start = time.perf_counter()
        stretch = people_lists.survey(asked, then)
        longest = max(longest, time.perf_counter() - start)
        marks += stretch.marks
        then = stretch.then
        if then is None:
            break
    whole = time.perf_counter() - began
    print(f"  the whole list surveyed in {whole * 1000:.0f} ms, the longest stretch {longest * 1000:.0f} ms")
    for words, mark in (("first", marks[0]), ("middle", marks[len(marks) // 2]), ("last", marks[-1])):
        print(f"    the {words} page {_best(lambda mark=mark: people_lists.page(asked, mark)):.1f} ms")


def _bare(text: str) -> object:
    """FTS5 alone: the same MATCH, and the columns of the rows behind its hits, as tuples."""
    from app.models import search
    from app.models.base import database
    from app.models.queries import people as queries

    hits, values = search.hits(queries.asked(question(text)) or '"_nobody"')  # type: ignore[arg-type]  # a question
    sql = (
        f"SELECT p.* FROM ({hits} LIMIT {HITS}) h CROSS JOIN person_place l ON l.place = h.place "
        "CROSS JOIN person p ON p.id = l.person"
    )
    return database.execute_sql(sql, values).fetchall()


def _best(act: Callable[[], object], rounds: int = 5) -> float:
    """Milliseconds, the median of some rounds."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)


def opening() -> None:
    """In a process of its own: the window with the list, until the first rows are painted; ms and MB."""
    from ui.start import Program, make_application  # isort: skip  # first, as in a real start

    from PySide6.QtCore import QEventLoop

    from tests.bench import when_painted
    from ui.tabs.table import pages

    gc.disable()  # as `ui.start.main` does
    app = make_application(["bench"])
    program = Program(app, pages())
    program.start()
    window = program.window

    def run(until: Callable[[], bool], most: float = 60) -> None:
        end = time.monotonic() + most
        while not until() and time.monotonic() < end:
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
            time.sleep(0.001)

    run(lambda: window.page is not None)
    began = time.perf_counter()
    window.show_page("people")
    model = window.page.listing.table.rows_model
    painted: list[float] = []
    run(lambda: model.rowCount() > 0)
    kept = when_painted(window.page.listing.table.viewport(), lambda: painted.append(time.perf_counter()))
    run(lambda: bool(painted))
    run(lambda: model.rowCount() in {SMALL, MILLION}, 30)
    table = window.page.listing.table
    ended = time.perf_counter()
    table.scrollToBottom()
    run(lambda: model.row(model.rowCount() - 1) is not None)
    to_end = (time.perf_counter() - ended) * 1000
    # not `ru_maxrss`, which a process takes over from the one that started it
    told = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    peak = int(told.partition("VmHWM:")[2].split()[0]) / 1024
    print(f"{(painted[0] - began) * 1000} {peak} {to_end}")
    del kept
    program.close()


def _opened(data: Path, rounds: int = 3) -> tuple[float, float, float]:
    environment = os.environ | {"BIMTEK_DATA": str(data), "QT_QPA_PLATFORM": "offscreen"}
    taken = []
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench_registry", "opening"],
            check=True, capture_output=True, text=True, env=environment, timeout=300,
        )  # fmt: skip
        taken.append(tuple(float(part) for part in done.stdout.split()[-3:]))
    return min(one[0] for one in taken), min(one[1] for one in taken), min(one[2] for one in taken)


def measure() -> None:
    """Everything, with databases made for it."""
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"BIMTEK_SETTINGS": f"{place}/settings"}
        run(Path(place))


def run(place: Path) -> None:
    """Measure on databases in a folder; those that are there already are used again."""
    for count in (SMALL, MILLION):
        folder = place / str(count)
        if not (folder / "bimtek.db").exists():
            began = time.perf_counter()
            fill(folder, count)
            print(f"{count} people put in {time.perf_counter() - began:.0f} s")
    searches(place / str(MILLION))
    small, large = _opened(place / str(SMALL)), _opened(place / str(MILLION))
    ratio = large[0] / small[0]
    print(f"list opened at {SMALL}: {small[0]:.0f} ms, at {MILLION}: {large[0]:.0f} ms, ratio {ratio:.2f}")
    print(f"  peak {small[1]:.0f} MB and {large[1]:.0f} MB: {large[1] - small[1]:.0f} MB more")
    print(f"  to the end of the list: {small[2]:.0f} ms and {large[2]:.0f} ms")


if __name__ == "__main__":
    if sys.argv[1:2] == ["opening"]:
        opening()
    elif len(sys.argv) > 1:
        os.environ |= {"BIMTEK_SETTINGS": f"{sys.argv[1]}/settings"}
        run(Path(sys.argv[1]))
    else:
        measure()
