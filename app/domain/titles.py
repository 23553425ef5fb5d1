"""Titles before and behind a name, and names that were typed in capitals."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

# Title without signs → as it is written.
FRONT: Mapping[str, str] = {
    "h": "H.", "hj": "Hj.", "haji": "Haji", "hajah": "Hajah", "hajjah": "Hajjah", "kh": "K.H.", "drs": "Drs.",
    "dra": "Dra.", "dr": "Dr.", "drg": "drg.", "drh": "drh.", "ir": "Ir.", "prof": "Prof.", "ust": "Ust.",
    "ustad": "Ustad", "ustadz": "Ustadz", "ustadzah": "Ustadzah", "tgk": "Tgk.",
}  # fmt: skip
BACK: Mapping[str, str] = {
    "ssos": "S.Sos.", "sos": "Sos.", "sst": "S.S.T.", "sstp": "S.STP.", "se": "S.E.", "sh": "S.H.", "shi": "S.H.I.",
    "sei": "S.E.I.", "sp": "S.P.", "spt": "S.Pt.", "spi": "S.Pi.", "spd": "S.Pd.", "spdi": "S.Pd.I.",
    "spdsd": "S.Pd.SD.", "sag": "S.Ag.", "sthi": "S.Th.I.", "sip": "S.IP.", "skm": "S.K.M.", "skep": "S.Kep.",
    "st": "S.T.", "stp": "S.TP.", "stt": "S.T.T.", "skom": "S.Kom.", "ssi": "S.Si.", "sfarm": "S.Farm.",
    "spsi": "S.Psi.", "ss": "S.S.", "sikom": "S.I.Kom.", "sap": "S.AP.", "sab": "S.AB.", "skes": "S.Kes.",
    "strsos": "S.Tr.Sos.", "str": "S.Tr.", "strkeb": "S.Tr.Keb.", "strkep": "S.Tr.Kep.",
    "shut": "S.Hut.", "sptnk": "S.Ptnk.", "sars": "S.Ars.", "sak": "S.Ak.", "sakun": "S.Akun.",
    "sm": "S.M.", "mm": "M.M.", "mh": "M.H.", "mhum": "M.Hum.", "msi": "M.Si.", "mpd": "M.Pd.", "mpdi": "M.Pd.I.",
    "mkes": "M.Kes.", "map": "M.AP.", "mkn": "M.Kn.", "ma": "M.A.", "mag": "M.Ag.", "msos": "M.Sos.", "mt": "M.T.",
    "mp": "M.P.", "mba": "M.B.A.", "mkom": "M.Kom.", "mphil": "M.Phil.", "mikom": "M.I.Kom.", "mpsi": "M.Psi.",
    "mpssp": "MPSSp.", "amd": "A.Md.", "amdkeb": "A.Md.Keb.", "amdkep": "A.Md.Kep.", "amk": "A.M.K.",
    "amkeb": "A.M.Keb.", "ba": "B.A.", "bsc": "B.Sc.", "bsw": "B.S.W.", "ners": "Ners", "ns": "Ns.", "apt": "apt.",
    "phd": "Ph.D.", "spog": "Sp.O.G.",
}  # fmt: skip
SALUTATIONS = frozenset({"ny", "tn", "nn", "sdr", "sdri", "bpk", "bapak", "ibu", "hm"})  # left where they stand

_WRITTEN = "|".join(sorted((re.escape(word) for word in (*FRONT, "k.h")), key=len, reverse=True))
_IN_FRONT = re.compile(rf"({_WRITTEN})(?:\.\s*|\s+)(?=\S)", re.IGNORECASE)
_PLAIN = frozenset({"ssos", "spd", "spdi", "msi", "mpd", "amd", "skm"})  # nobody is called so: told without dot
_SIGNS = re.compile(r"[\W_]+")
_PARTICLES = frozenset({"BIN", "BINTI", "BT", "BTE"})
_ROMAN = re.compile("I{2,3}|IV|VI{0,3}|IX")
_PIECES = re.compile(r"([^\W\d_]+)")


@dataclass(frozen=True)
class FullName:
    """A name and the titles that were written with it, "" where there are none."""

    name: str
    front: str = ""
    back: str = ""


def part(typed: str) -> FullName:
    """Part a name from its titles: "Drs. H. Budi, M.Si" is "Budi" with "Drs. H." and "M.Si".

    A title that is not known, or that could well be part of the name, stays with it, and all stays then as typed.
    """
    words = typed.split()
    if "".join(words).isalpha() and words[0].casefold() not in FRONT and words[-1].casefold() not in _PLAIN:
        return FullName(" ".join(words))  # most names by far: a title without a sign is one of these
    name, front = _from_front(typed)
    name, back = _from_back(name)
    letters = [word for word in _SIGNS.split(name) if len(word) > 1]
    return FullName(name, " ".join(front), ", ".join(back)) if letters else FullName(typed)


def from_capitals(name: str) -> str:
    """A name that is all capitals as people write it: "SITI NUR'AINI BINTI ALI" is "Siti Nur'aini binti Ali".

    Any other name, and one of initials alone, is given back to the letter.
    """
    if not name.isupper() or max(map(len, _PIECES.findall(name)), default=0) < 3:
        return name
    words = name.split(" ")
    return " ".join(_written(word, first=number == 0) for number, word in enumerate(words))


def _from_front(typed: str) -> tuple[str, list[str]]:
    found = []
    while told := _IN_FRONT.match(typed):
        word = told[0].strip()
        found.append(FRONT[_bare(word)] if word.isupper() and len(_bare(word)) > 1 else word)
        typed = typed[told.end() :]
    return typed, found


def _from_back(typed: str) -> tuple[str, list[str]]:
    name, comma, behind = typed.partition(",")
    pieces = [piece.strip() for piece in behind.split(",") if piece.strip(" .")]
    titles = [title for piece in pieces if (found := _titles(piece)) for title in found]
    if comma and any(_titles(piece) is None for piece in pieces):
        return typed, []
    words = name.split()
    while len(words) > 1 and (size := _title_at_end(words)):
        titles.insert(0, _spelled(" ".join(words[-size:])))
        del words[-size:]
    return " ".join(words), titles


def _titles(piece: str) -> list[str] | None:
    """The titles in what stands between two commas; None when anything else stands there."""
    if _bare(piece) in BACK:
        return [_spelled(piece)]
    words = piece.split()
    return [_spelled(word) for word in words] if all(_bare(word) in BACK for word in words) else None


def _title_at_end(words: list[str]) -> int:
    """How many of the last words are a title that no comma parts from the name."""
    if _bare(words[-1]) in (BACK if "." in words[-1].strip(".") else _PLAIN):
        return 1
    last = " ".join(words[-2:])
    return 2 if len(words) > 2 and words[-2].endswith(".") and len(words[-2]) <= 3 and _bare(last) in BACK else 0


def _spelled(title: str) -> str:
    """A title as typed; one in capitals as it is written."""
    return BACK[_bare(title)] if title.isupper() and len(_bare(title)) > 2 else title


def _bare(word: str) -> str:
    return _SIGNS.sub("", word).casefold()


def _written(word: str, first: bool) -> str:
    if word in _PARTICLES and not first:
        return word.lower()
    return word if _ROMAN.fullmatch(word) and not first else _capitalised(word)


def _capitalised(word: str) -> str:
    """Each part small but for its first letter; behind an apostrophe only after a single letter ("D'Ornay")."""
    pieces = _PIECES.split(word)
    for at in range(1, len(pieces), 2):
        joined = pieces[at - 1] in {"'", "’", "‘", "`", "ʻ"} and at > 1 and len(pieces[at - 2]) > 1
        pieces[at] = pieces[at].lower() if joined else pieces[at].capitalize()
    return "".join(pieces)
