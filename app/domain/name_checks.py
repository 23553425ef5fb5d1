"""What is odd about the spelling of a name that is to stand on a certificate. Nothing is corrected by itself."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from app.domain import titles

Severity = Literal["stop", "look", "note"]
SEVERITIES: dict[Severity, str] = {"stop": "menghalangi", "look": "perlu dilihat", "note": "catatan"}
"""How much a remark weighs, the gravest first: it stops the certificate, somebody must look, or it is as well known."""

_PARTICLES = frozenset({"bin", "binti", "bt", "bt.", "bte", "br", "br.", "van", "de", "den", "al", "el", "ibn", "ibnu"})
_LETTERS = re.compile(r"[^\W\d_]+")
_AT_HOME = frozenset("'’‘ʻʼ`´.,-‐‑ ")
"""Signs that stand in names as they are borne."""


@dataclass(frozen=True)
class Remark:
    """Something about one certificate, in a few words without a full stop."""

    severity: Severity
    words: str


def gravest(remarks: tuple[Remark, ...]) -> Severity | None:
    """The gravest severity among them; None without any."""
    found = {remark.severity for remark in remarks}
    return next((severity for severity in SEVERITIES if severity in found), None)


def name_remarks(name: str) -> tuple[Remark, ...]:
    """What the one who proofreads should know of a name: odd capitals, titles, figures, signs, blanks, an initial.

    A name of one word is as good as any: many Indonesians bear one.
    """
    words = name.split()
    if not words:
        return (Remark("stop", "belum ada nama"),)
    parted = titles.part(name)
    initial = any(len(word.rstrip(".")) == 1 and word[0].isalpha() for word in parted.name.split())
    found = [
        Remark("look", _capitals(parted.name, parted.name.split())),
        Remark("note", "memuat gelar" if parted.front or parted.back else ""),
        Remark("look", "memuat angka" if any(letter.isdigit() for letter in name) else ""),
        Remark("look", _signs(name)),
        Remark("look", "spasi berlebih" if name != " ".join(words) else ""),
        Remark("look", "hanya satu huruf" if sum(map(str.isalpha, name)) == 1 else ""),
        Remark("note", "ada singkatan" if initial else ""),
    ]
    return tuple(remark for remark in found if remark.words)


def spelling_remarks(name: str) -> tuple[str, ...]:
    """The words of `name_remarks`, as the list for the proofreader has them."""
    return tuple(remark.words for remark in name_remarks(name))


def _capitals(name: str, words: list[str]) -> str:
    if name.isupper() and max(map(len, _LETTERS.findall(name)), default=0) > 2:
        return "huruf besar semua"
    if name.islower():
        return "huruf kecil semua"
    small = [word for word in words if word[:1].islower() and word.casefold() not in _PARTICLES]
    inside = [word for word in words if any(part[1:] != part[1:].lower() for part in _LETTERS.findall(word))]
    inside = [word for word in inside if not re.fullmatch(r"[IVX]+|(Mc|Mac)[A-Z][a-z]+", word)]
    return "kapital tidak biasa" if small or inside else ""


def _signs(name: str) -> str:
    """Signs that no name bears: "&", "<", quotation marks. Letters with their marks, figures and blanks are none."""
    odd = dict.fromkeys(
        letter for letter in name
        if letter not in _AT_HOME and unicodedata.category(letter)[0] not in "LMNZC"
    )  # fmt: skip
    return f"memuat tanda {' '.join(odd)}" if odd else ""
