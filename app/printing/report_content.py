"""What stands on a flowing paper: facts, headings, sentences and tables, as data."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.printing.records import Letterhead, Signature

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True)
class ReportColumn:
    """A column of `width` mm; those that `grow` share what the paper has more. Numbers of a column with a `full` stand
    beside a bar that is full at that number."""

    label: str
    width: float
    grows: bool = False
    align: Align = "left"
    full: float = 0.0


@dataclass(frozen=True)
class Facts:
    """Label and value pairs; a value wraps beside its label."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Heading:
    """The name of what follows; never the last line of a page."""

    text: str


@dataclass(frozen=True)
class Words:
    """Sentences; a line break in them begins a new line."""

    text: str
    strong: bool = False
    indent: float = 0.0


@dataclass(frozen=True)
class ReportTable:
    """Rows of texts in columns, the head repeated on every page. A row may be `strong`, by its index; rows are at
    least `row_height` mm high, so that a pen has room."""

    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = field(default_factory=frozenset)
    row_height: float = 0.0


Block = Facts | Heading | Words | ReportTable


@dataclass(frozen=True)
class Report:
    """Everything on the paper. `short_title` and `about` stand in the footer and the running head; `acknowledged` are
    up to two blocks at the left of the signature."""

    title: str
    subtitle: str
    short_title: str
    about: str
    blocks: tuple[Block, ...]
    letterhead: Letterhead = field(default_factory=Letterhead)
    signature: Signature | None = None
    acknowledged: tuple[Signature, ...] = ()
    practice: bool = False
    confidential: str = ""


def report_texts(report: Report) -> Sequence[str]:
    """Every text that stands on the paper below the letterhead."""
    texts = [report.title, report.subtitle]
    for block in report.blocks:
        match block:
            case Facts(pairs):
                texts += [value for _, value in pairs]
            case Heading(text) | Words(text):
                texts.append(text)
            case ReportTable(rows=rows):
                texts += [cell for row in rows for cell in row]
    return texts
