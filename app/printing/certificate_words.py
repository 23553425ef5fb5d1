"""The words of a certificate: texts with fields, identity rows, and the sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.layouts import elements
from app.domain.layouts.fields import fill, used
from app.domain.wording import Phrase, unbroken
from app.printing import fonts
from app.printing.certificate_fields import NAME, is_own, lacking, no_glyph
from app.printing.certificate_matter import DESCENT, FONTS, MM, Ground, Matter, Words, lowered
from app.printing.page import Page
from app.printing.sentence import Sentence, draw_sentence, set_sentence
from app.printing.text import LEADING, Fitted, Try, fit, missing, printable, safe

_LINE_LEAD = 1.3  # of the lines of a text without a box, in sizes
_ROW_LEAD = 1.2  # of the lines within a row
_LEAST_SHARE = 0.72  # what is not a name is set smaller than its floor, down to this part of it, before it is refused
_LEAST_SENTENCE = 9.0  # pt
_MOST_LINES = 40
_LIFT = 1.0  # names have more below their middle than above; mm, in a box of 15 mm or more
_RULE_BELOW = 1.0
_RULE_LINE = 0.6
_COLON = 4.0  # mm from the colon to the value
_AFTER_NAME = 0.8  # mm more below the row of the name
_NUMBERS = {1: "satu", 2: "dua", 3: "tiga"}


@dataclass(frozen=True, eq=False, kw_only=True)
class TextMatter(Matter):
    """Lines of one font and size; `first` is the first baseline below y, `axis` the point they are aligned to."""

    lines: tuple[str, ...]
    font: str
    size: float
    first: float
    lead: float
    axis: float
    align: str
    tracking: float
    ink: str

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw the lines."""
        with page.inked(self.ink):
            for index, line in enumerate(self.lines):
                baseline = y + self.first + index * self.lead
                if self.tracking and len(line) > 1:
                    half = _width(line, self.font, self.size, self.tracking) / 2
                    middle = x + self.axis + {"left": half, "right": -half}.get(self.align, 0.0)
                    page.tracked(middle, baseline, line, self.font, self.size, self.tracking * self.size)
                else:
                    put = {"left": page.text, "right": page.right}.get(self.align, page.centred)
                    put(x + self.axis, baseline, line, self.font, self.size)


@dataclass(frozen=True, eq=False, kw_only=True)
class RuleMatter(Matter):
    """The rule below a text: it stays where the words above it differ."""

    start: float
    width: float
    at: float
    ink: str

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw the rule."""
        x, y = x + self.start, y + self.at
        page.paint([("m", x, y), ("l", x + self.width, y)], self.ink, _RULE_LINE)


@dataclass(frozen=True, eq=False, kw_only=True)
class LabelsMatter(Matter):
    """The labels of identity rows with their colons: (words, baseline below y)."""

    labels: tuple[tuple[str, float], ...]
    font: str
    size: float
    colon: float

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw labels and colons."""
        for label, down in self.labels:
            page.text(x, y + down, label, self.font, self.size)
            page.text(x + self.colon, y + down, ":", self.font, self.size)


@dataclass(frozen=True, eq=False, kw_only=True)
class ValuesMatter(Matter):
    """The values of identity rows: (line, font, size, baseline below y)."""

    lines: tuple[tuple[str, str, float, float], ...]
    start: float

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw the values."""
        for line, font, size, down in self.lines:
            page.text(x + self.start, y + down, line, font, size)


@dataclass(frozen=True, eq=False, kw_only=True)
class SentenceMatter(Matter):
    """The sentence, centred on `axis`."""

    sentence: Sentence
    axis: float

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw the lines."""
        draw_sentence(page, self.sentence, x + self.axis, y)


def set_text(element: elements.Text, told: dict[str, str], ground: Ground, share: float = 1.0) -> TextMatter | None:
    """A text with its fields filled; None where there is nothing to draw. `share` lowers the floor of what flows and
    is no name: on a crowded page it stays on one line in smaller type."""
    whole = safe(fill(element.text, told))
    if not whole:
        return None
    font = FONTS[element.font]
    names = used(element.text)
    fitted = _fit(element, unbroken(printable(whole, font)) if NAME not in names else printable(whole, font), share)
    boxed = element.height > 0
    lead = (LEADING if boxed else _LINE_LEAD) * fitted.size * MM
    capital = fonts.capital(font, fitted.size)
    deep = (len(fitted.lines) - 1) * lead
    lift = _LIFT * min(1.0, element.height / 15)
    first = element.height / 2 - lift + capital / 2 - deep / 2 if boxed else 0.0
    widest = max(_width(line, font, fitted.size, element.tracking) for line in fitted.lines)
    axis = {"left": 0.0, "right": element.width}.get(element.align, element.width / 2)
    left = axis - widest * {"left": 0.0, "right": 1.0}.get(element.align, 0.5)
    below = first + deep + DESCENT * fitted.size * MM
    problem = lacking(element.text, told, font, element.id) if missing(whole, font) else ""
    complaint = "" if fitted.fits else _too_long(element.lines)
    return TextMatter(
        above=max(capital - first, 0.0) if boxed else capital, below=max(below, element.height), left=left,
        right=left + widest, last=first + deep, own=is_own(element.text),
        grown=element.pushes or (len(fitted.lines) > 1 if not boxed else below > element.height or first < capital),
        ornamental=_is_title(element), problem=problem, complaint=complaint, bound=True,
        words=(Words(text=whole, fields=names, size=fitted.size, full_size=element.size, lines=fitted.lines,
                     problem=problem or complaint),),
        lines=fitted.lines, font=font, size=fitted.size, first=first, lead=lead, axis=axis, align=element.align,
        tracking=element.tracking, ink=ground.ink(element.ink),
    )  # fmt: skip


def _is_title(element: elements.Text) -> bool:
    """Whether this is the title, which stands on sheets with an ornament: the field, or words of a design's own."""
    return element.text.strip() == "{judul}" or (element.id.startswith("judul") and not used(element.text))


def set_rule(element: elements.Text, ground: Ground) -> RuleMatter:
    """The rule below a text."""
    at = element.height + _RULE_BELOW
    start = {"left": 0.0, "right": element.width - element.rule}.get(element.align, (element.width - element.rule) / 2)
    return RuleMatter(below=at, left=start, right=start + element.rule, start=start, width=element.rule, at=at,
                      ink=ground.ink(element.ink))


def set_rows(element: elements.Rows, told: dict[str, str]) -> tuple[ValuesMatter, tuple[tuple[str, float], ...]]:
    """The values of the rows that have one, and the labels with the baselines that they have then."""
    room = element.width - element.label_width - _COLON
    lines: list[tuple[str, str, float, float]] = []
    labels: list[tuple[str, float]] = []
    words: list[Words] = []
    down, least, widest = 0.0, 0.0, 0.0
    rows = [row for row in element.rows if safe(fill(row[1], told))]
    for index, (label, template) in enumerate(rows):
        own = _set_value(element, template, told, room)
        named = NAME in own.fields
        font = FONTS[element.name_font if named else element.font]
        labels.append((printable(label, FONTS[element.font]), down))
        for number, line in enumerate(own.lines):
            lines.append((line, font, own.size, down + number * _ROW_LEAD * own.size * MM))
            widest = max(widest, fonts.width(line, font, own.size))
        words.append(own)
        least = down + (len(own.lines) - 1) * _ROW_LEAD * own.size * MM
        if index < len(rows) - 1:
            down = least + element.lead + (_AFTER_NAME if named else 0.0)
    start = element.label_width + _COLON
    nominal = (len(element.rows) - 1) * element.lead + _AFTER_NAME
    problem = next((one.problem for one in words if "memuat huruf" in one.problem), "")
    tall = max((fonts.capital(FONTS[element.name_font], one.size) for one in words), default=0.0)
    matter = ValuesMatter(
        above=tall, below=max(least, 0.0) + DESCENT * element.size * MM, right=start + widest, last=least, own=True,
        grown=least > max(nominal, element.height) + 0.05, problem=problem, bound=True, words=tuple(words),
        complaint=next((one.problem for one in words if one.problem and one.problem != problem), ""),
        lines=tuple(lines), start=start,
    )  # fmt: skip
    return matter, tuple(labels)


def set_labels(element: elements.Rows, labels: Sequence[tuple[str, float]]) -> LabelsMatter:
    """The labels of rows at their baselines."""
    font = FONTS[element.font]
    problem = next((no_glyph(f"elemen “{element.id}”", found) for label, _ in element.rows
                    if (found := missing(safe(label), font))), "")
    return LabelsMatter(below=labels[-1][1] if labels else 0.0, right=element.label_width, problem=problem,
                        labels=tuple(labels), font=font, size=element.size, colon=element.label_width)


def set_phrases(element: elements.Sentence, phrases: Sequence[Phrase], room: float, share: float) -> SentenceMatter:
    """The sentence within `room` mm from its first baseline to its last where its floor allows; `share` lowers it."""
    font, bold = FONTS[element.font], FONTS[element.bold]
    floor = min(element.floor, element.size)
    least = min(element.size, floor * share) if share > 1 else lowered(floor, share, _LEAST_SENTENCE)
    sizes = (max(least, min(element.size, element.size * share + 1 - share)), least)
    sentence = set_sentence(phrases, font, bold, element.width, sizes, element.leading, room)
    deep = max(len(sentence.lines) - 1, 0) * sentence.lead
    widths = [sum(fonts.width(text, face, sentence.size) for text, face in line) for line in sentence.lines]
    widest = max(widths, default=0.0)
    problem = next((no_glyph("uraian kegiatan", found) for phrase in phrases
                    if (found := missing(safe(phrase.text), bold if phrase.bold else font))), "")
    left = (element.width - widest) / 2
    return SentenceMatter(
        above=fonts.capital(font, sentence.size), below=deep + DESCENT * sentence.size * MM, left=left,
        right=left + widest, last=deep, grown=True, problem=problem, bound=True, sentence=sentence,
        axis=element.width / 2,
        words=(Words(text="".join(phrase.text for phrase in phrases), fields=(), size=sentence.size,
                     full_size=element.size, problem=problem,
                     lines=tuple("".join(text for text, _ in line) for line in sentence.lines)),),
    )  # fmt: skip


def _set_value(element: elements.Rows, template: str, told: dict[str, str], room: float) -> Words:
    """The value of one row; the name has its own font and is refused, other values become smaller."""
    whole = safe(fill(template, told))
    named = NAME in used(template)
    font = FONTS[element.name_font if named else element.font]
    size = element.name_size if named else element.size
    if named:
        floor = min(element.name_floor, size)
        ways = [Try(1, size, floor), Try(2, size, min(element.name_wrapped_floor, size))]
    else:
        floor = min(element.floor, size)
        ways = [Try(1, size, floor), Try(3, floor, floor), Try(6, floor, lowered(floor, _LEAST_SHARE))]
    text = printable(whole, font)
    fitted = fit(text if named else unbroken(text), font, max(room, 0.0), ways, balanced=named)
    problem = lacking(template, told, font, element.id) if missing(whole, font) else ""
    if named and not fitted.fits:
        problem = problem or _too_long(2)
    return Words(text=whole, fields=used(template), size=fitted.size, full_size=size, lines=fitted.lines,
                 problem=problem)


def _fit(element: elements.Text, words: str, share: float) -> Fitted:
    """A text in its width: a name by its own ways only, other words ever smaller until they stand."""
    named = NAME in used(element.text)
    font = FONTS[element.font]
    # A letter is some 0.6 em wide: room for the tracking.
    width = element.width / (1 + element.tracking * 1.6)
    floor = min(element.floor, element.size)
    ways = [Try(1, element.size, floor if named or not element.flow else lowered(floor, share))]
    for lines in range(2, element.lines + 1):
        start = min(element.wrapped_size, _tallest(element, lines))
        if start >= min(element.wrapped_floor, element.wrapped_size):
            ways.append(Try(lines, start, min(element.wrapped_floor, start)))
    if not named:
        least = lowered(min(floor, element.wrapped_floor), _LEAST_SHARE)
        start = min(floor, _tallest(element, element.lines))
        ways += [Try(element.lines, start, min(least, start)), Try(_MOST_LINES, min(least, start), min(least, start))]
    fitted = fit(words, font, width, ways, balanced=True)
    return fitted if fitted.fits or named else Fitted(fitted.lines, fitted.size)


def _tallest(element: elements.Text, lines: int) -> float:
    """The largest size at which so many lines stand in the box."""
    if not element.height:
        return 1000.0
    return element.height / MM / ((lines - 1) * LEADING + 1.0)


def _too_long(lines: int) -> str:
    return f"nama terlalu panjang untuk {_NUMBERS.get(lines, str(lines))} baris pada sertifikat"


def _width(line: str, font: str, size: float, tracking: float) -> float:
    return fonts.width(line, font, size) + max(len(line) - 1, 0) * tracking * size * MM
