"""The short code on a name tag: eight signs that a scanner or a hand can give, the last one checking the others.

It is derived from the participant's id, so that every site prints the same code and no table needs to be kept.
"""

import hashlib

ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
"""No sign that looks like another in print or handwriting: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V are all left out."""

LENGTH = 8
_BASE = len(ALPHABET)  # 23, a prime: what the check of weights 1 to 8 rests on
_OWN = LENGTH - 1
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}


def code_of(participant_id: str) -> str:
    """The code of a participant, without its blank: "K7MW3QXT".

    Two of 2,000 participants share one in about six of 10,000 events; whoever looks a code up must bear that.
    """
    number = int.from_bytes(hashlib.sha256(participant_id.encode()).digest(), "big")
    signs = []
    for _ in range(_OWN):
        number, value = divmod(number, _BASE)
        signs.append(ALPHABET[value])
    return "".join(signs) + _check_sign("".join(signs))


def is_code(text: str) -> bool:
    """Whether this is a code as `code_of` makes them: every single wrong sign and every two swapped are found."""
    return len(text) == LENGTH and all(sign in _VALUES for sign in text) and _weighted(text) == 0


def typed(text: str) -> str:
    """The code that was typed or scanned, in capitals and without blanks; "" where it is none."""
    plain = "".join(text.split()).upper()
    return plain if is_code(plain) else ""


def printed(code: str) -> str:
    """The code as people read it: "K7MW 3QXT"."""
    return f"{code[:4]} {code[4:]}"


def _check_sign(own: str) -> str:
    """The last sign, weighing eight, that makes the weighted sum a multiple of the prime.

    Each weight differs from zero and from the other weights modulo the prime. So another sign at one place changes the
    sum, and so does any exchange of two different signs.
    """
    wanted = -_weighted(own) * pow(LENGTH, -1, _BASE) % _BASE
    return ALPHABET[wanted]


def _weighted(signs: str) -> int:
    return sum(weight * _VALUES[sign] for weight, sign in enumerate(signs, start=1)) % _BASE
