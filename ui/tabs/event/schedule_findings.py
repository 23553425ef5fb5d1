"""What does not hold together in the rundown: one sentence on one line, all of them in a dialog."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.domain.rundown import Finding
from ui.dialogs.question import TitledDialog
from ui.tables.cells import Text
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.tabs.event.words import breakable, tr
from ui.theme.look import LOOK
from ui.theme.tokens import DIALOG_WIDTH, HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, IconLabel, label

_ROWS = 7
_WIDTH, _WHOLE = 320, 62


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
        self.sentence = ElidedLabel("", "strong")
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(self.sentence, 1)
        self.show_button = Button(tr("Tunjukkan"), "link", clicked=self._show_place)
        self.next_button = Button(tr("Berikutnya"), "link", clicked=self._next)
        self.all_button = Button(tr("Lihat semua"), "link", clicked=self.show_all)
        for button in (self.show_button, self.next_button, self.all_button):
            row.addWidget(button)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show others; the sentence that was read stays where it still holds."""
        read = self._findings[self._place] if self._place < len(self._findings) else None
        self._findings = findings
        self._place = findings.index(read) if read in findings else 0
        self.setVisible(bool(findings))
        self._show()

    def show_all(self) -> None:
        """Open the list of all of them; whoever chooses one is led to it."""
        dialog = FindingsDialog(self, self._findings, self._place)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._go)
        dialog.open()

    def _show(self) -> None:
        if not self._findings:
            return
        finding, count = self._findings[self._place], len(self._findings)
        self.sentence.setText(finding.sentence)
        self.sentence.setAccessibleName(finding.sentence)
        self.setAccessibleName(finding.sentence)
        self.show_button.setVisible(_leads_on(finding))
        self.next_button.setVisible(count > 1)
        self.next_button.set_text(tr("Berikutnya ({place}/{count})").format(place=self._place + 1, count=count))

    def _show_place(self) -> None:
        self._go(self._place)

    def _go(self, place: int) -> None:
        if place >= len(self._findings):
            return  # it was mended in the meantime
        self._place = place
        self._show()
        finding = self._findings[place]
        if finding.session:
            self.session_wanted.emit(finding.session)
        elif _leads_on(finding):
            self.form_wanted.emit()

    def _next(self) -> None:
        self._place = (self._place + 1) % len(self._findings)
        self._show()


class FindingsDialog(TitledDialog):
    """All findings under each other, whole; `chosen` tells the place of one."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, findings: Sequence[Finding], place: int) -> None:
        super().__init__(parent, tr("Yang tidak cocok pada jadwal ({count})").format(count=len(findings)), tr(
            "Jadwal tetap tersimpan seperti adanya; tidak ada yang diperbaiki sendiri."
        ))  # fmt: skip
        self.setMinimumWidth(DIALOG_WIDTH)
        told: Column[Finding] = Column("sentence", tr("Temuan"), lambda one: Text(one.sentence), _WIDTH, stretch=True)
        self.table: Table[Finding] = Table(tr("Temuan"), (told,), HEIGHTS.row_one)
        card: TableCard[Finding] = TableCard(self.table)
        card.setFixedHeight(LOOK.px(HEIGHTS.header + min(len(findings), _ROWS) * HEIGHTS.row_one + 4))
        self.table.set_rows(findings)
        self.body.addWidget(card)
        self.whole = label("", wrap=True)
        self.whole.setMinimumHeight(LOOK.px(_WHOLE))
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.whole)
        self.add_button(tr("Tutup"), clicked=self.reject)
        self.go_button = self.add_button(tr("Tunjukkan"), "primary", self._choose, default=True)
        self.table.opened.connect(lambda _number: self._choose())
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._read())
        self.table.select_row(place)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _read(self) -> None:
        finding = self.table.current_row
        self.whole.setText(breakable(finding.sentence) if finding else "")
        self.go_button.setEnabled(finding is not None and _leads_on(finding))

    def _choose(self) -> None:
        number = self.table.currentIndex().row()
        if number >= 0 and self.go_button.isEnabled():
            self.done(QDialog.DialogCode.Accepted)
            self.chosen.emit(number)


def _leads_on(finding: Finding) -> bool:
    """Whether there is a place where it can be mended: its session, or the texts of the event."""
    return bool(finding.session) or finding.key == "weekday"
