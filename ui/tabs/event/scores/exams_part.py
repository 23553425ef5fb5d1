"""Tes: scores typed column by column, with what they give; and the rule of graduation."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from app.domain import exams as rules
from app.domain.exams import FAILED, OPEN, PASSED
from app.errors import UserError
from app.services import events, exams
from app.services.exams import ScoreBoard
from app.services.steps import DataChange
from ui.dialogs.one_text import TextQuestion, ask_text
from ui.dialogs.question import Question, ask
from ui.dialogs.score_cards import edit_rule
from ui.pages import Desk
from ui.tables.view import TableCard
from ui.tabs.event.scores.exam_rows import FILTERS, ScoreLine, lines_of, why_refused
from ui.tabs.event.scores.exam_table import ExamTable, Typed
from ui.tabs.event.scores.part import ScoresPart
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.labels import ElidedLabel, label


@dataclass(frozen=True)
class _Scores:
    """The scores, and what they and the rule of graduation say in sentences."""

    board: ScoreBoard
    summary: str
    rule: str

    @property
    def event_id(self) -> str:
        return self.board.event_id


def _read(event_id: str) -> _Scores:
    board, threshold = exams.overview(event_id), events.get(event_id).threshold
    passed = sum(row.verdict == PASSED for row in board.rows)
    told = rules.pairs_sentence(board.pairs) if board.any else "Belum ada nilai"
    rule = (rules.rule_sentence(board.rule, threshold), rules.grades_sentence(board.rule))
    summary = f"{told}. {PASSED} {passed} dari {len(board.rows)} orang."
    return _Scores(board, summary, " ".join(part for part in rule if part))


def _set_many(event_id: str, cells: Typed) -> DataChange:
    """Save; a single score is seen where it stands, so it needs no toast."""
    change = exams.set_many(event_id, cells)
    return replace(change, title="") if len(cells) == 1 else change


class ExamsPart(ScoresPart[_Scores]):
    """What is no score stays red where it was typed."""

    typed = "exam_score"
    reader = staticmethod(_read)
    concerns = frozenset({"exam_score", "attendance", "arrival", "participant", "person", "session", "event"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._more: tuple[str, ...] = ()
        self._lines: list[ScoreLine] = []
        self._shown: frozenset[str] = frozenset()
        self.pills = FilterRow(self.tr("Saringan nilai"))
        self.pills.chosen.connect(self._on_filter)
        self._fill_bar()
        self.table = ExamTable(self.tr("Nilai tes"), ())
        self.card = TableCard(self.table)
        self.column.addWidget(self.card, 1)
        self.note = Note("err")
        self.note.hide()
        self.column.addWidget(self.note)
        below = QHBoxLayout()
        self.summary = ElidedLabel("", "strong")
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._hint = label(self.tr("Enter turun · Tab ke kanan · Ctrl+V menempel"), "caption")
        below.addWidget(self.summary, 1)
        below.addWidget(self._hint)
        self.column.addLayout(below)
        self.rule_words = ElidedLabel("", "muted")
        self.rule_words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.column.addWidget(self.rule_words)
        self.set_compact(False)

    @property
    def names(self) -> tuple[str, ...]:
        """The exams that have a column: those in use, and those added just now."""
        used = self.reading.board.exams if self.reading else ()
        return (*used, *(name for name in self._more if name not in used))

    def begin(self) -> None:
        """All people, and nothing typed."""
        self._lines, self._more = [], ()
        self._shown = frozenset()

    def take_keyboard(self) -> None:
        """Go where one types."""
        self.table.begin()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty_cells(self) -> None:
        """Empty the cells chosen."""
        self.table.empty()

    def may_leave(self) -> bool:
        """Ask before what could not be saved is left behind."""
        refused = sum(len(line.refused) for line in self._lines)
        if not refused:
            return True
        question = Question(
            self.tr("Tinggalkan {count} nilai yang belum tersimpan?").format(count=refused),
            self.tr("Isian yang merah bukan nilai 0–100. Nilai lain sudah tersimpan."),
            self.tr("Tinggalkan"),
            self.tr("Periksa dahulu"),
            harmful=True,
        )
        return ask(self.window(), question)

    def set_compact(self, compact: bool) -> None:
        """Fewer columns, no explaining line."""
        super().set_compact(compact)
        self.table.set_compact(compact)
        self.rule_button.set_text(self.tr("Aturan…") if compact else self.tr("Aturan kelulusan…"))
        self._hint.setVisible(not compact)

    def _fill_bar(self) -> None:
        bar = QHBoxLayout(self.bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(8)
        bar.addWidget(self.pills, 1)
        self.rule_button = Button("", clicked=self.edit_rule, name=self.tr("Aturan kelulusan…"))
        bar.addWidget(Button(self.tr("Tambah tes…"), "quiet", "add", self.add_exam))
        bar.addWidget(self.rule_button)
        bar.addWidget(Button(self.tr("Impor…"), icon="arrow_import", clicked=self._bring_in))

    def _bring_in(self) -> None:
        self.desk.list_wanted.emit("exam_scores")

    def edit_rule(self) -> None:
        """Open the rule of graduation."""
        if self.reading is not None:
            dialog = edit_rule(self.window(), self.desk, self.reading.board)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def add_exam(self) -> None:
        """Ask for the name of another exam, and give it a column."""
        question = TextQuestion(
            self.tr("Tes apa yang ditambahkan?"),
            self.tr("Tes awal dan tes akhir sudah ada. Kolomnya tersimpan bersama nilai pertamanya."),
            self.tr("Nama tes"),
            self.tr("Tambah kolom"),
            wanted=True,
        )
        name = ask_text(self.window(), question)
        if name is None:
            return
        try:
            exam = exams.exam_key(name)
        except UserError as error:
            self.desk.report(error)
            return
        if exam not in self.names:
            self._more = (*self._more, exam)
            self._show()
        if self._lines:
            self.table.show_cell(0, exam)

    def take(self, reading: _Scores) -> None:
        """Show the scores; what was refused stays where it was typed."""
        super().take(reading)
        self.summary.setText(reading.summary)
        self.rule_words.setText(reading.rule)
        refused = {line.id: line.refused for line in self._lines if line.refused}
        self._lines = lines_of(reading.board, refused)
        self._show()

    def _show(self) -> None:
        if self.names != self.table.scores.exams:
            self._build()
        self._fill()
        self._tell()

    def _build(self) -> None:
        old = self.card
        self.table = ExamTable(self.tr("Nilai tes"), self.names)
        self.table.set_compact(self.compact)
        self.table.scores.given.connect(self._on_given)
        self.table.overflowed.connect(self._on_overflow)
        self.card = TableCard(self.table)
        self.column.replaceWidget(old, self.card)
        old.deleteLater()

    def _fill(self) -> None:
        """Show lines by the filter; whoever is shown stays until another filter is chosen."""
        matches = FILTERS[self.pills.key]
        lines = [line for line in self._lines if line.id in self._shown or matches(line, self.names)]
        self._shown = frozenset(line.id for line in lines) if self.pills.key else frozenset()
        model = self.table.scores
        if [line.id for line in model.rows] == [line.id for line in lines]:
            for number, line in enumerate(lines):
                if model.rows[number] != line:
                    model.update_line(number, line)
        else:
            self.table.set_rows(lines)
            self.table.begin()
        self.card.show_empty(not lines)
        self._tell_empty()

    def _on_filter(self, _key: str) -> None:
        self._shown = frozenset()
        self._fill()
        self.take_keyboard()

    def _on_given(self, told: Typed) -> None:
        for line in self.table.scores.rows:
            self._lines[line.number - 1] = line
        good = [cell for cell in told if not cell[2] or rules.read_score(cell[2]) is not None]
        self._tell_refused()
        if good:
            self.write(_set_many, good)

    def _on_overflow(self, count: int) -> None:
        self.desk.say(self.tr("{count} baris tempelan melebihi daftar peserta dan tidak dipakai").format(count=count))

    def _tell(self) -> None:
        titles = {"": self.tr("Semua"), "missing": self.tr("Nilai kosong"), "open": OPEN, "failed": FAILED}
        shown = [
            Filter(key, title, sum(FILTERS[key](line, self.names) for line in self._lines))
            for key, title in titles.items()
        ]
        self.pills.set_filters(shown)
        self._tell_refused()

    def _tell_refused(self) -> None:
        refused = [(line, exam) for line in self._lines for exam in line.refused]
        self.note.setVisible(bool(refused))
        if not refused:
            return
        line, exam = refused[0]
        title = self.tr("{count} isian belum tersimpan").format(count=len(refused))
        where = f"{line.row.participant.name}, {rules.exam_name(exam)}: {why_refused(line.refused[exam])}. "
        text = where + self.tr("Nilai yang tersimpan sebelumnya tidak berubah. Tulis angka seperti 85 atau 85,5.")
        self.note.say("err", title, text, [(self.tr("Ke isian itu"), lambda: self._go_to(line.id, exam))])

    def _go_to(self, participant: str, exam: str) -> None:
        if participant not in {line.id for line in self.table.scores.rows}:
            self.pills.choose("")
        places = [number for number, line in enumerate(self.table.scores.rows) if line.id == participant]
        if places:
            self.table.show_cell(places[0], exam)

    def _tell_empty(self) -> None:
        if self._lines:
            links = [(self.tr("Lepas saringan"), lambda: self.pills.choose(""))]
            self.card.empty.say(self.tr("Tidak ada peserta pada saringan ini"), "", links)
        else:
            then = self.tr("Tambah peserta di bagian Kuota & peserta; nilainya diketik di sini atau diimpor.")
            self.card.empty.say(self.tr("Kegiatan ini belum mempunyai peserta"), then, icon="people")
