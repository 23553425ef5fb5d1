"""The back of a certificate: the subjects with their speakers and lesson hours (paper.md §5, §8)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.wording import unbroken
from app.printing import fonts, signatures
from app.printing.page import FRAME, HEAD_FILL, INNER, PRACTICE_WIDTH, Page, practice_label
from app.printing.paper import SIZES, Paper
from app.printing.records import Certificate, CertificateBack, SubjectLine
from app.printing.text import LEADING, Try, balance, break_lines, fit, letter_names, missing, printable, safe, wrap

_WIDTHS = (12.0, 133.0, 76.0, 20.0)
_LABELS = ("No.", "Materi", "Narasumber", "JP")
_WIDTH = sum(_WIDTHS)
_HEAD_HEIGHT = 8.0
_PADDING = 2.0
_TITLE_Y = 26.2
_TITLE_SIZE = 22
_TITLE_TRACKING = 0.125
_EVENT_Y = 33.0
_LEAD = 5.6
_TABLE_GAP = 7.4
_SIGNATURE_X = 168.0
_SIGNATURE_WIDTH = 73.0
_FOOTER_FROM_BOTTOM = 12.1
_STYLE = signatures.BlockStyle(fonts.SERIF, fonts.SERIF_BOLD, 11.5, 12, 4.8, 22.5, 20)
_SCORE_WIDTHS = (50.0, 22.0)
_SCORE_ROW = 6.5
_SCORE_PADDING = 1.3
_SCORE_WAYS = (Try(1, 10.5, 6.5),)
_NOTE_WAYS = (Try(1, 10.5, 8),)
_HEAD_WAYS = (Try(1, 12, 11), Try(3, 12, 11), Try(5, 10, 6))
_A4_HEIGHT = SIZES["A4"][0]


@dataclass(frozen=True)
class _Density:
    """Text size and the heights of rows with one line and of each further line."""

    size: float
    row: float
    further: float


# A long programme is set more closely rather than run over the page.
_DENSITIES = (_Density(11, 9, 3), _Density(10.5, 7.5, 4.3), _Density(10, 6.2, 4.1), _Density(9, 5, 3.7),
              _Density(8, 4.2, 3.3), _Density(7, 3.6, 2.9), _Density(6.5, 3.1, 2.6))
_CONTINUED = _DENSITIES[3]


@dataclass(frozen=True)
class _SubjectRow:
    title: tuple[str, ...]
    speaker: tuple[str, ...]
    hours: str
    height: float


@dataclass(frozen=True)
class Back:
    """A back page measured; all but the note, the scores and the footer is shared.

    `first` is the number of its first subject; total, note, scores and signature stand on the `last` page only.
    """

    rows: tuple[_SubjectRow, ...]
    first: int
    last: bool
    density: _Density
    top: float
    bottom: float
    head: tuple[tuple[str, str, float], ...]
    block: signatures.Block | None
    signature_y: float
    shared_key: tuple[Any, ...]
    problem: str


class BackMaker:
    """Measures and draws back pages on one paper; equal programmes are measured once."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.left = (paper.width - _WIDTH) / 2
        self._measured: dict[CertificateBack, tuple[Back, ...]] = {}

    def measure(self, certificate: Certificate) -> tuple[Back, ...]:
        """The back pages of a certificate: one, more for a very long programme, none where it has no back."""
        back = certificate.back
        if back is None:
            return ()
        programme = replace(back, note="", scores=tuple(("", "") for _ in back.scores))
        if programme not in self._measured:
            self._measured[programme] = self._measure(programme)
        pages = self._measured[programme]
        return tuple(replace(page, shared_key=(programme, certificate.practice, page.first)) for page in pages)

    def _measure(self, back: CertificateBack) -> tuple[Back, ...]:
        head = (*_head_lines(back.event_title, fonts.SERIF_BOLD), *_head_lines(back.when_where, fonts.SERIF))
        top = _EVENT_Y + _LEAD * max(len(head) - 1, 1) + _TABLE_GAP
        block = signatures.set_block(back.signature, _STYLE, _SIGNATURE_WIDTH) if back.signature else None
        blocks = [block] if block else []
        below = max(signatures.block_height(blocks, _STYLE, _STYLE.free), 4.0 + _SCORE_ROW * len(back.scores)) + 13
        room = self.paper.height - _FOOTER_FROM_BOTTOM - 6 - top - below
        for density in _DENSITIES:
            rows = tuple(_subject_row(subject, density) for subject in back.subjects)
            height = _HEAD_HEIGHT + sum(row.height for row in rows) + density.row
            if height <= room:
                break
        if height > room:
            density = _CONTINUED
            rows = tuple(_subject_row(subject, density) for subject in back.subjects)
        made: list[Back] = []
        problem = _missing_letters(back)
        for part in _parts(rows, room - density.row - _HEAD_HEIGHT, room + below - _HEAD_HEIGHT):
            first, last = sum(len(page.rows) for page in made), part[1]
            bottom = top + _HEAD_HEIGHT + sum(row.height for row in part[0]) + (density.row if last else 0)
            made.append(Back(part[0], first + 1, last, density, top, bottom, head, block if last else None,
                             bottom + 13, (), problem))
        return tuple(made)

    def draw_shared(self, page: Page, certificate: Certificate, back: Back) -> None:
        """Titles, the table and the signature."""
        record = certificate.back
        if record is None:
            return
        if certificate.practice:
            page.practice_outline()
            practice_label(page, self.left + _WIDTH - PRACTICE_WIDTH, 9)
        axis = self.paper.width / 2
        title = printable(record.title, fonts.GARAMOND)
        page.tracked(axis, _TITLE_Y, title, fonts.GARAMOND, _TITLE_SIZE, _TITLE_TRACKING * _TITLE_SIZE)
        for index, (line, font, size) in enumerate(back.head):
            page.centred(axis, _EVENT_Y + index * _LEAD, line, font, size)
        self._draw_table(page, record, back)
        if back.block:
            signatures.draw_left(page, [back.block], _STYLE, [self.left + _SIGNATURE_X], back.signature_y,
                                 _STYLE.free)

    def _draw_table(self, page: Page, record: CertificateBack, back: Back) -> None:
        left, size = self.left, back.density.size
        edges = [left + sum(_WIDTHS[:index]) for index in range(5)]
        y = back.top + _HEAD_HEIGHT
        page.fill(left, back.top, _WIDTH, _HEAD_HEIGHT, HEAD_FILL)
        for index, label in enumerate(_LABELS):
            baseline = _middle(back.top, _HEAD_HEIGHT, min(size, 11))
            if index in {0, 3}:
                page.centred((edges[index] + edges[index + 1]) / 2, baseline, label, fonts.SERIF_BOLD, min(size, 11))
            else:
                page.text(edges[index] + _PADDING, baseline, label, fonts.SERIF_BOLD, min(size, 11))
        page.line(left, y, left + _WIDTH, y, FRAME)
        for number, row in enumerate(back.rows, start=back.first):
            _draw_subject(page, row, number, edges, y, size)
            y += row.height
            if number - back.first < len(back.rows) - 1:
                page.line(left, y, left + _WIDTH, y)
        page.line(left, y, left + _WIDTH, y, FRAME)
        for edge in edges[1:3]:
            page.line(edge, back.top, edge, y, INNER)
        page.line(edges[3], back.top, edges[3], back.bottom, INNER)
        if back.last:
            baseline = _middle(y, back.density.row, size)
            page.right(edges[3] - _PADDING - 1, baseline, "Jumlah jam pelajaran (JP)", fonts.SERIF_BOLD, size)
            page.centred((edges[3] + edges[4]) / 2, baseline, record.total_hours, fonts.SERIF_BOLD, size)
        page.frame(left, back.top, _WIDTH, back.bottom - back.top)

    def draw_own(self, page: Page, certificate: Certificate, back: Back) -> None:
        """The note, the scores and the line that ties this page to its front."""
        record = certificate.back
        if record is None:
            return
        if back.last:
            self._draw_end(page, record, back)
        words = f"Halaman belakang sertifikat nomor {certificate.number}" if certificate.number else ""
        words += f", kode periksa {certificate.check_code}" if certificate.check_code and words else ""
        told = fit(printable(words, fonts.SERIF), fonts.SERIF, _WIDTH, (Try(1, 9.5, 7),))
        y = self.paper.height - _FOOTER_FROM_BOTTOM
        for index, line in enumerate(told.lines):
            page.text(self.left, y - (len(told.lines) - 1 - index) * told.lead, line, fonts.SERIF, told.size)

    def _draw_end(self, page: Page, record: CertificateBack, back: Back) -> None:
        left = self.left
        note = fit(unbroken(printable(record.note, fonts.SERIF)), fonts.SERIF, _SIGNATURE_X - 5, _NOTE_WAYS)
        for index, line in enumerate(note.lines):
            page.text(left, back.bottom + 5.6 + index * note.lead, line, fonts.SERIF, note.size)
        if record.scores:
            self._draw_scores(page, record.scores, back.signature_y)

    def _draw_scores(self, page: Page, scores: tuple[tuple[str, str], ...], y: float) -> None:
        left, least = self.left, _SCORE_WIDTHS[1]
        widest = max(fonts.width(printable(value, fonts.SERIF_BOLD), fonts.SERIF_BOLD, 10.5) for _, value in scores)
        values = min(max(least, widest + 2 * _SCORE_PADDING), _SIGNATURE_X - _SCORE_WIDTHS[0] - 5)
        width = _SCORE_WIDTHS[0] + values
        page.text(left, y, "Hasil belajar", fonts.SERIF_BOLD, 11)
        top = y + 2.6
        page.frame(left, top, width, _SCORE_ROW * len(scores), 0.6)
        page.line(left + _SCORE_WIDTHS[0], top, left + _SCORE_WIDTHS[0], top + _SCORE_ROW * len(scores))
        for index, (label, value) in enumerate(scores):
            baseline = _middle(top + index * _SCORE_ROW, _SCORE_ROW, 10.5)
            named = fit(printable(label, fonts.SERIF), fonts.SERIF, _SCORE_WIDTHS[0] - 2 * _SCORE_PADDING, _SCORE_WAYS)
            page.text(left + _SCORE_PADDING, baseline, named.lines[0], fonts.SERIF, named.size)
            page.centred(left + _SCORE_WIDTHS[0] + values / 2, baseline, printable(value, fonts.SERIF_BOLD),
                         fonts.SERIF_BOLD, 10.5)
            if index:
                page.line(left, top + index * _SCORE_ROW, left + width, top + index * _SCORE_ROW)


def _parts(rows: Sequence[_SubjectRow], last_room: float,
           room: float) -> list[tuple[tuple[_SubjectRow, ...], bool]]:
    """The rows of each page and whether it is the last: full pages of `room` mm, then one that holds the signature."""
    parts: list[tuple[tuple[_SubjectRow, ...], bool]] = []
    left = list(rows)
    while sum(row.height for row in left) > last_room and len(left) > 1:
        taken = 1
        while taken < len(left) - 1 and sum(row.height for row in left[:taken + 1]) <= room:
            taken += 1
        parts.append((tuple(left[:taken]), False))
        left = left[taken:]
    return [*parts, (tuple(left), True)]


def _head_lines(text: str, font: str) -> list[tuple[str, str, float]]:
    fitted = fit(unbroken(printable(text, font)), font, _WIDTH, _HEAD_WAYS, balanced=True)
    return [(line, font, fitted.size) for line in fitted.lines]


def _missing_letters(back: CertificateBack) -> str:
    """The first text of the back page that has a letter without a glyph, named; '' when all are there."""
    checked = [("nama kegiatan", back.event_title), ("waktu dan tempat", back.when_where)]
    checked += [("materi", subject.title) for subject in back.subjects]
    checked += [("narasumber", subject.speaker) for subject in back.subjects]
    checked += [("nama penanda tangan", back.signature.name)] if back.signature else []
    return next((f"{label} memuat huruf yang tidak ada pada fon: {letter_names(lacking)}"
                 for label, text in checked if (lacking := missing(safe(text), fonts.SERIF))), "")


def _subject_row(subject: SubjectLine, density: _Density) -> _SubjectRow:
    title = _balanced(subject.title, density.size, _WIDTHS[1] - 2 * _PADDING)
    speaker = _balanced(subject.speaker, density.size, _WIDTHS[2] - 2 * _PADDING)
    lines = max(len(title), len(speaker), 1)
    return _SubjectRow(title, speaker, printable(subject.lesson_hours, fonts.SERIF),
                       density.row + (lines - 1) * density.further)


def _balanced(text: str, size: float, width: float) -> tuple[str, ...]:
    """Equal lines where every word is shorter than one, else lines broken within words."""
    words = unbroken(printable(text, fonts.SERIF)).split(" ")
    units = [fonts.unit_width(word, fonts.SERIF) for word in words]
    space = fonts.unit_width(" ", fonts.SERIF)
    if break_lines(units, space, width / size) is None:
        return tuple(wrap(" ".join(words), fonts.SERIF, size, width))
    return tuple(" ".join(words[index] for index in line) for line in balance(units, space, width / size))


def _middle(top: float, height: float, size: float) -> float:
    """The baseline that stands one line in the middle of a row."""
    return top + height / 2 + fonts.capital(fonts.SERIF, size) / 2


def _draw_subject(page: Page, row: _SubjectRow, number: int, edges: list[float], top: float, size: float) -> None:
    baseline = _middle(top, row.height, size)
    page.centred((edges[0] + edges[1]) / 2, baseline, f"{number}.", fonts.SERIF, size)
    lead = size * LEADING * 25.4 / 72
    for edge, lines in ((edges[1], row.title), (edges[2], row.speaker)):
        for index, line in enumerate(lines):
            page.text(edge + _PADDING, baseline + (index - (len(lines) - 1) / 2) * lead, line, fonts.SERIF, size)
    page.centred((edges[3] + edges[4]) / 2, baseline, row.hours, fonts.SERIF, size)
