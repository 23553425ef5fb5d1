"""What the registry's list is filtered by, as tokens of the search index; none of them can be a word.

*Trained* is told by `app.models.queries.trained`. A person *followed* an event where one sitting was attended or a
certificate is in force: the clock plays no part, so an entry never goes stale by itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.domain import matching
from app.domain.regions import lineage
from app.models.search import EVERYBODY

INCOMPLETE = "_i"
_UNFIT = re.compile(r"[^\w.]")
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


class Training(NamedTuple):
    """Whether a human holds a basic certificate, and the (level, year) of each event followed."""

    basic: bool = False
    followed: frozenset[tuple[str, str]] = frozenset()


@lru_cache(maxsize=1 << 15)  # the people of a village share them
def of_person(status: str, pillar: str, region: str, incomplete: bool, training: Training) -> str:
    """The facets of a person as shown, parted by blanks."""
    facts = (_token("s", status), _token("p", pillar), _token("t", "ya" if training.basic else "belum"))
    where = (_token("r", code) for code in lineage(region))
    return " ".join((EVERYBODY, *facts, *_of_events(training.followed), *([INCOMPLETE] if incomplete else []), *where))


def asked(question: PeopleQuestion) -> list[str]:
    """The facets that a question asks for."""
    plain = (("s", question.status), ("p", question.pillar), ("t", question.trained), ("r", question.within))
    found = [_token(sign, value) for sign, value in plain if value]
    if question.level and question.year:
        found.append(_token("e", f"{question.level}.{question.year}"))
    elif question.level or question.year:
        found.append(_token("l", question.level) if question.level else _token("y", question.year))
    return [*found, INCOMPLETE] if question.incomplete else found


def is_incomplete(nik: str, sex: str, birth_date: str, region: str, village_name: str) -> bool:
    """Whether a card lacks one of the facts that each should have; a village has a code of four parts or is typed."""
    if not (nik and sex and birth_date and region):
        return True
    return region.count(".") < _DOTS_OF_A_VILLAGE and not village_name


def _of_events(followed: Iterable[tuple[str, str]]) -> Iterator[str]:
    for level, year in sorted(followed):
        yield from (_token("l", level), _token("y", year), _token("e", f"{level}.{year}"))


@lru_cache(maxsize=1 << 14)
def _token(sign: str, value: str) -> str:
    """Values that read the same are one: "Calon PSM" and "calon psm"."""
    folded = value.lower() if "." in value else matching.search_key(value)
    return f"_{sign}{_UNFIT.sub('', folded)}"
