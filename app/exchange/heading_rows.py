"""Where a sheet's headings stand: one row, or two or three together, below whatever letterhead and above the list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from app.domain.import_fields import Catalogue
from app.exchange import headings
from app.exchange.cell_text import is_number, text, text_at
from app.exchange.spreadsheets import Row, Sheet

_SEARCHED = 60  # rows from the top in which any headings are looked for; further down they must be known well
_DEEPEST = 3  # rows that one heading may be split over
_FEWEST = 3  # columns that a further heading row must be known by
_LONGEST = 60  # characters of a heading
_LONG_NUMBER = re.compile("[0-9]{6}")


@dataclass(frozen=True)
class HeadingRows:
    """Headings from row `first` to `last`: column index → words, and → field where it is known (it may repeat)."""

    first: int
    last: int
    words: Mapping[int, str]
    fields: Mapping[int, str]

    def has(self, required: Sequence[str]) -> bool:
        """Whether all required fields are among them."""
        return set(required) <= set(self.fields.values())

    def repeats(self, other: "HeadingRows") -> bool:
        """Whether these are another's headings again, as on every page of a printed list."""
        return self.fields.items() <= other.fields.items()


def find(sheet: Sheet, catalogue: Catalogue) -> list[HeadingRows]:
    """The heading rows of all lists that stand above each other in a sheet, in order."""
    best = _best(sheet, catalogue, catalogue.required)
    if best is None:
        return []
    known = min(_FEWEST, len(set(best.fields.values())))
    found: list[HeadingRows] = []
    for start in _likely_rows(sheet, catalogue):
        number = sheet.rows[start].number
        if found and number <= found[-1].last:
            continue
        span = best if number == best.first else _deepest(sheet.rows, start, catalogue, catalogue.required)
        if span is None or (span is not best and best.first <= span.last and span.first <= best.last):
            continue
        enough = span is best or len(set(span.fields.values())) >= (known if number > best.last else _FEWEST)
        if enough and not (found and span.repeats(found[-1])):
            found.append(span)
    return found or [best]


def likeliest(sheet: Sheet, catalogue: Catalogue) -> HeadingRows | None:
    """The headings by which most columns are known, though a required one is missing; None where there are none."""
    best = _best(sheet, catalogue, ())
    return best if best and len(set(best.fields.values())) > 1 else None


def unknown(row: Row, catalogue: Catalogue) -> HeadingRows | None:
    """A row as headings of which none is known, for a reader to say what they mean; None where figures stand in it."""
    words = [text(cell) for cell in row.cells]
    if not _is_heading([row]) or any(letter.isdigit() for word in words for letter in word):
        return None
    return _span([row], catalogue)


def extents(span: HeadingRows, catalogue: Catalogue) -> list[tuple[int, int]]:
    """First and last column of each list under the headings: tables stand side by side where names come again."""
    key = catalogue.required[0]
    places = sorted(index for index, words in span.words.items() if words)
    starts = [places[0]]
    for index in (index for index in places if span.fields.get(index) == key):
        start = _start_of(index, span, starts[-1])
        if start is not None:
            starts.append(start)
    ends = [max(index for index in places if index < start) for start in starts[1:]]
    return list(zip(starts, [*ends, places[-1]], strict=True))


def counts_columns(texts: Sequence[str]) -> bool:
    """The row "1 2 3 4 …" under the headings of official forms."""
    told = [word.strip("()").removesuffix(".") for word in texts if word]
    return len(told) >= 3 and told == [str(number) for number in range(1, len(told) + 1)]


def _start_of(index: int, span: HeadingRows, start: int) -> int | None:
    """Where the table of the second, third … column of names begins; None where it is one more of the same table."""
    before = {span.fields.get(place, ""): place for place in range(start, index)}
    if span.fields[index] not in before:
        return None
    first = index
    while first - 1 > before[span.fields[index]] and span.words.get(first - 1) and span.fields.get(first - 1) in before:
        first -= 1
    own = {span.fields[place] for place in span.fields if place >= first}
    gap = not span.words.get(first - 1)
    return first if gap or len(own & set(before)) > 1 else None


def _best(sheet: Sheet, catalogue: Catalogue, required: Sequence[str]) -> HeadingRows | None:
    near = [row for row in sheet.rows[:_SEARCHED] if row.number <= _SEARCHED]
    spans = (span for start in range(len(near)) if (span := _deepest(near, start, catalogue, required)))
    best = max(spans, key=_weight, default=None)
    return best or (_far_down(sheet, catalogue) if required else None)


def _far_down(sheet: Sheet, catalogue: Catalogue) -> HeadingRows | None:
    """The first headings below long instructions."""
    spans = (_deepest(sheet.rows, start, catalogue, catalogue.required) for start in _likely_rows(sheet, catalogue))
    return next((span for span in spans if span and len(set(span.fields.values())) >= _FEWEST), None)


def _weight(span: HeadingRows) -> tuple[int, int, int]:
    """Of equal ones the least deep, then the topmost."""
    return len(set(span.fields.values())), span.first - span.last, -span.first


def _deepest(rows: Sequence[Row], start: int, catalogue: Catalogue, required: Sequence[str]) -> HeadingRows | None:
    """The best headings that begin in a row."""
    spans = []
    for depth in range(1, _DEEPEST + 1):
        rows_of = rows[start : start + depth]
        if len(rows_of) < depth or rows_of[-1].number - rows_of[0].number >= _DEEPEST or not _is_heading(rows_of):
            break
        span = _span(rows_of, catalogue)
        if span.fields and span.has(required) and all(_goes_on(row, span, catalogue) for row in rows_of[1:]):
            spans.append(span)
    return max(spans, key=_weight, default=None)


def _span(rows: Sequence[Row], catalogue: Catalogue) -> HeadingRows:
    words: dict[int, str] = {}
    fields: dict[int, str] = {}
    for index in range(max(len(row.cells) for row in rows)):
        parts = [word for row in rows if (word := text_at(row, index))]
        words[index] = " ".join(parts)
        field = headings.field_of(parts, catalogue) if parts else ""
        if parts and not field and (above := _carried(rows, index)):
            field = headings.field_of([above, *parts], catalogue)
        if field:
            fields[index] = field
    return HeadingRows(rows[0].number, rows[-1].number, words, fields)


def _carried(rows: Sequence[Row], index: int) -> str:
    """The heading that stands over several columns and is stored in the first alone ("Kelahiran" over "Tanggal")."""
    if len(rows) == 1 or text_at(rows[0], index):
        return ""
    for left in range(index - 1, -1, -1):
        if not any(text_at(row, left) for row in rows[1:]):
            return ""
        if text_at(rows[0], left):
            return text_at(rows[0], left)
    return ""


def _is_heading(rows: Sequence[Row]) -> bool:
    """Headings are short words; a row with long numbers, days or long texts is already an entry."""
    for row in rows:
        told = [cell for cell in row.cells if cell != ""]
        if any(isinstance(cell, date | time) or (is_number(cell) and not _is_small(text(cell))) for cell in told):
            return False
        if any(isinstance(cell, str) and (len(cell) > _LONGEST or _LONG_NUMBER.search(cell)) for cell in told):
            return False
    lowest = [(index, word) for index in range(len(rows[-1].cells)) if (word := text_at(rows[-1], index))]
    if len(rows) > 1 and counts_columns([word for _, word in lowest]):
        return lowest[0][0] != next(index for index in range(len(rows[0].cells)) if text_at(rows[0], index))
    return True


def _goes_on(row: Row, span: HeadingRows, catalogue: Catalogue) -> bool:
    """Whether a row goes on with headings: it is of their words, surely where names stand below them."""
    told = {index: word for index in range(len(row.cells)) if (word := text_at(row, index))}
    strange = [index for index, word in told.items() if not headings.is_of_headings(word, catalogue)]
    return 2 * len(strange) < len(told) and not any(span.fields.get(at) in catalogue.required for at in strange)


def _is_small(digits: str) -> bool:
    """A number that may head a column: that of a session."""
    return digits.isdigit() and len(digits) <= 2


def _likely_rows(sheet: Sheet, catalogue: Catalogue) -> Iterator[int]:
    """The places in `sheet.rows` at which headings may begin; every row of a long list is asked."""
    words = headings.heading_words(catalogue)
    for at, row in enumerate(sheet.rows):
        below = sheet.rows[at : at + _DEEPEST] if at < _SEARCHED else (row,)
        if any(_holds(words, near) for near in below):
            yield at


def _holds(words: Sequence[str], row: Row) -> bool:
    told = " ".join([cell for cell in row.cells if isinstance(cell, str)]).casefold()
    return any(word in told for word in words)
