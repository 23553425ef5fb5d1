"""What does not hold together in the rundown, one sentence at a time, with the way to its session."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.domain.rundown import Finding
from ui.tabs.event.words import breakable, tr
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label


class FindingsNote(QFrame):
    """As low as a note can be, for the timetable wants the room. `session_wanted` tells a session's id, `form_wanted`
    that the event's own facts are to be changed."""

    session_wanted = Signal(str)
    form_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("note", "warn")
        self._findings: Sequence[Finding] = ()
        self._place = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(IconLabel("warning_filled", "warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.sentence = label("", "strong", wrap=True)
        row.addWidget(self.sentence, 1)
        self.show_button = Button(tr("Tunjukkan sesi"), "link", clicked=self._show_session)
        self.form_button = Button(tr("Ubah kegiatan"), "link", clicked=self.form_wanted.emit)
        self.next_button = Button(tr("Berikutnya"), "link", clicked=self._next)
        for button in (self.show_button, self.form_button, self.next_button):
            row.addWidget(button)
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
        finding, count = self._findings[self._place], len(self._findings)
        self.sentence.setText(breakable(finding.sentence))
        self.setAccessibleName(finding.sentence)
        self.show_button.setVisible(bool(finding.session))
        self.form_button.setVisible(not finding.session and finding.key == "weekday")
        self.next_button.setVisible(count > 1)
        self.next_button.set_text(tr("Berikutnya ({place}/{count})").format(place=self._place + 1, count=count))

    def _show_session(self) -> None:
        self.session_wanted.emit(self._findings[self._place].session)

    def _next(self) -> None:
        self._place = (self._place + 1) % len(self._findings)
        self._show()
