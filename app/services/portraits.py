"""One photo of a person, as name tags and biodata forms bear it: cleaned when it comes, in place of the one before."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from app.errors import UserError
from app.exchange import pictures
from app.exchange.pictures import Limits
from app.models import base, groups, personal, rows
from app.models.local import Blob
from app.services import attachments, office
from app.services.records import existing
from app.services.steps import DataChange, step

PORTRAIT = Limits(30_000_000, 5_000_000, 120_000_000, 800)
"""As phones take them; kept for 3 × 4 cm at 500 dpi."""
_KIND = "photo"


def take(person_id: str, path: Path) -> DataChange:
    """Keep a file of the user as the photo of a person, in place of the one before; `subject` is the person.

    Raises: UserError: it cannot be read, is too large or no picture, or the person was removed or erased meanwhile.
    """
    file = attachments.read(path, PORTRAIT)
    if not file.width:
        raise UserError(f"“{file.name}” bukan foto.", "Foto tidak disimpan.", "Pilih berkas JPG atau PNG.")
    existing("person", person_id, "Orang")
    if personal.is_erased(person_id):
        raise UserError("Data pribadi orang ini sudah dihapus.", "Foto tidak disimpan.")
    sha256 = hashlib.sha256(file.content).hexdigest()
    with step("Menyimpan foto orang") as changes:
        Blob.insert(sha256=sha256, content=file.content).on_conflict_ignore().execute()
        values = {"owner_table": "person", "owner": person_id, "name": file.name, "media_type": file.media_type,
                  "sha256": sha256, "kind": _KIND}  # fmt: skip
        # the same row at every office: of two photos of one person the one that came last stays
        changes.put("attachment", base.natural_id("attachment", person_id, _KIND), values)
        return changes.summary(person_id, "Foto disimpan")


def remove(person_id: str) -> DataChange:
    """Take the photos of a human off, of all linked records."""
    kept = [row["id"] for row in rows.among("attachment", "owner", list(groups.members(person_id))) if _is_one(row)]
    with step("Menghapus foto orang") as changes:
        for attachment_id in kept:
            changes.delete("attachment", attachment_id)
        return changes.summary(person_id, "Foto dihapus" if kept else "")


def of(person_ids: Iterable[str]) -> dict[str, bytes]:
    """The photo of each human as JPEG, by the id asked for; who has none, or whose has not arrived, is left out. Of
    linked records the first that has one."""
    wanted = list(person_ids)
    linked = groups.groups(wanted)
    heads = groups.heads(wanted)
    records = {one: sorted(linked[heads[one]].records) if one in heads else [one] for one in wanted}
    every = sorted({record for found in records.values() for record in found})
    kept = {row["owner"]: row["sha256"] for row in rows.among("attachment", "owner", every) if _is_one(row)}
    found: dict[str, bytes] = {}
    for one in wanted:
        hashes = [kept[record] for record in records[one] if record in kept]
        content = next((blob for sha256 in hashes if (blob := office.blob(sha256))), None)
        if content is not None:
            found[one] = pictures.as_jpeg(content)
    return found


def thumbnail(person_id: str, side: int) -> bytes:
    """The photo at most `side` pixels wide and high, as PNG; b"" where there is none."""
    content = of([person_id]).get(person_id)
    return pictures.thumbnail(content, side) if content else b""


def _is_one(row: base.Row) -> bool:
    return row["owner_table"] == "person" and row["kind"] == _KIND and bool(row["sha256"])
