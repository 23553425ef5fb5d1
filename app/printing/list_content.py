"""What stands on a list that is signed: its columns, rows, sums and boxes, as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.errors import UserError
from app.printing.paper import Paper
from app.printing.records import Letterhead, Signature
from app.printing.report_content import Block

CellStyle = Literal["number", "name", "text", "code", "figure", "amount", "mark", "tick", "pen", "sign"]
Box = tuple[tuple[str, str], ...]
"""Lines of a box of counts: label, and the count as printed; "" leaves it to the pen."""


@dataclass(frozen=True)
class ListColumn:
    """One column of `width` mm; those that `grow` share what the paper has more. A "\\n" in the label begins a line.

    By `style`: "number" is the row's own, "name" is shrunk, wrapped and may raise its row, "text" stands left, "code"
    centred, "figure" right, "amount" is whole rupiah and summed up, "mark" frames what is neither present nor unknown,
    "tick" is an empty box, "pen" room to write, "sign" a signature: staggered in two halves that are two rows high, or
    one cell where it is not `halved`. `sizes` are the largest and the smallest in pt. Neighbours with one `group`
    share an upper head; `under` stands small below the label.
    """

    key: str
    label: str
    width: float
    grows: bool = False
    style: CellStyle = "text"
    sizes: tuple[float, float] = (9.0, 7.0)
    group: str = ""
    under: str = ""
    strong: bool = False
    halved: bool = True


@dataclass(frozen=True)
class ListRow:
    """One person: fixed lines by the key of a column, amounts in whole rupiah by key, and which cells stand bold."""

    name: str
    cells: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    amounts: Mapping[str, int] = field(default_factory=dict)
    strong: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Totals:
    """Sums under the last row, with what they come to in words; on the pages before what is carried over."""

    label: str
    words: str = ""


@dataclass(frozen=True)
class SignedList:
    """A list as it is printed. `blank_rows` numbered rows for the pen follow the listed ones, under a `banner`.

    `facts` are (label, value) pairs in their order; `date_text` stands in the footer and the running head; `about`
    takes its place in the footer. `row_height` and `growth` (how much a crowded row gains) in mm; `ruled_every` draws
    a stronger rule after so many rows. After the rows come `totals`, `boxes`, `notes` and `blocks`, then the
    `signatures` from left to right. One that `continues` the list before it in the file has a running head only.
    """

    document_title: str
    event_title: str
    event_code: str
    date_text: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[ListColumn, ...]
    rows: tuple[ListRow, ...]
    letterhead: Letterhead = field(default_factory=Letterhead)
    signatures: tuple[Signature, ...] = ()
    practice: bool = False
    short_title: str = "DAFTAR"
    about: str = ""
    row_height: float = 10.0
    blank_height: float = 10.0
    growth: float = 3.0
    blank_rows: int = 0
    banner: str = ""
    ruled_every: int = 0
    totals: Totals | None = None
    boxes: tuple[Box, ...] = ()
    notes: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    continues: bool = False


def widened(columns: Sequence[ListColumn], paper: Paper) -> tuple[ListColumn, ...]:
    """The columns filling the paper's usable width exactly.

    Raises:
        UserError: the paper has no room for them.
    """
    surplus = paper.usable_width - sum(column.width for column in columns)
    growing = sum(column.grows for column in columns)
    if surplus < -0.01 or not growing:
        raise UserError("Kolom yang diminta tidak muat pada kertas ini.", "Tidak ada yang dicetak.",
                        "Pilih kertas mendatar, atau kurangi kolomnya.")
    return tuple(replace(column, width=column.width + surplus / growing) if column.grows else column
                 for column in columns)
