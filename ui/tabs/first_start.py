"""The first start: what the program promises, samples to try, and three steps to an office of one's own."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.errors import UserError
from app.services import office, workspace
from ui.dialogs import files
from ui.pages import Desk
from ui.tabs.first_start_promise import Promise
from ui.tabs.first_start_steps import OfficeStep, OfficialStep, OperatorStep, Step, StepFrame


class FirstStart(QWidget):
    """Covers the window until an office is set up or put off; `finished` tells either."""

    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("page")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.promise = Promise(desk)
        self.steps: tuple[Step, ...] = (OfficeStep(desk), OfficialStep(desk), OperatorStep(desk))
        self.stack = QStackedWidget()
        for step in self.steps:
            self.stack.addWidget(step)
            step.saved.connect(self._on_saved)
            step.failed.connect(self._on_failed)
        self.frame = StepFrame(self.stack, [step.title for step in self.steps])
        self.frame.next_button.clicked.connect(self._on_next)
        self.frame.back_button.clicked.connect(lambda: self.show_step(self.stack.currentIndex() - 1))
        self.frame.later_button.clicked.connect(self.finished)
        self.frame.restore_button.clicked.connect(self._on_restore)
        row.addWidget(self.promise, 0)
        row.addWidget(self.frame, 1)
        self.setFocusProxy(self.steps[0])
        self.show_step(0)
        desk.work.run(office.operator_name, then=self._show_operator, owner=self)

    def show_step(self, number: int) -> None:
        """Show one of the three steps."""
        self.stack.setCurrentIndex(number)
        self.frame.show_step(number)
        self.steps[number].setFocus()

    def _show_operator(self, name: str) -> None:
        step = self.steps[-1]
        if isinstance(step, OperatorStep):
            step.show_operator(name)

    def _on_next(self) -> None:
        self.frame.note.hide()
        self.frame.next_button.setEnabled(False)
        if not self.steps[self.stack.currentIndex()].save():
            self.frame.next_button.setEnabled(True)

    def _on_saved(self) -> None:
        self.frame.next_button.setEnabled(True)
        number = self.stack.currentIndex() + 1
        if number < len(self.steps):
            self.show_step(number)
        else:
            self.finished.emit()

    def _on_failed(self, error: UserError) -> None:
        self.frame.next_button.setEnabled(True)
        self.frame.note.say_error(error)

    def _on_restore(self) -> None:
        kind = files.FileKind(self.tr("Cadangan Bimtek PSM"), ("bimtekdb",))
        path = files.choose_file(self, self.tr("Pilih berkas cadangan"), (kind,))
        if path is not None:
            self.restore(path)

    def restore(self, path: Path) -> None:
        """Take the data of a copy, and show them."""
        self._desk.work.run(
            workspace.restore_file, path, then=self._on_restored, failed=self._on_failed, owner=self
        )  # fmt: skip

    def _on_restored(self, _nothing: object) -> None:
        self._desk.reopened.emit()
