"""The registry is searched by a full-text index in alphabetical order. It is filled when the database is opened."""

from peewee import BigIntegerField, CharField, IntegerField, Model, TextField


def up(migrator, db):
    class PersonPlace(Model):
        place = IntegerField(primary_key=True)
        person = CharField(max_length=32, unique=True)
        sort_key = TextField(index=True)
        stamp = BigIntegerField()

        class Meta:
            database = db
            table_name = "person_place"

    migrator.migrate(migrator.drop_table("person_search"))
    db.create_tables([PersonPlace])


def down(migrator, db):
    class PersonSearch(Model):
        person = CharField(primary_key=True, max_length=32)
        words = TextField(default="")

        class Meta:
            database = db
            table_name = "person_search"

    migrator.migrate(migrator.drop_table("person_place"))
    db.create_tables([PersonSearch])
