"""The front of a name tag: header and role, the name as large as it can be, origin, and two codes."""

from app.domain import codes as participant_codes
from app.printing import codes, fonts
from app.printing.page import BLACK, INNER, Page
from app.printing.portraits import draw_portrait
from app.printing.tag_records import WIDTH, Tag, TagSheet
from app.printing.text import Fitted, Try, fit, printable, wrap

_LEFT, _RIGHT = 5.0, WIDTH - 5.0
_NAME_WAYS = (Try(1, 24, 17), Try(2, 17, 12), Try(3, 13, 9))  # paper.md §6
_NAME_MIDDLE, _NAME_WIDTH = 25.0, 80.0
_TITLE_WAYS = (Try(1, 9, 7.5), Try(2, 8, 6.5))
_TITLE_LINES = 3
_WHEN_WAYS = (Try(1, 8.5, 6.5),)
_ORIGIN_WAYS = (Try(1, 9, 7.5), Try(2, 8, 6.5))
_ORIGIN_WIDTH = 62.0
_BOX_TOP, _BOX_HEIGHT, _BOX_LEAST = 5.3, 7.2, 20.0
_RULE = 15.0
_MODULE, _BARS_TOP, _BARS_HEIGHT = 0.33, 47.5, 7.6
_QR, _QR_LEFT, _QR_TOP, _QUIET = 18.0, 69.0, 34.6, 4
_PHOTO_WIDTH, _PHOTO_HEIGHT, _PHOTO_TOP = 15.0, 20.0, 16.3


def draw(page: Page, x: float, y: float, sheet: TagSheet, tag: Tag) -> None:
    """Draw a front with its top left corner at x, y."""
    box = _draw_role(page, x, y, tag)
    _draw_header(page, x, y, sheet, box - _LEFT - 2)
    page.line(x + _LEFT, y + _RULE, x + _RIGHT, y + _RULE, INNER)
    _draw_name(page, x, y, tag)
    _draw_origin(page, x, y, tag)
    _draw_codes(page, x, y, tag)


def name_of(tag: Tag) -> Fitted:
    """The name as it is set."""
    width = _NAME_WIDTH - (_PHOTO_WIDTH + 3 if tag.photo else 0)
    return fit(printable(tag.name, fonts.SANS_BOLD), fonts.SANS_BOLD, width, _NAME_WAYS, balanced=True)


def _draw_role(page: Page, x: float, y: float, tag: Tag) -> float:
    """The box; returns its left edge on the card."""
    word, left = printable(tag.role.upper(), fonts.SANS_BOLD), _box_left(tag.role)
    width = _RIGHT - left
    if tag.official:
        page.fill(x + left, y + _BOX_TOP, width, _BOX_HEIGHT, BLACK)
        page.ink(1.0)
    else:
        page.frame(x + left, y + _BOX_TOP, width, _BOX_HEIGHT)
    page.centred(x + left + width / 2, y + _BOX_TOP + 4.75, word, fonts.SANS_BOLD, 9)
    page.ink(BLACK)
    return left


def header_holds(sheet: TagSheet, role: str) -> bool:
    """Whether the event's title has room beside this role."""
    return len(_title(sheet, _box_left(role) - _LEFT - 2).lines) <= _TITLE_LINES


def _title(sheet: TagSheet, width: float) -> Fitted:
    return fit(printable(sheet.event_title, fonts.SANS_BOLD), fonts.SANS_BOLD, width, _TITLE_WAYS)


def _box_left(role: str) -> float:
    word = printable(role.upper(), fonts.SANS_BOLD)
    return _RIGHT - max(_BOX_LEAST, fonts.width(word, fonts.SANS_BOLD, 9) + 4.5)


def _draw_header(page: Page, x: float, y: float, sheet: TagSheet, width: float) -> None:
    title = _title(sheet, width)
    when = fit(printable(sheet.when_where, fonts.SANS), fonts.SANS, width, _WHEN_WAYS)
    lines, base = title.lines[:_TITLE_LINES], 8.4 if len(title.lines) == 1 else 7.0
    for number, line in enumerate(lines):
        page.text(x + _LEFT, y + base + number * title.lead, line, fonts.SANS_BOLD, title.size)
    below = 12.5 if len(lines) == 1 else 13.6
    if len(when.lines) == 1 and len(lines) < _TITLE_LINES:
        page.text(x + _LEFT, y + below, when.lines[0], fonts.SANS, when.size)


def _draw_name(page: Page, x: float, y: float, tag: Tag) -> None:
    name, left = name_of(tag), _LEFT
    if tag.photo:
        left += _PHOTO_WIDTH + 3
        draw_portrait(page, tag.photo, x + _LEFT, y + _PHOTO_TOP, _PHOTO_WIDTH, _PHOTO_HEIGHT)
    middle = x + (left + _RIGHT) / 2
    height = fonts.capital(fonts.SANS_BOLD, name.size)
    first = y + _NAME_MIDDLE + height / 2 - (len(name.lines) - 1) * name.lead / 2
    for number, line in enumerate(name.lines):
        page.centred(middle, first + number * name.lead, line, fonts.SANS_BOLD, name.size)


def _draw_origin(page: Page, x: float, y: float, tag: Tag) -> None:
    """Up to three lines above the bars; a long position is set smaller."""
    texts = [printable(line, fonts.SANS) for line in tag.lines if line]
    fitted = [fit(text, fonts.SANS, _ORIGIN_WIDTH, _ORIGIN_WAYS) for text in texts]
    size = min((one.size for one in fitted), default=9.0)
    lines = [line for text in texts for line in wrap(text, fonts.SANS, size, _ORIGIN_WIDTH)]
    lead = size * 1.2 * 25.4 / 72
    first = y + (39.8 if len(lines) < 3 else 37.4)
    for number, line in enumerate(lines):
        page.text(x + _LEFT, first + number * lead, line, fonts.SANS, size)


def _draw_codes(page: Page, x: float, y: float, tag: Tag) -> None:
    bars = codes.bars(tag.code)
    white = 10 * _MODULE  # a scanner wants nothing there, not even the outline of LATIHAN
    page.fill(x + _LEFT - white, y + _BARS_TOP, len(bars[0]) * _MODULE + 2 * white, _BARS_HEIGHT, 1.0)
    page.fill(x + _QR_LEFT, y + _QR_TOP, _QR, _QR, 1.0)
    page.mask(bars, x + _LEFT, y + _BARS_TOP, len(bars[0]) * _MODULE, _BARS_HEIGHT)
    modules = codes.qr(tag.code)
    module = _QR / (len(modules) + 2 * _QUIET)
    side = len(modules) * module
    page.mask(modules, x + _QR_LEFT + _QUIET * module, y + _QR_TOP + _QUIET * module, side, side)
    printed = participant_codes.printed(tag.code)
    page.centred(x + _QR_LEFT + _QR / 2, y + 55.1, printed, fonts.MONO_BOLD, 8.5)
