"""The open database of this process: every service works on it, in the thread that opened it."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app import paths
from app.errors import UserError
from app.models import backups, changes, derived, erasing, local_settings
from app.models.backups import Backup
from app.models.faults import Unreadable
from app.models.store import FILE_NAME, Store
from app.services import references, regions

__all__ = [
    "Backup", "close_workspace", "database_path", "list_backups", "make_backup", "open_or_rescue", "open_workspace",
    "rescue_copy", "restore_backup", "restore_file",
]  # fmt: skip


@dataclass
class _Current:
    """The open database; `path` is also where one lies that could not be opened."""

    store: Store | None = None
    path: Path | None = None
    unreadable: bool = False


_current = _Current()


def open_workspace(data: Path | None = None, name: str = "") -> Path:
    """Open the database in a data folder (the user's own by default), made on first use; returns its path.

    Raises: UserError: see `Store.open`. One that is damaged or not ours stays where it is and closed: its copies can
        still be listed and restored.
    """
    close_workspace(backup=False)
    opened = Store((data or paths.data_dir()) / (name or FILE_NAME))
    _current.path, _current.unreadable = opened.path, False
    derived.RegionNames.lookup = staticmethod(regions.name_and_path)
    try:
        opened.open()
    except Unreadable:
        _current.unreadable = True
        raise
    _current.store = opened
    references.refresh()
    _hold_to_erasures()
    return opened.path


def close_workspace(backup: bool = True) -> None:
    """Close the database; with `backup`, copy it first if anything changed since the last copy."""
    opened = _current.store
    if opened is None:
        return
    try:
        with suppress(UserError):
            keep_erasures()
        if backup and _changed_since_backup():
            make_backup("penutupan")
    finally:
        _current.store = None
        opened.close()


def database_path() -> Path:
    """Where the database lies that was opened last, or could not be opened.

    Raises: UserError: none was.
    """
    if _current.path is None:
        raise _not_open()
    return _current.path


def make_backup(reason: str = "manual") -> Backup:
    """Make a verified copy of the open database."""
    opened = _opened()
    copy = backups.create(opened.connection, opened.path, reason)
    local_settings.put("backed_up_clock", str(changes.latest_clock()))
    return copy


def open_or_rescue(data: Path | None = None, name: str = "") -> Path:
    """`open_workspace`, but one that is damaged or not ours is left closed, for its copies to be listed or restored.

    Raises: UserError: it cannot be opened for another reason, such as being open elsewhere.
    """
    try:
        return open_workspace(data, name)
    except Unreadable:
        return database_path()


def list_backups() -> tuple[Backup, ...]:
    """The copies beside the database, newest first; also when it could not be opened."""
    return backups.listing(database_path())


def rescue_copy() -> Backup | None:
    """The newest sound copy of a database that could not be read; None where the database is well or no copy is."""
    if not _current.unreadable:
        return None
    folder = backups.folder(database_path())
    return next((one for one in list_backups() if not backups.problem_of(folder / one.file_name)), None)


def restore_backup(name: str) -> None:
    """Put a copy in the place of the database and open it; the present one is kept among the copies.

    Raises: UserError: no such copy, it is damaged, or there is no room; the present database stays.
    """
    path, was_open = database_path(), _current.store is not None
    close_workspace(backup=False)
    try:
        backups.restore(path, name)
    except UserError:
        if was_open:
            open_workspace(path.parent, path.name)
        raise
    open_workspace(path.parent, path.name)


def restore_file(file: Path) -> None:
    """Put a copy from elsewhere, such as a USB stick, in the place of the open database, as `restore_backup` does.

    Raises: UserError: it cannot be read, is no copy of ours, or is damaged; the present database stays.
    """
    restore_backup(backups.adopt(database_path(), file))


def _hold_to_erasures() -> None:
    """Erase again whoever came back with a restored copy, and keep the list of the erased beside the copies."""
    erasing.hold_to(backups.erased(database_path()))
    with suppress(UserError):  # told when somebody is erased; it keeps nobody from opening
        keep_erasures()


def keep_erasures() -> None:
    """Keep the ids of the erased (no names) beside the copies: the list outlives the database.

    Raises: UserError: it cannot be written there.
    """
    backups.keep_erased(database_path(), erasing.known_since())


def _changed_since_backup() -> bool:
    return changes.latest_clock() > int(local_settings.get("backed_up_clock", "0"))


def _opened() -> Store:
    if _current.store is None:
        raise _not_open()
    return _current.store


def _not_open() -> UserError:
    return UserError("Basis data belum dibuka.", "Tidak ada yang diubah.", "Mulai ulang Bimtek PSM.")
