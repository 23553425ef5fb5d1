"""The file of `award load`: one selection of the year's best PSM as JSON, with criteria, jury, nominees and scores."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from app.domain.vocabulary import AWARD_LEVELS, CRITERION_KINDS
from app.exchange.json_fields import Fields, as_decimal, read_object


@dataclass(frozen=True)
class CriterionPlan:
    """What is judged; the weight in percent, the scale from lowest to highest, kind benefit or cost."""

    name: str
    weight: Decimal
    kind: str
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True)
class ScorePlan:
    """What one juror gave one nominee on one criterion, all by name."""

    juror: str
    nominee: str
    criterion: str
    value: Decimal


@dataclass(frozen=True)
class AwardPlan:
    """One selection. Recusals are (juror, nominee); `tie_break` names criteria in the order they decide ties.

    Whether the weights add to 100 is for `domain.scoring.weight_gap` to say.
    """

    code: str
    title: str
    year: int | None
    level: str
    seats: int | None
    criteria: tuple[CriterionPlan, ...]
    jurors: tuple[str, ...]
    nominees: tuple[str, ...]
    scores: tuple[ScorePlan, ...]
    recusals: tuple[tuple[str, str], ...]
    tie_break: tuple[str, ...]


def read_award(path: Path) -> AwardPlan:
    """Read a selection's file.

    Raises:
        UserError: the file cannot be read, a field is missing or wrong, a name is unknown or stands twice, or a
            score lies outside its criterion's scale; the field is named.
    """
    fields = read_object(path)
    criteria = tuple(_criterion(item) for item in fields.objects("criteria"))
    plan = AwardPlan(
        code=fields.text("code", required=True),
        title=fields.text("title", required=True),
        year=fields.whole("year", lowest=1900, highest=9999),
        level=fields.choice("level", AWARD_LEVELS, "kabupaten"),
        seats=fields.whole("seats", lowest=1, highest=1000),
        criteria=criteria,
        jurors=fields.texts("jurors"),
        nominees=fields.texts("nominees"),
        scores=tuple(_score(fields, index, item) for index, item in enumerate(fields.items("scores"))),
        recusals=tuple(_recusal(fields, index, item) for index, item in enumerate(fields.items("recusals"))),
        tie_break=fields.texts("tie_break"),
    )
    _ensure_names(fields, plan)
    _ensure_scores(fields, plan)
    return plan


def _criterion(item: Fields) -> CriterionPlan:
    weight = item.decimal("weight")
    if weight is None or weight < 0:
        item.refuse("weight", "harus angka, paling kecil 0")
    lowest, highest = item.decimal("lowest"), item.decimal("highest")
    lowest = Decimal(0) if lowest is None else lowest
    highest = Decimal(100) if highest is None else highest
    if highest <= lowest:
        item.refuse("highest", "harus lebih besar daripada lowest")
    kind = item.choice("kind", CRITERION_KINDS, "benefit")
    return CriterionPlan(item.text("name", required=True), weight, kind, lowest, highest)


def _score(fields: Fields, index: int, item: object) -> ScorePlan:
    name = f"scores[{index}]"
    if not (isinstance(item, list) and len(item) == 4 and all(isinstance(part, str) for part in item[:3])):
        fields.refuse(name, "harus [juri, nomine, kriteria, nilai]")
    juror, nominee, criterion = (part.strip() for part in item[:3])
    return ScorePlan(juror, nominee, criterion, as_decimal(fields.file, name, item[3]))


def _recusal(fields: Fields, index: int, item: object) -> tuple[str, str]:
    if not (isinstance(item, list) and len(item) == 2 and all(isinstance(part, str) for part in item)):
        fields.refuse(f"recusals[{index}]", "harus [juri, nomine]")
    return item[0].strip(), item[1].strip()


def _ensure_names(fields: Fields, plan: AwardPlan) -> None:
    """Names are what the file's parts refer to each other by, so each stands once."""
    names = {
        "criteria": [criterion.name for criterion in plan.criteria],
        "jurors": plan.jurors,
        "nominees": plan.nominees,
    }
    for field, listed in names.items():
        twice = next((name for index, name in enumerate(listed) if name in listed[:index]), "")
        if twice:
            fields.refuse(field, f"“{twice}” disebut dua kali")
    for index, (juror, nominee) in enumerate(plan.recusals):
        _ensure_known(fields, f"recusals[{index}]", {juror: plan.jurors, nominee: plan.nominees})
    for criterion in plan.tie_break:
        _ensure_known(fields, "tie_break", {criterion: names["criteria"]})


def _ensure_scores(fields: Fields, plan: AwardPlan) -> None:
    scales = {criterion.name: criterion for criterion in plan.criteria}
    given = set()
    for index, score in enumerate(plan.scores):
        name = f"scores[{index}]"
        _ensure_known(fields, name, {score.juror: plan.jurors, score.nominee: plan.nominees, score.criterion: scales})
        scale = scales[score.criterion]
        if not scale.lowest <= score.value <= scale.highest:
            fields.refuse(name, f"nilai {score.value} di luar {scale.lowest}–{scale.highest}")
        key = (score.juror, score.nominee, score.criterion)
        if key in given:
            fields.refuse(name, "nilai yang sama diberikan dua kali")
        given.add(key)


def _ensure_known(fields: Fields, field: str, names: Mapping[str, Container[str]]) -> None:
    for name, known in names.items():
        if name not in known:
            fields.refuse(field, f"“{name}” tidak ada dalam daftar")
