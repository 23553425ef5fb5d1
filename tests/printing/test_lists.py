"""Lists that are signed and recaps: sums carried over, boxes two rows high, parts by days (paper.md §5)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.payments import rupiah
from app.errors import UserError
from app.printing import recaps
from app.printing.list_content import ListRow, SignedList, Totals, widened
from app.printing.list_pages import CARRIED_IN, CARRIED_OUT, plan_list, sums_until
from app.printing.list_table_head import head_height
from app.printing.lists import signed_lists
from app.printing.paper import Paper
from app.printing.recaps import RecapSession, matrix_columns, recap_columns, split_sessions
from app.printing.receipts import NET, TAX, certificate_columns, goods_columns, money_columns, proof_columns
from app.printing.report_content import Heading, ReportColumn, ReportTable, Words
from tests.printing import people, reading

ACROSS = [Paper("A4", landscape=True), Paper("F4", landscape=True)]
UPRIGHT = [Paper("A4"), Paper("F4")]
HARD = (people.LONG_NAME, "X", "O'Brien Ma'rang", "Siti <b>Aminah</b> & \"Ali\"", "a" * 80)


def a_list(columns, rows, **changes) -> SignedList:
    fields = {"document_title": "TANDA TERIMA UANG", "event_title": "Bimbingan Teknis PSM & Pilar",
              "event_code": "SIAK-2018", "date_text": "Rabu, 12 September 2018",
              "facts": (("Tanggal", "12 September 2018"), ("Tempat", "Aula Kantor Bupati Siak")),
              "columns": columns, "rows": tuple(rows), "letterhead": people.letterhead(),
              "signatures": (people.head_of_office(), people.committee_head(), people.committee_head()), **changes}
    return SignedList(**fields)


def money_row(name: str, *amounts: int) -> ListRow:
    keyed = {f"amount {number}": amount for number, amount in enumerate(amounts[:-1])}
    tax = amounts[-1]
    return ListRow(name, {"origin": ("Ma'rang", "Kec. Dayun, Kab. Siak")},
                   keyed | {TAX: tax, NET: sum(amounts[:-1]) - tax})


def receipt(rows, paper: Paper, components: int = 2, **changes) -> SignedList:
    named = [(f"amount {number}", f"Komponen {number}") for number in range(components)]
    return a_list(money_columns(named, "PPh 21 5 %", "Asal", paper), rows,
                  totals=Totals(f"Jumlah seluruhnya ({len(rows)} orang)", "Lima juta rupiah."), **changes)


amounts = st.integers(0, 99_999_999)
rows = st.lists(st.builds(money_row, st.sampled_from(people.NAMES + HARD), amounts, amounts, amounts), min_size=1,
                max_size=70)


@given(rows, st.sampled_from(ACROSS), st.floats(10, 12))
def test_what_is_carried_over_is_what_stood_on_the_pages_before(rows, paper, height):
    plan = plan_list(receipt(rows, paper, row_height=height), paper)
    assert [row.number for page in plan.pages for row in page.rows] == list(range(1, len(rows) + 1))
    for before, after in zip(plan.pages, plan.pages[1:], strict=False):
        assert after.carried == sums_until(before)
    keys = ("amount 0", "amount 1", TAX, NET)
    assert sums_until(plan.pages[-1]) == tuple(sum(row.amounts[key] for row in rows) for key in keys)
    for page in plan.pages:
        bottom = page.top + head_height(plan.sheet.columns) + sum(row.whole for row in page.rows)
        bottom += 0 if page.first else CARRIED_IN
        bottom += plan.closing.height if page.closing else CARRIED_OUT
        assert bottom <= paper.lowest + 0.01
    assert len(rows) < 3 or len(plan.pages[-1].rows) >= 3


def test_the_sums_in_the_pdf_are_those_of_the_data():
    rows = [money_row(f"{people.NAMES[n % 15]} {n}", 150_000, 200_000 + n, 10_000) for n in range(40)]
    told = reading.pages(signed_lists([receipt(rows, ACROSS[0])], ACROSS[0]).pdf)
    assert len(told) > 2
    for number, page in enumerate(told, start=1):
        assert ("Jumlah halaman ini, dipindahkan" in page) == (number < len(told))
        assert (f"Pindahan dari halaman {number - 1}" in page) == (number > 1)
        assert ("Terbilang:" in page) == ("Jumlah seluruhnya (40 orang)" in page) == (number == len(told))
    for total in (40 * 150_000, sum(200_000 + n for n in range(40)), 400_000):
        assert rupiah(total) in told[-1]
    for row in rows:
        assert reading.letters(row.name) in reading.letters("".join(told))


@pytest.mark.parametrize("paper", ACROSS)
@pytest.mark.parametrize("components", [1, 2, 3, 4])
def test_one_to_four_components_fill_the_paper(paper, components):
    columns = receipt([money_row("Budi", *(12_500_000,) * (components + 1))], paper, components).columns
    assert sum(column.width for column in columns) == pytest.approx(paper.usable_width)
    assert columns[-1].width >= 48
    assert sum(column.style == "amount" for column in columns) == components + 2


@pytest.mark.parametrize("title", ["Uang Saku", "Uang Transpor Lokal", "Penggantian Biaya Perjalanan Keluar Wilayah"])
@pytest.mark.parametrize("components", [2, 4])
def test_the_head_of_a_table_holds_every_line_of_its_labels(title, components):
    paper = ACROSS[0]
    named = [(f"amount {number}", title) for number in range(components)]
    rows = [money_row("Budi", *(150_000,) * (components + 1))]
    sheet = a_list(money_columns(named, "PPh 21 5 %", "Asal", paper), rows)
    top = plan_list(sheet, paper).pages[0].top
    height = head_height(sheet.columns)
    assert height == 10.0 if title == "Uang Saku" else height >= 10.0
    spots = reading.word_spots(signed_lists([sheet], paper).pdf, {*title.split(), "(Rp)"})
    assert len(spots) == components * len(title.split()) + components + 2
    assert all(top < above < below < top + height for above, below in spots)


@pytest.mark.parametrize("paper", [*UPRIGHT, *ACROSS])
def test_hard_names_survive_on_every_list(paper):
    rows = [ListRow(name, {"origin": ("Desa Ma'rang", "Kec. A & B")}) for name in HARD]
    for columns in (goods_columns(("Tas", "ATK", "Bahan ajar", "Kaus", "Topi"), paper), certificate_columns(paper),
                    proof_columns(paper)):
        printed = signed_lists([a_list(columns, rows, row_height=16, blank_rows=3, banner="Tambahan")], paper)
        told = reading.letters("".join(reading.pages(printed.pdf)))
        assert all(reading.letters(name) in told for name in HARD)
        for page in range(len(reading.pages(printed.pdf))):
            assert min(reading.ink_box_mm(reading.picture(printed.pdf, page, 60), 60)) >= 5


def sessions(*per_day: int) -> list[RecapSession]:
    return [RecapSession(f"{day}-{number}", str(number + 1), "1 JP", f"Hari {day}")
            for day, count in enumerate(per_day) for number in range(count)]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=8), st.sampled_from(ACROSS), st.booleans())
def test_every_session_stands_in_one_part_in_order(per_day, paper, incomplete):
    found = sessions(*per_day)
    parts = split_sessions(found, paper, incomplete=incomplete)
    assert [one for part in parts for one in part] == found
    for part in parts:
        columns = recap_columns(part, paper, incomplete=incomplete)
        assert sum(column.width for column in columns) == pytest.approx(paper.usable_width)
        assert all(column.width >= 7 for column in columns if column.style == "mark")
    for day in range(len(per_day)):
        spread = sum(any(one.day == f"Hari {day}" for one in part) for part in parts)
        assert spread == 1 or per_day[day] > 17


def test_thirty_two_sessions_take_two_parts_of_two_days():
    parts = split_sessions(sessions(8, 8, 8, 8), ACROSS[1], incomplete=True)
    assert [len(part) for part in parts] == [16, 16]


def test_five_sessions_stand_upright_and_six_lie_across():
    assert [recaps.recap_paper(Paper(), count).landscape for count in (1, 5, 6, 32)] == [False, False, True, True]


def test_marks_other_than_present_are_bold_within_a_frame():
    """A frame adds ink around the letter: the same recap with H everywhere has less of it."""
    columns = recap_columns(sessions(3), Paper(), incomplete=False)

    def ink(mark: str) -> int:
        rows = [ListRow("Budi", {one.key: (mark,) for one in sessions(3)})] * 5
        image = reading.picture(signed_lists([a_list(columns, rows, row_height=6)], Paper()).pdf, 0, 100)
        return image.point(lambda value: 1 if value < 128 else 0).histogram()[1]

    assert ink("I") > ink("H")
    assert ink("S") > ink("H")


@pytest.mark.parametrize(("days", "halved"), [(2, True), (4, True), (7, False)])
def test_a_matrix_has_staggered_boxes_while_they_are_wide_enough(days, halved):
    paper = recaps.matrix_paper(Paper(), days)
    columns = matrix_columns([(str(day), f"Hari {day}") for day in range(days)], paper, filled=False)
    signs = [column for column in columns if column.style == "sign"]
    assert len(signs) == days <= recaps.days_on_a_matrix(paper)
    assert {column.halved for column in signs} == {halved}
    assert min(column.width for column in signs) >= 22


@given(st.integers(0, 60), st.integers(0, 40), st.sampled_from([*UPRIGHT, *ACROSS]), st.booleans())
def test_a_long_closing_flows_on_and_loses_nothing(people_count, regencies, paper, signed):
    table = ReportTable((ReportColumn("Kabupaten/Kota", 60, grows=True), ReportColumn("Hadir", 20)),
                        tuple((f"Kab. {number}", str(number)) for number in range(regencies)))
    blocks = (Heading("Rekap"), table, Words("Kata penutup."))
    listed = [ListRow(f"Orang {number}", {}) for number in range(people_count)]
    sheet = a_list(recap_columns(sessions(2), paper, incomplete=False), listed, row_height=6, blocks=blocks,
                   notes=("Keterangan.",), signatures=(people.committee_head(),) if signed else ())
    plan = plan_list(sheet, paper)
    assert [row.number for page in plan.pages for row in page.rows] == list(range(1, people_count + 1))
    pieces = [piece for page in plan.pages for piece in page.closing]
    assert pieces == list(plan.closing.pieces)
    assert sum(page.ends_table for page in plan.pages) == 1
    told = reading.letters("".join(reading.pages(signed_lists([sheet], paper).pdf)))
    assert all(f"Kab.{number}" in told for number in range(regencies))
    assert "Katapenutup." in told


def test_a_second_part_has_a_running_head_only():
    columns = recap_columns(sessions(2), Paper(), incomplete=False)
    one = a_list(columns, [ListRow("Budi", {})])
    told = reading.pages(signed_lists([one, replace(one, continues=True)], Paper()).pdf)
    assert ["PEMERINTAH" in page for page in told] == [True, False]
    assert "Halaman 2 dari 2" in told[1]


def test_golden_receipt_over_two_pages():
    rows = [money_row(people.NAMES[n % 15], 150_000, 200_000, 10_000) for n in range(17)]
    reading.compare_with_golden("tanda-terima-uang", signed_lists([receipt(rows, ACROSS[0])], ACROSS[0]).pdf)


def test_refusals_are_sentences():
    with pytest.raises(UserError, match="Tidak ada yang dapat dicetak"):
        signed_lists([], Paper())
    with pytest.raises(UserError, match="tidak muat"):
        widened(money_columns([("amount 0", "Transpor")], "PPh 21", "Asal", ACROSS[0]), Paper())


def test_golden_recap_with_its_closing():
    found = sessions(5)
    marks = ["HHHHH", "HHHSH", "IIIII", "HHHH–", "HAAHH"]
    listed = [ListRow(name, {
        "sex": ("PL"[number % 2],), "regency": ("Kab. Siak",), "hours": ("8",), "percent": ("87,5",),
        "verdict": ("Tidak" if number % 5 == 2 else "Memenuhi",),
        **{one.key: (mark,) for one, mark in zip(found, marks[number % 5], strict=True)}},
        strong=frozenset({"verdict"} if number % 5 == 2 else ()))
        for number, name in enumerate(people.NAMES * 3)]
    table = ReportTable((ReportColumn("Kabupaten/Kota", 60, grows=True), ReportColumn("Hadir", 20, align="centre")),
                        (("Kab. Siak", "44"), ("Jumlah", "44")), strong=frozenset({1}))
    columns = recap_columns([replace(one, day="Sesi") for one in found], Paper(), incomplete=False)
    blocks = (Heading("Rekap per kabupaten/kota"), table, Words("5 kursi belum dialokasikan.", strong=True))
    sheet = a_list(columns, listed, document_title="REKAPITULASI KEHADIRAN PESERTA", row_height=recaps.ROW,
                   ruled_every=recaps.FIFTH, notes=("H = hadir, I = izin, S = sakit, A = tanpa keterangan.",),
                   blocks=blocks,
                   signatures=(people.head_of_office(), people.committee_head()))
    reading.compare_with_golden("rekap-kehadiran", signed_lists([sheet], Paper()).pdf)
