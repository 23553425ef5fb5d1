"""The tables that ship with the program: how texts are packed, and the words of fingerprints."""

import json
from functools import lru_cache

from app import paths
from app.domain import fingerprints
from app.domain.packed_text import Packing


@lru_cache(maxsize=1)
def packing() -> Packing:
    """The one table by which texts in codes are packed; verifikasi.html holds the same."""
    return Packing.of(json.loads(paths.resource("verify", "packing.json").read_text(encoding="ascii")))


@lru_cache(maxsize=1)
def fingerprint_words() -> tuple[str, ...]:
    """The 1,024 words."""
    words = tuple(paths.resource("words", "fingerprint.txt").read_text(encoding="ascii").split())
    if len(words) != fingerprints.COUNT:
        raise ValueError("the list of words is damaged")
    return words
