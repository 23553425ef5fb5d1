"""The sign-in sheet: every row once, whole, in order, on pages that a pen can use (paper.md §2 to §8)."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.errors import Cancelled, UserError
from app.printing.attendance import as_list, attendance_pdf
from app.printing.attendance_columns import columns_for
from app.printing.list_pages import plan_list
from app.printing.list_table_head import head_height
from app.printing.paper import Paper
from app.printing.records import Letterhead, SheetRow, Signature
from tests.printing import people, reading

PAPERS = [Paper(size, landscape=turned) for size in ("A4", "F4") for turned in (False, True)]
TWO = ("Tanda Tangan Pagi", "Tanda Tangan Siang")


@pytest.mark.parametrize(("paper", "first", "later"), [
    (PAPERS[0], 19, 24), (PAPERS[1], 11, 16), (PAPERS[2], 23, 28), (PAPERS[3], 12, 16)])
def test_rows_of_10_mm_on_first_and_later_pages(paper, first, later):
    """The counts of paper.md §2; turned paper has its facts in two columns."""
    plan = plan_list(as_list(people.sheet(200), paper), paper)
    assert [len(page.rows) for page in plan.pages[:2]] == [first, later]


@st.composite
def sheets(draw):
    names = st.sampled_from(people.NAMES + people.NASTY_NAMES)
    rows = tuple(SheetRow(draw(names), draw(st.sampled_from("LP")), "PSM", *people.VILLAGES[0])
                 for _ in range(draw(st.integers(0, 70))))
    signatures = (people.head_of_office(), people.committee_head(), people.head_of_office())
    return people.sheet(0, rows=rows, walk_in_rows=draw(st.integers(0, 12)),
                        row_height=draw(st.floats(8, 13)), show_phone=draw(st.booleans()),
                        signature_columns=draw(st.sampled_from([("Tanda Tangan",), TWO])),
                        signatures=signatures[:draw(st.integers(0, 3))], notes=("Catatan.",) * draw(st.integers(0, 2)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets(), st.sampled_from(PAPERS))
def test_every_row_stands_once_in_order_and_whole(sheet, paper):
    assume(paper.landscape or not (sheet.show_phone and len(sheet.signature_columns) == 2))
    plan = plan_list(as_list(sheet, paper), paper)
    numbers = [row.number for page in plan.pages for row in page.rows]
    assert numbers == list(range(1, len(sheet.rows) + sheet.walk_in_rows + 1))
    assert [bool(page.closing) for page in plan.pages] == [False] * (len(plan.pages) - 1) + [True]
    for page in plan.pages:
        closing = plan.closing.height if page.closing else 0
        bottom = page.top + head_height(plan.sheet.columns) + sum(row.whole for row in page.rows) + closing
        assert bottom <= paper.lowest + 0.01
    assert sum(column.width for column in plan.sheet.columns) == pytest.approx(paper.usable_width)


@settings(max_examples=60, deadline=None)
@given(st.integers(4, 120), st.integers(0, 5), st.sampled_from(PAPERS))
def test_the_last_page_is_never_bare(count, walk_ins, paper):
    plan = plan_list(as_list(people.sheet(count, walk_in_rows=walk_ins), paper), paper)
    listed = [row for row in plan.pages[-1].rows if row.number <= count]
    assert len(plan.pages[-1].rows) >= 3
    if not paper.landscape:
        assert len(listed) >= 3


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3), st.integers(4, 60), st.sampled_from(PAPERS))
def test_signatures_never_stand_alone_under_rows_for_the_pen(count, walk_ins, paper):
    plan = plan_list(as_list(people.sheet(count, walk_in_rows=walk_ins), paper), paper)
    assert len(plan.pages[-1].rows) >= 3
    assert plan.pages[0].rows


def test_many_walk_in_rows_flow_over_pages():
    plan = plan_list(as_list(people.sheet(5, walk_in_rows=60), Paper()), Paper())
    assert len(plan.pages) >= 3
    assert len(plan.pages[-1].rows) >= 3


def test_pdf_has_every_word_of_every_row():
    rows = tuple(SheetRow(name, "P", "PSM", "Desa Ma'rang", "Kec. Ma'rang", "Kab. Pangkep")
                 for name in people.NASTY_NAMES)
    told = reading.letters("".join(reading.pages(attendance_pdf([people.sheet(0, rows=rows)], Paper()).pdf)))
    for name in people.NASTY_NAMES:
        plain = name.replace("\u202e", "").replace("\u202c", "").replace("e\u0301", "é")
        assert reading.letters(plain) in told


def test_a_letter_without_glyph_is_named_and_boxed():
    sheet = people.sheet(0, rows=(SheetRow("Budi 阿 😀", "L"), SheetRow("Ani", "P")))
    (problem,) = attendance_pdf([sheet], Paper()).problems
    assert "Nomor 1" in problem
    assert "“阿” (U+963F)" in problem
    assert "U+1F600" in problem
    assert "Budi □ □" in "".join(reading.pages(attendance_pdf([sheet], Paper()).pdf))


def test_crowded_names_are_reported_not_cut():
    sheet = people.sheet(0, rows=(SheetRow("Nama " * 100, "L"), SheetRow(people.LONG_NAME, "P")))
    (problem,) = attendance_pdf([sheet], Paper()).problems
    assert problem.startswith("Nomor 1, Nama Nama")


def test_pages_count_over_the_whole_file():
    told = reading.pages(attendance_pdf([people.sheet(45), people.sheet(10)], Paper()).pdf)
    assert [f"Halaman {index + 1} dari {len(told)}" in page for index, page in enumerate(told)] == [True] * len(told)
    assert all("SIAK-2018" in page for page in told)


def test_running_head_repeats_title_and_table_head():
    told = reading.pages(attendance_pdf([people.sheet(45)], Paper()).pdf)
    assert all("DAFTAR HADIR PESERTA" in page and "Tanda Tangan" in page for page in told)
    assert "PEMERINTAH" in told[0]
    assert all("PEMERINTAH" not in page for page in told[1:])


def test_boxes_are_printed_for_registered_and_blank_for_the_pen():
    told = reading.pages(attendance_pdf([people.sheet(45)], Paper()).pdf)[-1]
    for words in ("Terdaftar", "45 orang", "22 orang", "23 orang", "Hadir", "Tidak hadir", "Jumlah", "P hadir",
                  "Tambahan", "Peserta tambahan (diisi di tempat, huruf cetak)"):
        assert words in told


def test_a_blank_sheet_has_numbered_rows_and_no_counts():
    blank = people.sheet(0, walk_in_rows=19)
    told = "".join(reading.pages(attendance_pdf([blank], Paper()).pdf))
    assert "Peserta tambahan" not in told
    assert "0 orang" not in told
    reading.compare_with_golden("daftar-hadir-kosong", attendance_pdf([blank], Paper()).pdf)


def test_golden_upright_practice_sheet():
    data = attendance_pdf([people.sheet(45, practice=True)], Paper()).pdf
    assert "LATIHAN, bukan dokumen resmi" in reading.pages(data)[0]
    reading.compare_with_golden("daftar-hadir-a4", data)


def test_golden_turned_f4_with_two_groups_and_phone():
    facts = (*people.sheet(0).facts[:3], ("Angkatan", "I (satu)"))
    sheet = people.sheet(20, signature_columns=TWO, show_phone=True, row_height=10.5, facts=facts,
                         signatures=(people.head_of_office(), people.committee_head(), people.committee_head()))
    data = attendance_pdf([sheet], Paper("F4", landscape=True)).pdf
    assert reading.size_mm(data) == (330, 215)
    reading.compare_with_golden("daftar-hadir-f4", data)


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_within_5_mm_of_an_edge(paper):
    sheet = people.sheet(30, event_title="Bimbingan " * 50, event_code="KODE-" * 100, practice=True,
                         facts=(("Materi", "m" * 500), ("Tempat", "Aula " * 100)), date_text="Rabu, 12 September 2018")
    data = attendance_pdf([sheet], paper).pdf
    for page in range(len(reading.pages(data))):
        assert min(reading.ink_box_mm(reading.picture(data, page, 100), 100)) >= 5


def test_long_office_line_fits_and_a_longer_one_is_wrapped():
    fits = people.sheet(1, letterhead=people.letterhead(office="DINAS SOSIAL, TENAGA KERJA DAN TRANSMIGRASI"))
    assert attendance_pdf([fits], Paper()).problems == ()
    longer = people.sheet(1, letterhead=people.letterhead(office="DINAS " * 20))
    assert "terlalu panjang" in attendance_pdf([longer], Paper()).problems[0]
    told = reading.letters("".join(reading.pages(attendance_pdf([longer], Paper()).pdf)))
    assert told.count("DINAS") >= 20


def test_printer_offset_moves_everything():
    sheet = people.sheet(3)
    plain = reading.ink_box_mm(reading.picture(attendance_pdf([sheet], Paper()).pdf, 0, 100), 100)
    moved = reading.ink_box_mm(reading.picture(attendance_pdf([sheet], Paper(offset_x=3, offset_y=2)).pdf, 0, 100), 100)
    assert moved[0] - plain[0] == pytest.approx(3, abs=0.3)
    assert moved[1] - plain[1] == pytest.approx(2, abs=0.3)


def test_same_input_same_bytes_and_only_embedded_fonts():
    sheet = people.sheet(25, practice=True)
    data = attendance_pdf([sheet], Paper()).pdf
    assert data == attendance_pdf([sheet], Paper()).pdf
    fonts = reading.font_names(data)
    assert fonts
    assert all(fonts.values()), fonts


def test_notes_stand_under_the_boxes_and_are_wrapped():
    sheet = people.sheet(2, notes=("Waktu dan materi pada lembar ini contoh.", "Catatan panjang " * 30))
    told = reading.letters(reading.pages(attendance_pdf([sheet], Paper()).pdf)[-1])
    assert "Waktudanmateripadalembarinicontoh." in told
    assert reading.letters("Catatan panjang " * 30) in told


def test_sheet_without_letterhead_facts_or_signatures():
    bare = people.sheet(2, letterhead=Letterhead(), facts=(), signatures=(), walk_in_rows=0)
    assert "Sukarni" in reading.pages(attendance_pdf([bare], Paper()).pdf)[0]
    nameless = replace(bare, signatures=(Signature(position="Ketua Panitia"),))
    assert "Ketua Panitia," in reading.pages(attendance_pdf([nameless], Paper()).pdf)[0]


def test_cancel_stops_at_the_next_page():
    seen: list[int] = []

    def stop(done: int, total: int) -> None:
        seen.append(done)
        raise Cancelled

    with pytest.raises(Cancelled):
        attendance_pdf([people.sheet(100)], Paper(), stop)
    assert seen == [1]


def test_refusals_are_sentences():
    with pytest.raises(UserError, match="Tidak ada daftar hadir"):
        attendance_pdf([], Paper())
    with pytest.raises(UserError, match="tidak muat"):
        columns_for(Paper(), TWO, show_phone=True)
    with pytest.raises(UserError, match="tidak dikenal"):
        Paper("Folio")
    with pytest.raises(UserError, match="Geseran"):
        Paper(offset_x=11)
    with pytest.raises(UserError, match="logo"):
        attendance_pdf([people.sheet(1, letterhead=Letterhead((), b"bukan gambar"))], Paper())
