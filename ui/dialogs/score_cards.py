"""The dialogs of an event's learning: the rule of graduation, and a question of the evaluation."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from app.domain import exams
from app.domain.evaluation import SCALED, WRITTEN
from app.services import evaluations
from app.services import exams as scores
from app.services.evaluations import Forms, Question
from app.services.exams import ScoreBoard
from ui import dates
from ui.dialogs.card_form import CardDialog
from ui.pages import Desk
from ui.widgets.buttons import Button
from ui.widgets.form import Entry


def edit_rule(parent: QWidget, desk: Desk, board: ScoreBoard) -> CardDialog:
    """What graduation asks for beside the attendance, and the lowest score of each predikat."""
    named = tuple((exam, exams.exam_name(exam)) for exam in board.exams)
    rows = (
        (
            Entry("exam", _tr("Tes yang menentukan"), choices=named, optional=False, share=2),
            Entry("pass_score", _tr("Nilai lulus"), placeholder=_tr("misalnya 70")),
        ),
        (
            Entry(
                "grades",
                _tr("Predikat"),
                _tr("Satu baris satu predikat: nilai terendahnya, lalu namanya. Dicetak pada sertifikat."),
                placeholder=exams.EXAMPLE_GRADES,
                lines=5,
            ),
        ),
    )

    def save(values: Mapping[str, str]) -> tuple[Any, tuple[Any, ...]]:
        return scores.save_rule, (board.event_id, values["exam"], values["pass_score"], values["grades"])

    dialog = CardDialog(parent, desk, _tr("Aturan kelulusan"), rows, save)
    example = Button(
        _tr("Isi contoh predikat"), "link", clicked=lambda: dialog.form.set_value("grades", exams.EXAMPLE_GRADES)
    )
    dialog.body.insertWidget(1, example, 0, Qt.AlignmentFlag.AlignLeft)
    dialog.form.field("pass_score").set_hint(_tr("Kosong: hanya menurut kehadiran."))
    rule = board.rule
    lowest = dates.decimal_text(rule.pass_score) if rule.pass_score is not None else ""
    lines = "\n".join(f"{dates.decimal_text(grade.lowest)} {grade.name}" for grade in rule.grades)
    dialog.start({"exam": rule.exam, "pass_score": lowest, "grades": lines}, "pass_score")
    return dialog


def edit_question(parent: QWidget, desk: Desk, forms: Forms, question: Question) -> CardDialog:
    """A question: about whom, answered how."""
    abouts = (("", _tr("Penyelenggaraan")), *((role.id, role.display_name[:80]) for role in forms.speakers))
    kinds = ((SCALED, _tr("Angka 1–5")), (WRITTEN, _tr("Jawaban tertulis")))
    rows = (
        (Entry("role", _tr("Tentang"), choices=abouts, share=2), Entry("kind", _tr("Dijawab dengan"), choices=kinds)),
        (Entry("text", _tr("Pertanyaan"), optional=False, lines=3),),
    )

    def save(values: Mapping[str, str]) -> tuple[Any, tuple[Any, ...]]:
        told = replace(question, role=values["role"] or None, kind=values["kind"], text=values["text"])
        return evaluations.save_question, (forms.event_id, told)

    title = _tr("Ubah pertanyaan") if question.id else _tr("Pertanyaan baru")
    dialog = CardDialog(parent, desk, title, rows, save)
    dialog.start({"role": question.role or "", "kind": question.kind, "text": question.text}, "text")
    return dialog


def _tr(text: str) -> str:
    return QCoreApplication.translate("ScoreCards", text)
