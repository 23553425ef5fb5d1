"""Telling a scanner from a hand by the pace of the keys alone; it knows neither Qt nor a clock of its own.

A keyboard wedge types a whole code within milliseconds and ends with Enter, Tab, or nothing at all. Whatever comes is
held back until it is known to be a scan or typing: no sign is ever lost, and none acts on what has the keyboard.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
"""What the caller takes a key for: it comes back as it was given."""

PACE = 35
"""Milliseconds from one sign to the next within which a scanner types; hands need more, but for two or three."""
SILENCE = 50
"""Milliseconds without a sign after which a burst is over."""
LEAST = 6
"""Signs that a scan has at least: our codes have eight; a hand's quick roll over the keys has three or four."""
ECHO = 120
"""Milliseconds after a scan that ended by silence within which its own late Enter or Tab is swallowed."""


class Verdict(Enum):
    """What is known of the keys held back."""

    HELD = "held"
    TYPED = "typed"
    SCANNED = "scanned"
    SWALLOWED = "swallowed"


@dataclass(frozen=True)
class Told(Generic[Key]):
    """What the caller does now.

    HELD: nothing yet. TYPED: pass `keys` on to where they were meant, in this order; of an end or another key it was
    asked about it passes that one on after them. SCANNED: `text` came from a scanner in these `keys`, its ending key
    is used up. SWALLOWED: the key asked about was the late end of a scan.
    """

    verdict: Verdict
    keys: tuple[Key, ...] = ()
    text: str = ""


@dataclass
class Burst(Generic[Key]):
    """The signs that came last and are not judged yet. All times are milliseconds of one clock."""

    _keys: list[Key] = field(default_factory=list)
    _text: str = ""
    _last: float = 0.0
    _done: float | None = None

    @property
    def waits(self) -> bool:
        """Whether signs are held back: then `silent` must be asked after `SILENCE`."""
        return bool(self._keys)

    def sign(self, key: Key, text: str, now: float, *, repeated: bool = False) -> Told[Key]:
        """A key that writes `text`; `repeated` by a key that is held down."""
        self._done = None
        within = self._keys and now - self._last <= PACE
        if repeated:
            return Told(Verdict.TYPED, (*self._release(), key))
        before = () if within else self._release()
        self._keys.append(key)
        self._text += text
        self._last = now
        return Told(Verdict.TYPED, before) if before else Told(Verdict.HELD)

    def end(self, now: float) -> Told[Key]:
        """Enter or Tab was pressed."""
        if self._keys and now - self._last <= SILENCE and self._is_scan():
            return self._scanned()
        if not self._keys and self._done is not None and now - self._done <= ECHO:
            self._done = None
            return Told(Verdict.SWALLOWED)
        return Told(Verdict.TYPED, self._release())

    def silent(self, now: float) -> Told[Key]:
        """Nothing came for a while."""
        if not self._keys or now - self._last < SILENCE:
            return Told(Verdict.HELD)
        if self._is_scan():
            told = self._scanned()
            self._done = now
            return told
        return Told(Verdict.TYPED, self._release())

    def other(self) -> Told[Key]:
        """A key that writes nothing (an arrow, Del, a shortcut), a click, or the end of looking: what was held goes
        first."""
        self._done = None
        return Told(Verdict.TYPED, self._release())

    def _is_scan(self) -> bool:
        # one sign only: a key held down on a system that does not tell repetitions
        return len(self._keys) >= LEAST and len(set(self._text)) > 1

    def _scanned(self) -> Told[Key]:
        text = self._text
        self._done = None
        return Told(Verdict.SCANNED, self._release(), text)

    def _release(self) -> tuple[Key, ...]:
        keys = tuple(self._keys)
        self._keys, self._text = [], ""
        return keys
