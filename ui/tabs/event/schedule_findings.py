"""What does not hold together in the rundown, one sentence at a time, with the way to its session."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.domain.rundown import Finding
from ui.tabs.event.words import breakable, tr
from ui.widgets.cards import Note


class FindingsNote(Note):
    """`session_wanted` tells a session's id, `form_wanted` that the event's own facts are to be changed."""

    session_wanted = Signal(str)
    form_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._findings: Sequence[Finding] = ()
        self._place = 0
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show others; the sentence that was read stays where it still holds."""
        read = self._findings[self._place] if self._place < len(self._findings) else None
        self._findings = findings
        self._place = findings.index(read) if read in findings else 0
        self.setVisible(bool(findings))
        self._show()

    def _show(self) -> None:
        if not self._findings:
            return
        finding = self._findings[self._place]
        links = []
        if finding.session:
            links.append((tr("Tunjukkan sesi"), lambda: self.session_wanted.emit(finding.session)))
        elif finding.key in {"outside", "weekday"}:
            links.append((tr("Ubah kegiatan"), self.form_wanted.emit))
        count = len(self._findings)
        if count > 1:
            words = tr("Berikutnya ({place} dari {count})").format(place=self._place + 1, count=count)
            links.append((words, self._next))
        self.say("warn", breakable(finding.sentence), "", links)

    def _next(self) -> None:
        self._place = (self._place + 1) % len(self._findings)
        self._show()
