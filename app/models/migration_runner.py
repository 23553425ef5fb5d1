"""Peewee's migration runner with the recipe that keeps child rows."""

from typing import Any

from playhouse.migrations import Runner


class MigrationRunner(Runner):
    """Each step is one transaction, with foreign keys off outside it (a table rebuilt while they are on deletes its
    child rows) and a check of every reference inside."""

    def _run(self, name: str, module: Any, direction: str, fake: bool = False) -> None:
        self.database.execute_sql("PRAGMA foreign_keys = OFF")
        try:
            with self.database.atomic():
                getattr(module, direction)(self.migrator, self.database)
                broken = self.database.execute_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise RuntimeError(f"migration {name} breaks {len(broken)} references")
                self.History.create(name=name)
        finally:
            self.database.execute_sql("PRAGMA foreign_keys = ON")
