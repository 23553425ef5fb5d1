"""One side of a certificate: every element of a design set, and given its place on the paper.

What flows is placed from the top: each at its own place, or below what has grown down to it. Where the sentence, the
subjects or the signature do not stand on the page, all is placed again more closely.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.layouts import elements
from app.domain.layouts.elements import Element
from app.domain.layouts.fields import fill
from app.domain.layouts.files import PAPERS
from app.printing import certificate_figures as figures
from app.printing import certificate_programme as programme
from app.printing import fonts
from app.printing.certificate_crowding import TIGHTNESS, crowded, larger_sentences, larger_signatures
from app.printing.certificate_fields import values
from app.printing.certificate_matter import FONTS, Ground, Matter
from app.printing.certificate_setting import Level, Setter
from app.printing.certificate_signature import SetSignature, scaled, set_signature, tight_gap
from app.printing.certificate_words import SentenceMatter
from app.printing.records import Certificate
from app.printing.text import safe

FLOWING = (elements.Sentence, elements.Rows, elements.Subjects, elements.Scores, elements.SignatureBlock, elements.Kop)
_SLACK = 0.01
_CLEAR = 1.2  # from the last baseline of the sentence to the code, mm: the depth of its letters
_FOOT = 18.0  # kept free below a table and scores, mm


@dataclass(frozen=True, eq=False)
class Placed:
    """An element that is drawn at x, y."""

    element: Element
    matter: Matter
    x: float
    y: float


@dataclass(frozen=True, eq=False)
class Side:
    """A page measured, from the bottom of the pile to its top. `key` is equal where the shared parts look the same."""

    placed: tuple[Placed, ...]
    key: tuple[Any, ...]
    problem: str


@dataclass(frozen=True)
class _Spot:
    """Where an element stands on the paper at hand, before anything has grown."""

    x: float
    y: float
    width: float


@dataclass
class _Flow:
    """What has been placed so far: the pieces, what pushes (left, right, bottom of the ink, last baseline), and by how
    much the page is overrun."""

    placed: list[Placed]
    pushing: list[tuple[float, float, float, float]]
    spill: float = 0.0

    def below(self, left: float, width: float, *, baseline: bool = False) -> float:
        """The lowest that stands above a box and has grown; minus infinity where nothing has."""
        found = [push[3 if baseline else 2] for push in self.pushing
                 if push[0] < left + width and push[1] > left]  # fmt: skip
        return max(found, default=float("-inf"))


class SideMaker:
    """Measures one side of a design on one paper; what was set once is kept, as most of it repeats."""

    def __init__(self, ground: Ground, side: str) -> None:
        self.ground = ground
        self.side = side
        self.pile: tuple[Element, ...] = ground.layout.front if side == "front" else ground.layout.back
        self._extra = _extra(ground)
        self._spots = {element.id: self._spot(element) for element in self.pile}
        # Fixed elements first, then what flows, in its order from the top.
        self._order = sorted(self.pile, key=lambda one: (flows(one), self._spots[one.id].y if flows(one) else 0.0))
        self._table = next((one for one in self._order if isinstance(one, elements.Subjects)), None)
        self._fixed = [one for one in self.pile if isinstance(one, elements.Qr | elements.Photo | elements.Seal)]
        limits = {(one.id, coded): self._limit(one, coded=coded) for one in self.pile
                  if isinstance(one, elements.Sentence) for coded in (False, True)}  # fmt: skip
        self._setter = Setter(ground, {name: spot.width for name, spot in self._spots.items()}, limits)

    def measure(self, certificate: Certificate) -> tuple[Side, ...]:
        """The pages of this side: one, more for a very long programme, none where it has nothing to say."""
        told = values(certificate)
        if self.side == "back" and not self._speaks(certificate, told):
            return ()
        flow = self._place_best(certificate, told)
        if flow.spill > 0 and self._table is not None and certificate.back is not None:
            return self._continue(certificate, told, self._table)
        return (self._finish(certificate, flow),)

    def _place_best(self, certificate: Certificate, told: dict[str, str]) -> _Flow:
        """The first level at which all stands on the page, each of its parts as large as the other allows; or what the
        last leaves over."""
        for level in self._levels(certificate):
            flow = self._place(certificate, told, level)
            if flow.spill <= 0:
                break
        for larger in (larger_sentences, larger_signatures) if flow.spill <= 0 else ():
            for tried in larger(level):
                found = self._place(certificate, told, tried)
                if found.spill <= 0:
                    level, flow = tried, found
                    break
        return flow

    def box(self, element: Element) -> tuple[float, float, float, float]:
        """Left, top, width and height of an element as its design tells, on the paper at hand."""
        spot = self._spots[element.id]
        if isinstance(element, elements.Frame):
            paper = self.ground.paper
            return spot.x, spot.y, paper.width - 2 * spot.x, paper.height - 2 * spot.y
        tall = element.height or (element.width if isinstance(element, elements.Qr | elements.Seal) else 0.0)
        return spot.x, spot.y - (0.0 if tall else _rise(element)), spot.width, tall or max(_rise(element), 4.0)

    def spot_y(self, element: Element) -> float:
        """The y that an element has before anything grows."""
        return self._spots[element.id].y

    def _speaks(self, certificate: Certificate, told: dict[str, str]) -> bool:
        """Whether a back page has anything to say: a programme, or a text with fields where its design has no table.

        The line that ties it to its front is no reason for a page, unless it tells a code by which to check.
        """
        if certificate.back is not None:
            return bool(self.pile)
        if any(isinstance(one, elements.Subjects) for one in self.pile):
            return False
        said = told if certificate.check_code else told | {"tautan_belakang": ""}
        return any(isinstance(one, elements.Text) and "{" in one.text and fill(one.text, said) for one in self.pile)

    def _levels(self, certificate: Certificate) -> Iterator[Level]:
        if self._table is not None and certificate.back is not None:
            yield from (Level(density=density) for density in programme.densities(self._table))
        else:
            yield from TIGHTNESS

    def _continue(self, certificate: Certificate, told: dict[str, str], table: elements.Subjects) -> tuple[Side, ...]:
        """The pages of a programme that is longer than one."""
        level = Level(density=programme.continued(table))
        flow = self._place(certificate, told, level)
        placed = next(one for one in flow.placed if one.element is table)
        rows = placed.matter.rows  # type: ignore[attr-defined]  # the matter of a table
        last_room = sum(row.height for row in rows) - flow.spill
        room = self.ground.paper.height - _FOOT - placed.y - programme.HEAD_HEIGHT
        sides = []
        found = programme.parts(rows, last_room, room)
        for part in found:
            own = self._place(certificate, told, level, part, last=part is found[-1])
            sides.append(self._finish(certificate, own, part.start))
        return tuple(sides)

    def _finish(self, certificate: Certificate, flow: _Flow, page: int = 0) -> Side:
        rank = {element.id: index for index, element in enumerate(self.pile)}
        placed = tuple(sorted(flow.placed, key=lambda one: rank[one.element.id]))
        shared = tuple((one.matter, round(one.x, 3), round(one.y, 3)) for one in placed if not one.matter.own)
        key = (self.side, page, certificate.practice, shared)
        return Side(placed, key, self._problem(certificate, placed, spill=flow.spill))

    def _problem(self, certificate: Certificate, placed: Sequence[Placed], *, spill: float) -> str:
        """The first reason not to issue this, in Indonesian; "" when there is none."""
        if not safe(certificate.name):
            return "nama kosong"
        told = [one.matter.problem for one in placed if one.matter.problem]
        told.sort(key=lambda problem: not problem.startswith("nama memuat"))
        told += [one.matter.complaint for one in placed if one.matter.complaint]
        if told:
            return told[0]
        if spill > 0:
            return crowded(self.side, [one.matter for one in placed])
        paper = self.ground.paper
        return next((f"elemen “{one.element.id}” berada di luar halaman" for one in placed
                     if one.matter.bound and not _inside(one, paper.width, paper.height)), "")  # fmt: skip

    def _place(self, certificate: Certificate, told: dict[str, str], level: Level, part: slice = slice(None), *,
               last: bool = True) -> _Flow:
        """Everything at its place; without `last`, what follows the table is left for a later page."""
        flow = _Flow([], [])
        after_table = False
        for element in self._order:
            if after_table and not last and flows(element):
                continue
            spot = self._spots[element.id]
            if isinstance(element, elements.SignatureBlock):
                self._sign(flow, element, certificate, level)
                continue
            if isinstance(element, elements.Subjects):
                after_table = True
            y = self._pushed(flow, element, spot, told, level) if flows(element) else spot.y
            for matter in self._setter.set(element, certificate, told, level, y, part, last):
                flow.placed.append(Placed(element, matter, spot.x, y))
                if flows(element):
                    self._push(flow, element, matter, spot, y)
                    self._keep_off(flow, matter, spot, y, coded=bool(certificate.code))
        return flow

    def _keep_off(self, flow: _Flow, matter: Matter, spot: _Spot, y: float, *, coded: bool) -> None:
        """What flows must not run over the code, the photo or the seal that stand below its own place."""
        if matter.grown or y > spot.y + _SLACK:
            for x, width, top in self._obstacles(spot, coded=coded):
                if spot.x + matter.left < x + width and spot.x + matter.right > x:
                    flow.spill = max(flow.spill, y + matter.below - top - _SLACK)

    def _obstacles(self, spot: _Spot, *, coded: bool) -> Iterator[tuple[float, float, float]]:
        """Left, width and top of what keeps its place below a spot; a code only where there is one."""
        for element in self._fixed:
            other = self._spots[element.id]
            if other.y > spot.y and (coded or not isinstance(element, elements.Qr)):
                yield other.x, other.width, other.y

    def _pushed(self, flow: _Flow, element: Element, spot: _Spot, told: dict[str, str], level: Level) -> float:
        """Where an element stands when what is above has grown."""
        lowest = flow.below(spot.x, spot.width)
        if lowest == float("-inf") or (isinstance(element, elements.Text) and not fill(element.text, told)):
            return spot.y
        return max(spot.y, lowest + getattr(element, "gap", 0.0) * min(level.share, 1.0) ** 2 + _rise(element))

    def _push(self, flow: _Flow, element: Element, matter: Matter, spot: _Spot, y: float) -> None:
        if matter.grown or y > spot.y + 1e-9:
            flow.pushing.append((spot.x, spot.x + spot.width, y + matter.below, y + matter.last))
            edge = _FOOT if isinstance(element, elements.Subjects | elements.Scores) else 5.0
            flow.spill = max(flow.spill, y + matter.below - (self.ground.paper.height - edge) - 1e-6)
        if isinstance(matter, SentenceMatter) and not matter.sentence.fits:
            flow.spill = max(flow.spill, 1.0)

    def _sign(self, flow: _Flow, element: elements.SignatureBlock, certificate: Certificate, level: Level) -> None:
        signature = certificate.signature if self.side == "front" else getattr(certificate.back, "signature", None)
        if signature is None:
            return
        found: SetSignature = self._setter.keep((element.id, signature, level.small),
                                                lambda: set_signature(scaled(element, level.small), signature))
        spot = self._spots[element.id]
        end = flow.below(spot.x, spot.width, baseline=True) + tight_gap(element.gap, tight=level.tight)
        lowest = element.lowest + self._extra[1]
        key = (element.id, signature, round(spot.y, 3), round(end, 4), level.tight, level.pen, level.small)
        y, matter, over = self._setter.keep(
            key, lambda: found.stand(spot.y, end, lowest, tight=level.tight, pen=level.pen))
        flow.spill = max(flow.spill, over)
        flow.placed.append(Placed(element, matter, spot.x, y))
        flow.pushing.append((spot.x, spot.x + spot.width, y + matter.below, y + matter.last))

    def _spot(self, element: Element) -> _Spot:
        wide, high = self._extra
        if isinstance(element, elements.Frame) or (isinstance(element, elements.Image)
                                                   and figures.covers(element, self.ground)):
            return _Spot(element.x, element.x if isinstance(element, elements.Frame) else element.y, element.width)
        stretched = isinstance(element, elements.Kop) and element.ruled
        moved = 0.0 if stretched else {"left": 0.0, "right": wide}.get(element.anchor, wide / 2)
        return _Spot(element.x + moved, element.y + element.share * high, element.width + (wide if stretched else 0.0))

    def _limit(self, sentence: elements.Sentence, *, coded: bool) -> float:
        """The last baseline that the sentence may reach without moving what stands below it."""
        spot = self._spots[sentence.id]
        found = [self.ground.paper.height - _FOOT]
        for element in self._order[self._order.index(sentence) + 1:]:
            other = self._spots[element.id]
            beside = other.x >= spot.x + spot.width or other.x + other.width <= spot.x
            if flows(element) and not beside:
                found.append(other.y - getattr(element, "gap", 0.0) - _rise(element))
        found += [top - _CLEAR for x, width, top in self._obstacles(spot, coded=coded)
                  if x < spot.x + spot.width and x + width > spot.x]  # fmt: skip
        return min(found)


def flows(element: Element) -> bool:
    """Whether an element moves down for what grows above it."""
    return element.flow if isinstance(element, elements.Text) else isinstance(element, FLOWING)


def _extra(ground: Ground) -> tuple[float, float]:
    """How much wider and higher the paper is than that of the design."""
    across, down = PAPERS[ground.layout.paper]
    if ground.layout.landscape:
        across, down = down, across
    return ground.paper.width - across, ground.paper.height - down


def _rise(element: Element) -> float:
    """How far an element reaches above its y; the gap of a signature is told from baseline to baseline."""
    if isinstance(element, elements.Text):
        return 0.0 if element.height else fonts.capital(FONTS[element.font], element.size)
    if isinstance(element, elements.Sentence):
        return fonts.capital(FONTS[element.font], element.size)
    if isinstance(element, elements.Rows):
        return fonts.capital(FONTS[element.name_font], element.name_size)
    return fonts.capital(fonts.SERIF_BOLD, 11) if isinstance(element, elements.Scores) else 0.0


def _inside(one: Placed, width: float, height: float) -> bool:
    matter = one.matter
    return (one.x + matter.left >= -_SLACK and one.x + matter.right <= width + _SLACK
            and one.y - matter.above >= -_SLACK and one.y + matter.below <= height + _SLACK)  # fmt: skip
