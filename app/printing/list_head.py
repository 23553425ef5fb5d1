"""The head of a list: kop, titles and facts on the first page, a running head on the others."""

from dataclasses import dataclass, replace

from app.domain.wording import unbroken
from app.printing import fonts, letterhead
from app.printing.list_content import SignedList
from app.printing.page import FRAME, Page
from app.printing.paper import Paper
from app.printing.text import Fitted, Try, fit, letter_names, missing, printable, safe, wrap

_TITLE_TRACKING = 0.3
_TITLE_WAYS = (Try(1, 13, 11), Try(3, 12, 11))
_EVENT_WAYS = (Try(1, 10.5, 9.5), Try(9, 10.5, 9.5))
_TITLE_GAP = {False: 8.4, True: 7.8}  # from the kop's lower rule to the title, by paper turned
_EVENT_GAP = 5.5
_FACTS_GAP = {False: 7.4, True: 7.0}
_LEAD = 5.0
_TABLE_GAP = 3.6
_FACT_SIZE = 9.5
_COLON = 24.2
_VALUE = 27.0
_RUNNING_TABLE = 24.0


@dataclass(frozen=True)
class HeadLine:
    """One line of a head; `across` centres it on the usable width, else x is its left edge."""

    x: float
    y: float
    text: str
    font: str
    size: float
    across: bool = False
    tracking: float = 0.0


@dataclass(frozen=True)
class Head:
    """Everything above a table; `bottom` is the y where the table begins."""

    lines: tuple[HeadLine, ...]
    bottom: float
    kop: letterhead.Kop | None = None
    rule: float = 0.0
    problems: tuple[str, ...] = ()


def set_head(sheet: SignedList, paper: Paper) -> Head:
    """The first page's head, grown downwards where titles or facts need more lines."""
    top, width = paper.margins.top, paper.usable_width
    kop = letterhead.measure(sheet.letterhead, letterhead.SANS_KOP, width)
    y = top + 5 if kop.empty else top + kop.height + 3.25 + _TITLE_GAP[paper.landscape]
    middle = paper.margins.left + width / 2
    bold = fonts.SANS_BOLD
    title = fit(printable(sheet.document_title, bold), bold, width - 20, _TITLE_WAYS, balanced=True)
    event = fit(unbroken(printable(sheet.event_title, bold)), bold, width, _EVENT_WAYS, balanced=True)
    lines = [HeadLine(middle, y + _LEAD * index, text, bold, title.size, across=True, tracking=_TITLE_TRACKING)
             for index, text in enumerate(title.lines)]
    y += _LEAD * (len(title.lines) - 1) + _EVENT_GAP
    lines += [HeadLine(middle, y + _LEAD * index, text, bold, event.size, across=True)
              for index, text in enumerate(event.lines)]
    y += _LEAD * (len(event.lines) - 1) + _FACTS_GAP[paper.landscape] - _LEAD
    facts, y = _set_facts(sheet.facts, paper, y)
    return Head((*lines, *facts), y + _TABLE_GAP, kop, problems=_problems(sheet, kop))


def _set_facts(facts: tuple[tuple[str, str], ...], paper: Paper, y: float) -> tuple[list[HeadLine], float]:
    """One column on upright paper, two on turned paper; y is one step above the first line. Returns the last y."""
    left, width = paper.margins.left, paper.usable_width
    if not paper.landscape:
        return _fact_column(facts, left, width, y)
    half = (len(facts) + 1) // 2
    second = width / 2 + 7
    first_lines, first_y = _fact_column(facts[:half], left, second - 6, y)
    other_lines, other_y = _fact_column(facts[half:], left + second, width - second, y)
    return first_lines + other_lines, max(first_y, other_y)


def _fact_column(facts: tuple[tuple[str, str], ...], x: float, width: float, y: float) -> tuple[list[HeadLine], float]:
    lines: list[HeadLine] = []
    for label, value in facts:
        values = wrap(unbroken(printable(value, fonts.SANS)), fonts.SANS, _FACT_SIZE, width - _VALUE)
        shown = fit(printable(label, fonts.SANS), fonts.SANS, _COLON - 1, (Try(1, _FACT_SIZE, 7),))
        lines += [HeadLine(x, y + _LEAD, shown.lines[0], fonts.SANS, shown.size),
                  HeadLine(x + _COLON, y + _LEAD, ":", fonts.SANS, _FACT_SIZE)]
        lines += [HeadLine(x, y + _LEAD * (index + 2), text, fonts.SANS, shown.size)
                  for index, text in enumerate(shown.lines[1:])]
        lines += [HeadLine(x + _VALUE, y + _LEAD * (index + 1), text, fonts.SANS, _FACT_SIZE)
                  for index, text in enumerate(values)]
        y += _LEAD * max(len(values), len(shown.lines))
    return lines, y


def _problems(sheet: SignedList, kop: letterhead.Kop) -> tuple[str, ...]:
    named = [("Judul dokumen", sheet.document_title), ("Nama kegiatan", sheet.event_title), *sheet.facts,
             *(("Penanda tangan", signature.name) for signature in sheet.signatures)]
    found = [f"{label} memuat huruf yang tidak ada pada fon: {letter_names(lacking)}."
             for label, value in named if (lacking := missing(safe(value), fonts.SANS))]
    return (kop.complaint, *found) if kop.complaint else tuple(found)


def running_head(sheet: SignedList, paper: Paper) -> Head:
    """Title, event and date on the pages after the first; the table begins at 24 unless the event needs more lines."""
    left, width = paper.margins.left, paper.usable_width
    title = fit(printable(sheet.document_title, fonts.SANS_BOLD), fonts.SANS_BOLD, width, (Try(1, 9, 8),))
    told = ", ".join(part for part in (sheet.event_title, sheet.date_text) if part)
    event = fit(unbroken(printable(told, fonts.SANS)), fonts.SANS, width, (Try(1, 8.5, 7.5), Try(9, 8, 7.5)))
    lines = _stack(title, fonts.SANS_BOLD, left, 14.5) + _stack(event, fonts.SANS, left, 18.8)
    extra = event.lead * (len(event.lines) - 1) + title.lead * (len(title.lines) - 1)
    shifted = [replace(line, y=line.y + title.lead * (len(title.lines) - 1)) if line.font == fonts.SANS else line
               for line in lines]
    return Head(tuple(shifted), _RUNNING_TABLE + extra, rule=20.8 + extra)


def _stack(fitted: Fitted, font: str, x: float, y: float) -> list[HeadLine]:
    return [HeadLine(x, y + fitted.lead * index, text, font, fitted.size) for index, text in enumerate(fitted.lines)]


def draw_head(page: Page, head: Head) -> None:
    """Draw a head with its kop or its rule."""
    margins, width = page.paper.margins, page.paper.usable_width
    if head.kop is not None:
        letterhead.draw(page, head.kop, margins.left, margins.top, width)
    for line in head.lines:
        if line.across:
            page.tracked(line.x, line.y, line.text, line.font, line.size, line.tracking)
        else:
            page.text(line.x, line.y, line.text, line.font, line.size)
    if head.rule:
        page.line(margins.left, head.rule, margins.left + width, head.rule, FRAME)
