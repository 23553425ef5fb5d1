"""Certificate designs: those that ship, the office's own, and those that certificates were issued with.

A design is named by a *ref*: the name of a shipped one ("resmi"), the id of an own one, or "" for the usual one. What
was issued names its design by the SHA-256 of its text, kept for ever with its pictures.
"""

import hashlib
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from app.domain.layouts import files
from app.domain.layouts.elements import Layout
from app.errors import UserError
from app.models import base, local_settings, rows
from app.models.local import Blob
from app.paths import resource
from app.services import layout_collection, office
from app.services.layout_collection import (
    copy,
    export_file,
    file_name,
    forget_unused_pictures,
    import_file,
    remove,
    rename,
    save,
    take_picture,
    used_by,
)
from app.services.steps import DataChange, Recorder

__all__ = [
    "LayoutCard",
    "choices",
    "collection",
    "copy",
    "export_file",
    "file_name",
    "for_new_events",
    "forget_unused_pictures",
    "from_scan",
    "get",
    "import_file",
    "pictures_of",
    "pin",
    "pinned",
    "remove",
    "rename",
    "save",
    "take_picture",
    "use_for_new_events",
    "used_by",
]

USUAL, _UPRIGHT = "resmi", "sttpp"
_FOR_NEW = "layout_for_new_events"
_FIRST = ("resmi", "songket", "foto", "sttpp", "piagam")  # the order in which paper.md §9 tells them
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class LayoutCard:
    """A design in the collection. `id` is its ref; of one that cannot be used `problem` says why, and the rest is not
    known. `for_new_events` marks the one that events made here begin with."""

    id: str
    label: str
    own: bool
    paper: str
    landscape: bool
    problem: str = ""
    for_new_events: bool = False


def choices(office_id: str = "") -> tuple[LayoutCard, ...]:
    """The designs that a certificate can be issued with: those that ship, then the office's own by label."""
    return tuple(card for card in collection(office_id) if not card.problem)


def collection(office_id: str = "") -> tuple[LayoutCard, ...]:
    """All designs, also those of the office that this program cannot read (made by a newer one)."""
    shipped = (_card(name, name, own=False) for name in shipped_names())
    owner = office_id or local_settings.get("office")
    found = sorted(rows.find("layout", office=owner), key=lambda row: (row["sort_order"], row["label"].casefold()))
    cards = (*shipped, *(_card(row["id"], row["label"], own=True) for row in found))
    usual = for_new_events() or USUAL
    return tuple(replace(card, for_new_events=card.id == usual) for card in cards)


def for_new_events() -> str:
    """The ref of the design that events made in this database begin with; "" for the usual one."""
    ref = local_settings.get(_FOR_NEW)
    return ref if ref in shipped_names() or (ref and rows.get("layout", ref) is not None) else ""


def use_for_new_events(ref: str) -> None:
    """Have events made from now on begin with this design; those there are keep theirs.

    Raises: UserError: there is none any more, or this program cannot read it.
    """
    get(ref)
    local_settings.put(_FOR_NEW, ref)


def get(ref: str = "") -> Layout:
    """The design of that ref as it is now.

    Raises: UserError: there is none any more, or this program cannot read it.
    """
    name = ref or USUAL
    if name in shipped_names():
        return _shipped(name)
    row = rows.get("layout", name)
    if row is None:
        raise UserError("Tata letak sertifikat ini sudah tidak ada.", "Tidak ada yang diubah.", "Pilih yang lain.")
    return _read(row["content"])


def from_scan(path: Path) -> DataChange:
    """A new design on a scanned blank page that bears frame and letterhead; `subject` is its id.

    Raises: UserError: as `layout_collection.from_scan`.
    """
    return layout_collection.from_scan(path, (get(USUAL), get(_UPRIGHT)))


def pin(changes: Recorder, layout: Layout) -> str:
    """Within a step: keep a design with its pictures for ever, as certificates are issued with it; its SHA-256."""
    text = files.write(layout)
    version = hashlib.sha256(text.encode("utf-8")).hexdigest()
    row_id = _version_id(version)
    if rows.get("layout_version", row_id) is None:
        changes.put("layout_version", row_id, {"content": text})
        for sha256 in files.pictures(layout):
            values = {"owner_table": "layout_version", "owner": row_id, "name": "gambar", "sha256": sha256,
                      "media_type": _media_type(sha256), "kind": "layout"}  # fmt: skip
            changes.put("attachment", base.natural_id("attachment", row_id, sha256), values)
    return version


def pinned(ref: str) -> Layout:
    """The design that something was issued with: by its SHA-256, or by its shipped name in old snapshots.

    Raises: UserError: it has not arrived from the office that issued it.
    """
    if not _SHA256.fullmatch(ref):
        return get(ref)
    row_id = _version_id(ref)
    # also one whose first issue was undone: others may have been issued with it since
    row = rows.read_many("layout_version", [row_id]).get(row_id)
    if row is None or not row["content"]:
        raise UserError("Tata letak sertifikat ini belum sampai dari kantor yang menerbitkannya.",
                        "Tidak ada yang dicetak.", "Terima dahulu kirimannya.")  # fmt: skip
    return _read(row["content"])


def pictures_of(layout: Layout) -> dict[str, bytes]:
    """The pictures that a design needs, by SHA-256; one that has not arrived is left out."""
    found = ((sha256, office.blob(sha256)) for sha256 in files.pictures(layout))
    return {sha256: content for sha256, content in found if content is not None}


@cache
def shipped_names() -> tuple[str, ...]:
    """The names of the designs that ship with the program, the usual one first."""
    names = {path.stem for path in resource("layouts").glob("*.json")}
    return tuple(sorted(names, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)))


@cache
def _shipped(name: str) -> Layout:
    return files.read(resource("layouts", f"{name}.json").read_text(encoding="utf-8"))


_read = lru_cache(maxsize=64)(files.read)


def _version_id(sha256: str) -> str:
    return base.natural_id("layout_version", sha256)


def _card(ref: str, label: str, *, own: bool) -> LayoutCard:
    try:
        layout = get(ref)
    except UserError as error:
        return LayoutCard(ref, label, own, "", landscape=False, problem=error.happened)
    return LayoutCard(ref, layout.label, own, layout.paper, layout.landscape)


def _media_type(sha256: str) -> str:
    kept = Blob.get_or_none(Blob.sha256 == sha256)
    return "image/png" if kept and bytes(kept.content[:4]) == b"\x89PNG" else "image/jpeg"
