"""What the registry's list is filtered by, as tokens of the search index; none of them can be a word.

*Trained* is told by `app.models.queries.trained`. A person *followed* an event where one sitting was attended or a
certificate is in force: the clock plays no part, so an entry never goes stale by itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.domain import matching
from app.domain.regions import lineage
from app.models.base import Row
from app.models.search import EVERYBODY

INCOMPLETE = "_i"
_UNFIT = re.compile(r"[^\w.]")
_WANTED = ("nik", "sex", "birth_date", "region")
_DOTS_OF_A_VILLAGE = 3


@dataclass(frozen=True)
class PeopleQuestion:
    """Which people: words that must all be found, and filters that hold together; "" leaves each open.

    `within` is a region code they lie in, `trained` "ya" or "belum" (the basic Bimtek), `level` and `year` those of
    one event that they followed, `incomplete` asks for cards that lack something. Sorted by name.
    """

    text: str = ""
    within: str = ""
    status: str = ""
    pillar: str = ""
    trained: str = ""
    level: str = ""
    year: str = ""
    incomplete: bool = False
    descending: bool = False


@dataclass(frozen=True)
class Training:
    """Whether a human holds a basic certificate, and the (level, year) of each event followed."""

    basic: bool = False
    followed: frozenset[tuple[str, str]] = frozenset()


def of_person(card: Row, training: Training) -> tuple[str, ...]:
    """The facets of a person as shown."""
    return (
        *_of_facts(card["status"], card["pillar"], training, is_incomplete(card)),
        *(_token("r", code) for code in lineage(card["region"])),
    )


@lru_cache(maxsize=1 << 12)
def _of_facts(status: str, pillar: str, training: Training, incomplete: bool) -> tuple[str, ...]:
    facts = (_token("s", status), _token("p", pillar), _token("t", "ya" if training.basic else "belum"))
    return (EVERYBODY, *facts, *_of_events(training.followed), *([INCOMPLETE] if incomplete else []))


def asked(question: PeopleQuestion) -> list[str]:
    """The facets that a question asks for."""
    plain = (("s", question.status), ("p", question.pillar), ("t", question.trained), ("r", question.within))
    found = [_token(sign, value) for sign, value in plain if value]
    if question.level and question.year:
        found.append(_token("e", f"{question.level}.{question.year}"))
    elif question.level or question.year:
        found.append(_token("l", question.level) if question.level else _token("y", question.year))
    return [*found, INCOMPLETE] if question.incomplete else found


def is_incomplete(card: Row) -> bool:
    """Whether a card lacks one of the facts that each should have; a village has a code of four parts or is typed."""
    if card["erased"]:
        return False
    if not all(card[name] for name in _WANTED):
        return True
    return card["region"].count(".") < _DOTS_OF_A_VILLAGE and not card["village_name"]


def _of_events(followed: Iterable[tuple[str, str]]) -> Iterator[str]:
    for level, year in sorted(followed):
        yield from (_token("l", level), _token("y", year), _token("e", f"{level}.{year}"))


@lru_cache(maxsize=1 << 14)
def _token(sign: str, value: str) -> str:
    """Values that read the same are one: "Calon PSM" and "calon psm"."""
    folded = value.lower() if "." in value else matching.search_key(value)
    return f"_{sign}{_UNFIT.sub('', folded)}"
