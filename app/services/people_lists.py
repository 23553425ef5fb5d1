"""The registry as a list: in pages, surveyed in stretches, so that a million people scroll to the end."""

from dataclasses import dataclass

from app.models.facets import PeopleQuestion
from app.models.queries import people as queries
from app.services import people
from app.services.people import PersonRow

PAGE = 200
"""Rows read at a time."""
STRETCH = 50 * PAGE
"""Rows counted at a time: a few milliseconds."""


@dataclass(frozen=True)
class Stretch:
    """A part of a list that was counted: how many `rows`, the mark of the first row of each page, and the mark from
    which to go on; None at the end."""

    rows: int
    marks: tuple[int, ...]
    then: int | None


@dataclass(frozen=True)
class Opening:
    """The first page of a list, and its first stretch."""

    rows: tuple[PersonRow, ...]
    stretch: Stretch


def opening(question: PeopleQuestion) -> Opening:
    """What is seen first of the people who match."""
    return Opening(page(question), survey(question))


def page(question: PeopleQuestion, mark: int | None = None) -> tuple[PersonRow, ...]:
    """The page of the people who match that begins at a mark; the first without one."""
    return tuple(people.listed(row) for row in queries.page(question, PAGE, start=mark))


def survey(question: PeopleQuestion, mark: int | None = None) -> Stretch:
    """Count a stretch from a mark on; from the beginning without one."""
    places = queries.places(question, STRETCH + 1, mark)
    then = places[STRETCH] if len(places) > STRETCH else None
    return Stretch(min(len(places), STRETCH), tuple(places[:STRETCH:PAGE]), then)


def number_of(question: PeopleQuestion, person_id: str) -> int | None:
    """The number, from 0, of a person's row among those who match; None for one who does not."""
    place = queries.place_of(person_id)
    return None if place is None else queries.rank(question, place)
