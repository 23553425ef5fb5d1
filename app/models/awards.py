"""The choice of the year's best PSM."""

from peewee import CharField, IntegerField

from app.models.base import Link, Shared, Text
from app.models.office import Office
from app.models.people import Person


class Selection(Shared):
    """One selection of one year. `tie_break` names criteria (ids, one a line) in the order they decide ties."""

    office = Link(Office)
    code = CharField(max_length=500, default="", index=True)
    title = Text()
    year = IntegerField(null=True)
    level = Text()
    seats = IntegerField(null=True)
    tie_break = Text()
    number_pattern = Text()
    note = Text()


class Criterion(Shared):
    """What is judged: weight and the ends of its scale are decimal strings; `kind` is benefit or cost."""

    selection = Link(Selection)
    name = Text()
    weight = Text()
    kind = Text()
    lowest = Text()
    highest = Text()
    sort_order = IntegerField(default=0)


class Juror(Shared):
    """One who scores; `element` is the jury's unsur (dinas, akademisi, IPSM, tokoh)."""

    selection = Link(Selection)
    name = Text()
    element = Text()
    sort_order = IntegerField(default=0)


class Nominee(Shared):
    """One person proposed in one selection."""

    selection = Link(Selection)
    person = Link(Person)
    note = Text()


class Score(Shared):
    """What one juror gave one nominee on one criterion, a decimal string; no row means missing, never 0."""

    juror = Link(Juror)
    nominee = Link(Nominee)
    criterion = Link(Criterion)
    value = Text()


class Recusal(Shared):
    """A juror who doesn't score a nominee, and why."""

    juror = Link(Juror)
    nominee = Link(Nominee)
    reason = Text()
