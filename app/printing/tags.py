"""Name tags of 90 × 60 mm, two by four on a sheet (paper.md §10): cut marks, role, name, origin, codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from app.errors import Progress, no_progress
from app.printing import fonts, tag_backs, tag_fronts
from app.printing.page import Page, footer, practice_marks
from app.printing.paper import Paper
from app.printing.tag_records import ACROSS, DOWN, HEIGHT, PER_SHEET, WIDTH, TagSheet
from app.printing.text import letter_names, missing, safe

HINT = "Kartu nama 90 × 60 mm. Cetak pada skala 100 %, lalu potong menurut tanda."
_CORNERS = {"A4": (15.0, 28.5), "F4": (17.5, 45.0)}
_MARK, _LENGTH, _OFF, _CROSS = 0.35, 6.0, 2.0, 2.0  # width in pt; mm


@dataclass(frozen=True)
class _Place:
    """Where a card lies on its sheet."""

    x: float
    y: float


def tags_pdf(sheet: TagSheet, paper: Paper, progress: Progress = no_progress) -> bytes:
    """The tags as PDF, upright; with backs each sheet is followed by its other side, mirrored so that both sides of a
    card meet when the paper is turned over its long edge."""
    upright = Paper(paper.size, landscape=False, offset_x=paper.offset_x, offset_y=paper.offset_y)
    target = BytesIO()
    page = Page(target, upright, f"Kartu nama {sheet.event_code}", "")
    sheets = [sheet.tags[start : start + PER_SHEET] for start in range(0, len(sheet.tags), PER_SHEET)] or [()]
    total = len(sheets) * (2 if sheet.backs else 1)
    number = 0
    for done, tags in enumerate(sheets, start=1):
        number += 1
        _draw_sheet(page, sheet, number, total)
        for place, tag in zip(_places(upright), tags, strict=False):
            tag_fronts.draw(page, place.x, place.y, sheet, tag)
        page.end()
        if sheet.backs:
            number += 1
            _draw_sheet(page, sheet, number, total)
            for place, tag in zip(_mirrored(_places(upright)), tags, strict=False):
                tag_backs.draw(page, place.x, place.y, sheet, tag)
            page.end()
        progress(done, len(sheets))
    page.save()
    return target.getvalue()


def tag_problems(sheet: TagSheet) -> tuple[str, ...]:
    """What will not print as written: letters that the font lacks, names that fit no way."""
    found = []
    for tag in sheet.tags:
        name = safe(tag.name)
        if lacking := missing(name, fonts.SANS_BOLD):
            found.append(f"{name[:60]}: huruf {letter_names(lacking)} tidak ada pada fon.")
        if not tag_fronts.name_of(tag).fits:
            found.append(f"{name[:60]}: nama terlalu panjang untuk kartu; periksa cetakannya.")
    roles = dict.fromkeys(tag.role for tag in sheet.tags)
    if not all(tag_fronts.header_holds(sheet, role) for role in roles):
        found.append("Nama kegiatan terlalu panjang untuk kepala kartu; sebagian tidak tercetak.")
    return tuple(found) + tag_backs.problems(sheet)


def _places(paper: Paper) -> list[_Place]:
    left, top = _CORNERS[paper.size]
    return [_Place(left + WIDTH * across, top + HEIGHT * down) for down in range(DOWN) for across in range(ACROSS)]


def _mirrored(places: Sequence[_Place]) -> list[_Place]:
    """The places of the backs: each row from right to left."""
    return [places[row * ACROSS + ACROSS - 1 - across] for row in range(DOWN) for across in range(ACROSS)]


def _draw_sheet(page: Page, sheet: TagSheet, number: int, total: int) -> None:
    left, top = _CORNERS[page.paper.size]
    if sheet.practice:
        practice_marks(page)
    page.text(left, top - 11.6, HINT, fonts.SANS, 8)
    page.lines(_cut_marks(left, top), _MARK)
    footer(page, f"KARTU NAMA  |  {sheet.event_code}", number, total)


def _cut_marks(left: float, top: float) -> list[tuple[float, float, float, float]]:
    right, bottom = left + ACROSS * WIDTH, top + DOWN * HEIGHT
    across = [left + WIDTH * n for n in range(ACROSS + 1)]
    down = [top + HEIGHT * n for n in range(DOWN + 1)]
    found = [(x, edge + sign * _OFF, x, edge + sign * (_OFF + _LENGTH))
             for x in across for edge, sign in ((top, -1), (bottom, 1))]  # fmt: skip
    found += [(edge + sign * _OFF, y, edge + sign * (_OFF + _LENGTH), y)
              for y in down for edge, sign in ((left, -1), (right, 1))]  # fmt: skip
    for x in across[1:-1]:
        for y in down[1:-1]:
            found += [(x - _CROSS, y, x + _CROSS, y), (x, y - _CROSS, x, y + _CROSS)]
    return found


