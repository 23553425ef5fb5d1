"""Bringing in lists: of people, of an event's participants, marks and scores, of a jury's scores.

`open_source` reads a file, `assign` corrects what a column means, `plan` judges the rows without writing, `correct`
mends a cell, `run` carries exactly that out as one undoable step and counts again what was written.
"""

from app.exchange.tables import FoundTable, TableColumn
from app.services.importing.kinds import Kind, kinds
from app.services.importing.outputs import mark_copy, write_template
from app.services.importing.plans import correct, plan
from app.services.importing.preview import RowCell, row_cells
from app.services.importing.rows import FieldChange, ImportPlan, PlannedRow
from app.services.importing.running import Outcome, run
from app.services.importing.sources import Source, assign, open_guessed, open_source, retarget, use_table

__all__ = [
    "FieldChange",
    "FoundTable",
    "ImportPlan",
    "Kind",
    "Outcome",
    "PlannedRow",
    "RowCell",
    "Source",
    "TableColumn",
    "assign",
    "correct",
    "kinds",
    "mark_copy",
    "open_guessed",
    "open_source",
    "plan",
    "retarget",
    "row_cells",
    "run",
    "use_table",
    "write_template",
]
