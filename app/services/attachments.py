"""Photos and papers that belong to a row: cleaned when they come, kept once by their hash."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.exchange import files, pictures
from app.exchange.pictures import DOCUMENTATION, PORTFOLIO, CleanFile, Limits
from app.models import base, rows
from app.models.local import Blob
from app.services.office import blob
from app.services.records import existing
from app.services.steps import Recorder

__all__ = ["DOCUMENTATION", "PORTFOLIO", "CleanFile", "Limits"]

_LONGEST_NAME = 120
MOST = 20
"""Attachments of one row; more are no longer looked at. Photos of an event may be more."""


@dataclass(frozen=True)
class AttachmentCard:
    """A kept file; `arrived` is False while only its name has come from another office."""

    id: str
    name: str
    media_type: str
    arrived: bool

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


def read(path: Path, limits: Limits = PORTFOLIO) -> CleanFile:
    """A file of the user, cleaned.

    Raises: UserError: it cannot be read, is too large, or is of a kind that is not kept.
    """
    try:
        pictures.ensure_size(path.name, path.stat().st_size, max(limits.picture_bytes, limits.paper_bytes))
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"Berkas {path.name} tidak dapat dibaca.", "Lampiran tidak ditambahkan.", "Periksa berkas itu."
        ) from error
    return clean(path.name, content, limits)


def clean(name: str, content: bytes, limits: Limits = PORTFOLIO) -> CleanFile:
    """What was pasted or read, cleaned.

    Raises: UserError: see `read`.
    """
    plain = "".join(letter for letter in Path(name.replace("\\", "/")).name if letter.isprintable())
    return pictures.clean(plain[-_LONGEST_NAME:] or "lampiran", content, limits)


def look(file: CleanFile, side: int) -> bytes:
    """A small picture of a file not yet kept, as PNG; b"" for a PDF."""
    return pictures.thumbnail(file.content, side) if file.width else b""


def listing(owner_table: str, owner: str) -> tuple[AttachmentCard, ...]:
    """The attachments of a row, by name."""
    found = rows.find("attachment", "name", owner_table=owner_table, owner=owner)
    return tuple(_card(row) for row in found if row["sha256"])


def thumbnail(attachment_id: str, side: int) -> bytes:
    """A small picture as PNG; b"" for a PDF and for what has not arrived."""
    row = existing("attachment", attachment_id, "Lampiran")
    content = blob(row["sha256"]) if row["media_type"].startswith("image/") else None
    return pictures.thumbnail(content, side) if content else b""


def put(
    changes: Recorder,
    owner_table: str,
    owner: str,
    added: Sequence[CleanFile],
    removed: Sequence[str],
    *,
    most: int = MOST,
    kinds: Sequence[str] = (),
) -> None:
    """Within a step: take off and add attachments of a row; `kinds` tell what each of the added is, where that is kept.
    They follow those already there in the order given.

    Raises: UserError: there would be more than `most`.
    """
    for attachment_id in removed:
        changes.delete("attachment", attachment_id)
    kept = rows.find("attachment", owner_table=owner_table, owner=owner)
    if len(kept) + len(added) > most:
        raise UserError(
            f"Satu kegiatan memuat paling banyak {most} lampiran.",
            "Kegiatan ini belum disimpan.",
            "Kurangi lampirannya.",
        )
    last = max((row["sort_order"] for row in kept), default=0)
    for place, file in enumerate(added):
        sha256 = hashlib.sha256(file.content).hexdigest()
        Blob.insert(sha256=sha256, content=file.content).on_conflict_ignore().execute()
        values = {
            "owner_table": owner_table,
            "owner": owner,
            "name": file.name,
            "media_type": file.media_type,
            "sha256": sha256,
            "kind": kinds[place] if kinds else "",
            "sort_order": last + place + 1 if kinds else 0,
        }
        changes.put("attachment", base.new_id(), values)


def write_copy(attachment_id: str, folder: Path) -> Path:
    """The file under a name of its own in a folder, to be looked at in another program.

    Raises: UserError: it was removed, has not arrived, or cannot be written.
    """
    row = existing("attachment", attachment_id, "Lampiran")
    content = blob(row["sha256"])
    if content is None:
        raise UserError(
            f"Isi {row['name']} belum sampai dari kantor lain.", "Tidak ada yang diubah.", "Terima dahulu kirimannya."
        )
    stem = files.safe_file_name(Path(row["name"]).stem, "lampiran")
    path = folder / f"{row['sha256'][:8]}-{stem}{pictures.SUFFIXES[row['media_type']]}"
    files.make_folder(folder)
    files.write_atomically(path, content)
    return path


def _card(row: dict[str, str]) -> AttachmentCard:
    arrived = Blob.select().where(Blob.sha256 == row["sha256"]).exists()
    return AttachmentCard(row["id"], row["name"], row["media_type"], arrived)
