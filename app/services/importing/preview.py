"""The cells of one row of a plan, as its preview shows them to be looked at and corrected."""

from bisect import bisect_left
from dataclasses import dataclass

from app.exchange.cell_text import text_at
from app.exchange.spreadsheets import Row, column_letter
from app.services.importing.rows import ImportPlan, PlannedRow


@dataclass(frozen=True)
class RowCell:
    """One cell that fills a field: column from 0, `place` like "C12", the field and its words, the text that is read.

    Where the text was `corrected`, `original` is what the file holds.
    """

    index: int
    place: str
    field: str
    label: str
    text: str
    original: str
    corrected: bool = False


def row_cells(plan: ImportPlan, planned: PlannedRow) -> tuple[RowCell, ...]:
    """The cells of a row that fill fields, from left to right."""
    source, sheet, row = plan.source, planned.sheet, planned.row
    rows = next((one.rows for one in source.sheets if one.name == sheet), ())
    at = bisect_left(rows, row, key=lambda one: one.number)
    held = rows[at] if at < len(rows) and rows[at].number == row else Row(row, ())
    found = []
    for table in source.used:
        if table.sheet != sheet or row <= table.header_last or (table.last_row and row > table.last_row):
            continue
        for column in table.columns:
            if column.field and planned.holds(column.index):
                original = text_at(held, column.index)
                typed = plan.corrections.get((sheet, row, column.index))
                found.append(
                    RowCell(
                        column.index,
                        f"{column_letter(column.index)}{row}",
                        column.field,
                        column.heading or source.catalogue.field(column.field).label,
                        original if typed is None else typed,
                        original,
                        typed is not None,
                    )
                )
    return tuple(found)
