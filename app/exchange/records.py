"""The rows of found lists as records: combined columns taken apart, names mended, what is no entry left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from operator import itemgetter

from app.domain import titles
from app.domain.import_fields import EXAMPLE_NAME, INSTRUCTIONS_SHEET, VERBATIM_SHEET, Catalogue
from app.domain.importing import Finding, Place, Record
from app.errors import Progress, no_progress
from app.exchange import carried, combined, heading_rows, headings
from app.exchange.cell_text import are_clean, cleaned, is_number, text
from app.exchange.spreadsheets import Row, Sheet, Tall, column_letter
from app.exchange.tables import FoundTable, TableColumn, rows_of

Corrections = Mapping[tuple[str, int, int], str]

_FOOTERS = re.compile(
    r"(jumlah|total|rekap|mengetahui|menyetujui|kepala |plt\b|plh\b|a\.n\b|nip\b|catatan|keterangan|ket\b|ketua |pptk"
    r"|dibuat oleh|disetujui|panitia|tembusan|\*)",
    re.IGNORECASE,
)
# Place and day above a signature: "Siak, 12 September 2018".
_DATED = re.compile(
    r"[^\d,]{3,40},\s*(?:tgl\.?|tanggal)?[\d\s.…_-]*(?:jan|feb|peb|mar|apr|mei|jun|jul|ag|sep|okt|nov|nop|des)[a-z]*"
    r"[\s.]*(?:[0-9]{4}|[.…_]+)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^[0-9]{1,4}[.)]\s*(?=[^\W\d])")  # "1. Siti"
# A NIK, or a NIP of 18 digits, behind a name.
_AT_END = re.compile(
    r"[\s/,;(-]*(?:n\.?i\.?[kp]\.?[\s.:]*)?('?[0-9](?:[ .-]?[0-9]){15}(?:(?:[ .-]?[0-9]){2})?)\)?$", re.IGNORECASE
)
_ENDS = frozenset("0123456789)")
_DAY_ENDS = frozenset("0123456789._…")
_NOTHING: frozenset[str] = frozenset()
_EMPTY_TICK = ("number", "male", "female")
_SKIPPED = "dilewati"
_MOST_MERGED = 200_000  # cells of merged areas that are looked at
_REPORTED = 1_000  # rows between two reports of progress


def read_records(
    sheets: Sequence[Sheet],
    tables: Sequence[FoundTable],
    catalogue: Catalogue,
    corrections: Corrections | None = None,
    progress: Progress = no_progress,
) -> tuple[tuple[Record, ...], tuple[Finding, ...]]:
    """All entries of the tables in order, and notes on what was mended or left out. Nothing is judged here.

    `corrections` maps (sheet, row, column index) to a text that counts instead of the cell. `progress` counts rows
    now and then, and may raise `Cancelled`.
    """
    total = sum(len(sheet.rows) for sheet in sheets)
    by_name = {sheet.name: sheet for sheet in sheets}
    records: list[Record] = []
    findings: list[Finding] = []
    for table in tables:
        reader = _TableReader(table, catalogue, corrections or {}, by_name[table.sheet].tall)
        findings.extend(reader.of_sheet())
        for done, row in enumerate(rows_of(by_name[table.sheet], table)):
            if done % _REPORTED == 0:
                progress(min(done, total), total)
            record = reader.read(row, findings)
            if record is not None:
                records.append(record)
    seen = {INSTRUCTIONS_SHEET, *(table.sheet for table in tables)}
    for sheet in sheets:
        if sheet.rows and sheet.name not in seen:
            label = catalogue.field(catalogue.required[0]).label
            findings.append(_skipped(sheet.name, 1, "", f"Lembar ini dilewati: tidak ada kolom {label}."))
    return tuple(records), tuple(findings)


class _TableReader:
    """Reads the rows of one table one after the other; it remembers where headings stood last, the group that the rows
    are in, the entry above, whether entries are numbered, and whether they have ended."""

    def __init__(
        self, table: FoundTable, catalogue: Catalogue, corrections: Corrections, tall: Sequence[Tall]
    ) -> None:
        self._table, self._catalogue, self._corrections = table, catalogue, corrections
        self._corrected = {row for sheet, row, _ in corrections if sheet == table.sheet}
        self._columns = tuple(column for column in table.columns if column.field)
        self._fields = tuple(column.field for column in self._columns)
        self._width = max((column.index + 1 for column in self._columns), default=0)
        self._picked = itemgetter(*(column.index for column in self._columns), 0)  # one more: always a tuple
        self._name = next((column.field for column in self._columns if column.field in catalogue.required), "")
        self._people = catalogue.key == "people"
        self._merged = self._merged_below(tall)
        self._places: dict[frozenset[str], dict[str, Place]] = {}
        self._numbered = self._ended = False
        self._heading_at = table.header_last
        self._group: Mapping[str, str] = carried.group([table.sheet], False, "") if self._people else {}
        self._above: Mapping[str, str] = {}

    def of_sheet(self) -> Iterator[Finding]:
        """That the sheet is named after a region ("Kec. Dayun"), which holds for the rows that tell none."""
        if self._group:
            told, sheet = "Nama lembar dipakai sebagai wilayah baris yang tidak menyebutnya.", self._table.sheet
            yield Finding(sheet, self._table.header_last, "", sheet, "note", told, kind="wilayah")

    def read(self, row: Row, findings: list[Finding]) -> Record | None:
        """A row as a record; None, perhaps with a note, for what is no entry."""
        texts, numeric = self._texts(row)
        left_out = self._left_out(row, texts)
        if left_out is not None:
            if left_out:
                findings.append(_skipped(self._table.sheet, row.number, self._first_text(row), left_out))
            return None
        self._numbered = self._numbered or bool(texts.get("number"))
        merged = self._merged.get(row.number, _NOTHING)
        marks = carried.same_as_above(texts, self._above, merged) if self._people else {}
        self._above = read = texts | marks if marks else texts
        values = self._values(read)
        if self._group:
            values |= {field: name for field, name in self._group.items() if not values.get(field)}
        record = Record(self._table.sheet, row.number, values, self._places_of(numeric))
        findings.extend(self._carried(record, field, texts[field], words) for field, words in marks.items())
        if self._people and self._table.sheet != VERBATIM_SHEET:
            self._mend_name(record, values, findings)
        return record

    def _merged_below(self, tall: Sequence[Tall]) -> dict[int, frozenset[str]]:
        """Row → the fields whose cell is merged with the one above."""
        fields = {column.index: column.field for column in self._columns}
        start = self._table.header_last + 1
        cells = (
            (row, fields[index])
            for first, last, index in tall
            if index in fields
            for row in range(max(first, start) + 1, last + 1)
        )
        merged: dict[int, frozenset[str]] = {}
        for row, field in islice(cells, _MOST_MERGED):
            merged[row] = merged.get(row, _NOTHING) | {field}
        return merged

    def _texts(self, row: Row) -> tuple[dict[str, str], frozenset[str]]:
        """Field → words, and the fields whose cells hold numbers. A corrected cell is text."""
        cells, width = row.cells, len(row.cells)
        corrected = row.number in self._corrected
        if not corrected and width >= self._width and are_clean(picked := self._picked(cells)):  # most rows by far
            return dict(zip(self._fields, picked, strict=False)), _NOTHING
        texts: dict[str, str] = {}
        numeric: list[str] = []
        for column in self._columns:
            index, field = column.index, column.field
            typed = self._corrections.get((self._table.sheet, row.number, index)) if corrected else None
            if typed is not None:
                texts[field] = cleaned(typed)
                continue
            cell = cells[index] if index < width else ""
            texts[field] = (field == "rt_rw" and combined.words_of_day(cell)) or text(cell)
            if is_number(cell):
                numeric.append(field)
        return texts, frozenset(numeric)

    def _values(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The fields of a record; what a column of its own tells counts before what a combined one does."""
        values = dict(texts)
        for field in self._special:
            del values[field]
        for field, parts in self._special.items():
            if field in {"male", "female"}:
                told: Mapping[str, str] = {"sex": combined.ticked(texts.get("male", ""), texts.get("female", ""))}
            else:
                told = combined.take_apart(field, parts, texts[field]) if parts and texts[field] else {}
            values |= {name: words for name, words in told.items() if not values.get(name)}
        if values.get("nik"):
            values["nik"] = values["nik"].lstrip("'’`")
        return values

    @cached_property
    def _special(self) -> dict[str, tuple[str, ...]]:
        """The columns that are no field of a record: combined ones with their parts, and the number."""
        parts = {column.field: self._catalogue.field(column.field).parts for column in self._columns}
        return {field: names for field, names in parts.items() if names or field == "number"}

    def _places_of(self, numeric: frozenset[str]) -> dict[str, Place]:
        """Field → place, made once for each set of numeric cells; the parts of a combined column are at its place."""
        if numeric not in self._places:
            places: dict[str, Place] = {}
            for column in self._columns:
                if column.field not in self._special:
                    places[column.field] = _place(column, column.field in numeric)
            for column in self._columns:
                for part in self._special.get(column.field, ()):
                    places.setdefault(part, _place(column, numeric=False))
            self._places[numeric] = places
        return self._places[numeric]

    def _left_out(self, row: Row, texts: Mapping[str, str]) -> str | None:
        """Why a row is no entry: "" says that nothing was on it, None that it is one."""
        name = texts.get(self._name, "")
        if said := self._around_entries(row, texts, name):
            return said
        if not name and not any(words for field, words in texts.items() if field not in _EMPTY_TICK):
            return "" if self._is_blank(row) else "Baris dilewati: tidak berisi data."
        if name == EXAMPLE_NAME:
            return "Baris dilewati: baris contoh dari templat."
        if name and self._repeats_heading(name):
            self._heading_at = row.number
            return ""
        if row.number <= self._heading_at + 2 and heading_rows.counts_columns(self._words(row)):
            return ""
        return self._below_the_end(row, texts)

    def _around_entries(self, row: Row, texts: Mapping[str, str], name: str) -> str:
        """Why a row is one of those that stand over or under groups of entries; "" for any other."""
        if not texts.get("nik") and (_FOOTERS.match(self._first_text(row)) or self._is_dated(name, row)):
            self._ended = True
            return "Baris dilewati: jumlah atau tanda tangan, bukan data."
        if self._people and (told := self._sub_heading(texts, row)):
            self._group = carried.below(told, self._group)
            return "Judul kelompok; wilayahnya dipakai untuk baris di bawahnya yang tidak menyebutnya."
        return ""

    def _below_the_end(self, row: Row, texts: Mapping[str, str]) -> str | None:
        """Why a row belongs to what stands under a list, whose entries are numbered or have a NIK."""
        number, nik, name = texts.get("number", ""), texts.get("nik", ""), texts.get(self._name, "")
        if self._numbered and not (name or nik or number):
            self._ended = True
            return "Baris dilewati: tanpa nomor, nama, dan NIK."
        if self._ended and not (number or nik) and (self._numbered or len(self._words(row)) == 1):
            return "Baris dilewati: di bawah jumlah atau tanda tangan, tanpa nomor dan NIK."
        return None

    def _is_dated(self, name: str, row: Row) -> bool:
        """Whether place and day above a signature stand in the column of names."""
        return name[-1:] in _DAY_ENDS and len(self._words(row)) == 1 and bool(_DATED.fullmatch(name))

    def _sub_heading(self, texts: Mapping[str, str], row: Row) -> Mapping[str, str]:
        """The region that a row tells for those below it; {} for an entry."""
        if sum(map(bool, texts.values())) > 2:  # most rows by far
            return {}
        return carried.group(self._words(row), "number" in texts, texts.get("number", ""))

    def _carried(self, record: Record, field: str, typed: str, words: str) -> Finding:
        """What a mark for "the same as above" was read as."""
        about = next(iter(self._special.get(field, ())), field)
        if not typed:
            found = record.finding(about, "note", f"Sel digabung; dibaca sama dengan di atasnya: {words}.", kind="sda")
        elif words:
            found = record.finding(about, "note", f"“{typed}” dibaca sama dengan di atasnya: {words}.", kind="sda")
        else:
            found = record.finding(about, "warning", f"“{typed}”, tetapi di atasnya kosong.", kind="sda")
        return replace(found, value=typed)

    def _repeats_heading(self, name: str) -> bool:
        """A list printed on several pages has its headings again: nobody is called "Nama Lengkap"."""
        return len(name) <= 60 and any(word in name.casefold() for word in self._heading_words) and (
            headings.field_of([name], self._catalogue) == self._name
        )

    @cached_property
    def _heading_words(self) -> tuple[str, ...]:
        return headings.heading_words(self._catalogue)

    def _is_blank(self, row: Row) -> bool:
        skipped = {column.index for column in self._columns if column.field in _EMPTY_TICK}
        first, last = self._table.first_index, self._table.last_index
        return not any(text(cell) for at, cell in enumerate(row.cells) if first <= at <= last and at not in skipped)

    def _words(self, row: Row) -> list[str]:
        """What stands in the table's part of a row."""
        cells = row.cells[self._table.first_index : self._table.last_index + 1]
        return [words for cell in cells if (words := text(cell))]

    def _first_text(self, row: Row) -> str:
        return next(iter(self._words(row)), "")

    def _mend_name(self, record: Record, values: dict[str, str], findings: list[Finding]) -> None:
        """Part the name from a NIK or NIP behind it and from its titles, and write capitals as names are written."""
        typed = values.get("name", "")
        name = _COUNTED.sub("", typed) if typed[:1].isdigit() else typed
        if name[-1:] in _ENDS and (number := _AT_END.search(name)) and number.start():
            name = name[: number.start()].rstrip()
            digits = re.sub("[^0-9]", "", number[1])
            if len(digits) == 16:
                values["nik"] = values.get("nik") or digits
        full = titles.part(name)
        name = titles.from_capitals(full.name)
        values["name"] = name
        for field, title in (("front_title", full.front), ("back_title", full.back)):
            if title and not values.get(field):
                values[field] = title
        if name != typed:
            findings.append(_mended(record, typed, full, name))


def _mended(record: Record, typed: str, full: titles.FullName, name: str) -> Finding:
    written = " ".join(part for part in (full.front, name) if part) + (f", {full.back}" if full.back else "")
    told = f"Nama dibaca “{name}”" + (f" dengan gelar, ditulis “{written}”." if full.front or full.back else ".")
    return replace(record.finding("name", "note", told, kind="nama"), value=typed)


def _place(column: TableColumn, numeric: bool) -> Place:
    return Place(column.heading, column_letter(column.index), numeric, column.index)


def _skipped(sheet: str, row: int, value: str, reason: str) -> Finding:
    return Finding(sheet, row, "", value, "note", reason, kind=_SKIPPED)
