"""The records whose personal data were erased: kept apart, so that a restored copy can be held to it."""

from peewee import CharField, Model, TextField


def up(migrator, db):
    class Erasure(Model):
        person = CharField(primary_key=True, max_length=32)
        known_since = TextField(default="")

        class Meta:
            database = db
            table_name = "erasure"

    db.create_tables([Erasure])
    db.execute_sql("INSERT INTO erasure (person, known_since) SELECT id, '1970-01-01T00:00:00+00:00' FROM person WHERE erased")


def down(migrator, db):
    migrator.migrate(migrator.drop_table("erasure"))
