"""The helper's side of `marking`: the workbook itself edited by openpyxl, or its values written anew."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Any

from app.exchange import workbook_size
from app.exchange.helper_process import send
from app.exchange.spreadsheets import Cell, OpenSheet, checked_content, open_sheets

Marks = Mapping[tuple[int, int], tuple[str, str]]
"""(row, column from 0) → (severity, words) on one sheet."""

_FILLS = {"error": "FFC7CE", "warning": "FFEB9C"}
_GRAVITY = {"error": 0, "warning": 1, "note": 2}
_MOST_EDITED = 400_000  # cells; openpyxl takes some 25,000 a second, and 200 bytes for each
_MOST_COMMENTS = 20_000  # Excel and LibreOffice open a workbook with more only slowly
_PATIENCE = 15.0, 1.5  # seconds without an answer, and more for each MB unpacked
_COMMENT = 340, 110  # pixels
_AUTHOR = "Bimtek PSM"
_DRAWN = ("xl/drawings/drawing", "xl/ctrlProps/", "xl/activeX/", "xl/media/")
_PART = 2**20  # bytes
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_TEXT = 32_767  # characters in one cell of Excel

_EDITED = "Gambar, tombol, dan bagan tertentu dari buku kerja asli mungkin tidak ikut."
_RENEWED = "Salinan hanya berisi lembar, baris, dan isi selnya; format dan rumus asli tidak ikut."
_FEWER = f"Hanya {_MOST_COMMENTS} sel pertama yang diberi komentar; sel lainnya hanya diwarnai."


@dataclass(frozen=True)
class _Copy:
    content: bytes
    lacking: tuple[str, ...]


def answer_with_copy(answers: IO[bytes], path: str, marks: Sequence[tuple[str, int, int, str, str]]) -> None:
    """The copy as ("lacks", sentence) …, ("part", bytes) …"""
    source = Path(path)
    content, unpacked = checked_content(source)
    send(answers, ("patience", _PATIENCE[0] + _PATIENCE[1] * unpacked / 2**20))
    told, fewer = _by_sheet(marks)

    def at(percent: int) -> None:
        send(answers, ("at", percent, 100))

    at(5)
    made = _edited(source, content, told, at) or _renewed(source, told, at)
    for sentence in (*made.lacking, *([_FEWER] if fewer else [])):
        send(answers, ("lacks", sentence))
    for start in range(0, len(made.content), _PART):
        send(answers, ("part", made.content[start : start + _PART]))


def _by_sheet(marks: Sequence[tuple[str, int, int, str, str]]) -> tuple[dict[str, Marks], bool]:
    """The marks of each sheet, those of one cell as one; and whether there were too many for comments on all."""
    cells: dict[tuple[str, int, int], list[tuple[str, str]]] = {}
    for sheet, row, index, severity, words in marks:
        cells.setdefault((sheet, row, index), []).append((severity, words))
    by_sheet: dict[str, dict[tuple[int, int], tuple[str, str]]] = {}
    ordered = sorted(cells.items(), key=lambda item: min(_GRAVITY.get(severity, 2) for severity, _ in item[1]))
    for number, ((sheet, row, index), remarks) in enumerate(ordered):
        gravest = min((severity for severity, _ in remarks), key=lambda severity: _GRAVITY.get(severity, 2))
        words = "\n".join(dict.fromkeys(words for _, words in remarks)) if number < _MOST_COMMENTS else ""
        by_sheet.setdefault(sheet, {})[row, index] = gravest, words
    return dict(by_sheet), len(cells) > _MOST_COMMENTS


def _edited(source: Path, content: bytes, marks: Mapping[str, Marks], at: Callable[[int], None]) -> _Copy | None:
    """The workbook itself; None where openpyxl cannot edit it, or it is too large."""
    if source.suffix.lower() != ".xlsx" or workbook_size.cells(io.BytesIO(content), ".xlsx") > _MOST_EDITED:
        return None
    import openpyxl

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)
            at(50)
            for name, of_sheet in marks.items():
                if name in book.sheetnames:
                    _mark_sheet(book[name], of_sheet)
            at(60)
            made = io.BytesIO()
            book.save(made)
        except Exception:  # noqa: BLE001  # openpyxl raises anything on what it does not know; the values can be had
            return None
    at(95)
    refused = any(issubclass(warning.category, UserWarning) for warning in told)  # "… is not supported"
    return _Copy(made.getvalue(), (_EDITED,) if refused or _is_drawn(content) else ())


def _is_drawn(content: bytes) -> bool:
    """Whether there are pictures, charts or buttons, which openpyxl carries over in part."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return any(name.startswith(_DRAWN) for name in archive.namelist())


def _mark_sheet(sheet: Any, marks: Marks) -> None:  # noqa: ANN401  # openpyxl has no types
    from openpyxl.cell import MergedCell
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    fills = {severity: PatternFill("solid", start_color=color) for severity, color in _FILLS.items()}
    for (row, index), (severity, words) in marks.items():
        cell = sheet.cell(row, index + 1)
        if isinstance(cell, MergedCell):
            area = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
            cell = sheet.cell(area.min_row, area.min_col)
        if severity in fills:
            cell.fill = fills[severity]
        if words:
            before = f"{cell.comment.text}\n\n" if cell.comment else ""
            cell.comment = Comment(before + words, _AUTHOR, height=_COMMENT[1], width=_COMMENT[0])


def _renewed(source: Path, marks: Mapping[str, Marks], at: Callable[[int], None]) -> _Copy:
    """A new workbook with the values of any other one, each in its place."""
    import xlsxwriter

    content = io.BytesIO()
    settings = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    taken: set[str] = set()
    with xlsxwriter.Workbook(content, {**settings, "constant_memory": True, "nan_inf_to_errors": True}) as book:
        formats = _formats(book)
        for opened in open_sheets(source):
            name = _sheet_name(opened.name, taken)
            _write_sheet(book.add_worksheet(name), opened, marks.get(opened.name, {}), formats)
            at(50)
    at(95)
    return _Copy(content.getvalue(), () if source.suffix.lower() in {".csv", ".txt", ".tsv"} else (_RENEWED,))


def _formats(book: Any) -> dict[tuple[str, str], Any]:  # noqa: ANN401  # XlsxWriter has no types
    """(severity or "", kind of value) → format."""
    shown = {"": {}, "date": {"num_format": "dd-mm-yyyy"}, "time": {"num_format": "hh:mm"}, "text": {"num_format": "@"}}
    colours = {"": {}, **{severity: {"bg_color": f"#{color}"} for severity, color in _FILLS.items()}}
    return {
        (severity, kind): book.add_format({**colour, **form})
        for severity, colour in colours.items()
        for kind, form in shown.items()
    }


def _write_sheet(sheet: Any, opened: OpenSheet, marks: Marks, formats: Mapping[tuple[str, str], Any]) -> None:  # noqa: ANN401  # XlsxWriter has no types
    by_row: dict[int, dict[int, tuple[str, str]]] = {}
    for (number, index), mark in marks.items():
        by_row.setdefault(number, {})[index] = mark
    for row in opened.rows:
        marked = by_row.pop(row.number, {})
        for index in range(max(len(row.cells), *(index + 1 for index in marked), 0)):
            cell = row.cells[index] if index < len(row.cells) else ""
            severity = marked.get(index, ("", ""))[0]
            _write_cell(sheet, row.number - 1, index, cell, severity if severity in _FILLS else "", formats)
        _comment(sheet, row.number, marked)
    for number, marked in by_row.items():
        _comment(sheet, number, marked)


def _write_cell(
    sheet: Any, row: int, index: int, cell: Cell, severity: str, formats: Mapping[tuple[str, str], Any]  # noqa: ANN401  # XlsxWriter has no types
) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, index, cell, formats[severity, ""])
    elif isinstance(cell, int | float):
        sheet.write_number(row, index, cell, formats[severity, ""])
    elif isinstance(cell, date | time | timedelta) and not (isinstance(cell, date) and cell.year < 1900):
        kind = "date" if isinstance(cell, date | datetime) else "time"
        sheet.write_datetime(row, index, cell, formats[severity, kind])
    elif cell != "":
        text = str(cell).encode(errors="replace").decode()[:_LONGEST_TEXT]
        sheet.write_string(row, index, text, formats[severity, "text"])
    elif severity:
        sheet.write_blank(row, index, None, formats[severity, ""])


def _comment(sheet: Any, number: int, marked: Mapping[int, tuple[str, str]]) -> None:  # noqa: ANN401  # XlsxWriter has no types
    for index, (_, words) in marked.items():
        if words:
            shape = {"author": _AUTHOR, "width": _COMMENT[0], "height": _COMMENT[1]}
            sheet.write_comment(number - 1, index, words, shape)


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that Excel allows, as near to the sheet's own as can be."""
    plain = _FORBIDDEN.sub(" ", name.encode(errors="replace").decode()).strip("' ")[:31].strip() or "Lembar"
    made, number = plain, 2
    while made.casefold() in taken:
        made, number = f"{plain[:27]} ({number})", number + 1
    taken.add(made.casefold())
    return made
