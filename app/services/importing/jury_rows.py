"""Planning the rows of a list of a jury's scores: a column a criterion, or one row a value."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from app.domain import import_values, matching
from app.domain.importing import Finding, Record
from app.errors import Progress
from app.models import base
from app.services import award_results, awards
from app.services.awards import CriterionCard
from app.services.importing.cells import Cells, Value
from app.services.importing.rows import PlannedRow
from app.services.importing.sources import Source
from app.services.importing.stages import watched
from app.services.records import number


class _Names:
    """Ids by name: spelled alike is the same one, if only one is."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        self._ids: dict[str, list[str]] = defaultdict(list)
        for one, name in named:
            self._ids[matching.name_key(name)].append(one)

    def find(self, name: str) -> str:
        """The id; "" when nobody or several are called so."""
        found = self._ids.get(matching.name_key(name), [])
        return found[0] if len(found) == 1 else ""


class _Jury:
    """A selection's jurors, nominees, criteria and recusals, as the rows of a list name them."""

    def __init__(self, selection_id: str) -> None:
        self.criteria: Mapping[str, CriterionCard] = {card.id: card for card in awards.criteria(selection_id)}
        self._jurors = _Names((card.id, card.name) for card in awards.jurors(selection_id))
        self._nominees = _Names((row.id, row.name) for row in awards.nominees(selection_id))
        self._criteria = _Names((card.id, card.name) for card in self.criteria.values())
        self._recused = set(award_results.recusals(selection_id))

    def who(self, record: Record) -> tuple[str, str, list[Finding]]:
        """Juror and nominee, "" where the row does not tell them for certain."""
        juror = self._jurors.find(record.values.get("juror", ""))
        nominee = self._nominees.find(record.values.get("nominee", ""))
        findings = []
        if not juror:
            findings.append(_refused(record, "juror", "Juri ini tidak ada dalam pemilihan.", "juri"))
        if not nominee:
            findings.append(_refused(record, "nominee", "Nomine ini tidak ada dalam pemilihan.", "nomine"))
        if (juror, nominee) in self._recused:
            findings.append(_refused(record, "juror", "Juri ini tidak menilai nomine tersebut.", "dikecualikan"))
        return juror, nominee, findings

    def scores(self, record: Record) -> Iterator[tuple[str, str, str, Finding | None]]:
        """(criterion, value, field that it was read from, what is wrong with it) of each value in a row."""
        for name in (name for name in record.places if name.startswith("criterion:")):
            yield self._score(record, name.removeprefix("criterion:"), name)
        if "value" in record.places and record.values.get("value", "").strip() not in import_values.NOTHING:
            criterion = self._criteria.find(record.values.get("criterion", ""))
            if criterion:
                yield self._score(record, criterion, "value")
            else:
                wrong = _refused(record, "criterion", "Kriteria ini tidak ada dalam pemilihan.", "kriteria")
                yield "", "", "criterion", wrong

    def _score(self, record: Record, criterion_id: str, name: str) -> tuple[str, str, str, Finding | None]:
        typed = record.values.get(name, "").strip()
        if typed in import_values.NOTHING or criterion_id not in self.criteria:
            return criterion_id, "", name, None
        card = self.criteria[criterion_id]
        value = number(typed, Decimal("NaN"))
        if value.is_nan() or not number(card.lowest) <= value <= number(card.highest):
            reason = f"“{typed[:20]}” bukan nilai dalam skala {card.lowest}–{card.highest} untuk {card.name}."
            return criterion_id, "", name, _refused(record, name, reason, "nilai")
        return criterion_id, f"{value:f}", name, None


def plan_jury(source: Source, records: Sequence[Record], progress: Progress) -> Iterator[PlannedRow]:
    """Scores by juror, nominee and criterion; outside the scale or of a recused juror they are refused."""
    jury = _Jury(source.target_id)
    given = award_results.scores(source.target_id)
    cells = Cells("score", "value", {base.natural_id(*key): value for key, value in given.items()})
    for record in watched(records, progress):
        juror, nominee, findings = jury.who(record)
        values = []
        for criterion, value, name, wrong in jury.scores(record):
            if wrong is not None:
                findings.append(wrong)
            elif value:
                links = {"juror": juror, "nominee": nominee, "criterion": criterion}
                row_id = base.natural_id(juror, nominee, criterion)
                values.append(Value(row_id, links, value, jury.criteria[criterion].name, name))
        judged = f"Juri: {record.values.get('juror', '')}"
        yield cells.planned(record, record.values.get("nominee", ""), judged, values, findings)


def _refused(record: Record, name: str, reason: str, kind: str) -> Finding:
    return record.finding(name, "error", reason, "Perbaiki sel ini, lalu impor lagi.", kind)
