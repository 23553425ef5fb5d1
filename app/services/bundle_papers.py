"""What the ZIP of a berkas kegiatan holds: the joined PDF, each part by itself, papers to edit, and all attachments."""

from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO

from app.domain.event_files import PHOTO
from app.exchange import files, pictures
from app.exchange.bundle_files import Packed
from app.models import rows
from app.services import office
from app.services.bundle_plan import FILES, Bundle
from app.services.papers import catalogue
from app.services.papers.dossier import Dossier
from app.services.papers.options import PaperOptions


def packed(made: Bundle, write_pdf: Callable[[BinaryIO], object]) -> tuple[Packed, ...]:
    """The files of the ZIP in the order of the contents, those that are missing too."""
    code = made.dossier.event.code
    whole = Packed("", "Berkas kegiatan lengkap", f"{made.pages} halaman", _name("", f"Berkas kegiatan {code}", ".pdf"),
                   write_pdf, 1)  # fmt: skip
    found = [whole]
    for number, (one, line) in enumerate(zip(made.finished, made.lines, strict=True), start=1):
        folder = "lampiran" if one.part.group == FILES else "dokumen"
        name = _name(folder, f"{number:02d} {one.part.title}", ".pdf") if one.path is not None else ""
        found.append(Packed(line.group, line.title, line.state, name, one.path or b"", line.page))
    return (*found, *_editable(made), *_photos(made.dossier))


def _editable(made: Bundle) -> list[Packed]:
    """Papers of sentences, to be edited."""
    kinds = {kind.name: kind for kind in catalogue.kinds()}
    found = []
    for one in made.finished:
        kind = kinds.get(one.part.key)
        if kind is not None and kind.word is not None and one.path is not None:
            content = kind.word(made.dossier, PaperOptions())
            name = _name("dokumen", one.part.title, ".docx")
            found.append(Packed(one.part.group, one.part.title, "dapat diedit", name, content))
    return found


def _photos(dossier: Dossier) -> list[Packed]:
    """The photos as they are kept."""
    found = []
    photos = rows.find("attachment", "sort_order", "name", owner=dossier.event.id, kind=PHOTO)
    for number, row in enumerate(photos, start=1):
        stem = f"{number:03d} {PurePosixPath(row['name']).stem}"
        name = _name("foto", stem, pictures.SUFFIXES.get(row["media_type"], ""))
        if office.blob(row["sha256"]) is not None:  # read again one by one: all at once they would fill the memory
            write = partial(_write_blob, row["sha256"])
            found.append(Packed("Foto", row["caption"] or row["name"], "foto dokumentasi", name, write))
    return found


def _write_blob(sha256: str, target: BinaryIO) -> None:
    target.write(office.blob(sha256) or b"")


def _name(folder: str, stem: str, suffix: str) -> str:
    """A path within the ZIP that every system takes."""
    name = files.safe_file_name(stem).rstrip(".")
    whole = name if name.casefold().endswith(suffix) else name + suffix
    return f"{folder}/{whole}" if folder else whole
