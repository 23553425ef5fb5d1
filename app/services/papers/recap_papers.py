"""Attendance summed up: the recap, and the matrix of several days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal

from app.domain import wording
from app.domain.attendance import NOT_THEIRS, Presence
from app.errors import Progress, UserError
from app.printing import recaps
from app.printing.list_content import ListRow, SignedList
from app.printing.lists import signed_lists
from app.printing.paper import Paper
from app.printing.recaps import RecapSession
from app.printing.records import Signature
from app.printing.report_content import Block
from app.services import attendance, batches
from app.services.attendance import Grid, GridRow, GridSession
from app.services.papers import attendance_matrix
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.event_lists import event_list
from app.services.papers.kinds import AFTER, Made, PaperKind, Readiness, missing, ready, waiting
from app.services.papers.options import PaperOptions
from app.services.papers.recap_closing import recap_blocks, recap_notes
from app.services.papers.signing import list_signatures
from app.services.records import day, number

TITLE = "REKAPITULASI KEHADIRAN PESERTA"
SHORT_TITLE = "REKAP KEHADIRAN"
UNSIGNED = "H*"


@dataclass(frozen=True)
class RecapGroup:
    """People who stand on one table: all of the event, or one class with the sessions that are its own."""

    name: str
    rows: tuple[GridRow, ...]
    sessions: tuple[int, ...]
    """The places of their sessions in the grid."""


def chosen_grid(dossier: Dossier, options: PaperOptions) -> Grid:
    """The attendance of those of the regency and class chosen."""
    grid = dossier.read(attendance.grid)
    wanted = {one.id for one in dossier.chosen_people(options)}
    return replace(grid, rows=tuple(row for row in grid.rows if row.participant.id in wanted))


def groups(dossier: Dossier, grid: Grid, paper: Paper) -> list[RecapGroup]:
    """One table for all where its columns fit the paper; else one for each class, with its own sessions."""
    whole = RecapGroup("", grid.rows, _own_sessions(grid, grid.rows))
    classes = dossier.read(batches.listing)
    parts = recaps.split_sessions(_columns(grid, whole.sessions), paper, incomplete=_incomplete(grid.rows))
    if not any(one.batch for one in grid.sessions) or len(parts) == 1:
        return [whole]
    found = []
    for card in (*classes, None):
        known = {one.id for one in classes}
        rows = tuple(row for row in grid.rows
                     if (row.participant.batch == card.id if card else row.participant.batch not in known))  # fmt: skip
        if rows:
            found.append(RecapGroup(card.name if card else "Tanpa angkatan", rows, _own_sessions(grid, rows)))
    return found


def _own_sessions(grid: Grid, rows: Sequence[GridRow]) -> tuple[int, ...]:
    """The sessions that are somebody's own; of an empty list all."""
    return tuple(index for index in range(len(grid.sessions))
                 if not rows or any(row.marks[index] != NOT_THEIRS for row in rows))  # fmt: skip


def _columns(grid: Grid, sessions: Sequence[int]) -> list[RecapSession]:
    days = {one.date for one in grid.sessions}
    return [_column(grid.sessions[index], index, several=len(days) > 1) for index in sessions]


def _column(one: GridSession, index: int, *, several: bool) -> RecapSession:
    on = day(one.date)
    told = wording.short_date(on).rsplit(" ", 1)[0] if on and several else "Sesi"
    return RecapSession(one.id, str(index + 1), f"{wording.decimal_text(number(one.lesson_hours))} JP", told)


def _incomplete(rows: Sequence[GridRow]) -> bool:
    return any(row.presence.verdict == "Belum lengkap" for row in rows)


def percent_text(presence: Presence) -> str:
    """Percent of JP attended to one decimal, rounded down so that it never flatters; "–" where there are no JP."""
    if not presence.total:
        return "–"
    percent = (presence.attended * 100 / presence.total).quantize(Decimal("0.1"), ROUND_FLOOR)
    return wording.decimal_text(percent.normalize())


def _row(row: GridRow, grid: Grid, shown: Sequence[RecapSession]) -> ListRow:
    marks = {session.id: _mark(row, session.id, mark) for session, mark in zip(grid.sessions, row.marks, strict=True)}
    presence = row.presence
    cells = {
        "sex": (row.participant.sex,),
        "regency": (row.participant.regency,),
        "hours": (wording.decimal_text(presence.attended),),
        "percent": (percent_text(presence),),
        "verdict": (presence.verdict,),
        **{one.key: (marks[one.key],) for one in shown},
    }
    strong = frozenset({"verdict"}) if presence.verdict == "Tidak" else frozenset[str]()
    return ListRow(row.participant.name, cells, strong=strong)


def _mark(row: GridRow, session: str, mark: str) -> str:
    return UNSIGNED if mark == "H" and session in row.unsigned else mark or "–"


def recap_lists(dossier: Dossier, options: PaperOptions, paper: Paper, grid: Grid) -> list[SignedList]:
    """The parts of the recap in their order; the sums and the signatures stand on the last."""
    made: list[SignedList] = []
    for group in groups(dossier, grid, paper):
        incomplete = _incomplete(group.rows)
        parts = recaps.split_sessions(_columns(grid, group.sessions), paper, incomplete=incomplete)
        for count, part in enumerate(parts, start=1):
            columns = recaps.recap_columns(part, paper, incomplete=incomplete)
            rows = tuple(_row(row, grid, part) for row in group.rows)
            one = event_list(dossier, options, TITLE, columns, rows)
            told = _part_words(group, part, count, len(parts))
            made.append(_part(one, grid, group, told, continues=bool(made)))
    return _closed(made, recap_notes(grid), recap_blocks(dossier, options, grid),
                   list_signatures(dossier, dossier.place_and_day, options.signatories),
                   event_list(dossier, options, TITLE, (), ()))  # fmt: skip


def _closed(
    made: list[SignedList], notes: tuple[str, ...], blocks: tuple[Block, ...], signatures: tuple[Signature, ...],
    closing: SignedList,
) -> list[SignedList]:  # fmt: skip
    """The closing under the one table, or on pages of its own after several: it belongs to none of them."""
    if len(made) == 1:
        return [replace(made[0], notes=notes, blocks=blocks, signatures=signatures)]
    own = replace(closing, short_title=SHORT_TITLE, continues=True, blocks=blocks, signatures=signatures)
    return [*(replace(one, notes=notes) for one in made), own]


def _part(one: SignedList, grid: Grid, group: RecapGroup, told: str, *, continues: bool) -> SignedList:
    facts = [*one.facts, ("Batas hadir", threshold_words(grid, group.rows))]
    facts += [("Bagian", told)] if told else []
    date_text = ", ".join(part for part in (one.date_text, told) if part)
    return replace(one, facts=tuple(facts), date_text=date_text, short_title=SHORT_TITLE, row_height=recaps.ROW,
                   growth=recaps.GROWTH, ruled_every=recaps.FIFTH, continues=continues)  # fmt: skip


def _part_words(group: RecapGroup, part: Sequence[RecapSession], count: int, parts: int) -> str:
    days = list(dict.fromkeys(one.day for one in part))
    told = f"sesi {part[0].number}–{part[-1].number}" if part and parts > 1 else ""
    if told:
        told += f" ({days[0]} s.d. {days[-1]}), bagian {count} dari {parts}" if len(days) > 1 else f" ({days[0]})"
    return ", ".join(words for words in (group.name, told) if words)


def threshold_words(grid: Grid, rows: Sequence[GridRow]) -> str:
    """ "80 % dari 8 JP, yaitu paling sedikit 6,4 JP"; those of different classes may have different JP."""
    totals = {row.presence.total for row in rows}
    if len(totals) != 1:
        return f"{grid.threshold} % dari JP sesi masing-masing"
    total = totals.pop()
    needed = wording.decimal_text((total * grid.threshold / 100).normalize())
    return f"{grid.threshold} % dari {wording.decimal_text(total)} JP, yaitu paling sedikit {needed} JP"


def _how_far(dossier: Dossier) -> Readiness:
    grid = dossier.read(attendance.grid)
    if not grid.rows or not grid.sessions:
        return waiting("belum ada peserta" if not grid.rows else "belum ada sesi pada jadwal")
    if not grid.recorded:
        return waiting("kehadiran belum dicatat")
    return missing(f"{grid.unrecorded} sel belum dicatat") if grid.unrecorded else ready(f"{len(grid.rows)} peserta")


def _make(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    grid = chosen_grid(dossier, options)
    if not grid.rows:
        raise UserError("Belum ada peserta pada rekap ini.", "Tidak ada yang dicetak.", "Tambahkan peserta dahulu.")
    own = _own_sessions(grid, grid.rows)
    paper = recaps.recap_paper(paper_for(options), len(own))
    printed = signed_lists(recap_lists(dossier, options, paper, grid), paper, progress)
    return Made(printed.pdf, len(grid.rows), printed.problems)


KINDS = (
    PaperKind(
        "attendance-recap", "Rekap kehadiran", AFTER, "kehadiran dicatat", _how_far, _make,
        options=("people", "batch", "signatories", "checks"),
    ),
    attendance_matrix.KIND,
)  # fmt: skip
