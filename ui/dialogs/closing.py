"""Asks whether an event is to be closed, and shows what is still open in it."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.services.audit import Audit
from ui.dialogs.question import TitledDialog
from ui.tabs.event.words import breakable
from ui.widgets.cards import row
from ui.widgets.labels import IconLabel, label
from ui.widgets.scrolled import Scrolled

_HIGH = 240
_SIGNS = {"wrong": ("error_circle_filled", "err"), "check": ("warning_filled", "warn")}


class ClosingDialog(TitledDialog):
    """Closing is offered with what is open, and never refused for it."""

    def __init__(self, parent: QWidget | None, title: str, found: Audit) -> None:
        super().__init__(
            parent,
            self.tr("Tutup kegiatan “{title}”?").format(title=breakable(title[:120])),
            self.tr(
                "Data dan dokumennya disegel. Sesudahnya tetap dapat diubah, tetapi setiap perubahan terlihat sebagai "
                "perubahan sejak ditutup. Langkah ini dapat diurungkan."
            ),
        )
        if found.open:
            told = self.tr("{n} temuan belum selesai:").format(n=len(found.open))
            self.body.addWidget(label(told, "strong"))
            self.body.addWidget(self._findings(found), 1)
        else:
            self.body.addWidget(label(self.tr("Tidak ada temuan yang terbuka."), "muted"))
        self.add_button(self.tr("Jangan tutup"), clicked=self.reject, default=bool(found.open))
        self.add_button(self.tr("Tutup dan segel"), "primary", self.accept, default=not found.open)

    def _findings(self, found: Audit) -> Scrolled:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(4)
        for finding in found.open:
            sentence = label(breakable(finding.sentence), "body", wrap=True)
            line = row(IconLabel(*_SIGNS[finding.severity]), sentence)
            line.setStretch(1, 1)
            column.addLayout(line)
        column.addStretch(1)
        area = Scrolled(inside)
        area.setMinimumHeight(min(_HIGH, 30 * len(found.open)))
        return area


def ask_closing(parent: QWidget | None, title: str, found: Audit) -> bool:
    """Whether the event is to be closed and sealed."""
    dialog = ClosingDialog(parent, title, found)
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return done
