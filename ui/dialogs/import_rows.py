"""The dry run of an import as a table: what would become of each row, and why."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.importing import Finding
from app.services.importing import ImportPlan, PlannedRow
from ui.drawing.chip import Chip
from ui.tables.cells import Remark, TwoLine, number
from ui.tables.columns import Column
from ui.widgets.chips import Filter

REMARKED = "remarked"
"""The key of the filter of rows with findings."""
_RANK = {"error": 0, "warning": 1, "note": 2}


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportDialog", text)


def verdicts() -> dict[str, Chip]:
    """What may become of a row."""
    return {
        "new": Chip(_tr("Baru"), "running", "add"),
        "changed": Chip(_tr("Berubah"), "plan", "edit"),
        "unchanged": Chip(_tr("Tidak berubah"), "quiet"),
        "rejected": Chip(_tr("Ditolak"), "err"),
    }


def columns() -> tuple[Column[PlannedRow], ...]:
    """Row as the spreadsheet numbers it, who, what becomes of it, and the gravest finding."""
    chips = verdicts()
    return (
        Column("row", _tr("Baris"), lambda row: number(row.row, ink="muted"), 64, "right",
               order=lambda row: (row.sheet, row.row)),
        Column("name", _tr("Nama dan asal"), lambda row: TwoLine(row.name or _tr("(tanpa nama)"), row.origin), 220,
               order=lambda row: row.name.casefold()),
        Column("verdict", _tr("Hasil"), lambda row: chips[row.verdict], 136, order=lambda row: row.verdict),
        Column("finding", _tr("Temuan"), _finding, 240, stretch=True, order=_weight),
    )  # fmt: skip


def filters(plan: ImportPlan) -> list[Filter]:
    """The pills with their counts."""
    pills = [Filter("", _tr("Semua"), len(plan.rows))]
    for key, chip in verdicts().items():
        count = sum(row.verdict == key for row in plan.rows)
        if count:
            pills.append(Filter(key, chip.text, count))
    remarked = sum(bool(row.findings) for row in plan.rows)
    return [*pills, Filter(REMARKED, _tr("Ada temuan"), remarked, apart=True)] if remarked else pills


def sifted(rows: Sequence[PlannedRow], key: str) -> list[PlannedRow]:
    """The rows of a filter."""
    return [row for row in rows if key in ("", row.verdict) or (key == REMARKED and row.findings)]


def told(finding: Finding) -> str:
    """One finding in whole sentences: cell, value, reason, what to do."""
    place = " ".join(part for part in (finding.cell, finding.column) if part)
    value = f"“{finding.value}”" if finding.value else ""
    head = ", ".join(part for part in (place, value) if part)
    said = f"{finding.reason} {finding.suggestion}".strip()
    return f"{head}: {said}" if head else said


def by_gravity(findings: Sequence[Finding]) -> list[Finding]:
    """Errors first."""
    return sorted(findings, key=lambda finding: _RANK[finding.severity])


def _finding(row: PlannedRow) -> Remark:
    if not row.findings:
        return Remark("")
    worst, *others = by_gravity(row.findings)
    more = _tr(" (+{count})").format(count=len(others)) if others else ""
    looks = {"error": ("error_circle_filled", "err"), "warning": ("warning_filled", "warn"), "note": ("info", "muted")}
    return Remark(f"{worst.reason}{more}", *looks[worst.severity])


def _weight(row: PlannedRow) -> tuple[int, int]:
    return (min((_RANK[finding.severity] for finding in row.findings), default=9), row.row)
