"""Text made safe for a page, and fitted to its place without losing a word (paper.md §1, §6)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.printing import fonts

PLACEHOLDER = "□"
"""Stands for a letter that the font lacks; never printed without a report that names the letter."""

LEADING = 1.15
"""Distance of the lines of a cell, in sizes."""

_SHRINK = 0.25  # pt between two tries
_SLACK = 1e-6
_JOINT = re.compile(r".+[/\-\u00a0]")


def safe(text: str) -> str:
    """Text as a page can bear it: NFC, breaks and tabs as spaces, control and direction marks taken out."""
    if text.isascii() and text.isprintable():
        return text.strip(" ")
    kept = [" " if letter in "\t\n\r\v\f\u2028\u2029" else letter for letter in unicodedata.normalize("NFC", text)]
    plain = "".join(letter for letter in kept if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co"})
    # A variation selector only chooses the look of an emoji; alone it would be one more missing letter.
    return "".join(letter for letter in plain if not "\ufe00" <= letter <= "\ufe0f").strip(" ")


def missing(text: str, font: str) -> str:
    """The letters of `safe` text that the font lacks, each once, in order; '' when all are there."""
    lacking = set(text) - fonts.letters(font)
    return "".join(dict.fromkeys(letter for letter in text if letter in lacking)) if lacking else ""


@lru_cache(maxsize=8192)
def printable(text: str, font: str) -> str:
    """Safe text with a box for each letter that the font lacks."""
    plain = safe(text)
    for letter in missing(plain, font):
        plain = plain.replace(letter, PLACEHOLDER)
    return plain


def letter_names(letters: str) -> str:
    """Missing letters named for a reader: '“阿” (U+963F), “😀” (U+1F600)'."""
    return ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in letters)


def lacking_letters(texts: Iterable[str], font: str) -> tuple[str, ...]:
    """What will not print as written, in sentences: each set of letters that the font lacks once, with where it stands
    first."""
    found: dict[str, str] = {}
    for text in texts:
        plain = safe(text)
        if lacking := missing(plain, font):
            told = f"“{plain[:40]}” memuat huruf yang tidak ada pada fon: {letter_names(lacking)}."
            found.setdefault(lacking, told)
    return tuple(found.values())


@dataclass(frozen=True)
class Try:
    """One way to fit: at most `lines` lines, from `start` down to `floor` pt."""

    lines: int
    start: float
    floor: float


@dataclass(frozen=True)
class Fitted:
    """Every word of the text, in lines at one size; `fits` is False where the last way was overrun."""

    lines: tuple[str, ...]
    size: float
    fits: bool = True

    @property
    def lead(self) -> float:
        """Distance of the baselines in mm."""
        return self.size * LEADING * 25.4 / 72


def fit(text: str, font: str, width: float, ways: Sequence[Try], *, balanced: bool = False) -> Fitted:
    """Set printable text within `width` mm by the first way that holds it.

    Where none does, it is wrapped at the floor of the last way into as many lines as it needs, and `fits` is False.
    Lines end at ordinary spaces only; a word longer than a line is then broken between letters, never cut off.
    """
    words = _words(text, font)
    for way in ways:
        if way.lines == 1:
            whole = sum(size for _, size in words) + _space(font) * (len(words) - 1)
            size = min(way.start, width / whole) if whole > 0 else way.start
            if size >= way.floor - _SLACK:
                return Fitted((text,), size)
        elif found := _wrapped_way(words, font, width, way, balanced):
            return found
    floor = ways[-1].floor
    return Fitted(tuple(wrap_anywhere(text, font, floor, width)), floor, fits=False)


def fit_larger(text: str, font: str, width: float, ways: Sequence[Try]) -> Fitted | None:
    """The way that gives the largest size, or None where none holds the text."""
    words = _words(text, font)
    found = [result for way in ways if (result := _wrapped_way(words, font, width, way, balanced=False))]
    return max(found, key=lambda result: result.size, default=None)


def _words(text: str, font: str) -> list[tuple[str, float]]:
    return [(word, fonts.unit_width(word, font)) for word in text.split(" ")]


def _space(font: str) -> float:
    return fonts.unit_width(" ", font)


def _wrapped_way(words: list[tuple[str, float]], font: str, width: float, way: Try, balanced: bool) -> Fitted | None:
    size = way.start
    while size >= way.floor - _SLACK:
        lines = break_lines([unit for _, unit in words], _space(font), width / size)
        if lines is not None and len(lines) <= way.lines:
            if balanced:
                lines = balance([unit for _, unit in words], _space(font), width / size)
            return Fitted(tuple(" ".join(words[index][0] for index in line) for line in lines), size)
        size -= _SHRINK
    return None


def break_lines(units: Sequence[float], space: float, width: float) -> list[range] | None:
    """Greedy lines of word indexes; None when one word alone is wider than a line. Widths in one unit."""
    lines: list[range] = []
    start, used = 0, 0.0
    for index, unit in enumerate(units):
        if unit > width + _SLACK:
            return None
        if index > start and used + space + unit > width + _SLACK:
            lines.append(range(start, index))
            start, used = index, unit
        else:
            used += unit + (space if index > start else 0)
    lines.append(range(start, len(units)))
    return lines


def balance(units: Sequence[float], space: float, width: float) -> list[range]:
    """As few lines as `width` allows, made as equal as possible; every word must be narrower than `width`."""
    best = break_lines(units, space, width)
    if best is None:
        raise ValueError(width)
    narrow, wide = max(units, default=0.0), width
    for _ in range(16):
        middle = (narrow + wide) / 2
        lines = break_lines(units, space, middle)
        if lines is not None and len(lines) <= len(best):
            best, wide = lines, middle
        else:
            narrow = middle
    return best


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Lines of at most `width` mm at one size, ended at spaces, or within a word that is wider than a line."""
    return list(wrap_anywhere(text, font, size, width))


def wrap_anywhere(text: str, font: str, size: float, width: float) -> Iterable[str]:
    """The lines of `wrap`; a word wider than a line is broken between its letters."""
    pieces = [piece for word in text.split(" ") for piece in _pieces(word, font, width / size)]
    units = [fonts.unit_width(piece.text, font) for piece in pieces]
    start, used, space = 0, 0.0, _space(font)
    for index, (piece, unit) in enumerate(zip(pieces, units, strict=True)):
        gap = space if piece.opens_word else 0.0
        if index > start and used + gap + unit > width / size + _SLACK:
            yield _joined(pieces[start:index])
            start, used = index, unit
        else:
            used += unit + (gap if index > start else 0.0)
    yield _joined(pieces[start:])


@dataclass(frozen=True)
class _Piece:
    text: str
    opens_word: bool


def _pieces(word: str, font: str, width: float) -> list[_Piece]:
    """A word whole, or in pieces that each fit a line, ended at a slash, a hyphen or a no-break space where one is."""
    if fonts.unit_width(word, font) <= width + _SLACK:
        return [_Piece(word, opens_word=True)]
    pieces: list[_Piece] = []
    current, used = "", 0.0
    for letter in word:
        unit = fonts.unit_width(letter, font)
        if current and used + unit > width:
            joint = _JOINT.match(current)
            piece = joint[0] if joint else current
            pieces.append(_Piece(piece, opens_word=not pieces))
            current = current[len(piece) :]
            used = fonts.unit_width(current, font)
        current, used = current + letter, used + unit
    return [*pieces, _Piece(current, opens_word=not pieces)]


def _joined(pieces: Sequence[_Piece]) -> str:
    return "".join((" " if piece.opens_word and index else "") + piece.text for index, piece in enumerate(pieces))
