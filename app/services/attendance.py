"""Who came to which session: the grid, recording marks, and each person's share of the lesson hours."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.attendance import MARKS, NOT_THEIRS, Presence, Sitting, presence
from app.errors import UserError
from app.models import base, rows
from app.models.queries import events as queries
from app.models.queries import signatures
from app.services import events, planning, registration
from app.services.planning import SessionCard
from app.services.records import number
from app.services.registration import ParticipantRow
from app.services.steps import DataChange, step


@dataclass(frozen=True)
class GridSession:
    """A column of the grid: a session with what it is called and counts (JP, a decimal string)."""

    id: str
    date: str
    starts: str
    ends: str
    title: str
    lesson_hours: str
    batch: str = ""


@dataclass(frozen=True)
class GridRow:
    """A line of the grid: marks in the order of the sessions, "" where nothing is recorded, `NOT_THEIRS` in sessions
    of another class in which they were not recorded. `unsigned` are the ids of sessions where the person was present
    and did not sign."""

    participant: ParticipantRow
    marks: tuple[str, ...]
    presence: Presence
    unsigned: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Grid:
    """The attendance of an event. `present` counts H by session."""

    event_id: str
    threshold: int
    sessions: tuple[GridSession, ...]
    rows: tuple[GridRow, ...]

    @property
    def present(self) -> tuple[int, ...]:
        return tuple(sum(row.marks[n] == "H" for row in self.rows) for n in range(len(self.sessions)))

    @property
    def unrecorded(self) -> int:
        """Cells without a mark."""
        return sum(mark == "" for row in self.rows for mark in row.marks)

    @property
    def recorded(self) -> int:
        """Cells with a mark."""
        return sum(mark in MARKS for row in self.rows for mark in row.marks)


def grid(event_id: str) -> Grid:
    """Participants × sessions of an event."""
    event = events.get(event_id)
    by_id = {card.id: card for card in planning.subjects(event_id)}
    sessions = tuple(_session(card, by_id) for card in planning.sessions(event_id) if not card.unattended)
    hours = [number(session.lesson_hours) for session in sessions]
    marks, unsigned = queries.marks(event_id), signatures.unsigned(event_id)
    lines = []
    for participant in registration.active_participants(event_id):
        theirs = [session.batch in {"", participant.batch} for session in sessions]
        own = tuple(
            marks.get((participant.id, session.id), "" if is_theirs else NOT_THEIRS)
            for session, is_theirs in zip(sessions, theirs, strict=True)
        )
        sittings = [Sitting(*one) for one in zip(hours, own, theirs, strict=True)]
        told = presence(sittings, event.threshold)
        lines.append(GridRow(participant, own, told, unsigned.get(participant.id, frozenset())))
    return Grid(event_id, event.threshold, sessions, tuple(lines))


def set_marks(event_id: str, cells: Iterable[tuple[str, str]], mark: str) -> DataChange:
    """Record one mark ("" empties) for cells, (participant id, session id) each.

    Raises: UserError: the mark is none of H, I, S, A, or a cell is not of this event.
    """
    if mark and mark not in MARKS:
        raise UserError(f"“{mark[:20]}” bukan tanda kehadiran.", "Tidak ada yang dicatat.", "Pakai H, I, S, atau A.")
    cells = list(cells)
    _ensure_own(event_id, cells)
    said = MARKS.get(mark, "dikosongkan")
    with step(f"Mencatat kehadiran: {said} ({len(cells)} sel)") as changes:
        changes.put_many("attendance", (_cell(participant, session, mark) for participant, session in cells))
        if not mark:  # nothing is recorded any more: neither is that somebody was checked in
            changes.put_many("arrival", ((one, {"deleted": True}) for one in queries.arrivals_of(cells)))
        return changes.summary(event_id)


def set_unsigned(event_id: str, cells: Iterable[tuple[str, str]], *, missing: bool) -> DataChange:
    """Record for cells, (participant id, session id) each, that the person was present and the signature is missing
    on the sheet, or that it is there; cells without "hadir" stay as they are.

    Raises: UserError: a cell is not of this event, or nobody of them was present.
    """
    cells = list(cells)
    _ensure_own(event_id, cells)
    marks = queries.marks(event_id)
    present = [cell for cell in cells if marks.get(cell) == "H"]
    if not present:
        raise UserError(
            "Tanda tangan hanya dicatat bagi yang hadir.", "Tidak ada yang dicatat.", "Catat dahulu “hadir” (H)."
        )
    said = "belum tanda tangan" if missing else "sudah tanda tangan"
    with step(f"Mencatat {said} ({len(present)} sel)") as changes:
        changes.put_many("attendance", (_cell(*cell, "H", unsigned=missing) for cell in present))
        return changes.summary(event_id)


def set_all_present(event_id: str) -> DataChange:
    """Record "hadir" wherever nothing is recorded yet; exceptions already recorded stay.

    Raises: UserError: the event has no sessions or no participants.
    """
    current = grid(event_id)
    if not current.sessions or not current.rows:
        lacking = "sesi" if not current.sessions else "peserta"
        raise UserError(
            f"Kegiatan ini belum mempunyai {lacking}.", "Tidak ada yang dicatat.", f"Isi {lacking} lebih dahulu."
        )
    cells = [
        (row.participant.id, session.id)
        for row in current.rows
        for session, mark in zip(current.sessions, row.marks, strict=True)
        if not mark
    ]
    with step(f"Mencatat semua hadir ({len(cells)} sel)") as changes:
        changes.put_many("attendance", (_cell(participant, session, "H") for participant, session in cells))
        return changes.summary(event_id, "Semua peserta dicatat hadir" if cells else "Semua sudah dicatat")


def mark_whole(event_id: str, participant_id: str, mark: str) -> DataChange:
    """Record one mark in all sessions of a participant that are theirs."""
    current = grid(event_id)
    own = [row.marks for row in current.rows if row.participant.id == participant_id]
    theirs = [
        (participant_id, session.id)
        for marks in own
        for session, held in zip(current.sessions, marks, strict=True)
        if held != NOT_THEIRS
    ]
    return set_marks(event_id, theirs, mark)


def _ensure_own(event_id: str, cells: list[tuple[str, str]]) -> None:
    participants = {row["id"] for row in rows.find("participant", event=event_id)}
    sessions = {row["id"] for row in rows.find("session", event=event_id)}
    if any(participant not in participants or session not in sessions for participant, session in cells):
        raise UserError("Peserta atau sesi ini sudah tidak ada.", "Tidak ada yang dicatat.", "Muat ulang (F5).")


def _cell(participant: str, session: str, mark: str, *, unsigned: bool | None = None) -> tuple[str, dict[str, object]]:
    values: dict[str, object] = {"participant": participant, "session": session, "mark": mark}
    if mark != "H":
        unsigned = False  # only who was present can lack a signature
    told = {} if unsigned is None else {"unsigned": unsigned}
    return base.natural_id(participant, session), values | told


def _session(card: SessionCard, subjects: dict[str, planning.SubjectCard]) -> GridSession:
    title = planning.session_title(card, subjects)
    return GridSession(card.id, card.date, card.starts, card.ends, title, card.lesson_hours, card.batch)
