"""Pictures and papers that users bring: read with care, cleaned of where and when they were taken, kept small.

A picture is decoded and encoded anew, so that nothing but its pixels is kept: no place, no camera, no hidden data.
A PDF cannot be cleaned without changing it; it is kept as it is, and the screen says so.
"""

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from typing import Any

from app.errors import UserError

MAX_BYTES = 5_000_000
MAX_PIXELS = 25_000_000
LONGEST_SIDE = 2560
"""Pixels kept of the longer side: a whole page at 220 dpi."""

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
SUFFIXES = {JPEG: ".jpg", PNG: ".png", PDF: ".pdf"}
# What Pillow may try, and nothing else: its other readers are old and call programs of the system.
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
_QUALITY = 85
# What Pillow's readers let out on damaged bytes.
_DAMAGED = (OSError, ValueError, SyntaxError, EOFError, MemoryError, LookupError, TypeError, ArithmeticError,
            AttributeError, struct.error, zlib.error)  # fmt: skip
_NOT_ADDED = "Lampiran tidak ditambahkan."


@dataclass(frozen=True)
class CleanFile:
    """A file fit to be kept: `width` and `height` in pixels, 0 for a PDF."""

    name: str
    media_type: str
    content: bytes
    width: int = 0
    height: int = 0


def clean(name: str, content: bytes) -> CleanFile:
    """A picture without anything but its pixels, upright; or a PDF as it is.

    Raises: UserError: too large, too many pixels, damaged, or of a kind that is not kept.
    """
    ensure_size(name, len(content))
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return _paper(name, content)
    return _picture(name, content)


def ensure_size(name: str, count: int) -> None:
    """Raises: UserError: a file of so many bytes is too large."""
    if count > MAX_BYTES:
        raise UserError(
            f"“{name}” berukuran {_megabytes(count)} MB; paling besar {_megabytes(MAX_BYTES)} MB.",
            _NOT_ADDED,
            "Perkecil fotonya di galeri HP (misalnya kirim lewat WA), lalu pilih lagi.",
        )


def thumbnail(content: bytes, side: int) -> bytes:
    """A kept picture at most `side` pixels wide and high, as PNG."""
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
        picture.draft("RGB", (side * 2, side * 2))
        picture.thumbnail((side, side))
        target = io.BytesIO()
        picture.save(target, "PNG")
    return target.getvalue()


def _paper(name: str, content: bytes) -> CleanFile:
    if b"%%EOF" not in content[-2048:] or b"startxref" not in content[-4096:]:
        raise _unreadable(name)
    if b"/Encrypt" in content:
        raise UserError(f"“{name}” dilindungi kata sandi.", _NOT_ADDED, "Simpan ulang tanpa kata sandi.")
    if any(sign in content for sign in (b"/JavaScript", b"/Launch", b"/EmbeddedFile")):
        raise UserError(
            f"“{name}” memuat program atau berkas lain di dalamnya.", _NOT_ADDED, "Cetak ulang ke PDF biasa."
        )
    return CleanFile(name, PDF, content)


def _picture(name: str, content: bytes) -> CleanFile:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is judged here, and odd notes are thrown away
            with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise _too_many_pixels(name, picture.width, picture.height)
                pixels = _pixels(picture)
    except UnidentifiedImageError as error:
        raise UserError(
            f"“{name}” bukan foto atau PDF yang dapat disimpan.",
            _NOT_ADDED,
            "Pakai JPG, PNG, WEBP, GIF, BMP, atau PDF. Foto HEIC dari iPhone: simpan dahulu sebagai JPG.",
        ) from error
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name) from error
    except _DAMAGED as error:
        raise _unreadable(name) from error
    return _encoded(name, pixels)


def _pixels(picture: Any) -> Any:  # noqa: ANN401  # Pillow's image, imported where it is needed
    """The first frame, upright, in grey, colour, or colour with transparency, without any note."""
    from PIL import ImageOps

    picture.seek(0)
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clear = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
    made = upright.convert("RGBA" if clear else "RGB")
    made.info = {}
    return made


def _encoded(name: str, picture: Any) -> CleanFile:  # noqa: ANN401  # Pillow's image
    see_through = picture.mode == "RGBA" and picture.getchannel("A").getextrema()[0] < 255
    target = io.BytesIO()
    if see_through:
        picture.save(target, "PNG", optimize=True)
    else:
        picture.convert("RGB").save(target, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return CleanFile(name, PNG if see_through else JPEG, target.getvalue(), picture.width, picture.height)


def _too_many_pixels(name: str, width: int = 0, height: int = 0) -> UserError:
    size = f"{width} × {height} piksel" if width else "terlalu banyak piksel"
    return UserError(
        f"“{name}” berukuran {size}; paling banyak {MAX_PIXELS // 1_000_000} juta piksel.",
        _NOT_ADDED,
        "Perkecil gambarnya, lalu pilih lagi.",
    )


def _unreadable(name: str) -> UserError:
    return UserError(f"“{name}” rusak atau terpotong sehingga tidak dapat dibaca.", _NOT_ADDED, "Pilih berkas lain.")


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.1f}".replace(".", ",").removesuffix(",0")
