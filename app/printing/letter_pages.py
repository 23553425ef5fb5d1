"""What of a letter stands on which page: lines that are kept together where they belong together."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.wording import unbroken
from app.printing import fonts, letterhead, signatures
from app.printing.letter_content import Letter, LetterPaper, Picture
from app.printing.letter_pieces import ASCENT, Measured, Piece, TableHead, pieces_of
from app.printing.paper import Paper
from app.printing.text import Fitted, Try, fit, printable

_TITLE_SIZES = ((Try(1, 14, 12), Try(3, 13, 11)), (Try(1, 12, 10.5), Try(4, 12, 10.5)))
TITLE_STEP = 5.7
RUNNING_TOP, RUNNING_RULE = 25.0, 20.8


@dataclass(frozen=True)
class PlannedPage:
    """The pieces of a page and where the first of them begins."""

    top: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class PlannedLetter:
    """A letter measured and divided into pages."""

    letter: Letter
    kop: letterhead.Kop
    titles: tuple[Fitted, ...]
    heads: tuple[TableHead, ...]
    signed: tuple[tuple[signatures.Block, ...], ...]
    pictures: tuple[Picture, ...]
    pages: tuple[PlannedPage, ...]


def plan_letter(letter: Letter, paper: LetterPaper) -> PlannedLetter:
    """Measure everything and divide it into pages; nothing is drawn yet."""
    width = paper.usable_width
    kop = letterhead.measure(letter.letterhead, letterhead.SERIF_KOP, width)
    titles = tuple(
        fit(unbroken(printable(text, fonts.SERIF_BOLD)), fonts.SERIF_BOLD, width, _TITLE_SIZES[min(index, 1)],
            balanced=True)
        for index, text in enumerate(letter.titles)
    )  # fmt: skip
    found = Measured(width)
    pieces = [piece for block in letter.blocks for piece in pieces_of(block, found)]
    lines = sum(len(title.lines) for title in titles) + bool(letter.number)
    first = title_y(paper, kop) + lines * TITLE_STEP - ASCENT + 2.6
    pages = _divide(pieces, found.heads, (first, RUNNING_TOP), paper.lowest)
    return PlannedLetter(letter, kop, titles, tuple(found.heads), tuple(found.signed), tuple(found.pictures), pages)


def title_y(paper: Paper, kop: letterhead.Kop) -> float:
    """The baseline of the title's first line."""
    top = paper.margins.top
    return top + 8 if kop.empty else top + kop.height + 3.25 + 10.5


def _divide(
    pieces: Sequence[Piece], heads: Sequence[TableHead], tops: tuple[float, float], lowest: float
) -> tuple[PlannedPage, ...]:
    """Fill pages from the top; what keeps with the next goes over with it, unless that fills a page itself."""
    pages: list[list[Piece]] = [[]]
    left = lowest - tops[0]
    for piece in pieces:
        if piece.kind == "break":
            if pages[-1]:
                pages.append([])
                left = lowest - tops[1]
            continue
        if needed(piece, pages[-1], heads) > left and pages[-1]:
            taken = _taken_along(pages[-1], piece, heads, lowest - tops[1])
            pages.append(taken)
            left = lowest - tops[1] - height(taken, heads)
        left -= needed(piece, pages[-1], heads)
        pages[-1].append(piece)
    if len(pages) > 1 and not pages[-1]:
        pages.pop()
    _accompany(pages, heads, lowest - tops[1])
    return tuple(PlannedPage(tops[min(number, 1)], tuple(page)) for number, page in enumerate(pages))


def needed(piece: Piece, page: Sequence[Piece], heads: Sequence[TableHead]) -> float:
    """What a piece adds to a page: itself, the room above it, its table's head where one begins."""
    before = page[-1] if page else None
    begins = piece.kind == "row" and (before is None or before.number != piece.number or before.kind != "row")
    after_table = before is not None and before.kind == "row" and (piece.kind != "row" or begins)
    above = (piece.above if before is not None else 0.0) + (2.2 if after_table else 0.0)
    return piece.height + above + (heads[piece.number].height if begins else 0.0)


def height(page: Sequence[Piece], heads: Sequence[TableHead]) -> float:
    """What pieces take on a page of their own."""
    return sum(needed(piece, page[:index], heads) for index, piece in enumerate(page))


def _taken_along(page: list[Piece], piece: Piece, heads: Sequence[TableHead], room: float) -> list[Piece]:
    """The pieces at the end of a full page that go over to the next with `piece`."""
    chain = 0
    while chain + 1 < len(page) and page[-1 - chain].keeps_next:
        chain += 1
    while chain and height([*page[len(page) - chain :], piece], heads) > room:
        chain -= 1
    taken = page[len(page) - chain :]
    del page[len(page) - chain :]
    return taken


def _accompany(pages: list[list[Piece]], heads: Sequence[TableHead], room: float) -> None:
    """Bring a few lines over to the signatures: a page with nothing but a name could be put to any paper."""
    if len(pages) < 2 or pages[-1][0].kind != "signed":
        return
    before, last = pages[-2], pages[-1]
    while len(before) > 1 and (len(last) < 4 or before[-1].keeps_next) and height([before[-1], *last], heads) <= room:
        last.insert(0, before.pop())
