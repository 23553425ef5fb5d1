"""Looking for records that may be one human's. Nothing is merged here: an officer judges each pair."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain import duplicates
from app.domain.duplicates import Crowd, Judgement, Known
from app.domain.nik import mask_nik
from app.errors import Progress, no_progress
from app.models import groups, rows
from app.models.base import Row
from app.models.queries import duplicates as queries
from app.models.queries.duplicates import Sharing
from app.services import people, regions

Pair = tuple[str, str]


@dataclass(frozen=True)
class PersonBrief:
    """Enough of a person to tell whom a pair is about: NIK masked, village in words."""

    id: str
    name: str
    nik: str
    birth_date: str
    village: str


@dataclass(frozen=True)
class Candidate:
    """Two people who may be one: how likely, 0 to 100, and the reasons in words; the smaller id first."""

    score: int
    reasons: tuple[str, ...]
    people: tuple[PersonBrief, PersonBrief]

    @property
    def ids(self) -> Pair:
        """The two people."""
        return self.people[0].id, self.people[1].id


@dataclass(frozen=True)
class Found:
    """The pairs, the likeliest first; `left_out` says in sentences who were too many of one name to be compared."""

    candidates: tuple[Candidate, ...]
    left_out: tuple[str, ...] = ()


@dataclass
class _Search:
    """The pairs found so far, by the heads of their groups."""

    heads: Mapping[str, str]
    apart: frozenset[Pair]
    found: dict[Pair, Judgement] = field(default_factory=dict)
    crowds: set[Crowd] = field(default_factory=set)

    def compare(self, pairs: Iterable[tuple[Known, Known]]) -> None:
        """Judge pairs; of a pair that is met again the likelier judgement stands."""
        for one, other in pairs:
            judgement = duplicates.judge(one, other) if one.id < other.id else duplicates.judge(other, one)
            if judgement:
                self._keep(judgement, one.id, other.id)

    def _keep(self, judgement: Judgement, one: str, other: str) -> None:
        first, second = sorted((self.heads.get(one, one), self.heads.get(other, other)))
        if first == second or (first, second) in self.apart:
            return
        known = self.found.get((first, second))
        if known is None or judgement.score > known.score:
            self.found[first, second] = judgement


def search(progress: Progress = no_progress) -> Found:
    """All pairs of the registry, but those that were judged to be two people and did not change since."""
    hunt = _Search(groups.all_heads(), queries.judged_apart())
    count = queries.count()
    total = count * len(queries.SHARINGS)  # as if everybody shared each fact: counting them costs as much as reading
    for number, sharing in enumerate(queries.SHARINGS):
        _compare_sharing(hunt, sharing, progress, number * count, total)
    progress(total, total)
    ordered = sorted(hunt.found.items(), key=lambda item: (-item[1].score, item[0]))
    briefs = _briefs({one for pair, _ in ordered for one in pair})
    candidates = tuple(
        Candidate(judgement.score, judgement.reasons, (briefs[first], briefs[second]))
        for (first, second), judgement in ordered
    )
    return Found(candidates, tuple(sorted(_crowd_words(crowd) for crowd in hunt.crowds)))


def still_open(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those of the pairs found before that nobody has merged, judged or removed since."""
    heads, apart = groups.all_heads(), queries.judged_apart()
    living = {row["id"] for row in rows.among("person", "id", sorted({one for c in candidates for one in c.ids}))}
    met: set[Pair] = set(apart)
    kept = []
    for candidate in candidates:
        first, second = sorted(heads.get(one, one) for one in candidate.ids)
        if first != second and (first, second) not in met and living.issuperset(candidate.ids):
            met.add((first, second))
            kept.append(candidate)
    return tuple(kept)


def _compare_sharing(hunt: _Search, sharing: Sharing, progress: Progress, before: int, total: int) -> None:
    pairs_of = duplicates.pairs_of_nik if sharing.name == "nik" else duplicates.pairs_in
    done = before

    def told(read: int) -> None:
        nonlocal done
        done = before + read
        pause()

    def pause() -> None:
        progress(done, total)

    for block in queries.blocks(sharing, told):
        hunt.compare(pairs_of(block, hunt.crowds.add, pause))


def _briefs(ids: set[str]) -> dict[str, PersonBrief]:
    return {row["id"]: _brief(row) for row in groups.shown_people(sorted(ids))}


def _brief(row: Row) -> PersonBrief:
    village = regions.origin(row["region"], row["village_name"]).line
    return PersonBrief(row["id"], people.display_name(row), mask_nik(row["nik"]), row["birth_date"], village)


def _crowd_words(crowd: Crowd) -> str:
    return f"{crowd.count} data bernama “{crowd.name}”: kelompok terlalu besar untuk dibandingkan satu per satu."
