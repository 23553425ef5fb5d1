"""The first schema: a frozen copy, independent of the models as they are today."""

from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    CharField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


def up(migrator, db):
    class Attachment(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        owner_table = TextField(default="")
        owner = CharField(index=True, max_length=32, default="")
        name = TextField(default="")
        media_type = TextField(default="")
        sha256 = TextField(default="")

        class Meta:
            database = db
            table_name = "attachment"

    db.create_tables([Attachment])

    class Office(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        region = CharField(max_length=13, default="")
        level = TextField(default="")
        name = TextField(default="")
        letterhead = TextField(default="")
        address = TextField(default="")
        contact = TextField(default="")
        logo = TextField(default="")
        place = TextField(default="")
        classification = TextField(default="")
        unit_code = TextField(default="")
        practice = BooleanField(default=False)

        class Meta:
            database = db
            table_name = "office"

    db.create_tables([Office])

    class Event(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        office = ForeignKeyField(Office, backref="+")
        code = CharField(index=True, max_length=500, default="")
        title = TextField(default="")
        level = TextField(default="")
        starts_on = TextField(default="")
        ends_on = TextField(default="")
        venue = TextField(default="")
        place = TextField(default="")
        host = TextField(default="")
        organiser = TextField(default="")
        batch = TextField(default="")
        theme = TextField(default="")
        legal_basis = TextField(default="")
        objectives = TextField(default="")
        competences = TextField(default="")
        partner_pillars = TextField(default="")
        funding = TextField(default="")
        stated_total = IntegerField(null=True)
        quota_note = TextField(default="")
        lesson_minutes = IntegerField(default=45)
        threshold = IntegerField(default=80)
        number_pattern = TextField(default="")
        number_start = IntegerField(default=1)
        example_note = TextField(default="")
        closed = BooleanField(default=False)

        class Meta:
            database = db
            table_name = "event"

    db.create_tables([Event])

    class Person(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        name = TextField(default="")
        front_title = TextField(default="")
        back_title = TextField(default="")
        nik = CharField(index=True, max_length=500, default="")
        birth_place = TextField(default="")
        birth_date = TextField(default="")
        sex = TextField(default="")
        pillar = TextField(default="")
        region = CharField(index=True, max_length=500, default="")
        village_name = TextField(default="")
        address = TextField(default="")
        rt = TextField(default="")
        rw = TextField(default="")
        phone = TextField(default="")
        email = TextField(default="")
        education = TextField(default="")
        occupation = TextField(default="")
        appointed_year = TextField(default="")
        decree_number = TextField(default="")
        ipsm_number = TextField(default="")
        status = TextField(default="")
        duty_region = TextField(default="")
        basic_certificate_number = TextField(default="")
        basic_certificate_date = TextField(default="")
        basic_certificate_organiser = TextField(default="")
        note = TextField(default="")
        erased = BooleanField(default=False)

        class Meta:
            database = db
            table_name = "person"

    db.create_tables([Person])

    class Participant(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        event = ForeignKeyField(Event, backref="+")
        person = ForeignKeyField(Person, backref="+")
        region = CharField(max_length=13, default="")
        status = TextField(default="")
        reason = TextField(default="")
        replaces = CharField(max_length=32, default="")

        class Meta:
            database = db
            table_name = "participant"

    db.create_tables([Participant])

    class Subject(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        event = ForeignKeyField(Event, backref="+")
        title = TextField(default="")
        lesson_hours = TextField(default="")
        speaker = TextField(default="")
        sort_order = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "subject"

    db.create_tables([Subject])

    class Session(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        event = ForeignKeyField(Event, backref="+")
        date = TextField(default="")
        starts = TextField(default="")
        ends = TextField(default="")
        subject = ForeignKeyField(Subject, null=True, backref="+")
        title = TextField(default="")
        lesson_hours = TextField(default="")

        class Meta:
            database = db
            table_name = "session"

    db.create_tables([Session])

    class Attendance(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        participant = ForeignKeyField(Participant, backref="+")
        session = ForeignKeyField(Session, backref="+")
        mark = TextField(default="")

        class Meta:
            database = db
            table_name = "attendance"

    db.create_tables([Attendance])

    class Blob(Model):
        sha256 = CharField(primary_key=True, max_length=64)
        content = BlobField()

        class Meta:
            database = db
            table_name = "blob"

    db.create_tables([Blob])

    class Official(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        office = ForeignKeyField(Office, backref="+")
        name = TextField(default="")
        front_title = TextField(default="")
        back_title = TextField(default="")
        nip = TextField(default="")
        rank = TextField(default="")
        position = TextField(default="")
        acting = TextField(default="")
        on_behalf = TextField(default="")
        sort_order = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "official"

    db.create_tables([Official])

    class Certificate(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        kind = TextField(default="")
        event = ForeignKeyField(Event, null=True, backref="+")
        selection = CharField(index=True, max_length=32, default="")
        person = ForeignKeyField(Person, backref="+")
        number = CharField(index=True, max_length=500, default="")
        running = IntegerField(default=0)
        date = TextField(default="")
        status = TextField(default="")
        reason = TextField(default="")
        override_reason = TextField(default="")
        replaces = CharField(max_length=32, default="")
        signatory = ForeignKeyField(Official, null=True, backref="+")
        snapshot = TextField(default="")

        class Meta:
            database = db
            table_name = "certificate"

    db.create_tables([Certificate])

    class Step(Model):
        id = CharField(primary_key=True, max_length=32)
        site = CharField(max_length=32)
        operator = TextField(default="")
        clock = BigIntegerField(index=True)
        name = TextField(default="")
        undoes = CharField(index=True, max_length=32, default="")

        class Meta:
            database = db
            table_name = "step"

    db.create_tables([Step])

    class Change(Model):
        step = ForeignKeyField(Step, backref="+")
        table = CharField(max_length=40)
        row = CharField(max_length=32)
        fields = TextField()

        class Meta:
            database = db
            table_name = "change"
            primary_key = CompositeKey("step", "table", "row")
            indexes = ((("table", "row"), False),)

    db.create_tables([Change])

    class Selection(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        office = ForeignKeyField(Office, backref="+")
        code = CharField(index=True, max_length=500, default="")
        title = TextField(default="")
        year = IntegerField(null=True)
        level = TextField(default="")
        seats = IntegerField(null=True)
        tie_break = TextField(default="")
        number_pattern = TextField(default="")
        note = TextField(default="")

        class Meta:
            database = db
            table_name = "selection"

    db.create_tables([Selection])

    class Criterion(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        selection = ForeignKeyField(Selection, backref="+")
        name = TextField(default="")
        weight = TextField(default="")
        kind = TextField(default="")
        lowest = TextField(default="")
        highest = TextField(default="")
        sort_order = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "criterion"

    db.create_tables([Criterion])

    class DocumentRule(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        office = ForeignKeyField(Office, backref="+")
        document = TextField(default="")
        with_titles = BooleanField(null=True)
        signatories = TextField(default="")

        class Meta:
            database = db
            table_name = "document_rule"

    db.create_tables([DocumentRule])

    class Draft(Model):
        form = CharField(primary_key=True, max_length=80)
        saved_at = TextField(default="")
        content = TextField(default="")

        class Meta:
            database = db
            table_name = "draft"

    db.create_tables([Draft])

    class EventRole(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        event = ForeignKeyField(Event, backref="+")
        role = TextField(default="")
        person = ForeignKeyField(Person, null=True, backref="+")
        name = TextField(default="")
        front_title = TextField(default="")
        back_title = TextField(default="")
        nip = TextField(default="")
        position = TextField(default="")
        represented_by = TextField(default="")
        represented_position = TextField(default="")
        gist = TextField(default="")
        sort_order = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "event_role"

    db.create_tables([EventRole])

    class IssuedCopy(Model):
        certificate = CharField(primary_key=True, max_length=32)
        made_at = TextField(default="")

        class Meta:
            database = db
            table_name = "issued_copy"

    db.create_tables([IssuedCopy])

    class Juror(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        selection = ForeignKeyField(Selection, backref="+")
        name = TextField(default="")
        element = TextField(default="")
        sort_order = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "juror"

    db.create_tables([Juror])

    class Nominee(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        selection = ForeignKeyField(Selection, backref="+")
        person = ForeignKeyField(Person, backref="+")
        note = TextField(default="")

        class Meta:
            database = db
            table_name = "nominee"

    db.create_tables([Nominee])

    class Output(Model):
        made_at = TextField(default="")
        operator = TextField(default="")
        kind = TextField(default="")
        document = TextField(default="")
        owner = CharField(index=True, max_length=32, default="")
        records = IntegerField(default=0)
        with_nik = BooleanField(default=False)
        target = TextField(default="")

        class Meta:
            database = db
            table_name = "output"

    db.create_tables([Output])

    class PersonSearch(Model):
        person = CharField(primary_key=True, max_length=32)
        words = TextField(default="")

        class Meta:
            database = db
            table_name = "person_search"

    db.create_tables([PersonSearch])

    class Quota(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        event = ForeignKeyField(Event, backref="+")
        region = CharField(max_length=13, default="")
        seats = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "quota"

    db.create_tables([Quota])

    class Recusal(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        juror = ForeignKeyField(Juror, backref="+")
        nominee = ForeignKeyField(Nominee, backref="+")
        reason = TextField(default="")

        class Meta:
            database = db
            table_name = "recusal"

    db.create_tables([Recusal])

    class Reference(Model):
        scheme = CharField(max_length=40)
        code = CharField(max_length=40)
        label = TextField(default="")
        valid_from = TextField(default="")
        valid_until = TextField(default="")
        sort_order = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "reference"
            primary_key = CompositeKey("scheme", "code")

    db.create_tables([Reference])

    class Region(Model):
        code = CharField(primary_key=True, max_length=13)
        name = TextField(default="")
        path = TextField(default="")

        class Meta:
            database = db
            table_name = "region"

    db.create_tables([Region])

    class Score(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        juror = ForeignKeyField(Juror, backref="+")
        nominee = ForeignKeyField(Nominee, backref="+")
        criterion = ForeignKeyField(Criterion, backref="+")
        value = TextField(default="")

        class Meta:
            database = db
            table_name = "score"

    db.create_tables([Score])

    class Setting(Model):
        name = CharField(primary_key=True, max_length=80)
        value = TextField(default="")

        class Meta:
            database = db
            table_name = "setting"

    db.create_tables([Setting])

    class Waiting(Model):
        table = CharField(max_length=40)
        row = CharField(max_length=32)

        class Meta:
            database = db
            table_name = "waiting"
            primary_key = CompositeKey("table", "row")

    db.create_tables([Waiting])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("waiting"))
    migrator.migrate(migrator.drop_table("setting"))
    migrator.migrate(migrator.drop_table("score"))
    migrator.migrate(migrator.drop_table("region"))
    migrator.migrate(migrator.drop_table("reference"))
    migrator.migrate(migrator.drop_table("recusal"))
    migrator.migrate(migrator.drop_table("quota"))
    migrator.migrate(migrator.drop_table("person_search"))
    migrator.migrate(migrator.drop_table("output"))
    migrator.migrate(migrator.drop_table("nominee"))
    migrator.migrate(migrator.drop_table("juror"))
    migrator.migrate(migrator.drop_table("issued_copy"))
    migrator.migrate(migrator.drop_table("event_role"))
    migrator.migrate(migrator.drop_table("draft"))
    migrator.migrate(migrator.drop_table("document_rule"))
    migrator.migrate(migrator.drop_table("criterion"))
    migrator.migrate(migrator.drop_table("selection"))
    migrator.migrate(migrator.drop_table("change"))
    migrator.migrate(migrator.drop_table("step"))
    migrator.migrate(migrator.drop_table("certificate"))
    migrator.migrate(migrator.drop_table("official"))
    migrator.migrate(migrator.drop_table("blob"))
    migrator.migrate(migrator.drop_table("attendance"))
    migrator.migrate(migrator.drop_table("session"))
    migrator.migrate(migrator.drop_table("subject"))
    migrator.migrate(migrator.drop_table("participant"))
    migrator.migrate(migrator.drop_table("person"))
    migrator.migrate(migrator.drop_table("event"))
    migrator.migrate(migrator.drop_table("office"))
    migrator.migrate(migrator.drop_table("attachment"))
