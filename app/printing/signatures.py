"""Signature blocks: first lines share one y, names share one baseline (paper.md §7)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.wording import nip_text, unbroken
from app.printing import fonts
from app.printing.page import Page
from app.printing.records import Signature
from app.printing.text import Try, fit, printable, wrap

_LEAST_NAME = 8.5  # pt
_HANGING = ("Plt. ", "Plh. ", "Pj. ", "Pjs. ", "a.n. ", "u.b. ")


@dataclass(frozen=True)
class BlockStyle:
    """Fonts and steps of a block; `free` mm from the last title to the name where there is room, at least `least`."""

    font: str
    bold: str
    size: float
    name_size: float
    lead: float
    free: float
    least: float


LIST_STYLE = BlockStyle(fonts.SANS, fonts.SANS_BOLD, 9.5, 10, 4.05, 29, 24)


@dataclass(frozen=True)
class Block:
    """One signature set within a width: the lines above the space, the name, the lines below."""

    titles: tuple[str, ...]
    name: tuple[str, ...]
    name_size: float
    below: tuple[str, ...]


def set_block(signature: Signature, style: BlockStyle, width: float, *, balanced: bool = False) -> Block:
    """Wrap one signature into `width` mm; no word is lost. `balanced` makes the lines of a title equally long."""
    titles: list[str] = []
    for text in _titles(signature):
        titles += _wrapped(unbroken(printable(text, style.font)), style, width, balanced=balanced)
    name = printable(signature.name, style.bold)
    floor = min(style.name_size, max(style.name_size - 1.5, _LEAST_NAME))
    fitted = fit(name, style.bold, width, (Try(1, style.name_size, floor), Try(3, style.name_size, floor)))
    nip = nip_text(signature.nip)
    below = [signature.rank, f"NIP {nip}" if nip else ""]
    return Block(tuple(titles), fitted.lines if name else (), fitted.size,
                 tuple(line for text in below if text
                       for line in wrap(printable(text, style.font), style.font, style.size, width)))


def _wrapped(words: str, style: BlockStyle, width: float, *, balanced: bool) -> Sequence[str]:
    if balanced:
        fitted = fit(words, style.font, width, (Try(9, style.size, style.size),), balanced=True)
        if fitted.fits:
            return fitted.lines
    return wrap(words, style.font, style.size, width)


def _titles(signature: Signature) -> list[str]:
    position = f"{signature.prefix} {signature.position}".strip()
    lines = [signature.place_date, signature.heading, *signature.on_behalf, f"{position}," if position else ""]
    return [line for line in lines if line]


def block_height(blocks: Sequence[Block], style: BlockStyle, free: float) -> float:
    """From the first baseline to the last, of blocks that share the baseline of their names."""
    if not blocks:
        return 0.0
    titles = max(len(block.titles) for block in blocks)
    below = max(len(block.name) + len(block.below) for block in blocks)
    return (titles - 1) * style.lead + free + max(below - 1, 0) * style.lead


def draw_left(page: Page, blocks: Sequence[Block], style: BlockStyle, edges: Sequence[float], y: float,
              free: float) -> None:
    """Left-aligned blocks; a prefix such as 'Plt.' hangs outside its edge."""
    titles = max((len(block.titles) for block in blocks), default=0)
    for block, x in zip(blocks, edges, strict=True):
        for index, line in enumerate(block.titles):
            hanging = next((prefix for prefix in _HANGING if line.startswith(prefix)), "")
            page.text(x - fonts.width(hanging, style.font, style.size), y + index * style.lead, line, style.font,
                      style.size)
        _draw_name(block, style, y + (titles - 1) * style.lead + free, x, page.text)


def draw_centred(page: Page, block: Block, style: BlockStyle, axis: float, y: float, free: float) -> None:
    """One block centred on `axis`; `free` mm from the last title to the name."""
    for index, line in enumerate(block.titles):
        page.centred(axis, y + index * style.lead, line, style.font, style.size)
    _draw_name(block, style, y + (len(block.titles) - 1) * style.lead + free, axis, page.centred)


def draw_right(page: Page, block: Block, style: BlockStyle, edge: float, y: float, free: float) -> None:
    """One block whose lines end at `edge`."""
    for index, line in enumerate(block.titles):
        page.right(edge, y + index * style.lead, line, style.font, style.size)
    _draw_name(block, style, y + (len(block.titles) - 1) * style.lead + free, edge, page.right)


def _draw_name(block: Block, style: BlockStyle, y: float, x: float,
               put: Callable[[float, float, str, str, float], None]) -> None:
    for line in block.name:
        put(x, y, line, style.bold, block.name_size)
        y += style.lead
    if not block.name:
        y += style.lead  # a missing name leaves its line blank
    for line in block.below:
        put(x, y, line, style.font, style.size)
        y += style.lead
