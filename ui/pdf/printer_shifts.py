"""What corrects the shift of each printer of this machine: tenths of a millimetre to the right and down."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ui.settings import Settings

LARGEST = 100
"""Tenths of a millimetre: what shifts more is set wrong, not worn."""
OTHERS = ""
"""Names all printers that have no correction of their own."""


@dataclass(frozen=True)
class Shift:
    """Tenths of a millimetre to the right and down."""

    right: int = 0
    down: int = 0

    @property
    def millimetres(self) -> tuple[float, float]:
        return self.right / 10, self.down / 10


def shifts(settings: Settings) -> Mapping[str, Shift]:
    """The corrections kept, by printer; damaged ones are as none."""
    try:
        told = json.loads(settings.printers or "{}")
    except ValueError:
        return {}
    if not isinstance(told, dict):
        return {}
    return {name: Shift(*pair) for name, pair in told.items() if _is_pair(pair)}


def shift_of(settings: Settings, printer: str) -> Shift:
    """The correction of a printer, else that of all others."""
    kept = shifts(settings)
    return kept.get(printer, kept.get(OTHERS, Shift()))


def with_shift(settings: Settings, printer: str, shift: Shift) -> Settings:
    """The settings with another correction of one printer."""
    kept = {**shifts(settings), printer: shift}
    return replace(settings, printers=json.dumps({name: [one.right, one.down] for name, one in kept.items()}))


def _is_pair(pair: object) -> bool:
    return (
        isinstance(pair, list)
        and len(pair) == 2
        and all(type(value) is int and abs(value) <= LARGEST for value in pair)
    )
