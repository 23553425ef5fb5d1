"""Yardsticks of speed: bare canvas loops that draw the same words with the same fonts as our papers.

`certificates_ratio` and `attendance_ratio` time ours against them in one run; `certificates_peak` tells the memory.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from app.printing import fonts
from app.printing.attendance import attendance_pdf
from app.printing.certificates import write_certificates
from app.printing.paper import Paper
from app.printing.records import Certificate
from app.services.layouts import get as layout
from tests.printing import people

MM = 72 / 25.4
COUNT = 1000
ROWS = 250


def many_certificates(count: int = COUNT) -> list[Certificate]:
    """Certificates of one event for `count` people, each with a back page."""
    return [people.certificate(f"{people.NAMES[index % len(people.NAMES)]} {index}", f"460/{index:04d}/DINSOS/IX/2018")
            for index in range(count)]


def _canvas(target: BytesIO, width: float, height: float):
    from reportlab.pdfgen.canvas import Canvas

    for font in (fonts.SANS, fonts.SANS_BOLD, fonts.SANS_ITALIC, fonts.SERIF, fonts.SERIF_BOLD, fonts.GARAMOND):
        fonts.load(font)
    return Canvas(target, pagesize=(width * MM, height * MM), invariant=1, initialFontName=fonts.SANS)


def bare_certificates(items: list[Certificate]) -> bytes:
    """A plain loop: every string and rule of both pages, page by page."""
    from reportlab.lib.utils import ImageReader

    target = BytesIO()
    canvas = _canvas(target, 297, 210)
    picture = ImageReader(BytesIO(items[0].letterhead.logo))
    for item in items:
        _bare_front(canvas, item, picture)
        _bare_back(canvas, item)
    canvas.save()
    return target.getvalue()


def _centred(canvas, y: float, text: str, font: str, size: float, x: float = 148.5) -> None:
    canvas.setFont(font, size)
    canvas.drawCentredString(x * MM, (210 - y) * MM, text)


def _left(canvas, x: float, y: float, text: str, font: str, size: float) -> None:
    canvas.setFont(font, size)
    canvas.drawString(x * MM, (210 - y) * MM, text)


def _rules(canvas, *ends: tuple[float, float, float, float]) -> None:
    for x1, y1, x2, y2 in ends:
        canvas.line(x1 * MM, (210 - y1) * MM, x2 * MM, (210 - y2) * MM)


def _bare_front(canvas, item: Certificate, picture: object) -> None:
    canvas.rect(10 * MM, 10 * MM, 277 * MM, 190 * MM)
    canvas.rect(11.6 * MM, 11.6 * MM, 273.8 * MM, 186.8 * MM)
    canvas.drawImage(picture, 27 * MM, 171 * MM, 18.6 * MM, 22.4 * MM, mask="auto")
    for y, line in zip((21, 27.5, 32, 36), item.letterhead.lines, strict=True):
        _centred(canvas, y, line.text, fonts.SERIF if line.kind == "addr" else fonts.SERIF_BOLD, 13.5)
    _rules(canvas, (26, 40, 271, 40), (26, 42, 271, 42), (78, 97, 218, 97))
    _centred(canvas, 58, item.title, fonts.GARAMOND, 36)
    _centred(canvas, 65, f"Nomor {item.number}", fonts.SERIF, 12)
    _centred(canvas, 75, item.lead, fonts.SERIF, 12.5)
    _centred(canvas, 90, item.name, fonts.GARAMOND, 24)
    _centred(canvas, 104, item.origin, fonts.SERIF, 12.5)
    _centred(canvas, 110, item.birth, fonts.SERIF, 12.5)
    _centred(canvas, 119, item.heading, fonts.SERIF_BOLD, 13)
    whole = item.text[1].text
    _left(canvas, 50, 127, item.text[0].text, fonts.SERIF_BOLD, 12.5)
    _left(canvas, 150, 127, whole[:52], fonts.SERIF, 12.5)
    _centred(canvas, 133, whole[52:].strip(), fonts.SERIF, 12.5)
    signature = item.signature
    for y, text in ((148, signature.place_date), (153, f"{signature.position},"), (184, signature.rank),
                    (190, "NIP 19650817 199003 1 002")):
        _centred(canvas, y, text, fonts.SERIF, 12, 214)
    _centred(canvas, 179, signature.name, fonts.SERIF_BOLD, 12, 214)
    canvas.showPage()


def _bare_back(canvas, item: Certificate) -> None:
    back = item.back
    _centred(canvas, 26, back.title, fonts.GARAMOND, 22)
    _centred(canvas, 33, back.event_title, fonts.SERIF_BOLD, 12)
    _centred(canvas, 39, back.when_where, fonts.SERIF, 12)
    canvas.setFillGray(0.92)
    canvas.rect(28 * MM, 156 * MM, 241 * MM, 8 * MM, stroke=0, fill=1)
    canvas.setFillGray(0)
    for x, label in ((31, "No."), (42, "Materi"), (175, "Narasumber"), (256, "JP")):
        _left(canvas, x, 51, label, fonts.SERIF_BOLD, 11)
    for index, subject in enumerate(back.subjects):
        y = 60 + index * 9
        cells = (f"{index + 1}.", subject.title, subject.speaker, subject.lesson_hours)
        for x, text in zip((33, 42, 175, 258), cells, strict=True):
            _left(canvas, x, y, text, fonts.SERIF, 11)
        _rules(canvas, (28, y + 3, 269, y + 3))
    _rules(canvas, (28, 46, 28, 123), (40, 46, 40, 114), (173, 46, 173, 114), (249, 46, 249, 123), (269, 46, 269, 123))
    _left(canvas, 201, 119, "Jumlah jam pelajaran (JP)", fonts.SERIF_BOLD, 11)
    _left(canvas, 258, 119, back.total_hours, fonts.SERIF_BOLD, 11)
    _left(canvas, 28, 128, back.note, fonts.SERIF, 10.5)
    for y, text in ((136, back.signature.place_date), (141, f"{back.signature.position},"),
                    (168, "NIP 19790915 200501 2 003")):
        _left(canvas, 196, y, text, fonts.SERIF, 11.5)
    _left(canvas, 196, 163, back.signature.name, fonts.SERIF_BOLD, 12)
    _left(canvas, 28, 198, f"Halaman belakang sertifikat nomor {item.number}", fonts.SERIF, 9.5)
    canvas.showPage()


def bare_attendance(count: int = ROWS) -> bytes:
    """A plain loop over the rows of a sign-in sheet: its words, its numbers, its rules."""
    target = BytesIO()
    canvas = _canvas(target, 210, 297)
    edges = (20, 29, 79, 87, 102, 152, 175, 198)
    for number, row in enumerate(people.rows(count), start=1):
        place = (number - 1) % 22
        y = 280 - place * 11
        if place == 0:
            if number > 1:
                canvas.showPage()
            for x, label in zip(edges, ("No.", "Nama", "L/P", "Unsur", "Asal", "Tanda Tangan"), strict=False):
                canvas.setFont(fonts.SANS_BOLD, 9)
                canvas.drawString(x * MM, 290 * MM, label)
            for x in edges:
                canvas.line(x * MM, 40 * MM, x * MM, 285 * MM)
        canvas.setFont(fonts.SANS, 9)
        canvas.drawCentredString(24 * MM, y * MM, str(number))
        canvas.drawString(31 * MM, y * MM, row.name)
        canvas.drawCentredString(83 * MM, y * MM, row.sex)
        canvas.drawCentredString(94 * MM, y * MM, row.pillar)
        canvas.setFont(fonts.SANS, 8.5)
        canvas.drawString(104 * MM, y * MM, row.village)
        canvas.drawString(104 * MM, (y - 3) * MM, f"{row.district}, {row.regency}")
        canvas.setFont(fonts.SANS, 7.5)
        canvas.drawString((154 if number % 2 else 177) * MM, y * MM, str(number))
        canvas.line(20 * MM, (y - 5) * MM, 152 * MM, (y - 5) * MM)
        canvas.line((152 if number % 2 else 175) * MM, (y + 5) * MM, (175 if number % 2 else 198) * MM, (y + 5) * MM)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _best(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def certificates_ratio(count: int = COUNT, rounds: int = 2) -> float:
    """Time of our certificates over the bare loop's."""
    items = many_certificates(count)
    ours = _best(lambda: write_certificates(BytesIO(), items, layout("resmi"), Paper()), rounds)
    return ours / _best(lambda: bare_certificates(items), rounds)


def attendance_ratio(count: int = ROWS, rounds: int = 5) -> float:
    """Time of our sign-in sheet over the bare loop's."""
    sheet = people.sheet(count)
    bare_attendance(1)  # fonts are loaded for both
    ours = _best(lambda: attendance_pdf([sheet], Paper()), rounds)
    return ours / _best(lambda: bare_attendance(count), rounds)


_PEAK = """
import sys
from pathlib import Path
from tests.printing import yardstick
with open(sys.argv[1], "wb") as target:
    yardstick.write_certificates(target, yardstick.many_certificates(int(sys.argv[2])), yardstick.layout("resmi"),
                                 yardstick.Paper())
status = Path("/proc/self/status").read_text(encoding="utf-8")
print(next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")))
"""


def certificates_peak(folder: Path, count: int = COUNT) -> float:
    """Peak resident MB of a fresh process that writes `count` certificates into a file in `folder`.

    Read from the kernel's own high-water mark (Linux only): getrusage would tell a larger parent's size.
    """
    done = subprocess.run([sys.executable, "-c", _PEAK, str(folder / "certificates.pdf"), str(count)],
                          check=True, capture_output=True, text=True, encoding="utf-8", cwd=Path(__file__).parents[2])
    return float(done.stdout)
