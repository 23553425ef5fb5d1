"""A finding of the audit: what rule, how grave, in a sentence with names and numbers, and where it is put right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from app.domain import wording

Severity = Literal["wrong", "check", "note"]

SEVERITIES: dict[Severity, str] = {"wrong": "Salah", "check": "Perlu diperiksa", "note": "Catatan"}
"""How a severity is called, the gravest first."""

PLAN, SEATS, PRESENCE, MONEY, CERTIFIED, PAPERS = (
    "Rencana", "Peserta dan kuota", "Kehadiran dan tanda tangan", "Uang", "Sertifikat", "Dokumen",
)  # fmt: skip
GROUPS = (PLAN, SEATS, PRESENCE, MONEY, CERTIFIED, PAPERS)

_NAMED = 5
_BRIEF = 70  # letters of names where many findings share a page


@dataclass(frozen=True)
class Finding:
    """`words` says what is the matter, `names` who or what it is about. `section` is the part of the event's page that
    leads to it, `row_id` the row there ("" for none)."""

    rule: str
    severity: Severity
    group: str
    words: str
    section: str
    names: tuple[str, ...] = ()
    row_id: str = ""

    @property
    def sentence(self) -> str:
        """The finding with the first few of its names."""
        return self._told(self._first(_NAMED))

    @property
    def brief(self) -> str:
        """The finding with as many names as are short, one at least, where many findings share a page."""
        lengths = accumulate(len(name) + 2 for name in self.names)
        return self._told(self._first(max(sum(length <= _BRIEF for length in lengths), 1)))

    @property
    def whole(self) -> str:
        """The finding with all of its names, as it is printed."""
        return self._told(self.names)

    def _first(self, most: int) -> Sequence[str]:
        """One more is named where it would be the only one left out."""
        return self.names if len(self.names) <= most + 1 else self.names[:most]

    def _told(self, names: Sequence[str]) -> str:
        if not self.names:
            return f"{self.words}."
        rest = len(self.names) - len(names)
        listed = [*names, f"{rest} lainnya"] if rest else list(names)
        return f"{self.words}: {wording.enumeration(listed)}."


def about(
    rule: str, severity: Severity, group: str, section: str, words: str, named: Iterable[tuple[str, str]]
) -> Iterable[Finding]:
    """One finding about all of `named`, (row id, name); none where there is nobody. `{n}` in `words` is how many."""
    listed = list(named)
    if listed:
        told = words.format(n=len(listed))
        yield Finding(rule, severity, group, told, section, tuple(name for _, name in listed), listed[0][0])


def said(
    rule: str, severity: Severity, group: str, section: str, words: str, row_id: str = "", *, holds: bool = True
) -> Iterable[Finding]:
    """One finding in words of its own, where it holds."""
    if holds:
        yield Finding(rule, severity, group, words, section, (), row_id)
