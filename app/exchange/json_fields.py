"""Reading JSON that people write by hand: every mistake becomes a sentence that names the file and the field."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn

from app.errors import UserError

_UNCHANGED = "Tidak ada data yang diubah."
_LARGEST = 20 * 2**20  # bytes
_BROKEN = re.compile("[\x00\ud800-\udfff]")  # NUL and half signs: no database holds them
# Far beyond anything counted or judged here; a power of ten without bounds would take minutes to reckon with.
_GREATEST = 10**12
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


def read_object(path: Path) -> "Fields":
    """The JSON object that a file holds.

    Raises:
        UserError: the file is missing, unreadable, too large, or no JSON object.
    """
    try:
        if path.stat().st_size > _LARGEST:
            refuse(path.name, "", "berkas terlalu besar")
        text = path.read_bytes().decode("utf-8-sig")
        found = json.loads(text, parse_float=Decimal)
    except FileNotFoundError as error:
        raise UserError(f"Berkas “{path.name}” tidak ditemukan.", _UNCHANGED, "Periksa nama dan foldernya.") from error
    except OSError as error:
        raise UserError(
            f"Berkas “{path.name}” tidak dapat dibaca ({error.strerror or error}).", _UNCHANGED, "Periksa berkasnya."
        ) from error
    except json.JSONDecodeError as error:
        raise UserError(
            f"“{path.name}” bukan JSON yang benar: baris {error.lineno}, kolom {error.colno}.",
            _UNCHANGED,
            "Perbaiki tanda baca di tempat itu.",
        ) from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise UserError(
            f"“{path.name}” bukan berkas JSON (UTF-8).", _UNCHANGED, "Simpan ulang sebagai UTF-8."
        ) from error
    if not isinstance(found, dict):
        refuse(path.name, "", "isinya harus satu objek { … }")
    return Fields(path.name, "", found)


def refuse(file: str, field: str, wrong: str) -> NoReturn:
    """Say what is wrong with a field of a file."""
    where = f", isian “{field}”" if field else ""
    raise UserError(f"“{file}”{where}: {wrong}.", _UNCHANGED, "Perbaiki berkasnya, lalu coba lagi.")


@dataclass(frozen=True)
class Fields:
    """One JSON object, with the path to it ("quotas[2]") for messages. A missing field and null are the same."""

    file: str
    at: str
    content: Mapping[str, Any]

    def path(self, name: str) -> str:
        """The field's full name as messages give it."""
        return f"{self.at}.{name}" if self.at else name

    def refuse(self, name: str, wrong: str) -> NoReturn:
        """Say what is wrong with one of the fields."""
        refuse(self.file, self.path(name), wrong)

    def text(self, name: str, required: bool = False) -> str:
        """A text; a number is taken as written; several lines may be given as a list of texts."""
        value = self.content.get(name)
        if isinstance(value, list) and all(isinstance(line, str) for line in value):
            value = "\n".join(value)
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal | None):
            self.refuse(name, "harus teks")
        text = "" if value is None else str(value).strip()
        if _BROKEN.search(text):
            self.refuse(name, "memuat tanda yang rusak")
        if required and not text:
            self.refuse(name, "harus diisi")
        return text

    def whole(self, name: str, lowest: int = 0, highest: int = 10_000) -> int | None:
        """A whole number, or None where it is not given."""
        value = self.content.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            self.refuse(name, f"harus bilangan bulat, dari {lowest} sampai {highest}")
        return value

    def decimal(self, name: str) -> Decimal | None:
        """A number, written bare or in quotes, with a point or a comma; None where it is not given."""
        value = self.content.get(name)
        return None if value is None else as_decimal(self.file, self.path(name), value)

    def day(self, name: str, required: bool = False) -> date | None:
        """A day as YYYY-MM-DD."""
        text = self.text(name, required)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.refuse(name, f"“{text}” bukan tanggal; tulis seperti 2018-09-12")

    def clock(self, name: str) -> str:
        """A time of day as "HH:MM"; "" where it is not given."""
        text = self.text(name)
        found = _CLOCK.fullmatch(text)
        if text and not found:
            self.refuse(name, f"“{text}” bukan jam; tulis seperti 08:00")
        return f"{int(found[1]):02}:{found[2]}" if found else ""

    def choice(self, name: str, known: Collection[str], default: str) -> str:
        """One of the known words, in any case."""
        text = self.text(name).casefold() or default
        if text not in known:
            self.refuse(name, f"“{text}” tidak dikenal; pilih {', '.join(sorted(known))}")
        return text

    def items(self, name: str) -> Sequence[Any]:
        """A list; empty where it is not given."""
        value = self.content.get(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.refuse(name, "harus daftar [ … ]")
        return value

    def objects(self, name: str) -> tuple["Fields", ...]:
        """A list of objects."""
        found = []
        for index, item in enumerate(self.items(name)):
            if not isinstance(item, dict):
                self.refuse(f"{name}[{index}]", "harus objek { … }")
            found.append(Fields(self.file, self.path(f"{name}[{index}]"), item))
        return tuple(found)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, none empty."""
        found = []
        for index, item in enumerate(self.items(name)):
            if not isinstance(item, str) or not item.strip() or _BROKEN.search(item):
                self.refuse(f"{name}[{index}]", "harus teks yang utuh dan tidak kosong")
            found.append(item.strip())
        return tuple(found)


def as_decimal(file: str, field: str, value: object) -> Decimal:
    """A finite number within reason, written bare or in quotes, with a point or a comma."""
    try:
        if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
            raise InvalidOperation
        number = Decimal(value.strip().replace(",", ".")) if isinstance(value, str) else Decimal(value)
    except InvalidOperation:
        refuse(file, field, f"“{value}” bukan angka")
    if not number.is_finite():
        refuse(file, field, f"“{value}” bukan angka")
    if abs(number) > _GREATEST or len(number.as_tuple().digits) > 30 or number.adjusted() < -12:
        refuse(file, field, "angkanya terlalu besar atau terlalu panjang")
    return number
