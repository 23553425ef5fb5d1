"""The blocks of a letter cut into pieces that are never split: lines, rows, pictures, signatures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.wording import Phrase, unbroken
from app.printing import fonts, jpeg, signatures
from app.printing.letter_content import (
    Chapter,
    Clause,
    LetterBlock,
    LetterTable,
    NewPage,
    Paragraph,
    Picture,
    SigningBlocks,
    SigningTable,
)
from app.printing.report_content import Facts, ReportColumn
from app.printing.sentence import Word, ragged
from app.printing.text import Fitted, Try, fit, printable, wrap

SIZE, LEAD = 11.0, 11.0 * 1.3 * 25.4 / 72
ASCENT = 4.0  # from the top of a line to its baseline
MARK = 7.0  # a numbered point hangs so far in
LABEL = 44.0
PAD = 2.0
ROW, HEAD, SIGNING_ROW = 7.0, 7.0, 10.0
CELL_SIZES = (Try(1, 10.5, 10), Try(3, 9.5, 9), Try(40, 9, 9))
_HEAD_SIZES = (Try(1, 10.5, 9), Try(3, 9.5, 8))
_TALLEST = 30  # lines of a row; the rest goes on in a row of its own
_KEPT_ROWS = 8  # a signing table of so many rows is not divided
SIGNING_COLUMNS = (
    ReportColumn("No.", 10, align="centre"), ReportColumn("Nama", 62, grows=True), ReportColumn("Kedudukan", 47),
    ReportColumn("Tanda Tangan", 54),
)  # fmt: skip
STYLE = signatures.BlockStyle(fonts.SERIF, fonts.SERIF_BOLD, SIZE, SIZE, LEAD, 27, 23)
_EDGES = {1: (106.0,), 2: (7.0, 106.0), 3: (0.0, 60.0, 120.0)}


@dataclass(frozen=True)
class Piece:
    """Something whole: a line, a row, a picture. `above` is room that is dropped at the top of a page; `number` is
    the index of the table's head, or of what else is drawn; `mark` hangs before a point."""

    kind: str
    height: float
    above: float = 0.0
    runs: Word = ()
    cells: tuple[Fitted, ...] = ()
    number: int = -1
    indent: float = 0.0
    mark: str = ""
    strong: bool = False
    keeps_next: bool = False


@dataclass(frozen=True)
class TableHead:
    """A table's columns at their widths, its labels set, and how far in it begins."""

    columns: tuple[ReportColumn, ...]
    labels: tuple[Fitted, ...]
    height: float
    indent: float
    signing: bool = False


class Measured:
    """What blocks leave behind while they are cut into pieces; `width` in mm."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.heads: list[TableHead] = []
        self.signed: list[tuple[signatures.Block, ...]] = []
        self.pictures: list[Picture] = []


def pieces_of(block: LetterBlock, found: Measured) -> list[Piece]:
    """A block in pieces that are never split."""
    return _CUTTERS[type(block)](block, found)


def edges(count: int, width: float) -> tuple[float, ...]:
    """Where signature blocks begin, from the left margin (paper.md §7)."""
    return tuple(edge * width / 173 for edge in _EDGES[count])


def _chapter(block: Chapter, found: Measured) -> list[Piece]:
    lines = ragged((Phrase(block.text, bold=True),), fonts.SERIF, fonts.SERIF_BOLD, found.width, SIZE)
    above = 4.0 if block.level == 1 else 2.0
    return [Piece("line", LEAD, above if not index else 0.0, runs, keeps_next=True) for index, runs in enumerate(lines)]


def _paragraph(block: Paragraph, found: Measured) -> list[Piece]:
    lines = ragged(block.phrases, fonts.SERIF, fonts.SERIF_BOLD, found.width - block.indent, SIZE)
    return _kept([
        Piece("centred" if block.centred else "line", LEAD, 0.0 if index else 1.4, runs, indent=block.indent)
        for index, runs in enumerate(lines)
    ])  # fmt: skip


def _clause(block: Clause, found: Measured) -> list[Piece]:
    lines = ragged(block.phrases, fonts.SERIF, fonts.SERIF_BOLD, found.width - MARK, SIZE)
    return _kept([
        Piece("line", LEAD, 0.0 if index else 1.0, runs, indent=MARK, mark="" if index else f"{block.number}.")
        for index, runs in enumerate(lines)
    ])  # fmt: skip


def _facts(block: Facts, found: Measured) -> list[Piece]:
    pieces = []
    for label, value in block.pairs:
        labels = wrap(printable(label, fonts.SERIF), fonts.SERIF, SIZE, LABEL - 1)
        values = [
            line
            for part in value.splitlines() or [""]
            for line in wrap(unbroken(printable(part, fonts.SERIF)), fonts.SERIF, SIZE, found.width - LABEL - 3)
        ]
        cells = (Fitted(tuple(labels), SIZE), Fitted(tuple(values), SIZE))
        pieces.append(Piece("fact", LEAD * max(len(labels), len(values)), 0.6, cells=cells))
    return pieces


def _table(block: LetterTable, found: Measured) -> list[Piece]:
    head = _head(block.columns, found.width - block.indent, block.indent)
    found.heads.append(head)
    number = len(found.heads) - 1
    pieces: list[Piece] = []
    for index, row in enumerate(block.rows):
        pieces += _rows(row, head, number, strong=index in block.strong)
    last = len(pieces) - 1
    # paper.md §5: three rows at least go over, and a head never stands with one row alone
    kept = {0, last - 1, last - 2} - {last}
    return [
        replace(one, above=0.0 if index else 1.8, keeps_next=index in kept) for index, one in enumerate(pieces)
    ]


def _signing_table(block: SigningTable, found: Measured) -> list[Piece]:
    head = _head(SIGNING_COLUMNS, found.width, 0.0, signing=True)
    found.heads.append(head)
    number = len(found.heads) - 1
    title = Word(((block.title, fonts.SERIF_BOLD),))
    aside = Fitted((printable(block.aside, fonts.SERIF),), 9.0)
    pieces = [Piece("aside", LEAD + 1.6, 3.0, title, (aside,), keeps_next=True)]
    for index, (name, position) in enumerate(block.people):
        row = (f"{index + 1}.", name, position, "")
        cells = tuple(_cell(text, column, strong=False) for text, column in zip(row, head.columns, strict=True))
        height = max(SIGNING_ROW, *(len(cell.lines) * cell.lead + 3 for cell in cells))
        kept = len(block.people) <= _KEPT_ROWS and index + 1 < len(block.people)
        pieces.append(Piece("row", height, cells=cells, number=number, keeps_next=kept or index == 0))
    return pieces


def _signing_blocks(block: SigningBlocks, found: Measured) -> list[Piece]:
    if not block.signatures:
        return []
    places = (*edges(len(block.signatures), found.width), found.width + 4)
    blocks = tuple(
        signatures.set_block(one, STYLE, after - before - 4)
        for one, before, after in zip(block.signatures, places, places[1:], strict=False)
    )
    found.signed.append(blocks)
    height = signatures.block_height(blocks, STYLE, STYLE.least) + LEAD
    return [Piece("signed", height, 6.0, number=len(found.signed) - 1)]


def _picture(block: Picture, found: Measured) -> list[Piece]:
    found.pictures.append(block)
    caption = [Phrase(block.caption)] if block.caption else []
    lines = ragged(caption, fonts.SERIF_ITALIC, fonts.SERIF_ITALIC, min(found.width, block.width + 20), 10)
    tall = jpeg.fitted(block.jpeg, block.width, block.height)[1]
    picture = Piece("picture", tall + 2, 2.0, number=len(found.pictures) - 1, keeps_next=bool(lines))
    told = [Piece("caption", LEAD, 0.0, runs, keeps_next=index + 1 < len(lines)) for index, runs in enumerate(lines)]
    return [picture, *told]


def _kept(lines: list[Piece]) -> list[Piece]:
    """No line of a paragraph stands alone on a page."""
    alone = {0, len(lines) - 2} - {len(lines) - 1}
    return [replace(one, keeps_next=index in alone) for index, one in enumerate(lines)]


def _head(columns: Sequence[ReportColumn], width: float, indent: float, *, signing: bool = False) -> TableHead:
    growing = sum(column.grows for column in columns) or 1
    share = (width - sum(column.width for column in columns)) / growing
    own = tuple(
        ReportColumn(column.label, column.width + (share if column.grows else 0), column.grows, column.align)
        for column in columns
    )
    bold = fonts.SERIF_BOLD
    labels = tuple(fit(printable(column.label, bold), bold, column.width - 2 * PAD, _HEAD_SIZES) for column in own)
    return TableHead(own, labels, max(HEAD, max(len(one.lines) * one.lead for one in labels) + 2.5), indent, signing)


def _rows(row: Sequence[str], head: TableHead, number: int, *, strong: bool) -> list[Piece]:
    cells = [_cell(text, column, strong=strong) for text, column in zip(row, head.columns, strict=True)]
    pieces = []
    while True:
        part = tuple(Fitted(cell.lines[:_TALLEST], cell.size) for cell in cells)
        height = max(ROW, max(len(cell.lines) * cell.lead for cell in part) + 2.5)
        pieces.append(Piece("row", height, cells=part, number=number, strong=strong))
        cells = [Fitted(cell.lines[_TALLEST:], cell.size) for cell in cells]
        if not any(cell.lines for cell in cells):
            return pieces


def _cell(text: str, column: ReportColumn, *, strong: bool) -> Fitted:
    font = fonts.SERIF_BOLD if strong else fonts.SERIF
    room = column.width - 2 * PAD
    parts = [unbroken(printable(part, font)) for part in text.splitlines() or [""]]
    if len(parts) == 1:
        return fit(parts[0], font, room, CELL_SIZES)
    return Fitted(tuple(line for part in parts for line in wrap(part, font, 9.5, room)), 9.5)


def _new_page(_block: NewPage, _found: Measured) -> list[Piece]:
    return [Piece("break", 0.0)]


_CUTTERS: dict[type, Callable[[Any, Measured], list[Piece]]] = {
    Chapter: _chapter, Paragraph: _paragraph, Clause: _clause, Facts: _facts, LetterTable: _table,
    SigningTable: _signing_table, SigningBlocks: _signing_blocks, Picture: _picture, NewPage: _new_page,
}  # fmt: skip
