"""The registry of people."""

from peewee import BooleanField, CharField, IntegerField

from app.models.base import Link, Shared, Text


class Person(Shared):
    """One human in the registry. `region` is a Kemendagri code as deep as known; `village_name` is typed where the
    national list has none. `erased` is one-way: once set, every personal field stays blank at every site."""

    name = Text()
    front_title = Text()
    back_title = Text()
    nik = CharField(max_length=500, default="", index=True)
    birth_place = Text()
    birth_date = Text()
    sex = Text()
    pillar = Text()
    region = CharField(max_length=500, default="", index=True)
    village_name = Text()
    address = Text()
    rt = Text()
    rw = Text()
    phone = Text()
    email = Text()
    education = Text()
    occupation = Text()
    appointed_year = Text()
    decree_number = Text()
    decree_date = Text()
    decree_until = Text()
    decree_signer = Text()
    ipsm_number = Text()
    status = Text()
    duty_region = Text()
    basic_certificate_number = Text()
    basic_certificate_date = Text()
    basic_certificate_organiser = Text()
    note = Text()
    erased = BooleanField(default=False)


class PersonLink(Shared):
    """Two records of one human: nothing is moved, the group they make shows as its smallest id.

    `chosen` is JSON of field → id of the record whose value shows. Deleting the link takes the merge back. Its id is
    natural: the two ids, the smaller first. With `apart` it says the contrary: an officer judged them to be two
    people, and `chosen` is {"clock": that of the newest change known then}. Of a merge and a judgement made at two
    offices at once the judgement stands.
    """

    first = Link(Person)
    second = Link(Person)
    chosen = Text()
    apart = BooleanField(default=False)


class Activity(Shared):
    """One social activity in a person's portfolio. `scheme` and `category` name an entry of the reference lists
    (PMKS-26, PPKS-26, PAS-12) as it was called then; photos and papers are attachments."""

    person = Link(Person)
    date = Text()
    kind = Text()
    scheme = Text()
    category = Text()
    beneficiaries = IntegerField(null=True)
    place = Text()
    story = Text()


# What identifies a person: blanked for good when `erased` is set.
PERSONAL_FIELDS = frozenset(Person._meta.fields) - {"id", "deleted", "erased", "region", "pillar", "sex", "status"}
