"""The office's own certificate designs: kept, copied, removed, begun on a scan, carried between offices as files."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from app.domain import layout_editing
from app.domain.layouts import files
from app.domain.layouts.elements import Layout
from app.errors import UserError
from app.exchange import layout_files
from app.exchange.files import safe_file_name, write_atomically
from app.exchange.pictures import CleanFile
from app.models import base, local_settings, rows
from app.models.local import Blob, Draft
from app.models.office import Attachment, Office
from app.services import office
from app.services.records import existing, id_to_save, remove_with_rows
from app.services.steps import DataChange, Recorder, step

_CALLED = "Tata letak"
_TAKEN = "layout_pictures_taken"
"""The setting that names pictures taken for a design that may not be saved yet."""


def save(layout: Layout, layout_id: str = "") -> DataChange:
    """Keep an own design, a new one without an id; `subject` is its id. Its pictures were taken before.

    Raises: UserError: a value is wrong (element and reason are named), a picture is missing, or it was removed.
    """
    checked = files.read(files.write(layout))
    owner = office.required_card().id
    with step(f"Menyimpan tata letak {checked.label.strip()}") as changes:
        row_id = id_to_save("layout", layout_id, _CALLED)
        text = files.write(replace(checked, name=row_id, label=checked.label.strip()))
        own = {} if layout_id else {"office": owner}
        changes.put("layout", row_id, {**own, "label": checked.label.strip(), "content": text})
        _keep_pictures(changes, row_id, files.pictures(checked))
        return changes.summary(row_id, f"Tata letak “{checked.label.strip()}” disimpan")


def copy(layout: Layout, label: str = "") -> DataChange:
    """Keep a copy of any design under another name, to be changed; `subject` is its id."""
    named = label.strip() or _free_label(f"{layout.label[:70]} (salinan)")
    with step(f"Menyalin tata letak {layout.label}") as changes:
        done = save(replace(layout, label=named))
        return changes.summary(done.subject, f"Tata letak “{layout.label}” disalin")


def rename(layout_id: str, label: str) -> DataChange:
    """Raises: UserError: the name is empty or longer than 80 letters, or the design was removed."""
    row = existing("layout", layout_id, _CALLED)
    return save(replace(files.read(row["content"]), label=label.strip()), layout_id)


def remove(layout_id: str) -> DataChange:
    """Take an own design out of the collection; what was issued with it is printed with it for ever.

    Raises: UserError: events have chosen it.
    """
    row = existing("layout", layout_id, _CALLED)
    events = used_by(layout_id)
    if events:
        raise UserError(f"Tata letak “{row['label']}” dipakai kegiatan {', '.join(events[:3])}"
                        f"{' dan lainnya' if len(events) > 3 else ''}.", "Tata letak tidak dihapus.",
                        "Pilih tata letak lain untuk kegiatan itu lebih dahulu.")  # fmt: skip
    with step(f"Menghapus tata letak {row['label']}") as changes:
        remove_with_rows(changes, "layout", [layout_id])
        return changes.summary(layout_id, f"Tata letak “{row['label']}” dihapus")


def used_by(layout_id: str) -> tuple[str, ...]:
    """The codes of the events that have chosen a design."""
    return tuple(sorted(row["code"] for row in rows.find("event", layout=layout_id)))


def take_picture(path: Path) -> str:
    """Take a picture or scanned background of the user, cleaned; the SHA-256 by which a design names it. It belongs to
    a design once that is saved.

    Raises: UserError: it cannot be read, is too large or no picture.
    """
    sha256 = _keep_content(layout_files.take_picture(path))
    local_settings.put(_TAKEN, " ".join(sorted({*local_settings.get(_TAKEN).split(), sha256})))
    return sha256


def forget_unused_pictures() -> None:
    """Let go of the pictures that were taken for a design and never saved with one: a scan chosen by mistake does not
    stay in the database. One that a draft still names waits."""
    waiting = set()
    for sha256 in local_settings.get(_TAKEN).split():
        if Attachment.select().where(Attachment.sha256 == sha256).exists():  # removed ones too: undo brings them back
            continue
        if Office.select().where(Office.logo == sha256).exists():
            continue
        if Draft.select().where(Draft.content.contains(sha256)).exists():
            waiting.add(sha256)
        else:
            Blob.delete().where(Blob.sha256 == sha256).execute()
    local_settings.put(_TAKEN, " ".join(sorted(waiting)))


def from_scan(path: Path, designs: tuple[Layout, Layout]) -> DataChange:
    """A new design on a scanned blank page, with the words of the first of two designs where it lies, of the second
    where it stands upright; `subject` is its id.

    Raises: UserError: the scan cannot be read, is too large or no picture.
    """
    scan = layout_files.take_picture(path)
    wide, tall = designs
    layout = tall if scan.height > scan.width else wide
    with step(f"Membuat tata letak dari pindaian {path.name}") as changes:
        label = _free_label(path.stem.strip()[:70] or layout.label)
        done = save(replace(layout_editing.on_background(layout, _keep_content(scan)), label=label))
        return changes.summary(done.subject, f"Tata letak “{label}” dibuat dari pindaian")


def import_file(path: Path) -> DataChange:
    """Take a design that another office or database exported as a new one of our own.

    Raises: UserError: it is damaged, too large, no design, or a picture is missing; faults are named by element.
    """
    brought = layout_files.read(path)
    design = files.read(brought.design)
    with step(f"Mengimpor tata letak {design.label.strip()}") as changes:
        for picture in brought.pictures:
            _keep_content(picture)
        done = save(replace(design, label=_free_label(design.label.strip())))
        return changes.summary(done.subject, f"Tata letak “{design.label.strip()}” diimpor")


def export_file(layout: Layout, path: Path) -> Path:
    """Write a design with its pictures into a file; its path, with the usual ending where it had none.

    Raises: UserError: a picture has not arrived, or the file cannot be written.
    """
    kept = {sha256: office.blob(sha256) for sha256 in files.pictures(layout)}
    if any(content is None for content in kept.values()):
        raise _picture_missing("Tidak ada yang ditulis.")
    target = path if path.suffix else path.with_suffix(layout_files.SUFFIX)
    told = {sha256: content for sha256, content in kept.items() if content is not None}
    write_atomically(target, layout_files.write(files.write(layout), told))
    return target


def file_name(label: str) -> str:
    """What the file of a design is called unless the user says otherwise."""
    return safe_file_name(f"{label}{layout_files.SUFFIX}", "tata letak")


def _keep_content(file: CleanFile) -> str:
    sha256 = hashlib.sha256(file.content).hexdigest()
    Blob.insert(sha256=sha256, content=file.content).on_conflict_ignore().execute()
    return sha256


def _keep_pictures(changes: Recorder, layout_id: str, wanted: Iterable[str]) -> None:
    """Within a step: have just these pictures belong to a design."""
    named = set(wanted)
    kept = {row["sha256"]: row["id"] for row in rows.find("attachment", owner_table="layout", owner=layout_id)}
    for sha256 in sorted(set(kept) - named):
        changes.delete("attachment", kept[sha256])
    for sha256 in sorted(named - set(kept)):
        content = office.blob(sha256)
        if content is None:
            raise _picture_missing("Tata letak tidak disimpan.")
        kind = "image/png" if content[:4] == b"\x89PNG" else "image/jpeg"
        values = {"owner_table": "layout", "owner": layout_id, "name": "gambar", "media_type": kind, "sha256": sha256,
                  "kind": "layout"}  # fmt: skip
        changes.put("attachment", base.natural_id("attachment", layout_id, sha256), values)


def _free_label(label: str) -> str:
    """The label, with a number where the office has one of that name."""
    taken = {row["label"] for row in rows.find("layout", office=office.required_card().id)}
    tries = (label, *(f"{label[:74]} ({count})" for count in range(2, len(taken) + 3)))
    return next(one for one in tries if one not in taken)


def _picture_missing(unchanged: str) -> UserError:
    return UserError("Gambar tata letak ini tidak ada di basis data.", unchanged, "Pilih gambarnya sekali lagi.")
