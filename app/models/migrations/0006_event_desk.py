"""The event desk: batches, arrivals, dispensations, moved seats, money, evaluation, texts, seals."""

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, Model, TextField

COLUMNS = (
    ("event", "pass_exam", TextField(default="")),
    ("event", "pass_score", TextField(default="")),
    ("event", "grades", TextField(default="")),
    ("session", "speaker", TextField(default="")),
    ("session", "moderator", TextField(default="")),
    ("session", "room", TextField(default="")),
    ("session", "batch", CharField(max_length=32, default="")),
    ("session", "unattended", BooleanField(default=False)),
    ("participant", "batch", CharField(max_length=32, default="")),
    ("participant", "waiting", IntegerField(default=0)),
    ("attendance", "unsigned", BooleanField(default=False)),
    ("attachment", "kind", TextField(default="")),
    ("attachment", "caption", TextField(default="")),
    ("attachment", "sort_order", IntegerField(default=0)),
)


def up(migrator, db):
    migrator.migrate(*(migrator.add_column(table, name, field) for table, name, field in COLUMNS))

    def refer(name):
        return type(name.title().replace("_", ""), (Model,), {
            "id": CharField(primary_key=True, max_length=32),
            "Meta": type("Meta", (), {"database": db, "table_name": name}),
        })

    Event, EventRole, Participant, Session = map(refer, ("event", "event_role", "participant", "session"))

    class Shared(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)

        class Meta:
            database = db
            legacy_table_names = False

    class Batch(Shared):
        event = ForeignKeyField(Event, backref="+")
        name = TextField(default="")
        room = TextField(default="")
        sort_order = IntegerField(default=0)

    class Arrival(Shared):
        participant = ForeignKeyField(Participant, backref="+")
        session = ForeignKeyField(Session, backref="+")
        at = TextField(default="")
        way = TextField(default="")
        desk = TextField(default="")

    class Dispensation(Shared):
        participant = ForeignKeyField(Participant, backref="+")
        rule = TextField(default="")
        reason = TextField(default="")

    class QuotaMove(Shared):
        event = ForeignKeyField(Event, backref="+")
        from_region = CharField(max_length=13, default="")
        to_region = CharField(max_length=13, default="")
        seats = IntegerField(default=0)
        reason = TextField(default="")
        date = TextField(default="")

    class SignedSheet(Shared):
        event = ForeignKeyField(Event, backref="+")
        kind = TextField(default="")
        date = TextField(default="")
        session = CharField(max_length=32, default="")
        signatures = IntegerField(null=True)
        note = TextField(default="")

    class Allowance(Shared):
        event = ForeignKeyField(Event, backref="+")
        title = TextField(default="")
        amount = IntegerField(default=0)
        taxed = BooleanField(default=False)
        sort_order = IntegerField(default=0)

    class Payment(Shared):
        event = ForeignKeyField(Event, backref="+")
        participant = ForeignKeyField(Participant, backref="+", null=True)
        role = ForeignKeyField(EventRole, backref="+", null=True)
        tax = TextField(default="")
        paid_on = TextField(default="")
        note = TextField(default="")

    class PaymentAmount(Shared):
        payment = ForeignKeyField(Payment, backref="+")
        allowance = ForeignKeyField(Allowance, backref="+")
        amount = IntegerField(default=0)

    class EvaluationItem(Shared):
        event = ForeignKeyField(Event, backref="+")
        role = ForeignKeyField(EventRole, backref="+", null=True)
        kind = TextField(default="")
        text = TextField(default="")
        sort_order = IntegerField(default=0)

    class EvaluationAnswer(Shared):
        item = ForeignKeyField(EvaluationItem, backref="+")
        sheet = IntegerField(default=0)
        value = IntegerField(null=True)
        text = TextField(default="")

    class EventText(Shared):
        event = ForeignKeyField(Event, backref="+")
        part = TextField(default="")
        text = TextField(default="")

    class Seal(Shared):
        event = ForeignKeyField(Event, backref="+")
        made_at = TextField(default="")
        content = TextField(default="")
        documents = TextField(default="")
        seal = TextField(default="")

    db.create_tables([
        Batch, Arrival, Dispensation, QuotaMove, SignedSheet, Allowance, Payment, PaymentAmount, EvaluationItem,
        EvaluationAnswer, EventText, Seal,
    ])


def down(migrator, db):
    for table in (
        "seal", "event_text", "evaluation_answer", "evaluation_item", "payment_amount", "payment", "allowance",
        "signed_sheet", "quota_move", "dispensation", "arrival", "batch",
    ):
        migrator.migrate(migrator.drop_table(table))
    for table, name, _field in reversed(COLUMNS):
        migrator.migrate(migrator.drop_column(table, name))
