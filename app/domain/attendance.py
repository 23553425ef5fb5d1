"""Who came: marks, lesson hours (JP) attended, and the threshold for a certificate."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

NOT_THEIRS = "·"
"""Stands where a session is not a participant's own: it belongs to another class."""
MARKS = {"H": "hadir", "I": "izin", "S": "sakit", "A": "alpa"}
DEFAULT_THRESHOLD = 80  # percent of JP; no regulation sets one for PSM, practice is 80


@dataclass(frozen=True)
class Sitting:
    """One session as it counts for one person: its JP, the mark ("" while nothing is recorded), and whether it is one
    of theirs or of another class."""

    lesson_hours: Decimal
    mark: str
    theirs: bool = True


@dataclass(frozen=True)
class Presence:
    """What a person attended: JP attended, JP not recorded yet, JP in all, and the threshold in percent."""

    attended: Decimal
    unrecorded: Decimal
    total: Decimal
    threshold: int

    @property
    def percent(self) -> int:
        """Whole percent of JP attended, rounded down so that it never flatters."""
        if not self.total:
            return 0
        return int((self.attended * 100 / self.total).to_integral_value(ROUND_FLOOR))

    @property
    def needed(self) -> Decimal:
        """JP a person must attend at least."""
        return self.total * self.threshold / 100

    @property
    def reached(self) -> bool:
        return bool(self.total) and self.attended >= self.needed

    @property
    def reachable(self) -> bool:
        """Whether the sessions not recorded yet could still bring it to the threshold."""
        return self.attended + self.unrecorded >= self.needed

    @property
    def verdict(self) -> str:
        """Memenuhi, Tidak or Belum lengkap: the words of the recap."""
        if self.reached:
            return "Memenuhi"
        return "Belum lengkap" if self.unrecorded and self.reachable else "Tidak"


def presence(sittings: Iterable[Sitting], threshold: int) -> Presence:
    """Sum up one person's sessions. "Not recorded yet" is not "absent"; whoever sat with another class was there, but
    nobody attends more than what is theirs to attend."""
    sittings = [one for one in sittings if one.mark != NOT_THEIRS]
    own = [one for one in sittings if one.theirs]
    total = sum((s.lesson_hours for s in own), Decimal(0))
    attended = min(total, sum((s.lesson_hours for s in sittings if s.mark == "H"), Decimal(0)))
    unrecorded = sum((s.lesson_hours for s in own if not s.mark), Decimal(0))
    return Presence(
        attended=attended,
        unrecorded=min(unrecorded, total - attended),
        total=total,
        threshold=threshold,
    )
