"""Papers of sentences: every word stands once on some page, nothing runs over, and the .docx says the same."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.wording import Phrase
from app.printing.letter import letter_pdf, letter_problems
from app.printing.letter_content import (
    Chapter,
    Clause,
    Letter,
    LetterTable,
    NewPage,
    Paragraph,
    Picture,
    SigningBlocks,
    SigningTable,
    letter_paper,
    letter_texts,
    plain,
)
from app.printing.letter_pages import needed, plan_letter
from app.printing.paper import Paper
from app.printing.report_content import Facts, ReportColumn
from app.printing.word import letter_docx
from tests.builders import NASTY_NAMES
from tests.messy.converting import convert
from tests.printing import people, reading

PAPERS = [Paper("A4"), Paper("F4")]
COLUMNS = (ReportColumn("No.", 12, align="right"), ReportColumn("Nama", 60, grows=True), ReportColumn("Asal", 40))


def a_jpeg(width=400, height=300, colour=(90, 140, 70)):
    target = BytesIO()
    Image.new("RGB", (width, height), colour).save(target, "JPEG")
    return target.getvalue()


def a_letter(*blocks, **more):
    head = people.sheet(0).letterhead
    return Letter(("BERITA ACARA", "UJI COBA & “KUTIPAN”"), "BERITA ACARA", "UJI-2018", blocks, letterhead=head, **more)


words = st.text(alphabet="abc é <&'’“", max_size=300)
phrases = st.lists(st.builds(Phrase, words, st.booleans()), max_size=3).map(tuple)
blocks = st.lists(
    st.one_of(
        st.builds(Chapter, st.sampled_from(["A. Latar Belakang", "Bab yang panjang sekali " * 8])),
        st.builds(Paragraph, phrases),
        st.builds(Clause, st.integers(1, 12), phrases),
        st.builds(Facts, st.lists(st.tuples(words, words), max_size=4).map(tuple)),
        st.builds(LetterTable, st.just(COLUMNS), st.lists(st.tuples(words, words, words), max_size=25).map(tuple)),
        st.builds(SigningTable, st.just("Tim"), st.lists(st.tuples(words, words), max_size=20).map(tuple)),
        st.builds(SigningBlocks, st.integers(0, 3).map(lambda n: (people.head_of_office(),) * n)),
        st.builds(Picture, st.just(a_jpeg()), words),
        st.just(NewPage()),
    ),
    max_size=8,
)


def _texts(piece):
    return (piece.mark, *(run for run, _ in piece.runs), *(line for cell in piece.cells for line in cell.lines))


def _letters(texts):
    return sorted(reading.letters("".join(texts)))


def _told(found):
    return any(phrase.text.split() for phrase in found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks, st.sampled_from(PAPERS))
def test_nothing_runs_over_and_no_word_is_lost(found, paper):
    letter = a_letter(*found)
    sheet = letter_paper(paper)
    plan = plan_letter(letter, sheet)
    for page in plan.pages:
        whole = sum(needed(piece, page.pieces[:index], plan.heads) for index, piece in enumerate(page.pieces))
        assert page.top + whole <= sheet.lowest + 1e-6
    printed = [text for page in plan.pages for piece in page.pieces for text in _texts(piece)]
    numbers = [n for block in found if isinstance(block, SigningTable) for n in range(1, len(block.people) + 1)]
    numbers += [block.number for block in found if isinstance(block, Clause) and _told(block.phrases)]
    below = list(letter_texts(Letter((), "", "", tuple(b for b in found if not isinstance(b, SigningBlocks)))))
    assert _letters(printed) == _letters([*below, *(f"{n}." for n in numbers)])


@pytest.mark.parametrize("paper", PAPERS, ids=["A4", "F4"])
def test_names_survive_to_the_letter_and_the_page_has_its_margins(paper):
    rows = tuple((str(n), name, "Ma'rang & Co") for n, name in enumerate(NASTY_NAMES, start=1))
    letter = a_letter(
        Paragraph((Phrase("Hadir: ", bold=True), Phrase("; ".join(NASTY_NAMES)))),
        Clause(1, plain(NASTY_NAMES[3])),
        LetterTable(COLUMNS, rows, indent=7),
        SigningTable("Panitia", tuple((name, "Anggota") for name in NASTY_NAMES)),
        practice=True,
    )
    pdf = letter_pdf(letter, paper)
    text = reading.letters("".join(reading.pages(pdf)))
    for name in NASTY_NAMES:
        assert text.count(reading.letters(name)) >= 3
    left, top, right, bottom = reading.ink_box_mm(reading.picture(pdf, dpi=100), 100)
    assert min(left, top, right, bottom) >= 5
    assert reading.size_mm(pdf) == ((210, 297) if paper.size == "A4" else (215, 330))
    assert all(reading.font_names(pdf).values())
    assert "LATIHAN, bukan dokumen resmi" in "".join(reading.pages(pdf))


def test_a_heading_is_never_the_last_line_of_a_page_nor_a_line_alone():
    blocks = [block for n in range(30) for block in (Chapter(f"Bab {n}"), Paragraph(plain("kata " * 60)))]
    plan = plan_letter(a_letter(*blocks), letter_paper(Paper()))
    assert len(plan.pages) > 2
    assert not any(page.pieces[-1].keeps_next for page in plan.pages)


def test_signatures_take_some_lines_along():
    signed = SigningBlocks((people.head_of_office(),))
    for count in range(20, 60):
        letter = a_letter(*(Paragraph(plain(f"Alinea {n}")) for n in range(count)), signed)
        pages = plan_letter(letter, letter_paper(Paper())).pages
        assert len(pages[-1].pieces) > 1


def test_a_box_to_sign_in_is_two_rows_high_and_bears_its_number():
    signing = SigningTable("Tim", (("Budi", "Ketua"), ("Tuti", "Anggota"), ("Ali", "Anggota")))
    pdf = letter_pdf(a_letter(signing), Paper())
    text = "".join(reading.pages(pdf))
    assert all(text.count(f"{n}.") == 2 for n in (1, 2, 3))  # in its row, and in its box


def test_a_photo_goes_into_the_file_as_it_is_and_once():
    photo = a_jpeg(1600, 1200)
    once = letter_pdf(a_letter(Picture(photo, "Foto")), Paper())
    twice = letter_pdf(a_letter(Picture(photo, "Foto"), Picture(photo, "Lagi")), Paper())
    assert once.count(photo) == twice.count(photo) == 1


def test_a_letter_that_the_font_lacks_is_named():
    assert "U+963F" in letter_problems(a_letter(Clause(1, plain("Nama 阿"))))[0]
    assert letter_problems(a_letter(Clause(1, plain("Nama Ma'rang")))) == ()


def _story():
    return a_letter(
        Chapter("A. Latar Belakang"),
        Paragraph((Phrase("Dengan tebal ", bold=True), Phrase("dan biasa, 8 (delapan) jam pelajaran & <kurung>."))),
        Clause(1, plain("Butir satu")),
        Clause(2, plain("Butir dua")),
        LetterTable(COLUMNS, tuple((str(n), f"{name} {n}", "Siak") for n in range(60) for name in ["Orang"])),
        Clause(1, plain("Daftar baru mulai dari satu")),
        Facts((("Tempat", "Aula Ma'rang"), ("Waktu", "08.00–16.00 WIB"))),
        Picture(a_jpeg(), "Suasana & acara"),
        SigningTable("Panitia", tuple((name, "Anggota") for name in NASTY_NAMES), "Segel: 4F7A 91C2"),
        SigningBlocks((people.head_of_office(), people.head_of_office())),
        number="Nomor 460/BA/2018",
        practice=True,
    )


def _styles(document, kind):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == kind]


@pytest.mark.parametrize("paper", PAPERS, ids=["A4", "F4"])
def test_the_word_file_has_real_styles_the_paper_and_repeated_heads(paper):
    import docx

    document = docx.Document(BytesIO(letter_docx(_story(), paper)))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (paper.width, paper.height)
    assert _styles(document, "Title") == ["BERITA ACARA"]
    assert _styles(document, "Heading 1") == ["A. Latar Belakang"]
    assert len(_styles(document, "List Number")) == 3
    lists = {p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"}
    assert len(lists) == 2  # the second list begins at 1 again
    heads = [table for table in document.tables if "tblHeader" in table._tbl.xml]
    assert len(heads) == 2
    assert all(table._tbl.xml.count("w:tblHeader") == 1 for table in heads)
    footer = section.footer._element.xml
    assert "NUMPAGES" in footer
    assert "UJI-2018" in footer
    assert len(document.inline_shapes) >= 1


@pytest.mark.needs("soffice")
def test_the_word_file_opens_elsewhere_with_every_word(tmp_path: Path):
    letter = _story()
    path = tmp_path / "berita acara.docx"
    path.write_bytes(letter_docx(letter, Paper("F4")))
    convert([path], "pdf", tmp_path)
    pdf = path.with_suffix(".pdf").read_bytes()
    pages = reading.pages(pdf)
    text = reading.letters("".join(pages))
    missing = [told for told in letter_texts(letter) if reading.letters(told) not in text]
    assert missing == []
    assert reading.size_mm(pdf) == (215, 330)
    assert re.search(rf"Halaman 1 dari {len(pages)}", " ".join(pages[0].split()))
    assert re.findall(r"1\.\s*(?:Butir satu|Daftar baru)", "".join(pages)) != []
    assert sum("Nama" in page and "Asal" in page for page in pages) >= 2  # the head stands again on the next page
