"""What an import would do with each row of a file, and the plan that holds all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from app.domain import import_reasons
from app.domain.import_reasons import ReasonCount
from app.domain.importing import Finding, Report
from app.domain.nik import mask_nik
from app.services.importing.sources import Source

Verdict = Literal["new", "changed", "unchanged", "rejected"]
VERDICTS: tuple[Verdict, ...] = ("new", "changed", "unchanged", "rejected")
Writes = tuple[tuple[str, str, Mapping[str, object]], ...]
"""What is to be written: (table, row id, values) each."""
Corrections = Mapping[tuple[str, int, int], str]
"""Texts typed in the preview, by sheet, row and column (from 0), read in place of the cells."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that would change, as the preview shows it: a NIK is masked."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What an import would do with one row. `origin` is the second line under the name: where a person is from, who
    judged; `writes` is empty unless the verdict is new or changed; `columns`, where tables stand side by side in the
    sheet, are the first and the last one of its own."""

    sheet: str
    row: int
    name: str
    origin: str
    verdict: Verdict
    writes: Writes = ()
    findings: tuple[Finding, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    columns: tuple[int, int] | None = None

    def holds(self, index: int) -> bool:
        """Whether a column of the sheet belongs to this row."""
        return self.columns is None or self.columns[0] <= index <= self.columns[1]


@dataclass(frozen=True)
class ImportPlan:
    """A dry run: nothing is written. The real run carries out exactly this and gives the same figures.

    `notes` are findings about the file and about rows that are no records; `state` is what the database was like.
    """

    source: Source
    corrections: Corrections
    rows: tuple[PlannedRow, ...]
    notes: tuple[Finding, ...]
    state: object = field(repr=False)

    @property
    def path(self) -> Path:
        """The file."""
        return self.source.path

    @cached_property
    def report(self) -> Report:
        """The figures, and every finding."""
        counts = {verdict: sum(row.verdict == verdict for row in self.rows) for verdict in VERDICTS}
        findings = (*self.notes, *(finding for row in self.rows for finding in row.findings))
        return Report(rows=len(self.rows), findings=findings, **counts)

    @cached_property
    def reasons(self) -> tuple[ReasonCount, ...]:
        """The reasons of all findings with their counts, the gravest first: what a report is sifted by."""
        return import_reasons.by_reason(self.report.findings)


def field_change(name: str, label: str, old: str, new: str) -> FieldChange:
    """A change as the preview shows it."""
    return FieldChange(label, mask_nik(old), mask_nik(new)) if name == "nik" else FieldChange(label, old, new)
