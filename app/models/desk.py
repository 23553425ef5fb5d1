"""The event desk: arrivals, seats that moved, exceptions with their reasons, money, evaluation, words, the seal."""

from peewee import BooleanField, CharField, IntegerField

from app.models.base import Link, Shared, Text
from app.models.events import Event, EventRole, Participant, Session


class Arrival(Shared):
    """One check-in of a participant for a session, `at` in UTC with milliseconds. Every one is kept and the earliest
    that is not withdrawn counts, so that the union of two desks is right. `way`: "scan", "typed" or "walk-in"."""

    participant = Link(Participant)
    session = Link(Session)
    at = Text()
    way = Text()
    desk = Text()


class Dispensation(Shared):
    """An eligibility rule set aside for a participant, with the reason that stays on record."""

    participant = Link(Participant)
    rule = Text()
    reason = Text()


class QuotaMove(Shared):
    """Unused seats that went from one regency to another; the quotas were changed in the same step."""

    event = Link(Event)
    from_region = CharField(max_length=13, default="")
    to_region = CharField(max_length=13, default="")
    seats = IntegerField(default=0)
    reason = Text()
    date = Text()


class SignedSheet(Shared):
    """What a signed sheet that came back shows: `kind` of sheet (participant, speaker, committee, guest), its day, its
    session or "" for the whole day, and how many signatures were counted on it; null while nobody counted."""

    event = Link(Event)
    kind = Text()
    date = Text()
    session = CharField(max_length=32, default="")
    signatures = IntegerField(null=True)
    note = Text()


class Allowance(Shared):
    """A component of what is paid (Transpor, Uang Saku): whole rupiah for each person; `taxed` asks for PPh 21."""

    event = Link(Event)
    title = Text()
    amount = IntegerField(default=0)
    taxed = BooleanField(default=False)
    sort_order = IntegerField(default=0)


class Payment(Shared):
    """Somebody on the list of who is paid: a participant, or one with a role. `tax` is the percentage of PPh 21 as a
    decimal string, "" for the list's own; `paid_on` is "" until the money was handed out."""

    event = Link(Event)
    participant = Link(Participant, null=True)
    role = Link(EventRole, null=True)
    tax = Text()
    paid_on = Text()
    note = Text()


class PaymentAmount(Shared):
    """What one person gets of one component where it differs from the component's own amount."""

    payment = Link(Payment)
    allowance = Link(Allowance)
    amount = IntegerField(default=0)


class EvaluationItem(Shared):
    """A question of the evaluation sheet: about the organisation (`role` null) or about one speaker. `kind` is
    "scale" (1 to 5) or "text"."""

    event = Link(Event)
    role = Link(EventRole, null=True)
    kind = Text()
    text = Text()
    sort_order = IntegerField(default=0)


class EvaluationAnswer(Shared):
    """What one evaluation sheet (by its number, nobody is named) says to one question."""

    item = Link(EvaluationItem)
    sheet = IntegerField(default=0)
    value = IntegerField(null=True)
    text = Text()


class EventText(Shared):
    """A named text of an event: a chapter of its report, the number of a letter, a clause of its minutes."""

    event = Link(Event)
    part = Text()
    text = Text()


class Seal(Shared):
    """The seal of an event that was closed: SHA-256 over its data (`content`) and over each of its documents
    (`documents`, JSON of name to hash); the newest one counts."""

    event = Link(Event)
    made_at = Text()
    content = Text()
    documents = Text()
    seal = Text()
