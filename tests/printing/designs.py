"""The shipped designs with every kind of content, for tests and for the eye.

`python -m tests.printing.designs FOLDER` writes each page of each design as PNG, on both papers.
"""

import datetime as dt
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from app.domain import wording
from app.domain.layouts import files
from app.domain.layouts.elements import Layout
from app.domain.wording import Phrase
from app.errors import UserError
from app.paths import resource
from app.printing.certificates import certificates
from app.printing.paper import Paper, Stock
from app.printing.records import Certificate, CertificateBack, Signature, SubjectLine
from tests.printing import people

NAMES = ("resmi", "songket", "foto", "sttpp", "piagam")
_BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_LONG_TITLE = ("Pelatihan Dasar dan Pemantapan Kompetensi Pekerja Sosial Masyarakat (PSM) serta Tenaga Kesejahteraan "
               "Sosial Kecamatan se-Provinsi Kepulauan Bangka Belitung Angkatan II Tahun Anggaran 2018")
_LONG_ORGANISER = ("Dinas Sosial, Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga "
                   "Berencana Kabupaten Kepulauan Meranti")


def design(name: str) -> Layout:
    """A shipped design."""
    return files.read(resource("layouts", f"{name}.json").read_text(encoding="utf-8"))


def paper_of(layout: Layout, size: str) -> Paper:
    """The paper as the design wants it to lie."""
    return Paper(size, landscape=layout.landscape)


def photo() -> bytes:
    """An invented portrait, 3 × 4."""
    picture = Image.new("RGB", (300, 400), (176, 40, 40))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((90, 80, 210, 240), fill=(214, 170, 140))
    pen.rectangle((40, 270, 260, 400), fill=(240, 240, 240))
    target = BytesIO()
    picture.save(target, "JPEG", quality=80)
    return target.getvalue()


def code(length: int = 290) -> str:
    """A text as long as that of a signed code, in the letters of base45."""
    chance = random.Random(5)
    return "".join(chance.choice(_BASE45) for _ in range(length))


def usual(name: str = "Sukarni", **changes: object) -> Certificate:
    """The certificate of picture 04 with everything that a design may ask for."""
    fields: dict[str, object] = {
        "code": code(), "check_code": "7KM4QX", "standing": "Pekerja Sosial Masyarakat (PSM)",
        "area": "Kampung Benteng Hulu, Kecamatan Mempura, Kabupaten Siak",
        "birth_place_date": "Siak Sri Indrapura, 4 Mei 1985", "photo": photo(), **changes}
    return people.certificate(name, **fields)


def scored() -> Certificate:
    """With what was learnt, and a predikat in its sentence."""
    made = usual("Nur'aini Fitri Siregar")
    assert made.back
    text = (*made.text[:-1], replace(made.text[-1], text=made.text[-1].text[:-1] + ", dengan predikat "),
            Phrase("baik.", bold=True))
    scores = (("Nilai tes awal", "62"), ("Nilai tes akhir", "84"), ("Predikat", "Baik"))
    return replace(made, text=text, back=replace(made.back, scores=scores))


def speaker() -> Certificate:
    """Given to a speaker: no heading, no birth."""
    given = wording.certificate_sentence(
        "Bimbingan Teknis Pekerja Sosial Masyarakat (PSM)", "Dinas Sosial Provinsi Riau", [dt.date(2018, 9, 12)],
        "Aula Kantor Bupati Siak", 0, role="narasumber")
    return usual("Dr. Ir. Raja Muhammad Iskandar Zulkarnain Syah", lead="diberikan kepada", heading="", birth="",
                 birth_place_date="", area="", text=given, standing="Universitas Riau", origin="Universitas Riau",
                 back=None)


def award() -> Certificate:
    """The piagam of picture 08."""
    return people.award(code=code(), check_code="W9T3HN", standing="Pekerja Sosial Masyarakat (PSM)",
                        area="Kabupaten Siak")


def long_award() -> Certificate:
    """A piagam with a long name, signed for another who signs for a third."""
    made = longest()
    text = wording.award_sentence("Pekerja Sosial Masyarakat (PSM) Berprestasi", "Kabupaten Kepulauan Meranti", 2018)
    return replace(award(), name=people.LONG_NAME, origin=made.origin, heading="TERBAIK HARAPAN III", rank="VIII",
                   text=text, letterhead=made.letterhead, signature=made.signature, practice=True)


def bare() -> Certificate:
    """Without logo, photo, code, number, back and signatory."""
    return usual("Suparman", number="", code="", check_code="", photo=None, back=None, birth="", birth_place_date="",
                 letterhead=people.letterhead(with_logo=False), signature=Signature())


def longest() -> Certificate:
    """Everything as long as offices write it: a replacement of practice, signed for another who signs for a third."""
    head = people.letterhead(office="DINAS SOSIAL, PEMBERDAYAAN PEREMPUAN, PERLINDUNGAN ANAK DAN KELUARGA BERENCANA")
    signature = Signature(
        place_date="Selatpanjang, 12 September 2018", on_behalf=("a.n. Bupati Kepulauan Meranti", "u.b."),
        prefix="Plt.", position="Kepala Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak",
        name="Tengku Muhammad Syarifuddin Hidayatullah", rank="Pembina Utama Madya", nip="196508171990031002")
    text = wording.certificate_sentence(
        _LONG_TITLE, _LONG_ORGANISER, [dt.date(2018, 8, 28), dt.date(2018, 8, 30)],
        "Aula Lantai III Gedung Serbaguna Kantor Bupati Kepulauan Meranti", 120)
    return usual(
        people.LONG_NAME, number="400.9.14.6/0007/DINSOS-PPPA/SERT-PSM/VIII/2018", letterhead=head, text=text,
        signature=signature, practice=True, duplicate=True, birth="lahir di Padang Panjang Hilir, 30 September 1985",
        birth_place_date="Padang Panjang Hilir, 30 September 1985", origin="PSM Desa Teluk Kepau, Kecamatan Rangsang "
        "Pesisir, Kabupaten Kepulauan Meranti, Provinsi Kepulauan Riau",
        replacement=wording.replacement_line("400.9.14.6/0006/DINSOS-PPPA/SERT-PSM/VIII/2018"),
        area="Desa Teluk Kepau Hilir, Kecamatan Rangsang Pesisir, Kabupaten Kepulauan Meranti", back=long_back())


def signed_by_many() -> Certificate:
    """Signed over eight lines, all else usual."""
    signature = replace(longest().signature, on_behalf=("a.n. Bupati Kepulauan Meranti", "Sekretaris Daerah", "u.b."))
    return usual(signature=signature)


def long_back() -> CertificateBack:
    """A programme of 24 subjects, some of two lines."""
    subjects = tuple(SubjectLine(
        f"Pokok bahasan {number}: kebijakan dan program penyelenggaraan kesejahteraan sosial"
        + (" serta Potensi dan Sumber Kesejahteraan Sosial di daerah tertinggal" if number % 5 == 0 else ""),
        "Dr. Ir. Raja Muhammad Iskandar Zulkarnain Syah, M.Si., M.P.P." if number % 4 == 0 else "Ernawati", "5")
        for number in range(1, 25))
    return people.back(event_title=_LONG_TITLE, subjects=subjects, total_hours="120",
                       scores=(("Nilai tes awal", "62"), ("Nilai tes akhir", "84"), ("Predikat", "Sangat memuaskan")))


CONTENTS: dict[str, Callable[[], Certificate]] = {
    "biasa": usual, "nilai": scored, "narasumber": speaker, "piagam": award,
    "piagam-panjang": long_award, "banyak-jabatan": signed_by_many, "kosong": bare, "panjang": longest}


def pdf(layout: Layout, size: str, certificate: Certificate, stock: Stock = "plain") -> bytes:
    """The certificate as a file."""
    return certificates([certificate], layout, paper_of(layout, size), stock=stock)


def main(folder: Path) -> None:
    """Write the pictures, 100 dpi."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        for size in ("A4", "F4"):
            for content, made in CONTENTS.items():
                try:
                    data = pdf(design(name), size, made())
                except UserError as error:
                    print(name, size, content, error)  # noqa: T201  # a command's own words
                    continue
                document = pypdfium2.PdfDocument(data)
                for page in range(len(document)):
                    document[page].render(scale=100 / 72).to_pil().save(
                        folder / f"{name}-{size}-{content}-{page + 1}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
