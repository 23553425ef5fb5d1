"""Nilai: the scores of the tests, and the evaluation of the event, as two parts of which one is seen."""

from collections.abc import Callable, Mapping
from typing import Any

from ui.pages import Desk
from ui.tabs.event.scores.evaluation_part import EvaluationPart
from ui.tabs.event.scores.exams_part import ExamsPart
from ui.tabs.event.scores.part import ScoresPart
from ui.tabs.event.section import EventSection
from ui.widgets.part_stack import PartStack

EXAMS, EVALUATION = "exams", "evaluation"


class ScoresSection(EventSection):
    """The part that is away is read when it is shown again."""

    concerns = ExamsPart.concerns | EvaluationPart.concerns
    brings_in = ("exam_scores", "attendance", "participants")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.exams, self.evaluation = ExamsPart(desk), EvaluationPart(desk)
        self.parts: PartStack[ScoresPart[Any]] = PartStack(self.tr("Bagian nilai"), {
            EXAMS: (self.tr("Tes"), self.exams), EVALUATION: (self.tr("Evaluasi"), self.evaluation),
        })  # fmt: skip
        self.choice = self.parts.choice
        self.parts.chosen.connect(self._on_part)
        self.column.addWidget(self.parts, 1)
        self.evaluation.section_wanted.connect(self.section_wanted)

    @property
    def part(self) -> ScoresPart[Any]:
        """The part that is seen."""
        return self.parts.part

    def show_event(self, event_id: str) -> None:
        """Begin another event."""
        self.event_id = event_id
        self.parts.forget()
        self._show_part()

    def refresh(self, changed: frozenset[str]) -> None:
        """Have the part that is seen read, the other one when it is shown."""
        if self.parts.concern(changed):
            self.part.refresh(changed)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Del empties what is chosen, Ctrl+F goes to the grid, Ctrl+P to the papers."""
        return {
            "remove": self.part.empty_cells,
            "find": self.part.take_keyboard,
            "print": lambda: self.section_wanted.emit("documents"),
        }

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Tes: ketik nilai 0–100 (koma untuk pecahan), Enter turun, Tab ke kanan, Del mengosongkan, Ctrl+V menempel "
            "satu kolom dari lembar kerja. Isian yang bukan nilai tetap terlihat merah sampai diperbaiki. Nilai yang "
            "kosong bukan nol: orangnya tidak dihitung dalam kenaikan. Aturan kelulusan berlaku bersama ambang "
            "kehadiran. Evaluasi: satu baris satu lembar, tekan 1 sampai 5, Enter membuka lembar berikutnya; jawaban "
            "tertulis diketik di samping. Lembar kosong untuk dicetak ada di Dokumen."
        )

    def may_leave(self) -> bool:
        """Each part says what would be lost."""
        return all(part.may_leave() for part in self.parts.parts)

    def set_compact(self, compact: bool) -> None:
        """Both parts follow."""
        super().set_compact(compact)
        for part in self.parts.parts:
            part.set_compact(compact)

    def _on_part(self, _key: str) -> None:
        self._show_part()
        self.part.take_keyboard()

    def _show_part(self) -> None:
        if self.parts.show_part(self.choice.key):
            self.part.show_event(self.event_id)
