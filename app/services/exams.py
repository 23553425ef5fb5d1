"""The scores of an event's exams: recording them cell by cell, what they add up to, and who graduates."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain import exams
from app.domain.attendance import Presence
from app.domain.exams import POST, PRE, Pairs, Rule, Spread
from app.errors import UserError
from app.models import base, rows
from app.services import attendance, events
from app.services.events import EventCard
from app.services.records import number
from app.services.registration import ParticipantRow
from app.services.steps import DataChange, step

Cell = tuple[str, str, str]
"""A participant's id, an exam by its key, and the score as it was typed; "" empties."""
_LONGEST_NAME = 40


@dataclass(frozen=True)
class ScoreRow:
    """A participant with the scores by exam, the predikat and the verdict that they and the attendance give."""

    participant: ParticipantRow
    presence: Presence
    scores: Mapping[str, Decimal]
    grade: str
    verdict: str

    @property
    def gain(self) -> Decimal | None:
        """From the first test to the last; None unless both were taken."""
        return exams.gain(self.scores)


@dataclass(frozen=True)
class ScoreBoard:
    """The scores of an event. `exams` are those in use in their order, the two usual ones always; `spreads` sums up
    those that somebody took."""

    event_id: str
    rule: Rule
    exams: tuple[str, ...]
    rows: tuple[ScoreRow, ...]
    pairs: Pairs
    spreads: Mapping[str, Spread]

    @property
    def any(self) -> bool:
        """Whether a single score was recorded."""
        return bool(self.spreads)

    @property
    def taken(self) -> tuple[str, ...]:
        """The exams that somebody took."""
        return tuple(exam for exam in self.exams if exam in self.spreads)


def overview(event_id: str) -> ScoreBoard:
    """Everybody with a seat, by name, with scores and verdict."""
    rule, scores = rule_of(events.get(event_id)), by_participant(event_id)
    found = []
    for line in attendance.grid(event_id).rows:
        own = scores.get(line.participant.id, {})
        grade = exams.grade_of(own.get(rule.exam), rule.grades)
        said = exams.verdict(line.presence, own, rule)
        found.append(ScoreRow(line.participant, line.presence, own, grade, said))
    others = {rule.exam, *(exam for row in found for exam in row.scores)} - {PRE, POST}
    return _board(event_id, rule, (PRE, POST, *sorted(others, key=str.casefold)), found)


def limited(board: ScoreBoard, participant_ids: Collection[str]) -> ScoreBoard:
    """The scores of some of the participants, and what those add up to."""
    chosen = [row for row in board.rows if row.participant.id in participant_ids]
    return _board(board.event_id, board.rule, board.exams, chosen)


def _board(event_id: str, rule: Rule, names: tuple[str, ...], found: Sequence[ScoreRow]) -> ScoreBoard:
    spreads = {exam: exams.spread(row.scores[exam] for row in found if exam in row.scores) for exam in names}
    return ScoreBoard(
        event_id=event_id,
        rule=rule,
        exams=names,
        rows=tuple(found),
        pairs=exams.pairs(row.scores for row in found),
        spreads={exam: one for exam, one in spreads.items() if one is not None},
    )


def by_participant(event_id: str) -> dict[str, dict[str, Decimal]]:
    """The scores recorded, by participant and exam; what is no number is left out."""
    seats = [row["id"] for row in rows.find("participant", event=event_id)]
    found: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for row in rows.among("exam_score", "participant", seats):
        value = number(row["value"], Decimal("NaN"))
        if row["value"] and not value.is_nan():
            found[row["participant"]][row["exam"]] = value
    return dict(found)


def rule_of(card: EventCard) -> Rule:
    """What graduation from an event asks for beside the attendance."""
    return Rule(card.pass_exam or POST, exams.read_score(card.pass_score), exams.read_grades(card.grades))


def set_score(event_id: str, participant_id: str, exam: str, typed: str) -> DataChange:
    """Record one score; "" empties.

    Raises: UserError: see `set_many`.
    """
    return set_many(event_id, [(participant_id, exam, typed)])


def set_many(event_id: str, cells: Iterable[Cell]) -> DataChange:
    """Record scores as one step, all of them or none.

    Raises: UserError: one is no number of 0 to 100, or no cell of this event.
    """
    cells = list(cells)
    seats = {row["id"] for row in rows.find("participant", event=event_id)}
    if any(participant not in seats for participant, _, _ in cells):
        raise UserError("Peserta ini sudah tidak ada.", "Tidak ada yang dicatat.", "Muat ulang (F5).")
    kept = [(participant, exam, _stored(typed)) for participant, exam, typed in cells]
    named = ", ".join(dict.fromkeys(exams.exam_name(exam) for _, exam, _ in kept))
    with step(f"Mencatat nilai {named[:60]} ({len(kept)} sel)") as changes:
        for participant, exam, value in kept:
            row_id = base.natural_id(participant, exam)
            if value:
                changes.put("exam_score", row_id, {"participant": participant, "exam": exam, "value": value})
            elif rows.get("exam_score", row_id):
                changes.delete("exam_score", row_id)
        return changes.summary(event_id, f"{len(kept)} nilai dicatat")


def exam_key(name: str) -> str:
    """The exam that is meant by a name: "Tes akhir" is the usual last one.

    Raises: UserError: no name, or one too long for a column.
    """
    told = " ".join(name.split())
    usual = {title.casefold(): key for key, title in exams.NAMES.items()} | {PRE: PRE, POST: POST}
    if not told or len(told) > _LONGEST_NAME:
        raise UserError(
            "Nama tes belum diisi." if not told else "Nama tes terlalu panjang.",
            "Tidak ada yang diubah.",
            f"Tulis nama yang pendek, paling banyak {_LONGEST_NAME} huruf.",
        )
    return usual.get(told.casefold(), told)


def save_rule(event_id: str, exam: str, pass_score: str, grades: str) -> DataChange:
    """Keep what graduation asks for: the exam, its lowest passing score ("" for none), the lines of the grades.

    Raises: UserError: a score that is none, or a line that is no grade.
    """
    card = events.get(event_id)
    if problem := exams.grade_problem(grades):
        raise UserError(problem, "Aturan belum disimpan.", "Tulis seperti 80 Baik: nilai terendah, lalu predikatnya.")
    lines = "\n".join(f"{_plain(one.lowest)} {one.name}" for one in exams.read_grades(grades))
    values = {"pass_exam": exam_key(exam), "pass_score": _stored(pass_score), "grades": lines}
    with step(f"Mengatur kelulusan {card.code}") as changes:
        changes.put("event", event_id, values)
        return changes.summary(event_id, "Aturan kelulusan disimpan")


def _stored(typed: str) -> str:
    """A score as it is stored; "" for none."""
    if not typed.strip():
        return ""
    value = exams.read_score(typed)
    if value is None:
        raise UserError(
            f"“{typed.strip()[:20]}” bukan nilai.",
            "Nilai itu tidak dicatat.",
            "Tulis angka 0–100, misalnya 85 atau 85,5.",
        )
    return _plain(value)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
