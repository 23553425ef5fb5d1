"""Attendance lists: one row a person, one mark for the whole event or one per session."""

import re
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.exchange.people_files import find_table
from app.exchange.spreadsheets import Row, Sheet, read_sheets

_WHOLE = re.compile(r"(kehadiran|hadir|status kehadiran|ket(erangan)?\.?|absen(si)?|presensi)", re.IGNORECASE)
_SESSION = re.compile(r"(?:sesi|sesi ke|s|hari|pertemuan)?[\s.\-]*([1-9][0-9]?)", re.IGNORECASE)
# What lists write for a mark; anything else is reported, never guessed.
_MARKS = {
    **dict.fromkeys(("h", "hadir", "v", "√", "✓", "x", "1", "ya"), "H"),
    **dict.fromkeys(("i", "izin", "ijin"), "I"),
    **dict.fromkeys(("s", "sakit"), "S"),
    **dict.fromkeys(("a", "alpa", "alfa", "tanpa keterangan", "tk", "tidak hadir"), "A"),
    **dict.fromkeys(("", "-", "–"), ""),
}


@dataclass(frozen=True)
class AttendanceRecord:
    """One row: who, and marks by session number from 1 (0: every session); `wrong` holds what was not understood."""

    sheet: str
    row: int
    name: str
    nik: str
    marks: dict[int, str]
    wrong: tuple[str, ...]


def read_attendance(path: Path) -> tuple[AttendanceRecord, ...]:
    """Read the first list of names with marks.

    Raises: UserError: the file cannot be read, or has no column of names or of marks.
    """
    for sheet in read_sheets(path):
        table = find_table(sheet)
        if table is None:
            continue
        places = {column.field: column.index for column in table.columns}
        taken = {index for field, index in places.items() if field in {"name", "nik"}}
        sessions = _mark_columns(sheet, table.header_row, taken)
        if sessions:
            below = (row for row in sheet.rows if row.number > table.header_row)
            records = (_record(sheet, row, places, sessions) for row in below)
            return tuple(record for record in records if record.name)
    raise UserError(
        f"Di “{path.name}” tidak ditemukan kolom Nama beserta kolom Kehadiran atau nomor sesi.",
        "Tidak ada yang dicatat.",
        "Beri judul kolom: Nama, lalu Kehadiran (H/I/S/A) atau 1, 2, 3 untuk tiap sesi.",
    )


def _mark_columns(sheet: Sheet, header_row: int, taken: set[int]) -> dict[int, int]:
    """Column index → session number; 0 stands for every session."""
    head = next(row for row in sheet.rows if row.number == header_row)
    found: dict[int, int] = {}
    for index in range(len(head.cells)):
        heading = _text(head, index)
        numbered = _SESSION.fullmatch(heading.removesuffix(".0"))
        if index not in taken and numbered:
            found[index] = int(numbered[1])
        elif index not in taken and _WHOLE.fullmatch(heading) and 0 not in found.values():
            found[index] = 0
    numbered_only = {index: number for index, number in found.items() if number}
    return numbered_only or found


def _record(sheet: Sheet, row: Row, places: dict[str, int], sessions: dict[int, int]) -> AttendanceRecord:
    marks: dict[int, str] = {}
    wrong: list[str] = []
    for index, number in sessions.items():
        typed = _text(row, index)
        if typed.casefold().removesuffix(".0") in _MARKS:
            marks[number] = _MARKS[typed.casefold().removesuffix(".0")]
        else:
            wrong.append(typed)
    nik = _text(row, places["nik"]) if "nik" in places else ""
    return AttendanceRecord(sheet.name, row.number, _text(row, places["name"]), nik, marks, tuple(wrong))


def _text(row: Row, index: int) -> str:
    return " ".join(str(row.cells[index] or "").split()) if index < len(row.cells) else ""
