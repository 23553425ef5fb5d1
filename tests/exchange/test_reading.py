"""Foreign workbooks are read outside the program: what they do to their reader costs the program one sentence."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Cancelled, UserError
from app.exchange import helper_process, reading, spreadsheets
from app.exchange.helper_process import Helper
from tests.messy import hostile

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc")
ROOT = Path(__file__).parents[2]


def children() -> set[str]:
    """The processes that this one has started and that still run."""
    lists = (path.read_text(encoding="ascii").split() for path in Path("/proc/self/task").glob("*/children"))
    return {number for numbers in lists for number in numbers}


def workbook(path: Path, rows: int = 5) -> Path:
    with xlsxwriter.Workbook(path, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet, hour = book.add_worksheet("Daftar"), book.add_format({"num_format": "hh:mm"})
        sheet.write_row(2, 1, ["Nama", "NIK", "Lahir", "Jam", "Aktif", "Nilai"])
        for number in range(rows):
            sheet.write_row(3 + number, 1, [f"Siti Nur'aini {number}", "1408066305900012", dt.date(1990, 5, 23)])
            sheet.write_datetime(3 + number, 4, dt.time(8, 30), hour)
            sheet.write_row(3 + number, 5, [True, 87.5])
        book.add_worksheet("Kosong")
    return path


def test_every_cell_arrives_as_it_was_read(tmp_path):
    path = workbook(tmp_path / "daftar.xlsx", rows=4_500)  # more than one frame holds
    assert reading.read_sheets(path) == spreadsheets.read_sheets(path)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=6), min_size=1), min_size=1))
def test_any_text_arrives_as_it_was_read(tmp_path, rows):
    path = tmp_path / "acak.csv"
    lines = (";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    assert outcome(reading.read_sheets, path) == outcome(spreadsheets.read_sheets, path)


def outcome(read: Callable[[Path], object], path: Path) -> object:
    """What was read, or the sentence by which it was refused."""
    try:
        return read(path)
    except UserError as error:
        return str(error)


@pytest.mark.parametrize(
    "cell", [dt.date(1, 1, 1), dt.datetime.fromisoformat("2018-09-12T08:30:01"), dt.time(23, 59), dt.timedelta(-1, 5)]
)
def test_days_and_times_survive_the_way(cell):
    (row,) = reading._rows(("rows", (7,), (reading._packed(("Siti", cell, 1.5, "")),)))
    assert row == spreadsheets.Row(7, ("Siti", cell, 1.5, ""))
    assert type(row.cells[1]) is type(cell)


@pytest.mark.parametrize(
    "message",
    [
        ("rows",), ("rows", (1,), ()), ("rows", (1,), ((None,),)), ("rows", (1,), (((9, 1),),)),
        ("rows", (1,), (((0, 1),),)),
    ],
)
def test_an_answer_that_is_no_rows_is_refused(message):
    with pytest.raises(UserError, match="tidak dimengerti"):
        list(reading._rows(message))


@pytest.mark.parametrize("name", hostile.FILES)
def test_a_hostile_file_costs_one_sentence(tmp_path, name):
    hostile.FILES[name](tmp_path / name)
    before = (tmp_path / name).stat()
    with pytest.raises(UserError) as told:
        reading.read_sheets(tmp_path / name)
    assert name in told.value.happened
    assert "tidak selesai" not in told.value.happened  # it is known for what it is, not waited for
    assert told.value.unchanged == "Tidak ada data yang diubah."
    assert told.value.todo
    assert (tmp_path / name).stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.drill
@linux
@pytest.mark.parametrize("name", hostile.FILES)
def test_a_hostile_file_takes_less_than_half_a_gigabyte(tmp_path, name):
    hostile.FILES[name](tmp_path / name)
    measured = subprocess.run(
        [sys.executable, "-c", hostile.MEASURE, str(tmp_path / name)], check=True, capture_output=True, cwd=ROOT
    )
    _, megabytes = json.loads(measured.stdout)
    assert megabytes < 512


def test_what_is_no_file_is_told(tmp_path):
    (tmp_path / "folder.xlsx").mkdir()
    for name, words in (("folder.xlsx", "folder"), ("tiada.xlsx", "tidak ditemukan")):
        with pytest.raises(UserError, match=words):
            reading.read_sheets(tmp_path / name)


@linux
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipa.csv")
    with pytest.raises(UserError, match="bukan berkas biasa"):
        reading.read_sheets(tmp_path / "pipa.csv")


@linux
def test_cancelling_ends_the_reader(tmp_path):
    path = workbook(tmp_path / "daftar.xlsx", rows=4_500)
    before = children()
    seen = []

    def cancel(done: int, total: int) -> None:
        seen.append((done, total))
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        reading.read_sheets(path, cancel)
    assert seen[-1] == (20, 100)
    assert children() == before


@linux
def test_a_reader_that_dies_is_told(tmp_path):
    path = workbook(tmp_path / "daftar.xlsx")
    with Helper(path.name) as helper:
        os.kill(helper._process.pid, signal.SIGSEGV)
        with pytest.raises(UserError, match="pembacanya berhenti"):
            list(helper.ask(("read", str(path)), lambda _done, _total: None))


@linux
def test_a_reader_that_hangs_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(helper_process, "_PATIENCE_AT_START", 0.3)
    path = workbook(tmp_path / "daftar.xlsx")
    before = children()
    with Helper(path.name) as helper:
        os.kill(helper._process.pid, signal.SIGSTOP)
        with pytest.raises(UserError, match="tidak selesai dibaca"):
            list(helper.ask(("read", str(path)), lambda _done, _total: None))
    assert children() == before


def test_a_reader_that_cannot_start_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bimtek-psm"))  # with no command line program beside it
    with pytest.raises(UserError, match="tidak dapat dijalankan"):
        reading.read_sheets(workbook(tmp_path / "daftar.xlsx"))


def test_a_mistake_of_ours_is_logged_without_anybodys_words(tmp_path, caplog):
    with Helper("daftar.xlsx") as helper, pytest.raises(UserError, match="pembacanya berhenti"):
        list(helper.ask(("read", "1408066305900012\0.xlsx"), lambda _done, _total: None))
    assert "ValueError" in caplog.text
    assert "1408066305900012" not in caplog.text


@linux
def test_the_reader_does_not_outlive_the_program(tmp_path):
    script = (
        "from app.exchange.helper_process import Helper\nimport time\n"
        "with Helper('x') as helper:\n    print(helper._process.pid, flush=True)\n    time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=ROOT) as program:
        assert program.stdout is not None
        reader = Path("/proc") / program.stdout.readline().decode().strip()
        assert reader.exists()
        time.sleep(0.3)  # it has to have bound its life to the program's
        program.kill()
    for _ in range(100):
        if not reader.exists() or " Z " in (reader / "stat").read_text(encoding="ascii"):
            return
        time.sleep(0.05)
    pytest.fail("the reader still runs")


def test_it_needs_nothing_of_the_window_or_the_database():
    script = "import sys, app.exchange.helper_main, app.exchange.reading; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, cwd=ROOT).stdout.decode()
    assert not {"PySide6", "peewee", "reportlab", "sqlcipher3", "typer"} & set(told.split())
