"""The QR codes in a picture or PDF that somebody brought, read by a process of its own."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from app.errors import Progress, UserError, no_progress
from app.exchange.helper_process import Helper, send

_UNCHANGED = "Tidak ada data yang diubah."
_WAY_OUT = "Foto atau pindai ulang halamannya saja, lalu coba lagi."
_LARGEST = 200_000_000  # bytes of a file
_MOST_PAGES = 20_000
_PIXELS = 40_000_000  # of a page or picture that is looked at
_PICTURE_PIXELS = 150_000_000  # of a JPEG as it comes: it is read at a half or a quarter of its size
_PATIENCE = 30.0  # seconds for a page
_DPI = (200, 300)
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
# What Pillow's readers let out on damaged bytes.
_DAMAGED = (OSError, ValueError, SyntaxError, EOFError, MemoryError, LookupError, TypeError, ArithmeticError,
            AttributeError, struct.error, zlib.error)  # fmt: skip
_MOST_CODES, _LONGEST = 100, 4_000


@dataclass(frozen=True)
class PageCodes:
    """The texts of the QR codes on a page (pages of a picture: 1), each once."""

    page: int
    texts: tuple[str, ...]


def read_codes(path: Path, progress: Progress = no_progress) -> tuple[PageCodes, ...]:
    """Every page of a PDF, or the picture, with the codes on it; `progress` counts pages.

    Raises: UserError: it is no picture or PDF, is damaged, too large, or hurt its reader.
    """
    if not path.is_file():
        raise UserError(f"Berkas “{path.name[:80]}” tidak ada.", _UNCHANGED, "Pilih berkas lain.")
    with Helper(path.name, _WAY_OUT) as helper:
        answers = helper.ask(("codes", str(path)), progress)
        pages = [_page(*message[1:]) for message in answers if message[0] == "codes"]
    return tuple(pages)


def _page(page: int, texts: tuple[str, ...]) -> PageCodes:
    return PageCodes(int(page), tuple(str(text)[:_LONGEST] for text in texts))


def answer_with_codes(answers: IO[bytes], path: str) -> None:
    """The helper's side: ("codes", page, texts) for each page."""
    file = Path(path)
    send(answers, ("patience", _PATIENCE))
    with file.open("rb") as opened:
        head = opened.read(1024)
    if file.stat().st_size > _LARGEST:
        raise _refused(file.name, "terlalu besar", "Kirim halaman yang perlu diperiksa saja.")
    for page, pages, texts in _pdf(file) if b"%PDF-" in head else _picture(file):
        send(answers, ("codes", page, texts))
        send(answers, ("at", page, pages))


def _pdf(file: Path) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        todo = "Simpan ulang PDF-nya tanpa kata sandi."
        raise _refused(file.name, "rusak atau dilindungi kata sandi", todo) from error
    pages = len(document)
    if pages > _MOST_PAGES:
        raise _refused(file.name, f"lebih dari {_MOST_PAGES // 1000}.000 halaman", "Bagi berkasnya.")
    for index in range(pages):
        page = document[index]
        texts: tuple[str, ...] = ()
        for dpi in _DPI:
            scale = min(dpi / 72, (_PIXELS / max(page.get_width() * page.get_height(), 1)) ** 0.5)
            texts = texts or _texts(page.render(scale=scale, grayscale=True).to_pil())
        yield index + 1, pages, texts
        page.close()


def _picture(file: Path) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    import warnings

    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is judged here
            with Image.open(file, formats=_FORMATS) as picture:
                most = _PICTURE_PIXELS if picture.format == "JPEG" else _PIXELS
                if picture.width * picture.height > most:
                    raise _refused(file.name, "terlalu besar", "Perkecil gambarnya.")
                if picture.width * picture.height > _PIXELS:
                    picture.draft("L", (picture.width // 2, picture.height // 2))
                grey = picture.convert("L")
    except Image.DecompressionBombError as error:
        raise _refused(file.name, "terlalu besar", "Perkecil gambarnya.") from error
    except (UnidentifiedImageError, *_DAMAGED) as error:
        todo = "Pakai foto JPG, PNG, WEBP, atau PDF; tulisan dapat ditempel langsung."
        raise _refused(file.name, "bukan gambar atau PDF yang dapat dibaca", todo) from error
    yield 1, 1, _texts(grey) or _texts(grey.resize((max(grey.width // 2, 1), max(grey.height // 2, 1))))


def _texts(grey: Any) -> tuple[str, ...]:  # noqa: ANN401  # Pillow's image
    import zxingcpp

    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return tuple(dict.fromkeys(code.text[:_LONGEST] for code in found))[:_MOST_CODES]


def _refused(name: str, why: str, todo: str) -> UserError:
    return UserError(f"“{name[:80]}” {why}.", _UNCHANGED, todo)
