"""The lines of the grid of scores: columns, filters, and what was typed before it is saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.domain import exams
from app.domain.exams import FAILED, OPEN
from app.services.exams import ScoreBoard, ScoreRow
from ui import dates
from ui.drawing.chip import Chip
from ui.tables.cells import EMPTY, Cell, Remark, Text
from ui.tables.columns import Column

translate = QCoreApplication.translate
_SCORE_WIDTH = 96
_CHIPS = {OPEN: "plan", FAILED: "warn"}


@dataclass(frozen=True)
class ScoreLine:
    """A participant with the scores recorded; `typed` are those on their way into the database and `refused` those
    that are no score, both as typed, by exam."""

    number: int
    row: ScoreRow
    typed: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The participant."""
        return self.row.participant.id

    def text(self, exam: str) -> str:
        """What stands in a cell."""
        if exam in self.refused:
            return self.refused[exam]
        if exam in self.typed:
            return self.typed[exam]
        return dates.decimal_text(self.row.scores[exam]) if exam in self.row.scores else ""

    def taking(self, exam: str, typed: str) -> "ScoreLine":
        """With something typed into a cell: "" and scores are accepted, all else stands there until it is mended."""
        refused = {name: text for name, text in self.refused.items() if name != exam}
        if typed and exams.read_score(typed) is None:
            return replace(self, refused=refused | {exam: typed})
        return replace(self, typed={**self.typed, exam: typed}, refused=refused)


def lines_of(board: ScoreBoard, refused: Mapping[str, Mapping[str, str]]) -> list[ScoreLine]:
    """All lines, numbered from 1; what was refused stays, by participant."""
    return [
        ScoreLine(number, row, refused=refused.get(row.participant.id, {}))
        for number, row in enumerate(board.rows, start=1)
    ]


FILTERS: dict[str, Callable[[ScoreLine, Sequence[str]], bool]] = {
    "": lambda _line, _exams: True,
    "missing": lambda line, exams_: any(not line.text(exam) for exam in exams_),
    "open": lambda line, _exams: line.row.verdict == OPEN,
    "failed": lambda line, _exams: line.row.verdict == FAILED,
}
"""What each filter pill shows, by the exams in use."""


def columns(names: Sequence[str]) -> tuple[Column[ScoreLine], ...]:
    """Who, the scores, and what follows from them."""
    return (
        Column("no", translate("Scores", "No"), lambda line: _figure(str(line.number), "muted"), 56, "right"),
        Column(
            "name",
            translate("Scores", "Nama"),
            lambda line: Text(line.row.participant.name, "medium"),
            150,
            stretch=True,
        ),
        Column(
            "origin",
            translate("Scores", "Asal"),
            lambda line: Text(line.row.participant.regency, ink="muted"),
            130,
            compact=False,
        ),
        *(_exam_column(exam) for exam in names),
        Column("gain", translate("Scores", "Kenaikan"), _gain, 84, "right", compact=False),
        Column("grade", translate("Scores", "Predikat"), lambda line: _words(line.row.grade), 118),
        Column("came", translate("Scores", "Hadir"), _came, 64, "right"),
        Column("verdict", translate("Scores", "Kelulusan"), _verdict, 136),
    )


def _exam_column(exam: str) -> Column[ScoreLine]:
    title = exams.exam_name(exam)
    return Column(exam, title, partial(_score, exam), _SCORE_WIDTH, "right", spoken=partial(_said, exam))


def exam_at(names: Sequence[str], column: int) -> str:
    """The exam of a column; "" for those that nobody types into."""
    place = column - FIRST
    return names[place] if 0 <= place < len(names) else ""


FIRST = 3
"""The column of the first exam."""


def why_refused(typed: str) -> str:
    """What is wrong with something typed, and what holds."""
    said = translate("Scores", "“{typed}” bukan nilai 0–100, belum tersimpan")
    return said.format(typed=typed[:20])


def _score(exam: str, line: ScoreLine) -> Cell:
    if exam in line.refused:
        return Remark(line.refused[exam], "error_circle_filled", "err")
    shown = line.text(exam)
    # a dot, not a zero: nothing was recorded
    return _figure(shown.replace(".", ","), "text") if shown else _figure("·", "muted")


def _said(exam: str, line: ScoreLine) -> str:
    if exam in line.refused:
        return why_refused(line.refused[exam])
    return line.text(exam) or translate("Scores", "belum dicatat")


def _gain(line: ScoreLine) -> Cell:
    gain = line.row.gain
    if gain is None:
        return _figure(EMPTY, "muted")
    sign = "+" if gain > 0 else "−" if gain < 0 else ""
    return _figure(f"{sign}{dates.decimal_text(abs(gain))}", "text")


def _came(line: ScoreLine) -> Cell:
    presence = line.row.presence
    return _figure(f"{presence.percent} %" if presence.total else EMPTY, "muted")


def _verdict(line: ScoreLine) -> Chip:
    return Chip(line.row.verdict, _CHIPS.get(line.row.verdict, "quiet"))


def _words(text: str) -> Text:
    return Text(text) if text else Text(EMPTY, ink="muted")


def _figure(text: str, ink: str) -> Text:
    return Text(text, ink=ink, align="right", digits=True)
