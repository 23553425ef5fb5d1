"""Evaluasi: the sheets that came back typed by number keys, what they say, and the questions."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.services import evaluations
from app.services.evaluations import Forms, GroupResult
from app.services.steps import DataChange
from ui.pages import Desk
from ui.tables.view import TableCard
from ui.tabs.event.scores import evaluation_rows
from ui.tabs.event.scores.evaluation_table import EvaluationTable
from ui.tabs.event.scores.part import ScoresPart
from ui.tabs.event.scores.questions_pane import QuestionsPane
from ui.tabs.event.scores.results_pane import ResultsPane
from ui.tabs.event.scores.written_answers import WrittenAnswers
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.segmented import Segmented

_SIDE, _SIDE_COMPACT = 300, 230
ENTRY, RESULTS, QUESTIONS = "entry", "results", "questions"


@dataclass(frozen=True)
class _Evaluation:
    """Questions and sheets, and what they say together."""

    forms: Forms
    results: tuple[GroupResult, ...]

    @property
    def event_id(self) -> str:
        return self.forms.event_id


def _read(event_id: str) -> _Evaluation:
    return _Evaluation(evaluations.forms(event_id), evaluations.results(event_id))


def _set_answer(event_id: str, sheet: int, question: str, value: int | None) -> DataChange:
    """Save; an answer is seen where it stands, so it needs no toast."""
    return replace(evaluations.set_answers(event_id, [(sheet, question, value)]), title="")


class EvaluationPart(ScoresPart[_Evaluation]):
    """Sheets, what they say, and the questions: one of the three is seen."""

    section_wanted = Signal(str)
    typed = "evaluation_answer"
    reader = staticmethod(_read)
    concerns = frozenset({"evaluation_item", "evaluation_answer", "event_role", "event"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._count = 1
        self.view = Segmented(
            self.tr("Tampilan evaluasi"),
            [(ENTRY, self.tr("Isian")), (RESULTS, self.tr("Hasil")), (QUESTIONS, self.tr("Pertanyaan"))],
        )
        self.view.chosen.connect(self._on_view)
        self._told = label("", "muted")
        bar = QHBoxLayout(self.bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(12)
        bar.addWidget(self.view)
        bar.addWidget(self._told, 1)
        bar.addWidget(Button(self.tr("Cetak lembar"), icon="print", clicked=self._to_papers))
        self._stack = QStackedWidget()
        self.column.addWidget(self._stack, 1)
        self.table: EvaluationTable | None = None
        self.words = WrittenAnswers()
        self.words.written.connect(self._on_written)
        self.results, self.questions = ResultsPane(), QuestionsPane(desk)
        self._lay_out_entry()
        for pane in (self.results, self.questions):
            self._stack.addWidget(pane)
        LOOK.changed.connect(self._measure)
        self._measure()

    def _lay_out_entry(self) -> None:
        self._entry = QWidget()
        beside = QHBoxLayout(self._entry)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(14)
        left = QVBoxLayout()
        left.setSpacing(10)
        self._place = QVBoxLayout()
        left.addLayout(self._place, 1)
        below = QHBoxLayout()
        self._cell = ElidedLabel("", "muted")
        self._cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._hint = label(self.tr("1–5 menjawab · Spasi melewati · Enter lembar berikutnya"), "caption")
        below.addWidget(self._cell, 1)
        below.addWidget(self._hint)
        left.addLayout(below)
        beside.addLayout(left, 1)
        beside.addWidget(self.words)
        self._card: QWidget | None = None
        self._stack.addWidget(self._entry)

    @property
    def forms(self) -> Forms | None:
        """The questions and sheets that are shown."""
        return self.reading.forms if self.reading is not None else None

    def begin(self) -> None:
        """The event's own sheets."""
        self._count = 1
        self.words.sheet = 0

    def take_keyboard(self) -> None:
        """Go where one types."""
        if self.view.key == QUESTIONS:
            self.questions.table.setFocus()
        elif self.view.key == RESULTS:
            self.results.table.setFocus()
        elif self.table is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty_cells(self) -> None:
        """Empty the answer, or remove the question chosen."""
        if self.view.key == QUESTIONS:
            self.questions.remove()
        elif self.view.key == ENTRY and self.table is not None:
            self.table.empty()

    def may_leave(self) -> bool:
        """Words being typed are kept."""
        self.words.flush()
        return True

    def set_compact(self, compact: bool) -> None:
        """Narrower sides, no explaining line."""
        super().set_compact(compact)
        self._measure()

    def _measure(self) -> None:
        self.words.setFixedWidth(LOOK.px(_SIDE_COMPACT if self.compact else _SIDE))
        self.results.set_compact(self.compact)
        self.questions.table.set_compact(self.compact)
        self._hint.setVisible(not self.compact)

    def _to_papers(self) -> None:
        self.section_wanted.emit("documents")

    def _on_view(self, _key: str) -> None:
        self.words.flush()
        self._stack.setCurrentWidget(self._pane())
        self.take_keyboard()

    def _pane(self) -> QWidget:
        return {ENTRY: self._entry, RESULTS: self.results}.get(self.view.key, self.questions)

    def take(self, reading: _Evaluation) -> None:
        """Show sheets, results and questions."""
        forms, before = reading.forms, self.forms
        super().take(reading)
        if before is None or before.groups != forms.groups:
            self._build(forms)
        self._fill()
        self.results.show_results(reading.results, len(forms.sheets))
        self.questions.show_forms(forms)
        self._told.setText(self.tr("{count} lembar").format(count=len(forms.sheets)))
        if before is None and not forms.groups:
            self.view.set_key(QUESTIONS)
        self._stack.setCurrentWidget(self._pane())

    def _build(self, forms: Forms) -> None:
        self.words.flush()
        if self._card is not None:
            self._place.removeWidget(self._card)
            self._card.deleteLater()
        self.table = EvaluationTable(self.tr("Lembar evaluasi"), forms)
        self.table.asked.connect(self._on_asked)
        self.table.moved.connect(self._on_moved)
        self.table.next_wanted.connect(self._begin_sheet)
        card = TableCard(self.table)
        card.empty.say(
            self.tr("Belum ada pertanyaan evaluasi"),
            self.tr("Susun pertanyaannya dahulu, cetak lembarnya, lalu ketik jawabannya di sini."),
            [(self.tr("Susun pertanyaan"), self._to_questions)],
            "document",
        )
        card.show_empty(not forms.scaled)
        self._card = card
        self._place.addWidget(card)
        self.words.show_questions(forms)

    def _to_questions(self) -> None:
        self.view.set_key(QUESTIONS)
        self._on_view(QUESTIONS)

    def _fill(self) -> None:
        if self.table is None or self.forms is None:
            return
        lines = evaluation_rows.lines_of(self.forms, self._count)
        self._count = len(lines)
        model = self.table.sheets
        if len(model.rows) == len(lines):
            for number, line in enumerate(lines):
                if model.rows[number] != line:
                    model.replace_row(number, line)
        else:
            before = self.table.currentIndex()
            self.table.set_rows(lines)
            if before.column() < evaluation_rows.FIRST:
                self.table.begin(len(lines) - 1)
        self._on_moved()

    def _begin_sheet(self) -> None:
        if self.table is None:
            return
        self._count += 1
        # what is painted may be newer than what was read
        self.table.set_rows([*self.table.sheets.rows, evaluation_rows.SheetLine(self._count)])
        self.table.begin(self._count - 1)

    def _on_moved(self) -> None:
        line = self.table.current_row if self.table is not None else None
        if self.table is None or self.forms is None or line is None:
            return
        self._cell.setText(self.table.words())
        known = {sheet.number: sheet for sheet in self.forms.sheets}
        if line.number != self.words.sheet or not self.writes:
            self.words.show_sheet(line.number, known.get(line.number))

    def _on_asked(self, row: int, question: str, value: int | None) -> None:
        if self.table is None:
            return
        line = self.table.sheets.rows[row]
        if line.answers.get(question) == value:
            return
        self.table.sheets.replace_row(row, line.answering(question, value))
        self._on_moved()
        self.write(_set_answer, line.number, question, value)

    def _on_written(self, sheet: int, question: str, words: str) -> None:
        self.write(evaluations.set_words, sheet, question, words)
