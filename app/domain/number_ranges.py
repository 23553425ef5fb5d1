"""Running numbers by range: those that one office alone may give, and the holes that a register explains."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

UNEXPLAINED = "belum dijelaskan"


@dataclass(frozen=True)
class Range:
    """Running numbers `first` to `last`, both of them too; `why` says whose they are, or why they are not used."""

    first: int
    last: int
    why: str = ""

    def __contains__(self, running: object) -> bool:
        return isinstance(running, int) and self.first <= running <= self.last

    @property
    def words(self) -> str:
        """ "12" or "12–18"."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    def overlaps(self, other: "Range") -> bool:
        """Whether a number lies in both."""
        return self.first <= other.last and other.first <= self.last


class Supply:
    """Hands out running numbers in order: inside `own` ranges where there are some, else over those of `others`.

    It goes on behind the highest number `used` there, and never below `start`; the holes stay holes.
    """

    def __init__(
        self, used: Collection[int], start: int, own: Sequence[Range] = (), others: Sequence[Range] = ()
    ) -> None:
        self._used = sorted(used)
        self._start = start
        self._own = sorted(own, key=lambda block: block.first)
        self._others = sorted(others, key=lambda block: block.first)
        self._last = 0

    def take(self) -> int | None:
        """The next number; None when the own ranges are used up."""
        found = self._in_own() if self._own else self._over_others()
        if found is not None:
            self._last = found
        return found

    def _in_own(self) -> int | None:
        for block in self._own:
            place = bisect_left(self._used, block.last + 1)
            highest = self._used[place - 1] if place else 0
            following = max(block.first, self._start, self._last + 1, highest + 1 if highest in block else 0)
            if following <= block.last:
                return following
        return None

    def _over_others(self) -> int:
        if not self._last:
            free = [one for one in self._used if not any(one in block for block in self._others)]
            self._last = max(self._start - 1, free[-1] if free else 0)
        following = self._last + 1
        for block in self._others:
            if following in block:
                following = block.last + 1
        return following


def holes(used: Collection[int], first: int, explained: Iterable[Range]) -> tuple[Range, ...]:
    """What is missing between `first` and the highest number used, by range of one reason; `UNEXPLAINED` without any.

    Of several reasons for a number that of the narrowest range counts.
    """
    reasons = sorted(explained, key=lambda one: one.count)
    found: list[Range] = []
    expected = first
    for running in sorted(set(used)):
        if running > expected:
            found += _by_reason(Range(expected, running - 1), reasons)
        expected = max(expected, running + 1)
    return tuple(found)


def _by_reason(hole: Range, reasons: Sequence[Range]) -> list[Range]:
    """A hole cut where its reason changes; the narrowest reasons stand first."""
    edges = {edge for one in reasons if one.overlaps(hole) for edge in (one.first, one.last + 1)}
    cuts = [hole.first, *sorted(edge for edge in edges if hole.first < edge <= hole.last), hole.last + 1]
    pieces = [
        Range(start, end - 1, next((one.why for one in reasons if start in one), UNEXPLAINED))
        for start, end in pairwise(cuts)
    ]
    joined: list[Range] = []
    for piece in pieces:
        if joined and joined[-1].why == piece.why:
            joined[-1] = Range(joined[-1].first, piece.last, piece.why)
        else:
            joined.append(piece)
    return joined
