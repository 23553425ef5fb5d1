"""Dialogs: the title is the question, the body says what changes and what does not, buttons are verbs."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme.tokens import DIALOG_WIDTH
from ui.widgets.buttons import Button
from ui.widgets.labels import label


class TitledDialog(QDialog):
    """A dialog of at most 560: question, sentences, the caller's own widgets, buttons at the right."""

    def __init__(self, parent: QWidget | None, title: str, text: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("Bimtek PSM")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setMaximumWidth(DIALOG_WIDTH)
        self.setMinimumWidth(min(420, DIALOG_WIDTH))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(8)
        self._column.addWidget(label(title, "h2", wrap=True))
        if text:
            self._column.addWidget(label(text, "muted", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._column.addLayout(self.body)
        self._column.addSpacing(8)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)

    def add_button(
        self,
        text: str,
        kind: str = "secondary",
        clicked: Callable[[], object] | None = None,
        *,
        default: bool = False,
    ) -> Button:
        """Add a button at the right; Enter presses the default one."""
        button = Button(text, kind, clicked=clicked)
        self._buttons.addWidget(button)
        if default:
            button.setDefault(True)
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        return button

    def fit(self) -> None:
        """Become as high as the words need that were just added: they count only when they are shown."""
        QTimer.singleShot(0, self, self._take_height)

    def _take_height(self) -> None:
        # the layout's own least height counts wrapped labels at a smaller width, with more lines than they have
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumHeight(self._column.totalHeightForWidth(self.width()))
        self.resize(self.width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is the default everywhere, also from a field of several lines."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for button in self.findChildren(Button):
                if button.isDefault() and button.isEnabled():
                    button.click()
                    return
        super().keyPressEvent(event)


@dataclass(frozen=True)
class Question:
    """A decision: `verb` does it, `keep` leaves all as it is; `harmful` makes `keep` the default."""

    title: str
    text: str
    verb: str
    keep: str
    harmful: bool = False


def ask(parent: QWidget | None, question: Question) -> bool:
    """Whether the reader chose the verb; Esc and closing the window keep."""
    dialog = TitledDialog(parent, question.title, question.text)
    dialog.add_button(question.keep, "secondary", dialog.reject, default=question.harmful)
    kind = "danger" if question.harmful else "primary"
    dialog.add_button(question.verb, kind, dialog.accept, default=not question.harmful)
    answer = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return answer


def tell(parent: QWidget | None, title: str, text: str, close: str) -> None:
    """Say something that must be read before going on."""
    dialog = TitledDialog(parent, title, text)
    dialog.add_button(close, "primary", dialog.accept, default=True)
    dialog.exec()
    dialog.deleteLater()
