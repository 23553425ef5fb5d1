"""The files of an event: photos in their order with captions, letters, signed sheets, proofs, materials."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.event_files import KINDS, MOST, PHOTO, likely_kind
from app.errors import UserError
from app.exchange import pictures
from app.models import rows
from app.models.base import Row
from app.models.local import Blob
from app.services import attachments, events
from app.services.attachments import DOCUMENTATION, CleanFile
from app.services.office import blob
from app.services.records import existing
from app.services.steps import NOTHING, DataChange, step

_OWNER = "event"
_LONGEST = 300
_SIDE = 1400


@dataclass(frozen=True)
class EventFile:
    """A file of an event; `arrived` is False while only its name has come from another office."""

    id: str
    name: str
    media_type: str
    kind: str
    caption: str
    arrived: bool

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")

    @property
    def kind_words(self) -> str:
        return KINDS.get(self.kind, KINDS["other"])


@dataclass(frozen=True)
class Photo:
    """A photo as paper takes it: JPEG, and what stands under it."""

    jpeg: bytes
    caption: str


def listing(event_id: str) -> tuple[EventFile, ...]:
    """The files in their order."""
    found = _rows(event_id)
    here = {row.sha256 for row in Blob.select(Blob.sha256).where(Blob.sha256.in_([one["sha256"] for one in found]))}
    return tuple(
        EventFile(row["id"], row["name"], row["media_type"], row["kind"], row["caption"], row["sha256"] in here)
        for row in found
    )


def counts(event_id: str) -> tuple[tuple[str, int], ...]:
    """How many files of each kind there are, in words."""
    found = Counter(row["kind"] if row["kind"] in KINDS else "other" for row in _rows(event_id))
    return tuple((words, found[key]) for key, words in KINDS.items() if found[key])


def photos(event_id: str) -> tuple[Photo, ...]:
    """The photos whose bytes are here, in their order."""
    found = []
    for row in _rows(event_id):
        content = blob(row["sha256"]) if _is_photo(row) else None
        if content is not None:
            found.append(Photo(pictures.as_jpeg(content), row["caption"]))
    return tuple(found)


def photo_count(event_id: str) -> int:
    """How many photos there are."""
    return sum(_is_photo(row) for row in _rows(event_id))


def read(path: Path) -> CleanFile:
    """A file of the user, cleaned: upright, small, without where it was taken.

    Raises: UserError: it cannot be read, is too large, or is of a kind that is not kept.
    """
    return attachments.read(path, DOCUMENTATION)


def pasted(name: str, content: bytes) -> CleanFile:
    """What was pasted, cleaned.

    Raises: UserError: see `read`.
    """
    return attachments.clean(name, content, DOCUMENTATION)


def add(event_id: str, files: Sequence[CleanFile], kind: str = "") -> DataChange:
    """Keep files with an event, after those already there; without a kind each is what its name says.

    Raises: UserError: more than an event keeps, or a kind that is none.
    """
    event = events.get(event_id)
    if kind:
        _check_kind(kind)
    kinds = [kind or likely_kind(file.name, picture=file.width > 0) for file in files]
    have = len(_rows(event_id))
    if have + len(files) > MOST:
        raise UserError(
            f"Satu kegiatan memuat paling banyak {MOST} lampiran; sekarang ada {have}, ditambah {len(files)}.",
            "Tidak ada yang ditambahkan.",
            "Hapus yang tidak dipakai, atau tambahkan lebih sedikit.",
        )
    with step(f"Menambah {len(files)} lampiran pada {event.code}") as changes:
        attachments.put(changes, _OWNER, event_id, files, (), most=MOST, kinds=kinds)
        return changes.summary(event_id, f"{len(files)} lampiran ditambahkan")


def set_caption(file_id: str, caption: str) -> DataChange:
    """Say what a photo shows.

    Raises: UserError: the file was removed, or the caption is too long.
    """
    row = _existing(file_id)
    told = " ".join(caption.split())
    if len(told) > _LONGEST:
        raise UserError(
            f"Keterangan berisi {len(told)} huruf; paling banyak {_LONGEST}.",
            "Keterangan belum disimpan.",
            "Pendekkan keterangannya.",
        )
    with step(f"Memberi keterangan {row['name'][:60]}") as changes:
        changes.put("attachment", file_id, {"caption": told})
        return changes.summary(row["owner"], "Keterangan disimpan")


def set_kind(file_ids: Sequence[str], kind: str) -> DataChange:
    """Say what files are.

    Raises: UserError: one was removed, or the kind is none.
    """
    _check_kind(kind)
    found = [_existing(file_id) for file_id in file_ids]
    with step(f"Mengubah jenis {len(found)} lampiran") as changes:
        changes.put_many("attachment", ((row["id"], {"kind": kind}) for row in found))
        return changes.summary(found[0]["owner"] if found else "", f"{len(found)} lampiran: {KINDS[kind]}")


def move(event_id: str, file_ids: Sequence[str], before: int) -> DataChange:
    """Put files, in the order they have, before the place `before` (0 is the first; one past the last the end)."""
    order = [row["id"] for row in _rows(event_id)]
    moved = [one for one in order if one in set(file_ids)]
    ahead = [one for one in order[:before] if one not in moved]
    behind = [one for one in order[before:] if one not in moved]
    wanted = [*ahead, *moved, *behind]
    if wanted == order:
        return NOTHING
    with step("Mengubah urutan lampiran") as changes:
        changes.put_many(
            "attachment", ((one, {"sort_order": place}) for place, one in enumerate(wanted, start=1))
        )
        return changes.summary(event_id, "Urutan lampiran diubah")


def remove(file_ids: Sequence[str]) -> DataChange:
    """Take files off an event.

    Raises: UserError: one was removed already.
    """
    found = [_existing(file_id) for file_id in file_ids]
    with step(f"Menghapus {len(found)} lampiran") as changes:
        changes.put_many("attachment", ((row["id"], {"deleted": True}) for row in found))
        return changes.summary(found[0]["owner"] if found else "", f"{len(found)} lampiran dihapus")


def look(file_id: str) -> bytes:
    """A large picture as PNG; b"" for a PDF and for what has not arrived."""
    return attachments.thumbnail(file_id, _SIDE)


def _rows(event_id: str) -> list[Row]:
    found = rows.find("attachment", "sort_order", owner_table=_OWNER, owner=event_id)
    return [row for row in found if row["sha256"]]


def _is_photo(row: Row) -> bool:
    return bool(row["kind"] == PHOTO and row["media_type"].startswith("image/"))


def _existing(file_id: str) -> Row:
    return existing("attachment", file_id, "Lampiran")


def _check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise UserError(f"Jenis lampiran “{kind[:40]}” tidak dikenal.", "Tidak ada yang diubah.", "Pilih dari daftar.")
