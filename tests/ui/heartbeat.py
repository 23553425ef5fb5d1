"""How long the window did not answer: a timer ticks in the event loop, and its longest pause is kept with its cause."""

import time

from PySide6.QtCore import QObject, Qt, QTimer

_TICK = 5
"""Milliseconds between two ticks of a window that answers."""


class Heartbeat(QObject):
    """Pauses by what was being done; only told, never judged: colleagues share the machine."""

    def __init__(self) -> None:
        super().__init__()
        self.doing = ""
        self.longest: dict[str, float] = {}
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._beat)

    def start(self, doing: str) -> None:
        """Begin to tick."""
        self.mark(doing)
        self._timer.start()

    def mark(self, doing: str) -> None:
        """From here on a pause is laid to this act; what the test itself thought about before it is not counted."""
        self.doing = doing
        self._last = time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        pause = (now - self._last) * 1000
        self._last = now
        self.longest[self.doing] = max(self.longest.get(self.doing, 0.0), pause)

    def stop(self) -> None:
        """No more ticks."""
        self._timer.stop()

    def report(self, most: int = 12) -> str:
        """The longest pauses, one a line."""
        worst = sorted(self.longest.items(), key=lambda item: -item[1])[:most]
        return "\n".join(f"{pause:7.0f} ms  {doing}" for doing, pause in worst)
