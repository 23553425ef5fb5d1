"""Certificates that can be trusted: designs, keys, ranges of numbers; certificates for more than participants."""

from peewee import BlobField, BooleanField, CharField, CompositeKey, ForeignKeyField, IntegerField, Model, TextField


def up(migrator, db):
    class EventRole(Model):
        id = CharField(primary_key=True, max_length=32)

        class Meta:
            database = db
            table_name = "event_role"

    class Office(Model):
        id = CharField(primary_key=True, max_length=32)

        class Meta:
            database = db
            table_name = "office"

    migrator.migrate(
        migrator.add_column("event", "number_scope", TextField(default="")),
        migrator.add_column("event", "layout", CharField(max_length=80, default="")),
        migrator.drop_not_null("certificate", "person_id"),
        migrator.add_column("certificate", "role_id", ForeignKeyField(EventRole, field=EventRole.id, null=True)),
        migrator.add_column("certificate", "capacity", TextField(default="")),
        migrator.add_index("certificate", ("kind", "date", "running", "deleted", "event_id", "selection"), False),
    )

    class Local(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Shared(Local):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)

    class Layout(Shared):
        office = ForeignKeyField(Office, backref="+")
        label = TextField(default="")
        content = TextField(default="")
        sort_order = IntegerField(default=0)

    class LayoutVersion(Shared):
        content = TextField(default="")

    class OfficeKey(Shared):
        office = ForeignKeyField(Office, backref="+")
        public_key = CharField(max_length=64, default="", index=True)
        made_on = TextField(default="")
        retired_on = TextField(default="")
        reason = TextField(default="")

    class NumberBlock(Shared):
        office = ForeignKeyField(Office, backref="+")
        kind = TextField(default="")
        year = IntegerField()
        first = IntegerField()
        last = IntegerField()
        note = TextField(default="")

    class NumberGap(Shared):
        office = ForeignKeyField(Office, backref="+")
        kind = TextField(default="")
        year = IntegerField()
        event = CharField(max_length=32, default="", index=True)
        first = IntegerField()
        last = IntegerField()
        reason = TextField(default="")

    class PrivateKey(Local):
        public_key = CharField(max_length=64, primary_key=True)
        seed = BlobField()
        made_at = TextField(default="")

    class TrustedKey(Local):
        public_key = CharField(max_length=64, primary_key=True)
        name = TextField(default="")
        trusted_at = TextField(default="")
        operator = TextField(default="")

    class TrustList(Local):
        kind = CharField(max_length=12)
        issuer = CharField(max_length=64)
        issued_at = TextField(default="")
        received_at = TextField(default="")
        content = BlobField()

        class Meta:
            primary_key = CompositeKey("kind", "issuer")

    db.create_tables([Layout, LayoutVersion, OfficeKey, NumberBlock, NumberGap, PrivateKey, TrustedKey, TrustList])


def down(migrator, db):
    for table in (
        "trust_list", "trusted_key", "private_key", "number_gap", "number_block", "office_key", "layout_version",
        "layout",
    ):
        migrator.migrate(migrator.drop_table(table))
    migrator.migrate(
        migrator.drop_index("certificate", "certificate_kind_date_running_deleted_event_id_selection"),
        migrator.drop_column("certificate", "capacity"),
        migrator.drop_column("certificate", "role_id"),
        migrator.drop_column("event", "layout"),
        migrator.drop_column("event", "number_scope"),
    )
