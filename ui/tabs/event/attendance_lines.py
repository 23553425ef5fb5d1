"""The lines of the attendance grid: columns, filters, and marks painted before they are saved."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.attendance import MARKS, NOT_THEIRS, Sitting, presence
from app.services.attendance import Grid, GridRow, GridSession
from app.services.records import number as as_number
from ui import dates
from ui.drawing import text
from ui.drawing.marks import UNSIGNED
from ui.tables.cells import Mark, Share, Text
from ui.tables.columns import Column

translate = QCoreApplication.translate

SESSION_WIDTH = 44
_EXCEPTIONS = frozenset("ISA")


@dataclass(frozen=True)
class Line:
    """A line of the grid with its number in the whole list, which a filter does not change; `came` is the time of the
    first check-in by session, as the office's clock showed it."""

    number: int
    row: GridRow
    came: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The participant."""
        return self.row.participant.id


def lines_of(grid: Grid, came: Mapping[tuple[str, str], str]) -> list[Line]:
    """All lines, numbered from 1; `came` by (participant, session)."""
    by_person: dict[str, dict[str, str]] = {}
    for (participant, session), time in came.items():
        by_person.setdefault(participant, {})[session] = time
    return [Line(number, row, by_person.get(row.participant.id, {})) for number, row in enumerate(grid.rows, 1)]


def marked(line: Line, places: Iterable[int], mark: str, grid: Grid) -> Line:
    """The line as it will be once a mark is saved at these places."""
    marks, unsigned = list(line.row.marks), set(line.row.unsigned)
    for place in places:
        marks[place] = mark
        if mark != "H":
            unsigned.discard(grid.sessions[place].id)
    sittings = [
        Sitting(as_number(session.lesson_hours), one) for session, one in zip(grid.sessions, marks, strict=True)
    ]
    told = presence(sittings, grid.threshold)
    return replace(line, row=replace(line.row, marks=tuple(marks), presence=told, unsigned=frozenset(unsigned)))


def signed(line: Line, places: Iterable[int], grid: Grid, *, missing: bool) -> Line:
    """The line as it will be once signatures at these places are recorded as missing, or as there."""
    own = frozenset(grid.sessions[place].id for place in places)
    unsigned = line.row.unsigned | own if missing else line.row.unsigned - own
    return replace(line, row=replace(line.row, unsigned=unsigned))


def is_lost(line: Line) -> bool:
    """Whether the threshold cannot be reached any more; false while there are no lesson hours to attend."""
    return bool(line.row.presence.total) and not line.row.presence.reachable


FILTERS: dict[str, Callable[[Line], bool]] = {
    "": lambda _line: True,
    "open": lambda line: "" in line.row.marks,
    "exceptions": lambda line: bool(_EXCEPTIONS & set(line.row.marks)),
    "below": is_lost,
    "unsigned": lambda line: bool(line.row.unsigned),
}
"""What each filter pill shows."""


def mark_at(line: Line, session: GridSession, place: int) -> str:
    """What is drawn in a cell."""
    mark = line.row.marks[place]
    return UNSIGNED if mark == "H" and session.id in line.row.unsigned else mark


def word_of(mark: str) -> str:
    """A mark in a word."""
    words = {
        UNSIGNED: translate("Attendance", "hadir, belum tanda tangan"),
        NOT_THEIRS: translate("Attendance", "bukan sesi kelasnya"),
        "": translate("Attendance", "belum dicatat"),
    }
    return words.get(mark) or MARKS[mark]


def words_at(line: Line, session: GridSession, place: int) -> str:
    """A cell in words, with the time of check-in."""
    said, time = word_of(mark_at(line, session, place)), line.came.get(session.id)
    if not time:
        return said
    return translate("Attendance", "{mark}, tercatat di meja registrasi {time}").format(mark=said, time=time)


def who_columns() -> tuple[Column[Line], ...]:
    """Frozen at the left."""
    return (
        Column("no", translate("Attendance", "No"), lambda line: _figure(str(line.number)), 48, "right"),
        Column(
            "name",
            translate("Attendance", "Nama"),
            lambda line: Text(line.row.participant.name, "medium"),
            150,
            stretch=True,
            spoken=lambda line: f"{line.row.participant.name}, {line.row.participant.regency}",
        ),
        Column(
            "origin",
            translate("Attendance", "Asal"),
            lambda line: Text(line.row.participant.regency, ink="muted"),
            145,
            compact=False,
        ),
    )


def _figure(text_: str) -> Text:
    return Text(text_, ink="muted", align="right", digits=True)


def session_columns(sessions: Sequence[GridSession]) -> tuple[Column[Line], ...]:
    """One narrow column a session, numbered by day under the day's name."""
    per_day: dict[str, int] = {}
    for session in sessions:
        per_day[session.date] = per_day.get(session.date, 0) + 1
    seen: dict[str, int] = {}
    columns = []
    for place, session in enumerate(sessions):
        seen[session.date] = seen.get(session.date, 0) + 1
        day = day_name(session.date)
        width = max(SESSION_WIDTH, -int(-(text.width(day, "label") + 14) // per_day[session.date]))
        columns.append(Column(session.id, str(seen[session.date]), _mark_in(session, place), width, "centre", day=day))
    return tuple(columns)


def _mark_in(session: GridSession, place: int) -> Callable[[Line], Mark]:
    return lambda line: Mark(mark_at(line, session, place), words_at(line, session, place))


def share_columns() -> tuple[Column[Line], ...]:
    """Frozen at the right."""
    return (
        Column("hours", translate("Attendance", "JP"), _hours, 68, "right"),
        Column("share", translate("Attendance", "Kehadiran"), _share, 176, spoken=_spoken_share),
    )


def _hours(line: Line) -> Text:
    told = line.row.presence
    return Text(f"{hours_text(told.attended)}/{hours_text(told.total)}", align="right", digits=True)


def hours_text(value: Decimal) -> str:
    """JP with a decimal comma; they never reach a thousand."""
    return f"{value.normalize():f}".replace(".", ",")


def _share(line: Line) -> Share:
    told = line.row.presence
    lost = is_lost(line)
    return Share(told.percent, told.threshold, open=bool(told.unrecorded) and not lost, lost=lost)


def _spoken_share(line: Line) -> str:
    said = _share(line).spoken
    return translate("Attendance", "{share}, ambang tidak tercapai").format(share=said) if is_lost(line) else said


def day_name(iso: str) -> str:
    """ "Sen 28 Agu"; what is no date stands as it was typed."""
    day = _date(iso)
    return dates.short_date(day).replace(",", "").rsplit(" ", 1)[0] if day else iso


def session_words(sessions: Sequence[GridSession], place: int, classes: Mapping[str, str]) -> str:
    """ "sesi 3, Angkatan I, Rabu 30 Agustus, 13.00–14.30"; `classes` are names by id."""
    session = sessions[place]
    number = sum(1 for other in sessions[: place + 1] if other.date == session.date)
    day = _date(session.date)
    when = dates.long_date(day).replace(",", "").rsplit(" ", 1)[0] if day else session.date
    span = f"{session.starts}–{session.ends}" if session.ends else session.starts
    parts = (translate("Attendance", "sesi {number}").format(number=number), classes.get(session.batch, ""), when, span)
    return ", ".join(part for part in parts if part)


def _date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
