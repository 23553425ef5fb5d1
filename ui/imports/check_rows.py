"""The dry run as a table: what would become of each row, and why; sifted by verdict and by reason."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.import_reasons import LABELS
from app.domain.importing import Finding
from app.services.importing import ImportPlan, PlannedRow
from ui.drawing.chip import Chip
from ui.imports.words import tr
from ui.tables.cells import Remark, TwoLine, number
from ui.tables.columns import Column
from ui.widgets.chips import Filter

REMARKED, CORRECTED = "remarked", "corrected"
"""The keys of the filters of rows with findings, and of rows with corrections."""
OTHER = "other"
"""The key of the reasons that have no name of their own."""
_RANK = {"error": 0, "warning": 1, "note": 2}
LOOKS = {"error": ("error_circle_filled", "err"), "warning": ("warning_filled", "warn"), "note": ("info", "muted")}
"""Icon and ink of a finding by its severity."""


@dataclass(frozen=True)
class Judged:
    """A plan arranged for looking at it: its rows by filter and by reason. Made where the plan is made, for a list may
    have a hundred thousand rows."""

    plan: ImportPlan
    by_filter: Mapping[str, Sequence[PlannedRow]]
    by_reason: Mapping[str, Sequence[PlannedRow]]

    def sifted(self, key: str, reason: str) -> Sequence[PlannedRow]:
        """The rows of a filter that have a finding for this reason; both "" for all."""
        rows = self.by_filter.get(key, ())
        if not reason:
            return rows
        within = self.by_reason.get(reason, ())
        if not key:
            return within
        wanted = set(map(id, rows))
        return [row for row in within if id(row) in wanted]


def arranged(plan: ImportPlan) -> Judged:
    """Sort the rows of a plan once."""
    by_filter: dict[str, list[PlannedRow]] = defaultdict(list)
    by_reason: dict[str, list[PlannedRow]] = defaultdict(list)
    by_filter[""] = list(plan.rows)
    corrected: dict[tuple[str, int], list[int]] = defaultdict(list)
    for sheet, line, column in plan.corrections:
        corrected[sheet, line].append(column)
    for row in plan.rows:
        by_filter[row.verdict].append(row)
        if row.findings:
            by_filter[REMARKED].append(row)
        if any(row.holds(column) for column in corrected.get((row.sheet, row.row), ())):
            by_filter[CORRECTED].append(row)
        for kind in {(finding.kind if finding.kind in LABELS else "") or OTHER for finding in row.findings}:
            by_reason[kind].append(row)
    return Judged(plan, by_filter, by_reason)


def reasons(judged: Judged) -> list[tuple[str, str]]:
    """Key and words of the reasons that rows have, with how many rows have each; the gravest first."""
    found = [(reason.kind or OTHER, reason.label) for reason in judged.plan.reasons]
    return [(key, f"{words} ({len(judged.by_reason[key])})") for key, words in found if key in judged.by_reason]


def verdicts() -> dict[str, Chip]:
    """What may become of a row."""
    return {
        "new": Chip(tr("Baru"), "running", "add"),
        "changed": Chip(tr("Berubah"), "plan", "edit"),
        "unchanged": Chip(tr("Tidak berubah"), "quiet"),
        "rejected": Chip(tr("Ditolak"), "err"),
    }


def columns() -> tuple[Column[PlannedRow], ...]:
    """Row as the spreadsheet numbers it, who, what becomes of it, and the gravest finding."""
    chips = verdicts()
    return (
        Column("row", tr("Baris"), lambda row: number(row.row, ink="muted"), 72, "right"),
        Column("name", tr("Nama"), _name, 200),
        Column("verdict", tr("Hasil"), lambda row: chips[row.verdict], 132),
        Column("finding", tr("Temuan"), _finding, 160, stretch=True),
    )


def filters(judged: Judged) -> list[Filter]:
    """The pills with their counts: the four figures of the report, and what wants an eye."""
    counted = {key: len(rows) for key, rows in judged.by_filter.items()}
    pills = [Filter("", tr("Semua"), counted[""])]
    pills += [Filter(key, chip.text, counted.get(key, 0)) for key, chip in verdicts().items()]
    apart = [(REMARKED, tr("Ada temuan")), (CORRECTED, tr("Diperbaiki"))]
    pills += [Filter(key, text, counted[key], apart=key == REMARKED) for key, text in apart if counted.get(key)]
    return pills


def by_gravity(findings: Sequence[Finding]) -> list[Finding]:
    """Errors first."""
    return sorted(findings, key=lambda finding: _RANK[finding.severity])


def _name(row: PlannedRow) -> TwoLine:
    return TwoLine(row.name or tr("(tanpa nama)"), row.origin)


def _finding(row: PlannedRow) -> Remark:
    if not row.findings:
        return Remark("")
    worst, *others = by_gravity(row.findings)
    more = tr(" (+{count})").format(count=len(others)) if others else ""
    return Remark(f"{worst.reason}{more}", *LOOKS[worst.severity])
