"""Bringing the schema up to date, and refusing a database that is newer or not ours."""

from pathlib import Path
from typing import Any

from app.errors import UserError
from app.models import base, migrations

DIRECTORY = Path(migrations.__file__).parent
_HISTORY = "schema_migration"


def pending(database: Any) -> list[str]:
    """Names of the schema steps still to be run.

    Raises: UserError: the database was written by a newer program, or is not ours.
    """
    known = {file.stem for file in DIRECTORY.glob("[0-9]*.py")}
    tables = set(database.get_tables())
    applied: set[str] = set()
    if _HISTORY in tables:
        applied = {row[0] for row in database.execute_sql(f"SELECT name FROM {_HISTORY}").fetchall()}
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
    from app.models.migration_runner import MigrationRunner

    MigrationRunner(database, str(DIRECTORY), table_name=_HISTORY).up()


def models() -> list[Any]:
    """Every table of ours, shared and local."""
    return [*base.shared_tables().values(), *base.local_tables().values()]
