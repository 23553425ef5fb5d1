"""Reading .xlsx, .xls, .ods and .csv into plain rows that know their numbers in the spreadsheet."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from app.errors import UserError
from app.exchange import old_workbook_size, workbook_size
from app.exchange.formula_guard import unguard

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Cell = str | int | float | bool | date | time | datetime | timedelta

LARGEST_FILE = 50 * 2**20  # bytes on disk
LARGEST_INFLATED = 300 * 2**20  # bytes; a bomb of 390 kB made the reader take 1.1 GB
MOST_CELLS = 5_000_000
_UNCHANGED = "Tidak ada data yang diubah."
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOOKS = {".xlsx": _ZIP, ".xlsm": _ZIP, ".ods": _ZIP, ".xls": _OLE}
_TEXTS = frozenset({".csv", ".txt", ".tsv"})
_MOST_TALL = 10_000  # merged cells that are looked at
_DELIMITERS = ";,\t|"
_TOLD_DELIMITER = re.compile("sep=([;,\t|])\r?\n", re.IGNORECASE)
_KEPT_AS_TEXT = re.compile('="([^"]*)"')  # the formula by which other programs keep Excel from shortening numbers
_END = "\x1a"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the spreadsheet, from 1, and its cells from column A on; "" is an empty cell."""

    number: int
    cells: tuple[Cell, ...]


Tall = tuple[int, int, int]
"""Cells merged downwards: first and last row, from 1, and column, from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with the rows that hold anything; a CSV file is one sheet named after the file.

    The words of merged cells stand in the first of them; those merged over several rows are `tall`.
    """

    name: str
    rows: tuple[Row, ...]
    tall: tuple[Tall, ...] = ()


@dataclass(frozen=True)
class OpenSheet:
    """One sheet while it is read: its name, the rows to come, how many there are at most, and merged cells."""

    name: str
    rows: Iterator[Row]
    height: int
    tall: tuple[Tall, ...] = ()


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """All sheets of a workbook or CSV file, read in this process; see `open_sheets`, and `reading` for foreign files.

    Raises: UserError: as `open_sheets`; or nothing is in it.
    """
    sheets = tuple(Sheet(sheet.name, tuple(sheet.rows), sheet.tall) for sheet in open_sheets(path))
    ensure_filled(path, any(sheet.rows for sheet in sheets))
    return sheets


def open_sheets(path: Path, checked: Callable[[int], object] = lambda _: None) -> Iterator[OpenSheet]:
    """The sheets one after the other, with their cells as typed: text, numbers, dates. Each is read before the next.

    `checked` is called with the bytes to read, unpacked, once they are known not to be too many.

    Raises:
        UserError: the file is missing, open elsewhere, empty, damaged, too large, protected by a password, or of
            another kind than its name says.
    """
    content, unpacked = checked_content(path)
    checked(unpacked)
    if path.suffix.lower() in _TEXTS:
        yield OpenSheet(path.stem, _text_rows(path, content), content.count(b"\n") + 1)
    else:
        yield from _workbook_sheets(path, content)


def checked_content(path: Path) -> tuple[bytes, int]:
    """The bytes of a file whose kind and size a reader can bear, and how many they unpack to.

    Raises: UserError: they are not such; see `open_sheets`.
    """
    content = _content(path)
    kind = path.suffix.lower()
    if kind in _BOOKS:
        return content, _ensure_readable(path, content)
    if kind in _TEXTS:
        return content, len(content)
    raise UserError(
        f"“{path.name}” bukan daftar yang dapat dibaca.", _UNCHANGED, "Pakai berkas .xlsx, .xls, .ods, atau .csv."
    )


def ensure_filled(path: Path, filled: bool) -> None:
    """Refuse a file in whose sheets nothing stands.

    Raises: UserError: so.
    """
    if not filled:
        raise UserError(f"“{path.name}” tidak berisi apa pun.", _UNCHANGED, "Periksa apakah berkasnya benar.")


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
        if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe or a device never ends
            raise UserError(f"“{path.name}” bukan berkas biasa.", _UNCHANGED, "Pilih satu berkas.")
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


def _ensure_readable(path: Path, content: bytes) -> int:
    """Refuse by name what would crash, lie or blow up in the reader; the bytes it will unpack to."""
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
    return _ensure_fits(path, content)


def _ensure_fits(path: Path, content: bytes) -> int:
    """The reader lays a sheet out whole, and aborts where memory ends; the bytes it will unpack to."""
    file = io.BytesIO(content)
    unpacked = len(content)
    try:
        if path.suffix.lower() == ".xls":
            needed = old_workbook_size.cells(content)
        elif (unpacked := workbook_size.inflated(file)) > LARGEST_INFLATED:
            needed = MOST_CELLS + 1
        else:
            needed = workbook_size.cells(file, path.suffix.lower())
    except workbook_size.Unreadable as error:
        if workbook_size.is_encrypted(file):
            raise _locked(path) from error
        _refuse_damaged(path, error)
    _ensure_few(path, needed)
    return unpacked


def _ensure_few(path: Path, cells: int) -> None:
    if cells > MOST_CELLS:
        raise UserError(
            f"“{path.name}” terlalu besar untuk dibaca dengan aman.",
            _UNCHANGED,
            "Salin barisnya saja ke buku kerja baru, atau pisahkan menjadi beberapa berkas.",
        )


def _locked(path: Path) -> UserError:
    return UserError(
        f"“{path.name}” dilindungi kata sandi.", _UNCHANGED, "Buka di Excel atau LibreOffice dan hapus kata sandinya."
    )


def _workbook_sheets(path: Path, content: bytes) -> Iterator[OpenSheet]:
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                yield OpenSheet(name, _numbered(sheet), sheet.height, tuple(islice(_tall(sheet), _MOST_TALL)))
    except calamine.PasswordError as error:
        raise _locked(path) from error
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
    delimiter = told[1] if told else _delimiter(text)
    _ensure_few(path, text.count(delimiter) + text.count("\n"))
    lines = io.StringIO(text[told.end() if told else 0 :].rstrip(f"\r\n{_END}") + f"\n{_END}\n", newline="")
    try:
        yield from _numbered_lines(path, csv.reader(lines, delimiter=delimiter))
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
    lines = [line for line in text[:200_000].splitlines()[:50] if line.strip()]
    return max(_DELIMITERS, key=lambda sign: (sum(sign in line for line in lines), "".join(lines).count(sign)))


def _numbered_lines(path: Path, rows: Iterable[Sequence[str]]) -> Iterator[Row]:
    """Rows as a spreadsheet program numbers them: a quoted cell of several lines is one row. The last is our `_END`.

    Raises: UserError: a quotation mark was not closed, and swallowed all that follows.
    """
    for number, cells in enumerate(rows, start=1):
        if cells and cells[-1].endswith(f"\n{_END}\n"):
            raise UserError(
                f"Tanda kutip di baris {number} “{path.name}” tidak ditutup; semua baris di bawahnya terbaca satu sel.",
                _UNCHANGED,
                "Hapus atau tutup tanda kutip itu, lalu coba lagi.",
            )
        if any(cell.strip() for cell in cells) and list(cells) != [_END]:
            yield Row(number, tuple([_plain(cell) for cell in cells]))


def _plain(cell: str) -> str:
    kept = _KEPT_AS_TEXT.fullmatch(cell) if cell.startswith('="') else None
    return kept[1] if kept else unguard(cell)


def _numbered(sheet: "CalamineSheet") -> Iterator[Row]:
    """The rows that hold anything, as the spreadsheet numbers them: `iter_rows` begins in row 1, but with the
    first filled column."""
    before: tuple[Cell, ...] = ("",) * sheet.start[1] if sheet.start else ()
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if any(cell != "" for cell in cells):
            yield Row(number, (*before, *cells))


def _tall(sheet: "CalamineSheet") -> Iterator[Tall]:
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        if first < last:
            yield first + 1, last + 1, column


def _refuse_damaged(path: Path, error: Exception | None = None) -> NoReturn:
    raise _damaged(path) from error


def _damaged(path: Path) -> UserError:
    return UserError(
        f"“{path.name}” rusak atau bukan berkas {path.suffix.lower()} yang sebenarnya.",
        _UNCHANGED,
        "Buka di Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu coba lagi.",
    )
