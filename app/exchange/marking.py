"""The user's own workbook back, with the cells that were remarked on coloured and commented."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import BinaryIO

from app.errors import Progress, UserError, no_progress
from app.exchange.files import write_atomically
from app.exchange.helper_process import Helper


@dataclass(frozen=True)
class CellMark:
    """One remark: the sheet, the row as the spreadsheet numbers it, the column from 0, "error", "warning" or "note",
    and the words of the comment."""

    sheet: str
    row: int
    index: int
    severity: str
    text: str


def mark_copy(
    source: Path, target: Path, marks: Sequence[CellMark], progress: Progress = no_progress
) -> tuple[str, ...]:
    """Write a copy of a workbook with its marked cells red or amber and commented; sentences on what it lacks.

    Of an .xlsx it is the workbook itself; of .xls, .ods, .csv and workbooks with macros, and of one too large to be
    edited, a new .xlsx with the same sheets, rows and values. It is made in a process of its own. `progress` counts
    percent.

    Raises: UserError: the source cannot be read (any more), or the target is the source or cannot be written.
    """
    if target.suffix.lower() != ".xlsx":
        raise UserError(
            f"“{target.name}” bukan nama buku kerja .xlsx.", "Tidak ada yang ditulis.", "Akhiri namanya dengan .xlsx."
        )
    if target.exists() and source.exists() and target.samefile(source):
        raise UserError(
            "Salinan bertanda tidak boleh menimpa berkas aslinya.", "Berkas asli tidak berubah.", "Pilih nama lain."
        )
    lacking: list[str] = []

    def fill(file: BinaryIO) -> None:
        with Helper(source.name) as helper:
            for message in helper.ask(("mark", str(source), tuple(astuple(mark) for mark in marks)), progress):
                if message[0] == "part" and isinstance(message[1], bytes):
                    file.write(message[1])
                elif message[0] == "lacks":
                    lacking.append(str(message[1]))

    write_atomically(target, fill)
    progress(100, 100)
    return tuple(lacking)
