"""Schema steps: each one transaction with foreign keys off outside it and a check inside."""

from pathlib import Path
from typing import Any

from playhouse.migrations import Runner

from app.errors import UserError
from app.models import base, migrations

DIRECTORY = Path(migrations.__file__).parent


class MigrationRunner(Runner):
    """Peewee's runner with the recipe that keeps child rows: a table rebuilt while foreign keys are on deletes them."""

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


def pending(database: Any) -> list[str]:
    """Names of the schema steps still to be run.

    Raises: UserError: the database was written by a newer program, or is not ours.
    """
    runner = MigrationRunner(database, str(DIRECTORY))
    known = {migration.name for migration in runner.migrations()}
    applied = set(runner.applied())
    tables = set(database.get_tables())
    if applied - known:
        raise UserError(
            "Basis data ini dibuat oleh Bimtek PSM yang lebih baru.",
            "Basis data tidak diubah.",
            "Pasang Bimtek PSM versi terbaru, lalu buka kembali.",
        )
    if tables and not applied:
        raise UserError(
            "Berkas ini berisi basis data program lain.",
            "Berkas itu tidak diubah.",
            "Pilih folder data yang lain.",
        )
    return sorted(known - applied)


def upgrade(database: Any, path: Path) -> None:
    """Bring the schema up to date; an existing database is backed up first."""
    names = pending(database)
    if not names:
        return
    if database.get_tables():
        from app.models import backups

        backups.create(database.connection(), path, reason="sebelum-pembaruan")
    MigrationRunner(database, str(DIRECTORY)).up()


def models() -> list[Any]:
    """Every table of ours, shared and local."""
    return [*base.shared_tables().values(), *base.local_tables().values()]
