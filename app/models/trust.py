"""What makes a certificate one that can be trusted: designs, keys, ranges of numbers and what is said of their gaps."""

from peewee import CharField, IntegerField

from app.models.base import Link, Shared, Text
from app.models.office import Office


class Layout(Shared):
    """A certificate design of the office's own collection; `content` is the JSON of its file. Its pictures are
    attachments of it."""

    office = Link(Office)
    label = Text()
    content = Text()
    sort_order = IntegerField(default=0)


class LayoutVersion(Shared):
    """A design as it was when certificates were issued with it, shipped or own; never changed. Its id is the natural
    one of "layout_version" and the SHA-256 of `content`, so that every site makes the same row."""

    content = Text()


class OfficeKey(Shared):
    """A public key (Ed25519, 64 hex digits) with which an office vouches for its certificates; the private one stays
    in the local table `private_key`. A retired key still vouches for what was issued before `retired_on`."""

    office = Link(Office)
    public_key = CharField(max_length=64, default="", index=True)
    made_on = Text()
    retired_on = Text()
    reason = Text()


class NumberBlock(Shared):
    """Running numbers of a year that only this office gives, so that two offices never give the same; `kind` is that
    of the document."""

    office = Link(Office)
    kind = Text()
    year = IntegerField()
    first = IntegerField()
    last = IntegerField()
    note = Text()


class NumberGap(Shared):
    """Why running numbers, `first` to `last`, of a kind in a year are not in the register; `event` is the event's id
    where numbers run by event, else ""."""

    office = Link(Office)
    kind = Text()
    year = IntegerField()
    event = CharField(max_length=32, default="", index=True)
    first = IntegerField()
    last = IntegerField()
    reason = Text()
