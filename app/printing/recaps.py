"""The columns of the recap of attendance and of the matrix of several days, as data (paper.md §5); widths in mm."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.printing.attendance_columns import NAME, NUMBER, ORIGIN, SEX, SIGN
from app.printing.list_content import ListColumn, widened
from app.printing.paper import Paper

ROW, GROWTH, FIFTH = 6.0, 3.0, 5
MATRIX_ROW = 12.0
_BODY = (8.5, 7.0)
_FEW = 5  # sessions that fit upright paper
_FEW_DAYS = 2  # of a matrix
_UPRIGHT, _TURNED = 8.0, 7.0  # a session's width
_WIDER_VERDICT = 21.0
# A day's cell on the matrix, mm: two staggered halves where there is room, else one box for one signature.
_HALVED, _HALVED_MOST, _BOX, _MARKS = 30.0, 46.0, 22.0, 20.0


@dataclass(frozen=True)
class RecapSession:
    """A session as a column: its key and number, what it counts ("2 JP"), and the words over its day's columns."""

    key: str
    number: str
    hours: str
    day: str


def recap_paper(size: Paper, sessions: int) -> Paper:
    """Upright paper for up to five sessions, turned paper for more."""
    return replace(size, landscape=sessions > _FEW)


def _fixed(paper: Paper, incomplete: bool) -> tuple[tuple[ListColumn, ...], tuple[ListColumn, ...]]:
    before = (replace(NUMBER, width=8, sizes=_BODY), replace(NAME, width=48 if incomplete else 54, sizes=_BODY),
              replace(SEX, sizes=_BODY),
              ListColumn("regency", "Kabupaten/Kota", 32, grows=paper.landscape, sizes=_BODY))
    after = (ListColumn("hours", "JP", 10, style="code", sizes=_BODY),
             ListColumn("percent", "%", 11, style="figure", sizes=_BODY),
             ListColumn("verdict", "Ket.", _WIDER_VERDICT if incomplete else 15, sizes=(8.0, 7.0)))
    return before, after


def split_sessions(sessions: Sequence[RecapSession], paper: Paper, *, incomplete: bool) -> list[list[RecapSession]]:
    """The sessions in as few parts as the paper has room for, the parts about equally wide.

    A day stays whole unless it alone is too wide.
    """
    before, after = _fixed(paper, incomplete)
    room = paper.usable_width - sum(column.width for column in (*before, *after))
    most = int((room + 0.01) // (_TURNED if paper.landscape else _UPRIGHT))
    count = len(_filled(sessions, most))
    widest = max((sum(one.day == day for one in sessions) for day in {one.day for one in sessions}), default=0)
    fair = max(-(-len(sessions) // count), min(widest, most))
    return next(parts for width in range(fair, most + 1) if len(parts := _filled(sessions, width)) == count)


def _filled(sessions: Sequence[RecapSession], most: int) -> list[list[RecapSession]]:
    """Whole days put together while there are at most so many sessions."""
    parts: list[list[RecapSession]] = [[]]
    for _, found in groupby(sessions, key=lambda one: one.day):
        day = list(found)
        if parts[-1] and len(parts[-1]) + len(day) > most:
            parts.append([])
        while len(day) > most:
            parts[-1].extend(day[:most])
            day = day[most:]
            parts.append([])
        parts[-1].extend(day)
    return [part for part in parts if part] or [[]]


def recap_columns(sessions: Sequence[RecapSession], paper: Paper, *, incomplete: bool) -> tuple[ListColumn, ...]:
    """The columns of one part; `incomplete` widens the last one for "Belum lengkap"."""
    before, after = _fixed(paper, incomplete)
    width = _TURNED if paper.landscape else _UPRIGHT
    marks = (ListColumn(one.key, one.number, width, style="mark", sizes=_BODY, group=one.day, under=one.hours)
             for one in sessions)
    return widened((*before, *marks, *after), paper)


def matrix_paper(size: Paper, days: int) -> Paper:
    """Upright paper for up to two days, turned paper for more: signatures need their width."""
    return replace(size, landscape=days > _FEW_DAYS)


def days_on_a_matrix(paper: Paper) -> int:
    """How many days one matrix has room for."""
    return int((paper.usable_width - _matrix_fixed()) // _BOX)


def _matrix_fixed() -> float:
    return NUMBER.width + 50 + 36


def matrix_columns(days: Sequence[tuple[str, str]], paper: Paper, *, filled: bool) -> tuple[ListColumn, ...]:
    """A column for each day, (key, label) each: to be signed in, or with what was recorded."""
    room = (paper.usable_width - _matrix_fixed()) / max(len(days), 1)
    before = (NUMBER, NAME, replace(ORIGIN, width=36))
    if filled:
        width = min(_MARKS, room)
        return widened((*before, *(ListColumn(key, label, width, style="mark", sizes=_BODY) for key, label in days)),
                       paper)
    width, halved = min(room, _HALVED_MOST), room >= _HALVED
    return widened((*before, *(replace(SIGN, key=key, label=label, width=width, halved=halved)
                               for key, label in days)), paper)
