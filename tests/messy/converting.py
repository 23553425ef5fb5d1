"""Workbooks in the formats that only LibreOffice writes, made once for all tests of a run."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from tests.messy.workbooks import SIDES, WORKBOOKS, Messy

KINDS = (".xlsx", ".csv", ".xls", ".ods")
MADE_BY_SOFFICE = frozenset({".xls", ".ods"})


def written(messy: Messy, kind: str, folder: Path) -> Path:
    """The file of one kind, the tests' own to change."""
    path = folder / f"{messy.name}{kind}"
    if kind in MADE_BY_SOFFICE:
        shutil.copy(_converted(kind) / path.name, path)
        return path
    write: Callable[[Path], Path] = messy.write_csv if kind == ".csv" else messy.write_xlsx
    return write(path)


def convert(sources: Sequence[Path], kind: str, target: Path) -> None:
    """Let LibreOffice save files as another kind ("ods", "pdf", …), all in one call."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind]
        subprocess.run(
            [*command, "--outdir", str(target), *map(str, sources)], check=True, capture_output=True, timeout=300
        )


@cache
def _converted(kind: str) -> Path:
    """A folder with all workbooks as LibreOffice saves them; it lives as long as the test run."""
    place = Path(_kept().name) / kind[1:]
    place.mkdir()
    formulas = kind != ".xls"  # LibreOffice computes none when it converts, and keeps no text of theirs in an .xls
    sources = [messy.write_xlsx(place / f"{messy.name}.xlsx", formulas) for messy in (*WORKBOOKS, SIDES)]
    convert(sources, kind[1:], place)
    return place


@cache
def _kept() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix=f"messy-{os.getpid()}-", ignore_cleanup_errors=True)
