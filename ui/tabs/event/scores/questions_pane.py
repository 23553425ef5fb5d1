"""The questions of the evaluation sheet: the usual ones at once, or the office's own."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.evaluation import WRITTEN
from app.services import evaluations
from app.services.evaluations import Forms, Question
from app.services.steps import DataChange
from ui.dialogs.score_cards import edit_question
from ui.pages import Desk
from ui.tables.cells import Text
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.labels import label

Asked = tuple[str, Question]
"""Whom a question is about, and the question."""


class QuestionsPane(QWidget):
    """Enter edits, Del removes with the answers given; both can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._forms: Forms | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        words = self.tr("Contoh yang lazim; ubah sesuai kebutuhan. Narasumber diambil dari peran di Jadwal.")
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(label(words, "caption"), 1)
        head.addWidget(Button(self.tr("Pakai pertanyaan lazim"), clicked=self.lay))
        head.addWidget(Button(self.tr("Tambah pertanyaan…"), icon="add", clicked=self.add))
        column.addWidget(self._head)
        self.table: Table[Asked] = Table(self.tr("Pertanyaan evaluasi"), _columns(), HEIGHTS.row_one)
        self.table.opened.connect(lambda _number: self.edit())
        self.table.edit_wanted.connect(lambda _number: self.edit())
        self.table.removed.connect(lambda _numbers: self.remove())
        self.card = TableCard(self.table)
        column.addWidget(self.card, 1)
        self.card.empty.say(
            self.tr("Belum ada pertanyaan evaluasi"),
            self.tr("Pertanyaan lazim menilai penyelenggaraan dan tiap narasumber dengan angka 1 sampai 5."),
            [(self.tr("Pakai pertanyaan lazim"), self.lay), (self.tr("Tambah pertanyaan…"), self.add)],
            "document",
        )

    def show_forms(self, forms: Forms) -> None:
        """Show the questions, keeping the place."""
        self._forms = forms
        rows = [(group.title, one) for group in forms.groups for one in group.questions]
        self.table.set_rows(rows)
        self.card.show_empty(not rows)
        self._head.setVisible(bool(rows))  # while there are none, the same is offered in their place

    def lay(self) -> None:
        """Take the usual questions."""
        if self._forms is not None:
            self._desk.work.change(evaluations.lay_questions, self._forms.event_id, then=self._on_laid, owner=self)

    def _on_laid(self, change: DataChange) -> None:
        if not change.step_id:
            self._desk.say(self.tr("Semua pertanyaan lazim sudah ada"))

    def add(self) -> None:
        """Ask for another question."""
        self._open(Question())

    def edit(self) -> None:
        """Change the question chosen."""
        if self.table.current_row is not None:
            self._open(self.table.current_row[1])

    def remove(self) -> None:
        """Remove the question chosen, with its answers."""
        if self.table.current_row is not None:
            self._desk.work.change(evaluations.delete_question, self.table.current_row[1].id)

    def _open(self, question: Question) -> None:
        if self._forms is not None:
            dialog = edit_question(self.window(), self._desk, self._forms, question)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()


def _columns() -> tuple[Column[Asked], ...]:
    translate = QCoreApplication.translate
    return (
        Column("about", translate("Questions", "Tentang"), lambda asked: Text(asked[0], ink="muted"), 300),
        Column("text", translate("Questions", "Pertanyaan"), lambda asked: Text(asked[1].text), 240, stretch=True),
        Column("kind", translate("Questions", "Dijawab dengan"), _kind, 160),
    )


def _kind(asked: Asked) -> Text:
    written = asked[1].kind == WRITTEN
    told = QCoreApplication.translate("Questions", "Jawaban tertulis") if written else "1–5"
    return Text(told, ink="muted")
