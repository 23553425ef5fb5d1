"""The sheets of an evaluation as lines: one column for each question, numbered within its speaker."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.domain.evaluation import SCALE, SCALED
from app.services.evaluations import Forms, Question
from ui.drawing import text
from ui.tables.cells import Cell, Sign, Text
from ui.tables.columns import Column

translate = QCoreApplication.translate
_NARROW = 40
FIRST = 2
"""The column of the first question; before it the number of the sheet, and whether something was written."""


@dataclass(frozen=True)
class SheetLine:
    """A sheet, also one on which nothing stands yet; answers by question's id."""

    number: int
    answers: Mapping[str, int] = field(default_factory=dict)
    written: bool = False

    def answering(self, question: str, value: int | None) -> "SheetLine":
        """With an answer, or without one."""
        others = {key: answer for key, answer in self.answers.items() if key != question}
        return replace(self, answers=others if value is None else others | {question: value})


def lines_of(forms: Forms, count: int) -> list[SheetLine]:
    """Sheets 1 to the last one known, or to `count` where that is more."""
    known = {sheet.number: sheet for sheet in forms.sheets}
    numbers = range(1, max([count, 1, *known]) + 1)
    return [
        SheetLine(number, known[number].scales, bool(known[number].words)) if number in known else SheetLine(number)
        for number in numbers
    ]


def columns(forms: Forms) -> tuple[Column[SheetLine], ...]:
    """The number, a sign for words, and the questions under the name of whom they are about."""
    found: list[Column[SheetLine]] = [
        Column("number", translate("Evaluation", "Lembar"), _number, 80, "right"),
        Column("written", "", _written, 30, "centre"),
    ]
    for group in forms.groups:
        asked = [one for one in group.questions if one.kind == SCALED]
        room = -int(-(min(text.width(group.title, "label"), 180.0) + 14) // max(len(asked), 1))
        for place, one in enumerate(asked, start=1):
            cell: Callable[[SheetLine], Cell] = partial(_answer, one)
            width = max(_NARROW, room)
            found.append(Column(one.id, str(place), cell, width, "centre", day=group.title, spoken=partial(_said, one)))
    return tuple(found)


def answer_words(value: int | None) -> str:
    """ "4 (baik)", "kosong"."""
    return f"{value} ({SCALE[value].lower()})" if value else translate("Evaluation", "kosong")


def _number(line: SheetLine) -> Cell:
    there = bool(line.answers) or line.written
    return Text(str(line.number), "medium" if there else "body", "text" if there else "muted", "right", digits=True)


def _written(line: SheetLine) -> Cell:
    if not line.written:
        return Text("")
    return Sign("edit", "muted", translate("Evaluation", "ada jawaban tertulis"))


def _answer(question: Question, line: SheetLine) -> Cell:
    value = line.answers.get(question.id)
    return Text(str(value) if value else "·", "medium" if value else "body", "text" if value else "muted", "centre")


def _said(question: Question, line: SheetLine) -> str:
    return f"{question.text}: {answer_words(line.answers.get(question.id))}"
