"""The registry: terms of the decree, merged records, portfolio activities, scores of exams."""

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator, db):
    migrator.migrate(
        migrator.add_column("person", "decree_date", TextField(default="")),
        migrator.add_column("person", "decree_until", TextField(default="")),
        migrator.add_column("person", "decree_signer", TextField(default="")),
    )

    class Person(Model):
        id = CharField(primary_key=True, max_length=32)

        class Meta:
            database = db
            table_name = "person"

    class Participant(Model):
        id = CharField(primary_key=True, max_length=32)

        class Meta:
            database = db
            table_name = "participant"

    class PersonLink(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        first = ForeignKeyField(Person, backref="+")
        second = ForeignKeyField(Person, backref="+")
        chosen = TextField(default="")

        class Meta:
            database = db
            table_name = "person_link"

    class Activity(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        person = ForeignKeyField(Person, backref="+")
        date = TextField(default="")
        kind = TextField(default="")
        scheme = TextField(default="")
        category = TextField(default="")
        beneficiaries = IntegerField(null=True)
        place = TextField(default="")
        story = TextField(default="")

        class Meta:
            database = db
            table_name = "activity"

    class ExamScore(Model):
        id = CharField(primary_key=True, max_length=32)
        deleted = BooleanField(default=False)
        participant = ForeignKeyField(Participant, backref="+")
        exam = TextField(default="")
        value = TextField(default="")

        class Meta:
            database = db
            table_name = "exam_score"

    class PersonGroup(Model):
        person = CharField(primary_key=True, max_length=32)
        head = CharField(index=True, max_length=32)

        class Meta:
            database = db
            table_name = "person_group"

    db.create_tables([PersonLink, Activity, ExamScore, PersonGroup])


def down(migrator, db):
    for table in ("person_group", "exam_score", "activity", "person_link"):
        migrator.migrate(migrator.drop_table(table))
    for column in ("decree_signer", "decree_until", "decree_date"):
        migrator.migrate(migrator.drop_column("person", column))
