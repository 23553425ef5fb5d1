"""The contact sheet: every name as it will stand on its certificate, made smaller, with what is to be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

from app.errors import Progress, no_progress
from app.printing import fonts, letterhead
from app.printing.page import FINE, FRAME, Page, footer, practice_marks
from app.printing.paper import Paper
from app.printing.records import Letterhead
from app.printing.text import Fitted, Try, fit, printable, wrap

_TITLE, _EVENT, _FACT, _CAPTION = 13.0, 10.5, 9.5, 7.5
_LEAD = 5.0
_CAPTION_LEAD = 3.4
_PAD = 2.6
_LEAST_NAME = 8.0  # mm a name takes at least, however small it stands
_UPRIGHT, _LYING = 2, 3  # columns
_MARK = 1.4  # mm, the bar at the left of a cell with a remark


@dataclass(frozen=True)
class ContactName:
    """A name in its lines, `size` in pt as on the certificate in `font`; `caption` tells whose it is, `remarks` what is
    to be looked at. `grave` ones stop the certificate."""

    lines: tuple[str, ...]
    size: float
    font: str
    caption: str
    remarks: tuple[str, ...] = ()
    grave: bool = False


@dataclass(frozen=True)
class ContactSheet:
    """Everything on the sheet. `width` is that of the name's place on a certificate in mm; `counts` the first line."""

    event_title: str
    event_code: str
    facts: tuple[tuple[str, str], ...]
    counts: str
    width: float
    names: tuple[ContactName, ...]
    letterhead: Letterhead = field(default_factory=Letterhead)
    practice: bool = False


@dataclass(frozen=True)
class _Cell:
    name: ContactName
    scale: float
    caption: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def name_height(self) -> float:
        lead = Fitted(self.name.lines, self.name.size * self.scale).lead
        return max(_LEAST_NAME, len(self.name.lines) * lead + 4.0)

    @property
    def height(self) -> float:
        return self.name_height + (len(self.caption) + len(self.remarks)) * _CAPTION_LEAD + _PAD


def contact_sheet(sheet: ContactSheet, paper: Paper, progress: Progress = no_progress) -> bytes:
    """The sheet as PDF: two columns on upright paper, three on paper turned."""
    target = BytesIO()
    page = Page(target, paper, f"Lembar periksa nama {sheet.event_code}", letterhead.author(sheet.letterhead))
    columns = _LYING if paper.landscape else _UPRIGHT
    width = paper.usable_width / columns
    cells = [_cell(name, width, sheet.width) for name in sheet.names]
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    top = _head_height(sheet, paper)
    pages = _paginate(rows, paper, top)
    done = 0
    for number, (start, shown) in enumerate(pages, start=1):
        if number == 1:
            _draw_head(page, sheet)
        else:
            _draw_running_head(page, sheet)
        if sheet.practice:
            practice_marks(page)
        y = start
        for row in shown:
            y = _draw_row(page, row, width, y)
            done += len(row)
        footer(page, f"LEMBAR PERIKSA NAMA · {sheet.event_code}", number, len(pages))
        page.end()
        progress(done, len(cells))
    page.save()
    return target.getvalue()


def _cell(name: ContactName, width: float, whole: float) -> _Cell:
    room = width - 2 * _PAD - _MARK
    scale = min(room / whole, 1.0) if whole else 1.0
    widest = max((fonts.width(printable(line, name.font), name.font, name.size) for line in name.lines), default=0.0)
    scale = min(scale, room / widest) if widest else scale  # one that does not fit its certificate stands here whole
    remarks = tuple(line for remark in name.remarks
                    for line in wrap(printable(f"• {remark}", fonts.SANS), fonts.SANS, _CAPTION, room))  # fmt: skip
    caption = tuple(wrap(printable(name.caption, fonts.SANS), fonts.SANS, _CAPTION, room)) if name.caption else ()
    return _Cell(name, scale, caption, remarks)


def _paginate(rows: Sequence[list[_Cell]], paper: Paper, top: float) -> list[tuple[float, list[list[_Cell]]]]:
    """The rows of each page with the y where they begin; at least one page, and one row on each."""
    pages: list[tuple[float, list[list[_Cell]]]] = [(top, [])]
    y = top
    for row in rows:
        height = max(cell.height for cell in row)
        if pages[-1][1] and y + height > paper.lowest:
            pages.append((paper.margins.top + 9.0, []))
            y = pages[-1][0]
        pages[-1][1].append(row)
        y += height
    return pages


def _facts(sheet: ContactSheet, paper: Paper) -> list[tuple[str, str]]:
    """Lines of label and text; the label stands on the first line of its text."""
    found = []
    for label, text in (*sheet.facts, ("Jumlah", sheet.counts)):
        lines = wrap(printable(text, fonts.SANS), fonts.SANS, _FACT, paper.usable_width - 27)
        found += [(label if index == 0 else "", line) for index, line in enumerate(lines)]
    return found


def _event_lines(sheet: ContactSheet, paper: Paper) -> Fitted:
    ways = (Try(1, _EVENT, 9.5), Try(9, _EVENT, 9.5))
    return fit(printable(sheet.event_title, fonts.SANS_BOLD), fonts.SANS_BOLD, paper.usable_width, ways, balanced=True)


def _kop(sheet: ContactSheet, paper: Paper) -> letterhead.Kop:
    return letterhead.measure(sheet.letterhead, letterhead.SANS_KOP, paper.usable_width)


def _title_y(sheet: ContactSheet, paper: Paper) -> float:
    kop = _kop(sheet, paper)
    return paper.margins.top + (5 if kop.empty else kop.height + 11.5)


def _head_height(sheet: ContactSheet, paper: Paper) -> float:
    y = _title_y(sheet, paper) + len(_event_lines(sheet, paper).lines) * _LEAD + 2.4
    return y + len(_facts(sheet, paper)) * _LEAD + 3.0


def _draw_head(page: Page, sheet: ContactSheet) -> None:
    paper = page.paper
    margins, middle = paper.margins, paper.margins.left + paper.usable_width / 2
    letterhead.draw(page, _kop(sheet, paper), margins.left, margins.top, paper.usable_width)
    y = _title_y(sheet, paper)
    page.tracked(middle, y, "LEMBAR PERIKSA NAMA SERTIFIKAT", fonts.SANS_BOLD, _TITLE, 0.3)
    event = _event_lines(sheet, paper)
    for line in event.lines:
        y += _LEAD
        page.centred(middle, y, line, fonts.SANS_BOLD, event.size)
    y += 2.4
    for label, text in _facts(sheet, paper):
        y += _LEAD
        page.text(margins.left, y, label, fonts.SANS, _FACT)
        if label:
            page.text(margins.left + 24.2, y, ":", fonts.SANS, _FACT)
        page.text(margins.left + 27, y, text, fonts.SANS, _FACT)


def _draw_running_head(page: Page, sheet: ContactSheet) -> None:
    margins, width = page.paper.margins, page.paper.usable_width
    told = fit(printable(f"LEMBAR PERIKSA NAMA SERTIFIKAT · {sheet.event_title}", fonts.SANS_BOLD), fonts.SANS_BOLD,
               width, (Try(1, 9, 6), Try(2, 7, 5)))  # fmt: skip
    for index, line in enumerate(told.lines):
        page.text(margins.left, margins.top + 2.5 + index * told.lead, line, fonts.SANS_BOLD, told.size)
    page.line(margins.left, margins.top + 7.5, margins.left + width, margins.top + 7.5, FRAME)


def _draw_row(page: Page, row: Sequence[_Cell], width: float, y: float) -> float:
    height = max(cell.height for cell in row)
    for index, cell in enumerate(row):
        _draw_cell(page, cell, page.paper.margins.left + index * width, y, width, height)
    return y + height


def _draw_cell(page: Page, cell: _Cell, x: float, y: float, width: float, height: float) -> None:
    page.frame(x, y, width, height, FINE)
    if cell.remarks:
        page.fill(x, y, _MARK, height, 0.0 if cell.name.grave else 0.6)
    name, size = cell.name, cell.name.size * cell.scale
    lead = Fitted(name.lines, size).lead
    middle = x + (width + _MARK) / 2
    first = y + cell.name_height / 2 + fonts.capital(name.font, size) / 2 - (len(name.lines) - 1) * lead / 2
    for index, line in enumerate(name.lines):
        page.centred(middle, first + index * lead, printable(line, name.font), name.font, size)
    rule = y + cell.name_height - 0.8
    page.line(x + _MARK + _PAD, rule, x + width - _PAD, rule, FINE)
    below = rule + _CAPTION_LEAD + 0.4
    for line in cell.caption:
        page.text(x + _MARK + _PAD, below, line, fonts.SANS, _CAPTION)
        below += _CAPTION_LEAD
    for line in cell.remarks:
        font = fonts.SANS_BOLD if cell.name.grave else fonts.SANS
        page.text(x + _MARK + _PAD, below, printable(line, font), font, _CAPTION)
        below += _CAPTION_LEAD
