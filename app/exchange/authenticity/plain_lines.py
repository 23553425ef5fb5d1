"""Texts as they may stand in signed payloads: one line, in one spelling, nothing in them that nobody sees."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # Unicode's classes of signs that nobody sees, or that break a line


def normal(text: str) -> str:
    """The text in Unicode's composed form, without blanks around it."""
    return unicodedata.normalize("NFC", text).strip()


def is_one_line(text: str) -> bool:
    """Whether everything in it can be seen."""
    return not any(unicodedata.category(sign) in _UNSEEN for sign in text)


def one_line(text: str) -> str:
    """The text made fit: what cannot be seen left out, blanks and line breaks as single blanks."""
    return normal(" ".join("".join(sign for sign in line if is_one_line(sign)) for line in text.split()))
