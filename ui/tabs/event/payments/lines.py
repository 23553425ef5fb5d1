"""The sentences round the list of payments: what an auditor would ask above it, the sum in words below it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.payments import rupiah
from app.services.payments import PaymentSheet
from ui.drawing import text
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, IconLabel, label


class WarningLine(QWidget):
    """Warnings in one line, whole in the tooltip, with a link to those concerned."""

    def __init__(self, show: Callable[[], object]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._words = ElidedLabel("", "strong")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line.addWidget(IconLabel("warning_filled", "warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 1)
        line.addWidget(Button(self.tr("Tampilkan"), "link", clicked=show))

    def say(self, warnings: Sequence[str]) -> None:
        """Show these; nothing where there are none."""
        self.setVisible(bool(warnings))
        words = " ".join(warnings)
        self._words.setText(words)
        self._words.setToolTip(text.tooltip(words))
        self.setAccessibleName(words)


class SumLine(QWidget):
    """What is handed out in all, in figures and words, and what is still to be handed out."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        self._words = ElidedLabel("", "strong")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._treasurer = label(self.tr("Besarnya PPh 21 ditetapkan bendahara"), "caption")
        line.addWidget(self._words, 1)
        line.addWidget(self._treasurer)

    def say(self, sheet: PaymentSheet, in_words: str) -> None:
        """The sums of a list."""
        unpaid = sum(line.net for line in sheet.lines if not line.paid_on)
        words = self.tr("Diterima Rp{amount} ({words}), belum dibayar Rp{unpaid}").format(
            amount=rupiah(sheet.net), words=in_words.lower(), unpaid=rupiah(unpaid)
        )
        self._words.setText(words)
        self._words.setToolTip(words)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """The explaining words go."""
        self._treasurer.setVisible(not compact)
