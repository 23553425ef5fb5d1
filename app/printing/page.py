"""A canvas that speaks mm from the top left, and what every paper carries: footer, practice marks, metadata."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

from app.printing import fonts, streaming
from app.printing.paper import POINTS, Paper
from app.printing.text import Try, fit, printable

BLACK = 0.0
FOOTER_GREY = 0.25
HEAD_FILL = 0.92
OUTLINE_GREY = 0.62

# Widths of lines, pt (paper.md §3).
FRAME = 0.8
INNER = 0.4
FINE = 0.25

PRACTICE_LABEL = "LATIHAN, bukan dokumen resmi"
PRACTICE_WIDTH = 48.0
_OUTLINE_WIDTH = 216.0  # mm that LATIHAN takes along the diagonal
_PRODUCER = "Bimtek PSM"

Step = tuple[Any, ...]
"""One step of a path in mm, as PDF names it: ("m", x, y) begins, ("l", x, y) a line, ("c", x, y, x, y, x, y) a curve
with its two control points, ("h",) closes, ("re", x, y, width, height) a rectangle from its top left corner."""


class Page:
    """The page being drawn. Lengths in mm, y downwards, sizes and line widths in pt; the printer offset is added.

    A `thrifty` one leaves out the fill of ornaments and of the heads of tables: their lines remain.
    """

    thrifty = False

    def __init__(self, target: BinaryIO, paper: Paper, title: str, author: str) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # plain binary streams: a fifth smaller and quicker
        self.paper = paper
        self._target = target
        # Without a font of ours named here, ReportLab writes an unembedded Helvetica into each page.
        self._canvas: Any = Canvas(target, pagesize=(paper.width * POINTS, paper.height * POINTS), invariant=1,
                                   pageCompression=1, initialFontName=fonts.load(fonts.SANS), lang="id")
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator(_PRODUCER)
        self._canvas.setProducer(_PRODUCER)
        self._left = paper.offset_x * POINTS
        self._top = (paper.height - paper.offset_y) * POINTS
        self._font: tuple[str, float] | None = None
        self._line_width = 0.0

    def _set_font(self, font: str, size: float) -> None:
        if self._font != (font, size):
            self._canvas.setFont(fonts.load(font), size)
            self._font = (font, size)

    def text(self, x: float, y: float, text: str, font: str, size: float) -> None:
        """Printable text from x on, its baseline at y."""
        if text:
            self._set_font(font, size)
            # drawString would measure the text once more for scripts that we refuse anyway.
            line = self._canvas.beginText(self._left + x * POINTS, self._top - y * POINTS)
            line.textOut(text)
            self._canvas.drawText(line)

    def centred(self, x: float, y: float, text: str, font: str, size: float) -> None:
        """Printable text with its middle at x."""
        self.text(x - fonts.width(text, font, size) / 2, y, text, font, size)

    def right(self, x: float, y: float, text: str, font: str, size: float) -> None:
        """Printable text that ends at x."""
        self.text(x - fonts.width(text, font, size), y, text, font, size)

    def tracked(self, x: float, y: float, text: str, font: str, size: float, tracking: float) -> None:
        """Centred text with `tracking` pt between its letters (ReportLab's own centring forgets them)."""
        if not text:
            return
        whole = fonts.width(text, font, size) * POINTS + (len(text) - 1) * tracking
        self._set_font(font, size)
        line = self._canvas.beginText(self._left + x * POINTS - whole / 2, self._top - y * POINTS)
        line.setCharSpace(tracking)
        line.textOut(text)
        line.setCharSpace(0)
        self._canvas.drawText(line)

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = INNER) -> None:
        """A black rule."""
        self._set_line(width)
        left, top = self._left, self._top
        self._canvas.line(left + x1 * POINTS, top - y1 * POINTS, left + x2 * POINTS, top - y2 * POINTS)

    def lines(self, ends: list[tuple[float, float, float, float]], width: float = INNER) -> None:
        """Many rules of one width in one stroke."""
        if not ends:
            return
        self._set_line(width)
        left, top = self._left, self._top
        self._canvas.lines([(left + x1 * POINTS, top - y1 * POINTS, left + x2 * POINTS, top - y2 * POINTS)
                            for x1, y1, x2, y2 in ends])

    def _set_line(self, width: float) -> None:
        if self._line_width != width:
            self._canvas.setLineWidth(width)
            self._line_width = width

    def frame(self, x: float, y: float, width: float, height: float, line: float = FRAME) -> None:
        """An empty rectangle; x, y its top left corner."""
        self._set_line(line)
        self._canvas.rect(self._left + x * POINTS, self._top - (y + height) * POINTS, width * POINTS, height * POINTS)

    def fill(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A grey area without a frame."""
        if self.thrifty and grey == HEAD_FILL:
            return
        self._canvas.setFillGray(grey)
        self._canvas.rect(self._left + x * POINTS, self._top - (y + height) * POINTS, width * POINTS, height * POINTS,
                          stroke=0, fill=1)
        self._canvas.setFillGray(BLACK)

    def ink(self, grey: float) -> None:
        """The grey of the text that follows; give BLACK back afterwards."""
        self._canvas.setFillGray(grey)

    def paint(self, path: Sequence[Step], colour: str, line: float = 0.0) -> None:
        """A path in a colour such as "#6B211C": filled, or stroked where it is given the width of a `line`."""
        if self.thrifty and not line:
            return
        canvas, left, top = self._canvas, self._left, self._top
        words: list[str] = []
        for operator, *places in path:
            if operator == "re":
                x, y, width, height = places
                words.append(f"{left + x * POINTS:.2f} {top - (y + height) * POINTS:.2f} {width * POINTS:.2f} "
                             f"{height * POINTS:.2f} re")
                continue
            # Two decimals are 4 thousandths of a mm, and half the file.
            words += [f"{left + x * POINTS:.2f} {top - y * POINTS:.2f}"
                      for x, y in zip(places[0::2], places[1::2], strict=True)]
            words.append(operator)
        red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
        canvas.saveState()
        (canvas.setStrokeColorRGB if line else canvas.setFillColorRGB)(red, green, blue)
        if line:
            canvas.setLineWidth(line)
        canvas._code.append(" ".join([*words, "S" if line else "f"]))
        canvas.restoreState()
        self._forget_state()

    def image(self, reader: object, x: float, y: float, width: float, height: float) -> None:
        """A picture read by ReportLab's ImageReader, its transparency kept."""
        self._canvas.drawImage(reader, self._left + x * POINTS, self._top - (y + height) * POINTS, width * POINTS,
                               height * POINTS, mask="auto")

    def jpeg(self, content: bytes, x: float, y: float, width: float, height: float) -> None:
        """A JPEG whose bytes go into the file as they are: `image` would decode each and hold its pixels."""
        from hashlib import sha256
        from io import BytesIO

        from reportlab.pdfbase.pdfdoc import PDFImageXObject

        name = f"jpeg-{sha256(content).hexdigest()[:24]}"
        document = self._canvas._doc  # what drawImage does after it has decoded the picture
        registered = document.getXObjectName(name)
        if registered not in document.idToObject:
            picture = PDFImageXObject(name)
            if not picture.loadImageFromJPEG(BytesIO(content)):
                raise ValueError(name)
            self._canvas._setXObjects(picture)
            document.Reference(picture, registered)
            document.addForm(name, picture)
        self._canvas.saveState()
        self._canvas.translate(self._left + x * POINTS, self._top - (y + height) * POINTS)
        self._canvas.scale(width * POINTS, height * POINTS)
        self._canvas._code.append(f"/{registered} Do")
        self._canvas.restoreState()
        self._canvas._formsinuse.append(name)
        self._canvas._currentPageHasImages = 1
        self._forget_state()

    def mask(self, rows: Sequence[Sequence[bool]], x: float, y: float, width: float, height: float) -> None:
        """Black cells as a 1-bit image mask: sharp at every scale, quicker and smaller than as many rectangles."""
        across = len(rows[0])
        whole = -(-across // 8)  # bytes of a row; the bits that are left over pad it
        cells = ("".join("01"[cell] for cell in row).ljust(8 * whole, "0") for row in rows)
        self.bits(across, "".join(f"{int(row, 2):0{2 * whole}x}" for row in cells), x, y, width, height)

    def bits(self, across: int, rows: str, x: float, y: float, width: float, height: float = 0.0) -> None:
        """Black cells told as hexadecimal bits, each row in whole bytes, as `mask` draws them; a square by default."""
        height = height or width
        down = len(rows) // (-(-across // 8) * 2)
        self._canvas.saveState()
        self._canvas.translate(self._left + x * POINTS, self._top - (y + height) * POINTS)
        self._canvas.scale(width * POINTS, height * POINTS)
        self._canvas._code.append(f"BI /W {across} /H {down} /IM true /D [1 0] /F /AHx ID {rows}> EI")
        self._canvas.restoreState()
        self._forget_state()

    @contextmanager
    def clipped(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Draw only within a rectangle."""
        self._canvas.saveState()
        self._canvas._code.append(f"{self._left + x * POINTS:.3f} {self._top - (y + height) * POINTS:.3f} "
                                  f"{width * POINTS:.3f} {height * POINTS:.3f} re W n")
        self._forget_state()
        yield
        self._canvas.restoreState()
        self._forget_state()

    @contextmanager
    def inked(self, colour: str) -> Iterator[None]:
        """Text in a colour such as "#6B211C"."""
        if colour == "#000000":
            yield
            return
        self._canvas.setFillColorRGB(*(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)))
        yield
        self._canvas.setFillGray(BLACK)

    @contextmanager
    def turned(self) -> Iterator[None]:
        """Draw upside down, as who sits opposite reads it: the page is turned about its middle."""
        self._canvas.saveState()
        self._canvas.translate(2 * self._left + self.paper.width * POINTS, 2 * self._top - self.paper.height * POINTS)
        self._canvas.rotate(180)
        self._forget_state()
        yield
        self._canvas.restoreState()
        self._forget_state()

    def practice_outline(self) -> None:
        """LATIHAN along the page's diagonal as an outline: it survives 1-bit printing and hides no letter."""
        from math import atan2, degrees

        size = _OUTLINE_WIDTH / fonts.width("LATIHAN", fonts.SANS_BOLD, 1)
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(self._left + self.paper.width / 2 * POINTS, self._top - self.paper.height / 2 * POINTS)
        canvas.rotate(degrees(atan2(self.paper.height, self.paper.width)))
        canvas.setStrokeGray(OUTLINE_GREY)
        canvas.setLineWidth(0.6)
        outline = canvas.beginText(-_OUTLINE_WIDTH / 2 * POINTS, -fonts.capital(fonts.SANS_BOLD, size) / 2 * POINTS)
        outline.setFont(fonts.load(fonts.SANS_BOLD), size)
        outline.setTextRenderMode(1)
        outline.textOut("LATIHAN")
        canvas.drawText(outline)
        canvas.restoreState()
        self._forget_state()

    def begin_form(self, name: str) -> None:
        """Draw into a form XObject, to be stamped on many pages."""
        self._canvas.beginForm(name)
        self._forget_state()

    def end_form(self) -> None:
        """Close the form; the page goes on."""
        self._canvas.endForm()
        self._forget_state()

    def stamp(self, name: str) -> None:
        """Put a finished form on this page."""
        self._canvas.doForm(name)

    def end(self) -> None:
        """Finish this page and begin the next."""
        self._canvas.showPage()
        self._forget_state()

    def _forget_state(self) -> None:
        self._font = None
        self._line_width = 0.0

    def save(self) -> None:
        """Write the file to the target given at the start."""
        streaming.write(self._canvas, self._target)


def practice_marks(page: Page) -> None:
    """What a list or letter of practice data bears: LATIHAN across it, and the label over its right edge."""
    page.practice_outline()
    practice_label(page, page.paper.width - page.paper.margins.right - PRACTICE_WIDTH, 5.9)


def practice_label(page: Page, x: float, y: float) -> None:
    """The boxed words 'LATIHAN, bukan dokumen resmi', 48 × 4.7 mm from the top left corner x, y."""
    page.frame(x, y, PRACTICE_WIDTH, 4.7, 0.6)
    page.centred(x + PRACTICE_WIDTH / 2, y + 3.3, PRACTICE_LABEL, fonts.SANS_BOLD, 8)


def footer(page: Page, left: str, number: int, total: int) -> None:
    """Document, event code and date at the left; 'Halaman x dari y' at the right (paper.md §1.5)."""
    paper = page.paper
    y = paper.height - 8.5
    words = f"Halaman {number} dari {total}"
    room = paper.usable_width - fonts.width(words, fonts.SANS, 8) - 5
    fitted = fit(printable(left, fonts.SANS), fonts.SANS, room, (Try(1, 7.5, 6.5),))
    page.ink(FOOTER_GREY)
    for index, line in enumerate(reversed(fitted.lines)):
        page.text(paper.margins.left, y - index * fitted.lead, line, fonts.SANS, fitted.size)
    page.ink(BLACK)
    page.right(paper.width - paper.margins.right, y, words, fonts.SANS, 8)
