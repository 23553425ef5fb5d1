"""How far this machine's printer shifts what it prints: a setting of this database alone, in millimetres."""

from dataclasses import dataclass

from app.errors import UserError
from app.models import local_settings
from app.services.records import number

LARGEST = 10.0
"""The papers take no larger offset."""


@dataclass(frozen=True)
class PrinterOffset:
    """Millimetres to the right and down that are added to all that is printed."""

    x: float = 0.0
    y: float = 0.0


def offset() -> PrinterOffset:
    """The offset set for this office's printer; none by default."""
    x, _, y = local_settings.get("printer_offset").partition(" ")
    return PrinterOffset(float(number(x)), float(number(y)))


def set_offset(shift: PrinterOffset) -> None:
    """Keep another offset.

    Raises: UserError: more than 10 mm.
    """
    if max(abs(shift.x), abs(shift.y)) > LARGEST:
        raise UserError(
            f"Geseran cetak paling banyak {LARGEST:g} mm.", "Geseran sebelumnya tetap.", "Isi angka antara −10 dan 10."
        )
    local_settings.put("printer_offset", f"{shift.x:g} {shift.y:g}")
