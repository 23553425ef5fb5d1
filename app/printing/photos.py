"""DOKUMENTASI KEGIATAN: photos two by three on a page, each whole in its frame, with what it shows."""

from dataclasses import dataclass, field
from io import BytesIO

from app.errors import Progress, no_progress
from app.printing import fonts, jpeg, letterhead
from app.printing.letterhead import author
from app.printing.page import INNER, Page, footer, practice_marks
from app.printing.paper import Paper
from app.printing.records import Letterhead
from app.printing.text import Fitted, Try, fit, letter_names, missing, printable, safe

ACROSS, DOWN = 2, 3
_GAP = 6.0
_RUNNING_TOP, _RUNNING_RULE = 24.0, 20.8
_TITLE_WAYS = (Try(1, 10.5, 9.5), Try(3, 10.5, 9.5))
_FACT_WAYS = (Try(1, 9.5, 8.5), Try(3, 9.5, 8.5))
_CAPTION_WAYS = (Try(1, 9, 8.5), Try(2, 9, 8), Try(3, 8, 7), Try(6, 7, 6.5))
_CAPTION_ROOM = 11.0
_PAD = 1.0


@dataclass(frozen=True)
class PaperPhoto:
    """A photo as JPEG, and what stands under it."""

    jpeg: bytes
    caption: str = ""


@dataclass(frozen=True)
class PhotoSheet:
    """All that stands on the paper; `facts` in one line under the title."""

    event_title: str
    facts: str
    about: str
    photos: tuple[PaperPhoto, ...]
    letterhead: Letterhead = field(default_factory=Letterhead)
    practice: bool = False


def photo_sheets(sheet: PhotoSheet, paper: Paper, progress: Progress = no_progress) -> bytes:
    """Render as PDF; the bytes of each photo go into it as they are.

    Raises: UserError: the logo or a photo is no picture.
    """
    target = BytesIO()
    page = Page(target, paper, f"DOKUMENTASI KEGIATAN {sheet.about}", author(sheet.letterhead))
    per_page = ACROSS * DOWN
    pages = [sheet.photos[start : start + per_page] for start in range(0, len(sheet.photos), per_page)] or [()]
    for number, shown in enumerate(pages, start=1):
        if sheet.practice:
            practice_marks(page)
        top = _first_head(page, sheet) if number == 1 else _running_head(page, sheet)
        _draw_grid(page, shown, top, (number - 1) * per_page)
        footer(page, f"DOKUMENTASI KEGIATAN  |  {sheet.about}", number, len(pages))
        page.end()
        progress(number, len(pages))
    page.save()
    return target.getvalue()


def photo_problems(sheet: PhotoSheet) -> tuple[str, ...]:
    """Captions that do not print as written: a letter is missing, or there are more words than room."""
    found = []
    for number, photo in enumerate(sheet.photos, start=1):
        plain = safe(photo.caption)
        if lacking := missing(plain, fonts.SANS):
            found.append(f"Keterangan foto {number} memuat huruf yang tidak ada pada fon: {letter_names(lacking)}.")
        if not _caption(photo, number, 80.0).fits:
            found.append(f"Keterangan foto {number} terlalu panjang untuk tempatnya; pendekkanlah.")
    return tuple(found)


def _first_head(page: Page, sheet: PhotoSheet) -> float:
    """The kop, title and event of page 1; where the photos begin."""
    paper = page.paper
    left, width = paper.margins.left, paper.usable_width
    kop = letterhead.measure(sheet.letterhead, letterhead.SANS_KOP, width)
    rule = letterhead.draw(page, kop, left, paper.margins.top, width)
    y = paper.margins.top + 8 if kop.empty else rule + 9.9
    middle = left + width / 2
    page.tracked(middle, y, "DOKUMENTASI KEGIATAN", fonts.SANS_BOLD, 13, 0.3)
    y += 5.5
    for text, font, ways in ((sheet.event_title, fonts.SANS_BOLD, _TITLE_WAYS), (sheet.facts, fonts.SANS, _FACT_WAYS)):
        fitted = fit(printable(text, font), font, width, ways, balanced=True)
        for line in fitted.lines:
            page.centred(middle, y, line, font, fitted.size)
            y += 4.8
    return y + 1


def _running_head(page: Page, sheet: PhotoSheet) -> float:
    margins, width = page.paper.margins, page.paper.usable_width
    page.text(margins.left, 14.5, "DOKUMENTASI KEGIATAN", fonts.SANS_BOLD, 9)
    title = fit(printable(sheet.event_title, fonts.SANS), fonts.SANS, width, (Try(1, 8.5, 6.5),))
    page.text(margins.left, 18.8, title.lines[0], fonts.SANS, title.size)
    page.line(margins.left, _RUNNING_RULE, margins.left + width, _RUNNING_RULE, 0.8)
    return _RUNNING_TOP + 2


def _draw_grid(page: Page, shown: tuple[PaperPhoto, ...], top: float, before: int) -> None:
    paper = page.paper
    width = (paper.usable_width - (ACROSS - 1) * _GAP) / ACROSS
    height = (paper.lowest - top - (DOWN - 1) * 2) / DOWN
    for place, photo in enumerate(shown):
        x = paper.margins.left + place % ACROSS * (width + _GAP)
        y = top + place // ACROSS * (height + 2)
        frame = height - _CAPTION_ROOM
        jpeg.draw(page, photo.jpeg, x + _PAD, y + _PAD, width - 2 * _PAD, frame - 2 * _PAD)
        page.frame(x, y, width, frame, INNER)
        _draw_caption(page, _caption(photo, before + place + 1, width), x, y + frame)


def _caption(photo: PaperPhoto, number: int, width: float) -> Fitted:
    text = f"{number}. {photo.caption}" if safe(photo.caption) else f"{number}."
    return fit(printable(text, fonts.SANS), fonts.SANS, width, _CAPTION_WAYS)


def _draw_caption(page: Page, fitted: Fitted, x: float, y: float) -> None:
    y += 1.8 + fonts.capital(fonts.SANS, fitted.size)
    for line in fitted.lines:
        page.text(x, y, line, fonts.SANS, fitted.size)
        y += fitted.lead
