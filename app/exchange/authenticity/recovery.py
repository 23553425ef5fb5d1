"""The private key on paper: as words to be typed, and as a QR for whoever has a camera or a scan of the sheet."""

import hashlib

from app.domain import fingerprints
from app.exchange.authenticity import base45, keys
from app.exchange.authenticity.packing import fingerprint_words

PREFIX = "PSMKUNCI1:"
_CHECK = 4


def words(seed: bytes) -> tuple[str, ...]:
    """The 27 words."""
    return fingerprints.seed_words(seed, fingerprint_words())


def qr_text(seed: bytes) -> str:
    """What the QR of the sheet holds."""
    return PREFIX + base45.encode(seed + _check(seed))


def read(typed: str) -> bytes:
    """The private key from typed words, or from the text of the QR.

    Raises: ValueError: with the reason as a clause.
    """
    text = typed.strip()
    if not text.startswith(PREFIX):
        return fingerprints.seed_of(text, fingerprint_words())
    try:
        content = base45.decode(text.removeprefix(PREFIX))
    except ValueError as error:
        raise ValueError("kode QR-nya tidak utuh") from error
    seed, check = content[: keys.SEED_BYTES], content[keys.SEED_BYTES :]
    if len(seed) != keys.SEED_BYTES or check != _check(seed):
        raise ValueError("kode QR-nya tidak utuh")
    return seed


def key_words(public: bytes) -> tuple[str, ...]:
    """The eight words by which people compare a public key."""
    return fingerprints.fingerprint(public, fingerprint_words())


def _check(seed: bytes) -> bytes:
    return hashlib.sha256(b"bimtek-psm qr" + seed).digest()[:_CHECK]
