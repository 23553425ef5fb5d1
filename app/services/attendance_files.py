"""Attendance from a list that was filled in elsewhere."""

from pathlib import Path

from app.domain import matching
from app.errors import UserError
from app.exchange.attendance_files import AttendanceRecord, read_attendance
from app.models import rows
from app.services import attendance
from app.services.attendance import Grid
from app.services.steps import DataChange, step


def record(event_id: str, path: Path) -> DataChange:
    """Record the marks of a file, all or nothing; an empty cell never erases a mark.

    Raises: UserError: the file cannot be read; a person, a mark or a session in it is not known (named by row).
    """
    grid = attendance.grid(event_id)
    found = read_attendance(path)
    problems = [problem for entry in found if (problem := _problem(entry, grid))]
    if problems:
        more = f" dan {len(problems) - 3} lagi" if len(problems) > 3 else ""
        raise UserError(
            f"{'; '.join(problems[:3])}{more}.", "Tidak ada yang dicatat.", "Perbaiki baris itu di berkas, lalu ulangi."
        )
    with step(f"Mencatat kehadiran dari {path.name}") as changes:
        for entry in found:
            for number, mark in entry.marks.items():
                if mark:
                    chosen = grid.sessions if number == 0 else (grid.sessions[number - 1],)
                    attendance.set_marks(event_id, [(_participant(entry, grid), s.id) for s in chosen], mark)
        return changes.summary(event_id, f"Kehadiran {len(found)} peserta dicatat")


def _problem(entry: AttendanceRecord, grid: Grid) -> str:
    if entry.wrong:
        return f"baris {entry.row}: “{entry.wrong[0][:20]}” bukan H, I, S, atau A"
    if any(number > len(grid.sessions) for number in entry.marks):
        return f"baris {entry.row}: kegiatan ini hanya mempunyai {len(grid.sessions)} sesi"
    return "" if _participant(entry, grid) else f"baris {entry.row}: {entry.name[:60]} bukan peserta kegiatan ini"


def _participant(entry: AttendanceRecord, grid: Grid) -> str:
    """The participant a row is about: by NIK, else by a name that only one participant has; "" when unknown."""
    if entry.nik:
        for row in grid.rows:
            person = rows.get("person", row.participant.person_id)
            if person and person["nik"] == entry.nik:
                return row.participant.id
    key = matching.name_key(entry.name)
    same = [row.participant.id for row in grid.rows if matching.name_key(row.participant.plain_name) == key]
    return same[0] if len(same) == 1 else ""
