"""The answers in words of one sheet, beside the grid: kept when a field is left."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.services.evaluations import Forms, Sheet
from ui.theme.look import LOOK
from ui.widgets.cards import Card
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.widgets.scrolled import Scrolled


class WrittenAnswers(Card):
    """`written` tells (sheet's number, question's id, words)."""

    written = Signal(int, str, str)

    def __init__(self) -> None:
        super().__init__(self.tr("Jawaban tertulis"))
        self.sheet = 0
        self._fields: dict[str, QPlainTextEdit] = {}
        self._kept: dict[str, str] = {}
        self._which = label("", "caption")
        self.body.addWidget(self._which)
        self._scrolled = Scrolled()
        self.body.addWidget(self._scrolled, 1)

    def show_questions(self, forms: Forms) -> None:
        """A field for each question that is answered in words."""
        self.sheet = 0
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        self._fields, self._kept = {}, {}
        for question in forms.written:
            edit = QPlainTextEdit()
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(LOOK.px(84))
            edit.installEventFilter(self)
            column.addWidget(Field(question.text, edit))
            self._fields[question.id] = edit
        column.addStretch(1)
        self._scrolled.hold(content)

    def show_sheet(self, number: int, sheet: Sheet | None) -> None:
        """Show what a sheet says; words of the sheet before are kept first. A field being typed in stays as it is."""
        if number != self.sheet:
            self.flush()
        words = sheet.words if sheet else {}
        for question, edit in self._fields.items():
            own = words.get(question, "")
            typing = number == self.sheet and edit.toPlainText().strip() != self._kept.get(question, "")
            self._kept[question] = own
            if not typing and edit.toPlainText() != own:
                edit.setPlainText(own)
            edit.setEnabled(number > 0)
        self.sheet = number
        self._which.setText(self.tr("Lembar {number}").format(number=number) if number else "")

    def flush(self) -> None:
        """Tell of words that were not kept yet."""
        for question, edit in self._fields.items():
            words = edit.toPlainText().strip()
            if self.sheet and words != self._kept.get(question, ""):
                self._kept[question] = words
                self.written.emit(self.sheet, question, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Words are kept when their field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)
