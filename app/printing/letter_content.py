"""What stands on a paper of sentences: chapters, paragraphs, clauses, tables and signatures, as data."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.wording import Phrase
from app.printing.paper import Margins, Paper
from app.printing.records import Letterhead, Signature
from app.printing.report_content import Facts, ReportColumn

_MARGINS = Margins(22, 15, 12, 14)


@dataclass(frozen=True)
class LetterPaper(Paper):
    """Paper with the margins of minutes and letters (paper.md §2)."""

    @property
    def margins(self) -> Margins:
        """They are not punched as deep as lists."""
        return _MARGINS


@dataclass(frozen=True)
class Chapter:
    """The heading of what follows; never the last line of a page. `level` 2 is a heading within a chapter."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Sentences of plain and bold words; `indent` in mm, `centred` on the page."""

    phrases: tuple[Phrase, ...]
    indent: float = 0.0
    centred: bool = False


@dataclass(frozen=True)
class Clause:
    """A numbered point; number 1 begins a new list."""

    number: int
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class LetterTable:
    """Rows of texts in columns, the head repeated on every page. A row may be `strong`, by its index."""

    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()
    indent: float = 0.0


@dataclass(frozen=True)
class SigningTable:
    """Who signs, as (name, position), with staggered boxes; `aside` stands small at the right of the title."""

    title: str
    people: tuple[tuple[str, str], ...]
    aside: str = ""


@dataclass(frozen=True)
class SigningBlocks:
    """One to three signature blocks from left to right; a single one stands at the right."""

    signatures: tuple[Signature, ...]


@dataclass(frozen=True)
class Picture:
    """A picture as JPEG, at most `width` × `height` mm and never cropped, with its caption below."""

    jpeg: bytes
    caption: str = ""
    width: float = 120.0
    height: float = 80.0


@dataclass(frozen=True)
class NewPage:
    """What follows begins a page."""


LetterBlock = Chapter | Paragraph | Clause | LetterTable | Facts | SigningTable | SigningBlocks | Picture | NewPage


@dataclass(frozen=True)
class Letter:
    """Everything on the paper. `titles` are its lines, the first the largest; `number` stands under them. `short_title`
    and `about` stand in the footer and the running head."""

    titles: tuple[str, ...]
    short_title: str
    about: str
    blocks: tuple[LetterBlock, ...]
    number: str = ""
    letterhead: Letterhead = field(default_factory=Letterhead)
    practice: bool = False


def plain(text: str) -> tuple[Phrase, ...]:
    """A text without bold words."""
    return (Phrase(text),)


def letter_paper(paper: Paper) -> LetterPaper:
    """The same sheet upright, with the margins of letters."""
    return LetterPaper(paper.size, False, paper.offset_x, paper.offset_y)


def letter_texts(letter: Letter) -> Iterator[str]:
    """Every text that stands on the paper below the letterhead, in its order."""
    yield from letter.titles
    yield letter.number
    for block in letter.blocks:
        yield from _texts_of(block)


def _texts_of(block: LetterBlock) -> Iterator[str]:
    match block:
        case Chapter(text):
            yield text
        case Paragraph(phrases) | Clause(_, phrases):
            yield "".join(phrase.text for phrase in phrases)
        case Facts(pairs):
            yield from (text for pair in pairs for text in pair)
        case LetterTable(_, rows):
            yield from (cell for row in rows for cell in row)
        case SigningTable(title, people, aside):
            yield from (title, aside, *(text for pair in people for text in pair))
        case Picture(_, caption):
            yield caption
        case SigningBlocks(signatures):
            for one in signatures:
                yield from (one.place_date, one.heading, *one.on_behalf, one.position, one.name, one.rank)
