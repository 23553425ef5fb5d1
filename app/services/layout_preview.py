"""A design as it prints, for the designer: the bytes, where each element came to stand, and what is wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from app.domain.layouts.elements import Layout
from app.errors import Progress, UserError, no_progress
from app.models import rows
from app.printing.paper import Paper
from app.services import layout_samples, layouts
from app.services.documents import Rendered

if TYPE_CHECKING:
    from app.printing.certificates import Place
    from app.printing.records import Certificate

_SMALL = 184
"""Pixels of the long side: twice what a list shows, for fine screens."""


@dataclass(frozen=True)
class Box:
    """An element as drawn, mm from the page's top left."""

    id: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class DesignPreview:
    """`pdf` has a page for the front and, where there is one, the back; `problem` says why it cannot be drawn (then
    there is no PDF)."""

    pdf: bytes
    front: tuple[Box, ...]
    back: tuple[Box, ...]
    problem: str = ""


@dataclass(frozen=True)
class Shown:
    """With whom a design is shown: see `layout_samples.sample_certificate`."""

    person_id: str = ""
    event_id: str = ""


def make(layout: Layout, paper: str, shown: Shown) -> DesignPreview:
    """Draw a design on "A4" or "F4" with the engine that prints certificates."""
    from app.printing import certificates

    certificate = layout_samples.sample_certificate(shown.person_id, shown.event_id)
    sheet = Paper(paper, landscape=layout.landscape)
    problem = certificates.certificate_problem(certificate, layout, sheet) or ""
    front = _boxes(certificates.places(certificate, layout, sheet, "front"))
    back = _boxes(certificates.places(certificate, layout, sheet, "back")) if layout.back else ()
    pictures = layouts.pictures_of(layout)
    try:
        pdf = b"" if problem else certificates.certificates([certificate], layout, sheet, pictures=pictures)
    except UserError as error:
        return DesignPreview(b"", front, back, error.happened)
    return DesignPreview(pdf, front, back, problem)


def render(ref: str, paper: str, event_id: str = "", progress: Progress = no_progress) -> Rendered:
    """A design of the collection as a paper to look at: with the first participant of an event, else with invented
    people, as where that participant's own words cannot be drawn: it is the design that is looked at."""
    from app.printing import certificates

    layout = layouts.get(ref)
    sheet = Paper(paper, landscape=layout.landscape)
    sample = layout_samples.sample_certificate(event_id=event_id)
    if event_id and certificates.certificate_problem(sample, layout, sheet):
        sample = layout_samples.sample_certificate()
    elif event_id:
        sample = replace(sample, practice=True)  # it bears somebody's name, and can be printed
    pictures = layouts.pictures_of(layout)
    pdf = certificates.certificates([sample], layout, sheet, progress, pictures=pictures)
    return Rendered(pdf, "layout", "", layouts.file_name(layout.label), 1)


def small(ref: str) -> bytes:
    """The front of a design with invented people as a small PNG, for a list; drawn once for equal content. Empty where
    it cannot be drawn."""
    layout = layouts.get(ref)
    pictures = layouts.pictures_of(layout)
    return _small(layout, layout_samples.sample_certificate(), frozenset(pictures))


@lru_cache(maxsize=64)
def _small(layout: Layout, certificate: "Certificate", pictures: frozenset[str]) -> bytes:
    from app.printing import certificates, small_pictures

    found = {sha256: content for sha256, content in layouts.pictures_of(layout).items() if sha256 in pictures}
    sheet = Paper(layout.paper, landscape=layout.landscape)
    try:
        pdf = certificates.certificates([certificate], replace(layout, back=()), sheet, pictures=found)
    except UserError:
        return b""
    return small_pictures.first_page(pdf, _SMALL)


def with_whom() -> tuple[tuple[str, str], ...]:
    """The events of whose people one may be shown on a design: (id, code and title), the newest first."""
    found = sorted(rows.find("event"), key=lambda row: (row["starts_on"], row["code"]), reverse=True)
    return tuple((row["id"], f"{row['code']} · {row['title']}") for row in found)


def people_of(event_id: str) -> Sequence[tuple[str, str]]:
    """Those of an event with whom a design can be shown, (person id, name), by name."""
    return layout_samples.people_of(event_id)


def _boxes(places: "Iterable[Place]") -> tuple[Box, ...]:
    return tuple(Box(one.element, one.x, one.y, one.width, one.height) for one in places)
