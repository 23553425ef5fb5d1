"""Certificates with signed codes against other ways to make the same pages, in one run; `make bench` prints it.

1,000 certificates of two pages each. Every way is a process of its own, from its start to its file: ours begins with
the database; the others are given the words as data, and codes as texts. Codes were signed when the certificates were
issued; what signing costs is measured by itself.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

COUNT = 1_000
MANY = 10_000
CODE = "UKUR-2018"
ROUNDS = 3
_SUBJECTS = ("Kebijakan kesejahteraan sosial", "Konsep dasar PSM", "PPKS dan PSKS", "Pendataan dan laporan",
             "Pendampingan, asesmen, rujukan", "Koordinasi dan jejaring")  # fmt: skip
_TYPST = """
#set page(width: 297mm, height: 210mm, margin: (x: 28mm, top: 16mm, bottom: 14mm),
  background: {
    place(dx: 10mm, dy: 10mm, rect(width: 277mm, height: 190mm, stroke: 1.6pt))
    place(dx: 11.6mm, dy: 11.6mm, rect(width: 273.8mm, height: 186.8mm, stroke: 0.4pt))
  })
#set text(font: "Liberation Serif", size: 12pt)
#let data = json("words.json")
#for c in data {
  align(center)[
    #for line in c.kop [ #strong(line) \\ ]
    #text(font: "EB Garamond", size: 36pt, tracking: 0.16em, c.title) \\
    Nomor #c.number #v(4mm)
    #c.lead #v(2mm)
    #text(font: "EB Garamond", size: 28pt, c.name) #v(2mm)
    #c.origin \\ #c.birth #v(3mm)
    #strong(c.heading) \\
    #c.text
  ]
  place(bottom + left, stack(spacing: 2mm, image(c.qr, width: 33mm), text(7pt, c.number), text(11pt, c.check)))
  place(bottom + right, align(center)[#c.sign.join(linebreak())])
  pagebreak()
  align(center)[
    #text(font: "EB Garamond", size: 22pt, "DAFTAR MATERI") \\
    #strong(c.event) \\ #c.when
  ]
  table(columns: (12mm, 1fr, 76mm, 20mm),
    [*No.*], [*Materi*], [*Narasumber*], [*JP*],
    ..c.subjects.enumerate().map(((i, s)) => (str(i + 1) + ".", s.at(0), s.at(1), s.at(2))).flatten())
  align(right)[Jumlah jam pelajaran (JP) *#c.hours*]
  c.note
  place(bottom + right, c.chair.join(linebreak()))
  place(bottom + left, text(9.5pt, c.foot))
  pagebreak(weak: true)
}
"""


def fill(folder: Path, count: int) -> None:
    """A database with an event of so many people who all came and have their certificate."""
    from datetime import date

    from app.models import base
    from app.services import attendance, certificates, planning, steps, workspace
    from tests.builders import VILLAGES, an_event, an_office
    from tests.printing.people import NAMES

    workspace.open_workspace(folder)
    an_office()
    event_id = an_event(code=CODE)
    for title in _SUBJECTS:
        planning.save_subject(event_id, planning.SubjectCard(title=title, lesson_hours="1", speaker="Rahmat Contoh"))
    people = [(base.new_id(), {"name": f"{NAMES[n % 2]} Contoh {n}", "sex": "P", "birth_place": "Siak",
                               "birth_date": "1985-05-04", "region": VILLAGES[n % 4]})
              for n in range(count)]  # fmt: skip
    seats = [(base.natural_id(event_id, person), {"event": event_id, "person": person, "status": "confirmed",
                                                  "region": "14.08"}) for person, _values in people]  # fmt: skip
    with steps.step("Mengisi untuk pengukuran") as changes:
        changes.put_many("person", iter(people))
        changes.put_many("participant", iter(seats))
    attendance.set_all_present(event_id)
    made = certificates.issue(event_id, date(2018, 9, 12))
    assert len(made.numbers) == count, made.skipped[:3]
    workspace.close_workspace(backup=False)


def words(folder: Path) -> None:
    """What stands on the certificates, as JSON for the other ways."""
    from app.services import certificates, events, workspace

    workspace.open_workspace(folder)
    entries = certificates.register(events.find(CODE).id)
    told = [_told(certificates.snapshot_of(entry.id).certificate) for entry in entries]
    workspace.close_workspace(backup=False)
    (folder / "words.json").write_text(json.dumps(told), encoding="utf-8")


def _told(certificate: Any) -> dict[str, Any]:
    back = certificate.back
    signature, chair = certificate.signature, back.signature
    return {
        "kop": [line.text for line in certificate.letterhead.lines], "title": certificate.title,
        "number": certificate.number, "lead": certificate.lead, "name": certificate.name,
        "origin": certificate.origin, "birth": certificate.birth, "heading": certificate.heading,
        "text": "".join(phrase.text for phrase in certificate.text), "code": certificate.code,
        "check": certificate.check_code, "event": back.event_title, "when": back.when_where, "note": back.note,
        "sign": [signature.place_date, signature.position, signature.name, signature.rank, signature.nip],
        "chair": [chair.place_date, chair.position, chair.name] if chair else [],
        "subjects": [[s.title, s.speaker, s.lesson_hours] for s in back.subjects], "hours": back.total_hours,
        "foot": f"Halaman belakang sertifikat nomor {certificate.number}, kode periksa {certificate.check_code}",
    }  # fmt: skip


def ours(folder: Path) -> None:
    """The command line's own way: from the database to the file."""
    from app.cli import main

    sys.argv = ["bimtek", "--data", str(folder), "print", "certificates", CODE, "--output", str(folder / "ours.pdf")]
    try:
        main()
    finally:
        print(_peak())


def bare(folder: Path) -> None:
    """A plain canvas loop that draws the same words and the same codes."""
    from reportlab.pdfgen.canvas import Canvas

    from app.printing import fonts

    for font in (fonts.SERIF, fonts.SERIF_BOLD, fonts.GARAMOND):
        fonts.load(font)
    canvas = Canvas(str(folder / "bare.pdf"), pagesize=(842, 595), invariant=1, initialFontName=fonts.SERIF)
    for told in json.loads((folder / "words.json").read_text(encoding="utf-8")):
        _bare_front(canvas, told, fonts)
        _bare_back(canvas, told, fonts)
    canvas.save()


def _bare_front(canvas: Any, told: dict[str, Any], fonts: Any) -> None:
    from reportlab.lib.utils import simpleSplit

    canvas.rect(28, 28, 786, 539)
    canvas.rect(33, 33, 776, 529)
    centred = [(fonts.SERIF_BOLD, 13, 530 - 15 * n, line) for n, line in enumerate(told["kop"])]
    centred += [(fonts.GARAMOND, 36, 430, told["title"]), (fonts.SERIF, 12, 410, f"Nomor {told['number']}"),
                (fonts.SERIF, 12, 380, told["lead"]), (fonts.GARAMOND, 28, 340, told["name"]),
                (fonts.SERIF, 12, 300, told["origin"]), (fonts.SERIF, 12, 283, told["birth"]),
                (fonts.SERIF_BOLD, 13, 257, told["heading"])]  # fmt: skip
    centred += [(fonts.SERIF, 12, 235 - 16 * n, line)
                for n, line in enumerate(simpleSplit(told["text"], fonts.SERIF, 12, 635))]  # fmt: skip
    for font, size, y, line in centred:
        canvas.setFont(font, size)
        canvas.drawCentredString(421, y, line)
    canvas.setFont(fonts.SERIF, 12)
    for n, line in enumerate(told["sign"]):
        canvas.drawCentredString(607, 170 - 18 * n, line)
    _code(canvas, told["code"])
    canvas.drawString(68, 78, told["number"])
    canvas.drawString(68, 62, told["check"])
    canvas.showPage()


def _code(canvas: Any, text: str) -> None:
    """The code as a picture of one pixel a module."""
    import zxingcpp
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    if not text:
        return
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture = Image.fromarray(zxingcpp.write_barcode_to_image(made))
    canvas.drawImage(ImageReader(picture), 68, 90, 93.5, 93.5)


def _bare_back(canvas: Any, told: dict[str, Any], fonts: Any) -> None:
    canvas.setFont(fonts.GARAMOND, 22)
    canvas.drawCentredString(421, 520, "DAFTAR MATERI")
    canvas.setFont(fonts.SERIF_BOLD, 12)
    canvas.drawCentredString(421, 500, told["event"])
    canvas.setFont(fonts.SERIF, 12)
    canvas.drawCentredString(421, 484, told["when"])
    for n, (title, speaker, hours) in enumerate(told["subjects"]):
        y = 440 - 22 * n
        for x, cell in ((90, f"{n + 1}."), (119, title), (496, speaker), (731, hours)):
            canvas.drawString(x, y, cell)
        canvas.line(79, y - 6, 762, y - 6)
    for x in (79, 113, 490, 706, 762):
        canvas.line(x, 300, x, 460)
    canvas.drawString(570, 285, f"Jumlah jam pelajaran (JP) {told['hours']}")
    canvas.drawString(79, 265, told["note"])
    for n, line in enumerate(told["chair"]):
        canvas.drawString(555, 200 - 30 * n, line)
    canvas.drawString(79, 34, told["foot"])
    canvas.showPage()


def typst(folder: Path) -> None:
    """The typst wheel with the same words, the codes as pictures made by zxing-cpp."""
    import typst as engine
    import zxingcpp
    from PIL import Image

    told = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    place = folder / "typst"
    place.mkdir(exist_ok=True)
    for number, one in enumerate(told):
        one["qr"] = f"{number}.png"
        made = zxingcpp.create_barcode(one["code"], zxingcpp.BarcodeFormat.QRCode, ec_level="M")
        Image.fromarray(zxingcpp.write_barcode_to_image(made)).save(place / one["qr"])
    (place / "words.json").write_text(json.dumps(told), encoding="utf-8")
    (place / "main.typ").write_text(_TYPST, encoding="utf-8")
    fonts = Path(__file__).parents[1] / "resources" / "fonts"
    engine.compile(str(place / "main.typ"), output=str(folder / "typst.pdf"), font_paths=[str(fonts)])


def document(folder: Path) -> None:
    """The same pages as a .docx, codes as pictures; made beforehand, not measured."""
    from io import BytesIO

    import zxingcpp
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Mm, Pt
    from PIL import Image

    made = Document()
    page = made.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.top_margin = page.bottom_margin = Mm(14)
    sides = "".join(f'<w:{side} w:val="thickThinSmallGap" w:sz="24" w:space="24" w:color="000000"/>'
                    for side in ("top", "left", "bottom", "right"))  # fmt: skip
    page._sectPr.append(parse_xml(f'<w:pgBorders {nsdecls("w")} w:offsetFrom="page">{sides}</w:pgBorders>'))

    def say(text: str, font: str = "Liberation Serif", size: float = 12, *, bold: bool = False, right: bool = False,
            after: float = 2) -> None:  # fmt: skip
        paragraph = made.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(after)
        run = paragraph.add_run(text)
        run.font.name, run.font.size, run.bold = font, Pt(size), bold

    for told in json.loads((folder / "words.json").read_text(encoding="utf-8")):
        for line in told["kop"]:
            say(line, bold=True, size=13)
        say(told["title"], "EB Garamond", 36)
        say(f"Nomor {told['number']}", after=6)
        say(told["lead"])
        say(told["name"], "EB Garamond", 28)
        say(told["origin"])
        say(told["birth"], after=6)
        say(told["heading"], bold=True, size=13)
        say(told["text"], after=6)
        for line in told["sign"]:
            say(line, right=True, after=0)
        picture = BytesIO()
        code = zxingcpp.create_barcode(told["code"], zxingcpp.BarcodeFormat.QRCode, ec_level="M")
        Image.fromarray(zxingcpp.write_barcode_to_image(code)).save(picture, "PNG")
        made.add_picture(picture, width=Mm(33))
        say(f"{told['number']} {told['check']}", size=9)
        made.add_page_break()
        say("DAFTAR MATERI", "EB Garamond", 22)
        say(told["event"], bold=True)
        say(told["when"])
        table = made.add_table(rows=0, cols=4, style="Table Grid")
        rows = [("No.", "Materi", "Narasumber", "JP")]
        rows += [(f"{number}.", *subject) for number, subject in enumerate(told["subjects"], start=1)]
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        say(f"Jumlah jam pelajaran (JP) {told['hours']}", bold=True, right=True)
        say(told["note"], size=10.5)
        for line in told["chair"]:
            say(line, right=True)
        say(told["foot"], size=9.5)
        made.add_page_break()
    made.save(str(folder / "pages.docx"))


def signing(folder: Path) -> None:
    """Milliseconds a certificate of signing, code and drawing together, in one process."""
    from dataclasses import replace
    from datetime import date
    from io import BytesIO

    from app.printing.certificates import write_certificates
    from app.services import authenticity, certificates, events, layouts, office, workspace
    from app.services.authenticity import CodeFacts
    from tests.printing.people import NAMES

    workspace.open_workspace(folder)
    entries = certificates.register(events.find(CODE).id)
    kept = certificates.snapshot_of(entries[0].id)
    design = layouts.pinned(kept.layout)
    began = time.perf_counter()
    signer = authenticity.Signer(office.required_card().id)
    items = []
    for number, entry in enumerate(entries):
        name = f"{NAMES[number % 2]} Contoh {number}"
        facts = CodeFacts(entry.id, entry.number, name, kept.certificate.event_title, date(2018, 9, 12),
                          date(2018, 9, 12), 8, "peserta")  # fmt: skip
        code = signer.sign(facts)
        items.append(replace(kept.certificate, name=name, number=entry.number, code=code.text,
                             check_code=code.check_code))  # fmt: skip
    write_certificates(BytesIO(), items, design, certificates.PAPER)
    print((time.perf_counter() - began) / len(items) * 1000)
    workspace.close_workspace(backup=False)


def _peak() -> float:
    """MB; not `ru_maxrss`, which a process takes over from the one that started it."""
    told = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


def _process(folder: Path, way: str) -> tuple[float, float]:
    """Seconds of a process from its start to its end, and the figure that it prints last, else 0."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "tests.bench_certificates", way, str(folder)]
    began = time.monotonic()
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8",
                          env=environment | {"BIMTEK_SETTINGS": str(folder / "settings")}, timeout=900)  # fmt: skip
    said = done.stdout.split()
    return time.monotonic() - began, float(said[-1]) if said else 0.0


def _libreoffice(folder: Path) -> float:
    """Seconds of LibreOffice turning the .docx into PDF, with a profile that has been started once."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
               "--outdir", str(folder)]  # fmt: skip
    (folder / "one.txt").write_text("x", encoding="utf-8")
    subprocess.run([*command, str(folder / "one.txt")], check=True, capture_output=True, timeout=300)
    began = time.monotonic()
    subprocess.run([*command, str(folder / "pages.docx")], check=True, capture_output=True, timeout=1_800)
    return time.monotonic() - began


def measure() -> None:
    """Print the ratios, the best of some rounds each."""
    with tempfile.TemporaryDirectory() as place:
        folder, big = Path(place) / "some", Path(place) / "many"
        for target, count in ((folder, COUNT), (big, MANY)):
            target.mkdir()
            fill(target, count)
        words(folder)
        took = {way: min(_process(folder, way)[0] for _ in range(ROUNDS)) for way in ("ours", "bare", "typst")}
        _whole, peak = _process(folder, "ours")
        many, many_peak = _process(big, "ours")
        document(folder)
        office = _libreoffice(folder)
        _seconds, each = _process(folder, "signing")
    mine = took["ours"]
    print(f"{COUNT} certificates of two pages with codes, whole process: {mine:.2f} s, peak {peak:.0f} MB")
    print(f"  against typst {took['typst']:.2f} s: {mine / took['typst']:.2f} (goal 0.7, below 1)")
    print(f"  against the bare loop {took['bare']:.2f} s: {mine / took['bare']:.2f} (at most 1.5)")
    print(f"  LibreOffice from .docx {office:.1f} s: {office / mine:.1f} times ours (at least 8)")
    print(f"  {MANY}: {many:.1f} s, {many / mine:.1f} times {COUNT} (at most 11), peak {many_peak:.0f} MB")
    print(f"  signing, code and drawing: {each:.2f} ms a certificate (at most 3)")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        globals()[sys.argv[1]](Path(sys.argv[2]))
    else:
        measure()
