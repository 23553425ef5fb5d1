"""Opening and closing the database: the driver, its settings, and the refusal of what is not ours."""

import threading
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

from peewee import DatabaseError as PeeweeError
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import UserError
from app.models import base, faults, location, migrating, person_words, sites

# No secrecy: the key is part of the program and of the README. With a key every page carries a checksum, so damage
# is found when it is read, and a later password is only a `rekey`.
RAW_KEY = "x'62696d74656b2d70736d2d6f66666c696e652d6b65792d6e6f742d7365637265'"
FILE_NAME = "bimtek.db"
# SQLite before 3.51.3 has a WAL-reset bug that corrupts; the bundled driver is newer.
_OLDEST_SQLITE = (3, 51, 3)

_PRAGMAS = (
    ("locking_mode", "exclusive"),
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", 1),
    ("cache_size", -32000),
)


class Database(SqlCipherDatabase):
    """The driver, whose faults reach the user as sentences."""

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        with faults.told():
            return super().execute_sql(sql, params)

    def rollback(self) -> None:
        """Take the transaction back, unless the driver did so by itself, as it does when the disk is full."""
        if self.connection().in_transaction:
            super().rollback()


class Store:
    """The open database of this process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.thread = threading.get_ident()
        self._lock = location.DatabaseLock(path)
        self._database: Any = None

    def open(self) -> None:
        """Open or make the database, bring it to the newest schema, and give a copied one a new site.

        Raises:
            UserError: it is on an unsafe drive, open elsewhere, foreign, damaged, newer, or not writable.
        """
        _check_driver()
        location.ensure_safe(self.path)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except OSError as error:
            raise _not_writable(self.path) from error
        with ExitStack() as undo:
            undo.callback(self.close)
            refuse_foreign_file(self.path)
            self._database = connect(self.path, _PRAGMAS)
            base.database.initialize(self._database)
            migrating.upgrade(self._database, self.path)
            sites.settle(self.path)
            person_words.ensure()
            undo.pop_all()

    def close(self) -> None:
        if self._database is not None and not self._database.is_closed():
            self._database.close()
        self._database = None
        self._lock.release()

    @property
    def connection(self) -> Any:
        """The raw driver connection: for bulk writes and copies."""
        return self._database.connection()


def connect(path: Path, pragmas: Any = (("foreign_keys", 1),)) -> Any:
    """A keyed connection to a database file of ours.

    Raises: UserError: the file is foreign, damaged or not writable.
    """
    _quiet()
    database = Database(str(path), passphrase=RAW_KEY, pragmas=pragmas)
    try:
        database.connect()
        database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
    except (PeeweeError, sqlcipher.DatabaseError, UserError) as error:
        database.close()
        if any(sign in str(error) for sign in ("readonly", "unable to open", "ditulisi")):
            raise _not_writable(path) from error
        raise not_ours(path) from error
    return database


def refuse_foreign_file(path: Path) -> None:
    """Raises: UserError: the file is a plain SQLite database or cannot be one of ours; nothing was written to it."""
    if not path.exists():
        return
    if path.is_dir():
        raise UserError(
            f"Di tempat basis data, {path}, ada sebuah folder.",
            "Folder itu tidak diubah.",
            "Pindahkan folder itu, atau pilih folder data yang lain.",
        )
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise _not_writable(path) from error
    if head.startswith(b"SQLite format 3") or 0 < path.stat().st_size < 512:
        raise not_ours(path)


def not_ours(path: Path) -> UserError:
    return faults.Unreadable(
        f"Berkas {path.name} bukan basis data Bimtek PSM, atau rusak sehingga tidak dapat dibaca.",
        "Berkas itu tidak diubah.",
        "Pulihkan cadangan terakhir (bimtek backup list, lalu bimtek backup restore NAMA), "
        "atau pilih folder data yang lain.",
    )


@cache
def _quiet() -> None:
    """Keep the driver from writing its own English lines on standard error: what it finds is told by us."""
    connection = sqlcipher.connect(":memory:")
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.close()


def _not_writable(path: Path) -> UserError:
    return UserError(
        f"Folder {path.parent} tidak dapat ditulisi.",
        "Tidak ada yang diubah.",
        "Periksa izin folder dan sisa ruang disk, atau pilih folder data yang lain.",
    )


def _check_driver() -> None:
    if sqlcipher.sqlite_version_info < _OLDEST_SQLITE:
        raise UserError(
            "Pustaka basis data pada program ini terlalu lama dan dapat merusak data.",
            "Basis data tidak dibuka.",
            "Pasang ulang Bimtek PSM dari berkas aslinya.",
        )
