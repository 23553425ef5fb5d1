"""One Bimtek: its plan, its people, who came, and the certificates."""

from peewee import BooleanField, CharField, IntegerField

from app.models.base import Link, Shared, Text
from app.models.office import Office, Official
from app.models.people import Person


class Event(Shared):
    """One Bimtek. `stated_total` is the number in the letter, kept apart from the quotas and never corrected.

    `number_scope` says over what its numbers run on: "year" (the office's year, also "") or "event"; `layout` is the
    design of its certificates: the name of one shipped or the id of one of the office's own, "" for the usual one.
    `pass_exam` names the exam whose score (at least `pass_score`, a decimal string; "" for no such rule) graduation
    asks for beside the attendance; `grades` are lines "90 Sangat baik": the lowest score of each predikat."""

    office = Link(Office)
    code = CharField(max_length=500, default="", index=True)
    title = Text()
    level = Text()
    starts_on = Text()
    ends_on = Text()
    venue = Text()
    place = Text()
    host = Text()
    organiser = Text()
    batch = Text()
    theme = Text()
    legal_basis = Text()
    objectives = Text()
    competences = Text()
    partner_pillars = Text()
    funding = Text()
    stated_total = IntegerField(null=True)
    quota_note = Text()
    lesson_minutes = IntegerField(default=45)
    threshold = IntegerField(default=80)
    number_pattern = Text()
    number_start = IntegerField(default=1)
    number_scope = Text()
    layout = CharField(max_length=80, default="")
    example_note = Text()
    closed = BooleanField(default=False)
    pass_exam = Text()
    pass_score = Text()
    grades = Text()


class Quota(Shared):
    """Seats of one regency in one event; null seats are "belum ditetapkan"."""

    event = Link(Event)
    region = CharField(max_length=13, default="")
    seats = IntegerField(null=True)


class EventRole(Shared):
    """Somebody's part in an event other than as a participant: speaker, moderator, committee, opener, …"""

    event = Link(Event)
    role = Text()
    person = Link(Person, null=True)
    name = Text()
    front_title = Text()
    back_title = Text()
    nip = Text()
    position = Text()
    represented_by = Text()
    represented_position = Text()
    gist = Text()
    sort_order = IntegerField(default=0)


class Subject(Shared):
    """What is taught, in lesson hours (JP, a decimal string)."""

    event = Link(Event)
    title = Text()
    lesson_hours = Text()
    speaker = Text()
    sort_order = IntegerField(default=0)


class Batch(Shared):
    """A class or wave of an event ("Angkatan I"): its participants sit in its own sessions and in those of all."""

    event = Link(Event)
    name = Text()
    room = Text()
    sort_order = IntegerField(default=0)


class Session(Shared):
    """One sitting on one day; `lesson_hours` (a decimal string) is what attending it counts.

    `speaker` is "" where the subject's own speaks; `batch` the id of the one batch that sits, "" for all;
    `unattended` marks what stands in the rundown only (a break, the opening): nobody signs for it.
    """

    event = Link(Event)
    date = Text()
    starts = Text()
    ends = Text()
    subject = Link(Subject, null=True)
    title = Text()
    lesson_hours = Text()
    speaker = Text()
    moderator = Text()
    room = Text()
    batch = CharField(max_length=32, default="")
    unattended = BooleanField(default=False)


class Participant(Shared):
    """One person in one event. `region` is the regency whose seat is used; `replaces` who was invited before;
    `batch` the id of the class the person sits in; `waiting` the place in the regency's waiting list."""

    event = Link(Event)
    person = Link(Person)
    region = CharField(max_length=13, default="")
    status = Text()
    reason = Text()
    replaces = CharField(max_length=32, default="")
    batch = CharField(max_length=32, default="")
    waiting = IntegerField(default=0)


class Attendance(Shared):
    """Participant × session: hadir, izin, sakit or alpa. No row means "not recorded yet". `unsigned` is the exception
    found on paper: present, but no signature on the sheet."""

    participant = Link(Participant)
    session = Link(Session)
    mark = Text()
    unsigned = BooleanField(default=False)


class ExamScore(Shared):
    """What a participant scored in an exam of the event: `exam` is "pre", "post" or the exam's own name, `value` a
    decimal string. No row means missing, never 0."""

    participant = Link(Participant)
    exam = Text()
    value = Text()


class Certificate(Shared):
    """A numbered document. `snapshot` is JSON of everything printed on it; its number is never used twice.

    `capacity` is as what somebody took part: "peserta" (also ""), "narasumber", "moderator" or "panitia"; a certificate
    for another part than that of a participant names its `role`, and a `person` only where the role does.
    """

    kind = Text()
    event = Link(Event, null=True)
    selection = CharField(max_length=32, default="", index=True)
    person = Link(Person, null=True)
    role = Link(EventRole, null=True)
    capacity = Text()
    number = CharField(max_length=500, default="", index=True)
    running = IntegerField(default=0)
    date = Text()
    status = Text()
    reason = Text()
    override_reason = Text()
    replaces = CharField(max_length=32, default="")
    signatory = Link(Official, null=True)
    snapshot = Text()

    class Meta:
        # all that questions about numbers ask for: a row with its snapshot takes up a page of the file
        indexes = ((("kind", "date", "running", "deleted", "event", "selection"), False),)
