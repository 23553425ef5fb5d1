"""The last step: what the database holds now, what was left out, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.importing import Outcome
from ui.imports.words import KindWords, tr
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row
from ui.widgets.labels import IconLabel, label


class ResultStep(QWidget):
    """`undo_wanted`, `mark_wanted` and `another_wanted` are answered by the wizard."""

    undo_wanted = Signal()
    mark_wanted = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(padding=24)
        self._icon = IconLabel("checkmark_circle_filled", "ok", 20)
        self._title = label("", "h2", wrap=True)
        self._counted = label("", "body", wrap=True)
        self._left_out = label("", "body", wrap=True)
        self._way_back = label("", "muted", wrap=True)
        self.undo_button = Button(tr("Urungkan impor ini"), icon="arrow_undo", clicked=self.undo_wanted.emit)
        self.mark_button = Button(tr("Simpan salinan bertanda…"), icon="save", clicked=self.mark_wanted.emit)
        self.another_button = Button(tr("Impor berkas lain…"), "quiet", "document", self.another_wanted.emit)
        beside = row(self._icon, self._title, spacing=10)
        beside.setStretch(1, 1)
        beside.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(beside)
        for words in (self._counted, self._left_out, self._way_back):
            card.body.addWidget(words)
        card.body.addSpacing(8)
        card.body.addLayout(row(self.undo_button, self.mark_button, self.another_button, None))
        card.body.addStretch(1)
        column.addWidget(card, 1)

    def show_outcome(self, outcome: Outcome, name: str, words: KindWords) -> None:
        """Say what was done, after it was counted again."""
        report = outcome.report
        parts = [
            tr("{count} {unit} baru").format(count=report.new, unit=words.unit) if report.new else "",
            tr("{count} berubah").format(count=report.changed) if report.changed else "",
        ]
        done = ", ".join(part for part in parts if part)
        self._icon.set_icon("checkmark_circle_filled", "ok")
        self._title.setText(tr("“{name}” sudah diimpor: {done}").format(name=name, done=done))
        counted = tr("Dihitung ulang di basis data: {counted} dari {wanted} baris ada, lengkap dengan isinya.")
        self._counted.setText(counted.format(counted=outcome.counted, wanted=report.new + report.changed))
        self._left_out.setText(_left_out(outcome))
        self._left_out.setVisible(bool(self._left_out.text()))
        self._way_back.setText(tr("Impor ini satu langkah: Ctrl+Z mengurungkannya sekarang, Riwayat kapan saja."))
        self.mark_button.setVisible(bool(report.findings))
        self.undo_button.setEnabled(bool(outcome.change.step_id))
        self.setAccessibleName(f"{self._title.text()}. {self._counted.text()} {self._left_out.text()}".strip())

    def show_undone(self, name: str) -> None:
        """Say that it was taken back."""
        self._icon.set_icon("arrow_undo", "muted")
        self._title.setText(tr("Impor “{name}” sudah diurungkan").format(name=name))
        self._counted.setText(tr("Data kembali seperti sebelum impor ini."))
        self._left_out.hide()
        self._way_back.setText("")
        self.undo_button.setEnabled(False)
        self.setAccessibleName(f"{self._title.text()}. {self._counted.text()}")


def _left_out(outcome: Outcome) -> str:
    report = outcome.report
    said = []
    if report.unchanged:
        said.append(tr("{count} baris sudah sama dengan yang tersimpan.").format(count=report.unchanged))
    if report.rejected:
        said.append(tr("{count} baris ditolak dan tidak dimasukkan.").format(count=report.rejected))
    return " ".join(said)
