"""A paper being made and shown: the newest request wins, a problem stands in the paper's place."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.documents import Rendered
from ui.pages import Desk
from ui.pdf.preview import PdfPreview
from ui.widgets.cards import Link, Note
from ui.widgets.empty import EmptyState
from ui.widgets.progress_line import ProgressLine
from ui.work.jobs import Job

_WARNINGS_SHOWN = 3


class PaperView(QWidget):
    """`shown` tells the `Rendered` that is seen now, or None while there is none."""

    shown = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self.rendered: Rendered | None = None
        self._page, self._again_same = 1, False
        self._again: Callable[[], object] = lambda: None
        self.note = Note()
        self.preview = PdfPreview()
        self.empty = EmptyState("document")
        self.progress = ProgressLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.empty)
        column.addWidget(self.note)
        column.addWidget(self._stack, 1)
        column.addWidget(self.progress)
        self.note.hide()

    def make(self, what: str, make: Callable[..., Rendered], *, keep_page: bool = False) -> None:
        """Show what `make` (called with `progress=` on the work thread) gives; `what` names the work."""
        self.cancel()
        self._again = lambda: self.make(what, make, keep_page=keep_page)
        self._again_same = keep_page and self.rendered is not None
        self._page = self.preview.page if self._again_same else 1
        self._job = self._desk.work.run(
            make,
            then=self._on_made,
            failed=self._on_failed,
            stopped=self._on_stopped,
            progress=self.progress.report,
            owner=self,
            key=("paper", id(self)),
        )
        self.progress.watch(what, self._job)

    def cancel(self) -> None:
        """What is being made is not wanted any more."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def clear(self) -> None:
        """Show nothing."""
        self.cancel()
        self._put(None)

    def _on_made(self, rendered: Rendered) -> None:
        self._end()
        self._put(rendered)

    def _put(self, rendered: Rendered | None) -> None:
        self.rendered = rendered
        self.preview.show_pdf(rendered.pdf if rendered else b"", self._page, keep_zoom=self._again_same)
        self._tell_warnings(rendered.warnings if rendered else ())
        self._stack.setCurrentWidget(self.preview)
        self.shown.emit(rendered)

    def _tell_warnings(self, warnings: Sequence[str]) -> None:
        """What will not print as written, or should be looked at before it leaves."""
        self.note.setVisible(bool(warnings))
        if warnings:
            rest = len(warnings) - _WARNINGS_SHOWN
            more = self.tr("… dan {count} lagi.").format(count=rest) if rest > 0 else ""
            title = self.tr("Perhatikan sebelum dicetak")
            self.note.say("warn", title, " ".join(filter(None, [*warnings[:_WARNINGS_SHOWN], more])))

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self._say(error.happened, error.todo)

    def _on_stopped(self) -> None:
        """Only a stop by hand is told: a newer request has its own job."""
        if self._job is not None and self._job.cancelled:
            self._end()
            self._say(self.tr("Pembuatan halaman dihentikan"), "", [(self.tr("Buat lagi"), self._again)])

    def _say(self, why: str, then: str, links: Iterable[Link] = ()) -> None:
        """A sentence in the paper's place; an older paper is not left standing for the one asked for."""
        self.rendered = None
        self.note.hide()
        self.empty.say(why, then, links, icon="document")
        self._stack.setCurrentWidget(self.empty)
        self.shown.emit(None)

    def _end(self) -> None:
        self._job = None
        self.progress.done()
