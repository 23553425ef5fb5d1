"""A kode keaslian in what somebody pasted: with words around it, in quotation marks, or made part of an address.

Only what surrounds a code is taken away, nothing within it is mended: what is left is still read to the last bit.
"""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

_LONGEST, _MOST = 300, 50
_BEGINS = re.compile("(?:^|[^0-9A-Za-z])(?=PSM1:)")
_SIGNS = re.compile(r"[0-9A-Z $%*+\-./:]*")
_IN_AN_ADDRESS = re.compile("PSM1%3A", re.IGNORECASE)


def places(text: str) -> tuple[str, ...]:
    """From each beginning of a code as far as its signs go, without repetitions; words in capitals may follow in it."""
    plain = unquote(text) if _IN_AN_ADDRESS.search(text) else text
    begins = islice(_BEGINS.finditer(plain), _MOST)
    runs = (_SIGNS.match(plain, found.end()) for found in begins)
    return tuple(dict.fromkeys(run.group().rstrip() for run in runs if run))


def readings(place: str) -> Iterator[str]:
    """What may be meant by one of `places`: all of it, then ever less of what follows its blanks."""
    yield place[: _LONGEST + 1]
    shorter = place[: _LONGEST + 1]
    while " " in shorter:
        shorter = shorter.rpartition(" ")[0].rstrip()
        yield shorter
