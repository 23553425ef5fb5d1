"""A certificate design as one file that carries its pictures: a ZIP with `layout.json` and `gambar/SHA-256.jpg|png`.

A file may come from anywhere: its parts are named, counted and measured before they are unpacked, and every picture is
decoded and encoded anew.
"""

import codecs
import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.exchange import pictures
from app.exchange.pictures import CleanFile, Limits

SUFFIX = ".tataletak"
PICTURE = Limits(30_000_000, 0, 60_000_000, 3900)
"""The long side of F4 at 300 dpi."""
_DESIGN = "layout.json"
_PICTURE_NAME = re.compile(r"gambar/([0-9a-f]{64})\.(?:jpg|png)")
_MOST_BYTES, _MOST_PARTS, _LONGEST_DESIGN = 40_000_000, 21, 1_000_000
_DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
           RuntimeError, OverflowError)  # fmt: skip
_NOT_TAKEN = "Tata letak tidak disimpan."
_OTHER = "Pilih berkas yang diekspor dari Bimtek PSM."


@dataclass(frozen=True)
class LayoutFile:
    """What a file holds: the design as text, in which pictures are named as they are kept now, and the pictures."""

    design: str
    pictures: tuple[CleanFile, ...]


def write(design: str, kept: Mapping[str, bytes]) -> bytes:
    """The file of a design; `kept` are its pictures (JPEG or PNG) by SHA-256. Equal for equal content."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(_DESIGN), design, zipfile.ZIP_DEFLATED)
        for sha256, content in sorted(kept.items()):
            suffix = ".png" if content[:4] == b"\x89PNG" else ".jpg"
            archive.writestr(zipfile.ZipInfo(f"gambar/{sha256}{suffix}"), content)
    return target.getvalue()


def read(path: Path) -> LayoutFile:
    """A design with its pictures; a bare JSON file is one without.

    Raises: UserError: it cannot be read, is damaged, too large, or holds other things.
    """
    try:
        too_large = path.stat().st_size > _MOST_BYTES
        content = b"" if too_large else path.read_bytes()
    except OSError as error:
        raise UserError(f"Berkas {path.name} tidak dapat dibaca.", _NOT_TAKEN, "Periksa berkas itu.") from error
    if too_large:
        raise UserError(f"“{path.name}” terlalu besar untuk sebuah tata letak.", _NOT_TAKEN, _OTHER)
    if content.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"{":
        return LayoutFile(_text(path.name, content), ())
    try:
        parts = _parts(content)
    except _DAMAGE as error:
        raise UserError(f"“{path.name}” rusak atau bukan tata letak sertifikat.", _NOT_TAKEN, _OTHER) from error
    return _with_clean_pictures(path.name, parts)


def take_picture(path: Path) -> CleanFile:
    """A picture or a scanned background, cleaned, at most 300 dpi on a whole page.

    Raises: UserError: it cannot be read, is too large or no picture.
    """
    try:
        pictures.ensure_size(path.name, path.stat().st_size, PICTURE.picture_bytes)
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"Berkas {path.name} tidak dapat dibaca.", "Gambar tidak dipakai.") from error
    return _clean(path.name, content)


def _parts(content: bytes) -> dict[str, bytes]:
    """The parts by name, unpacked; ValueError for anything that a design does not have."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        listed = archive.infolist()
        names = [part.filename for part in listed]
        if len(names) > _MOST_PARTS or len(set(names)) < len(names) or _DESIGN not in names:
            raise ValueError(names)
        found: dict[str, bytes] = {}
        for part in listed:
            most = _LONGEST_DESIGN if part.filename == _DESIGN else PICTURE.picture_bytes
            if part.filename != _DESIGN and not _PICTURE_NAME.fullmatch(part.filename):
                raise ValueError(part.filename)
            with archive.open(part) as opened:
                found[part.filename] = opened.read(most + 1)  # what a part says of its own size is not believed
            if len(found[part.filename]) > most or sum(map(len, found.values())) > 2 * _MOST_BYTES:
                raise ValueError(part.filename)
        return found


def _with_clean_pictures(file: str, parts: Mapping[str, bytes]) -> LayoutFile:
    design = _text(file, parts[_DESIGN])
    clean: dict[str, CleanFile] = {}
    for name, content in parts.items():
        named = _PICTURE_NAME.fullmatch(name)
        if named is None:
            continue
        if hashlib.sha256(content).hexdigest() != named.group(1):
            raise UserError(f"Gambar di dalam “{file}” rusak.", _NOT_TAKEN, "Minta berkasnya sekali lagi.")
        if named.group(1) in design:
            clean[named.group(1)] = _clean(Path(name).name, content)
    told = _renamed(design, {old: hashlib.sha256(new.content).hexdigest() for old, new in clean.items()})
    return LayoutFile(told, tuple(clean.values()))


def _renamed(design: str, names: Mapping[str, str]) -> str:
    """The design with its pictures under the names of what they were encoded to; what is no design stays as it is, to
    be refused by its reader."""
    try:
        raw = json.loads(design)
    except (ValueError, RecursionError):
        return design
    for element in _elements(raw):
        own = element.get("picture")
        if isinstance(own, str) and own in names:
            element["picture"] = names[own]
    return json.dumps(raw, ensure_ascii=False)


def _elements(raw: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # whatever a file holds
    sides = [raw.get(side) for side in ("front", "back")] if isinstance(raw, dict) else []
    return [one for side in sides if isinstance(side, list) for one in side if isinstance(one, dict)]


def _clean(name: str, content: bytes) -> CleanFile:
    file = pictures.clean(name, content, PICTURE)
    if not file.width:
        raise UserError(f"“{name}” bukan gambar.", "Gambar tidak dipakai.", "Pilih berkas JPG atau PNG.")
    return file


def _text(name: str, content: bytes) -> str:
    try:
        if len(content) > _LONGEST_DESIGN:
            raise ValueError
        return content.decode("utf-8-sig")
    except ValueError as error:
        raise UserError(f"“{name}” bukan tata letak sertifikat.", _NOT_TAKEN, _OTHER) from error
