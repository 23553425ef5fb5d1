"""The kop surat (paper.md §4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from app.errors import UserError
from app.printing import fonts
from app.printing.page import Page
from app.printing.paper import Paper
from app.printing.records import Letterhead, LetterheadLine
from app.printing.text import Try, fit, letter_names, missing, printable, safe

STEPS = {"gov": 5.6, "office": 6.6, "addr": 4.0}
"""Height of a line by its kind, mm."""

_LOGO_WIDEST = 24.0
_LOGO_GAP = 5.0
_INSIDE = 1.0  # the logo stands this much inside the margin
_LOGO_PIXELS = 600  # more is finer than any office printer shows
_RULES = ((0.0, 2.2), (1.25, 0.6))
_RULE_GAP = 1.7
_LIFT = 0.4  # capitals without descenders look low when their boxes share the middle of the logo


@dataclass(frozen=True)
class LineStyle:
    """Font and sizes of one kind of line."""

    font: str
    size: float
    floor: float


@dataclass(frozen=True)
class KopStyle:
    """How a kop is set: lists in Sans, certificates in Serif."""

    kinds: dict[str, LineStyle]
    logo_height: float


SANS_KOP = KopStyle({
    "gov": LineStyle(fonts.SANS_BOLD, 12.5, 10),
    "office": LineStyle(fonts.SANS_BOLD, 15.5, 11),
    "addr": LineStyle(fonts.SANS, 8.5, 7.5),
}, logo_height=20.4)
SERIF_KOP = KopStyle({
    "gov": LineStyle(fonts.SERIF_BOLD, 13.5, 11),
    "office": LineStyle(fonts.SERIF_BOLD, 17, 12),
    "addr": LineStyle(fonts.SERIF, 9.5, 8),
}, logo_height=22.4)


@dataclass(frozen=True)
class _SetLine:
    text: str
    font: str
    size: float
    step: float


@dataclass(frozen=True)
class Kop:
    """A kop measured for one width, ready to be drawn; one that the sheets bear already only keeps its room."""

    lines: tuple[_SetLine, ...]
    axis: float
    logo: bytes | None
    logo_size: tuple[float, float]
    height: float
    complaint: str
    preprinted: bool = False

    @property
    def empty(self) -> bool:
        """Neither lines nor a logo."""
        return not self.lines and self.logo is None


@lru_cache(maxsize=8)
def logo_picture(data: bytes) -> tuple[object, float]:
    """The picture for ReportLab, and its width over its height.

    Raises:
        UserError: the bytes are no picture.
    """
    from PIL import Image, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    try:
        picture = Image.open(BytesIO(data)).convert("RGBA")
        picture.thumbnail((_LOGO_PIXELS, _LOGO_PIXELS))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError("Berkas logo tidak terbaca sebagai gambar.", "Tidak ada yang dicetak.",
                        "Pilih berkas PNG atau JPEG lain di Setelan, Kantor.") from error
    return ImageReader(picture), picture.width / picture.height


def _logo_size(logo: bytes | None, height: float) -> tuple[float, float]:
    if logo is None:
        return 0.0, 0.0
    ratio = logo_picture(logo)[1]
    return (height * ratio, height) if height * ratio <= _LOGO_WIDEST else (_LOGO_WIDEST, _LOGO_WIDEST / ratio)


def measure(letterhead: Letterhead, style: KopStyle, width: float) -> Kop:
    """Fit a kop into `width` mm: centred on it if all lines leave room for two logos, else right of the logo."""
    logo_size = _logo_size(letterhead.logo, style.logo_height)
    margin = logo_size[0] + _INSIDE + _LOGO_GAP if logo_size[0] else 0.0
    lines = [line for line in letterhead.lines if safe(line.text)]
    if all(_natural_width(line, style) <= width - 2 * margin for line in lines):
        axis, room = width / 2, width - 2 * margin
    else:
        axis, room = (width + margin) / 2, width - margin
    placed: list[_SetLine] = []
    complaint = ""
    for line in lines:
        kind = style.kinds[line.kind]
        fitted = fit(printable(line.text, kind.font), kind.font, room, (Try(1, kind.size, kind.floor),))
        placed += [_SetLine(text, kind.font, fitted.size, STEPS[line.kind]) for text in fitted.lines]
        complaint = complaint or _line_complaint(line, kind.font, fitted.fits)
    block = sum(line.step for line in placed)
    return Kop(tuple(placed), axis, letterhead.logo, logo_size, max(block, logo_size[1]), complaint,
               letterhead.preprinted)


def _natural_width(line: LetterheadLine, style: KopStyle) -> float:
    kind = style.kinds[line.kind]
    return fonts.width(printable(line.text, kind.font), kind.font, kind.size)


def _line_complaint(line: LetterheadLine, font: str, fits: bool) -> str:
    text = safe(line.text)
    if lacking := missing(text, font):
        return f"Baris kop “{text}” memuat huruf yang tidak ada pada fon: {letter_names(lacking)}."
    return "" if fits else f"Baris kop “{text}” terlalu panjang untuk satu baris; bagilah menjadi dua baris."


def draw(page: Page, kop: Kop, left: float, top: float, width: float) -> float:
    """Draw the kop and its double rule; returns the y of the upper rule, or `top` where there is no kop."""
    if kop.empty:
        return top
    rule = top + kop.height + _RULE_GAP
    if kop.preprinted:
        return rule
    middle = top + kop.height / 2
    if kop.logo is not None:
        logo_width, logo_height = kop.logo_size
        page.image(logo_picture(kop.logo)[0], left + _INSIDE, middle - logo_height / 2, logo_width, logo_height)
    draw_lines(page, kop, left + kop.axis, middle - _LIFT - sum(line.step for line in kop.lines) / 2)
    for below, thick in _RULES:
        page.line(left, rule + below, left + width, rule + below, thick)
    return rule


def draw_lines(page: Page, kop: Kop, axis: float, top: float) -> None:
    """Only the lines, centred on `axis`."""
    for line in kop.lines:
        baseline = top + line.step / 2 + fonts.capital(line.font, line.size) / 2
        page.centred(axis, baseline, line.text, line.font, line.size)
        top += line.step


def letterhead_problem(letterhead: Letterhead, paper: Paper) -> str:
    """Why a line does not stand as typed on this paper (too long, a letter missing), in Indonesian; '' if all do."""
    return measure(letterhead, SANS_KOP, paper.usable_width).complaint


def letterhead_preview(letterhead: Letterhead, paper: Paper) -> bytes:
    """One page with nothing but the kop, as PDF."""
    target = BytesIO()
    page = Page(target, paper, "Kop surat", author(letterhead))
    margins = paper.margins
    kop = measure(letterhead, SANS_KOP, paper.usable_width)
    draw(page, kop, margins.left, margins.top, paper.usable_width)
    page.end()
    page.save()
    return target.getvalue()


def author(letterhead: Letterhead) -> str:
    """The office for a file's metadata: its first office line, else its first line."""
    named: Sequence[LetterheadLine] = sorted(letterhead.lines, key=lambda line: line.kind != "office")
    return safe(named[0].text) if named else ""
