"""Papers that flow: every word stands once on some page, nothing runs over an edge, a head is never alone."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.printing.paper import Paper
from app.printing.report import report_pdf, report_problems
from app.printing.report_content import Facts, Heading, Report, ReportColumn, ReportTable, Words
from app.printing.report_pages import plan_report
from tests.printing import people, reading

PAPERS = [Paper(size, landscape=turned) for size in ("A4", "F4") for turned in (False, True)]
COLUMNS = (ReportColumn("No.", 10, align="right"), ReportColumn("Nama dan keterangan", 60, grows=True),
           ReportColumn("Nilai akhir sekali", 20, align="centre"))  # fmt: skip


def a_report(*blocks, signed=False):
    return Report("DAFTAR UJI", "Kabupaten Siak", "DAFTAR", "UJI", blocks, people.sheet(0).letterhead,
                  people.head_of_office() if signed else None)  # fmt: skip


words = st.text(alphabet="abc é <&'’", max_size=400)
blocks = st.lists(
    st.one_of(
        st.builds(Words, words),
        st.builds(Heading, st.sampled_from(["Bagian", "Bagian lain yang panjang sekali " * 5])),
        st.builds(Facts, st.lists(st.tuples(st.sampled_from(["NIK", "Label yang panjang sekali"]), words)).map(tuple)),
        st.builds(ReportTable, st.just(COLUMNS), st.lists(st.tuples(words, words, words), max_size=30).map(tuple)),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks, st.sampled_from(PAPERS), st.booleans())
def test_nothing_runs_over_and_no_piece_is_lost(found, paper, signed):
    plan = plan_report(a_report(*found, signed=signed), paper)
    for number, page in enumerate(plan.pages):
        bottom = page.top
        for index, piece in enumerate(page.pieces):
            before = page.pieces[index - 1] if index else None
            if piece.table >= 0 and (before is None or before.table != piece.table):
                bottom += plan.heads[piece.table].height
            if before is not None and before.table >= 0 and piece.table != before.table:
                bottom += 2
            bottom += piece.height
        assert bottom <= paper.lowest + 0.01, number
        if number + 1 < len(plan.pages):
            assert page.pieces
            assert len(page.pieces) == 1 or not page.pieces[-1].keeps_next
    rows = [piece for page in plan.pages for piece in page.pieces if piece.kind == "row"]
    wanted = sum(len(block.rows) for block in found if isinstance(block, ReportTable))
    assert len(rows) >= wanted


def test_every_word_of_a_long_table_stands_once():
    rows = tuple((str(number), name, "90") for number, name in enumerate(people.NASTY_NAMES * 12, start=1))
    report = a_report(Heading("Orang"), ReportTable(COLUMNS, rows), signed=True)
    told = reading.letters("".join(reading.pages(report_pdf(report, Paper()))))
    for name in people.NASTY_NAMES:
        plain = name.replace("\u202e", "").replace("\u202c", "").replace("e\u0301", "é")
        assert told.count(reading.letters(plain)) >= 12


def test_a_cell_longer_than_a_page_goes_on_in_another_row():
    report = a_report(ReportTable(COLUMNS, (("1", "kata " * 3000, ""),)))
    plan = plan_report(report, Paper())
    assert len(plan.pages) > 1
    assert reading.letters("".join(reading.pages(report_pdf(report, Paper())))).count("kata") == 3000


def test_the_signature_is_never_alone_on_a_page():
    for count in range(10, 60):
        rows = tuple((str(number), "Nama Orang", "") for number in range(count))
        pages = plan_report(a_report(ReportTable(COLUMNS, rows), signed=True), Paper()).pages
        assert len(pages) == 1 or len(pages[-1].pieces) >= 4


def test_a_letter_that_no_font_has_is_named():
    told = report_problems(a_report(Facts((("Nama", "阿里"),)), Words("baik")))
    assert len(told) == 1
    assert "U+963F" in told[0]


ROWS = tuple((str(n), f"{name}\nTingkat dasar", "8 dari 8 JP") for n, name in enumerate(people.NAMES[:6], start=1))
PARTS = (Facts((("Nama", "Hj. Nur'aini <Ujang> binti Ma'ruf, S.Sos."), ("NIK", "1408**********01"))),
         Heading("Pelatihan dan kegiatan"), ReportTable(COLUMNS, ROWS, strong=frozenset({5})),
         Heading("Catatan"), Words("Satu kalimat.\nBaris kedua & <b>tebal</b>."))  # fmt: skip


def test_golden_upright_practice_report():
    report = Report("PASPOR PELATIHAN", "Pekerja Sosial Masyarakat", "PASPOR", "Nur'aini", PARTS,
                    people.sheet(0).letterhead, people.head_of_office(), practice=True)  # fmt: skip
    data = report_pdf(report, Paper())
    assert "LATIHAN, bukan dokumen resmi" in reading.pages(data)[0]
    reading.compare_with_golden("paspor-a4", data)


def test_golden_turned_f4_report():
    data = report_pdf(a_report(*PARTS, ReportTable(COLUMNS, ROWS * 6), signed=True), Paper("F4", landscape=True))
    assert reading.size_mm(data) == (330, 215)
    reading.compare_with_golden("laporan-f4", data)
