"""Reading a PDF back: its words, its fonts, its pixels; and comparing it with the golden ones."""

import os
import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader

GOLDEN = Path(__file__).parents[1] / "golden" / "printing"
GOLDEN_DPI = 60
REWRITE = "BIMTEK_REWRITE_GOLDEN"


def pages(data: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def letters(text: str) -> str:
    """Text without any space: what must survive wrapping."""
    return re.sub(r"\s", "", text)


def picture(data: bytes, page: int = 0, dpi: int = GOLDEN_DPI) -> Image.Image:
    """One page in greys."""
    document = pypdfium2.PdfDocument(data)
    try:
        return document[page].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def size_mm(data: bytes, page: int = 0) -> tuple[int, int]:
    """Width and height of a page in whole mm."""
    box = PdfReader(BytesIO(data)).pages[page].mediabox
    return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)


def ink_box_mm(image: Image.Image, dpi: int) -> tuple[float, float, float, float]:
    """Left, top, right, bottom distances in mm from the edges to the nearest ink."""
    box = image.point(lambda value: 255 if value < 250 else 0).getbbox()
    assert box is not None, "an empty page"
    scale = 25.4 / dpi
    return box[0] * scale, box[1] * scale, (image.width - box[2]) * scale, (image.height - box[3]) * scale


def font_names(data: bytes) -> dict[str, bool]:
    """Each font of the file, with whether it is embedded."""
    found: dict[str, bool] = {}
    reader = PdfReader(BytesIO(data))
    for number in range(1, len(reader.xref[0]) + 1):
        item = reader.get_object(number)
        if isinstance(item, dict) and item.get("/Type") == "/Font":
            descriptor = item.get("/FontDescriptor")
            found[str(item["/BaseFont"])] = descriptor is not None and "/FontFile2" in descriptor.get_object()
    return found


def word_spots(data: bytes, words: Iterable[str], page: int = 0) -> list[tuple[float, float]]:
    """Upper and lower edge of each place where one of the words stands on a page, in mm from its top."""
    document = pypdfium2.PdfDocument(data)
    try:
        sheet = document[page]
        text, height = sheet.get_textpage(), sheet.get_height()
        found = []
        for word in words:
            search = text.search(word, match_case=True, match_whole_word=word.isalpha())
            while (hit := search.get_next()) is not None:
                boxes = [text.get_charbox(hit[0] + place) for place in range(hit[1])]
                edges = height - max(box[3] for box in boxes), height - min(box[1] for box in boxes)
                found.append((edges[0] * 25.4 / 72, edges[1] * 25.4 / 72))
        return found
    finally:
        document.close()


def compare_with_golden(name: str, data: bytes) -> None:
    """Compare words and pixels with the golden files; with BIMTEK_REWRITE_GOLDEN=1 write them anew instead."""
    words = "\n\f\n".join(pages(data))
    images = [picture(data, page) for page in range(len(pages(data)))]
    if os.environ.get(REWRITE):
        GOLDEN.mkdir(parents=True, exist_ok=True)
        (GOLDEN / f"{name}.txt").write_text(words, encoding="utf-8", newline="\n")
        for number, image in enumerate(images, start=1):
            image.quantize(16).save(GOLDEN / f"{name}-{number}.png", optimize=True)
    assert words == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    for number, image in enumerate(images, start=1):
        with Image.open(GOLDEN / f"{name}-{number}.png") as stored:
            golden = stored.convert("L")
        assert golden.size == image.size
        difference = ImageStat.Stat(ImageChops.difference(golden, image)).mean[0]
        assert difference < 1.0, f"{name}, page {number}: {difference:.2f} of 255 off on average"
