"""Photos on paper: the whole picture in its frame, the bytes of the JPEG as they are."""

from io import BytesIO

from app.errors import UserError
from app.printing.page import Page


def fitted(content: bytes, width: float, height: float) -> tuple[float, float]:
    """Width and height in mm of the whole picture, as large as a frame allows.

    Raises: UserError: the bytes are no JPEG.
    """
    wide, high = _pixels(content)
    scale = min(width / wide, height / high)
    return wide * scale, high * scale


def draw(page: Page, content: bytes, x: float, y: float, width: float, height: float) -> None:
    """Draw it whole in a frame, in the middle of it."""
    wide, high = fitted(content, width, height)
    page.jpeg(content, x + (width - wide) / 2, y + (height - high) / 2, wide, high)


def _pixels(content: bytes) -> tuple[int, int]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content), formats=("JPEG",)) as picture:  # reads its head only
            return picture.width, picture.height
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UserError("Sebuah foto rusak.", "Tidak ada yang dicetak.", "Hapus foto itu dari Lampiran.") from error
