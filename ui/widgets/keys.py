"""A legend of keys: a framed letter and its word."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.labels import label


class KeyLegend(QWidget):
    """ "H hadir  I izin  …"."""

    def __init__(self, keys: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        said = []
        for key, word in keys:
            letter = label(key, "key")
            row.addWidget(letter, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(label(word, "caption"))
            row.addSpacing(3)
            said.append(f"{key} {word}")
        self.setAccessibleName(", ".join(said))
