"""The little CBOR (RFC 8949) that signed payloads are made of, read without mercy before any signature is checked.

Whole numbers, byte and text strings, arrays, maps with whole-number keys, null; each in its shortest form, map keys in
order. No tags, floats, booleans, or lengths left open: nothing that a hostile code could make its reader work on.
"""

from collections.abc import Callable, Mapping

_DEEPEST = 4
_NULL = 0xF6
_MORE = {24: 1, 25: 2, 26: 4, 27: 8}  # by the low five bits of a head: bytes of the number that follows


def decode(content: bytes) -> object:
    """The one item that these bytes are.

    Raises: ValueError: they are anything else.
    """
    reader = _Reader(content)
    found = reader.item(0)
    if not reader.at_end:
        raise ValueError("something behind the end")
    return found


class _Reader:
    """Bytes from the front on."""

    def __init__(self, content: bytes) -> None:
        self._content, self._at = content, 0

    @property
    def at_end(self) -> bool:
        return self._at == len(self._content)

    def item(self, depth: int) -> object:
        if depth > _DEEPEST:
            raise ValueError("too deep")
        head = self._take(1)[0]
        if head == _NULL:
            return None
        kinds: Mapping[int, Callable[[int], object]] = {
            0: int, 1: lambda number: -1 - number, 2: self._take, 3: lambda size: self._take(size).decode("utf-8"),
            4: lambda size: [self.item(depth + 1) for _ in range(size)], 5: lambda size: self._map(size, depth),
        }  # fmt: skip
        if head >> 5 not in kinds:
            raise ValueError("no tags, floats and simple values")
        return kinds[head >> 5](self._number(head & 31))

    def _number(self, low: int) -> int:
        if low < 24:
            return low
        if low not in _MORE:
            raise ValueError("no length left open")
        size = _MORE[low]
        number = int.from_bytes(self._take(size), "big")
        if number < (24 if size == 1 else 1 << 4 * size):
            raise ValueError("not the shortest form")
        return number

    def _map(self, size: int, depth: int) -> dict[int, object]:
        found: dict[int, object] = {}
        before = b""
        for _ in range(size):
            start = self._at
            key = self.item(depth + 1)
            written = self._content[start : self._at]
            if not isinstance(key, int) or written <= before:
                raise ValueError("keys twice, out of order, or no numbers")
            found[key], before = self.item(depth + 1), written
        return found

    def _take(self, size: int) -> bytes:
        if size > len(self._content) - self._at:
            raise ValueError("the end is missing")
        self._at += size
        return self._content[self._at - size : self._at]
