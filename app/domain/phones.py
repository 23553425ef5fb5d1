"""Phone numbers as Indonesian lists write them: 0812…, +62 812…, 62812…, and 812… where Excel dropped the zero."""

import re
from dataclasses import dataclass

_FILLING = re.compile(r"[\s().\-\u2010-\u2015]")
_DIALLED = re.compile(r"\+?[0-9]+")
_DOMESTIC = re.compile(r"0[1-9][0-9]{6,12}")  # 08xx: 10 to 13 digits; a landline is an area code with 5 to 8
_FOREIGN = re.compile(r"\+[1-9][0-9]{6,14}")

NOTE_ZERO = "Angka 0 di depan ditambahkan (hilang di Excel)."
NOTE_UNKNOWN = "Bukan nomor telepon yang dikenali; tetap disimpan apa adanya."


@dataclass(frozen=True)
class Phone:
    """A number ready to store, "081234564471"; `note` says what was repaired or not understood, "" when nothing."""

    number: str
    note: str = ""


def normalise(text: str) -> Phone:
    """The number as dialled in Indonesia. What cannot be read is kept as typed, with a note; nothing is lost."""
    if text.isascii() and text.isdigit() and _DOMESTIC.fullmatch(text):
        return Phone(text)
    typed = " ".join(text.split())
    digits = _FILLING.sub("", typed).removeprefix("'")
    if not typed:
        return Phone("")
    if not _DIALLED.fullmatch(digits):
        return Phone(typed, NOTE_UNKNOWN)
    number, note = _domestic(digits)
    if _DOMESTIC.fullmatch(number) or _FOREIGN.fullmatch(number):
        return Phone(number, note)
    return Phone(typed, NOTE_UNKNOWN)


def show(number: str) -> str:
    """In groups of four, "0812 3456 4471"; anything but plain digits stays as it is."""
    if not (number.isascii() and number.isdigit()):
        return number
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


def mask(number: str) -> str:
    """For paper: "0812 **** 4471"; what is too short to hide so is hidden whole."""
    digits = "".join(c for c in number if c.isascii() and c.isdigit())
    if not digits:
        return ""
    return "****" if len(digits) < 10 else f"{digits[:4]} **** {digits[-4:]}"


def _domestic(digits: str) -> tuple[str, str]:
    """(number with its leading 0, note); other countries keep their plus."""
    for prefix in ("+62", "0062", "62"):
        if digits.startswith(prefix):
            return "0" + digits.removeprefix(prefix).lstrip("0"), ""
    if digits.startswith("8"):
        return "0" + digits, NOTE_ZERO
    return digits, ""
