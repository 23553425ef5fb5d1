"""Which certificate a signed PDF is: by the very bytes that we wrote, by what stands in it, or by its name alone.

A signing program may write a file anew, even as a picture: then its words tell, or its QR.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.errors import UserError
from app.exchange import signed_files
from app.exchange.authenticity import certificate_code, code_reading
from app.models import local_settings
from app.services.certificates import RegisterEntry

By = Literal["bytes", "words", "code", "name"]
_SIGNS = re.compile(r"\W+")


@dataclass(frozen=True)
class Match:
    """The certificate of a file, and how it was known. `length` is how much of the file is what we wrote."""

    entry: RegisterEntry
    by: By
    length: int = 0


class Exported:
    """What this database wrote to be signed, of one event: the SHA-256 and the length of each file, and for which
    certificate. It is remembered here alone; at another office a file is known by its words."""

    def __init__(self, event_id: str) -> None:
        self._name = f"bsre:{event_id}"
        kept = json.loads(local_settings.get(self._name, "[]"))
        self._files: dict[tuple[int, str], str] = {(length, sha256): owner for owner, sha256, length in kept}

    def add(self, certificate_id: str, content: bytes) -> str:
        """Remember a file; returns its SHA-256."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._files[len(content), sha256] = certificate_id
        return sha256

    def keep(self) -> None:
        """Write down what was added."""
        kept = [(owner, sha256, length) for (length, sha256), owner in self._files.items()]
        local_settings.put(self._name, json.dumps(kept))

    def begun_by(self, content: bytes) -> tuple[str, int] | None:
        """The certificate whose file these bytes begin with, and its length."""
        lengths = {length for length, _ in self._files}
        for length in signed_files.earlier_lengths(content):
            if length in lengths:
                owner = self._files.get((length, hashlib.sha256(content[:length]).hexdigest()))
                if owner is not None:
                    return owner, length
        return None


def match(content: bytes, path: Path, entries: Mapping[str, RegisterEntry], exported: Exported) -> Match | None:
    """The certificate that a file with this content is; None where nothing tells."""
    begun = exported.begun_by(content)
    if begun is not None:
        return Match(entries[begun[0]], "bytes", begun[1]) if begun[0] in entries else None
    words = _folded(signed_files.text_of(content))
    found = _by_words(words, list(entries.values()))
    if found is not None:
        return Match(found, "words")
    if words:
        return None  # a file with other words in it is another paper, whatever it is called
    found = _by_code(path, entries)
    if found is not None:
        return Match(found, "code")
    named = _by_words(_folded(path.stem), list(entries.values()))
    return Match(named, "name") if named else None


def _by_code(path: Path, entries: Mapping[str, RegisterEntry]) -> RegisterEntry | None:
    """The certificate whose QR is seen in a picture of a paper."""
    try:
        texts = [text for page in code_reading.read_codes(path) for text in page.texts]
    except UserError:
        return None
    for text in texts:
        try:
            facts = certificate_code.read(text).facts
        except ValueError:
            continue
        entry = entries.get(facts.certificate_id)
        if entry is not None and entry.number == facts.number:
            return entry
    return None


def _by_words(words: str, entries: Sequence[RegisterEntry]) -> RegisterEntry | None:
    """The one whose number and name both stand there; of numbers within one another the longest."""
    found = [one for one in entries if _told(one.number, words) and _told(one.name, words)]
    longest = max((len(_folded(one.number)) for one in found), default=0)
    found = [one for one in found if len(_folded(one.number)) == longest]
    return found[0] if len(found) == 1 else None


def _told(text: str, words: str) -> bool:
    folded = _folded(text)
    return bool(folded) and folded in words


def _folded(text: str) -> str:
    """Letters and figures alone: a name may stand on two lines, a number may have lost its slashes in a file name."""
    return _SIGNS.sub("", text).casefold()
