"""Asks for the reason of something that needs one; nothing is done without it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ui.dialogs.question import TitledDialog
from ui.widgets.fields import Field

LONGEST = 500


@dataclass(frozen=True)
class ReasonQuestion:
    """A decision with its reason: `verb` does it, `keep` leaves all as it is and is the default where `harmful`."""

    title: str
    text: str
    verb: str
    keep: str
    hint: str = ""
    harmful: bool = False


class ReasonDialog(TitledDialog):
    """The verb can be pressed once a reason is written."""

    def __init__(self, parent: QWidget | None, question: ReasonQuestion) -> None:
        super().__init__(parent, question.title, question.text)
        self._harmful = question.harmful
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.body.addWidget(Field(self.tr("Alasan"), self.field, question.hint))
        self.keep_button = self.add_button(question.keep, clicked=self.reject, default=question.harmful)
        kind = "danger" if question.harmful else "primary"
        self.verb_button = self.add_button(question.verb, kind, self.accept, default=not question.harmful)
        self.verb_button.setEnabled(False)
        self.field.textChanged.connect(lambda text: self.verb_button.setEnabled(bool(text.strip())))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def reason(self) -> str:
        """What was written."""
        return self.field.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field of a harmful question goes on to its button: it neither does it nor drops the words."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if enter and plain and self._harmful and self.field.hasFocus() and self.reason:
            self.verb_button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)


def ask_reason(parent: QWidget | None, question: ReasonQuestion) -> str:
    """The reason, or "" where all shall stay as it is."""
    dialog = ReasonDialog(parent, question)
    done = dialog.exec() == QDialog.DialogCode.Accepted
    reason = dialog.reason if done else ""
    dialog.deleteLater()
    return reason
