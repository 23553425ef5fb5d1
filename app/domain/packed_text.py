"""Texts in few bits: how names, numbers and titles are packed so that a kode keaslian stays small.

Each sign has a code of 1 to 15 bits that depends on the sign before it (canonical Huffman codes: of equal length in
the order of the signs). The end has a code too; the last byte is filled with zeros. A sign that the table does not
hold is written as the code of "any other sign" and its Unicode number in 21 bits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_END, _OTHER = 0, 1
_NUMBER_BITS = 21
_FIRST = 2  # the index of the first sign of the table


@dataclass(frozen=True)
class Packing:
    """The table: `signs` from index 2 on; `groups` of each index, telling which row holds after it; `lengths` rows of
    code lengths, a hexadecimal digit for each index. Row 0 holds at the start of a text."""

    signs: str
    groups: tuple[int, ...]
    lengths: tuple[str, ...]

    @classmethod
    def of(cls, told: Mapping[str, Sequence[object]]) -> "Packing":
        """The table as its file tells it."""
        groups = tuple(int(str(group)) for group in told["groups"])
        return cls(str(told["signs"]), groups, tuple(str(row) for row in told["lengths"]))

    @cached_property
    def codes(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Of each group and index its (code, bits)."""
        return tuple(_canonical(row) for row in self.lengths)

    @cached_property
    def indices(self) -> Mapping[tuple[int, int], tuple[int, ...]]:
        """By group and bits the indices of that length in order, for decoding."""
        found: dict[tuple[int, int], tuple[int, ...]] = {}
        for group, row in enumerate(self.lengths):
            for bits in range(1, 16):
                found[group, bits] = tuple(index for index, digit in enumerate(row) if int(digit, 16) == bits)
        return found

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The index of each sign."""
        return {sign: index for index, sign in enumerate(self.signs, start=_FIRST)}


def pack(text: str, packing: Packing) -> bytes:
    """The text in as few bytes as the table allows."""
    number = count = group = 0
    for sign in text:
        index = packing.places.get(sign, _OTHER)
        code, bits = packing.codes[group][index]
        number, count = number << bits | code, count + bits
        if index == _OTHER:
            number, count = number << _NUMBER_BITS | ord(sign), count + _NUMBER_BITS
        group = packing.groups[index]
    code, bits = packing.codes[group][_END]
    number, count = number << bits | code, count + bits
    return (number << -count % 8).to_bytes((count + 7) // 8, "big")


def unpack(content: bytes, packing: Packing) -> str:
    """The text of packed bytes.

    Raises: ValueError: they are not exactly what packing that text gives.
    """
    reader = _Bits(content)
    signs: list[str] = []
    group = 0
    while (index := _next_index(reader, group, packing)) != _END:
        if index == _OTHER:
            number = reader.take(_NUMBER_BITS)
            signs.append(chr(number))  # beyond Unicode: a ValueError, as wanted
        else:
            signs.append(packing.signs[index - _FIRST])
        group = packing.groups[index]
    text = "".join(signs)
    if any("\ud800" <= sign <= "\udfff" for sign in signs) or pack(text, packing) != content:
        raise ValueError("not packed in the one way")
    return text


class _Bits:
    """Bits of a byte string, the first one first."""

    def __init__(self, content: bytes) -> None:
        self._number, self._left = int.from_bytes(content, "big"), len(content) * 8

    def take(self, bits: int) -> int:
        self._left -= bits
        if self._left < 0:
            raise ValueError("the end is missing")
        return self._number >> self._left & (1 << bits) - 1


def _next_index(reader: _Bits, group: int, packing: Packing) -> int:
    code = first = 0
    for bits in range(1, 16):
        code = code << 1 | reader.take(1)
        first <<= 1
        alike = packing.indices[group, bits]
        if code - first < len(alike):
            return alike[code - first]
        first += len(alike)
    raise ValueError("no such code")


def _canonical(row: str) -> tuple[tuple[int, int], ...]:
    found = [(0, 0)] * len(row)
    code = last = 0
    for bits, index in sorted((int(digit, 16), index) for index, digit in enumerate(row)):
        code <<= bits - last
        found[index], last = (code, bits), bits
        code += 1
    return tuple(found)
