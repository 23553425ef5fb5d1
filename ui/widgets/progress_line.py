"""A long job in one line: what, how far, "Batalkan"; it shows after 300 ms, never a bare spinner."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.work.jobs import Job

SHOW_AFTER = 300
"""Milliseconds; a job that is done sooner needs no line."""


class ProgressLine(QWidget):
    """Give `report` as a job's `progress`, then `watch(job)`."""

    def __init__(self) -> None:
        super().__init__()
        self._what = ""
        self._job: Job | None = None
        self._percent = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        self._words = label("", "body")
        self._cancel = Button(self.tr("Batalkan"), clicked=self._on_cancel)
        head.addWidget(self._words, 1)
        head.addWidget(self._cancel)
        column.addLayout(head)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        column.addWidget(self._bar)
        self._skipped = label("", "caption", wrap=True)
        self._skipped.hide()
        column.addWidget(self._skipped)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SHOW_AFTER)
        self._delay.timeout.connect(self.show)
        self.hide()

    def watch(self, what: str, job: Job, *, percent: bool = False) -> None:
        """Follow a job called `what` ("Membuat sertifikat"); `percent` where it tells how far it is, not how many."""
        self._what, self._job, self._percent = what, job, percent
        self._cancel.setEnabled(True)
        self._bar.setRange(0, 0)
        self._words.setText(self.tr("{what}…").format(what=what))
        self._skipped.hide()
        self._delay.start()

    def report(self, done: int, total: int) -> None:
        """How far the job is."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        template = self.tr("{what}: {percent} %") if self._percent else self.tr("{what}: {done} dari {total}")
        share = 100 * done // max(total, 1)
        words = template.format(what=self._what, done=done, total=total, percent=share)
        self._words.setText(words)
        self._bar.setAccessibleName(words)

    def say_skipped(self, text: str) -> None:
        """What was left out, in words."""
        self._skipped.setText(text)
        self._skipped.setVisible(bool(text))

    def done(self) -> None:
        """The job has ended, in whatever way."""
        self._delay.stop()
        self._job = None
        self.hide()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)
            self._words.setText(self.tr("{what}: sedang dihentikan…").format(what=self._what))
