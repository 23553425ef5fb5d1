"""How many cells the reader would lay out for an .xls, told from its records before the reader sees it.

A damaged cell at row 65,535, column 65,535 made the reader ask for 96 GB and abort the whole program. An .xls is a
compound file ([MS-CFB]) with one stream of records ([MS-XLS]): two bytes kind, two bytes length, the data.
"""

import struct
from collections.abc import Iterator, Sequence

from app.exchange.workbook_size import Unreadable

_END = 0xFFFFFFFA  # from here on, numbers of sectors mean "none"
_STREAMS = ("workbook", "book")
_BEGIN, _PASSWORD, _DIMENSIONS = 0x0809, 0x002F, 0x0200
_CELLS = frozenset({0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
_ROW_OF_NUMBERS = 0x00BD
_LARGEST_SHEET = 65_536 * 256


def cells(content: bytes) -> int:
    """The cells of the largest rectangle that any sheet takes; 0 for a workbook locked by a password.

    Raises:
        Unreadable: the structure is damaged, or a sheet claims more cells than an .xls can hold.
    """
    try:
        return max(_sheets(_workbook_stream(content)), default=0)
    except (struct.error, IndexError, MemoryError) as error:
        raise Unreadable from error


def _sheets(stream: bytes) -> Iterator[int]:
    """The rectangle of each part of the stream; a password hides what follows it."""
    lowest = widest = 0
    for kind, data in _records(stream):
        if kind == _PASSWORD:
            return
        if kind == _BEGIN:
            yield lowest * widest
            lowest = widest = 0
        elif kind in _CELLS or kind == _ROW_OF_NUMBERS:
            row, column = struct.unpack_from("<HH", data)
            last = struct.unpack_from("<H", data, len(data) - 2)[0] if kind == _ROW_OF_NUMBERS else column
            lowest, widest = max(lowest, row + 1), max(widest, column + 1, last + 1)
        elif kind == _DIMENSIONS and _claimed(data) > _LARGEST_SHEET:  # the reader sets this much aside
            raise Unreadable
    yield lowest * widest


def _claimed(data: bytes) -> int:
    first_row, last_row, first, last = struct.unpack_from("<IIHH" if len(data) >= 12 else "<HHHH", data)
    if last_row < first_row or last < first:
        return _LARGEST_SHEET + 1 if last_row or last else 0
    return int((last_row - first_row) * (last - first))


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _workbook_stream(content: bytes) -> bytes:
    sector = 1 << struct.unpack_from("<H", content, 30)[0]
    mini_sector = 1 << struct.unpack_from("<H", content, 32)[0]
    directory_at, small, mini_table_at = (struct.unpack_from("<I", content, at)[0] for at in (48, 56, 60))
    if sector not in {512, 4096} or mini_sector != 64:
        raise Unreadable
    body = content[sector:]
    table = _numbers(b"".join(_sector(body, number, sector) for number in _table_sectors(content, sector)))
    entries = _entries(_chain(body, table, directory_at, sector))
    start, size = next((entries[name] for name in _STREAMS if name in entries), (_END, 0))
    if size >= small:
        return _chain(body, table, start, sector)[:size]
    root_start, _ = entries.get("root entry", (_END, 0))
    mini_table = _numbers(_chain(body, table, mini_table_at, sector))
    return _chain(_chain(body, table, root_start, sector), mini_table, start, mini_sector)[:size]


def _table_sectors(content: bytes, sector: int) -> Iterator[int]:
    """Where the table of sectors lies: 109 numbers in the head, then a chain of further ones."""
    yield from (number for number in struct.unpack_from("<109I", content, 76) if number < _END)
    further = struct.unpack_from("<I", content, 68)[0]
    seen: set[int] = set()
    while further < _END and further not in seen:
        seen.add(further)
        numbers = _numbers(_sector(content[sector:], further, sector))
        yield from (number for number in numbers[:-1] if number < _END)
        further = numbers[-1]


def _chain(body: bytes, table: Sequence[int], start: int, sector: int) -> bytes:
    """The bytes of a stream, sector by sector. The reader would follow a ring until memory ends."""
    parts: list[bytes] = []
    seen: set[int] = set()
    while start < _END:
        if start in seen:
            raise Unreadable
        seen.add(start)
        parts.append(_sector(body, start, sector))
        start = table[start]
    return b"".join(parts)


def _sector(body: bytes, number: int, size: int) -> bytes:
    found = body[number * size : (number + 1) * size]
    if not found:
        raise Unreadable
    return found


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _entries(directory: bytes) -> dict[str, tuple[int, int]]:
    """Name → (first sector, size) of all streams."""
    entries: dict[str, tuple[int, int]] = {}
    for at in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
        entries.setdefault(name.casefold(), struct.unpack_from("<II", directory, at + 116))
    return entries
