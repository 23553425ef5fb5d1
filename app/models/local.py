"""Tables of this database alone: the log's own tables, settings, drafts, histories, reference data."""

from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    CharField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from app.models.base import Local, Text


class Step(Local):
    """A named user action. `clock` is a hybrid logical clock: milliseconds since 1970 × 65,536 + counter."""

    id = CharField(max_length=32, primary_key=True)
    site = CharField(max_length=32)
    operator = Text()
    clock = BigIntegerField(index=True)
    name = Text()
    undoes = CharField(max_length=32, default="", index=True)


class Change(Local):
    """What a step set in one row: JSON of field → new value."""

    step = ForeignKeyField(Step, backref="+", lazy_load=False)
    table = CharField(max_length=40)
    row = CharField(max_length=32)
    fields = TextField()

    class Meta:
        primary_key = CompositeKey("step", "table", "row")
        indexes = ((("table", "row"), False),)


class Waiting(Local):
    """A row whose changes wait in the log for a parent that has not arrived."""

    table = CharField(max_length=40)
    row = CharField(max_length=32)

    class Meta:
        primary_key = CompositeKey("table", "row")


class Setting(Local):
    """A value of this database alone, by name."""

    name = CharField(max_length=80, primary_key=True)
    value = Text()


class Draft(Local):
    """An unfinished form, kept every 10 s and offered again after a crash."""

    form = CharField(max_length=80, primary_key=True)
    saved_at = Text()
    content = Text()


class Blob(Local):
    """The bytes of an attachment."""

    sha256 = CharField(max_length=64, primary_key=True)
    content = BlobField()


class Output(Local):
    """What left the program: a print, a saved PDF, an export; when, by whom and how many records."""

    id = AutoField()
    made_at = Text()
    operator = Text()
    kind = Text()
    document = Text()
    owner = CharField(max_length=32, default="", index=True)
    records = IntegerField(default=0)
    with_nik = BooleanField(default=False)
    target = Text()


class IssuedCopy(Local):
    """A certificate that was printed or exported once: from then on its issue cannot be undone."""

    certificate = CharField(max_length=32, primary_key=True)
    made_at = Text()


class Region(Local):
    """The name of a region code as known when this database first used it: a later list can't orphan a person."""

    code = CharField(max_length=13, primary_key=True)
    name = Text()
    path = Text()


class Reference(Local):
    """An entry of a reference list (pillars, education, PMKS-26, …) with its scheme and validity."""

    scheme = CharField(max_length=40)
    code = CharField(max_length=40)
    label = Text()
    valid_from = Text()
    valid_until = Text()
    sort_order = IntegerField(default=0)

    class Meta:
        primary_key = CompositeKey("scheme", "code")


class PersonPlace(Local):
    """The place in the alphabet of everybody who is listed; the same number names their entry in the search index.
    `stamp` tells whether what they are found by has changed. Kept by the write door, never logged."""

    place = IntegerField(primary_key=True)
    person = CharField(max_length=32, unique=True)
    sort_key = TextField(index=True)
    stamp = BigIntegerField()


class PersonGroup(Local):
    """The head (smallest id) of a merged person's group, for each of its records; kept by the write door."""

    person = CharField(max_length=32, primary_key=True)
    head = CharField(max_length=32, index=True)


class Erasure(Local):
    """A record whose personal data are erased for good, also where its row is not (yet) here or came back with an
    older copy; `known_since` in UTC."""

    person = CharField(max_length=32, primary_key=True)
    known_since = Text()


class PrivateKey(Local):
    """The private half of an `office_key`: the 32 bytes of its Ed25519 seed. Never logged or exchanged, shown on the
    recovery sheet only."""

    public_key = CharField(max_length=64, primary_key=True)
    seed = BlobField()
    made_at = Text()


class TrustedKey(Local):
    """The public key (64 hex digits) of a province, or of our own office's other computer, that somebody here decided
    to trust, having compared its words."""

    public_key = CharField(max_length=64, primary_key=True)
    name = Text()
    trusted_at = Text()
    operator = Text()


class TrustList(Local):
    """A signed file as it came in: the "card" of a trusted key, a list of "keys" (a province vouches for its offices)
    or of "revocations" (an office's voided certificates); of one issuer only the newest of each kind is kept. `issuer`
    is its public key (64 hex digits), `issued_at` in UTC as the file says."""

    kind = CharField(max_length=12)
    issuer = CharField(max_length=64)
    issued_at = Text()
    received_at = Text()
    content = BlobField()

    class Meta:
        primary_key = CompositeKey("kind", "issuer")
