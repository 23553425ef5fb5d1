"""Writing files so that a reader never meets half of one, and naming them so that every system takes the name."""

import errno
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from app.errors import UserError

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+')
_GAPS = re.compile(r"\s+")
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})
_LONGEST = 120  # characters; leaves room for the folder within the 260 that Windows gives a path
_LONGEST_BYTES = 200  # Linux gives a name 255 bytes
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})


def write_atomically(path: Path, content: bytes | Callable[[BinaryIO], object]) -> None:
    """Write a whole file or leave what stood there: beside it first, flushed to the disk, then in its place.

    `content` is the bytes, or a function that writes them to an open file; what it raises leaves no file behind.

    Raises:
        UserError: the folder is missing or read-only, the file is open elsewhere, the disk is full.
    """
    _refuse_other_than_file(path)
    try:
        beside = _write_beside(path, content)
        try:
            os.replace(beside, path)  # noqa: PTH105  # os.replace is the one that is atomic on Windows too
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _flush_folder(path.parent)
    except OSError as error:
        raise _told(path, error) from error


def ensure_place(path: Path) -> None:
    """Find out before a long job whether a file can be written here; what stands there is not touched.

    Raises: UserError: as `write_atomically`; only a full disk or an open file may show later.
    """
    _refuse_other_than_file(path)
    try:
        _write_beside(path, b"").unlink()
    except OSError as error:
        raise _told(path, error) from error


def _refuse_other_than_file(path: Path) -> None:
    """A folder or a device is never replaced by a file."""
    if not path.name or path.is_dir():
        raise UserError(f"“{path}” adalah nama folder.", "Tidak ada yang ditulis.", "Tulis juga nama berkasnya.")
    if path.exists() and not path.is_file():
        raise UserError(f"“{path}” bukan berkas biasa.", "Tidak ada yang ditulis.", "Pilih nama berkas lain.")


def make_folder(folder: Path) -> None:
    """Make a folder where there is none.

    Raises: UserError: it cannot be made there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Folder {folder} tidak dapat dibuat.", "Tidak ada yang ditulis.", "Pilih folder lain."
        ) from error


def safe_file_name(text: str, fallback: str = "berkas") -> str:
    """A file name (without folder) from any words: no forbidden signs, no reserved Windows name, not too long.

    A short extension at the end is kept when the rest has to be cut.
    """
    name = _GAPS.sub(" ", _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text))).strip(" .")
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem or len(extension) > 8 or " " in extension:
        stem, dot, extension = name, "", ""
    stem = _cut(stem, len(dot + extension)).strip(" .") or fallback
    if stem.partition(".")[0].rstrip().casefold() in _RESERVED:
        stem = "_" + stem
    return stem + dot + extension


def _write_beside(path: Path, content: bytes | Callable[[BinaryIO], object]) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".sementara")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)  # mkstemp makes it the user's alone; a shared folder's readers need it
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _flush_folder(folder: Path) -> None:
    """Let the new name survive a power cut; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network file systems cannot flush a folder
            raise
    finally:
        os.close(handle)


def _told(path: Path, error: OSError) -> UserError:
    """The system's refusal in words. Windows reports an open file and a read-only folder both as PermissionError."""
    unchanged = "Berkas lama, bila ada, tidak berubah."
    if error.errno in _FULL:
        return UserError(f"Ruang di {_place(path)} tidak cukup.", unchanged, "Kosongkan ruang atau pilih tempat lain.")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UserError(f"Folder {path.parent} tidak ada.", "Tidak ada yang ditulis.", "Pilih folder lain.")
    if isinstance(error, IsADirectoryError):
        return UserError(f"“{path.name}” adalah nama folder.", unchanged, "Pilih nama berkas lain.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return _forbidden(path)
    if error.errno == errno.ENAMETOOLONG:
        return UserError(
            f"Nama berkas “{path.name[:60]}…” terlalu panjang.", unchanged, "Pilih nama yang lebih pendek."
        )
    return UserError(
        f"“{path.name}” tidak dapat ditulis ({error.strerror or error}).",
        unchanged,
        "Coba lagi atau pilih tempat lain.",
    )


def _forbidden(path: Path) -> UserError:
    if path.exists():
        return UserError(
            f"“{path.name}” tidak dapat diganti: berkas sedang dibuka di program lain atau foldernya hanya-baca.",
            "Berkas lama tidak berubah.",
            "Tutup berkas itu atau simpan dengan nama lain.",
        )
    return UserError(
        f"Folder {path.parent} tidak mengizinkan penulisan.", "Tidak ada yang ditulis.", "Pilih folder lain."
    )


def _place(path: Path) -> str:
    return path.drive or str(path.parent)


def _cut(stem: str, reserved: int) -> str:
    stem = stem[: _LONGEST - reserved]
    while len(stem.encode()) > _LONGEST_BYTES - reserved:
        stem = stem[:-1]
    return stem
