"""A dialog round a form of a few fields that one service keeps: a subject, a session, a role."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import UserError
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.theme.look import LOOK
from ui.theme.tokens import FORM_WIDTH
from ui.widgets.cards import Note
from ui.widgets.form import Entry, Form

Save = Callable[[Mapping[str, str]], tuple[Callable[..., Any], tuple[Any, ...]]]
"""From what was typed to the service and its arguments."""


class CardDialog(TitledDialog):
    """Saves on the button or Ctrl+Enter and closes; what the service refuses is said in the dialog."""

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        title: str,
        rows: Sequence[Sequence[Entry]],
        save: Save,
        controls: Mapping[str, QWidget] | None = None,
    ) -> None:
        super().__init__(parent, title)
        self._desk, self._save = desk, save
        self.setMinimumWidth(LOOK.px(FORM_WIDTH + 48))
        self.form = Form(rows, controls)
        for line in self.form.findChildren(QLineEdit):
            line.setMaxLength(2000)
        self.body.addWidget(self.form)
        self.note = Note()
        self.note.hide()
        self.body.addWidget(self.note)
        self.add_button(self.tr("Batal"), clicked=self.reject)
        self.save_button = self.add_button(self.tr("Simpan"), "primary", self.save, default=True)

    def start(self, values: Mapping[str, str], first: str) -> None:
        """Fill the form and begin at a field."""
        self.form.set_values(values)
        self.form.control(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Have the service keep it."""
        self.save_button.setEnabled(False)
        service, arguments = self._save(self.form.values())
        self._desk.work.change(service, *arguments, then=lambda _change: self.accept(), failed=self._fail, owner=self)

    def _fail(self, error: UserError) -> None:
        self.save_button.setEnabled(True)
        self.note.say_error(error)
