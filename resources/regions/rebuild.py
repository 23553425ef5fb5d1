"""Rebuild regions.csv.xz and LICENSE-ODbL.md from the npm package idn-area-data (needs npm and a network).

The program never runs this; it reads the compact file. One line a region, "code,name", sorted by code. Changes against
the package's CSVs: the four files are joined (islands left out) and, in names, double and typographic quotation marks
are written as the apostrophe that they stand for.
"""

import csv
import lzma
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "idn-area-data@4.0.1"
COUNTS = {"provinces": 38, "regencies": 514, "districts": 7_285, "villages": 83_762}
APOSTROPHES = str.maketrans({'"': "'", "\u2018": "'", "\u2019": "'"})
HERE = Path(__file__).resolve().parent


def fetch(folder: Path) -> Path:
    """Download and unpack the package; returns its data folder."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is needed to fetch " + PACKAGE)
    subprocess.run([npm, "pack", "--silent", PACKAGE], cwd=folder, check=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package" / "data"


def read(data: Path) -> Iterator[tuple[str, str]]:
    """All regions as (code, name), each file's number of rows checked."""
    for name, expected in COUNTS.items():
        with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = [(row["code"], " ".join(row["name"].translate(APOSTROPHES).split())) for row in csv.DictReader(file)]
        if len(rows) != expected:
            sys.exit(f"{name}: {len(rows)} rows instead of {expected}")
        yield from rows


def main() -> None:
    """Fetch the package and write the two files beside this script."""
    with tempfile.TemporaryDirectory() as folder:
        data = fetch(Path(folder))
        text = "".join(f"{code},{name}\n" for code, name in sorted(read(data)))
        (HERE / "regions.csv.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
        shutil.copyfile(data / "LICENSE.md", HERE / "LICENSE-ODbL.md")


if __name__ == "__main__":
    main()
