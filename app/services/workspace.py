"""The open database of this process: every service works on it, in the thread that opened it."""

from dataclasses import dataclass
from pathlib import Path

from app import paths
from app.errors import UserError
from app.models import backups, changes, derived, local_settings
from app.models.store import FILE_NAME, Store
from app.services import references, regions


@dataclass
class _Current:
    store: Store | None = None


_current = _Current()


def open_workspace(data: Path | None = None) -> Path:
    """Open the database in a data folder (the user's own by default), made on first use; returns its path.

    Raises: UserError: see `Store.open`.
    """
    close_workspace(backup=False)
    opened = Store((data or paths.data_dir()) / FILE_NAME)
    derived.RegionNames.lookup = staticmethod(regions.name_and_path)
    opened.open()
    _current.store = opened
    references.refresh()
    return opened.path


def close_workspace(backup: bool = True) -> None:
    """Close the database; with `backup`, copy it first if anything changed since the last copy."""
    opened = _current.store
    if opened is None:
        return
    try:
        if backup and _changed_since_backup():
            make_backup("penutupan")
    finally:
        _current.store = None
        opened.close()


def database_path() -> Path:
    """Where the open database lies.

    Raises: UserError: none is open.
    """
    return _opened().path


def make_backup(reason: str = "manual") -> backups.Backup:
    """Make a verified copy of the open database."""
    local_settings.put("backed_up_clock", str(changes.latest_clock()))
    opened = _opened()
    return backups.create(opened.connection, opened.path, reason)


def list_backups() -> tuple[backups.Backup, ...]:
    """The copies beside the open database, newest first."""
    return backups.listing(database_path())


def restore_backup(name: str) -> None:
    """Put a copy in the place of the open database and open it; the present one is kept among the copies.

    Raises: UserError: no such copy, or it is damaged; the present database stays.
    """
    path = database_path()
    close_workspace(backup=False)
    try:
        backups.restore(path, name)
    finally:
        open_workspace(path.parent)


def restore_file(file: Path) -> None:
    """Put a copy from elsewhere, such as a USB stick, in the place of the open database, as `restore_backup` does.

    Raises: UserError: it cannot be read, is no copy of ours, or is damaged; the present database stays.
    """
    restore_backup(backups.adopt(database_path(), file))


def _changed_since_backup() -> bool:
    return changes.latest_clock() > int(local_settings.get("backed_up_clock", "0"))


def _opened() -> Store:
    if _current.store is None:
        raise UserError("Basis data belum dibuka.", "Tidak ada yang diubah.", "Mulai ulang Bimtek PSM.")
    return _current.store
