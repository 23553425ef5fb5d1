"""Every paper of the catalogue, on both sheets, of an event whose words are all hard: none is lost, and all print well.

A paper that is new in the catalogue fails here until `TOLD` says which names belong on it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pypdfium2
import pytest
from PIL import Image, ImageChops

from app.services import documents, workspace
from app.services.papers import catalogue
from app.services.papers.options import PaperOptions
from tests import hard_event
from tests.hard_event import CAPTION, CHAIR, COMMITTEE, GUESTS, NAMES, SPEAKERS, TITLE, VENUE
from tests.printing import reading

DPI = 50
SAFE = 5.0  # mm of each edge that no printer reaches (paper.md §1)
SHEETS = {"A4": (210, 297), "F4": (215, 330)}
HEAD = (TITLE, VENUE)
TOLD: dict[str, tuple[str, ...]] = {
    "invitation-annex": (*HEAD, *NAMES, CHAIR),
    "quota-moves": (*HEAD, CHAIR),
    "rundown": (*HEAD, *SPEAKERS, CHAIR),
    "biodata-blank": HEAD,
    "biodata": (*HEAD, *NAMES),
    "name-tags": (TITLE, *NAMES, *SPEAKERS, *COMMITTEE, *GUESTS, CHAIR),
    "table-names": (*SPEAKERS, *COMMITTEE, *GUESTS, CHAIR),
    "attendance-sheet": (*HEAD, *NAMES, CHAIR),
    "blank-sheet": (*HEAD, CHAIR),
    "speaker-sheet": (*HEAD, *SPEAKERS, CHAIR),
    "committee-sheet": (*HEAD, *COMMITTEE, CHAIR),
    "guest-sheet": (*HEAD, *GUESTS, CHAIR),
    "evaluation-form": (TITLE, *SPEAKERS),
    "receipt": (*HEAD, *NAMES, *SPEAKERS, *COMMITTEE, CHAIR),
    "goods-receipt": (*HEAD, *NAMES, CHAIR),
    "attendance-matrix": (*HEAD, *NAMES, CHAIR),
    "attendance-recap": (*HEAD, *NAMES, CHAIR),
    "exam-recap": (*HEAD, *NAMES, CHAIR),
    "scores": (*HEAD, *NAMES, CHAIR),
    "evaluation-recap": (*HEAD, *SPEAKERS, CHAIR),
    "name-proof": (*HEAD, *NAMES, *SPEAKERS, *COMMITTEE, CHAIR),
    "certificate-contact-sheet": (TITLE, *NAMES, *SPEAKERS, *COMMITTEE),
    "certificates": (*HEAD, *NAMES, *SPEAKERS),
    "certificate-receipt": (*HEAD, *NAMES, CHAIR),
    "certificate-register": (TITLE, *NAMES),
    "photos": (*HEAD, CAPTION),
    "minutes": (*HEAD, *SPEAKERS, CHAIR),
    "report": (*HEAD, *SPEAKERS, *COMMITTEE, CHAIR),
    "press-release": (*HEAD, *SPEAKERS),
    "event-check": (TITLE, *SPEAKERS),
    "bundle": (*HEAD, *NAMES, *SPEAKERS, *COMMITTEE, *GUESTS, CHAIR, CAPTION),
}
"""The words that belong on each paper, whole."""
EVERY = [(kind.name, sheet) for kind in catalogue.kinds() for sheet in SHEETS]


@dataclass(frozen=True)
class Paper:
    """A paper as bytes, and its words without any blank, in small letters: in a sentence it is "di aula …"."""

    pdf: bytes
    words: str


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Paper]:
    """Every paper on every sheet, made once; none of them may fail."""
    place = tmp_path_factory.mktemp("hard")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_SETTINGS", str(place / "settings"))
        workspace.open_workspace(place / "data")
        event_id = hard_event.hard_event().id
        made = {(name, sheet): documents.render(name, event_id, PaperOptions(sheet)).pdf for name, sheet in EVERY}
        workspace.close_workspace(backup=False)
    return {key: Paper(pdf, _folded(" ".join(reading.pages(pdf)))) for key, pdf in made.items()}


def _folded(text: str) -> str:
    return reading.letters(text).replace("\u00ad", "").casefold()


@pytest.mark.parametrize(("name", "sheet"), EVERY)
def test_no_word_of_an_event_is_lost(papers: Mapping[tuple[str, str], Paper], name: str, sheet: str) -> None:
    words = papers[name, sheet].words
    assert [told for told in TOLD[name] if _folded(told) not in words] == []
    assert not re.search(r"&amp;|&lt;|&#\d", words), "escaped twice"
    assert "□" not in words
    assert "■" not in words


@pytest.mark.parametrize(("name", "sheet"), EVERY)
def test_every_paper_can_be_printed_anywhere(papers: Mapping[tuple[str, str], Paper], name: str, sheet: str) -> None:
    pdf = papers[name, sheet].pdf
    assert [font for font, embedded in reading.font_names(pdf).items() if not embedded] == []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        size = tuple(sorted(round(side / 72 * 25.4) for side in page.get_size()))
        assert size == SHEETS[sheet]
    image = document[len(document) - 1].render(scale=DPI / 72).to_pil().convert("RGB")
    document.close()
    assert min(reading.ink_box_mm(image.convert("L"), DPI)) >= SAFE - 25.4 / DPI
    if name not in {"certificates", "photos"}:  # ornaments and photos have colours
        assert _most_colour(image) <= 2, "black, white and greys only"


def _most_colour(image: Image.Image) -> int:
    """The widest distance between two channels of any pixel, of 255."""
    red, green, blue = image.split()
    pairs = ((red, green), (green, blue), (red, blue))
    return max(int(ImageChops.difference(one, other).getextrema()[1]) for one, other in pairs)
