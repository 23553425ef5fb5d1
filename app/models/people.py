"""The registry of people."""

from peewee import BooleanField, CharField

from app.models.base import Shared, Text


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
    ipsm_number = Text()
    status = Text()
    duty_region = Text()
    basic_certificate_number = Text()
    basic_certificate_date = Text()
    basic_certificate_organiser = Text()
    note = Text()
    erased = BooleanField(default=False)


# What identifies a person: blanked for good when `erased` is set.
PERSONAL_FIELDS = frozenset(Person._meta.fields) - {"id", "deleted", "erased", "region", "pillar", "sex", "status"}
