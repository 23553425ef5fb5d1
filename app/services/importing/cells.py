"""Planning rows that hold single values of somebody: marks of sessions, scores of exams, scores of a jury."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.importing import Finding, Record
from app.services.importing.rows import FieldChange, PlannedRow, Verdict


@dataclass(frozen=True, slots=True)
class Value:
    """One value to be written: the id of its row, the fields that make that row what it is, the value itself, and the
    column of the list that it was read from."""

    id: str
    links: Mapping[str, str]
    value: str
    label: str
    column: str


@dataclass
class Cells:
    """The values of one table as they stand, `known` by row id; and what earlier rows of the file told."""

    table: str
    name: str
    known: Mapping[str, str]
    told: dict[str, tuple[int, str]] = field(default_factory=dict)

    def planned(
        self, record: Record, who: str, origin: str, values: Sequence[Value], findings: Sequence[Finding]
    ) -> PlannedRow:
        """The row as planned; any error among its findings refuses all of it."""
        found = list(findings)
        if any(finding.severity == "error" for finding in found):
            return PlannedRow(record.sheet, record.row, who, origin, "rejected", (), tuple(found))
        fresh = [value for value in values if value.value and self._is_news(record, value, found)]
        writes = tuple((self.table, one.id, {**one.links, self.name: one.value}) for one in fresh)
        changes = tuple(FieldChange(one.label, self.known.get(one.id, ""), one.value) for one in fresh)
        verdict: Verdict = "unchanged"
        if fresh:
            verdict = "changed" if any(change.old for change in changes) else "new"
        shown = changes if verdict == "changed" else ()
        return PlannedRow(record.sheet, record.row, who, origin, verdict, writes, tuple(found), shown)

    def _is_news(self, record: Record, value: Value, findings: list[Finding]) -> bool:
        """Whether a value is to be written; what an earlier row told stands, so that a file always ends the same."""
        row, before = self.told.setdefault(value.id, (record.row, value.value))
        if row != record.row or before != value.value:
            if before != value.value:
                reason = f"Baris {row} sudah menyebut {value.label}: {before}."
                advice = f"Yang dipakai isian baris {row}; periksa mana yang benar."
                findings.append(record.finding(value.column, "warning", reason, advice, "baris-ganda"))
            return False
        return self.known.get(value.id) != value.value
