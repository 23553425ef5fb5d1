"""What the disk does to a database, as sentences: full, read-only, damaged."""

from collections.abc import Iterator
from contextlib import contextmanager

from peewee import DatabaseError as PeeweeError
from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import UserError


class Unreadable(UserError):  # noqa: N818  # named like Cancelled: a state, said to the user
    """The database is damaged or not ours: it cannot be opened, but a copy can be put in its place."""


# Words of SQLite's messages → what kind of fault, what happened, what to do.
_FAULTS: tuple[tuple[tuple[str, ...], type[UserError], str, str], ...] = (
    (
        ("full",),
        UserError,
        "Disk penuh; perubahan terakhir tidak dapat disimpan.",
        "Kosongkan ruang pada disk, lalu ulangi.",
    ),
    (
        ("readonly", "unable to open", "attempt to write"),
        UserError,
        "Berkas basis data tidak dapat ditulisi.",
        "Periksa izin folder data dan sisa ruang disk, lalu ulangi.",
    ),
    (
        ("malformed", "not a database", "disk i/o", "hmac", "corrupt"),
        Unreadable,
        "Berkas basis data rusak sehingga tidak dapat dibaca.",
        "Pulihkan cadangan terakhir yang baik (Setelan › Cadangan, atau: bimtek backup restore NAMA).",
    ),
)


def sentence(error: Exception) -> UserError | None:
    """The fault behind a driver's error; None when it is a bug of ours."""
    words = str(error).casefold()
    for signs, kind, happened, todo in _FAULTS:
        if any(sign in words for sign in signs):
            return kind(happened, "Data yang sudah tersimpan tidak diubah.", todo)
    return None


@contextmanager
def told() -> Iterator[None]:
    """Let faults of the disk reach the user as sentences."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise UserError(
            "Teks itu memuat tanda yang rusak.", "Tidak ada yang diubah.", "Ketik ulang teksnya, lalu ulangi."
        ) from error
    except (PeeweeError, sqlcipher.DatabaseError) as error:
        known = sentence(error)
        if known is None:
            raise
        raise known from error
