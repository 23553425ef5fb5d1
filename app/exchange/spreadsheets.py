"""Reading .xlsx, .xls, .ods and .csv into plain rows that know their numbers in the spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import NoReturn

from app.errors import UserError
from app.exchange import old_workbook_size, workbook_size

Cell = str | int | float | bool | date | time | datetime | timedelta

LARGEST_FILE = 50 * 2**20  # bytes on disk
LARGEST_INFLATED = 400 * 2**20  # bytes; a bomb of 390 kB made the reader take 1.1 GB
MOST_CELLS = 5_000_000
_UNCHANGED = "Tidak ada data yang diubah."
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOOKS = {".xlsx": _ZIP, ".xlsm": _ZIP, ".ods": _ZIP, ".xls": _OLE}
_TEXTS = frozenset({".csv", ".txt", ".tsv"})
_DELIMITERS = ";,\t"
_TOLD_DELIMITER = re.compile("sep=([;,\t])\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the spreadsheet, from 1, and its cells from column A on; "" is an empty cell."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with the rows that hold anything; a CSV file is one sheet named after the file."""

    name: str
    rows: tuple[Row, ...]


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """All sheets of a workbook or CSV file, with their cells as typed: text, numbers, dates.

    Raises:
        UserError: the file is missing, open elsewhere, empty, damaged, too large, protected by a password, or of
            another kind than its name says.
    """
    content = _content(path)
    kind = path.suffix.lower()
    if kind in _TEXTS:
        sheets: tuple[Sheet, ...] = (Sheet(path.stem, tuple(_text_rows(path, content))),)
    elif kind in _BOOKS:
        _ensure_readable(path, content)
        sheets = tuple(_workbook_sheets(path, content))
    else:
        raise UserError(
            f"“{path.name}” bukan daftar yang dapat dibaca.", _UNCHANGED, "Pakai berkas .xlsx, .xls, .ods, atau .csv."
        )
    if not any(sheet.rows for sheet in sheets):
        raise UserError(f"“{path.name}” tidak berisi apa pun.", _UNCHANGED, "Periksa apakah berkasnya benar.")
    return sheets


@cache
def column_letter(index: int) -> str:
    """The letters above a column as spreadsheets show them; 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UserError(
                f"“{path.name}” terlalu besar (lebih dari {LARGEST_FILE // 2**20} MB).",
                _UNCHANGED,
                "Pisahkan daftar itu menjadi beberapa berkas.",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(f"Berkas “{path.name}” tidak ditemukan.", _UNCHANGED, "Periksa nama dan foldernya.") from error
    except IsADirectoryError as error:
        raise UserError(f"“{path.name}” adalah folder, bukan berkas.", _UNCHANGED, "Pilih satu berkas.") from error
    except PermissionError as error:
        raise UserError(
            f"Berkas “{path.name}” tidak boleh dibaca atau sedang dibuka di program lain.",
            _UNCHANGED,
            "Tutup berkas itu di program lain, lalu coba lagi.",
        ) from error
    except OSError as error:
        raise UserError(
            f"Berkas “{path.name}” tidak dapat dibaca ({error.strerror or error}).",
            _UNCHANGED,
            "Salin berkas itu ke komputer ini, lalu coba lagi.",
        ) from error


def _ensure_readable(path: Path, content: bytes) -> None:
    """Refuse by name what would crash, lie or blow up in the reader: checked before it sees a byte."""
    expected = _BOOKS[path.suffix.lower()]
    if not content:
        raise UserError(f"“{path.name}” kosong (0 bita).", _UNCHANGED, "Salin ulang berkasnya, lalu coba lagi.")
    if content.startswith(_OLE) and expected == _ZIP:
        raise UserError(
            f"“{path.name}” dilindungi kata sandi, atau sebenarnya berkas Excel lama (.xls).",
            _UNCHANGED,
            "Buka di Excel, hapus kata sandinya, lalu simpan sebagai .xlsx.",
        )
    if not content.startswith(expected):
        _refuse_damaged(path)
    _ensure_fits(path, content)


def _ensure_fits(path: Path, content: bytes) -> None:
    """The reader lays a sheet out whole, and aborts the program where memory ends."""
    file = io.BytesIO(content)
    try:
        if path.suffix.lower() == ".xls":
            needed = old_workbook_size.cells(content)
        elif workbook_size.inflated(file) > LARGEST_INFLATED:
            needed = MOST_CELLS + 1
        else:
            needed = workbook_size.cells(file, path.suffix.lower())
    except workbook_size.Unreadable as error:
        _refuse_damaged(path, error)
    if needed > MOST_CELLS:
        raise UserError(
            f"“{path.name}” terlalu besar untuk dibaca dengan aman.",
            _UNCHANGED,
            "Salin barisnya saja ke buku kerja baru, atau pisahkan menjadi beberapa berkas.",
        )


def _workbook_sheets(path: Path, content: bytes) -> Iterator[Sheet]:
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                yield Sheet(name, tuple(_numbered(sheet.to_python(skip_empty_area=False))))
    except calamine.PasswordError as error:
        raise UserError(
            f"“{path.name}” dilindungi kata sandi.", _UNCHANGED, "Buka di Excel dan hapus kata sandinya."
        ) from error
    except (calamine.CalamineError, ValueError, OSError) as error:
        _refuse_damaged(path, error)
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the reader's Rust panics; the class cannot be imported
            raise
        raise _damaged(path) from None


def _text_rows(path: Path, content: bytes) -> Iterator[Row]:
    text = _decoded(content)
    if "\x00" in text:
        _refuse_damaged(path)
    told = _TOLD_DELIMITER.match(text)  # Excel's own first line "sep=;" is shown in no row
    lines = io.StringIO(text[told.end() :] if told else text, newline="")
    try:
        yield from _numbered_lines(csv.reader(lines, delimiter=told[1] if told else _delimiter(text)))
    except csv.Error as error:
        _refuse_damaged(path, error)


def _decoded(content: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with one ("Unicode text" of Excel), else the Windows code page."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The sign that most of the first lines hold: Indonesian Excel writes ";", others "," or a tab."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    return max(_DELIMITERS, key=lambda sign: (sum(sign in line for line in lines), "".join(lines).count(sign)))


def _numbered_lines(rows: Iterable[Sequence[str]]) -> Iterator[Row]:
    """Rows as a spreadsheet program numbers them: a quoted cell of several lines is one row."""
    for number, cells in enumerate(rows, start=1):
        if any(cell.strip() for cell in cells):
            yield Row(number, tuple(cells))


def _numbered(rows: Sequence[Sequence[Cell]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        if any(cell != "" for cell in cells):
            yield Row(number, tuple(cells))


def _refuse_damaged(path: Path, error: Exception | None = None) -> NoReturn:
    raise _damaged(path) from error


def _damaged(path: Path) -> UserError:
    return UserError(
        f"“{path.name}” rusak atau bukan berkas {path.suffix.lower()} yang sebenarnya.",
        _UNCHANGED,
        "Buka di Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu coba lagi.",
    )
