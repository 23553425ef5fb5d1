"""Finding regions by words as one types: any order, each word a prefix, words of the regions above included."""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

_QUOTES = re.compile("['\"`´\u2018\u2019\u02bc]")
_GAPS = re.compile(r"[^0-9a-z]+")
# Said with a name but part of none; "kota" is left to the index, since "Kota Baru" is a name too.
_KIND_WORDS = frozenset({"prov", "provinsi", "kec", "kecamatan", "distrik", "kel", "kelurahan", "desa", "ds"})
_CONSIDERED = 400


def fold_region(text: str) -> str:
    """A name for comparing: small letters, no accents, no apostrophes, single spaces ("Ja'an" and "Jaan" are equal)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _GAPS.sub(" ", _QUOTES.sub("", plain)).strip()


def squeeze_region(text: str) -> str:
    """A name without its spaces: lists write "Suka Mulya" and "Sukamulya" for one village."""
    return fold_region(text).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One searchable region: its code, its bare name, and words that it may be asked with besides ("kab", "kota")."""

    code: str
    name: str
    extra: str = ""


class RegionIndex:
    """An inverted index over the words of region names. Entries are ranked once: level, words in the name, name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        folded = _ranked((fold_region(e.name), e.code, e.extra) for e in entries)
        self._codes = [code for _, code, _ in folded]
        self._names = [name for name, _, _ in folded]
        by_word: dict[str, list[int]] = defaultdict(list)
        for rank, (name, _, extra) in enumerate(folded):
            for word in {*name.split(), *extra.split()}:
                by_word[word].append(rank)
        self._words = sorted(by_word)
        self._ranks = [by_word[word] for word in self._words]
        ranks = {code: rank for rank, code in enumerate(self._codes)}
        self._parents = [ranks.get(code.rpartition(".")[0], -1) for code in self._codes]

    def find(self, text: str, limit: int, within: str = "") -> list[str]:
        """Codes of the best matches, best first: whole names before beginnings, higher levels before lower."""
        tokens = _tokens(text)
        if not tokens or limit <= 0:
            return []
        found = self._matches([self._own(token) for token in tokens])
        if within:
            found = [rank for rank in found if _inside(self._codes[rank], within)]
        best = nsmallest(max(_CONSIDERED, limit), found)
        best.sort(key=lambda rank: (*self._closeness(rank, tokens), rank))
        return [self._codes[rank] for rank in best[:limit]]

    def _own(self, token: str) -> set[int]:
        """Regions with a word of their own that begins with the token."""
        first = bisect_left(self._words, token)
        last = bisect_left(self._words, token + "\uffff")
        return set(chain.from_iterable(self._ranks[first:last]))

    def _matches(self, owned: Sequence[set[int]]) -> list[int]:
        """Regions that hold one word themselves, and each other word themselves or in a region above them."""
        if len(owned) == 1:
            return list(owned[0])
        owned = sorted(owned, key=len)
        return [rank for rank in set().union(*owned) if all(self._holds(rank, ranks) for ranks in owned)]

    def _holds(self, rank: int, ranks: set[int]) -> bool:
        while rank >= 0:
            if rank in ranks:
                return True
            rank = self._parents[rank]
        return False

    def _closeness(self, rank: int, tokens: Sequence[str]) -> tuple[bool, int, bool]:
        """(name not typed whole, level, name does not begin with a typed word); smaller is closer."""
        name = self._names[rank]
        whole = all(word in tokens for word in name.split())
        return not whole, self._codes[rank].count("."), not name.startswith(tuple(tokens))


def _ranked(folded: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Names, codes and extra words by level, words in the name, name, code.

    Sorted in small heaps: one sort of all of them would keep every other thread, and so the window, waiting.
    """
    heaps: dict[tuple[int, int, str], list[tuple[str, str, str]]] = defaultdict(list)
    for name, code, extra in folded:
        heaps[len(code), name.count(" "), name[:1]].append((name, code, extra))
    return [entry for key in sorted(heaps) for entry in sorted(heaps[key])]


def _tokens(text: str) -> list[str]:
    tokens = fold_region(text).split()
    return [token for token in tokens if token not in _KIND_WORDS] or tokens


def _inside(code: str, within: str) -> bool:
    return code == within or code.startswith(within + ".")
