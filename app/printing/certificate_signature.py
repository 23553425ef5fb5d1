"""The signature of a certificate: set in its width, then given the height that is left for the pen."""

from dataclasses import dataclass, replace

from app.domain.layouts import elements
from app.printing import fonts, signatures
from app.printing.certificate_fields import no_glyph
from app.printing.certificate_matter import DESCENT, FONTS, MM, Matter, lowered
from app.printing.page import Page
from app.printing.records import Signature
from app.printing.text import missing, safe

_TIGHT_LEAD = 0.9
_TIGHT_GAP = 0.85
_EDGE = 1e-6


@dataclass(frozen=True, eq=False, kw_only=True)
class SignatureMatter(Matter):
    """A block with its `free` height above the name; its y is its first baseline."""

    block: signatures.Block
    style: signatures.BlockStyle
    free: float
    width: float
    align: str

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw it centred on its box, or along its left or right edge."""
        if self.align == "left":
            signatures.draw_left(page, [self.block], self.style, [x], y, self.free)
        elif self.align == "right":
            signatures.draw_right(page, self.block, self.style, x + self.width, y, self.free)
        else:
            signatures.draw_centred(page, self.block, self.style, x + self.width / 2, y, self.free)


@dataclass(frozen=True, eq=False)
class SetSignature:
    """A signature set in its width, not yet given its height."""

    element: elements.SignatureBlock
    block: signatures.Block
    problem: str

    def stand(self, y: float, end: float, lowest: float, *, tight: bool,
              pen: float) -> tuple[float, SignatureMatter, float]:
        """Its first baseline, what it draws, and by how much it passes `lowest`, in mm.

        It stands at `y`, lower where the sentence with its gap ends at `end`, higher before it is refused. `tight` sets
        it closely; `pen` is the share of the least height for the pen that must remain.
        """
        element = self.element
        least = min(element.least, element.free) * pen
        style = signatures.BlockStyle(FONTS[element.font], FONTS[element.bold], element.size, element.name_size,
                                      element.lead, max(element.free, least), least)
        if tight:
            style = replace(style, lead=style.lead * _TIGHT_LEAD, free=least)
        whole = signatures.block_height([self.block], style, 0)
        y = max(y, end)
        free = max(style.least, min(style.free, lowest - y - whole))
        y = max(end, min(y, lowest - whole - free))
        return y, self._matter(style, free, whole + free), y + whole + free - lowest - _EDGE

    def _matter(self, style: signatures.BlockStyle, free: float, deep: float) -> SignatureMatter:
        element = self.element
        block = self.block
        widths = [fonts.width(line, style.font, style.size) for line in (*block.titles, *block.below)]
        widest = max([*widths, *(fonts.width(line, style.bold, block.name_size) for line in block.name)], default=0.0)
        left = {"left": 0.0, "right": element.width - widest}.get(element.align, (element.width - widest) / 2)
        bare = not (block.titles or block.name or block.below)
        return SignatureMatter(
            above=0.0 if bare else fonts.capital(style.font, style.size), left=left, right=left + widest, last=deep,
            below=0.0 if bare else deep + DESCENT * style.size * MM, problem=self.problem, bound=not bare,
            grown=True, block=block, style=style, free=free, width=element.width, align=element.align,
        )  # fmt: skip


def set_signature(element: elements.SignatureBlock, signature: Signature) -> SetSignature:
    """Set a signature in the width of its box."""
    style = signatures.BlockStyle(FONTS[element.font], FONTS[element.bold], element.size, element.name_size,
                                  element.lead, element.free, element.least)
    block = signatures.set_block(signature, style, element.width, balanced=element.align != "left")
    checked = [("nama penanda tangan", signature.name, style.bold),
               *(("jabatan penanda tangan", part, style.font)
                 for part in (signature.place_date, *signature.on_behalf, signature.position, signature.rank))]
    problem = next((no_glyph(label, found) for label, text, font in checked if (found := missing(safe(text), font))),
                   "")
    return SetSignature(element, block, problem)


def scaled(element: elements.SignatureBlock, share: float) -> elements.SignatureBlock:
    """The same block in smaller type."""
    if share == 1:
        return element
    size, name_size = lowered(element.size, share), lowered(element.name_size, share)
    return replace(element, size=size, name_size=name_size, lead=element.lead * size / element.size)


def tight_gap(gap: float, *, tight: bool) -> float:
    """The distance from the sentence, which gives way a little where room is short."""
    return gap * (_TIGHT_GAP if tight else 1)
