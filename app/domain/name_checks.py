"""What is odd about the spelling of a name that is to stand on a certificate. Nothing is corrected by itself."""

import re

from app.domain import titles

_PARTICLES = frozenset({"bin", "binti", "bt", "bt.", "bte", "br", "br.", "van", "de", "den", "al", "el", "ibn", "ibnu"})
_LETTERS = re.compile(r"[^\W\d_]+")


def spelling_remarks(name: str) -> tuple[str, ...]:
    """Short words for the one who proofreads: odd capitals, titles, figures, an abbreviation.

    A name of one word is as good as any: many Indonesians bear one.
    """
    words = name.split()
    if not words:
        return ("belum ada nama",)
    parted = titles.part(name)
    found = [_capitals(parted.name, parted.name.split())]
    found.append("memuat gelar" if parted.front or parted.back else "")
    found.append("memuat angka" if any(letter.isdigit() for letter in name) else "")
    short = any(len(word.rstrip(".")) == 1 and word[0].isalpha() for word in parted.name.split())
    found.append("ada singkatan" if short else "")
    return tuple(remark for remark in found if remark)


def _capitals(name: str, words: list[str]) -> str:
    if name.isupper() and max(map(len, _LETTERS.findall(name)), default=0) > 2:
        return "huruf besar semua"
    if name.islower():
        return "huruf kecil semua"
    small = [word for word in words if word[:1].islower() and word.casefold() not in _PARTICLES]
    inside = [word for word in words if any(part[1:] != part[1:].lower() for part in _LETTERS.findall(word))]
    inside = [word for word in inside if not re.fullmatch(r"[IVX]+|(Mc|Mac)[A-Z][a-z]+", word)]
    return "kapital tidak biasa" if small or inside else ""
