"""The row of steps: where one is, and the way back to what was done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar


class StepsRow(QTabBar):
    """Tabs "1 Berkas", "2 Kolom", …; those that cannot be gone to yet are off. `wanted` tells a step's key."""

    wanted = Signal(str)

    def __init__(self, name: str, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._keys = [key for key, _title in steps]
        for number, (_key, title) in enumerate(steps, start=1):
            self.addTab(f"{number}  {title}")
        self.currentChanged.connect(lambda number: self.wanted.emit(self._keys[number]))

    def show_step(self, key: str, reachable: Sequence[str]) -> None:
        """Mark a step as the one shown, and let only these be gone to; without telling."""
        self.blockSignals(True)
        for number, one in enumerate(self._keys):
            self.setTabEnabled(number, one == key or one in reachable)
        self.setCurrentIndex(self._keys.index(key))
        self.blockSignals(False)
