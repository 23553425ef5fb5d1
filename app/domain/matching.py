"""When two written names may be one person's: titles, spelling habits, and what a search compares."""

import re
import unicodedata
from functools import lru_cache

from app.domain import titles

_QUOTES = re.compile("['\"`´\u2018\u2019\u02bb\u02bc]")
_GAPS = re.compile(r"[\W_]+")
_PROPHET = (
    "moh mohd mohamad mohammad mohamed mohammed muh muhd muhamad muhammad muhamed muhammed much muchamad muchammad moch"
    " mochamad mochammad mhd"
)
FRONT_TITLES, BACK_TITLES = titles.SALUTATIONS.union(titles.FRONT), frozenset(titles.BACK)
MUHAMMAD = frozenset(_PROPHET.split())
_SHORTENED = {"m": "muhammad", "st": "siti", "stt": "siti", "abd": "abdul"}  # as a name begins
# Old spelling (before 1972) and Arabic sounds that lists write each in their own way; order matters.
_SOUNDS = (("tj", "c"), ("dj", "j"), ("oe", "u"), ("sj", "sy"), ("ch", "h"), ("kh", "h"), ("dz", "z"), ("q", "k"))
_DOUBLED = re.compile(r"([a-z])\1+")
_ALIKE_WORDS, _ALIKE_NAMES = 0.7, 0.9  # shares of letters that agree


def search_key(text: str) -> str:
    """Text for searching: NFC folded to small letters without accents and apostrophes, words parted by one space."""
    if is_plain(text):
        return " ".join(text.lower().split())
    if text.isascii():
        plain = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return _GAPS.sub(" ", _QUOTES.sub("", plain)).strip()


def is_plain(text: str) -> bool:
    """Whether nothing but letters of ASCII and blanks is in a text, as in most names."""
    return text.isascii() and text.replace(" ", "").isalpha()


def search_words(text: str) -> tuple[str, ...]:
    """The words of a search text, each once, in the order typed."""
    return tuple(dict.fromkeys(search_key(text).split()))


def name_key(name: str) -> str:
    """A name without titles and habits of spelling: "Hj. Siti Chadidjah, S.Sos" and "SITI KHADIJAH" are equal.

    It is for comparing, never for showing. A name that is nothing but titles keeps its words.
    """
    return " ".join(name_words(name))


def name_words(name: str) -> list[str]:
    """The words of `name_key`."""
    words = _without_titles(name)
    if len(words) > 1:
        words[0] = _SHORTENED.get(words[0], words[0])
    return ["muhamad" if word in MUHAMMAD else sound(word) for word in words]


def clearly_different(first: str, second: str) -> bool:
    """Whether two names cannot well be one person's: each has a word that nothing in the other resembles.

    A shortened name, initials, a slip of the pen, another order or spelling are no clear difference.
    """
    one, other = name_words(first), name_words(second)
    if not one or not other or _alike("".join(one), "".join(other), _ALIKE_NAMES):
        return False
    return _has_stranger(one, other) and _has_stranger(other, one)


def _without_titles(name: str) -> list[str]:
    """The words before the first comma, without titles in front and at the end."""
    if is_plain(name):  # most names are; the long way gives the same
        kept = name.lower().split()
    else:
        name = unicodedata.normalize("NFC", name)  # where words end must not hang on how an accent is stored
        words = [search_key(word.replace(".", "")) for word in _spaced(name.partition(",")[0]).split()]
        kept = [part for word in words for part in word.split()]
    while len(kept) > 1 and kept[0] in FRONT_TITLES:
        kept.pop(0)
    while len(kept) > 1 and kept[-1] in BACK_TITLES:
        kept.pop()
    return kept or search_key(name).split()


def _spaced(name: str) -> str:
    """ "Drs.Welly" as "Drs. Welly": a dot before a longer word ends one; "S.Sos" and "M.Si" are one word."""
    return re.sub(r"\b([^\W\d_]{2,})\.(?=[^\W\d_])", r"\1. ", name)


@lru_cache(maxsize=1 << 15)
def sound(word: str) -> str:
    """A folded word in the spelling that old and Arabic ways of writing share: "djoemadi" as "jumadi"."""
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word)


def _has_stranger(words: list[str], others: list[str]) -> bool:
    return any(not any(_word_alike(word, other) for other in others) for word in words)


def _word_alike(one: str, other: str) -> bool:
    return is_shortened(one, other) or _alike(one, other, _ALIKE_WORDS)


def is_shortened(one: str, other: str) -> bool:
    """Whether one of two words is the other's initial, or its beginning of three letters and more."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and (len(shorter) == 1 or len(shorter) >= 3)


def _alike(one: str, other: str, share: float) -> bool:
    return agreement(one, other) >= share


def agreement(one: str, other: str) -> float:
    """The share of letters, 0 to 1, in which two words agree."""
    return 1 - _distance(one, other) / max(len(one), len(other), 1)


def _distance(one: str, other: str) -> int:
    """Levenshtein's distance: the letters to change, put in or leave out."""
    row = list(range(len(other) + 1))
    for done, letter in enumerate(one, start=1):
        above, row = row, [done]
        for at, target in enumerate(other):
            row.append(min(above[at + 1] + 1, row[at] + 1, above[at] + (letter != target)))
    return row[-1]
