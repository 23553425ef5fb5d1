"""The number that comes next, and how it stands to the blocks of the office."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.numbering import BY_EVENT
from app.services import certificate_numbers, number_blocks
from app.services.certificate_numbers import CERTIFICATE
from app.services.number_blocks import NumberBlock

_FEW = 20
"""Numbers left in a block of which the reader is told in time."""


@dataclass(frozen=True)
class Numbering:
    """How an event numbers its certificates."""

    pattern: str
    start: int
    scope: str


@dataclass(frozen=True)
class Foresight:
    """`number` would come next; `blocks` are those of the office in that year; `by_event` says that the numbers run
    on over one event."""

    number: str
    blocks: tuple[NumberBlock, ...]
    by_event: bool

    @property
    def block_words(self) -> str:
        """Which numbers are the office's own; "" where none were divided."""
        if not self.blocks or self.by_event:
            return ""
        spans = ", ".join(f"{one.first}–{one.last}" for one in self.blocks)
        return _tr("Blok kantor ini {spans}: tersisa {left} nomor.").format(spans=spans, left=self._left)

    @property
    def warning(self) -> str:
        """What the reader should know before numbers are given; "" where all is well."""
        if not self.blocks:
            return ""
        if self.by_event:
            return _tr("Nomor per kegiatan tidak memakai blok kantor ini; kantor lain dapat memberi nomor yang sama.")
        if self._left <= _FEW:
            return _tr("Blok nomor kantor ini hampir habis: tersisa {left}.").format(left=self._left)
        return ""

    @property
    def _left(self) -> int:
        return sum(one.left for one in self.blocks)


def foresee(event_id: str, numbering: Numbering, on: date) -> Foresight:
    """Nothing is handed out.

    Raises: UserError: the pattern cannot make numbers, or there are none left.
    """
    number = certificate_numbers.next_number(event_id, numbering.pattern, numbering.start, on, numbering.scope)
    own = tuple(one for one in number_blocks.blocks(on.year, CERTIFICATE) if one.own)
    return Foresight(number, own, numbering.scope == BY_EVENT)


def _tr(text: str) -> str:
    return QCoreApplication.translate("NumberForesight", text)
