"""The work thread: one thread, in order, every way a job can end is told, and the window never waits."""

import threading
import time
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel

from app.errors import UserError
from ui.work.thread import Work


@dataclass(frozen=True)
class Changed:
    """What a service gives back from a write."""

    step_id: str = "s1"
    title: str = "3 peserta ditambahkan"
    touched: frozenset[str] = field(default_factory=lambda: frozenset({"participant"}))


def test_jobs_run_in_order_on_one_thread_and_answer_on_the_windows(qtbot, work: Work) -> None:
    ran, answered = [], []

    def job(number: int) -> int:
        ran.append(threading.current_thread())
        return number

    for number in range(200):
        work.run(job, number, then=lambda n: answered.append((n, threading.current_thread())))
    qtbot.waitUntil(lambda: len(answered) == 200)
    assert [n for n, _ in answered] == list(range(200))
    assert len(set(ran)) == 1
    assert ran[0] is not threading.main_thread()
    assert {thread for _, thread in answered} == {threading.main_thread()}


def test_a_user_error_reaches_its_caller_or_the_door(qtbot, work: Work) -> None:
    def refuse() -> None:
        raise UserError("Berkas terkunci.", "Tidak ada yang diubah.", "Tutup berkasnya.")

    mine = []
    work.run(refuse, failed=mine.append)
    qtbot.waitUntil(lambda: len(mine) == 1)
    assert mine[0].todo == "Tutup berkasnya."
    with qtbot.waitSignal(work.problem) as told:
        work.run(refuse)
    assert told.args[0].happened == "Berkas terkunci."


def test_a_bug_reaches_the_bug_door_and_the_thread_lives_on(qtbot, work: Work) -> None:
    with qtbot.waitSignal(work.bug) as told:
        work.run(lambda: 1 / 0)
    assert isinstance(told.args[0], ZeroDivisionError)
    after = []
    work.run(lambda: "hidup", then=after.append)
    qtbot.waitUntil(lambda: after == ["hidup"])


def test_a_change_is_announced_and_called_saved_only_after_the_last_write(qtbot, work: Work) -> None:
    heard = []
    work.saving.connect(lambda: heard.append("saving"))
    work.saved.connect(lambda: heard.append("saved"))
    work.changed.connect(lambda change: heard.append(change.title))
    work.change(Changed)
    work.change(lambda: Changed(title="2"))
    assert work.busy_writing
    qtbot.waitUntil(lambda: heard.count("saved") == 1)
    assert heard == ["saving", "saving", "3 peserta ditambahkan", "saved", "2"]
    assert not work.busy_writing


def test_a_failed_write_is_never_called_saved(qtbot, work: Work) -> None:
    heard = []
    work.saved.connect(lambda: heard.append("saved"))
    work.problem.connect(lambda _error: None)

    def full() -> None:
        raise UserError("Kandar penuh.")

    with qtbot.waitSignal(work.not_saved):
        work.change(full)
    assert heard == []


def test_typing_shows_only_the_newest_search(qtbot, work: Work) -> None:
    gate = threading.Event()
    work.run(gate.wait, 5)
    ran, shown = [], []

    def search(text: str) -> str:
        ran.append(text)
        return text

    for text in ("s", "si", "sit", "siti"):
        work.run(search, text, then=shown.append, key="people.search")
    gate.set()
    qtbot.waitUntil(lambda: shown != [])
    qtbot.wait(50)
    assert shown == ["siti"]
    assert ran == ["siti"]


def test_a_slow_older_search_is_not_shown_after_a_newer_one_was_asked(qtbot, work: Work) -> None:
    begun, gate, shown = threading.Event(), threading.Event(), []

    def slow() -> str:
        begun.set()
        gate.wait(5)
        return "lama"

    work.run(slow, then=shown.append, key="k")
    assert begun.wait(5)
    work.run(lambda: "baru", then=shown.append, key="k")
    gate.set()
    qtbot.waitUntil(lambda: shown != [])
    qtbot.wait(50)
    assert shown == ["baru"]


def test_a_long_job_tells_how_far_it_is_and_stops_when_asked(qtbot, work: Work) -> None:
    told, stopped, reached = [], [], []

    def long(progress) -> None:
        for number in range(10_000):
            reached.append(number)
            progress(number, 10_000)
            time.sleep(0.002)

    job = work.run(long, progress=lambda done, total: told.append((done, total)), stopped=lambda: stopped.append(True))
    qtbot.waitUntil(lambda: len(told) >= 2)
    job.cancel()
    qtbot.waitUntil(lambda: stopped == [True])
    assert len(reached) < 10_000


def test_a_cancelled_job_that_waits_is_never_begun(qtbot, work: Work) -> None:
    gate, ran, stopped = threading.Event(), [], []
    work.run(gate.wait, 5)
    job = work.run(lambda: ran.append(1), stopped=lambda: stopped.append(1))
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: stopped == [1])
    assert ran == []


def test_nothing_is_told_to_a_widget_that_is_gone(qtbot, work: Work) -> None:
    gate, label, after = threading.Event(), QLabel(), []
    work.run(gate.wait, 5)
    work.run(lambda: "x", then=label.setText)
    owner = QObject()
    work.run(lambda: "x", then=lambda _x: after.append("owner"), owner=owner)
    work.run(lambda: "x", then=lambda _x: after.append("end"))
    label.deleteLater()
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.waitUntil(lambda: after != [])
    assert after == ["end"]


def test_the_window_does_not_stall_while_the_thread_works(qtbot, work: Work) -> None:
    gate, beats, done = threading.Event(), [], []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(1))
    timer.start(10)
    work.run(gate.wait, 30, then=done.append)
    qtbot.waitUntil(lambda: len(beats) >= 5)
    assert done == []
    gate.set()
    qtbot.waitUntil(lambda: done == [True])


def test_closing_finishes_writes_and_drops_reads(qapp) -> None:
    work, ran = Work(), []
    gate = threading.Event()
    work.run(gate.wait, 5)
    work.run(lambda: ran.append("read"))
    work.change(lambda: ran.append("write"))
    threading.Timer(0.05, gate.set).start()
    assert work.close(lambda: ran.append("closed"))
    assert ran == ["write", "closed"]


@pytest.mark.parametrize("answer", [None, Changed(step_id="", title="", touched=frozenset())])
def test_a_write_that_changed_nothing_is_saved_all_the_same(qtbot, work: Work, answer) -> None:
    with qtbot.waitSignal(work.saved):
        work.change(lambda: answer)
