"""A person's photo on paper: cropped to 3:4 about its middle, within a frame."""

from io import BytesIO

from app.errors import UserError
from app.printing.page import Page

_PIXELS = (360, 480)


def draw_portrait(page: Page, content: bytes, x: float, y: float, width: float, height: float) -> None:
    """Fill a frame of 3:4 with a picture.

    Raises: UserError: the bytes are no picture.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            wide = min(picture.width, picture.height * 3 // 4)
            high = min(picture.height, wide * 4 // 3)
            left, top = (picture.width - wide) // 2, (picture.height - high) // 2
            cropped = picture.convert("RGB").crop((left, top, left + wide, top + high))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UserError("Sebuah foto rusak.", "Tidak ada yang dicetak.", "Ganti foto pada data orangnya.") from error
    cropped.thumbnail(_PIXELS)
    target = BytesIO()
    cropped.save(target, "JPEG", quality=88)
    page.jpeg(target.getvalue(), x, y, width, height)
    page.frame(x, y, width, height, 0.6)


def draw_filling(page: Page, content: bytes, x: float, y: float, width: float, height: float) -> None:
    """Fill a box with a picture, cut about its middle. A JPEG goes into the file as it is, behind a clipping path.

    Raises: UserError: the bytes are no picture.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            across, down, plain = picture.width, picture.height, picture.format == "JPEG"
            if not plain:
                target = BytesIO()
                picture.convert("RGB").save(target, "JPEG", quality=88)
                content = target.getvalue()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError("Sebuah foto rusak.", "Tidak ada yang dicetak.", "Ganti foto pada data orangnya.") from error
    scale = max(width / across, height / down)
    wide, high = across * scale, down * scale
    with page.clipped(x, y, width, height):
        page.jpeg(content, x + (width - wide) / 2, y + (height - high) / 2, wide, high)
