"""Changing a certificate design: pure steps from one design to the next, as a designer takes them."""

from dataclasses import replace
from typing import Any, Literal

from app.domain.layouts import fields
from app.domain.layouts.elements import KINDS, Element, Frame, Image, Kop, Layout, Photo, Qr, Seal, Text
from app.domain.layouts.files import PAPERS
from app.domain.layouts.values import values_of

Side = Literal["front", "back"]

LEAST = 3.0
"""Nothing is made narrower or lower than this, mm."""
_FIRST: dict[str, dict[str, Any]] = {
    "text": {"width": 120.0, "text": "Tulis di sini"},
    "sentence": {"width": 224.0},
    "rows": {"width": 200.0, "rows": (("Nama", "{nama}"), ("Asal", "{asal}"))},
    "image": {"width": 40.0, "height": 40.0},
    "line": {"width": 100.0},
    "subjects": {"width": 200.0},
    "scores": {"width": 100.0},
    "qr": {"width": 33.0, "height": 33.0},
    "photo": {"width": 30.0, "height": 40.0},
    "signature": {"width": 118.0},
    "kop": {"x": 26.0, "y": 16.5, "width": 220.0},
    "frame": {"x": 10.0, "y": 10.0},
    "seal": {"width": 30.0, "height": 30.0},
}
"""What a new element of a kind is like beside its usual values; without a place it stands in the middle."""


def size(layout: Layout) -> tuple[float, float]:
    """Width and height of the page for which a design is made, as it lies, mm."""
    width, height = PAPERS[layout.paper]
    return (height, width) if layout.landscape else (width, height)


def elements(layout: Layout, side: Side) -> tuple[Element, ...]:
    """The elements of a side, from the bottom to the top of the pile."""
    return layout.front if side == "front" else layout.back


def with_elements(layout: Layout, side: Side, found: tuple[Element, ...]) -> Layout:
    """The design with other elements on a side."""
    return replace(layout, front=found) if side == "front" else replace(layout, back=found)


def find(layout: Layout, element_id: str) -> Element | None:
    """The element of that id."""
    return next((one for one in (*layout.front, *layout.back) if one.id == element_id), None)


def put(layout: Layout, element_id: str, element: Element) -> Layout:
    """The design with an element in the place of the one of that id."""
    front = tuple(element if one.id == element_id else one for one in layout.front)
    return replace(layout, front=front, back=tuple(element if one.id == element_id else one for one in layout.back))


def add(layout: Layout, side: Side, kind: str) -> tuple[Layout, str]:
    """The design with a new element of a kind on top of the pile, and its id."""
    across, down = size(layout)
    told = _FIRST[kind]
    width, height = min(told.get("width", 0.0), across), told.get("height", 0.0)
    place = {"x": round((across - width) / 2), "y": round((down - height) / 2)}
    element_id = free_id(layout, KINDS[kind].LABEL.split()[0].lower())
    made = KINDS[kind](**{"id": element_id, **place, **told, "width": width or 100.0})
    return with_elements(layout, side, (*elements(layout, side), made)), element_id


def on_background(layout: Layout, picture: str) -> Layout:
    """The design on a scanned page instead of its own frame and letterhead, which that page bears itself."""
    across, down = size(layout)
    back_id = free_id(layout, "latar")
    scan = Image(id=back_id, picture=picture, width=across, height=down, fills=True)
    return replace(layout, front=(scan, *(one for one in layout.front if not isinstance(one, Frame | Kop))))


def duplicate(layout: Layout, side: Side, element_id: str) -> tuple[Layout, str]:
    """The design with a copy of an element just above it, a little aside, and the copy's id."""
    own = elements(layout, side)
    number = next(n for n, one in enumerate(own) if one.id == element_id)
    new_id = free_id(layout, element_id)
    made = replace(shifted(own[number], 5.0, 5.0), id=new_id)
    return with_elements(layout, side, (*own[: number + 1], made, *own[number + 1 :])), new_id


def remove(layout: Layout, side: Side, element_id: str) -> Layout:
    """The design without an element."""
    return with_elements(layout, side, tuple(one for one in elements(layout, side) if one.id != element_id))


def reorder(layout: Layout, side: Side, element_id: str, by: int) -> Layout:
    """The design with an element so many places up the pile (or down, below zero), as far as that goes."""
    own = list(elements(layout, side))
    number = next(n for n, one in enumerate(own) if one.id == element_id)
    moved = own.pop(number)
    own.insert(max(0, min(len(own), number + by)), moved)
    return with_elements(layout, side, tuple(own))


def free_id(layout: Layout, wish: str) -> str:
    """An id that no element has: the wish, or it with a number."""
    taken = {one.id for one in (*layout.front, *layout.back)}
    stem = wish.rstrip("0123456789").rstrip("-")[:34] or wish[:34]
    tries = (wish, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in tries if one not in taken)


def shifted(element: Element, across: float, down: float) -> Element:
    """The element elsewhere, by so many mm, within what a file may hold."""
    told: dict[str, Any] = {"x": _within(element, "x", element.x + across)}
    told["y"] = _within(element, "y", element.y + down)
    if "lowest" in _names(element):
        # the last line that a signature may reach goes with it, or it would be pressed together
        told["lowest"] = _within(element, "lowest", getattr(element, "lowest", 0.0) + told["y"] - element.y)
    return replace(element, **told)


def resized(element: Element, left: float, top: float, right: float, bottom: float) -> Element:
    """The element with its edges moved by so many mm; a square stays one."""
    if isinstance(element, Qr | Seal):
        by = right or -left or bottom or -top
        side = _within(element, "width", max(LEAST, element.width + by))
        left, top = (element.width - side if left else 0.0), (element.width - side if top else 0.0)
        return replace(shifted(element, left, top), width=side, height=side if element.height else 0.0)
    width = _within(element, "width", max(LEAST, element.width + right - left))
    told: dict[str, Any] = {"width": width, "x": _within(element, "x", element.x + (left and element.width - width))}
    if has_height(element):
        height = _within(element, "height", max(LEAST, element.height + bottom - top))
        told |= {"height": height, "y": _within(element, "y", element.y + (top and element.height - height))}
    return replace(element, **told)


def has_height(element: Element) -> bool:
    """Whether its height is its own choice: of a box, a picture, a photo, a standing line."""
    return element.height > 0 or isinstance(element, Image | Photo)


def can_move(element: Element) -> bool:
    """A frame follows the edges of the page."""
    return not isinstance(element, Frame)


def can_resize(element: Element) -> bool:
    """Of a letterhead and a frame the page decides."""
    return not isinstance(element, Frame | Kop)


def snapped(value: float, grid: float) -> float:
    """The place on the grid next to a place, mm; a grid of 0 is none."""
    return round(value if grid <= 0 else round(value / grid) * grid, 2)


def title(element: Element) -> str:
    """What an element is called in a list: its words where it has some."""
    if isinstance(element, Text) and element.text:
        names = fields.used(element.text)
        known = [fields.BY_NAME[name].label for name in names if name in fields.BY_NAME]
        return " · ".join(known) or " ".join(element.text.split())[:40]
    return element.LABEL


def _within(element: Element, name: str, number: float) -> float:
    told = next(value for value in values_of(type(element)) if value.name == name)
    return round(max(told.lowest, min(told.highest, number)), 2)


def _names(element: Element) -> set[str]:
    return {value.name for value in values_of(type(element))}
