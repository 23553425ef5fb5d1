"""Certificates and piagam as PDF, drawn from their design: what is equal on every page is drawn once, into forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, BinaryIO

from app.domain.layouts import elements
from app.domain.layouts.elements import Layout
from app.errors import Progress, UserError, no_progress
from app.printing import certificate_marks as marks
from app.printing.certificate_fields import NAME
from app.printing.certificate_matter import Ground
from app.printing.certificate_sides import Placed, Side, SideMaker
from app.printing.letterhead import author
from app.printing.page import Page
from app.printing.paper import Paper, Stock
from app.printing.records import Certificate

NO_PICTURES: Mapping[str, bytes] = {}


def certificates(items: Sequence[Certificate], layout: Layout, paper: Paper, progress: Progress = no_progress,
                 stock: Stock = "plain", pictures: Mapping[str, bytes] = NO_PICTURES) -> bytes:
    """The certificates as one PDF: each a front and, where design and record have one, a back.

    What it raises and how it reports is said at `write_certificates`.
    """
    target = BytesIO()
    write_certificates(target, items, layout, paper, progress, stock, pictures)
    return target.getvalue()


def write_certificates(target: BinaryIO, items: Sequence[Certificate], layout: Layout, paper: Paper,
                       progress: Progress = no_progress, stock: Stock = "plain",
                       pictures: Mapping[str, bytes] = NO_PICTURES) -> None:
    """Write the PDF into an open binary file; the paper lies as the design does, whatever its own `landscape`.

    `stock` is what the sheets bear already and is not printed on them again; every text keeps its place. `pictures` are
    those of the design by SHA-256; one that is missing leaves its place empty.

    `progress` is called after each certificate and may raise Cancelled; nothing is written before all are drawn.

    Raises:
        UserError: there is nothing to print, or a certificate has a `certificate_problem`: it is named.
    """
    if not items:
        raise UserError("Tidak ada sertifikat untuk dicetak.", todo="Terbitkan sertifikat lebih dahulu.")
    ground = _ground(layout, paper, pictures)
    first = items[0]
    title = f"{first.title} {first.number}" if len(items) == 1 else f"{first.title} ({len(items)})"
    page = Page(target, ground.paper, title.strip(), author(first.letterhead))
    page.thrifty = stock == "thrifty"
    writer = _Writer(page, ground, stock)
    for done, item in enumerate(items, start=1):
        writer.add(item)
        progress(done, len(items))
    page.save()


def certificate_problem(certificate: Certificate, layout: Layout, paper: Paper) -> str | None:
    """Why this certificate cannot be issued, as an Indonesian clause ("nama memuat huruf yang …"); None if it can."""
    return Checker(layout, paper).problem(certificate)


@dataclass(frozen=True)
class TextSetting:
    """How words would be set: their element, the `fields` in them, the `text` as a whole, its `size` of `full_size` pt,
    its lines, and why they cannot be printed ("" when they can)."""

    element: str
    fields: tuple[str, ...]
    text: str
    size: float
    full_size: float
    lines: tuple[str, ...]
    problem: str

    @property
    def is_name(self) -> bool:
        """Whether this is the person's name."""
        return NAME in self.fields


def settings(certificate: Certificate, layout: Layout, paper: Paper) -> tuple[TextSetting, ...]:
    """How each text of the front and the back would be set; a row of an identity is a setting of its own."""
    return Checker(layout, paper).settings(certificate)


class Checker:
    """Looks at many certificates of one design on one paper: what is equal on all of them is set once."""

    def __init__(self, layout: Layout, paper: Paper) -> None:
        ground = _ground(layout, paper, NO_PICTURES)
        self._makers = [SideMaker(ground, side) for side in ("front", "back")]
        self._bears_name = _bears_name(layout)

    def problem(self, certificate: Certificate) -> str | None:
        """See `certificate_problem`."""
        if not self._bears_name:
            return "tata letak tidak memuat nama"
        sides = (side for pages in self._measured(certificate) for side in pages)
        return next((side.problem for side in sides if side.problem), None)

    def settings(self, certificate: Certificate) -> tuple[TextSetting, ...]:
        """See `settings`."""
        return tuple(
            TextSetting(one.element.id, told.fields, told.text, told.size, told.full_size, told.lines, told.problem)
            for pages in self._measured(certificate) for side in pages[-1:]
            for one in side.placed for told in one.matter.words
        )  # fmt: skip

    def _measured(self, certificate: Certificate) -> tuple[tuple[Side, ...], ...]:
        """The pages of the front and those of the back."""
        return tuple(maker.measure(certificate) for maker in self._makers)


@dataclass(frozen=True)
class Place:
    """Where an element stands, in mm from the page's top left: its box, and within `ink` (x, y, width, height) what it
    draws; None where it draws nothing on this certificate."""

    element: str
    x: float
    y: float
    width: float
    height: float
    ink: tuple[float, float, float, float] | None


def places(certificate: Certificate, layout: Layout, paper: Paper, side: str) -> tuple[Place, ...]:
    """Where each element of the "front" or "back" stands, from the bottom of the pile to its top."""
    maker = SideMaker(_ground(layout, paper, NO_PICTURES), side)
    pages = maker.measure(certificate)
    placed: dict[str, list[Placed]] = {element.id: [] for element in maker.pile}
    for one in pages[-1].placed if pages else ():
        placed[one.element.id].append(one)
    return tuple(_place(maker, element, placed[element.id]) for element in maker.pile)


def _place(maker: SideMaker, element: elements.Element, placed: Sequence[Placed]) -> Place:
    x, y, width, height = maker.box(element)
    if not placed:
        return Place(element.id, x, y, width, height, None)
    left = min(one.x + one.matter.left for one in placed)
    right = max(one.x + one.matter.right for one in placed)
    top = min(one.y - one.matter.above for one in placed)
    bottom = max(one.y + one.matter.below for one in placed)
    y += placed[0].y - maker.spot_y(element)
    if not element.height:
        y, height = top, bottom - top
    return Place(element.id, x, y, width, height, (left, top, right - left, bottom - top))


def _ground(layout: Layout, paper: Paper, pictures: Mapping[str, bytes]) -> Ground:
    return Ground(layout, replace(paper, landscape=layout.landscape), pictures)


def _bears_name(layout: Layout) -> bool:
    texts = [one.text for one in layout.front if isinstance(one, elements.Text)]
    texts += [template for one in layout.front if isinstance(one, elements.Rows) for _label, template in one.rows]
    return any("{" + NAME + "}" in text for text in texts)


class _Writer:
    """Adds certificates to one file and remembers which forms it has."""

    def __init__(self, page: Page, ground: Ground, stock: Stock) -> None:
        self._page = page
        self._ground = ground
        self._stock = stock
        self._makers = [SideMaker(ground, side) for side in ("front", "back")]
        self._forms: dict[tuple[Any, ...], str] = {}

    def add(self, certificate: Certificate) -> None:
        """Draw the front and the back of one certificate."""
        for maker in self._makers:
            for side in maker.measure(certificate):
                if side.problem:
                    raise _refusal(certificate, side.problem)
                self._add_page(certificate, maker, side)

    def _add_page(self, certificate: Certificate, maker: SideMaker, side: Side) -> None:
        page = self._page
        form = self._forms.get(side.key)
        if form is None:
            form = self._forms[side.key] = f"{maker.side}{len(self._forms) + 1}"
            page.begin_form(form)
            self._draw_shared(certificate, maker, side)
            page.end_form()
        page.stamp(form)
        for one in side.placed:
            if one.matter.own:
                one.matter.draw(page, one.x, one.y)
        if certificate.duplicate and marks.needs_copy_mark(maker.pile):
            marks.copy(page, self._ground, maker.side, side.placed)
        page.end()

    def _draw_shared(self, certificate: Certificate, maker: SideMaker, side: Side) -> None:
        """What one form holds, but for what the stock bears already; a background lies under the practice outline."""
        page = self._page
        shared = [one for one in side.placed if not one.matter.own and not self._borne(one)]
        under = [one for one in shared if isinstance(one.element, elements.Image) and one.element.fills]
        for one in under:
            one.matter.draw(page, one.x, one.y)
        if certificate.practice:
            page.practice_outline()
        for one in shared:
            if one not in under:
                one.matter.draw(page, one.x, one.y)
        if certificate.practice:
            marks.practice(page, self._ground, maker.side, side.placed)

    def _borne(self, one: Placed) -> bool:
        """Whether the sheets bear it already."""
        return self._stock == "texts" or (self._stock == "ornament" and one.matter.ornamental)


def _refusal(certificate: Certificate, problem: str) -> UserError:
    return UserError(f"Sertifikat {certificate.number} untuk {certificate.name.strip()[:80]}: {problem}.",
                     "Tidak ada yang dicetak.", "Perbaiki datanya, lalu ulangi.")
