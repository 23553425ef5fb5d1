"""Lists of people as offices keep them: the heading row found wherever it stands, the rows below it as records."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.importing import ORIGIN_FIELDS, Finding, Place, Record
from app.errors import UserError
from app.exchange import people_headings
from app.exchange.formula_guard import unguard
from app.exchange.people_headings import BIRTH, FEMALE, MALE, NUMBER, RT_RW
from app.exchange.spreadsheets import Cell, Row, Sheet, column_letter, read_sheets

_SEARCHED = 60  # rows from the top in which headings are looked for
_DEEPEST = 3  # rows that one heading may be split over
_FOOTERS = re.compile(
    r"(jumlah|total|rekap|mengetahui|menyetujui|kepala |plt\b|plh\b|a\.n\b|nip\b|catatan|keterangan|ket\b|ketua |pptk)",
    re.IGNORECASE,
)
_BIRTH_PARTS = re.compile(r"(.*?)[\s,./-]*((?:[0-9]{1,2}|[0-9]{4})[\s\-./].*)", re.DOTALL)
_TICKS = frozenset({"", "-", "0"})


@dataclass(frozen=True)
class Column:
    """One recognised column: its index from 0, its heading as in the file, the field that it fills."""

    index: int
    heading: str
    field: str


@dataclass(frozen=True)
class PeopleTable:
    """Where one sheet's list stands: the (last) heading row's number, and the columns recognised."""

    sheet: str
    header_row: int
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class PeopleFile:
    """All lists of a file: one table a sheet that has one, their records in order, and what was left out."""

    tables: tuple[PeopleTable, ...]
    records: tuple[Record, ...]
    findings: tuple[Finding, ...]

    @property
    def has_origin(self) -> bool:
        """Whether any column tells where people come from; else all belong to the registering office's region."""
        told = {"region", "village_name", *ORIGIN_FIELDS}
        return any(column.field in told for table in self.tables for column in table.columns)


def read_people(path: Path) -> PeopleFile:
    """Read every list of people in a spreadsheet. Nothing is judged here; see `domain.importing.check_people`.

    Raises:
        UserError: the file cannot be read, or no row of it has a heading for names.
    """
    sheets = read_sheets(path)
    tables: list[PeopleTable] = []
    records: list[Record] = []
    findings: list[Finding] = []
    for sheet in sheets:
        table = find_table(sheet)
        if table is None:
            if sheet.rows:
                findings.append(_note(sheet, 1, "", "Lembar ini dilewati: tidak ada kolom Nama."))
            continue
        tables.append(table)
        _read_table(sheet, table, records, findings)
    if not tables:
        raise UserError(
            f"Di “{path.name}” tidak ditemukan baris judul dengan kolom Nama.",
            "Tidak ada data yang diubah.",
            "Beri kolomnya judul, misalnya Nama, NIK, L/P, Tempat Lahir, Tanggal Lahir, Desa, Kecamatan, No. HP.",
        )
    return PeopleFile(tuple(tables), tuple(records), tuple(findings))


def find_table(sheet: Sheet) -> PeopleTable | None:
    """The heading row: the one, or two or three together, in which most columns are recognised, names among them."""
    rows = [row for row in sheet.rows if row.number <= _SEARCHED]
    best: tuple[int, PeopleTable] | None = None
    for start in range(len(rows)):
        for depth in range(1, _DEEPEST + 1):
            span = rows[start : start + depth]
            if len(span) < depth or span[-1].number - span[0].number >= _DEEPEST:
                break
            table = PeopleTable(sheet.name, span[-1].number, _columns(span))
            fields = {column.field for column in table.columns}
            if "name" in fields and _is_heading(span[-1]) and (best is None or len(fields) > best[0]):
                best = len(fields), table
    return best[1] if best else None


def _columns(span: Sequence[Row]) -> tuple[Column, ...]:
    """The columns recognised in heading rows; of two that mean the same, the first counts."""
    columns: dict[str, Column] = {}
    for index in range(max(len(row.cells) for row in span)):
        parts = [text for row in span if (text := _text(row.cells[index]) if index < len(row.cells) else "")]
        field = people_headings.field_of(parts)
        if field and field not in columns:
            columns[field] = Column(index, " ".join(parts), field)
    if not {MALE, FEMALE} <= columns.keys():  # a lone "P" is no column of ticks
        columns = {field: column for field, column in columns.items() if field not in {MALE, FEMALE}}
    return tuple(sorted(columns.values(), key=lambda column: column.index))


def _is_heading(row: Row) -> bool:
    """Headings are short words; a row with numbers or long texts is already a person."""
    return all(isinstance(cell, str) and len(cell) <= 60 for cell in row.cells if cell != "")


def _read_table(sheet: Sheet, table: PeopleTable, records: list[Record], findings: list[Finding]) -> None:
    numbered = 0
    for row in sheet.rows:
        if row.number <= table.header_row:
            continue
        texts = {column.field: _field_text(row, column) for column in table.columns}
        left_out = _left_out(row, table, texts, numbered)
        if left_out is None:
            numbered += bool(texts.get(NUMBER))
            records.append(_record(sheet, table, row, texts))
        elif left_out:
            findings.append(_note(sheet, row.number, _first_text(row), left_out))


def _left_out(row: Row, table: PeopleTable, texts: Mapping[str, str], numbered: int) -> str | None:
    """Why a row is no person: "" says nothing was on it, None that it is one."""
    told = {field for field, text in texts.items() if text and field not in {NUMBER, MALE, FEMALE}}
    if not told:
        only_number = not any(_text(cell) for index, cell in enumerate(row.cells) if index != _index(table, NUMBER))
        return "" if only_number else "Baris dilewati: tidak berisi data orang."
    if _repeats_heading(texts) or (row.number <= table.header_row + 2 and _counts_columns(row)):
        return ""
    first = _first_text(row)
    if _FOOTERS.match(first) and not texts.get("nik"):
        return "Baris dilewati: jumlah atau tanda tangan, bukan data orang."
    if numbered and not (texts["name"] or texts.get("nik") or texts[NUMBER]):
        return "Baris dilewati: tanpa nomor, nama, dan NIK."
    return None


def _repeats_heading(texts: Mapping[str, str]) -> bool:
    """A list printed on several pages has its headings again: nobody is called "Nama Lengkap"."""
    return people_headings.field_of([texts["name"]]) == "name"


def _counts_columns(row: Row) -> bool:
    """The row "1 2 3 4 …" under the headings of official forms."""
    texts = [_text(cell).strip("()") for cell in row.cells if _text(cell)]
    return len(texts) >= 3 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _record(sheet: Sheet, table: PeopleTable, row: Row, texts: Mapping[str, str]) -> Record:
    values = {field: text for field, text in texts.items() if not field.startswith("_")}
    places = {
        column.field: Place(column.heading, column_letter(column.index), _is_number(row, column))
        for column in table.columns
        if not column.field.startswith("_")
    }
    for special, fields in ((BIRTH, ("birth_place", "birth_date")), (RT_RW, ("rt", "rw")), (MALE, ("sex",))):
        column = next((column for column in table.columns if column.field == special), None)
        if column is not None:
            values = _split(special, texts) | {field: text for field, text in values.items() if text}
            for field in fields:
                places.setdefault(field, Place(column.heading, column_letter(column.index)))
    return Record(sheet.name, row.number, values, places)


def _split(special: str, texts: Mapping[str, str]) -> dict[str, str]:
    """The fields in a column that holds two, or in two columns of ticks."""
    text = texts[special]
    if special == BIRTH:
        parts = _BIRTH_PARTS.fullmatch(text)
        return {"birth_place": parts[1], "birth_date": parts[2]} if parts else {"birth_place": text}
    if special == RT_RW:
        rt, _, rw = (re.sub(r"(?i)r[tw]\.?", "", text)).replace("-", "/").partition("/")
        return {"rt": rt.strip(), "rw": rw.strip()}
    ticked = [sex for field, sex in ((MALE, "L"), (FEMALE, "P")) if texts.get(field, "") not in _TICKS]
    return {"sex": ticked[0] if len(ticked) == 1 else ""}


def _field_text(row: Row, column: Column) -> str:
    if column.index >= len(row.cells):
        return ""
    cell = row.cells[column.index]
    if column.field == RT_RW and isinstance(cell, date):  # Excel took "01/02" for a day
        return f"{cell.day:02}/{cell.month:02}"
    return _text(cell)


def _text(cell: Cell) -> str:
    """A cell as a person reads it; whole numbers without ".0", days as ISO dates."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else str(cell)
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    return " ".join(unicodedata.normalize("NFC", unguard(str(cell))).split())


def _is_number(row: Row, column: Column) -> bool:
    cell = row.cells[column.index] if column.index < len(row.cells) else ""
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _index(table: PeopleTable, field: str) -> int:
    return next((column.index for column in table.columns if column.field == field), -1)


def _first_text(row: Row) -> str:
    return next((text for cell in row.cells if (text := _text(cell))), "")


def _note(sheet: Sheet, row: int, value: str, reason: str) -> Finding:
    return Finding(sheet.name, row, "", value, "note", reason)
