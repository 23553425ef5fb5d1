"""A table of texts and numbers as an .xlsx or .csv for other programs: texts stay texts, no formula, no link."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.exchange.formula_guard import guard

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # XML knows no such signs


@dataclass(frozen=True)
class SheetTable:
    """One sheet: `heads` are (heading, width in characters); a cell is a text or a whole number."""

    name: str
    heads: tuple[tuple[str, float], ...]
    rows: Sequence[Sequence[str | int]]


def workbook(title: str, tables: Sequence[SheetTable]) -> bytes:
    """The sheets as the bytes of a workbook."""
    import xlsxwriter

    content = io.BytesIO()
    settings = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(content, settings) as book:
        book.set_properties({"title": title})
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        text = book.add_format({"num_format": "@"})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            for column, (words, width) in enumerate(table.heads):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, words, heading)
            for number, row in enumerate(table.rows, start=1):
                for column, cell in enumerate(row):
                    if isinstance(cell, int):
                        sheet.write_number(number, column, cell)
                    elif cell:
                        sheet.write_string(number, column, _CONTROL.sub("", cell), text)
    return content.getvalue()


def csv_table(table: SheetTable) -> bytes:
    """One sheet as Indonesian spreadsheet programs read it: semicolons, UTF-8 with its mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([heading for heading, _ in table.heads])
    writer.writerows([guard(str(cell)) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
