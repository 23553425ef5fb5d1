"""Numbers as plain words that people can compare over the telephone, and write down without a mistake.

The list holds 1,024 words, ten bits each, that differ in their first four letters: those are enough where somebody
types them.
"""

import hashlib
import re
from collections.abc import Sequence

COUNT = 1_024
_BITS = 10
_LETTERS = 4
_OWN_WORDS = 8
_SEED, _CHECK_BITS = 32, 14  # 256 bits and their check make 27 words
SEED_WORDS = (8 * _SEED + _CHECK_BITS) // _BITS


def fingerprint(public_key: bytes, words: Sequence[str]) -> tuple[str, ...]:
    """The eight words of a public key: 80 bits of its SHA-256."""
    number = int.from_bytes(hashlib.sha256(public_key).digest()[: _OWN_WORDS * _BITS // 8], "big")
    return _words(number, _OWN_WORDS, words)


def seed_words(seed: bytes, words: Sequence[str]) -> tuple[str, ...]:
    """The 32 bytes of a private key as 27 words, the last of which check the others."""
    return _words(int.from_bytes(seed, "big") << _CHECK_BITS | _check(seed), SEED_WORDS, words)


def seed_of(typed: str, words: Sequence[str]) -> bytes:
    """The private key that somebody typed as words; numbers, commas and line breaks between them do not matter.

    Raises: ValueError: with the reason as a clause: a word that is none, too few or too many, a wrong check.
    """
    places = {word[:_LETTERS]: place for place, word in enumerate(words)}
    given = re.findall(r"[^\W\d_]+", typed.casefold())
    for at, word in enumerate(given, start=1):
        place = places.get(word[:_LETTERS])
        if place is None or not words[place].startswith(word[: max(len(word), _LETTERS)]):
            raise ValueError(f"kata ke-{at} tidak ada pada daftar kata")
    if len(given) != SEED_WORDS:
        raise ValueError(f"yang diketik {len(given)} kata, seharusnya {SEED_WORDS}")
    number = 0
    for word in given:
        number = number << _BITS | places[word[:_LETTERS]]
    seed = (number >> _CHECK_BITS).to_bytes(_SEED, "big")
    if number & (1 << _CHECK_BITS) - 1 != _check(seed):
        raise ValueError("ada kata yang keliru atau tertukar")
    return seed


def _check(seed: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"bimtek-psm seed" + seed).digest()[:2], "big") >> 16 - _CHECK_BITS


def _words(number: int, count: int, words: Sequence[str]) -> tuple[str, ...]:
    mask = (1 << _BITS) - 1
    return tuple(words[number >> _BITS * place & mask] for place in reversed(range(count)))
