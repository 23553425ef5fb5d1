"""The jury's scores, and the ranked list that they add up to."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain import scoring
from app.domain.vocabulary import AWARD_LEVELS
from app.errors import UserError
from app.models import base, rows
from app.services import people
from app.services.awards import CriterionCard, NomineeRow, SelectionCard, criteria, get, jurors, nominees, weight_gap
from app.services.records import as_record, existing, number
from app.services.steps import DataChange, step


@dataclass(frozen=True)
class RankRow:
    """A place in the list. `score` is a decimal string with two places, "" while nothing was scored."""

    rank: int | None
    nominee_id: str
    name: str
    regency: str
    score: str
    tied: bool
    missing: int
    winner: bool


@dataclass(frozen=True)
class Ranking:
    """The result as it stands: `complete` once no score is missing; `missing` counts those not given."""

    complete: bool
    missing: int
    expected: int
    rows: tuple[RankRow, ...]


@dataclass(frozen=True)
class SelectionRow:
    """A selection in the list."""

    id: str
    code: str
    title: str
    year: int | None
    level: str
    seats: int | None
    nominees: int
    jurors: int
    weight_gap: Decimal
    missing: int
    expected: int


def list_selections() -> tuple[SelectionRow, ...]:
    """All selections, the newest year first."""
    found = [as_record(SelectionCard, row) for row in rows.find("selection", "code")]
    return tuple(sorted((_row(card) for card in found), key=lambda row: row.year or 0, reverse=True))


def _row(card: SelectionCard) -> SelectionRow:
    result = ranking(card.id)
    return SelectionRow(
        id=card.id,
        code=card.code,
        title=card.title,
        year=card.year,
        level=AWARD_LEVELS.get(card.level, card.level),
        seats=card.seats,
        nominees=rows.count("nominee", selection=card.id),
        jurors=rows.count("juror", selection=card.id),
        weight_gap=weight_gap(card.id),
        missing=result.missing,
        expected=result.expected,
    )


def scores(selection_id: str) -> dict[tuple[str, str, str], str]:
    """What was given, by (juror, nominee, criterion), as decimal strings."""
    own = [card.id for card in jurors(selection_id)]
    return {
        (r["juror"], r["nominee"], r["criterion"]): r["value"] for r in rows.among("score", "juror", own) if r["value"]
    }


def set_score(juror_id: str, nominee_id: str, criterion_id: str, value: str) -> DataChange:
    """Record what a juror gave; "" takes it back (missing, never 0).

    Raises: UserError: no number, outside the criterion's scale, or the juror is recused.
    """
    criterion = as_record(CriterionCard, existing("criterion", criterion_id, "Kriteria"))
    text = value.strip().replace(",", ".")
    if text:
        given = number(text, Decimal("NaN"))
        if given.is_nan() or not number(criterion.lowest) <= given <= number(criterion.highest):
            raise UserError(
                f"Nilai “{value[:20]}” di luar skala {criterion.lowest}–{criterion.highest} untuk {criterion.name}.",
                "Nilai sebelumnya tetap.",
                "Periksa angkanya.",
            )
        text = f"{given:f}"
    if text and rows.get("recusal", base.natural_id(juror_id, nominee_id)):
        raise UserError(
            "Juri ini tidak menilai nomine tersebut.", "Nilai tidak dicatat.", "Batalkan dahulu pengecualiannya."
        )
    nominee = people.known(existing("nominee", nominee_id, "Nominasi")["person"]).name
    with step(f"Mencatat nilai {nominee[:60]}: {criterion.name[:60]}") as changes:
        values = {"juror": juror_id, "nominee": nominee_id, "criterion": criterion_id, "value": text}
        changes.put("score", base.natural_id(juror_id, nominee_id, criterion_id), values)
        return changes.summary(nominee_id)


def recusals(selection_id: str) -> dict[tuple[str, str], str]:
    """Who doesn't score whom, with the reason, by (juror, nominee)."""
    own = [card.id for card in jurors(selection_id)]
    return {(row["juror"], row["nominee"]): row["reason"] for row in rows.among("recusal", "juror", own)}


def recuse(juror_id: str, nominee_id: str, reason: str, recused: bool = True) -> DataChange:
    """Let a juror not score a nominee, or score again.

    Raises: UserError: no reason.
    """
    if recused and not reason.strip():
        raise UserError("Alasan belum diisi.", "Tidak ada yang diubah.", "Tulis alasan juri tidak menilai.")
    row_id = base.natural_id(juror_id, nominee_id)
    with step("Mengecualikan juri" if recused else "Membatalkan pengecualian juri") as changes:
        if recused:
            changes.put("recusal", row_id, {"juror": juror_id, "nominee": nominee_id, "reason": reason.strip()})
        else:
            changes.delete("recusal", row_id)
        return changes.summary(nominee_id)


def ranking(selection_id: str) -> Ranking:
    """The list as it stands, "sementara" until complete; ties stay ties unless the declared chain tells them apart."""
    card = get(selection_id)
    scales = [
        scoring.Scale(c.id, number(c.weight), number(c.lowest), number(c.highest), c.kind == "cost")
        for c in criteria(selection_id)
    ]
    barred = recusals(selection_id)
    people_by_id = {nominee.id: nominee for nominee in nominees(selection_id)}
    judging = {n: [j.id for j in jurors(selection_id) if (j.id, n) not in barred] for n in people_by_id}
    given = {key: number(value) for key, value in scores(selection_id).items() if (key[0], key[1]) not in barred}
    ranked = scoring.rank(scales, judging, given, card.tie_break.split())
    missing = sum(line.missing for line in ranked)
    expected = sum(len(own) for own in judging.values()) * len(scales)
    complete = bool(ranked) and not missing and bool(expected) and not weight_gap(selection_id)
    return Ranking(complete, missing, expected, tuple(_ranked(line, people_by_id, card.seats) for line in ranked))


def _ranked(line: scoring.Ranked, by_id: Mapping[str, NomineeRow], seats: int | None) -> RankRow:
    nominee = by_id[line.nominee]
    return RankRow(
        rank=line.rank,
        nominee_id=nominee.id,
        name=nominee.name,
        regency=nominee.regency,
        score="" if line.score is None else f"{line.score:.2f}",
        tied=line.tied,
        missing=line.missing,
        winner=line.rank is not None and line.rank <= (seats or 0),
    )
