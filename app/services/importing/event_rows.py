"""Planning the rows of an event's lists of marks and of exam scores."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.domain import import_values
from app.domain.importing import Finding, Record
from app.errors import Progress
from app.models import base, rows
from app.models.queries import events as queries
from app.services import planning
from app.services.importing.cells import Cells, Value
from app.services.importing.roster import Roster
from app.services.importing.rows import PlannedRow
from app.services.importing.sources import Source
from app.services.importing.stages import watched
from app.services.records import number

_WHOLE = "mark"


def plan_attendance(source: Source, records: Sequence[Record], progress: Progress) -> Iterator[PlannedRow]:
    """Marks by session, or one mark for all sessions that have no column of their own."""
    cards = [card for card in planning.sessions(source.target_id) if not card.unattended]
    sessions, batch_of = [card.id for card in cards], {card.id: card.batch for card in cards}
    columns = {f"session:{n}": session for n, session in enumerate(sessions, start=1)}
    marks = queries.marks(source.target_id)
    known = {base.natural_id(participant, session): mark for (participant, session), mark in marks.items()}
    cells, roster = Cells("attendance", "mark", known), Roster(source.target_id)
    for record in watched(records, progress):
        participant, findings = roster.find(record)
        told = {name: session for name, session in columns.items() if name in record.places}
        spread = list(told.items())
        if _WHOLE in record.places:
            spread += [(_WHOLE, session) for session in sessions if session not in told.values()]
        values = []
        for name, session in spread:
            reading = import_values.read_mark(record.values.get(name, ""))
            if reading.remark:
                findings.append(_unread(record, name, reading.remark, "tanda"))
            if participant and batch_of[session] not in {"", roster.batch(participant)}:
                if name != _WHOLE and reading.value:
                    findings.append(_not_theirs(record, name))
                continue
            links = {"participant": participant, "session": session}
            label = source.catalogue.field(f"session:{sessions.index(session) + 1}").label
            values.append(Value(base.natural_id(participant, session), links, reading.value, label, name))
        yield cells.planned(record, _who(record, roster, participant), "", values, _once(findings))


def plan_exams(source: Source, records: Sequence[Record], progress: Progress) -> Iterator[PlannedRow]:
    """Scores by exam: "pre", "post", or the exam's own name."""
    seats = [row["id"] for row in rows.find("participant", event=source.target_id)]
    known = {row["id"]: row["value"] for row in rows.among("exam_score", "participant", seats)}
    cells, roster = Cells("exam_score", "value", known), Roster(source.target_id)
    for record in watched(records, progress):
        participant, findings = roster.find(record)
        values = []
        for name in (name for name in record.places if name.startswith("exam:")):
            score, problem = _score(record, name)
            findings += problem
            exam = name.removeprefix("exam:")
            links = {"participant": participant, "exam": exam}
            label = source.catalogue.field(name).label
            values.append(Value(base.natural_id(participant, exam), links, score, label, name))
        yield cells.planned(record, _who(record, roster, participant), "", values, findings)


def _score(record: Record, name: str) -> tuple[str, list[Finding]]:
    """A decimal string of 0 to 100 as exams are marked; other numbers are kept with a remark."""
    typed = record.values.get(name, "")
    if typed.strip() in import_values.NOTHING:
        return "", []
    value = number(typed, Decimal("NaN"))
    if value.is_nan() or value < 0:
        return "", [_unread(record, name, f"“{typed[:20]}” bukan nilai.", "nilai")]
    remarks = []
    if value > 100:
        remarks = [record.finding(name, "warning", "Nilai di atas 100.", "Periksa angkanya.", "nilai")]
    return f"{value:f}", remarks


def _unread(record: Record, name: str, reason: str, kind: str) -> Finding:
    return record.finding(name, "error", reason, "Perbaiki sel ini, lalu impor lagi.", kind)


def _not_theirs(record: Record, name: str) -> Finding:
    """A mark in a session of another class: it is left out, and that is told."""
    reason, advice = "Sesi ini milik kelas lain.", "Tandanya tidak dicatat; periksa kelas peserta ini."
    return record.finding(name, "warning", reason, advice, "kelas-lain")


def _who(record: Record, roster: Roster, participant: str) -> str:
    return roster.name(participant) if participant else record.values.get("name", "")


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """One mark for several sessions that cannot be read is one finding."""
    return list(dict.fromkeys(findings))
