"""Finding the lists in a workbook: the heading row wherever it stands, and what each column means."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from app.domain.import_fields import Catalogue
from app.exchange import content_guess, heading_rows
from app.exchange.cell_text import text, text_at
from app.exchange.heading_rows import HeadingRows
from app.exchange.headings import folded
from app.exchange.spreadsheets import Row, Sheet

_SAMPLES = 5
_LOOKED_AT = 50  # rows by which a column is told by its contents
_TICKS = ("male", "female")  # a lone "P" is no column of ticks
Remembered = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class TableColumn:
    """One column: its index in the sheet from 0, its heading ("" for none), the field that it fills ("" for none),
    and how that was guessed: "heading", "content", "remembered", "chosen" or ""."""

    index: int
    heading: str
    field: str = ""
    guessed: str = ""


@dataclass(frozen=True)
class FoundTable:
    """One list. Rows count as the spreadsheet numbers them, columns from 0, all bounds included.

    `header_first` is 0 for a list without headings; its first row then is `header_last` + 1. `last_row` is 0 where the
    list goes on to the end of the sheet. `samples` are the first rows as texts, aligned with `columns`.
    """

    sheet: str
    header_first: int
    header_last: int
    first_index: int
    last_index: int
    columns: tuple[TableColumn, ...]
    samples: tuple[tuple[str, ...], ...]
    last_row: int = 0

    @property
    def layout(self) -> str:
        """A fingerprint of the headings, under which corrected columns are remembered; "" without headings."""
        if not self.header_first:
            return ""
        headed = (name for name, column in zip(self.column_names, self.columns, strict=True) if column.heading)
        return hashlib.sha256("\n".join(headed).encode(errors="replace")).hexdigest()[:32]

    @property
    def column_names(self) -> tuple[str, ...]:
        """A name for each column, unique in the table: its folded heading, numbered where it repeats."""
        seen: dict[str, int] = {}
        names = []
        for column in self.columns:
            name = folded(column.heading)
            seen[name] = seen.get(name, 0) + 1
            names.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
        return tuple(names)

    @property
    def assignment(self) -> dict[str, str]:
        """Column name → field, as `find_tables` takes it back under `layout`."""
        return {name: column.field for name, column in zip(self.column_names, self.columns, strict=True)}

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the columns fill."""
        return frozenset(column.field for column in self.columns if column.field)

    def is_told_by_headings(self, catalogue: Catalogue) -> bool:
        """Whether the required fields are not only guessed by what the columns hold."""
        return not any(column.guessed == "content" and column.field in catalogue.required for column in self.columns)

    def missing(self, catalogue: Catalogue) -> tuple[str, ...]:
        """The required fields that no column fills."""
        return tuple(field for field in catalogue.required if field not in self.fields)


def find_tables(
    sheets: Sequence[Sheet], catalogue: Catalogue, remembered: Remembered | None = None
) -> tuple[FoundTable, ...]:
    """All lists of a workbook with their columns guessed: by what was `remembered` of the layout (layout →
    {column name: field}), by heading, else by content.

    A list without headings, or by names alone, counts only where no other tells more: instructions name the columns
    too. Where no list is certain, the likeliest of each sheet comes with its required fields `missing`, for a reader
    to assign; a workbook without anything like a list gives none.
    """
    known = remembered or {}
    found = tuple(_recall(table, known) for sheet in sheets for table in _sheet_tables(sheet, catalogue))
    certain = tuple(table for table in found if not table.missing(catalogue))
    headed = tuple(table for table in certain if table.is_told_by_headings(catalogue)) or certain
    told = tuple(table for table in headed if table.fields.difference(catalogue.required, {"number"}))
    return told or headed or found


def with_field(table: FoundTable, index: int, field: str) -> FoundTable:
    """The table with a field given to the column at `index` of the sheet; it leaves the column that had it."""
    columns = tuple(
        replace(column, field=field, guessed="chosen")
        if column.index == index
        else replace(column, field="", guessed="chosen")
        if field and column.field == field
        else column
        for column in table.columns
    )
    return replace(table, columns=columns)


def rows_of(sheet: Sheet, table: FoundTable) -> Iterator[Row]:
    """The rows below a table's headings."""
    return (
        row
        for row in sheet.rows
        if row.number > table.header_last and (not table.last_row or row.number <= table.last_row)
    )


def _recall(table: FoundTable, remembered: Remembered) -> FoundTable:
    kept = remembered.get(table.layout) if table.layout else None
    if kept is None:
        return table
    columns = tuple(
        replace(column, field=kept[name], guessed="remembered") if name in kept else column
        for name, column in zip(table.column_names, table.columns, strict=True)
    )
    return replace(table, columns=columns)


def _sheet_tables(sheet: Sheet, catalogue: Catalogue) -> Iterator[FoundTable]:
    spans = heading_rows.find(sheet, catalogue)
    for number, span in enumerate(spans):
        last_row = spans[number + 1].first - 1 if number + 1 < len(spans) else 0
        extents = heading_rows.extents(span, catalogue)
        for first, last in extents:
            bare = FoundTable(sheet.name, span.first, span.last, first, last, (), (), last_row)
            yield _guessed(sheet, bare, span, catalogue, widen=(first, last) == extents[-1])
    if not spans:
        yield from _uncertain(sheet, catalogue)


def _uncertain(sheet: Sheet, catalogue: Catalogue) -> Iterator[FoundTable]:
    """A list with headings of which none is a required one, else rows without any heading."""
    rows = [row for row in islice(sheet.rows, _LOOKED_AT) if len(list(filter(text, row.cells))) > 1]
    if not rows:
        return
    above = rows[0].number - 1
    first = min(at for row in rows for at in range(len(row.cells)) if text_at(row, at))
    bare = FoundTable(sheet.name, 0, above, first, first, (), ())
    headless = _guessed(sheet, bare, HeadingRows(above, above, {}, {}), catalogue, widen=True)
    span = heading_rows.likeliest(sheet, catalogue)
    if span is None and headless.missing(catalogue):
        span = heading_rows.unknown(rows[0], catalogue)
    if span is not None:
        places = [at for at, words in span.words.items() if words]
        bare = FoundTable(sheet.name, span.first, span.last, min(places), max(places), (), ())
        yield _guessed(sheet, bare, span, catalogue, widen=True)
    else:
        yield headless


def _guessed(sheet: Sheet, bare: FoundTable, span: HeadingRows, catalogue: Catalogue, widen: bool) -> FoundTable:
    """A table with its columns: of two that mean the same, the first counts; then what their contents tell."""
    rows = list(islice(rows_of(sheet, bare), _LOOKED_AT))
    widest = max((len(row.cells) for row in rows), default=0) - 1
    last = max(bare.last_index, widest) if widen else bare.last_index
    indices = range(bare.first_index, last + 1)
    texts = [tuple(text_at(row, index) for index in indices) for row in rows]
    headings = [span.words.get(index, "") for index in indices]
    fields = _once([span.fields.get(index, "") for index in indices])
    by_content = content_guess.guess(texts, headings, fields, catalogue)
    columns = tuple(
        TableColumn(index, heading, by_content.get(place, field), _how(field, place in by_content))
        for place, (index, heading, field) in enumerate(zip(indices, headings, fields, strict=True))
    )
    return replace(bare, last_index=last, columns=columns, samples=_samples(texts))


def _once(fields: Sequence[str]) -> list[str]:
    """Each field at its first column alone; a column of ticks only beside the other one."""
    left = set(fields) if set(_TICKS) <= set(fields) else set(fields).difference(_TICKS)
    once = []
    for field in fields:
        once.append(field if field in left else "")
        left.discard(field)
    return once


def _how(field: str, by_content: bool) -> str:
    return "content" if by_content else "heading" if field else ""


def _samples(texts: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    filled = (cells for cells in texts if sum(map(bool, cells)) > 1 and not heading_rows.counts_columns(cells))
    return tuple(islice(filled, _SAMPLES))
