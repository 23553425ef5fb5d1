"""What a certificate bears beside words: frame, kop, lines, pictures, seal, photo and the code."""

from dataclasses import dataclass
from io import BytesIO

from app.domain.layouts import elements
from app.domain.layouts.files import PAPERS
from app.errors import UserError
from app.printing import codes, fonts, letterhead
from app.printing.certificate_fields import check_code, in_two, no_glyph
from app.printing.certificate_matter import DESCENT, MM, Ground, Matter
from app.printing.ornaments.frames import draw_frame
from app.printing.page import BLACK, FOOTER_GREY, Page, Step
from app.printing.portraits import draw_filling
from app.printing.records import Certificate, Letterhead
from app.printing.text import Fitted, Try, fit, missing, printable, safe

_KOP_RULES = 3.3  # from the kop to the lower edge of its double rule, mm
_QR_MODULES = 57  # of version 10, which holds 300 letters of base45 at level M
_QUIET = 4
_NUMBER_WAYS = (Try(1, 7, 6), Try(2, 6.5, 5.5), Try(4, 5.5, 5.5))
_BELOW_QR = {"number": 1.9, "check": 6.2, "label": 9.2}
_NAMES = 2  # lines of names that stand below a logo of full height
_LEAST_LOGO = 0.5
_FAINT = "#9E9E9E"
_PHOTO_WORDS = ("Pasfoto", "3 × 4 cm")


@dataclass(frozen=True, eq=False, kw_only=True)
class FrameMatter(Matter):
    """An ornament around the page."""

    ornament: str
    inset: float
    dark: str
    light: str

    def draw(self, page: Page, x: float, y: float) -> None:  # noqa: ARG002  # a frame stands where the paper ends
        """Draw it."""
        draw_frame(page, self.ornament, self.inset, self.dark, self.light)


@dataclass(frozen=True, eq=False, kw_only=True)
class KopMatter(Matter):
    """The ruled kop."""

    kop: letterhead.Kop
    width: float

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw it with its rules."""
        letterhead.draw(page, self.kop, x, y, self.width)


@dataclass(frozen=True, eq=False, kw_only=True)
class NamesMatter(Matter):
    """The names of the kop, centred under the logo: (words, font, size, baseline below y)."""

    lines: tuple[tuple[str, str, float, float], ...]
    logo: bytes | None
    logo_height: float
    axis: float

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw logo and names."""
        if self.logo is not None:
            picture, ratio = letterhead.logo_picture(self.logo)
            wide = min(self.logo_height * ratio, self.axis * 2)
            page.image(picture, x + self.axis - wide / 2, y, wide, wide / ratio)
        for line, font, size, down in self.lines:
            page.centred(x + self.axis, y + down, line, font, size)


@dataclass(frozen=True, eq=False, kw_only=True)
class LineMatter(Matter):
    """A rule across or down."""

    across: float
    down: float
    thickness: float
    ink: str

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw it."""
        page.paint([("m", x, y), ("l", x + self.across, y + self.down)], self.ink, self.thickness)


@dataclass(frozen=True, eq=False, kw_only=True)
class ImageMatter(Matter):
    """A picture in its box, whole or filling it."""

    content: bytes
    width: float
    height: float
    fills: bool
    element: str

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw it; raises UserError where the bytes are no picture."""
        from PIL import Image, UnidentifiedImageError
        from reportlab.lib.utils import ImageReader

        try:
            with Image.open(BytesIO(self.content), formats=("JPEG", "PNG")) as picture:
                ratio, plain = picture.width / picture.height, picture.format == "JPEG"
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise UserError(f"Gambar pada elemen “{self.element}” rusak.", "Tidak ada yang dicetak.",
                            "Pilih gambar lain pada tata letaknya.") from error
        wide, high = self.width, self.height
        if not self.fills:
            wide, high = (high * ratio, high) if high * ratio <= wide else (wide, wide / ratio)
        x, y = x + (self.width - wide) / 2, y + (self.height - high) / 2
        if wide > 0 and high > 0:
            if plain:
                page.jpeg(self.content, x, y, wide, high)
            else:
                page.image(ImageReader(BytesIO(self.content)), x, y, wide, high)


@dataclass(frozen=True, eq=False, kw_only=True)
class PhotoMatter(Matter):
    """The photo of a person, or its empty frame."""

    photo: bytes | None
    width: float
    height: float

    def draw(self, page: Page, x: float, y: float) -> None:
        """Fill the box, or draw the frame that waits for a photo."""
        if self.photo is not None:
            draw_filling(page, self.photo, x, y, self.width, self.height)
            page.frame(x, y, self.width, self.height, 0.6)
            return
        page.frame(x, y, self.width, self.height, 0.6)
        page.paint([step for part in (0.0, 0.62) for step in self._diagonals(x, y, part)], _FAINT, 0.3)
        page.ink(FOOTER_GREY)
        size = min(8.0, self.width / 12 / MM)
        for index, words in enumerate(_PHOTO_WORDS):
            page.centred(x + self.width / 2, y + self.height / 2 + (index - 0.2) * size * 1.25 * MM, words,
                         fonts.SANS, size)
        page.ink(BLACK)

    def _diagonals(self, x: float, y: float, part: float) -> list[Step]:
        """Both diagonals from one part of their length on, for 0.38 of it: the words stand where they would cross."""
        steps: list[Step] = []
        for top, down in ((y, self.height), (y + self.height, -self.height)):
            steps += [("m", x + self.width * part, top + down * part),
                      ("l", x + self.width * (part + 0.38), top + down * (part + 0.38))]
        return steps


@dataclass(frozen=True, eq=False, kw_only=True)
class QrMatter(Matter):
    """The authenticity code with its number and check code."""

    code: str
    check_code: str
    number: Fitted
    side: float

    def draw(self, page: Page, x: float, y: float) -> None:
        """The modules keep their place whatever the length of the code; their quiet zone is white and opaque."""
        symbol = codes.symbol(self.code)
        inset = _QUIET * self.side / (_QR_MODULES + 2 * _QUIET)
        inner = self.side - 2 * inset
        quiet = _QUIET * inner / symbol.modules
        page.fill(x + inset - quiet, y + inset - quiet, inner + 2 * quiet, inner + 2 * quiet, 1.0)
        page.bits(symbol.modules, symbol.rows, x + inset, y + inset, inner)
        middle, below = x + self.side / 2, y + self.side
        for index, line in enumerate(self.number.lines):
            page.centred(middle, below + _BELOW_QR["number"] + index * self.number.lead, line, fonts.SANS,
                         self.number.size)
        below += (len(self.number.lines) - 1) * self.number.lead
        if self.check_code:
            page.centred(middle, below + _BELOW_QR["check"], self.check_code, fonts.MONO_BOLD, 11)
            page.ink(FOOTER_GREY)
            page.centred(middle, below + _BELOW_QR["label"], "kode periksa", fonts.SANS, 6.5)
            page.ink(BLACK)


def set_frame(element: elements.Frame, ground: Ground) -> FrameMatter:
    """A frame in the inks of the design."""
    paper, inset = ground.paper, element.x
    return FrameMatter(right=paper.width - 2 * inset, below=paper.height - 2 * inset, ornamental=True,
                       ornament=element.ornament, inset=inset, dark=ground.layout.dark, light=ground.layout.light)


def set_kop(element: elements.Kop, head: Letterhead, width: float) -> Matter:
    """The kop, ruled or as names under the logo."""
    problem = next((no_glyph("kop surat", found) for line in head.lines
                    if (found := missing(safe(line.text), fonts.SERIF_BOLD))), "")
    if not element.ruled:
        return _set_names(element, head, width, problem)
    style = letterhead.KopStyle(letterhead.SERIF_KOP.kinds, element.logo_height)
    kop = letterhead.measure(head, style, width)
    below = 0.0 if kop.empty else kop.height + _KOP_RULES
    return KopMatter(below=below, right=width, ornamental=True, problem=problem, kop=kop, width=width,
                     grown=kop.height > element.height > 0)


def _set_names(element: elements.Kop, head: Letterhead, width: float, problem: str) -> NamesMatter:
    """The names; more than two lines of them make the logo smaller, so that they keep the room of the kop."""
    named = [line for line in head.lines if line.kind != "addr" and safe(line.text) and not head.preprinted]
    texts: list[tuple[str, float]] = []
    for line in named:
        size = element.gov_size if line.kind == "gov" else element.office_size
        ways = (Try(1, size, size * 0.7), Try(3, size * 0.8, size * 0.5))
        fitted = fit(printable(line.text, fonts.SERIF_BOLD), fonts.SERIF_BOLD, width, ways, balanced=True)
        texts += [(text, fitted.size) for text in fitted.lines]
    logo_height = element.logo_height - max(0, len(texts) - _NAMES) * element.lead
    logo_height = max(logo_height, element.logo_height * _LEAST_LOGO)
    if not head.logo and not head.preprinted:
        logo_height /= 2  # names alone stand in the middle of their room
    first = logo_height + element.logo_gap
    lines = tuple((text, fonts.SERIF_BOLD, size, first + index * element.lead)
                  for index, (text, size) in enumerate(texts))
    widest = max([logo_height if head.logo else 0.0, *(fonts.width(text, font, size) for text, font, size, _ in lines)])
    last = lines[-1][3] if lines else logo_height
    below = last + DESCENT * element.office_size * MM
    return NamesMatter(
        below=below, left=(width - widest) / 2, right=(width + widest) / 2, last=last, ornamental=True,
        problem=problem, grown=below > element.height > 0, lines=lines,
        logo=None if head.preprinted else head.logo, logo_height=logo_height, axis=width / 2,
    )  # fmt: skip


def set_line(element: elements.Line, ground: Ground) -> LineMatter:
    """A rule, `width` long, or `height` long where it has no width."""
    across, down = (element.width, 0.0) if element.width else (0.0, element.height)
    return LineMatter(right=across, below=down, ornamental=True, across=across, down=down, thickness=element.thickness,
                      ink=ground.ink(element.ink))


def set_image(element: elements.Image, head: Letterhead, ground: Ground) -> ImageMatter | None:
    """A picture of the design or the logo of the office; None where there is none.

    A background over the whole page of the design covers the whole paper, whichever it is.
    """
    content = head.logo if element.picture == "logo" else ground.pictures.get(element.picture)
    if content is None:
        return None
    width, height = element.width, element.height
    if covers(element, ground):
        width, height = ground.paper.width, ground.paper.height
    return ImageMatter(right=width, below=height, ornamental=True, content=content, width=width, height=height,
                       fills=element.fills, element=element.id)


def covers(element: elements.Image, ground: Ground) -> bool:
    """Whether a picture is the background of the whole page."""
    across, down = PAPERS[ground.layout.paper]
    if ground.layout.landscape:
        across, down = down, across
    reach = element.x + element.width, element.y + element.height
    return element.fills and max(element.x, element.y) < 1 and reach[0] > across - 1 and reach[1] > down - 1


def set_photo(element: elements.Photo, certificate: Certificate) -> PhotoMatter:
    """The photo or its empty frame."""
    height = element.height or element.width * 4 / 3
    return PhotoMatter(right=element.width, below=height, own=True, photo=certificate.photo, width=element.width,
                       height=height)


def set_qr(element: elements.Qr, certificate: Certificate) -> QrMatter | None:
    """The code; None on certificates issued without one."""
    if not certificate.code or not element.width:
        return None
    told, room = printable(certificate.number, fonts.SANS), element.width + 6
    number = fit(told, fonts.SANS, room, _NUMBER_WAYS[:1])
    if not number.fits:
        number = fit(in_two(told), fonts.SANS, room, _NUMBER_WAYS[1:])
    below = element.width + _BELOW_QR["label"] + 0.6 + (len(number.lines) - 1) * number.lead
    problem = no_glyph("nomor", found) if (found := missing(safe(certificate.number), fonts.SANS)) else ""
    return QrMatter(right=element.width, below=below, own=True, bound=True, problem=problem, code=certificate.code,
                    check_code=printable(check_code(certificate), fonts.MONO_BOLD), number=number, side=element.width)
