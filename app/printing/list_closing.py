"""What follows the last row of a list: sums, boxes, notes, sentences and tables, signatures."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.printing import fonts, signatures
from app.printing.list_content import SignedList
from app.printing.paper import Paper
from app.printing.report_pages import Piece, TableHead, pieces_height, set_blocks
from app.printing.text import printable, wrap

BOX_ROW = 6.5
BOXES_GAP = 5.7
NOTE_STEP = 3.9
SIGNATURE_GAP = 10.7
TOTAL_ROW = 8.4
WORDS_LEFT, WORDS_STEP = 18.6, 5.0
_GAP = 2.5
# Left edges of the signature blocks within the usable width, by paper turned and number of blocks.
_EDGES = {(False, 1): (115.0,), (False, 2): (7.0, 115.0), (False, 3): (7.0, 66.0, 122.0),
          (True, 1): (198.0,), (True, 2): (9.0, 198.0), (True, 3): (9.0, 104.0, 198.0)}
_EDGES_FOR = {False: 178.0, True: 273.0}


@dataclass(frozen=True)
class Closing:
    """The pieces after the last row, the heads of the tables among them, and the signatures at their left edges."""

    pieces: tuple[Piece, ...]
    heads: tuple[TableHead, ...]
    blocks: tuple[signatures.Block, ...]
    edges: tuple[float, ...]

    @property
    def height(self) -> float:
        return pieces_height(self.pieces, self.heads)


def set_closing(sheet: SignedList, paper: Paper) -> Closing:
    """Measure what follows the last row; signatures take the least room that a stamp needs."""
    edges, blocks = _signature_blocks(sheet, paper)
    heads: list[TableHead] = []
    pieces: list[Piece] = []
    if sheet.totals is not None:
        pieces += _total_pieces(sheet.totals.words, paper.usable_width)
    if sheet.boxes:
        pieces.append(Piece(BOXES_GAP + BOX_ROW * max(len(box) for box in sheet.boxes), "boxes"))
    pieces += _note_pieces(sheet, paper)
    if sheet.blocks:
        pieces += [Piece(_GAP, "gap"), *set_blocks(sheet.blocks, paper.usable_width, heads)]
    if blocks:
        style = signatures.LIST_STYLE
        height = SIGNATURE_GAP + signatures.block_height(blocks, style, style.least) + 1.5
        pieces.append(Piece(height, "signature"))
    return Closing(tuple(pieces), tuple(heads), blocks, edges)


def _total_pieces(words: str, width: float) -> list[Piece]:
    pieces = [Piece(TOTAL_ROW, "total")]
    if words:
        font = fonts.SANS_BOLD
        lines = wrap(printable(words, font), font, 9.5, width - WORDS_LEFT)
        pieces.append(Piece(2 + WORDS_STEP * len(lines), "sum-in-words", (tuple(lines),)))
    return pieces


def _note_pieces(sheet: SignedList, paper: Paper) -> list[Piece]:
    font = fonts.SANS
    lines = [line for note in sheet.notes for line in wrap(printable(note, font), font, 8, paper.usable_width)]
    return [Piece(2, "gap"), *(Piece(NOTE_STEP, "note", ((line,),)) for line in lines)] if lines else []


def _signature_blocks(sheet: SignedList, paper: Paper) -> tuple[tuple[float, ...], tuple[signatures.Block, ...]]:
    if not sheet.signatures:
        return (), ()
    scale = paper.usable_width / _EDGES_FOR[paper.landscape]
    edges = tuple(edge * scale for edge in _EDGES[paper.landscape, min(len(sheet.signatures), 3)])
    ends: Sequence[float] = [*(after - 10 for after in edges[1:]), paper.usable_width]
    blocks = tuple(signatures.set_block(signature, signatures.LIST_STYLE, end - edge)
                   for signature, edge, end in zip(sheet.signatures, edges, ends, strict=False))
    return edges, blocks
