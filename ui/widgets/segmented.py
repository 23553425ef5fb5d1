"""A choice between a few words side by side, such as A4 | F4."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.buttons import Button


class Segmented(QWidget):
    """Exactly one of `choices` (key, text) is chosen."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], current: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _ in choices]
        for number, (_, text) in enumerate(choices):
            button = Button(text, "segment", name=f"{name}: {text}")
            button.setCheckable(True)
            button.setProperty("place", _place(number, len(choices)))
            button.setChecked(number == 0)
            self._group.addButton(button, number)
            row.addWidget(button)
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._keys[number]))
        if current:
            self.set_key(current)

    @property
    def key(self) -> str:
        """What is chosen."""
        return self._keys[self._group.checkedId()]

    def set_key(self, key: str) -> None:
        """Choose without telling."""
        self._group.button(self._keys.index(key)).setChecked(True)


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(number, "middle")
