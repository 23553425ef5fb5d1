"""Joining PDFs into one: a bookmark for each, and the number of the page within the whole at the foot of every page."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app.errors import Progress, no_progress
from app.printing import fonts
from app.printing.paper import POINTS, UNPRINTED

if TYPE_CHECKING:  # imported at start it would cost all what only the one who joins should pay
    from pypdf import PageObject, PdfWriter

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it remarks on a damaged file is told as a gap
_SIZE = 6.5
_ROOM = 70.0  # mm; the words are centred in it
_BIT = 200  # objects: well under a millisecond
_BASE = UNPRINTED + 0.6  # mm above the edge: under every footer, and outside the frames of certificates


class UnreadableError(Exception):
    """A PDF that cannot be read: damaged, or locked by a password."""


@dataclass(frozen=True)
class Joined:
    """A PDF that is to become a part of the whole: its bookmark, and the file that it lies in."""

    title: str
    path: Path


def count_pages(path: Path) -> int:
    """How many pages a PDF of ours has.

    Raises: UnreadableError: it is damaged or locked.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        with PdfReader(path) as reader:
            return len(reader.pages)
    except (PyPdfError, ValueError, KeyError) as error:
        raise UnreadableError(str(error)) from error


def count_foreign_pages(path: Path) -> int:
    """How many pages a PDF from elsewhere has; it is joined on trial, for such a file may break anywhere.

    Raises: UnreadableError: it is damaged or locked, or has no pages.
    """
    from pypdf import PdfWriter

    try:
        trial = PdfWriter()
        trial.append(str(path), import_outline=False)
        trial.write(BytesIO())
        pages = len(trial.pages)
        _let_go(trial)
    except Exception as error:  # whatever a broken file makes pypdf raise, it is the file's fault
        raise UnreadableError(str(error)) from error
    if not pages:
        raise UnreadableError("no pages")
    return pages


def join(
    parts: Sequence[Joined], target: BinaryIO, title: str, author: str, mark: str, progress: Progress = no_progress
) -> int:
    """Write the parts one after the other; returns how many pages they are.

    `mark` stands before each page's number at its foot ("Berkas SIAK-2018"), but for the pages of the first part, which
    number themselves. `progress` counts parts, first read and then numbered, and may raise Cancelled; nothing is
    written before.
    """
    from pypdf import PdfWriter

    writer = PdfWriter()
    try:
        return _join(writer, parts, target, (title, author, mark), progress)
    finally:
        _let_go(writer)


def _join(
    writer: "PdfWriter", parts: Sequence[Joined], target: BinaryIO, words: tuple[str, str, str], progress: Progress
) -> int:
    from pypdf import PdfReader

    title, author, mark = words
    steps, unnumbered = 2 * len(parts), 0
    for done, part in enumerate(parts):
        progress(done, steps)
        with PdfReader(part.path) as reader:
            writer.append(reader, outline_item=part.title, import_outline=False)
        unnumbered = unnumbered or len(writer.pages)
    total = len(writer.pages)
    _number(writer, unnumbered, mark, lambda done: progress(len(parts) + len(parts) * done // max(total, 1), steps))
    writer.add_metadata({"/Title": title, "/Author": author, "/Creator": "Bimtek PSM", "/Producer": "Bimtek PSM"})
    writer.page_mode = "/UseOutlines"
    writer.write(target)
    return total


def _let_go(writer: "PdfWriter") -> None:
    """Everything in a writer refers to it: left to the collector of cycles, a thousand pages would stop every thread
    for a fifth of a second. Bit by bit they go at once."""
    writer._id_translated.clear()
    writer._merged_in_pages.clear()
    for held in (writer.flattened_pages or [], writer._objects):
        while held:
            del held[-_BIT:]


def _number(writer: "PdfWriter", skipped: int, mark: str, progress: Callable[[int], object]) -> None:
    """Put the page's number within the whole at the foot of each page, as a form of its own: no page is read anew."""
    from pypdf import PdfReader
    from pypdf.generic import DecodedStreamObject, NameObject

    total = len(writer.pages)
    numbers = PdfReader(BytesIO(_numbers(mark, total)))
    before = DecodedStreamObject()
    before.set_data(b"q ")
    opening = writer._add_object(before)  # pypdf has no public way to add an object
    resources = numbers.pages[0]["/Resources"].clone(writer)
    for place, (page, number) in enumerate(zip(writer.pages, numbers.pages, strict=True)):
        progress(place)
        if place < skipped or page.rotation:
            continue  # a scan that is shown turned: its foot is not where its page's foot is
        form = DecodedStreamObject()
        form.set_data(getattr(number.get_contents(), "get_data", bytes)())
        form.update({
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): number.mediabox,
            NameObject("/Resources"): resources,
        })
        _stamp(writer, page, f"/BimtekHalaman{place + 1}", writer._add_object(form), opening)
    numbers.close()


def _stamp(writer: "PdfWriter", page: "PageObject", name: str, form: object, opening: object) -> None:
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

    resources = page.get("/Resources", DictionaryObject()).get_object()
    own = DictionaryObject(resources)  # several pages may share one
    forms = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    forms[NameObject(name)] = form
    own[NameObject("/XObject")] = forms
    page[NameObject("/Resources")] = own
    box = page.mediabox
    x = float(box.left) + (float(box.width) - _ROOM * POINTS) / 2
    after = DecodedStreamObject()
    after.set_data(f" Q q 1 0 0 1 {x:.3f} {float(box.bottom) + _BASE * POINTS:.3f} cm {name} Do Q".encode("ascii"))
    drawn = page.get("/Contents")
    contents = [] if drawn is None else list(drawn) if isinstance(drawn, ArrayObject) else [page.raw_get("/Contents")]
    page[NameObject("/Contents")] = ArrayObject([opening, *contents, writer._add_object(after)])


def _numbers(mark: str, total: int) -> bytes:
    """A page with nothing but its number, for each page of the whole."""
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    font = fonts.load(fonts.SANS)
    canvas = Canvas(target, (_ROOM * POINTS, _SIZE), invariant=1, pageCompression=0, initialFontName=font)
    for number in range(1, total + 1):
        canvas.setFont(font, _SIZE)
        canvas.setFillGray(0.25)
        canvas.drawCentredString(_ROOM * POINTS / 2, _SIZE * 0.25, f"{mark}, halaman {number} dari {total}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def appended(parts: Sequence[bytes]) -> bytes:
    """The pages of several PDFs of ours one after the other, as they are."""
    from pypdf import PdfReader, PdfWriter

    target = BytesIO()
    writer = PdfWriter()
    try:
        for part in parts:
            writer.append(PdfReader(BytesIO(part)), import_outline=False)
        writer.write(target)
    finally:
        _let_go(writer)
    return target.getvalue()
