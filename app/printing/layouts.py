"""Certificate layouts: data files of mm and pt, read into records (paper.md §9).

All y are for A4 turned; on F4 an element moves down by its `share` of the extra height, and keeps its size.
"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.errors import UserError
from app.paths import resource
from app.printing import fonts, signatures
from app.printing.text import Try

_FONTS = {"sans": fonts.SANS, "sans_bold": fonts.SANS_BOLD, "serif": fonts.SERIF, "serif_bold": fonts.SERIF_BOLD,
          "serif_italic": fonts.SERIF_ITALIC, "garamond": fonts.GARAMOND, "garamond_medium": fonts.GARAMOND_MEDIUM}


@dataclass(frozen=True)
class FrameLine:
    """A rectangle `inset` mm from each edge."""

    inset: float
    line: float


@dataclass(frozen=True)
class LineElement:
    """One field of a certificate on a centred line, or one that ends `right` mm from the right edge.

    The fields 'name' and 'text' only mark where the name slot and the sentence stand in the order from the top.
    """

    field: str
    share: float
    font: str = ""
    size: float = 0.0
    floor: float = 0.0
    y: float = 0.0
    width: float = 0.0
    tracking: float = 0.0
    before: str = ""
    right: float = 0.0


@dataclass(frozen=True)
class NameSlot:
    """Where the name stands, the ways to fit it, and the rule below it."""

    font: str
    top: float
    bottom: float
    width: float
    lift: float
    ways: tuple[Try, ...]
    rule: float
    rule_width: float
    rule_line: float


@dataclass(frozen=True)
class TextBlock:
    """The sentence below the name; `leading` in sizes."""

    font: str
    bold: str
    size: float
    floor: float
    y: float
    width: float
    leading: float


@dataclass(frozen=True)
class SignaturePlace:
    """The signature block: its axis from the right edge, its first baseline, and the lowest baseline it may reach."""

    axis: float
    y: float
    width: float
    lowest: float
    after_text: float
    share: float
    style: signatures.BlockStyle


@dataclass(frozen=True)
class Layout:
    """One kind of certificate front."""

    name: str
    label: str
    back: bool
    frames: tuple[FrameLine, ...]
    kop_side: float
    kop_top: float
    kop_tallest: float
    lines: tuple[LineElement, ...]
    name_slot: NameSlot
    text: TextBlock
    signature: SignaturePlace
    practice_y: float


@cache
def layout(name: str) -> Layout:
    """The layout of that name, such as 'resmi' or 'piagam'.

    Raises:
        UserError: there is no such layout.
    """
    if name not in layout_names():
        raise UserError(f"Tata letak sertifikat “{name}” tidak ada.", todo=f"Pilih {', '.join(layout_names())}.")
    raw = json.loads(resource("layouts", "lama", f"{name}.json").read_text(encoding="utf-8"))
    kop = raw["kop"]
    return Layout(
        name=raw["name"], label=raw["label"], back=raw["back"],
        frames=tuple(FrameLine(**frame) for frame in raw["frames"]),
        kop_side=kop["side"], kop_top=kop["top"], kop_tallest=kop["tallest"],
        lines=tuple(LineElement(**_with_fonts(line)) for line in raw["lines"]),
        name_slot=_name_slot(raw["name_slot"]), text=TextBlock(**_with_fonts(raw["text"])),
        signature=_signature(raw["signature"]), practice_y=raw["practice_y"])


@cache
def layout_names() -> tuple[str, ...]:
    """The layouts that ship with the program, by name."""
    return tuple(sorted(path.stem for path in resource("layouts", "lama").glob("*.json")))


def _with_fonts(raw: dict[str, Any]) -> dict[str, Any]:
    return {key: _FONTS[value] if key in {"font", "bold"} else value for key, value in raw.items()}


def _name_slot(raw: dict[str, Any]) -> NameSlot:
    ways = tuple(Try(way["lines"], way["from"], way["to"]) for way in raw["ways"])
    return NameSlot(**{**_with_fonts(raw), "ways": ways})


def _signature(raw: dict[str, Any]) -> SignaturePlace:
    style = signatures.BlockStyle(_FONTS[raw["font"]], _FONTS[raw["bold"]], raw["size"], raw["name_size"], raw["lead"],
                                  raw["free"], raw["least"])
    return SignaturePlace(raw["axis"], raw["y"], raw["width"], raw["lowest"], raw["after_text"], raw["share"], style)
