"""What a person is found by: words and numbers, in whatever spelling they were stored or are being typed.

A stored text gives *tokens*; a typed text gives a *wish*: groups of patterns, of which one of each group must be
found. A pattern is a token, or the beginning of one followed by "*". A token keeps the spelling as it is, so what was
typed so far is always the beginning of what is stored; beside it stands the spelling that all habits share. The tail
of a number is a token of its digits from the last to the first, after "_", which no word contains.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from app.domain import matching

Wish = tuple[tuple[str, ...], ...]

_QUOTED = re.compile("['\"`´\u2018\u2019\u02bb\u02bc]")
# A shared form ← spellings that no rule of sounds leads to; a typed beginning of three letters means them all.
_SAME = {
    "muhamad": " ".join(matching.MUHAMMAD),
    "siti": "st stt siti sitti",
    "abdul": "abd abdul abdoel",
    "kab": "kab kabupaten",
    "kec": "kec kecamatan",
    "kel": "kel kelurahan",
}
_SHARED = {spelling: shared for shared, spellings in _SAME.items() for spelling in spellings.split()}
_MEANING = 3
"""Letters from which on the beginning of such a spelling means all of them."""
_LONGEST = 40
"""Letters of a word that are told apart."""


def tokens(words: Iterable[str], numbers: Iterable[str] = ()) -> list[str]:
    """The tokens of stored texts; of `numbers` (NIK, phone) head and tail are found as well."""
    found: list[str] = []
    for text in words:
        if matching.is_plain(text):  # as most are; the long way gives the same
            pieces = text.lower().split()
            found += ["muhamad"] if pieces[0] == "m" and len(set(pieces)) > 1 else []
            for piece in pieces:
                found += _forms(piece)
        elif text:
            found += _of_words(text)
    for text in numbers:
        if text:
            found += _of_number(text)
    return found


def wish(text: str) -> Wish:
    """What somebody looks for who has typed this so far; empty for nothing but signs.

    Titles before and after a name do not matter, as long as something else is asked for.
    """
    pieces = [piece for chunk in _without_titles(text) for piece in matching.search_words(chunk)]
    groups: list[tuple[str, ...]] = []
    for is_number, run in groupby(pieces, key=str.isdigit):
        parts = list(run)
        whole = _patterns("".join(parts)) if is_number and len(parts) > 1 else ()  # "0812 3456 7890" is one number
        groups += [tuple(dict.fromkeys((*_patterns(part), *whole))) for part in parts]
    return tuple(dict.fromkeys(groups))


def fulfils(found: Iterable[str], wanted: Wish) -> bool:
    """Whether these tokens are what somebody looks for."""
    known = set(found)
    return all(any(_holds(known, pattern) for pattern in group) for group in wanted)


def _of_words(text: str) -> Iterator[str]:
    pieces = matching.search_words(text)
    if len(pieces) > 1 and pieces[0] == "m":
        yield "muhamad"  # "M. Nasir"
    for piece in pieces:
        yield from _forms(piece)
    yield from _numbers(pieces)
    if _QUOTED.search(text):  # "Nur'aini" is found by "nur aini" too
        for piece in matching.search_words(_QUOTED.sub(" ", text)):
            yield from _forms(piece)


def _of_number(text: str) -> list[str]:
    plain = (text,) if text.isascii() and text.isdigit() else ()
    found = []
    for digits in plain or _numbers(matching.search_words(text)) or matching.search_words(text):
        found += [digits, f"_{digits[::-1]}"]
        if digits[0] == "0":
            found.append(digits.lstrip("0"))
    return found


def _holds(known: set[str], pattern: str) -> bool:
    if not pattern.endswith("*"):
        return pattern in known
    return any(token.startswith(pattern[:-1]) for token in known)


@lru_cache(maxsize=1 << 16)
def _forms(word: str) -> tuple[str, ...]:
    """A stored word as it is, as it sounds, and the form that its spellings share; each once."""
    word = word[:_LONGEST]
    sound = matching.sound(word)
    return tuple(dict.fromkeys((word, sound, _SHARED.get(word) or _SHARED.get(sound) or word)))


@lru_cache(maxsize=1 << 10)
def _patterns(word: str) -> tuple[str, ...]:
    """What may stand for a typed word that may be unfinished."""
    word = word[:_LONGEST]
    if word.isdigit():
        patterns = [f"{word}*", f"_{word[::-1]}*"]
        if word.startswith("62") and len(word) > 2:
            patterns.append(f"0{word[2:]}*")
        return tuple(patterns)
    patterns = [f"{word}*", f"{matching.sound(word)}*"]
    patterns += sorted({shared for spelling, shared in _SHARED.items() if _means(word, spelling)})
    return tuple(dict.fromkeys(patterns))


def _means(typed: str, spelling: str) -> bool:
    return typed == spelling or (len(typed) >= _MEANING and spelling.startswith(typed))


def _without_titles(text: str) -> list[str]:
    chunks = [part for chunk in re.split(r"[\s,;]+", text) for part in _parts(chunk)]
    plain = [matching.search_key(chunk.replace(".", "")) for chunk in chunks]
    first, last = 0, len(chunks)
    while first < last - 1 and plain[first] in matching.FRONT_TITLES:
        first += 1
    while first < last - 1 and plain[last - 1] in matching.BACK_TITLES:
        last -= 1
    return chunks[first:last]


def _parts(chunk: str) -> list[str]:
    """ "S.Sos" is one title; "Drs.Welly" and "H.Budi" are two words."""
    plain = matching.search_key(chunk.replace(".", ""))
    if not plain or plain in matching.BACK_TITLES or plain in matching.FRONT_TITLES:
        return [chunk] if plain else []
    return [part for part in chunk.split(".") if matching.search_key(part)]


def _numbers(pieces: Iterable[str]) -> list[str]:
    """The numbers in a text, one that is written in groups as a whole."""
    runs = groupby(pieces, key=str.isdigit)
    return ["".join(run)[:_LONGEST] for is_number, run in runs if is_number]
