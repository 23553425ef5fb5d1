"""The biodata form of a participant: one page of boxes, for the pen or filled, with room for a photo (paper.md §8)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

from app.domain.wording import unbroken
from app.errors import Progress, UserError, no_progress
from app.printing import fonts, letterhead, signatures
from app.printing.page import BLACK, FOOTER_GREY, FRAME, INNER, Page, footer, practice_marks
from app.printing.paper import Paper
from app.printing.portraits import draw_portrait
from app.printing.records import Letterhead, Signature
from app.printing.text import Fitted, Try, fit, letter_names, missing, printable, safe, wrap

_LABEL, _SIZE, _LEAD = 46.0, 9.5, 4.6
_ROW, _GAP, _LEAST_ROW = 8.2, 1.6, 6.4
_ROOMIEST = 1.2  # rows become this much higher where the page has room
_CELL, _BOX, _PAD = 6.6, 3.6, 1.6
_TITLE_WAYS = (Try(1, 13, 11),)
_EVENT_WAYS = (Try(1, 10.5, 9.5), Try(3, 10.5, 8.5))
_VALUE_WAYS = (Try(1, 10, 8.5), Try(2, 9, 7.5), Try(4, 7.5, 6.5))
_PHOTO = (30.0, 40.0)  # mm, 3 × 4 cm
_FOOT = 52.0  # photo, signature and what stands above them
_SIGNATURE_LEFT = 106.0


@dataclass(frozen=True)
class BiodataLine:
    """One line of the form: its label and the value, "" for the pen. `cells` draws a box for each sign instead, in
    groups of these sizes; `ticks` are boxes to choose from, `value` then names the one chosen. A `tall` line has room
    for two lines of the pen."""

    label: str
    value: str = ""
    cells: tuple[int, ...] = ()
    ticks: tuple[str, ...] = ()
    tall: bool = False


@dataclass(frozen=True)
class Biodata:
    """The form of one participant; a blank one has no values and no name."""

    event_title: str
    event_code: str
    when_where: str
    lines: tuple[BiodataLine, ...]
    purpose: str
    consent: str
    signature: Signature
    letterhead: Letterhead = field(default_factory=Letterhead)
    practice: bool = False
    title: str = "BIODATA PESERTA"
    photo: bytes | None = None


def biodata_forms(forms: Sequence[Biodata], paper: Paper, progress: Progress = no_progress) -> bytes:
    """One page for each form, as one PDF; `progress` is called after each and may raise Cancelled.

    Raises: UserError: no form at all, or the logo is no picture.
    """
    if not forms:
        raise UserError("Belum ada peserta untuk biodata.", "Tidak ada yang dicetak.", "Daftarkan peserta dahulu.")
    target = BytesIO()
    page = Page(target, paper, f"{forms[0].title} {forms[0].event_code}", letterhead.author(forms[0].letterhead))
    for number, form in enumerate(forms, start=1):
        _draw(page, form, number, len(forms))
        page.end()
        progress(number, len(forms))
    page.save()
    return target.getvalue()


def biodata_problems(forms: Sequence[Biodata], paper: Paper) -> tuple[str, ...]:
    """What does not stand on the forms as typed, each once: letters that no font has, values longer than their box."""
    found: dict[str, str] = {}
    for form in forms:
        for line in form.lines:
            plain = safe(line.value)
            if lacking := missing(plain, fonts.SANS):
                told = f"“{plain[:40]}” memuat huruf yang tidak ada pada fon: {letter_names(lacking)}."
                found.setdefault(f"{lacking}{plain}", told)
            if not line.cells and not line.ticks and not _value(line, paper).fits:
                found.setdefault(plain, f"“{plain[:60]}…” terlalu panjang untuk baris {line.label}.")
    return tuple(found.values())


def _value(line: BiodataLine, paper: Paper) -> Fitted:
    width = paper.usable_width - _LABEL - 2 * _PAD
    return fit(unbroken(printable(line.value, fonts.SANS)), fonts.SANS, width, _VALUE_WAYS)


def _draw(page: Page, form: Biodata, number: int, total: int) -> None:
    paper = page.paper
    if form.practice:
        practice_marks(page)
    y = _draw_head(page, form)
    foot = paper.lowest - _FOOT
    for line, height in zip(form.lines, _heights(form, paper, foot - y), strict=True):
        _draw_line(page, line, y, height)
        y += height + _GAP
    _draw_foot(page, form, max(y + 1, foot))
    told = (form.title, form.event_code, form.signature.name)
    footer(page, "  |  ".join(part for part in told if part), number, total)


def _heights(form: Biodata, paper: Paper, room: float) -> list[float]:
    """Equal rows that fill the room, a tall one half as high again; one of several lines is as high as they need."""
    needed = [len(_value(line, paper).lines) * _value(line, paper).lead + 1.8 for line in form.lines]
    usual = [_ROW * (1.5 if line.tall else 1.0) for line in form.lines]
    grown = sum(max(need - height, 0.0) for need, height in zip(needed, usual, strict=True))
    scale = min(_ROOMIEST, max((room - grown - _GAP * len(usual)) / sum(usual), _LEAST_ROW / _ROW))
    return [max(height * scale, need) for height, need in zip(usual, needed, strict=True)]


def _draw_head(page: Page, form: Biodata) -> float:
    """Kop, title, event; where the lines begin."""
    paper = page.paper
    left, width = paper.margins.left, paper.usable_width
    kop = letterhead.measure(form.letterhead, letterhead.SANS_KOP, width)
    letterhead.draw(page, kop, left, paper.margins.top, width)
    y = paper.margins.top + (6.0 if kop.empty else kop.height + 10.6)
    title = fit(printable(form.title, fonts.SANS_BOLD), fonts.SANS_BOLD, width, _TITLE_WAYS)
    page.tracked(left + width / 2, y, title.lines[0], fonts.SANS_BOLD, title.size, 0.3)
    bold = fonts.SANS_BOLD
    event = fit(unbroken(printable(form.event_title, bold)), bold, width, _EVENT_WAYS, balanced=True)
    y += 5.2
    for text in event.lines:
        page.centred(left + width / 2, y, text, fonts.SANS_BOLD, event.size)
        y += event.lead
    told = unbroken(printable(form.when_where, fonts.SANS))
    for text in wrap(told, fonts.SANS, 9, width) if told else ():
        page.centred(left + width / 2, y, text, fonts.SANS, 9)
        y += 4.4
    return y + 1.2


def _draw_line(page: Page, line: BiodataLine, y: float, height: float) -> None:
    left, width = page.paper.margins.left, page.paper.usable_width
    labels = wrap(printable(line.label, fonts.SANS), fonts.SANS, _SIZE, _LABEL - 2)
    _lines_in(page, left, y, height, labels, _SIZE)
    at = left + _LABEL
    if line.cells:
        _draw_cells(page, line, at, y, height)
    elif line.ticks:
        _draw_ticks(page, line, at, y, height)
    else:
        page.frame(at, y, width - _LABEL, height, INNER)
        fitted = _value(line, page.paper)
        _lines_in(page, at + _PAD, y, height, fitted.lines, fitted.size)


def _lines_in(page: Page, x: float, y: float, height: float, lines: Sequence[str], size: float) -> None:
    """Lines in the middle of a height."""
    lead = size * 1.2 * 25.4 / 72
    first = y + height / 2 - (len(lines) - 1) * lead / 2 + fonts.capital(fonts.SANS, size) / 2
    for index, text in enumerate(lines):
        page.text(x, first + index * lead, text, fonts.SANS, size)


def _draw_cells(page: Page, line: BiodataLine, x: float, y: float, height: float) -> None:
    """A box for each sign; a value that has more signs than boxes is written in one box instead."""
    signs = [sign for sign in printable(line.value, fonts.SANS) if sign.isalnum() or sign == "*"]
    if len(signs) > sum(line.cells):
        page.frame(x, y, page.paper.usable_width - _LABEL, height, INNER)
        fitted = _value(line, page.paper)
        _lines_in(page, x + _PAD, y, height, fitted.lines, fitted.size)
        return
    width = min(_CELL, (page.paper.usable_width - _LABEL - 2.4 * (len(line.cells) - 1)) / sum(line.cells))
    place = 0
    for size in line.cells:
        page.frame(x, y, size * width, height, INNER)
        page.lines([(x + n * width, y, x + n * width, y + height) for n in range(1, size)], INNER)
        for n in range(size):
            if place < len(signs):
                middle = y + height / 2 + fonts.capital(fonts.SANS, 10) / 2
                page.centred(x + (n + 0.5) * width, middle, signs[place], fonts.SANS, 10)
            place += 1
        x += size * width + 2.4


def _draw_ticks(page: Page, line: BiodataLine, x: float, y: float, height: float) -> None:
    """Boxes side by side, the one chosen with a cross that a pen could have made."""
    for tick in line.ticks:
        _draw_box(page, x, y + (height - _BOX) / 2, crossed=tick == line.value)
        text = printable(tick, fonts.SANS)
        _lines_in(page, x + _BOX + 1.8, y, height, [text], _SIZE)
        x += _BOX + 1.8 + fonts.width(text, fonts.SANS, _SIZE) + 8


def _draw_box(page: Page, x: float, y: float, *, crossed: bool = False) -> None:
    page.frame(x, y, _BOX, _BOX, FRAME)
    if crossed:
        page.lines([(x, y, x + _BOX, y + _BOX), (x + _BOX, y, x, y + _BOX)], FRAME)


def _draw_photo(page: Page, photo: bytes | None, x: float, y: float) -> None:
    """The photo kept, or room for one to be glued on."""
    if photo:
        draw_portrait(page, photo, x, y, *_PHOTO)
        return
    page.frame(x, y, *_PHOTO, 0.6)
    page.ink(FOOTER_GREY)
    for index, text in enumerate(("Pasfoto", "3 × 4 cm")):
        page.centred(x + _PHOTO[0] / 2, y + _PHOTO[1] / 2 + 4 * index, text, fonts.SANS, 8)
    page.ink(BLACK)


def _draw_foot(page: Page, form: Biodata, y: float) -> None:
    """Purpose and consent, then photo and signature."""
    left, width = page.paper.margins.left, page.paper.usable_width
    y += 3
    for text in wrap(printable(form.purpose, fonts.SANS), fonts.SANS, 9, width):
        page.text(left, y, text, fonts.SANS, 9)
        y += 4.2
    _draw_box(page, left, y - 2.6)
    for text in wrap(printable(form.consent, fonts.SANS), fonts.SANS, 9, width - _BOX - 2):
        page.text(left + _BOX + 2, y, text, fonts.SANS, 9)
        y += 4.2
    top = page.paper.lowest - _PHOTO[1]
    _draw_photo(page, form.photo, left, top)
    style = signatures.LIST_STYLE
    edge = left + _SIGNATURE_LEFT * width / 178
    block = signatures.set_block(form.signature, style, width - (edge - left))
    under = max(len(block.name) + len(block.below), 1)
    first = page.paper.lowest - style.least - (len(block.titles) - 1 + under - 1) * style.lead - 1.5
    signatures.draw_left(page, [block], style, [edge], first, style.least)
    if not form.signature.name:
        page.line(edge, page.paper.lowest - 1, edge + 55, page.paper.lowest - 1, INNER)
