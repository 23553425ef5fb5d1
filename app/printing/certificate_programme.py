"""The table of what was taught on a certificate's back, and what was learnt (paper.md §5, §8)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.layouts import elements
from app.domain.wording import unbroken
from app.printing import fonts
from app.printing.certificate_fields import no_glyph
from app.printing.certificate_matter import MM, Matter
from app.printing.page import FRAME, HEAD_FILL, INNER, Page
from app.printing.records import CertificateBack, SubjectLine
from app.printing.text import LEADING, Fitted, Try, balance, break_lines, fit, missing, printable, safe, wrap

HEAD_HEIGHT = 8.0
_NUMBER, _HOURS = 12.0, 20.0
_TITLE_SHARE = 133 / 209  # of what numbers and hours leave
_LABELS = ("No.", "Materi", "Narasumber", "JP")
_TOTAL = "Jumlah jam pelajaran (JP)"
_PADDING = 2.0
_SCORES_TITLE = "Hasil belajar"
_SCORE_WIDTHS = (50.0, 22.0)
_SCORE_ROW = 6.5
_SCORE_PADDING = 1.3
_SCORE_WAYS = (Try(1, 10.5, 9.0), Try(2, 9.5, 8.5), Try(9, 8.5, 8.5))


@dataclass(frozen=True)
class Density:
    """Text size and the heights of rows with one line and of each further line."""

    size: float
    row: float
    further: float


# A long programme is set more closely rather than run over the page; for a table of 11 pt with rows of 9 mm.
_DENSITIES = (Density(11, 9, 3), Density(10.5, 7.5, 4.3), Density(10, 6.2, 4.1), Density(9, 5, 3.7),
              Density(8, 4.2, 3.3), Density(7, 3.6, 2.9), Density(6.5, 3.1, 2.6))
_CONTINUED = 3
_LAST_ROWS = 3
_USUAL = _DENSITIES[0]


@dataclass(frozen=True)
class SubjectRow:
    """One row, its words in lines."""

    title: tuple[str, ...]
    speaker: tuple[str, ...]
    hours: str
    height: float


@dataclass(frozen=True, eq=False, kw_only=True)
class SubjectsMatter(Matter):
    """The table, or the part of it that stands on one page: `first` is the number of its first row."""

    rows: tuple[SubjectRow, ...]
    first: int
    total: str | None
    density: Density
    width: float

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw head, rows, total and frame."""
        edges = [x + edge for edge in _edges(self.width)]
        size = self.density.size
        self._draw_head(page, edges, y)
        bottom = y + HEAD_HEIGHT
        for number, row in enumerate(self.rows, start=self.first):
            _draw_subject(page, row, number, edges, bottom, size)
            bottom += row.height
            if number - self.first < len(self.rows) - 1:
                page.line(x, bottom, x + self.width, bottom)
        page.line(x, bottom, x + self.width, bottom, FRAME)
        for edge in edges[1:3]:
            page.line(edge, y, edge, bottom, INNER)
        page.line(edges[3], y, edges[3], y + self.below, INNER)
        if self.total is not None:
            baseline = _middle(bottom, self.density.row, size)
            page.right(edges[3] - _PADDING - 1, baseline, _TOTAL, fonts.SERIF_BOLD, size)
            page.centred((edges[3] + edges[4]) / 2, baseline, self.total, fonts.SERIF_BOLD, size)
        page.frame(x, y, self.width, self.below)

    def _draw_head(self, page: Page, edges: list[float], y: float) -> None:
        size = min(self.density.size, 11)
        page.fill(edges[0], y, self.width, HEAD_HEIGHT, HEAD_FILL)
        baseline = _middle(y, HEAD_HEIGHT, size)
        for index, label in enumerate(_LABELS):
            if index in {0, 3}:
                page.centred((edges[index] + edges[index + 1]) / 2, baseline, label, fonts.SERIF_BOLD, size)
            else:
                page.text(edges[index] + _PADDING, baseline, label, fonts.SERIF_BOLD, size)
        page.line(edges[0], y + HEAD_HEIGHT, edges[4], y + HEAD_HEIGHT, FRAME)


@dataclass(frozen=True, eq=False, kw_only=True)
class ScoresMatter(Matter):
    """Hasil belajar: a title and a small table of labels, in lines, and values."""

    rows: tuple[tuple[Fitted, str], ...]
    values: float

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw title, rows and frame."""
        width, top = _SCORE_WIDTHS[0] + self.values, y + 2.6
        page.text(x, y, _SCORES_TITLE, fonts.SERIF_BOLD, 11)
        deep = sum(_score_height(label) for label, _ in self.rows)
        page.frame(x, top, width, deep, 0.6)
        page.line(x + _SCORE_WIDTHS[0], top, x + _SCORE_WIDTHS[0], top + deep)
        for index, (label, value) in enumerate(self.rows):
            height = _score_height(label)
            first = _middle(top, height, label.size) - (len(label.lines) - 1) / 2 * label.lead
            for number, line in enumerate(label.lines):
                page.text(x + _SCORE_PADDING, first + number * label.lead, line, fonts.SERIF, label.size)
            page.centred(x + _SCORE_WIDTHS[0] + self.values / 2, _middle(top, height, 10.5), value, fonts.SERIF_BOLD,
                         10.5)
            if index:
                page.line(x, top, x + width, top)
            top += height


def densities(element: elements.Subjects) -> tuple[Density, ...]:
    """From the design's own spacing down to its floor."""
    by_size, by_row = element.size / _USUAL.size, element.row_height / _USUAL.row
    scaled = [Density(one.size * by_size, one.row * by_row, one.further * by_row) for one in _DENSITIES]
    return (scaled[0], *(one for one in scaled[1:] if one.size >= element.floor - 0.01))


def continued(element: elements.Subjects) -> Density:
    """The spacing of a programme that goes on to a further page."""
    possible = densities(element)
    return possible[min(_CONTINUED, len(possible) - 1)]


def set_subjects(element: elements.Subjects, back: CertificateBack, density: Density, part: slice = slice(None), *,
                 last: bool = True) -> SubjectsMatter:
    """The table, or a part of its rows; the total stands below the last."""
    rows = tuple(_subject_row(subject, density, element.width) for subject in back.subjects[part])
    height = HEAD_HEIGHT + sum(row.height for row in rows) + (density.row if last else 0.0)
    return SubjectsMatter(below=height, right=element.width, last=height, grown=True, bound=True, rows=rows,
                          problem=_missing_letters(back), first=(part.start or 0) + 1, density=density,
                          total=back.total_hours if last else None, width=element.width)


def parts(rows: Sequence[SubjectRow], last_room: float, room: float) -> list[slice]:
    """The rows of each page: full pages of `room` mm, then one of `last_room` that holds the signature too, and not
    fewer than three rows beside it where they are there."""
    found: list[slice] = []
    start = 0
    while sum(row.height for row in rows[start:]) > last_room and len(rows) - start > 1:
        taken = 1
        kept = min(_LAST_ROWS, max(len(rows) - start - 1, 1))
        while taken < len(rows) - start - kept and sum(row.height for row in rows[start:start + taken + 1]) <= room:
            taken += 1
        found.append(slice(start, start + taken))
        start += taken
    return [*found, slice(start, len(rows))]


def set_scores(scores: tuple[tuple[str, str], ...], width: float) -> ScoresMatter | None:
    """The scores; None where there are none."""
    if not scores:
        return None
    widest = max(fonts.width(printable(value, fonts.SERIF_BOLD), fonts.SERIF_BOLD, 10.5) for _, value in scores)
    values = max(_SCORE_WIDTHS[1], min(widest + 2 * _SCORE_PADDING, width - _SCORE_WIDTHS[0]))
    problem = next((no_glyph("hasil belajar", found) for pair in scores for text in pair
                    if (found := missing(safe(text), fonts.SERIF))), "")
    room = _SCORE_WIDTHS[0] - 2 * _SCORE_PADDING
    rows = tuple((fit(printable(label, fonts.SERIF), fonts.SERIF, room, _SCORE_WAYS, balanced=True),
                  printable(value, fonts.SERIF_BOLD)) for label, value in scores)  # fmt: skip
    deep = 2.6 + sum(_score_height(label) for label, _ in rows)
    return ScoresMatter(above=fonts.capital(fonts.SERIF_BOLD, 11), below=deep, right=_SCORE_WIDTHS[0] + values,
                        last=deep, grown=True, own=True, bound=True, problem=problem, rows=rows, values=values)


def _score_height(label: Fitted) -> float:
    return _SCORE_ROW + (len(label.lines) - 1) * label.lead


def _missing_letters(back: CertificateBack) -> str:
    """The first text of the table that has a letter without a glyph, named; "" when all are there."""
    checked = [("materi", subject.title) for subject in back.subjects]
    checked += [("narasumber", subject.speaker) for subject in back.subjects]
    return next((no_glyph(label, found) for label, text in checked if (found := missing(safe(text), fonts.SERIF))), "")


def _edges(width: float) -> tuple[float, float, float, float, float]:
    """The left edges of the columns, and the right edge of the last."""
    rest = max(width - _NUMBER - _HOURS, 20.0)
    return 0.0, _NUMBER, _NUMBER + rest * _TITLE_SHARE, max(width - _HOURS, _NUMBER + 20.0), width


def _subject_row(subject: SubjectLine, density: Density, width: float) -> SubjectRow:
    edges = _edges(width)
    title = _balanced(subject.title, density.size, edges[2] - edges[1] - 2 * _PADDING)
    speaker = _balanced(subject.speaker, density.size, edges[3] - edges[2] - 2 * _PADDING)
    lines = max(len(title), len(speaker), 1)
    return SubjectRow(title, speaker, printable(subject.lesson_hours, fonts.SERIF),
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


def _draw_subject(page: Page, row: SubjectRow, number: int, edges: list[float], top: float, size: float) -> None:
    baseline = _middle(top, row.height, size)
    page.centred((edges[0] + edges[1]) / 2, baseline, f"{number}.", fonts.SERIF, size)
    lead = size * LEADING * MM
    for edge, lines in ((edges[1], row.title), (edges[2], row.speaker)):
        for index, line in enumerate(lines):
            page.text(edge + _PADDING, baseline + (index - (len(lines) - 1) / 2) * lead, line, fonts.SERIF, size)
    page.centred((edges[3] + edges[4]) / 2, baseline, row.hours, fonts.SERIF, size)
