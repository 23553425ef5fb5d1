"""The shipped designs, with every content on both papers: nothing overlaps, nothing is lost, all is readable."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import combinations

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageStat

from app.domain.layouts import elements, files
from app.printing.certificate_matter import Ground
from app.printing.certificate_programme import SubjectsMatter
from app.printing.certificate_sides import SideMaker
from app.printing.certificate_signature import SignatureMatter
from app.printing.certificates import certificate_problem, places, settings
from app.printing.ornaments.frames import draw_frame
from app.printing.page import Page
from app.printing.paper import UNPRINTED
from app.printing.records import Certificate
from tests.printing import people, reading
from tests.printing.designs import CONTENTS, NAMES, design, paper_of, pdf

SIZES = ("A4", "F4")
REFUSED = {("piagam", "panjang")}
"""A participant's certificate of four lines, signed over eight, does not stand beside a rank of 24 pt."""
CASES = [(name, size, content) for name in NAMES for size in SIZES for content in CONTENTS
         if (name, content) not in REFUSED]

MARKED = ("nilai", "piagam-panjang", "panjang")

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in mm."""


@cache
def made(name: str, size: str, content: str) -> bytes:
    """A certificate as a file, made once."""
    return pdf(design(name), size, CONTENTS[content]())


def boxes(name: str, size: str, certificate: Certificate, side: str) -> dict[str, Box]:
    """What each element but the frame draws."""
    layout = design(name)
    frames = {one.id for one in (*layout.front, *layout.back) if isinstance(one, elements.Frame)}
    found = places(certificate, layout, paper_of(layout, size), side)
    return {one.element: (one.ink[0], one.ink[1], one.ink[0] + one.ink[2], one.ink[1] + one.ink[3])
            for one in found if one.ink and one.element not in frames}  # fmt: skip


def overlap(first: Box, second: Box, air: float = 0.0) -> bool:
    """Whether two boxes share ink or stand nearer than `air`."""
    return (first[0] < second[2] + air - 0.01 and second[0] < first[2] + air - 0.01
            and first[1] < second[3] + air - 0.01 and second[1] < first[3] + air - 0.01)  # fmt: skip


def crop(image: Image.Image, box: Box, dpi: int) -> Image.Image:
    """A part of a page."""
    dots = [round(length * dpi / 25.4) for length in box]
    return image.crop((dots[0], dots[1], dots[2], dots[3]))


def spots_of(data: bytes, words: str, page: int) -> list[Box]:
    """Where words stand on a page."""
    document = pypdfium2.PdfDocument(data)
    sheet = document[page]
    text, height = sheet.get_textpage(), sheet.get_height()
    search = text.search(words, match_case=True)
    found: list[Box] = []
    while (hit := search.get_next()) is not None:
        letters = [text.get_charbox(hit[0] + place) for place in range(hit[1])]
        points = (min(box[0] for box in letters), height - max(box[3] for box in letters),
                  max(box[2] for box in letters), height - min(box[1] for box in letters))  # fmt: skip
        found.append((points[0] / 72 * 25.4, points[1] / 72 * 25.4, points[2] / 72 * 25.4, points[3] / 72 * 25.4))
    document.close()
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_design_is_a_file_that_reads_back_the_same(name: str) -> None:
    layout = design(name)
    assert layout.name == name
    assert files.read(files.write(layout)) == layout
    assert layout.front
    assert layout.back
    assert layout.paper == "A4"


@pytest.mark.parametrize(("name", "size", "content"), CASES)
def test_nothing_stands_upon_another(name: str, size: str, content: str) -> None:
    certificate = CONTENTS[content]()
    layout = design(name)
    assert certificate_problem(certificate, layout, paper_of(layout, size)) is None
    for side in ("front", "back"):
        for (one, its), (other, others) in combinations(boxes(name, size, certificate, side).items(), 2):
            assert not overlap(its, others), (side, one, its, other, others)


@pytest.mark.parametrize(("name", "size", "content"), CASES)
def test_nothing_that_is_read_is_too_small(name: str, size: str, content: str) -> None:
    """However crowded the page: the sentence from 9 pt, all else of the front and the table from 8 or 8.5 pt."""
    certificate, layout = CONTENTS[content](), design(name)
    for told in settings(certificate, layout, paper_of(layout, size)):
        assert told.size >= {"kalimat": 9, "tautan": 7, "catatan": 8}.get(told.element, 8.5), told
    pages = [side for name_of_side in ("front", "back")
             for side in SideMaker(Ground(layout, paper_of(layout, size), {}), name_of_side).measure(certificate)]
    for placed in (one for side in pages for one in side.placed):
        if isinstance(placed.matter, SignatureMatter):
            assert min(placed.matter.style.size, placed.matter.block.name_size) >= 8.5
            assert placed.matter.free >= 16
        if isinstance(placed.matter, SubjectsMatter):
            assert placed.matter.density.size >= 8


@pytest.mark.parametrize(("name", "size", "content"), CASES)
def test_the_frame_leaves_words_and_code_alone(name: str, size: str, content: str) -> None:
    """No ornament under text, photo or code, and all of them where every printer prints."""
    layout = design(name)
    paper = paper_of(layout, size)
    target = BytesIO()
    page = Page(target, paper, "Bingkai", "Uji")
    for one in layout.front:
        if isinstance(one, elements.Frame):
            draw_frame(page, one.ornament, one.x, layout.dark, layout.light)
    page.end()
    page.save()
    frame = reading.picture(target.getvalue(), dpi=100)
    for element, box in boxes(name, size, CONTENTS[content](), "front").items():
        assert crop(frame, (box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1), 100).getextrema() == (255, 255), element
    for element, box in boxes(name, size, CONTENTS[content](), "back").items():
        assert min(box[0], box[1], paper.width - box[2], paper.height - box[3]) > UNPRINTED + 3, element


@pytest.mark.parametrize(("name", "size", "content"), [case for case in CASES if case[1] == "A4"])
def test_every_word_is_on_the_paper(name: str, size: str, content: str) -> None:
    certificate = CONTENTS[content]()
    pages = reading.pages(made(name, size, content))
    front = reading.letters(pages[0])
    wanted = [certificate.name, certificate.heading, certificate.lead, "".join(one.text for one in certificate.text),
              certificate.signature.name, certificate.signature.rank, certificate.number, certificate.replacement,
              certificate.check_code, *certificate.signature.on_behalf, "SALINAN" if certificate.duplicate else ""]
    if name in {"foto", "sttpp"}:
        wanted += [certificate.birth_place_date, certificate.standing, certificate.area]
    else:
        wanted += [certificate.birth, certificate.origin]
    wanted += [line.text for line in certificate.letterhead.lines if line.kind != "addr"]
    for words in wanted:
        assert reading.letters(words) in front, words
    if certificate.practice:
        assert "LATIHAN,bukandokumenresmi" in front
    back = reading.letters("".join(pages[1:]))
    if certificate.back and name != "piagam":
        for subject in certificate.back.subjects:
            assert reading.letters(subject.title) in back
    assert len(pages) == 1 or reading.letters(certificate.number) in back
    assert len(pages) > 1 or not certificate.number or name != "piagam"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", ["nilai", "piagam-panjang"])
def test_a_black_printer_that_cuts_its_edges_keeps_everything(name: str, content: str) -> None:
    """Dithered to one bit at 300 dpi, 5 mm of each edge lost: the code is read, no element is gone."""
    certificate = CONTENTS[content]()
    image = reading.picture(made(name, "A4", content), dpi=300)
    edge = round(UNPRINTED * 300 / 25.4)
    printed = Image.new("L", image.size, 255)
    inside = (edge, edge, image.width - edge, image.height - edge)
    printed.paste(image.convert("1").convert("L").crop(inside), inside)
    assert [found.text for found in zxingcpp.read_barcodes(printed)] == [certificate.code]
    for element, box in boxes(name, "A4", certificate, "front").items():
        margin = 0.3 if box[3] - box[1] < 0.5 else 0.0
        ink = ImageStat.Stat(ImageChops.invert(crop(printed, (box[0], box[1] - margin, box[2], box[3] + margin), 300)))
        assert ink.mean[0] / 255 > 0.01, element


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("long", ["Muhammad " * 8 + "Ali", "X", "W" * 40, people.LONG_NAME])
def test_a_name_is_whole_or_refused(name: str, long: str) -> None:
    layout = design(name)
    certificate = replace(CONTENTS["biasa"](), name=long)
    problem = certificate_problem(certificate, layout, paper_of(layout, "A4"))
    if problem:
        assert problem.startswith("nama")
    else:
        assert reading.letters(long) in reading.letters(reading.pages(pdf(layout, "A4", certificate))[0])


@pytest.mark.parametrize("name", NAMES)
def test_sheets_with_an_ornament_bear_frame_kop_and_title(name: str) -> None:
    """On such sheets only words and codes are printed: nothing of the frame, no rule, no title twice."""
    layout = design(name)
    certificate = replace(CONTENTS["narasumber"](), photo=None)
    plain, printed = (pdf(layout, "A4", certificate, stock) for stock in ("plain", "ornament"))
    told = reading.letters(reading.pages(printed)[0])
    for words in ("PEMERINTAHPROVINSI", "SERTIFIKAT", "SURATTANDATAMAT", "PENDIDIKANDANPELATIHAN"):
        assert words not in told
    whole = reading.letters(reading.pages(plain)[0])
    assert all(reading.letters(words) in told for words in (certificate.name, certificate.number, "Universitas Riau"))
    assert "SURATTANDATAMAT" in whole or "SERTIFIKAT" in whole
    document = pypdfium2.PdfDocument(printed)
    colours = document[0].render(scale=1).to_pil().convert("RGB").getcolors(1_000_000)
    document.close()
    assert all(max(colour) - min(colour) < 12 for _count, colour in colours or ()), "the inks of the ornament"


@pytest.mark.parametrize("name", NAMES)
def test_a_thrifty_print_saves_ink_and_loses_no_word_and_no_line(name: str) -> None:
    """Without the fill of the ornament and of the table's head; the frame's rules and the code stay."""
    certificate = replace(CONTENTS["biasa"](), photo=None)
    plain, thrifty = (pdf(design(name), "A4", certificate, stock) for stock in ("plain", "thrifty"))
    assert reading.pages(plain) == reading.pages(thrifty)
    inks = [[ImageStat.Stat(ImageChops.invert(reading.picture(data, page, 100))).sum[0] for page in range(2)]
            for data in (plain, thrifty)]  # fmt: skip
    filled = name in {"songket", "piagam"}
    assert inks[1][0] < inks[0][0] * (0.7 if filled else 1.001)
    assert name == "piagam" or inks[1][1] < inks[0][1] * 0.97
    sheet = reading.picture(thrifty, 0, 300)
    assert [found.text for found in zxingcpp.read_barcodes(sheet)] == [certificate.code]
    assert min(sheet.crop((0, 1000, 320, 1010)).getextrema()) < 150, "a rule of the frame"


@pytest.mark.parametrize(("name", "size", "content"), [case for case in CASES if case[2] in MARKED])
def test_the_marks_of_practice_and_copy_stand_on_bare_paper(name: str, size: str, content: str) -> None:
    layout = design(name)
    certificate = replace(CONTENTS[content](), practice=False, duplicate=False)
    marked = pdf(layout, size, replace(certificate, practice=True, duplicate=True))
    plain = pdf(layout, size, certificate)
    for page in range(len(reading.pages(marked))):
        bare = reading.picture(plain, page, 100)
        spots = [(words, box) for words in ("LATIHAN, bukan dokumen resmi", "SALINAN")
                 for box in spots_of(marked, words, page)]  # fmt: skip
        assert [words for words, _box in spots] == ["LATIHAN, bukan dokumen resmi", "SALINAN"]
        for words, (left, top, right, bottom) in spots:
            around = (left - 1, top - 1, right + 1, bottom + 1)
            assert crop(bare, around, 100).getextrema() == (255, 255), (words, page)


@pytest.mark.parametrize("name", NAMES)
def test_a_long_number_under_the_code_breaks_at_a_slash(name: str) -> None:
    """Read aloud to who has no camera: two lines of 5 pt and more instead of one that nobody can read."""
    layout = design(name)
    number = "400.9.14.6/0007/DINSOS-PPPA/SERT-PSM/VIII/2018"
    deep = {told: boxes(name, "A4", replace(CONTENTS["biasa"](), number=told), "front")["kode"][3]
            for told in ("460/0007/DINSOS/IX/2018", number)}  # fmt: skip
    assert 2 < deep[number] - deep["460/0007/DINSOS/IX/2018"] < 3
    data = pdf(layout, "A4", replace(CONTENTS["biasa"](), number=number))
    assert spots_of(data, "400.9.14.6/0007/DINSOS-", 0)
    assert reading.letters(reading.pages(data)[0]).count(number) == 2


def test_the_seal_of_a_piagam_tells_rank_and_year() -> None:
    layout, certificate = design("piagam"), CONTENTS["piagam"]()
    seal = next(one for one in layout.front if isinstance(one, elements.Seal))
    x, y, half = seal.x, seal.y, seal.width / 2
    data = pdf(layout, "A4", certificate)
    within = [box for box in (*spots_of(data, "I", 0), *spots_of(data, "2018", 0))
              if box[0] > x and box[2] < x + seal.width and box[1] > y and box[3] < y + seal.width]  # fmt: skip
    assert len(within) == 2
    assert all(abs((box[0] + box[2]) / 2 - x - half) < 0.5 for box in within)
    assert abs((min(box[1] for box in within) + max(box[3] for box in within)) / 2 - y - half) < 1
    bare = pdf(layout, "A4", replace(certificate, rank="", year=""))
    assert len(spots_of(bare, "2018", 0)) == len(spots_of(data, "2018", 0)) - 1


def test_what_stands_above_the_sentence_pushes_it_even_on_one_line() -> None:
    """Without birth and heading the sentence stands higher, so that no hole is left."""
    for name in ("resmi", "songket", "sttpp"):
        with_all, without = (boxes(name, "A4", CONTENTS[content](), "front") for content in ("biasa", "narasumber"))
        assert with_all["kalimat"][1] > with_all["sebutan"][3] + 1.5
        assert with_all["kalimat"][1] > without["kalimat"][1] + 5


@pytest.mark.parametrize("name", ["songket", "piagam"])
def test_a_signatory_of_many_lines_makes_only_the_signature_small(name: str) -> None:
    layout = design(name)
    usual, crowded = ({told.element: told.size for told in settings(one, layout, paper_of(layout, "A4"))}
                      for one in (CONTENTS["biasa"](), CONTENTS["banyak-jabatan"]()))  # fmt: skip
    assert crowded["kalimat"] > usual["kalimat"] - 1.5
