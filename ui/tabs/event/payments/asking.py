"""What the page of payments asks of the services, on the work thread."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.payments import in_words
from app.services import paying, payments
from app.services.payments import PaymentSheet
from app.services.steps import DataChange


@dataclass(frozen=True)
class Found:
    """The list, and its sum in words."""

    sheet: PaymentSheet
    words: str

    @property
    def heads(self) -> object:
        """What stands above the list."""
        return self.sheet.components, self.sheet.tax_percent


def read(event_id: str) -> Found:
    """The list of an event."""
    sheet = payments.sheet(event_id)
    return Found(sheet, in_words(sheet.net))


def fill(column: str, typed: Mapping[str, str]) -> DataChange:
    """Keep what was typed; a single cell is seen where it stands, so it needs no toast over the sums."""
    change = paying.fill(column, typed)
    return replace(change, title="") if len(typed) == 1 else change
