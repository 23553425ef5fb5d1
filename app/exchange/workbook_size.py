"""How much memory a workbook would take, told from its packed file before the real reader sees it.

The reader lays out a sheet as one rectangle from A1 to its farthest filled cell: a single cell at XFD1048576 made it
abort the whole program, and a row repeated 2,000 times in an .ods took 4 GB.
"""

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from typing import IO
from xml.parsers import expat

_CHUNK = 2**20  # bytes
_MOST_WRITTEN = 6_000_000  # cells in one sheet, formatted ones too
# Bounded, so that no text made for it takes long; a cell's tag has a few short attributes.
_FILLED_CELL = re.compile(
    rb"""<(?:\w{1,20}:)?c\s[^<>]{0,200}?\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^<>]{0,200}?(?<!/)>"""
)
_ROW_END = b"</row>"
# A part that declares entities can grow without bound in a reader that follows them; no spreadsheet needs any.
_DECLARATIONS = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_ROW_TAG, _CELL_TAG = _TABLE + "table-row", _TABLE + "table-cell"


# NotImplementedError and RuntimeError: packed or locked in a way that zipfile does not know.
_DAMAGE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, expat.ExpatError, lzma.LZMAError, EOFError, OSError,
    ValueError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip


def inflated(file: IO[bytes]) -> int:
    """The bytes that a ZIP says it unpacks to; what unpacks to more is damaged for `cells`.

    Raises:
        Unreadable: the file is no ZIP, or a part of it has a name that leads out of it.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            if any(".." in re.split(r"[/\\]", part.filename) for part in archive.infolist()):
                raise Unreadable
            return sum(part.file_size for part in archive.infolist())
    except _DAMAGE as error:
        raise Unreadable from error


class Unreadable(Exception):  # noqa: N818  # a finding, told to the user by who asked
    """The packed file is damaged."""


def is_encrypted(file: IO[bytes]) -> bool:
    """Whether a damaged .ods is one that a password locks: then only its list of parts can be read."""
    try:
        with zipfile.ZipFile(file) as archive:
            return b"encryption-data" in archive.open("META-INF/manifest.xml").read(_CHUNK)
    except (*_DAMAGE, KeyError):
        return False


def cells(file: IO[bytes], kind: str) -> int:
    """The cells, or texts kept apart from them, that all sheets of an .xlsx or .ods would take at least.

    Every part is unpacked once, in pieces. In an .xlsx the last cell of each row is looked at: one that hides before
    it, further to the right, is met by the memory ceiling of the process that reads.

    Raises:
        Unreadable: the file is no ZIP, or a part of it is damaged or declares a document type.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return sum(_part_cells(archive, part, kind) for part in archive.infolist())
    except _DAMAGE as error:
        raise Unreadable from error


def _part_cells(archive: zipfile.ZipFile, part: zipfile.ZipInfo, kind: str) -> int:
    with archive.open(part) as file:
        pieces = iter(lambda: file.read(_CHUNK), b"")
        if part.filename.casefold().endswith((".xml", ".rels")):
            pieces = _undeclared(pieces)
        if kind == ".ods" and part.filename == "content.xml":
            return _open_document_cells(pieces)
        if kind != ".ods" and part.filename.casefold().startswith("xl/worksheets/"):
            return _worksheet_cells(pieces)
        return sum(piece.count(b"<si>") + piece.count(b"<si ") for piece in pieces)


def _undeclared(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of a part, as long as it declares no document type."""
    rest = b""
    for piece in pieces:
        text = rest + piece
        if any(declaration in text for declaration in _DECLARATIONS):
            raise Unreadable
        rest = text[-max(map(len, _DECLARATIONS)) :]
        yield piece


def _worksheet_cells(pieces: Iterator[bytes]) -> int:
    """The rectangle of one sheet. Cells that are only formatted ("<c …/>") don't count, as the reader skips them,
    but where there are more than any sheet that people made."""
    rest = b""
    widest = lowest = written = 0
    for piece in pieces:
        written += piece.count(b"<c ")
        *rows, rest = (rest + piece).split(_ROW_END)
        if len(rest) > _CHUNK:  # rows that end in another way, or none
            cut = rest.rfind(b"<")
            rows, rest = [*rows, rest[:cut]], rest[cut:] if len(rest) - cut <= _CHUNK else b""  # no tag is so long
        lasts = [place for row in rows for place in _last_filled(row)]
        widest = max(widest, *map(_column_number, {letters for letters, _ in lasts}), 0)
        lowest = max(lowest, *map(int, {digits for _, digits in lasts}), 0)
    for letters, digits in _FILLED_CELL.findall(rest):
        widest, lowest = max(widest, _column_number(letters)), max(lowest, int(digits))
    return widest * lowest if written <= _MOST_WRITTEN else max(widest * lowest, written)


def _last_filled(row: bytes) -> list[tuple[bytes, bytes]]:
    """The place of a row's last cell; of all its filled cells where that one is empty or not written as usual."""
    at = row.rfind(b"<c ")
    found = _FILLED_CELL.match(row, at) if at >= 0 else None
    return [(found[1], found[2])] if found else _FILLED_CELL.findall(row)


@cache
def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


class _OpenDocumentTally:
    """Counts the cells of an .ods with their repeats, as far as each row's last filled cell."""

    def __init__(self) -> None:
        self.total = 0
        self._row_repeats = self._column = self._filled = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _ROW_TAG:
            self._row_repeats = int(attributes.get(_TABLE + "number-rows-repeated", "1"))
            self._column = self._filled = 0
        elif tag == _CELL_TAG:
            self._column += int(attributes.get(_TABLE + "number-columns-repeated", "1"))
            if any(name.endswith("value-type") for name in attributes):
                self._filled = self._column

    def _end(self, tag: str) -> None:
        if tag == _ROW_TAG:
            self.total += self._row_repeats * self._filled


def _open_document_cells(pieces: Iterator[bytes]) -> int:
    tally = _OpenDocumentTally()
    for piece in pieces:
        tally.parser.Parse(piece, False)
    tally.parser.Parse(b"", True)
    return tally.total
