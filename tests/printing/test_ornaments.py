"""The ornaments of certificates: exact to the cell on any paper, and still there when a printer has only black."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from app.printing.ornaments.frames import DEPTHS, draw_frame
from app.printing.ornaments.seal import draw_seal
from app.printing.page import Page, Step
from app.printing.paper import UNPRINTED, Paper
from tests.printing import reading

DARK, LIGHT = "#6B211C", "#9E7321"
INSETS = {"lines": 10.0, "songket": 9.0, "rebung": 9.0, "rosettes": 9.0}
PAPERS = [Paper(size, landscape=turned) for size in ("A4", "F4") for turned in (True, False)]
Painted = tuple[tuple[Step, ...], str, float]


class Watched(Page):
    """A page that remembers what was painted on it."""

    def __init__(self, target: BytesIO, paper: Paper) -> None:
        super().__init__(target, paper, "Hiasan", "Uji")
        self.painted: list[Painted] = []

    def paint(self, path: Sequence[Step], colour: str, line: float = 0.0) -> None:
        self.painted.append((tuple(path), colour, line))
        super().paint(path, colour, line)


def frame(ornament: str, paper: Paper) -> tuple[bytes, list[Painted]]:
    """A page with nothing but its frame."""
    target = BytesIO()
    page = Watched(target, paper)
    draw_frame(page, ornament, INSETS[ornament], DARK, LIGHT)
    page.end()
    page.save()
    return target.getvalue(), page.painted


def corners(painted: list[Painted]) -> set[tuple[float, float]]:
    """Every place that a path names, to a tenth of a mm."""
    found = set()
    for path, _colour, _line in painted:
        for operator, *places in path:
            named = places
            if operator == "re":
                x, y, width, height = places
                named = [x, y, x + width, y, x, y + height, x + width, y + height]
            found |= {(round(x, 1), round(y, 1)) for x, y in zip(named[0::2], named[1::2], strict=True)}
    return found


def near(places: set[tuple[float, float]], place: tuple[float, float]) -> bool:
    """Whether a place is there, up to the last digit that was rounded."""
    return any((round(place[0] + x / 10, 1), round(place[1] + y / 10, 1)) in places
               for x in (0, -1, 1) for y in (0, -1, 1))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: f"{paper.size}-{paper.landscape}")
@pytest.mark.parametrize("ornament", INSETS)
def test_a_frame_is_the_same_from_all_sides(ornament: str, paper: Paper) -> None:
    """Whole repeats on each side: no motif is cut, and none stands nearer to one corner than to the other."""
    places = corners(frame(ornament, paper)[1])
    for x, y in places:
        assert near(places, (paper.width - x, y)), (x, y)
        assert near(places, (x, paper.height - y)), (x, y)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: f"{paper.size}-{paper.landscape}")
@pytest.mark.parametrize("ornament", INSETS)
def test_a_frame_keeps_to_its_strip(ornament: str, paper: Paper) -> None:
    """Ink begins where the design says, never where printers do not reach, and leaves the middle to the words."""
    pdf, painted = frame(ornament, paper)
    image = reading.picture(pdf, dpi=150)
    assert all(abs(edge - INSETS[ornament]) < 0.6 for edge in reading.ink_box_mm(image, 150))
    assert INSETS[ornament] > UNPRINTED
    free = 24.2 if ornament == "rosettes" else INSETS[ornament] + DEPTHS[ornament] + 0.4
    dots = [round(length * 150 / 25.4) for length in (free, free, paper.width - free, paper.height - free)]
    assert image.crop((dots[0], dots[1], dots[2], dots[3])).getextrema() == (255, 255)
    assert {colour for _path, colour, _line in painted} <= {DARK, LIGHT}
    assert all(line == 0 or line >= 0.35 for _path, _colour, line in painted), "too thin to be printed"
    assert len(pdf) < 30_000


@pytest.mark.parametrize("ornament", ["songket", "rebung"])
def test_a_frame_survives_a_printer_that_has_only_black(ornament: str) -> None:
    """Each woven cell still holds most of its ink when its colour is dots; between them stays paper."""
    paper = Paper("A4", landscape=True)
    pdf, painted = frame(ornament, paper)
    dithered = reading.picture(pdf, dpi=300).convert("1").convert("L")
    ink = ImageChops.invert(dithered)

    def share_of(left: float, top: float, right: float, bottom: float) -> float:
        box = [round(length * 300 / 25.4) for length in (left, top, right, bottom)]
        return float(ImageStat.Stat(ink.crop((box[0], box[1], box[2], box[3]))).mean[0]) / 255

    def share(step: Step) -> float:
        _operator, x, y, width, height = step
        return share_of(x + 0.1, y + 0.1, x + width - 0.1, y + height - 0.1)

    cells = {DARK: 0.0, LIGHT: 0.0}
    for colour in cells:
        woven = [step for path, ink_of, line in painted if ink_of == colour and not line
                 for step in path if step[0] == "re"]
        cells[colour] = sum(map(share, woven)) / len(woven)
        assert min(map(share, woven)) > 0.3, colour
    assert cells[DARK] > 0.7 > cells[LIGHT] > 0.4
    assert 0.2 < share_of(9, 9, 288, 16.5) < 0.6, "neither empty nor flooded"
    if ornament == "songket":
        assert all(0.05 < share_of(at, 18.9, at + 4.5, 22.7) < 0.4 for at in range(24, 268)), "strands are lost"


def test_a_seal_is_round_and_a_small_one_a_lozenge() -> None:
    """Inside its square, the same when turned by half; too small for curves it becomes the knot of the strands."""

    def drawn(side: float) -> tuple[Image.Image, Watched]:
        target = BytesIO()
        page = Watched(target, PAPERS[0])
        draw_seal(page, 100, 100, side, (DARK, LIGHT))
        page.end()
        page.save()
        return reading.picture(target.getvalue(), dpi=200), page

    image, page = drawn(33)
    left, top, right, bottom = reading.ink_box_mm(image, 200)
    assert (left, top) == pytest.approx((100, 100), abs=0.3)
    assert (297 - right, 210 - bottom) == pytest.approx((133, 133), abs=0.3)
    curved = [(colour, sum(step[0] == "h" for step in path)) for path, colour, line in page.painted if line]
    assert curved == [(DARK, 6), (LIGHT, 4)]
    image, page = drawn(4)
    assert [line for _path, _colour, line in page.painted] == [0, 0]
    assert reading.ink_box_mm(image, 200)[0] == pytest.approx(100, abs=0.3)
