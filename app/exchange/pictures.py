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


@dataclass(frozen=True)
class Limits:
    """What is taken, and how much of it is kept: bytes of a picture and of a PDF, pixels of a picture as it comes and
    of its longer side as it is kept."""

    picture_bytes: int
    paper_bytes: int
    pixels: int
    side: int


PORTFOLIO = Limits(5_000_000, 5_000_000, 25_000_000, 2560)
"""A whole page at 220 dpi."""
DOCUMENTATION = Limits(30_000_000, 20_000_000, 120_000_000, 1600)
"""Photos as phones take them, many of them; kept for a sixth of a page at 500 dpi. PDFs as scanners make them."""
_DECODED_WHOLE = 25_000_000  # pixels of a picture that cannot be read at a lower size

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


def clean(name: str, content: bytes, limits: Limits = PORTFOLIO) -> CleanFile:
    """A picture without anything but its pixels, upright; or a PDF as it is.

    Raises: UserError: too large, too many pixels, damaged, or of a kind that is not kept.
    """
    if content[:1024].lstrip().startswith(b"%PDF-"):
        ensure_size(name, len(content), limits.paper_bytes)
        return _paper(name, content)
    ensure_size(name, len(content), limits.picture_bytes)
    return _picture(name, content, limits)


def as_jpeg(content: bytes) -> bytes:
    """A kept picture for paper: a JPEG as it is, one that can be seen through on white."""
    from PIL import Image

    if content[:3] == b"\xff\xd8\xff":
        return content
    with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
        clear = picture.convert("RGBA")
    ground = Image.new("RGB", clear.size, "white")
    ground.paste(clear, mask=clear.getchannel("A"))
    target = io.BytesIO()
    ground.save(target, "JPEG", quality=_QUALITY)
    return target.getvalue()


def ensure_size(name: str, count: int, most: int) -> None:
    """Raises: UserError: a file of so many bytes is too large."""
    if count > most:
        raise UserError(
            f"“{name}” berukuran {_megabytes(count)} MB; paling besar {_megabytes(most)} MB.",
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


def _picture(name: str, content: bytes, limits: Limits) -> CleanFile:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is judged here, and odd notes are thrown away
            with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
                most = limits.pixels if picture.format == "JPEG" else min(limits.pixels, _DECODED_WHOLE)
                if picture.width * picture.height > most:
                    raise _too_many_pixels(name, most, picture.width, picture.height)
                pixels = _pixels(picture, limits.side)
    except UnidentifiedImageError as error:
        raise UserError(
            f"“{name}” bukan foto atau PDF yang dapat disimpan.",
            _NOT_ADDED,
            "Pakai JPG, PNG, WEBP, GIF, BMP, atau PDF. Foto HEIC dari iPhone: simpan dahulu sebagai JPG.",
        ) from error
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name, limits.pixels) from error
    except _DAMAGED as error:
        raise _unreadable(name) from error
    return _encoded(name, pixels)


def _pixels(picture: Any, side: int) -> Any:  # noqa: ANN401  # Pillow's image, imported where it is needed
    """The first frame, upright, in grey, colour, or colour with transparency, without any note."""
    from PIL import ImageOps

    picture.seek(0)
    if picture.width * picture.height > _DECODED_WHOLE:
        picture.draft("RGB", (side, side))  # a JPEG is decoded at a half, a quarter or an eighth
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((side, side))
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


def _too_many_pixels(name: str, most: int, width: int = 0, height: int = 0) -> UserError:
    size = f"{width} × {height} piksel" if width else "terlalu banyak piksel"
    return UserError(
        f"“{name}” berukuran {size}; paling banyak {most // 1_000_000} juta piksel.",
        _NOT_ADDED,
        "Perkecil gambarnya, lalu pilih lagi.",
    )


def _unreadable(name: str) -> UserError:
    return UserError(f"“{name}” rusak atau terpotong sehingga tidak dapat dibaca.", _NOT_ADDED, "Pilih berkas lain.")


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.1f}".replace(".", ",").removesuffix(",0")
