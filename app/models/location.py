"""Where a live database may lie: on a fixed disk of this machine, guarded by one lock."""

import os
import sys
from pathlib import Path

from app.errors import UserError

if sys.platform == "win32":
    import ctypes
    import msvcrt
else:
    import fcntl

# Windows: GetDriveTypeW
_WINDOWS_DRIVES = {2: "media lepas-pasang (USB)", 4: "jaringan", 5: "CD/DVD"}
_NETWORK_FILESYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afpfs", "ncpfs", "davfs", "fuse.rclone"}
_REMOVABLE_FILESYSTEMS = {"vfat", "exfat", "msdos"}


def _linux_drive(path: Path, mounts: str) -> str:
    best, kind = "", ""
    for line in mounts.splitlines():
        _, mount_point, filesystem = line.split(" ")[:3]
        mount_point = mount_point.replace("\\040", " ")
        inside = str(path) == mount_point or str(path).startswith(mount_point.rstrip("/") + "/")
        if inside and len(mount_point) >= len(best):
            best, kind = mount_point, filesystem
    if kind in _NETWORK_FILESYSTEMS:
        return "jaringan"
    return "media lepas-pasang (USB)" if kind in _REMOVABLE_FILESYSTEMS and not best.startswith("/boot") else ""


def unsafe_drive(path: Path, mounts: str | None = None) -> str:
    """What kind of unsafe drive `path` is on, in Indonesian; "" when it is a fixed disk.

    On a network share locks don't hold, and a removable drive is pulled out: both lose confirmed rows.
    `mounts` is the text of /proc/mounts, read when not given.
    """
    if sys.platform == "win32":
        text = str(path.absolute())
        kind = ctypes.windll.kernel32.GetDriveTypeW(text[:3])
        return "jaringan" if text.startswith("\\\\") else _WINDOWS_DRIVES.get(kind, "")
    else:  # noqa: RET505  # mypy takes what follows an if on the platform for unreachable
        return _linux_drive(path.resolve(), _mounts() if mounts is None else mounts)


def _mounts() -> str:
    table = Path("/proc/mounts")
    return table.read_text(encoding="utf-8", errors="replace") if table.exists() else ""


def ensure_safe(path: Path) -> None:
    """Raises: UserError: the folder is on a network or removable drive."""
    if kind := unsafe_drive(path.parent):
        raise UserError(
            f"Folder {path.parent} berada pada {kind}.",
            "Basis data tidak dibuka dan tidak ada yang diubah.",
            "Pilih folder pada disk tetap komputer ini; pakai USB hanya untuk cadangan dan berkas kiriman.",
        )


class DatabaseLock:
    """The first guard of a database: one program at a time, told at once. Freed by the system if we crash."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._file: int | None = None

    def acquire(self) -> None:
        """Raises: UserError: another program has the database open."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if sys.platform == "win32":
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            raise UserError(
                "Basis data sedang dibuka oleh jendela atau perintah Bimtek PSM yang lain.",
                "Tidak ada yang diubah.",
                "Tutup jendela itu lebih dahulu, lalu ulangi.",
            ) from error
        self._file = handle

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
