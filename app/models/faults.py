"""What the disk does to a database, as sentences: full, read-only, damaged."""

from collections.abc import Iterator
from contextlib import contextmanager

from peewee import DatabaseError as PeeweeError
from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import UserError

# Words of SQLite's messages → what happened, what to do.
_FAULTS = (
    (
        ("full",),
        "Disk penuh; perubahan terakhir tidak dapat disimpan.",
        "Kosongkan ruang pada disk, lalu ulangi.",
    ),
    (
        ("readonly", "unable to open", "attempt to write"),
        "Berkas basis data tidak dapat ditulisi.",
        "Periksa izin folder data dan sisa ruang disk, lalu ulangi.",
    ),
    (
        ("malformed", "not a database", "disk i/o", "hmac", "corrupt"),
        "Berkas basis data rusak sehingga tidak dapat dibaca.",
        "Pulihkan cadangan terakhir yang baik (Setelan › Cadangan).",
    ),
)


def sentence(error: Exception) -> UserError | None:
    """The fault behind a driver's error; None when it is a bug of ours."""
    words = str(error).casefold()
    for signs, happened, todo in _FAULTS:
        if any(sign in words for sign in signs):
            return UserError(happened, "Data yang sudah tersimpan tidak diubah.", todo)
    return None


@contextmanager
def told() -> Iterator[None]:
    """Let faults of the disk reach the user as sentences."""
    try:
        yield
    except (PeeweeError, sqlcipher.DatabaseError) as error:
        known = sentence(error)
        if known is None:
            raise
        raise known from error
