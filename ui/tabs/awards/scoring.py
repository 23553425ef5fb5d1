"""Penilaian: one juror at a time, a matrix typed by keyboard; missing is missing, never 0."""

from functools import partial

from PySide6.QtWidgets import QStackedLayout, QWidget

from app.errors import UserError
from app.services import award_results, awards
from ui.dialogs.reason import ReasonQuestion, ask_reason
from ui.pages import Desk
from ui.tables.view import TableCard
from ui.tabs.awards.score_table import ScoreLine, ScoreTable
from ui.tabs.awards.state import SelectionSection, SelectionState
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.empty import EmptyState
from ui.widgets.form import choice_box
from ui.widgets.labels import label

_JUROR_WIDTH = 280


class ScoringSection(SelectionSection):
    """The table is built anew when criteria change, else filled in place: typing goes on while scores are written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.juror = choice_box(())
        self.juror.setAccessibleName(self.tr("Juri yang menilai"))
        self.juror.setMinimumWidth(_JUROR_WIDTH)
        self.juror.activated.connect(lambda _index: self._fill())
        self.recuse_button = Button(self.tr("Tidak menilai nomine ini…"), "secondary", "prohibited", self.recuse)
        self._progress = label("", "caption")
        bring = Button(self.tr("Impor…"), icon="arrow_import", clicked=desk.import_wanted.emit)
        self.column.addLayout(
            row(label(self.tr("Juri"), "label"), self.juror, self._progress, None, self.recuse_button, bring)
        )
        self.note = Note("err")
        self.note.hide()
        self.column.addWidget(self.note)
        self._place = QWidget()
        self._stack = QStackedLayout(self._place)
        self.empty = EmptyState("trophy")
        self._stack.addWidget(self.empty)
        self.table: ScoreTable | None = None
        self._compact = False
        self._pending: dict[tuple[str, str, str], str] = {}
        self.column.addWidget(self._place, 1)
        self._hint = label(self.tr("Ketik angka · Enter turun · Tab ke kanan · Del mengosongkan"), "caption")
        self.column.addWidget(self._hint)

    @property
    def juror_id(self) -> str:
        """Whose scores are shown."""
        return str(self.juror.currentData() or "")

    def show_state(self, state: SelectionState) -> None:
        """Show the scores, keeping juror and place."""
        columns_changed = state.criteria != self.state.criteria or state.card.id != self.state.card.id
        super().show_state(state)
        self._show_jurors()
        if columns_changed or self.table is None:
            self._build()
        self._fill()

    def _show_jurors(self) -> None:
        chosen = self.juror_id
        self.juror.clear()
        for juror in self.state.jurors:
            self.juror.addItem(f"{juror.name} ({juror.element})" if juror.element else juror.name, juror.id)
        self.juror.setCurrentIndex(max(0, self.juror.findData(chosen)) if self.state.jurors else -1)

    def _build(self) -> None:
        if self._stack.count() > 1:
            old = self._stack.widget(1)
            if old is not None:
                self._stack.removeWidget(old)
                old.deleteLater()
        table = ScoreTable(self.tr("Nilai"), self.state.criteria)
        table.set_compact(self._compact)
        table.scores.given.connect(self._on_given)
        table.chosen.connect(lambda _number: self._name_recusal())
        self.table = table
        self._stack.addWidget(TableCard(table))

    def _fill(self) -> None:
        table, state = self.table, self.state
        if table is None:
            return
        ready = bool(state.jurors and state.nominees and state.criteria)
        self._stack.setCurrentIndex(1 if ready else 0)
        self._hint.setVisible(ready)
        if not ready:
            self._say_empty()
        lines = [self._line(nominee) for nominee in state.nominees] if ready else []
        model = table.scores
        if [line.nominee.id for line in model.rows] == [line.nominee.id for line in lines]:
            for number, line in enumerate(lines):
                if model.rows[number] != line:
                    model.update_line(number, line)
        else:
            table.set_rows(lines)
            if lines:
                table.setCurrentIndex(model.index(0, 1))
        self._tell(lines)
        self._name_recusal()

    def _line(self, nominee: awards.NomineeRow) -> ScoreLine:
        juror, scores = self.juror_id, self.state.scores
        given = {}
        for one in self.state.criteria:
            key = (juror, nominee.id, one.id)
            given[one.id] = self._pending.get(key, scores.get(key, ""))
        return ScoreLine(nominee, given, self.state.recusals.get((juror, nominee.id), ""), len(self.state.criteria))

    def _tell(self, lines: list[ScoreLine]) -> None:
        missing = sum(line.missing for line in lines)
        text = self.tr("{count} nilai belum masuk dari juri ini").format(count=missing)
        self._progress.setText(text if missing else (self.tr("Semua nilai juri ini sudah masuk") if lines else ""))

    def _say_empty(self) -> None:
        lacking = [
            words
            for words, there in (
                (self.tr("kriteria"), self.state.criteria),
                (self.tr("juri"), self.state.jurors),
                (self.tr("nominasi"), self.state.nominees),
            )
            if not there
        ]
        why = self.tr("Belum ada {what}").format(what=", ".join(lacking))
        self.empty.say(why, self.tr("Isi dahulu di Persiapan dan Nominasi; nilai diketik di sini."), icon="table")

    def _on_given(self, nominee: str, criterion: str, value: str) -> None:
        """Have a score written; until it is, what was read before does not paint over it."""
        self.note.hide()
        key = (self.juror_id, nominee, criterion)
        self._pending[key] = value
        self.desk.work.change(
            award_results.set_score, *key, value, then=partial(self._on_written, key, value),
            failed=partial(self._on_refused, key), owner=self,
        )  # fmt: skip

    def _on_written(self, key: tuple[str, str, str], value: str, _change: object) -> None:
        # the news of the change was told before, so a state read after it is shown before this is answered
        self.desk.work.run(tuple, then=lambda _nothing: self._forget(key, value), owner=self)

    def _forget(self, key: tuple[str, str, str], value: str) -> None:
        if self._pending.get(key) == value:
            del self._pending[key]

    def _on_refused(self, key: tuple[str, str, str], error: UserError) -> None:
        self._pending.pop(key, None)
        self._on_failed(error)

    def _on_failed(self, error: UserError) -> None:
        self.note.say_error(error)
        self._fill()

    def _current(self) -> ScoreLine | None:
        return self.table.current_row if self.table is not None else None

    def _name_recusal(self) -> None:
        line = self._current()
        self.recuse_button.setEnabled(line is not None)
        recused = line is not None and bool(line.recused)
        self.recuse_button.set_text(
            self.tr("Batalkan pengecualian") if recused else self.tr("Tidak menilai nomine ini…")
        )

    def recuse(self) -> None:
        """Let the juror not score the current nominee, with a reason; or score again."""
        line = self._current()
        if line is None:
            return
        reason = ""
        if not line.recused:
            question = ReasonQuestion(
                self.tr("Juri tidak menilai {name}?").format(name=line.nominee.name),
                self.tr("Rata-rata dihitung dari juri yang lain; nilai yang sudah diketik juri ini tidak dihitung."),
                self.tr("Kecualikan juri"),
                self.tr("Tetap menilai"),
                self.tr("Misalnya: berasal dari desa yang sama."),
            )
            reason = ask_reason(self, question)
            if not reason:
                return
        self.desk.work.change(
            award_results.recuse,
            self.juror_id,
            line.nominee.id,
            reason,
            not line.recused,
            failed=self._on_failed,
            owner=self,
        )

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Leave the remark to the line above the table."""
        self._compact = compact
        if self.table is not None:
            self.table.set_compact(compact)
