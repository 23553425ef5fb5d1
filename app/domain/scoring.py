"""The award's arithmetic, exact: score = Σ weight × (mean over non-recused jurors of the score on 0–100) / 100.

A missing score is missing, never 0. Ranks compare scores as printed (2 decimals, half-up) and count 1, 2, 2, 4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_TWO_PLACES = Decimal("0.01")


@dataclass(frozen=True)
class Scale:
    """A criterion as it counts: weight in percent, the ends of its own scale, and whether less is better."""

    id: str
    weight: Decimal
    lowest: Decimal = Decimal(0)
    highest: Decimal = Decimal(100)
    cost: bool = False

    def normalised(self, value: Decimal) -> Fraction:
        """The value on 0–100 of the criterion's own scale; cost reversed."""
        share = Fraction(value - self.lowest) / Fraction(self.highest - self.lowest) * 100
        return 100 - share if self.cost else share


@dataclass(frozen=True)
class Ranked:
    """A nominee's place. `score` is None while nothing was scored; `missing` counts scores not given yet."""

    nominee: str
    rank: int | None
    score: Decimal | None
    tied: bool
    missing: int


def weight_gap(weights: Sequence[Decimal]) -> Decimal:
    """What is missing to 100; negative when there is too much."""
    return Decimal(100) - sum(weights, Decimal(0))


def rank(
    scales: Sequence[Scale],
    jurors: Mapping[str, Sequence[str]],
    scores: Mapping[tuple[str, str, str], Decimal],
    tie_break: Sequence[str] = (),
) -> tuple[Ranked, ...]:
    """Rank the nominees.

    `jurors` maps a nominee to the jurors who are not recused; `scores` is by (juror, nominee, criterion).
    A tie stays a tie unless a criterion of `tie_break`, in that order, tells the nominees apart.
    """
    lines = []
    for nominee, own in jurors.items():
        means = {scale.id: _mean(scale, nominee, own, scores) for scale in scales}
        missing = sum((j, nominee, scale.id) not in scores for j in own for scale in scales)
        given = [Fraction(scale.weight) * mean for scale in scales if (mean := means[scale.id]) is not None]
        total = _printed(sum(given, Fraction(0)) / 100) if given else None
        deciders = tuple(means[criterion] or Fraction(0) for criterion in tie_break if criterion in means)
        lines.append((total, deciders, nominee, missing))
    lines.sort(key=lambda line: (line[0] is not None, line[0] or 0, line[1]), reverse=True)
    keys = [(line[0], line[1]) for line in lines]
    return tuple(
        Ranked(
            nominee,
            rank=None if total is None else keys.index(key) + 1,
            score=total,
            tied=total is not None and keys.count(key) > 1,
            missing=missing,
        )
        for key, (total, _, nominee, missing) in zip(keys, lines, strict=True)
    )


def _mean(
    scale: Scale, nominee: str, jurors: Sequence[str], scores: Mapping[tuple[str, str, str], Decimal]
) -> Fraction | None:
    given = [scale.normalised(scores[j, nominee, scale.id]) for j in jurors if (j, nominee, scale.id) in scores]
    return sum(given, Fraction(0)) / len(given) if given else None


def _printed(value: Fraction) -> Decimal:
    """Two decimals, half-up, from an exact fraction."""
    cents = Decimal((value * 100 + Fraction(1, 2)).__floor__())
    return (cents * _TWO_PLACES).quantize(_TWO_PLACES, ROUND_HALF_UP)
