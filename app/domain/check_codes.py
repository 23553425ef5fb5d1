"""The six signs beneath a certificate's QR, for people without a camera: only who holds the office's key can make them,
since they come from the signature that the QR carries."""

import hashlib

from app.domain.codes import ALPHABET

LENGTH = 6


def check_code(signature: bytes) -> str:
    """The check code of a signed kode keaslian, without its blank: "K7MW3Q". One of 148 million."""
    number = int.from_bytes(hashlib.sha256(signature).digest(), "big")
    signs = []
    for _ in range(LENGTH):
        number, value = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[value])
    return "".join(signs)


def typed(text: str) -> str:
    """The check code that somebody typed, in capitals and without blanks and hyphens; "" where it cannot be one."""
    plain = "".join(text.replace("-", " ").split()).upper()
    return plain if len(plain) == LENGTH and all(sign in ALPHABET for sign in plain) else ""


def printed(code: str) -> str:
    """The check code as people read it: "K7M W3Q"."""
    return f"{code[:3]} {code[3:]}"
