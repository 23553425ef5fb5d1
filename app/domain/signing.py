"""Signatures on a sheet that came back, against who is recorded as present."""

from dataclasses import dataclass
from typing import Literal

KINDS = {"participant": "Peserta", "speaker": "Narasumber", "committee": "Panitia", "guest": "Tamu undangan"}
"""The kinds of sheets that are signed."""
Verdict = Literal["uncounted", "equal", "more", "fewer"]


@dataclass(frozen=True)
class Comparison:
    """Signatures `counted` on paper (None: nobody counted), people recorded as `present`, and how many of those are
    marked as not having signed."""

    counted: int | None
    present: int
    unsigned: int = 0

    @property
    def expected(self) -> int:
        """Signatures that there should be."""
        return self.present - self.unsigned

    @property
    def difference(self) -> int:
        """Signatures more than expected; negative when some are missing; 0 while nobody counted."""
        return 0 if self.counted is None else self.counted - self.expected

    @property
    def verdict(self) -> Verdict:
        if self.counted is None:
            return "uncounted"
        return "equal" if not self.difference else "more" if self.difference > 0 else "fewer"

    @property
    def sentence(self) -> str:
        """The comparison in words."""
        known = f"{self.present} tercatat hadir"
        if self.unsigned:
            known += f", {self.unsigned} di antaranya belum tanda tangan"
        if self.counted is None:
            return f"Belum dihitung; {known}."
        said = f"{self.counted} tanda tangan, {known}"
        verdicts = {"equal": "Cocok", "more": f"{self.difference} lebih", "fewer": f"{-self.difference} kurang"}
        return f"{verdicts[self.verdict]}: {said}."
