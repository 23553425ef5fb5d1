"""Who we are and who signs."""

from peewee import BooleanField, CharField, IntegerField

from app.models.base import Link, Shared, Text


class Office(Shared):
    """A Dinas Sosial office: its region, letterhead and the parts of its certificate numbers."""

    region = CharField(max_length=13, default="")
    level = Text()
    name = Text()
    letterhead = Text()
    address = Text()
    contact = Text()
    logo = Text()
    place = Text()
    classification = Text()
    unit_code = Text()
    practice = BooleanField(default=False)


class Official(Shared):
    """A person who signs for an office. `acting` is Plt./Plh.; `on_behalf` the line "a.n. Bupati Siak"."""

    office = Link(Office)
    name = Text()
    front_title = Text()
    back_title = Text()
    nip = Text()
    rank = Text()
    position = Text()
    acting = Text()
    on_behalf = Text()
    sort_order = IntegerField(default=0)


class DocumentRule(Shared):
    """How one kind of document is signed: by whom (ids of officials, one a line) and with or without titles."""

    office = Link(Office)
    document = Text()
    with_titles = BooleanField(null=True)
    signatories = Text()


class Attachment(Shared):
    """A file that belongs to another row; its bytes lie in the local table `blob` under the same hash. Of an event's
    files `kind` tells what each is (photo, signed sheet, letter, …); a photo has a caption."""

    owner_table = Text()
    owner = CharField(max_length=32, default="", index=True)
    name = Text()
    media_type = Text()
    sha256 = Text()
    kind = Text()
    caption = Text()
    sort_order = IntegerField(default=0)
