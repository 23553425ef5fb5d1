"""Regions of Indonesia by Kemendagri code ("14", "14.08", "14.08.02", "14.08.02.2004"), and how they are named.

Codes and counts: Kepmendagri 300.2.2-2430 Tahun 2025. The fourth part of a village's code begins with 1 (kelurahan),
2 (desa) or 3 (desa adat): Permendagri 58/2021.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from app.domain.region_search import Entry, RegionIndex, fold_region, squeeze_region

_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")
_UNDOTTED = re.compile(r"([0-9]{2})([0-9]{2})?([0-9]{2})?([0-9]{4})?")


class Level(IntEnum):
    """Depth of a region: the number of parts of its code."""

    PROVINCE = 1
    REGENCY = 2
    DISTRICT = 3
    VILLAGE = 4


@dataclass(frozen=True, slots=True)
class KindWord:
    """What regions of one level are called under a code: nagari in 13, gampong in 11; "" is the whole country."""

    under: str
    level: Level
    word: str
    short: str


@dataclass(frozen=True, slots=True)
class TimeZone:
    """An Indonesian time zone: the name that papers print, and its offset from UTC in hours (no summer time)."""

    name: str
    hours: int


WIB, WITA, WIT = TimeZone("WIB", 7), TimeZone("WITA", 8), TimeZone("WIT", 9)
_ZONES = {  # by province: Keppres 41/1987; later provinces keep the zone of the one that they left
    WIB: "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62",
    WITA: "51 52 53 63 64 65 71 72 73 74 75 76",
    WIT: "81 82 91 92 93 94 95 96",
}
_ZONE_OF = {province: zone for zone, provinces in _ZONES.items() for province in provinces.split()}
_VILLAGE_BY_DIGIT = {"1": ("Kelurahan", "Kel."), "3": ("Desa Adat", "Desa Adat")}
_REGENCY_WORDS = {  # longest first
    "Kabupaten Administrasi": "Kab. Adm.",
    "Kota Administrasi": "Kota Adm.",
    "Kabupaten": "Kab.",
    "Kota": "Kota",
}
_ASKED_WITH = {"Kabupaten": "kabupaten kab", "Kota": "kota"}
_TYPED_KINDS = {"kab": "Kabupaten", "kabupaten": "Kabupaten", "kota": "Kota", "kotamadya": "Kota", "kodya": "Kota"}
_SPOKEN_WORDS = (
    "provinsi prov kotamadya kodya kecamatan kec distrik kapanewon kemantren kelurahan kel kalurahan desa ds nagari"
    " gampong kampung kampong kp pekon kepenghuluan dusun lembang tiyuh"
)
_SPOKEN_KIND = re.compile(rf"^((kabupaten|kab|kota)( administrasi| adm)?|{'|'.join(_SPOKEN_WORDS.split())}) ")


@dataclass(frozen=True, slots=True)
class Region:
    """One region; `name` is bare ("Siak"), `kind` and `short_kind` the words before it ("Kabupaten", "Kab.")."""

    code: str
    name: str
    kind: str
    short_kind: str

    @property
    def level(self) -> Level:
        return level_of(self.code)

    @property
    def long(self) -> str:
        """As on letterheads: "Kabupaten Siak", "Kota Pekanbaru", "Provinsi Riau"."""
        return _with_word(self.kind, self.name)

    @property
    def short(self) -> str:
        """As in lists: "Kab. Siak", "Kota Pekanbaru", "Kec. Dayun"; a province is its bare name."""
        return self.name if self.level is Level.PROVINCE else _with_word(self.short_kind, self.name)


class Gazetteer:
    """All regions, by code and by name. Built from plain records; what costs time is built when first asked for."""

    def __init__(self, names: Mapping[str, str], words: Sequence[KindWord]) -> None:
        """`names` maps codes to official names ("14.08" to "Kabupaten Siak"), `words` must hold "" for each level."""
        self._names = names
        self._words = {(word.under, word.level): word for word in words}

    def __contains__(self, code: object) -> bool:
        return code in self._names

    def __len__(self) -> int:
        return len(self._names)

    def get(self, code: str) -> Region | None:
        """The region of a code, or None where the decree has none (split regions keep their old codes in NIKs)."""
        name = self._names.get(code)
        if name is None:
            return None
        kind, short, bare = self._kind(code, name)
        return Region(code, bare, kind, short)

    def count(self, level: Level) -> int:
        """How many regions of a level there are."""
        return sum(1 for code in self._names if level_of(code) is level)

    def children(self, code: str = "") -> tuple[Region, ...]:
        """The regions directly under one ("" lists the provinces), by name."""
        found = [self._known(child) for child in self._children.get(code, ())]
        return tuple(sorted(found, key=lambda region: (fold_region(region.name), region.code)))

    def short(self, code: str) -> str:
        """ "Kab. Siak", "Kota Pekanbaru", "Riau"; a code that is not known is returned as it is."""
        region = self.get(code)
        return region.short if region else code

    def long(self, code: str) -> str:
        """ "Kabupaten Siak", "Kota Pekanbaru", "Provinsi Riau"; a code that is not known is returned as it is."""
        region = self.get(code)
        return region.long if region else code

    def path(self, code: str) -> str:
        """From the region up: "Kel. Kampung Jawa, Kec. Tanjung Harapan, Kota Solok, Sumatera Barat"."""
        return ", ".join(self.short(part) for part in reversed(lineage(code)))

    def find(self, text: str, limit: int = 20, within: str = "") -> tuple[Region, ...]:
        """Regions for the words typed so far, best first, under `within` (a code) where given."""
        return tuple(self._known(code) for code in self._index.find(text, limit, within))

    def find_named(self, village: str, district: str = "", regency: str = "", within: str = "") -> tuple[Region, ...]:
        """The regions that a list means: one when that is certain, several when it is not, none when unknown.

        The lowest name given decides the level; a name left out restricts nothing. "Kab." and "Kota" in `regency`
        are heeded; `within` is the code that the whole list belongs to.
        """
        found = [within] if within else [""]
        for level, name in ((Level.REGENCY, regency), (Level.DISTRICT, district), (Level.VILLAGE, village)):
            if name.strip():
                found = [code for parent in found for code in self._named(level, name, parent)]
        return tuple(self._known(code) for code in found if code)

    def _named(self, level: Level, name: str, parent: str) -> list[str]:
        if parent and level_of(parent) >= level:  # the list's own region already lies as deep
            return [parent] if self._means(parent, level, name) else []
        under = parent + "." if parent else ""
        for spelling in _spellings(name):
            codes = [code for code in self._by_spelling.get((level, spelling), ()) if code.startswith(under)]
            if codes:
                return [code for code in codes if _same_kind(self._names[code], name)] or codes
        return []

    def _means(self, code: str, level: Level, name: str) -> bool:
        region = self._known(".".join(code.split(".")[:level]))
        return squeeze_region(region.name) in _spellings(name)

    def _known(self, code: str) -> Region:
        region = self.get(code)
        if region is None:
            raise KeyError(code)
        return region

    def _kind(self, code: str, name: str) -> tuple[str, str, str]:
        """(word, short word, bare name) of a region."""
        level = level_of(code)
        if level is Level.REGENCY:
            for word, short in _REGENCY_WORDS.items():
                if name.startswith(word + " "):
                    return word, short, name[len(word) + 1 :]
        if level is Level.VILLAGE and code[9] in _VILLAGE_BY_DIGIT:
            return *_VILLAGE_BY_DIGIT[code[9]], name
        word_of = next(self._words[under, level] for under in (code[:5], code[:2], "") if (under, level) in self._words)
        return word_of.word, word_of.short, name

    @cached_property
    def _children(self) -> Mapping[str, Sequence[str]]:
        children: dict[str, list[str]] = {}
        for code in self._names:
            children.setdefault(parent_of(code), []).append(code)
        return children

    @cached_property
    def _by_spelling(self) -> Mapping[tuple[Level, str], Sequence[str]]:
        found: dict[tuple[Level, str], list[str]] = {}
        for code, name in self._names.items():
            level = level_of(code)
            bare = self._kind(code, name)[2] if level is Level.REGENCY else name
            found.setdefault((level, squeeze_region(bare)), []).append(code)
        return found

    @cached_property
    def _index(self) -> RegionIndex:
        return RegionIndex(self._entry(code, name) for code, name in self._names.items())

    def _entry(self, code: str, name: str) -> Entry:
        if level_of(code) is not Level.REGENCY:
            return Entry(code, name)
        kind, _, bare = self._kind(code, name)
        return Entry(code, bare, _ASKED_WITH[kind.split()[0]])


def is_code(text: str) -> bool:
    """Whether a text has the form of a region code with dots; says nothing about whether the region exists."""
    return _CODE.fullmatch(text) is not None


def normal_code(text: str) -> str:
    """A code with its dots: "1408" and "14.08." become "14.08"; "" when the text has no such form.

    Ten digits without dots may also be a BPS code: look it up before trusting it.
    """
    text = text.strip().strip(".")
    if is_code(text):
        return text
    parts = _UNDOTTED.fullmatch(text)
    if parts is None or len(text) not in {2, 4, 6, 10}:
        return ""
    return ".".join(part for part in parts.groups() if part)


def level_of(code: str) -> Level:
    """The level that a code stands for, by its number of parts."""
    return Level(code.count(".") + 1)


def parent_of(code: str) -> str:
    """The code one level up; "" above a province."""
    return code.rpartition(".")[0]


def lineage(code: str) -> tuple[str, ...]:
    """All codes from the province down to the code itself; none for ""."""
    parts = code.split(".") if code else []
    return tuple(".".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def regency_of(code: str) -> str:
    """The regency that a code lies in; "" for a province or no code."""
    return code[:5] if len(code) >= 5 else ""


def is_inside(code: str, within: str) -> bool:
    """Whether a region is another one or lies in it; everything lies in ""."""
    return not within or code == within or code.startswith(within + ".")


def time_zone(code: str) -> TimeZone:
    """The time zone of a region's province; WIB where the province is not known."""
    return _ZONE_OF.get(code[:2], WIB)


def _with_word(word: str, name: str) -> str:
    """A kind's word before a name, once: not "Kampung Kampung Jawa"."""
    return name if fold_region(name).startswith(fold_region(word) + " ") else f"{word} {name}"


def _spellings(name: str) -> tuple[str, ...]:
    """What a typed name may stand for: itself ("Kampung Jawa"), then without a leading kind ("Kec. Dayun")."""
    folded = fold_region(name)
    bare = _SPOKEN_KIND.sub("", folded)
    return tuple(dict.fromkeys(spelling.replace(" ", "") for spelling in (folded, bare)))


def _same_kind(official: str, typed: str) -> bool:
    """Whether "Kab." or "Kota" in a typed regency agrees with its official name; no word agrees with both."""
    kind = _TYPED_KINDS.get(fold_region(typed).partition(" ")[0])
    return kind is None or official.startswith(kind + " ")
