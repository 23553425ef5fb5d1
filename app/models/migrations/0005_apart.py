"""Two records that were judged to be two people."""

from peewee import BooleanField


def up(migrator, db):
    migrator.migrate(migrator.add_column("person_link", "apart", BooleanField(default=False)))


def down(migrator, db):
    migrator.migrate(migrator.drop_column("person_link", "apart"))
