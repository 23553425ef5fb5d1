"""A sentence of plain and bold words, wrapped into balanced lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.wording import Phrase, unbroken
from app.printing import fonts
from app.printing.page import Page
from app.printing.text import balance, break_lines, printable

_SHRINK = 0.25


@dataclass(frozen=True)
class Sentence:
    """Balanced lines of (text, font) pieces at one size; `fits` is False where a word alone is wider than a line."""

    lines: tuple[tuple[tuple[str, str], ...], ...]
    size: float
    lead: float
    fits: bool = True


Word = tuple[tuple[str, str], ...]
"""The (text, font) pieces of one word: a bold word may carry a plain comma."""


def _words(phrases: Sequence[Phrase], font: str, bold: str) -> list[Word]:
    words: list[list[tuple[str, str]]] = [[]]
    for phrase in phrases:
        face = bold if phrase.bold else font
        for index, piece in enumerate(printable_phrase(phrase.text, face).split(" ")):
            if index:
                words.append([])
            if piece:
                words[-1].append((piece, face))
    return [tuple(word) for word in words if word]


def _pieces(word: Word, widest: float) -> list[Word]:
    """A word whole, or in parts where it is wider than a line even at the smallest size."""
    if sum(fonts.unit_width(text, face) for text, face in word) <= widest:
        return [word]
    letters = [(letter, face) for text, face in word for letter in text]
    parts: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for letter, face in letters:
        used += fonts.unit_width(letter, face)
        if used > widest and parts[-1]:
            parts.append([])
            used = fonts.unit_width(letter, face)
        parts[-1].append((letter, face))
    return [tuple(part) for part in parts]


def printable_phrase(text: str, font: str) -> str:
    """Safe text whose outer spaces stay: they part a phrase from its neighbours."""
    before = " " if text.startswith(" ") else ""
    after = " " if text.endswith(" ") and text.strip(" ") else ""
    return f"{before}{unbroken(printable(text, font))}{after}"


def set_sentence(phrases: Sequence[Phrase], font: str, bold: str, width: float, sizes: tuple[float, float],
                 leading: float, room: float) -> Sentence:
    """Set phrases into `width`, from the first size down to the second until the lines stand within `room` mm."""
    words = [piece for word in _words(phrases, font, bold) for piece in _pieces(word, width / sizes[1])]
    if not words:
        return Sentence((), sizes[0], 0.0)
    units = [sum(fonts.unit_width(text, face) for text, face in word) for word in words]
    space = fonts.unit_width(" ", font)
    size = sizes[0]
    while True:
        lead = size * leading * 25.4 / 72
        broken = break_lines(units, space, width / size)
        if broken is not None and ((len(broken) - 1) * lead <= room or size <= sizes[1]):
            lines = balance(units, space, width / size)
            return Sentence(tuple(_runs([words[index] for index in line]) for line in lines), size, lead)
        if size <= sizes[1]:
            return Sentence(tuple(_runs([word]) for word in words), size, lead, fits=False)
        size = max(size - _SHRINK, sizes[1])


def ragged(phrases: Sequence[Phrase], font: str, bold: str, width: float, size: float) -> tuple[Word, ...]:
    """Phrases at one size in lines as long as `width` mm allows; a word wider than a line is broken between letters."""
    words = [piece for word in _words(phrases, font, bold) for piece in _pieces(word, width / size)]
    units = [sum(fonts.unit_width(text, face) for text, face in word) for word in words]
    lines = break_lines(units, fonts.unit_width(" ", font), width / size) or ()
    return tuple(_runs([words[index] for index in line]) for line in lines if words)


def draw_runs(page: Page, x: float, y: float, runs: Word, size: float) -> None:
    """Draw one line from x on, its baseline at y."""
    for text, face in runs:
        page.text(x, y, text, face, size)
        x += fonts.width(text, face, size)


def _runs(words: Sequence[Word]) -> tuple[tuple[str, str], ...]:
    """Join words of one line into as few pieces as there are changes of font."""
    runs: list[tuple[str, str]] = []
    for position, word in enumerate(words):
        for index, (text, face) in enumerate(word):
            gap = " " if index == 0 and position else ""
            if runs and runs[-1][1] == face:
                runs[-1] = (runs[-1][0] + gap + text, face)
            elif gap and runs:
                runs[-1] = (runs[-1][0] + gap, runs[-1][1])
                runs.append((text, face))
            else:
                runs.append((text, face))
    return tuple(runs)


def draw_sentence(page: Page, sentence: Sentence, axis: float, y: float) -> None:
    """Draw the lines centred on `axis`, the first baseline at y."""
    for index, line in enumerate(sentence.lines):
        x = axis - sum(fonts.width(text, face, sentence.size) for text, face in line) / 2
        draw_runs(page, x, y + index * sentence.lead, line, sentence.size)
