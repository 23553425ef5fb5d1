"""What is handed out to whom: components, PPh 21, totals. Money is whole rupiah.

PPh 21 of participants and committee of a training is the Pasal 17(1)a rate times the gross (PMK 168/2023), but who is
taxed how is the treasurer's decision: the percentage is an entry, never a rule of this program.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from app.domain import wording

MOST = 1_000_000_000
"""Rupiah of one component for one person; beyond it somebody mistyped (and a database column ends)."""
TREASURER_NOTE = "Besarnya PPh 21 ditetapkan bendahara; program ini hanya menghitung persentase yang diisi."
_GROUPED = re.compile("[0-9]{1,3}([.][0-9]{3})+|[0-9]+")


@dataclass(frozen=True)
class Due:
    """What one person is due: gross and PPh 21 in rupiah."""

    gross: int
    tax: int

    @property
    def net(self) -> int:
        """What is handed out."""
        return self.gross - self.tax


def due(amounts: Sequence[int], taxed: Sequence[bool], percent: Decimal) -> Due:
    """Sum up one person's components; `taxed` tells for each whether PPh 21 is asked for.

    The tax is taken once from the sum of the taxed components, its fraction of a rupiah left off: offices pay PPh in
    full rupiah rounded down (practice, no regulation found for the single receipt).
    """
    base = sum(amount for amount, is_taxed in zip(amounts, taxed, strict=True) if is_taxed)
    tax = (base * percent / 100).to_integral_value(ROUND_FLOOR)
    return Due(sum(amounts), int(tax))


def column_sums(rows: Iterable[Sequence[int]], columns: int) -> tuple[int, ...]:
    """The sum of each column."""
    sums = [0] * columns
    for row in rows:
        for place, amount in enumerate(row):
            sums[place] += amount
    return tuple(sums)


def read_rupiah(text: str) -> int | None:
    """Rupiah as they are typed, "150000", "150.000", "Rp 150.000,-", "Rp150.000,00"; None for anything else."""
    bare = "".join(text.split()).removesuffix(",-").removesuffix(",00").casefold()
    bare = bare.removeprefix("rp").removeprefix(".") if bare.startswith("rp") else bare
    if not _GROUPED.fullmatch(bare):
        return None
    amount = int(bare.replace(".", "")[:20])
    return amount if amount <= MOST else None


def rupiah(amount: int) -> str:
    """Dots between thousands: "1.500.000"."""
    return f"{amount:,}".replace(",", ".")


def in_words(amount: int) -> str:
    """Terbilang: "Lima juta lima ratus tujuh puluh ribu rupiah"."""
    return f"{wording.in_words(amount)} rupiah".capitalize()


def percent_text(percent: Decimal) -> str:
    """ "5", "2,5"."""
    return f"{percent.normalize():f}".replace(".", ",")
