"""The back of a name tag: the event's name, and the rundown as far as it is short enough to be read."""

from app.printing import fonts
from app.printing.page import FINE, Page
from app.printing.tag_records import HEIGHT, WIDTH, Tag, TagSheet
from app.printing.text import Try, fit, printable, wrap

_MARGIN = 5.0
_ROOM = WIDTH - 2 * _MARGIN
_TITLE_WAYS = (Try(1, 11, 9), Try(2, 10, 8), Try(3, 9, 7))
_SIZES = (8.0, 7.5, 7.0, 6.5)
_TIME = 21.0
_LOWEST = HEIGHT - 4.5
_LEAD = 1.2 * 25.4 / 72


def draw(page: Page, x: float, y: float, sheet: TagSheet, tag: Tag) -> None:
    """Draw a back with its top left corner at x, y."""
    if not tag.rundown:
        _draw_plain(page, x, y, sheet)
        return
    title = fit(printable(sheet.event_title, fonts.SANS_BOLD), fonts.SANS_BOLD, _ROOM, (Try(1, 9, 7.5), Try(2, 8, 6.5)))
    top = y + 8.2
    for line in title.lines:
        page.text(x + _MARGIN, top, line, fonts.SANS_BOLD, title.size)
        top += title.lead
    top -= title.lead - 2.2
    page.line(x + _MARGIN, top, x + WIDTH - _MARGIN, top, FINE)
    size, rows = _fitted(tag, top - y)
    lead = size * _LEAD
    for time, lines in rows:
        for number, line in enumerate(lines):
            top += lead
            if not number:
                page.text(x + _MARGIN, top, time, fonts.SANS_BOLD, size)
            page.text(x + _MARGIN + _TIME, top, line, fonts.SANS, size)


def problems(sheet: TagSheet) -> tuple[str, ...]:
    """That a rundown is too long for a card: then the event's name stands there, and the rundown is a paper."""
    long = any(tag.rundown and not _fits(tag) for tag in sheet.tags)
    return ("Susunan acara terlalu panjang untuk kartu; sebagian tidak tercetak di belakangnya.",) if long else ()


def _draw_plain(page: Page, x: float, y: float, sheet: TagSheet) -> None:
    title = fit(printable(sheet.event_title, fonts.SANS_BOLD), fonts.SANS_BOLD, _ROOM, _TITLE_WAYS, balanced=True)
    top = y + HEIGHT / 2 - (len(title.lines) - 1) * title.lead / 2
    for number, line in enumerate(title.lines):
        page.centred(x + WIDTH / 2, top + number * title.lead, line, fonts.SANS_BOLD, title.size)
    when = fit(printable(sheet.when_where, fonts.SANS), fonts.SANS, _ROOM, (Try(1, 9, 7), Try(2, 8, 6.5)))
    top += len(title.lines) * title.lead + 2
    for number, line in enumerate(when.lines):
        page.centred(x + WIDTH / 2, top + number * when.lead, line, fonts.SANS, when.size)


def _set(tag: Tag, size: float) -> list[tuple[str, list[str]]]:
    width = _ROOM - _TIME
    return [(printable(time, fonts.SANS_BOLD), wrap(printable(words, fonts.SANS), fonts.SANS, size, width))
            for time, words in tag.rundown]  # fmt: skip


def _fitted(tag: Tag, top: float) -> tuple[float, list[tuple[str, list[str]]]]:
    """The largest size at which all of it stands on the card; at the smallest the rows that do."""
    for size in _SIZES:
        rows = _set(tag, size)
        if top + sum(len(lines) for _, lines in rows) * size * _LEAD <= _LOWEST:
            return size, rows
    kept: list[tuple[str, list[str]]] = []
    for row in _set(tag, _SIZES[-1]):
        if top + sum(len(lines) for _, lines in (*kept, row)) * _SIZES[-1] * _LEAD > _LOWEST:
            break
        kept.append(row)
    return _SIZES[-1], kept


def _fits(tag: Tag) -> bool:
    return len(_fitted(tag, 18.0)[1]) == len(tag.rundown)
