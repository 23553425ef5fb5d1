"""The import of 100,000 people against what cannot be had for less: calamine reading the same file, and one raw
`executemany` of the same rows into the same table of the same kind of database."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from tests.messy import hostile

PEOPLE = 100_000
_HEADINGS = (
    "No", "Nama Lengkap", "NIK", "L/P", "Tempat Lahir", "Tanggal Lahir", "Desa/Kelurahan", "Kecamatan", "Kab/Kota",
    "Alamat", "No. HP", "Pendidikan",
)  # fmt: skip
_FIRST = ("Siti", "Nur", "Ahmad", "Budi", "Dewi", "Rahmat", "Muhammad", "Yusuf", "Aisyah", "Djoko", "Sri", "Zainal")
_LAST = ("Harahap", "Nasution", "Siregar", "Lubis", "Putra", "Utami", "Susilo", "Wahyuni", "Saputra", "Hidayat")


def write_list(path: Path, count: int = PEOPLE) -> Path:
    """Invented people of all villages of Riau, each with a NIK that agrees with the rest of the row."""
    from app.services import regions

    gazetteer, chance = regions.gazetteer(), random.Random(7)
    districts = [one for regency in gazetteer.children("14") for one in gazetteer.children(regency.code)]
    villages = [(village, district) for district in districts for village in gazetteer.children(district.code)]
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Daftar")
    sheet.write_row(0, 0, _HEADINGS)
    for number in range(count):
        village, district = villages[number % len(villages)]
        day, month, year = 1 + number % 28, 1 + number // 28 % 12, 60 + number // 336 % 40
        sex = "LP"[number % 2]
        born = f"{day + 40 * (sex == 'P'):02}{month:02}{year:02}"
        nik = f"{district.code.replace('.', '')}{born}{1 + number // 13440:04}"
        name = " ".join((chance.choice(_FIRST), chance.choice(_LAST), chance.choice(_LAST)))
        cells = (
            str(number + 1), name, nik, sex, "Siak", f"{day:02}-{month:02}-19{year}", village.name, district.name,
            gazetteer.long(district.code[:5]), f"Jl. Melati No. {number % 300}", f"0812{number:08}", "SLTA",
        )  # fmt: skip
        sheet.write_row(number + 1, 0, cells)
    book.close()
    return path


def timed(job: Callable[[], object]) -> float:
    """Seconds that a job takes."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def read_raw(path: Path) -> None:
    """The floor of reading."""
    import python_calamine

    python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def write_raw(folder: Path, rows: list[tuple[object, ...]], columns: list[str]) -> float:
    """The floor of writing: seconds to put these rows into the table of people of an empty database."""
    from app.models.base import database
    from app.services import workspace

    workspace.open_workspace(folder)
    connection = database.connection()
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    began = time.perf_counter()
    connection.execute("BEGIN")
    connection.executemany(f"INSERT INTO person ({names}) VALUES ({marks})", rows)
    connection.execute("COMMIT")
    taken = time.perf_counter() - began
    workspace.close_workspace(backup=False)
    return taken


def import_list(folder: Path, path: Path) -> tuple[dict[str, float], list[tuple[object, ...]], list[str]]:
    """Seconds of each part of our import, with all checks, and the rows that it made."""
    from app.models.base import database
    from app.services import importing, office, regions, workspace
    from app.services.office import OfficeCard

    workspace.open_workspace(folder)
    office.save(OfficeCard(region="14", name="Dinas Sosial Provinsi Riau"))
    regions.gazetteer().find_named("Dayun")  # as in a program that has run for a while
    taken: dict[str, float] = {}
    began = time.perf_counter()
    source = importing.open_source(path, "people")
    taken["baca"] = time.perf_counter() - began
    plan = importing.plan(source)
    taken["periksa"] = time.perf_counter() - began - taken["baca"]
    outcome = importing.run(plan)
    taken["semua"] = time.perf_counter() - began
    assert outcome.counted == outcome.report.new == PEOPLE, outcome.report
    taken["periksa lagi, semua tetap"] = timed(lambda: importing.plan(source))
    cursor = database.execute_sql("SELECT * FROM person")
    rows, columns = cursor.fetchall(), [column[0] for column in cursor.description]
    workspace.close_workspace(backup=False)
    return taken, rows, columns


def undo_import(folder: Path) -> float:
    """Seconds to take the import back, days later."""
    from app.services import history, workspace

    workspace.open_workspace(folder)
    taken = timed(lambda: history.undo_step(history.page(1)[0].id))
    workspace.close_workspace(backup=False)
    return taken


def hostile_figures(folder: Path) -> None:
    """Print what each hostile file costs until it is refused: seconds, and the peak memory of program and reader."""
    for name, write in hostile.FILES.items():
        write(folder / name)
        command = [sys.executable, "-c", hostile.MEASURE, str(folder / name)]
        told = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
        seconds, megabytes = json.loads(told.stdout)
        print(f"  {name:28} {(folder / name).stat().st_size / 1000:10.0f} kB {seconds:6.2f} s {megabytes:5.0f} MB")
        (folder / name).unlink()


def measure() -> None:
    """Print the ratio, what the parts take, and what hostile files cost."""
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"BIMTEK_SETTINGS": f"{place}/settings"}
        path = write_list(Path(place) / "daftar.xlsx")
        reading = min(timed(lambda: read_raw(path)) for _ in range(3))
        taken, rows, columns = import_list(Path(place) / "kami", path)
        writing = min(write_raw(Path(place) / f"dasar{number}", rows, columns) for number in range(3))
        parts = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in taken.items())
        print(f"import of {PEOPLE} people: {parts}")
        ratio = taken["semua"] / (reading + writing)
        print(f"  calamine {reading:.2f} s + executemany {writing:.2f} s, ratio {ratio:.2f}")
        print(f"  undone days later: {undo_import(Path(place) / 'kami'):.2f} s")
        hostile_figures(Path(place))


if __name__ == "__main__":
    measure()
