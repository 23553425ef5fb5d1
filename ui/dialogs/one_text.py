"""A dialog that asks for one text: why a gap is left, why somebody does not come."""

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ui.dialogs.question import TitledDialog
from ui.theme.look import LOOK
from ui.widgets.fields import Field


@dataclass(frozen=True)
class TextQuestion:
    """`name` stands above the field; with `wanted` an empty text is not taken."""

    title: str
    text: str
    name: str
    verb: str
    wanted: bool = False


class TextDialog(TitledDialog):
    """The field has the focus; Ctrl+Enter presses the verb."""

    def __init__(self, parent: QWidget | None, question: TextQuestion, value: str = "") -> None:
        super().__init__(parent, question.title, question.text)
        self._question = question
        self.edit = QPlainTextEdit(value)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(LOOK.px(72))
        self.body.addWidget(Field(question.name, self.edit, optional=not question.wanted))
        self.add_button(self.tr("Batal"), clicked=self.reject)
        self._verb = self.add_button(question.verb, "primary", self.accept, default=True)
        self.edit.textChanged.connect(self._enable)
        self._enable()
        self.edit.setFocus()

    @property
    def value(self) -> str:
        """What was typed."""
        return self.edit.toPlainText().strip()

    def _enable(self) -> None:
        self._verb.setEnabled(bool(self.value) or not self._question.wanted)


def ask_text(parent: QWidget | None, question: TextQuestion, value: str = "") -> str | None:
    """The text; None where the reader thought better of it."""
    dialog = TextDialog(parent, question, value)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.value if accepted else None
