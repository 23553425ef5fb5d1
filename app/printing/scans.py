"""A scanned paper that came as a picture, as a page of its own."""

from io import BytesIO

from app.errors import UserError
from app.printing import fonts
from app.printing.page import FOOTER_GREY, Page
from app.printing.paper import Paper
from app.printing.text import Try, fit, printable

_EDGE = 12.0
_TITLE = 8.0


def scan_page(content: bytes, title: str, paper: Paper) -> bytes:
    """One page with the whole picture, as large as the paper allows, turned where that makes it larger, and its title.

    Raises: UserError: the bytes are no picture.
    """
    from PIL import Image, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(BytesIO(content)) as picture:
            wide, high = picture.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(f"Gambar “{title[:60]}” rusak.", "Gambar itu tidak ikut dicetak.") from error
    lying = Paper(paper.size, wide > high, paper.offset_x, paper.offset_y)
    target = BytesIO()
    page = Page(target, lying, title, "")
    width, height = lying.width - 2 * _EDGE, lying.height - 2 * _EDGE - _TITLE
    scale = min(width / wide, height / high)
    x, y = (lying.width - wide * scale) / 2, _EDGE + _TITLE
    told = fit(printable(title, fonts.SANS), fonts.SANS, width, (Try(1, 9, 7), Try(2, 8, 6.5)))
    page.ink(FOOTER_GREY)
    for number, line in enumerate(told.lines):
        page.text(_EDGE, _EDGE + 3 + number * told.lead, line, fonts.SANS, told.size)
    page.image(ImageReader(BytesIO(content)), x, y, wide * scale, high * scale)
    page.end()
    page.save()
    return target.getvalue()
