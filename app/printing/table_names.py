"""Table name plates: one sheet each, turned and folded in the middle, the name to be read from both sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from app.errors import Progress, no_progress
from app.printing import fonts
from app.printing.page import FINE, Page
from app.printing.paper import Paper
from app.printing.text import Fitted, Try, fit, letter_names, missing, printable, safe

_NAME_WAYS = (Try(1, 80, 54), Try(2, 56, 38), Try(3, 40, 24))
_LINE_WAYS = (Try(1, 24, 16), Try(2, 20, 12))
_SIDE = 18.0  # free at the left and the right
_TICK = 6.0  # of the fold's marks, from the unprinted edge inwards
_EDGE = 6.0
_GAP = 7.0
_LATIHAN = "LATIHAN, bukan dokumen resmi"


@dataclass(frozen=True)
class NamePlate:
    """Who sits there, and in which capacity ("NARASUMBER", "Kepala Bidang …"); "" leaves the line out."""

    name: str
    line: str = ""


def plates_pdf(
    plates: Sequence[NamePlate], event_code: str, paper: Paper, *, practice: bool = False,
    progress: Progress = no_progress,
) -> bytes:  # fmt: skip
    """The plates as PDF, a sheet each, always turned."""
    turned = Paper(paper.size, landscape=True, offset_x=paper.offset_x, offset_y=paper.offset_y)
    target = BytesIO()
    page = Page(target, turned, f"Nama meja {event_code}", "")
    for done, plate in enumerate(plates, start=1):
        if practice:
            page.practice_outline()
        _draw_half(page, plate, practice=practice)
        with page.turned():
            _draw_half(page, plate, practice=practice)
        middle = turned.height / 2
        for left in (_EDGE, turned.width - _EDGE - _TICK):
            page.line(left, middle, left + _TICK, middle, FINE)
        page.end()
        progress(done, len(plates))
    page.save()
    return target.getvalue()


def plate_problems(plates: Sequence[NamePlate]) -> tuple[str, ...]:
    """Letters that the font lacks, and names that fit no way."""
    found = []
    for plate in plates:
        name = safe(plate.name)
        if lacking := missing(name, fonts.SANS_BOLD):
            found.append(f"{name[:60]}: huruf {letter_names(lacking)} tidak ada pada fon.")
        if not _name(plate, Paper("A4", landscape=True)).fits:
            found.append(f"{name[:60]}: nama terlalu panjang untuk nama meja; periksa cetakannya.")
    return tuple(found)


def _name(plate: NamePlate, paper: Paper) -> Fitted:
    text = printable(plate.name, fonts.SANS_BOLD)
    return fit(text, fonts.SANS_BOLD, paper.width - 2 * _SIDE, _NAME_WAYS, balanced=True)


def _draw_half(page: Page, plate: NamePlate, *, practice: bool) -> None:
    """The lower half, upright; name and line share its middle."""
    paper = page.paper
    name = _name(plate, paper)
    line = fit(printable(plate.line, fonts.SANS), fonts.SANS, paper.width - 2 * _SIDE, _LINE_WAYS)
    high = fonts.capital(fonts.SANS_BOLD, name.size) + (len(name.lines) - 1) * name.lead
    below = len(line.lines) * line.lead + _GAP if plate.line else 0.0
    y = paper.height * 0.75 - (high + below) / 2 + fonts.capital(fonts.SANS_BOLD, name.size)
    for number, words in enumerate(name.lines):
        page.centred(paper.width / 2, y + number * name.lead, words, fonts.SANS_BOLD, name.size)
    y += (len(name.lines) - 1) * name.lead + _GAP + fonts.capital(fonts.SANS, line.size)
    if plate.line:
        for number, words in enumerate(line.lines):
            page.centred(paper.width / 2, y + number * line.lead, words, fonts.SANS, line.size)
    if practice:
        page.centred(paper.width / 2, paper.height - 8.5, _LATIHAN, fonts.SANS_BOLD, 8)
