"""Verified copies of the whole database: made through the driver, opened and checked before they count."""

import json
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import UserError
from app.models import location, store

FOLDER = "cadangan"
_SUFFIX = ".bimtekdb"
_NAME = re.compile(r"(\d{4})-(\d{2})-(\d{2})_(\d{6})_([a-z-]+)(?:_\d+)?")
# The newest ten, the last of each of the fourteen latest days, the last of each of the twelve latest months.
_KEEP_NEWEST, _KEEP_DAYS, _KEEP_MONTHS = 10, 14, 12
# Who was erased, by record id and moment; a copy made before an erasure goes a year after it at the latest.
_ERASED = "data-pribadi-terhapus.json"
_ERASED_KEPT = timedelta(days=365)


@dataclass(frozen=True)
class Backup:
    """A copy on disk: `made_at` in UTC, size in bytes, why it was made."""

    name: str
    made_at: datetime
    size: int
    reason: str

    @property
    def file_name(self) -> str:
        return f"{self.name}{_SUFFIX}"


def folder(database: Path) -> Path:
    """Where the copies of a database lie; two databases in one folder keep theirs apart."""
    own = "" if database.name == store.FILE_NAME else f"-{database.name}"
    return database.parent / f"{FOLDER}{own}"


def create(connection: Any, database: Path, reason: str = "manual") -> Backup:
    """Copy the open database, check the copy, and let the oldest ones go.

    Raises: UserError: no room or no right to write; no half copy is left behind.
    """
    target_folder = folder(database)
    name = f"{datetime.now(UTC):%Y-%m-%d_%H%M%S}_{reason}"
    target = _free_name(target_folder, name)
    part = target.with_suffix(".sementara")
    try:
        target_folder.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(part),))
        problem = problem_of(part)
        if problem:
            raise OSError(problem)
        _flush(part)
        part.replace(target)
    except (OSError, sqlcipher.DatabaseError) as error:
        _discard(part)
        raise UserError(
            "Cadangan tidak dapat dibuat.",
            "Basis data dan cadangan yang sudah ada tidak berubah.",
            f"Periksa sisa ruang dan izin folder {target_folder}.",
        ) from error
    _rotate(target_folder)
    return next(copy for copy in listing(database) if copy.name == target.stem)


def listing(database: Path) -> tuple[Backup, ...]:
    """The copies beside a database, newest first."""
    found = []
    for file in folder(database).glob(f"*{_SUFFIX}"):
        match = _NAME.fullmatch(file.stem)
        if match:
            year, month, day, clock, reason = match.groups()
            made_at = datetime.strptime(f"{year}{month}{day}{clock}", "%Y%m%d%H%M%S").replace(tzinfo=UTC)
            found.append(Backup(file.stem, made_at, file.stat().st_size, reason))
    return tuple(sorted(found, key=lambda copy: copy.name, reverse=True))


def restore(database: Path, name: str) -> None:
    """Put a copy in the place of the (closed) database; the present one is kept beside it.

    The restored database finds its site token unknown and takes a new site when it is opened.

    Raises: UserError: no such copy, it is damaged, there is no room for it, or the database is open elsewhere.
    """
    source = folder(database) / f"{name}{_SUFFIX}"
    if name not in {copy.name for copy in listing(database)}:
        raise UserError(f"Cadangan {name} tidak ada.", "Tidak ada yang diubah.", "Lihat daftar cadangan yang ada.")
    if problem_of(source):
        raise UserError(f"Cadangan {name} rusak.", "Basis data yang sekarang tidak diubah.", "Pilih cadangan lain.")
    part = database.with_suffix(".sementara")
    lock = location.DatabaseLock(database)
    try:
        lock.acquire()
        part.write_bytes(source.read_bytes())
        forget_site(part)
        _flush(part)
        _keep_present(database)
        part.replace(database)
    except OSError as error:
        raise UserError(
            f"Cadangan {name} tidak dapat dipulihkan.",
            "Basis data yang sekarang tidak diubah.",
            f"Periksa sisa ruang dan izin folder {database.parent}.",
        ) from error
    finally:
        _discard(part)
        lock.release()


def _keep_present(database: Path) -> None:
    """Keep the present database among the copies. It stays in its place as well until the copy takes it in one move:
    a power cut leaves either the one or the other, never none."""
    if not database.exists():
        return
    kept = _free_name(folder(database), f"{datetime.now(UTC):%Y-%m-%d_%H%M%S}_sebelum-dipulihkan")
    try:
        kept.hardlink_to(database)
    except OSError:  # a file system without links
        database.replace(kept)
    # What a crash left unmerged belongs to the database that is put away.
    for leftover in ("-wal", "-shm"):
        beside = database.with_name(database.name + leftover)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + leftover))


def adopt(database: Path, source: Path) -> str:
    """Take a copy from elsewhere in among those beside a database; returns its name.

    Raises: UserError: it cannot be read, is the live database itself, or is no sound copy of ours.
    """
    untouched = "Basis data yang sekarang tidak diubah."
    if source.resolve() == database.resolve():
        raise UserError("Berkas ini basis data yang sedang dipakai.", untouched, "Pilih berkas cadangan.")
    target = _free_name(folder(database), f"{datetime.now(UTC):%Y-%m-%d_%H%M%S}_dari-berkas")
    part = target.with_suffix(".sementara")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(source.read_bytes())
        problem = problem_of(part)
        if not problem:
            part.replace(target)
    except OSError as error:
        raise UserError(
            f"Berkas {source.name} tidak dapat disalin.", untouched, "Periksa berkas itu dan sisa ruang disk."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    if problem:
        raise UserError(
            f"Berkas {source.name} bukan cadangan Bimtek PSM, atau rusak.", untouched, "Pilih berkas cadangan lain."
        )
    return target.stem


def problem_of(path: Path) -> str:
    """Why a copy cannot be trusted; "" when every page and reference checks out."""
    try:
        database = store.connect(path)
    except UserError:
        return "cannot be opened"
    try:
        damaged = database.execute_sql("PRAGMA cipher_integrity_check").fetchall()
        verdict = database.execute_sql("PRAGMA integrity_check").fetchone()[0]
        broken = database.execute_sql("PRAGMA foreign_key_check").fetchall()
    except (UserError, sqlcipher.DatabaseError):
        return "cannot be read"
    finally:
        database.close()
    return "" if not damaged and verdict == "ok" and not broken else "damaged"


def forget_site(path: Path) -> None:
    """Take the site token out of a closed copy, so that it becomes a new site when opened."""
    database = store.connect(path, (("journal_mode", "delete"),))
    try:
        database.execute_sql("DELETE FROM setting WHERE name IN ('site', 'site_token')")
    finally:
        database.close()


def erased(database: Path) -> dict[str, str]:
    """The records that were erased in this place, whatever database lies there now, with the moment (ISO, UTC)."""
    return _erased_in(folder(database))


def _erased_in(target_folder: Path) -> dict[str, str]:
    try:
        told = dict(json.loads((target_folder / _ERASED).read_text(encoding="utf-8")))
        return {str(person): datetime.fromisoformat(moment).isoformat() for person, moment in told.items()}
    except (OSError, ValueError, TypeError):
        return {}


def keep_erased(database: Path, known: Mapping[str, str]) -> None:
    """Add to the list of the erased beside the copies; a moment once written stays."""
    before = erased(database)
    wanted = {**known, **before}
    if wanted == before:
        return
    file = folder(database) / _ERASED
    part = file.with_suffix(".sementara")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(wanted, indent=1, sort_keys=True), encoding="utf-8")
        _flush(part)
        part.replace(file)
    except OSError as error:
        raise UserError(
            "Daftar data pribadi yang dihapus tidak dapat ditulis di sebelah cadangan.",
            "Data yang dihapus tetap terhapus dalam basis data ini.",
            f"Periksa sisa ruang dan izin folder {file.parent}, lalu mulai ulang Bimtek PSM.",
        ) from error


def free_of_erased_by(day: date) -> date:
    """The day by which no copy holds what is erased on `day`: the rule of `_rotate`."""
    return day + _ERASED_KEPT + timedelta(days=1)


def _rotate(target_folder: Path) -> None:
    files = sorted(target_folder.glob(f"*{_SUFFIX}"), reverse=True)
    keep = set(files[:_KEEP_NEWEST]) | _last_of_each(files, 10, _KEEP_DAYS) | _last_of_each(files, 7, _KEEP_MONTHS)
    overdue = _made_before_an_old_erasure(target_folder, files)
    for file in files:
        if file in overdue or (file not in keep and "sebelum" not in file.name):
            _discard(file)  # one that is held open now goes next time
    for file in overdue:
        for leftover in ("-wal", "-shm"):
            _discard(file.with_name(file.name + leftover))


def _made_before_an_old_erasure(target_folder: Path, files: Iterable[Path]) -> set[Path]:
    """Copies that hold what was erased a year ago or earlier."""
    due = f"{datetime.now(UTC) - _ERASED_KEPT:%Y-%m-%d_%H%M%S}"
    moments = [f"{datetime.fromisoformat(one):%Y-%m-%d_%H%M%S}" for one in _erased_in(target_folder).values()]
    last = max((moment for moment in moments if moment <= due), default="")
    return {file for file in files if file.name < last}


def _last_of_each(files: Iterable[Path], prefix: int, periods: int) -> set[Path]:
    newest: dict[str, Path] = {}
    for file in files:
        newest.setdefault(file.name[:prefix], file)
    return {newest[period] for period in sorted(newest, reverse=True)[:periods]}


def _free_name(target_folder: Path, name: str) -> Path:
    target = target_folder / f"{name}{_SUFFIX}"
    number = 2
    while target.exists():
        target = target_folder / f"{name}_{number}{_SUFFIX}"
        number += 1
    return target


def _discard(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
