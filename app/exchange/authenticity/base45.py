"""Bytes in the 45 signs that a QR code holds most densely (RFC 9285), read strictly."""

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {sign: value for value, sign in enumerate(_SIGNS)}


def encode(content: bytes) -> str:
    """Three signs for two bytes, two for a last single one. The last sign is never a blank."""
    signs = []
    for start in range(0, len(content), 2):
        pair = content[start : start + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, value = divmod(number, 45)
            signs.append(_SIGNS[value])
    return "".join(signs)


def decode(text: str) -> bytes:
    """The bytes of a text.

    Raises: ValueError: a sign that is none, a length that is none, or a number too great for its bytes.
    """
    parts = []
    for start in range(0, len(text), 3):
        group = text[start : start + 3]
        try:
            number = sum(_VALUES[sign] * 45**place for place, sign in enumerate(group))
        except KeyError as error:
            raise ValueError("a sign that base45 does not have") from error
        if len(group) == 1 or number >= 256 ** (len(group) - 1):
            raise ValueError("no base45")
        parts.append(number.to_bytes(len(group) - 1, "big"))
    return b"".join(parts)
