"""Lists found in sheets: their columns told, corrected and remembered, and their rows read."""

import datetime as dt

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from app.domain import import_fields
from app.domain.import_fields import EXAMPLE_NAME, PEOPLE, Catalogue, attendance, award_scores, exam_scores
from app.domain.importing import Record, check_people
from app.errors import Cancelled
from app.exchange import reading
from app.exchange.headings import field_of
from app.exchange.records import read_records
from app.exchange.regions import gazetteer
from app.exchange.spreadsheets import Row, Sheet
from app.exchange.tables import FoundTable, find_tables, with_field

SITI, JOKO = "1408066305900012", "1408042305900013"


def sheet(*rows, name: str = "Daftar") -> Sheet:
    filled = ((number, cells) for number, cells in enumerate(rows, start=1) if any(cell != "" for cell in cells))
    return Sheet(name, tuple(Row(number, tuple(cells)) for number, cells in filled))


def fields(table: FoundTable) -> list[str]:
    return [column.field for column in table.columns]


def read(*rows, catalogue: Catalogue = PEOPLE, name: str = "Daftar") -> tuple[Record, ...]:
    sheets = [sheet(*rows, name=name)]
    return read_records(sheets, find_tables(sheets, catalogue), catalogue)[0]


def told(record: Record) -> dict[str, str]:
    return {field: words for field, words in record.values.items() if words}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("NAMA PSM", "name"), ("Nama Lengkap (tanpa gelar)", "name"), ("Nama dan Gelar", "name"), ("No. KTP", "nik"),
        ("NIK *)", "nik"), ("L/P", "sex"), ("Jenis Kelamin (L/P)", "sex"), ("Tgl. Lahir", "birth_date"),
        ("TTL", "birth"), ("Desa/Kelurahan", "village_name"), ("Nagari", "village_name"),
        ("Asal Kab/Kota", "regency_name"), ("Desa/Kec.", "village_district"), ("Kec/Kab", "district_regency"),
        ("N I K", "nik"), ("N A M A", "name"), ("N I P", ""), ("ALAMAT (Desa/Kelurahan)", "village_name"),
        ("Alamat (Jalan, RT)", "address"), ("No. HP / WA", "phone"), ("E-mail", "email"),
        ("Pendidikan Terakhir", "education"),
        ("No. SK", "decree_number"),
        ("Nomor Induk Anggota IPSM", "ipsm_number"), ("Unsur/Pilar", "pillar"),
        ("Tahun Pengangkatan", "appointed_year"), ("Kode Wilayah", "region"), ("kode_desa_tugas", "duty_region"),
        ("No Anggota", "ipsm_number"), ("Nama Kegiatan", ""), ("Tanda Tangan", ""), ("Nama Ibu", ""), ("No. KK", ""),
        ("NIP", ""), ("", ""),
    ],
)  # fmt: skip
def test_headings(heading, field):
    assert field_of([heading], PEOPLE) == field


KINDS = (PEOPLE, attendance(["Pembukaan", ""]), exam_scores(), award_scores([("a", "Nilai")]))


@pytest.mark.parametrize("catalogue", KINDS, ids=lambda catalogue: catalogue.key)
def test_each_field_is_known_by_its_own_label(catalogue):
    labels = list(catalogue.labels.values())
    for field in catalogue.fields:
        if labels.index(field.label) == list(catalogue.labels).index(field.key):
            assert field_of([field.label], catalogue) == field.key


def test_a_list_of_names_alone_is_enough():
    assert [told(record) for record in read(["Nama"], ["Siti"], ["Budi"])] == [{"name": "Siti"}, {"name": "Budi"}]


def test_a_row_without_a_name_is_a_row_refused_not_skipped():
    records = read(["No", "Nama", "NIK"], [1, "Siti", SITI], [2, "", JOKO])
    assert [person.rejected for person in check_people(records, {}, gazetteer(), "14.08")] == [False, True]


def test_a_first_row_of_letters_is_no_second_heading():
    records = read(["No", "Nama", "L/P"], ["1", "Siti", "P"], ["2", "Joko", "L"])
    assert [record.values["sex"] for record in records] == ["P", "L"]


def test_rt_and_rw_that_excel_took_for_a_day():
    records = read(["Nama", "RT/RW"], ["Siti", dt.date(2020, 2, 1)], ["Budi", "RT.003/RW.004"])
    assert [(record.values["rt"], record.values["rw"]) for record in records] == [("01", "02"), ("003", "004")]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Kampung Dalam / Siak", {"village_name": "Kampung Dalam", "district_name": "Siak"}),
        ("Ds. Dayun Kec. Dayun", {"village_name": "Dayun", "district_name": "Dayun"}),
        ("X, Kecamatan Y, Kab. Z", {"village_name": "X", "district_name": "Y", "regency_name": "Kab. Z"}),
        ("Ma'rang - Marang", {"village_name": "Ma'rang", "district_name": "Marang"}),
        ("Dayun", {"village_name": "Dayun"}),
        ("Kecamatan Dayun", {"district_name": "Dayun"}),
    ],
)
def test_villages_and_districts_in_one_column(typed, expected):
    (record,) = read(["Nama", "Desa/Kec"], ["Siti", typed])
    assert told(record) == {"name": "Siti", **expected}


@pytest.mark.parametrize(
    ("typed", "place", "day"),
    [
        ("Solok, 17-08-1985", "Solok", "17-08-1985"), ("Solok 17 Agustus 1985", "Solok", "17 Agustus 1985"),
        ("Solok,17/8/85", "Solok", "17/8/85"), ("Pulau Punjung/ 17-08-1985", "Pulau Punjung", "17-08-1985"),
        ("17-08-1985", "", "17-08-1985"), ("Solok", "Solok", ""), ("Solok, 1985-08-17", "Solok", "1985-08-17"),
    ],
)  # fmt: skip
def test_place_and_day_of_birth_in_one_column(typed, place, day):
    (record,) = read(["Nama", "Tempat, Tgl Lahir"], ["Siti", typed])
    assert (record.values.get("birth_place", ""), record.values.get("birth_date", "")) == (place, day)


@pytest.mark.parametrize(
    ("typed", "rt", "rw"),
    [("01/02", "01", "02"), ("RT 01 RW 02", "01", "02"), ("RT.003/RW.004", "003", "004"), ("RW 02", "", "02"),
     ("5", "5", ""), ("001 - 002", "001", "002"), ("rt:1,rw:2", "1", "2")],
)  # fmt: skip
def test_rt_and_rw_in_one_column(typed, rt, rw):
    (record,) = read(["Nama", "RT/RW"], ["Siti", typed])
    assert (record.values.get("rt", ""), record.values.get("rw", "")) == (rt, rw)


def test_a_column_of_its_own_counts_before_a_combined_one():
    (record,) = read(["Nama", "TTL", "Tempat Lahir"], ["Siti", "Solok, 17-08-1985", "Padang"])
    assert (record.values["birth_place"], record.values["birth_date"]) == ("Padang", "17-08-1985")
    assert (record.places["birth_place"].index, record.places["birth_date"].index) == (2, 1)


def test_a_nik_or_nip_behind_the_name_is_parted_from_it():
    siti, joko = read(["Nama/NIP"], [f"Siti Aminah / NIK {SITI}"], ["Joko, S.Sos\nNIP. 19860430 200901 1 001"])
    assert told(siti) == {"name": "Siti Aminah", "nik": SITI}
    assert told(joko) == {"name": "Joko", "back_title": "S.Sos"}


def test_names_are_mended_with_a_note_that_shows_what_was_typed():
    sheets = [sheet(["Nama"], ["DRS. H. BUDI, M.SI"], ["Siti Nur'aini"])]
    records, notes = read_records(sheets, find_tables(sheets, PEOPLE), PEOPLE)
    assert told(records[0]) == {"name": "Budi", "front_title": "Drs. H.", "back_title": "M.Si."}
    (note,) = notes
    assert (note.row, note.value, note.severity, note.kind) == (2, "DRS. H. BUDI, M.SI", "note", "nama")
    assert "Drs. H. Budi, M.Si." in note.reason


def test_the_names_of_our_own_export_stay_to_the_letter():
    (record,) = read(["Nama", "NIK"], ["DRS. BUDI", SITI], name=import_fields.VERBATIM_SHEET)
    assert record.values["name"] == "DRS. BUDI"


def test_the_example_of_a_template_is_no_person():
    sheets = [sheet(["Nama"], [EXAMPLE_NAME], ["Siti"])]
    records, notes = read_records(sheets, find_tables(sheets, PEOPLE), PEOPLE)
    assert [record.row for record in records] == [3]
    assert [note.row for note in notes] == [2]


def test_what_stands_below_the_list_is_left_out_and_told():
    rows = [
        ["No", "Nama", "Desa"], [1, "Siti", "Dayun"], [2, "", ""], ["Jumlah", 1], ["", "", "Siak, 12 September 2018"],
        ["", "BUDI SANTOSO"], ["", "NIP 19860430 200901 1 001"],
    ]  # fmt: skip
    sheets = [sheet(*rows)]
    records, notes = read_records(sheets, find_tables(sheets, PEOPLE), PEOPLE)
    assert [record.row for record in records] == [2]
    assert [note.row for note in notes] == [4, 5, 6, 7]


def test_sub_headings_of_groups_are_no_people_and_tell_the_region():
    rows = [
        ["No", "Nama", "Desa"], ["A.", "KECAMATAN DAYUN"], [1, "Siti", "Dayun"], [2, "Joko", "Merangkai"],
        ["KEC. TUALANG (2 orang)"], [1, "Rina", "Perawang"], ["", "Kabupaten: Pelalawan"], [1, "Kota Dewi", ""],
        ["1", "Kecamatan Langgam"], [1, "Desa Ratna", ""], ["II", "Desa Segati"], [2, "Budi", ""],
    ]  # fmt: skip
    places = [
        tuple(record.values.get(name, "") for name in ("name", "village_name", "district_name", "regency_name"))
        for record in read(*rows)
    ]
    assert places == [
        ("Siti", "Dayun", "DAYUN", ""), ("Joko", "Merangkai", "DAYUN", ""), ("Rina", "Perawang", "TUALANG", ""),
        ("Kota Dewi", "", "", "Pelalawan"), ("Desa Ratna", "", "Langgam", "Pelalawan"),
        ("Budi", "Segati", "Langgam", "Pelalawan"),
    ]  # fmt: skip


def test_a_column_that_tells_counts_before_a_sub_heading():
    rows = ["No", "Nama", "Kecamatan"], ["", "Kecamatan Dayun"], [1, "Siti", "Siak"], [2, "Joko", ""]
    assert [record.values["district_name"] for record in read(*rows)] == ["Siak", "Dayun"]


def test_a_sheet_named_after_a_district_tells_it():
    rows = ["Nama", "Kecamatan"], ["Siti", ""], ["Joko", "Siak"]
    sheets = [sheet(*rows, name=name) for name in ("Kec. Dayun", "KECAMATAN TUALANG", "Kecamatan", "Peserta")]
    records, notes = read_records(sheets, find_tables(sheets, PEOPLE), PEOPLE)
    districts = [record.values["district_name"] for record in records]
    assert districts == ["Dayun", "Siak", "TUALANG", "Siak", "", "Siak", "", "Siak"]
    assert [(note.sheet, note.kind) for note in notes] == [("Kec. Dayun", "wilayah"), ("KECAMATAN TUALANG", "wilayah")]


def test_marks_for_the_same_as_above():
    sheets = [
        sheet(
            ["Nama", "NIK", "Tempat Lahir", "Desa/Kec", "No HP"],
            ["Siti", SITI, "Solok", "Dayun / Dayun", ""], ["Joko", '"', "sda", '"', "sda"],
            ["Rina", "", "Idem", "s.d.a.", "-"], ["Sda", "", "''", "Siak/Siak", ""],
        )
    ]  # fmt: skip
    records, notes = read_records(sheets, find_tables(sheets, PEOPLE), PEOPLE)
    fields = ("name", "birth_place", "village_name")
    places = [tuple(record.values.get(name, "") for name in fields) for record in records]
    assert places == [("Siti", "Solok", "Dayun"), ("Joko", "Solok", "Dayun"), ("Rina", "Solok", "Dayun"),
                      ("Sda", "Solok", "Siak")]  # fmt: skip
    assert records[1].values["nik"] == '"'  # nobody has another's
    told = [(note.cell, note.value, note.severity) for note in notes]
    assert told == [("C3", "sda", "note"), ("D3", '"', "note"), ("E3", "sda", "warning"), ("C4", "Idem", "note"),
                    ("D4", "s.d.a.", "note"), ("C5", "''", "note")]  # fmt: skip
    assert notes[0].reason == "“sda” dibaca sama dengan di atasnya: Solok."


def test_cells_merged_downwards_hold_for_each_of_their_rows(tmp_path):
    book = xlsxwriter.Workbook(str(tmp_path / "gabung.xlsx"), {"in_memory": True})
    page = book.add_worksheet("Peserta")
    page.merge_range("A1:A2", "Nama")
    page.merge_range("B1:C1", "Alamat")
    page.write_row("B2", ["Desa", "Kecamatan"])
    for number, name in enumerate(("Siti", "Joko", "Rina", "Wati"), start=3):
        page.write(f"A{number}", name)
    page.merge_range("C3:C5", "Dayun")
    page.merge_range("B4:B5", "Merangkai")
    book.close()
    sheets = reading.read_sheets(tmp_path / "gabung.xlsx")
    records, notes = read_records(sheets, find_tables(sheets, PEOPLE), PEOPLE)
    places = [(one.values["name"], one.values["village_name"], one.values["district_name"]) for one in records]
    assert places == [("Siti", "", "Dayun"), ("Joko", "Merangkai", "Dayun"), ("Rina", "Merangkai", "Dayun"),
                      ("Wati", "", "")]  # fmt: skip
    assert [note.cell for note in notes] == ["C4", "B5", "C5"]
    assert notes[0].reason == "Sel digabung; dibaca sama dengan di atasnya: Dayun."


def test_place_and_day_above_a_signature_are_no_person():
    rows = ["No", "Nama"], [1, "Siti"], ["", "Siak Sri Indrapura, 12 September 2018"], ["", "AHMAD"]
    assert [told(record)["name"] for record in read(*rows)] == ["Siti"]
    assert len(read(["Nama"], ["Siti"], ["Siak, ..... Januari 2019"], ["AHMAD"])) == 1
    assert len(read(["Nama", "TTL"], ["Siti", ""], ["", "Solok, 17 Agustus 1985"])) == 2


@pytest.mark.parametrize(("typed", "name"), [("1. Siti", "Siti"), ("12) Joko", "Joko"), ("1.SITI", "Siti"), ("3", "3")])
def test_a_number_before_the_name_is_not_of_it(typed, name):
    (record,) = read(["Nama", "Desa"], [typed, "Dayun"])
    assert record.values["name"] == name


def test_a_number_is_told_in_its_place():
    numeric, text = read(["Nama", "NIK"], ["Siti", 1408066305900010.0], ["Joko", JOKO])
    assert (numeric.places["nik"].numeric, text.places["nik"].numeric) == (True, False)
    assert (numeric.values["nik"], numeric.places["nik"].letters) == ("1408066305900010", "B")


def test_a_corrected_cell_is_read_instead_and_is_text():
    sheets = [sheet(["Nama", "NIK"], ["Siti", 1408066305900010.0])]
    (record,), _ = read_records(sheets, find_tables(sheets, PEOPLE), PEOPLE, {("Daftar", 2, 1): f" {SITI} "})
    assert (record.values["nik"], record.places["nik"].numeric) == (SITI, False)


def test_a_list_without_headings_is_told_by_what_it_holds():
    rows = sheet(["Siti Aminah", SITI, "P", "0812 3456 4471"], ["Joko Susilo", JOKO, "L", ""])
    (table,) = find_tables([rows], PEOPLE)
    assert fields(table) == ["name", "nik", "sex", "phone"]
    assert {column.guessed for column in table.columns} == {"content"}
    assert (table.header_first, table.layout) == (0, "")


def test_words_that_may_be_no_names_are_left_to_the_reader():
    sheets = [sheet(["Dayun", SITI], ["Dayun", JOKO])]
    (table,) = find_tables(sheets, PEOPLE)
    assert table.missing(PEOPLE) == ("name",)
    mended = with_field(table, 0, "name")
    assert mended.missing(PEOPLE) == ()
    assert [told(record) for record in read_records(sheets, [mended], PEOPLE)[0]] == [
        {"name": "Dayun", "nik": SITI}, {"name": "Dayun", "nik": JOKO},
    ]  # fmt: skip


def test_names_under_a_heading_nobody_knows_are_found_by_what_they_are():
    rows = sheet(["Personil", "NIK", "L/P"], ["Siti Aminah", SITI, "P"], ["Joko Susilo", JOKO, "L"])
    (table,) = find_tables([rows], PEOPLE)
    assert [(column.field, column.guessed) for column in table.columns] == [
        ("name", "content"), ("nik", "heading"), ("sex", "heading"),
    ]  # fmt: skip


def test_a_family_card_is_never_taken_for_a_nik():
    (table,) = find_tables([sheet(["Nama", "No. KK"], ["Siti", SITI], ["Joko", JOKO])], PEOPLE)
    assert fields(table) == ["name", ""]


def test_a_field_moves_to_the_column_that_it_is_given():
    (table,) = find_tables([sheet(["Nama", "Nama Panggilan", "NIK"], ["Siti Aminah", "Siti", SITI])], PEOPLE)
    moved = with_field(table, 1, "name")
    assert fields(moved) == ["", "name", "nik"]
    assert fields(with_field(moved, 2, "")) == ["", "name", ""]


def test_a_corrected_layout_is_remembered_wherever_it_stands():
    (first,) = find_tables([sheet(["Personil", "Sebutan"], ["Siti Aminah", "Ibu"])], PEOPLE)
    corrected = with_field(with_field(first, 0, "name"), 1, "occupation")
    again = sheet(["DAFTAR"], [], ["", "PERSONIL", "Sebutan"], ["", "Joko", "Petani"])
    moved = find_tables([again], PEOPLE, {corrected.layout: corrected.assignment})
    assert [(column.heading, column.field, column.guessed) for column in moved[0].columns if column.field] == [
        ("PERSONIL", "name", "remembered"), ("Sebutan", "occupation", "remembered"),
    ]  # fmt: skip


def test_instructions_are_no_list_beside_a_real_one():
    guide = sheet(["Petunjuk"], ["Nama", "Isi nama lengkap"], ["NIK", "Isi 16 angka"], name="Cara mengisi")
    tables = find_tables([guide, sheet(["Nama", "NIK"], ["Siti", SITI])], PEOPLE)
    assert [table.sheet for table in tables] == ["Daftar"]


def test_what_only_looks_like_names_is_no_list_beside_one_with_headings():
    guide = sheet(["Kolom Nama", "Isi nama lengkap"], ["Kolom Alamat", "Isi jalan dan nomor"], name="Petunjuk")
    tables = find_tables([guide, sheet(["Nama", "NIK"], ["Siti", SITI])], PEOPLE)
    assert [table.sheet for table in tables] == ["Daftar"]


def test_headings_stand_below_instructions_of_any_length():
    above = [[f"Ketentuan {number} bagi pengisi daftar ini"] for number in range(1, 76)]
    records = read(*above, ["No", "Nama", "NIK"], [1, "Siti", SITI], [2, "Joko", JOKO])
    assert [(record.row, told(record)["name"]) for record in records] == [(77, "Siti"), (78, "Joko")]


def test_samples_stand_under_their_columns():
    people = ([number, f"Siti {number}", SITI] for number in range(9))
    (table,) = find_tables([sheet(["No", "Nama", "NIK"], [1, 2, 3], [], *people)], PEOPLE)
    assert len(table.samples) == 5
    assert table.samples[0] == ("0", "Siti 0", SITI)


def test_marks_by_session_and_for_the_whole_event():
    sessions = attendance(["Pembukaan", "Materi 1", ""])
    (record,) = read(["Nama", "NIK", "1", "2", "Sesi 3"], ["Sukarni", SITI, "H", "", "A"], catalogue=sessions)
    assert told(record) == {"name": "Sukarni", "nik": SITI, "session:1": "H", "session:3": "A"}
    (record,) = read(["Nama", "Sesi", ""], ["", 1, 2], ["Sukarni", "H", "I"], catalogue=sessions)
    assert told(record) == {"name": "Sukarni", "session:1": "H", "session:2": "I"}
    rows = [["DAFTAR HADIR"], [], ["No", "Nama", "Kehadiran"], [1, "Sukarni", "Hadir"], [2, "", ""]]
    (record,) = read(*rows, catalogue=sessions)
    assert told(record) == {"name": "Sukarni", "mark": "Hadir"}


def test_scores_of_tests_and_of_jurors():
    (record,) = read(["Nama", "Pre Test", "POST-TEST", "Praktik"], ["Siti", 70, 85.5, 90], catalogue=exam_scores())
    assert told(record) == {"name": "Siti", "exam:pre": "70", "exam:post": "85.5"}
    criteria = award_scores([("x1", "Pengabdian"), ("x2", "Kerja sama")])
    (record,) = read(["Juri", "Nomine", "Pengabdian", "Kerjasama"], ["Ani", "Siti", 90, 80], catalogue=criteria)
    assert told(record) == {"juror": "Ani", "nominee": "Siti", "criterion:x1": "90"}
    rows = ["Nama Juri", "Peserta", "Kriteria", "Skor"], ["Ani", "Siti", "Pengabdian", 90]
    (record,) = read(*rows, catalogue=criteria)
    assert told(record) == {"juror": "Ani", "nominee": "Siti", "criterion": "Pengabdian", "value": "90"}


def test_a_further_test_is_chosen_by_its_name():
    sheets = [sheet(["Nama", "Praktik"], ["Siti", 90])]
    (table,) = find_tables(sheets, exam_scores())
    (record,), _ = read_records(sheets, [with_field(table, 1, "exam:Praktik")], exam_scores())
    assert record.values["exam:Praktik"] == "90"


def test_reading_can_be_stopped():
    def stop(done: int, total: int) -> None:
        raise Cancelled

    sheets = [sheet(["Nama"], ["Siti"])]
    with pytest.raises(Cancelled):
        read_records(sheets, find_tables(sheets, PEOPLE), PEOPLE, progress=stop)


cells = st.one_of(
    st.text(max_size=12), st.integers(-9, 10**16), st.floats(allow_nan=False, allow_infinity=False), st.booleans(),
    st.dates(), st.sampled_from(["Nama", "NIK", "No", "L/P", "L", "P", "1", "Desa/Kec", SITI, "Siti Aminah", "Jumlah"]),
)  # fmt: skip


@given(st.lists(st.lists(cells, max_size=7), max_size=8))
def test_any_sheet_is_searched(rows):
    sheets = [sheet(*rows)]
    for catalogue in KINDS:
        tables = find_tables(sheets, catalogue)
        records, _ = read_records(sheets, tables, catalogue)
        assert all(len(sample) == len(table.columns) for table in tables for sample in table.samples)
        assert {record.row for record in records} <= {row.number for row in sheets[0].rows}


@given(st.lists(st.lists(cells, max_size=6), max_size=6))
def test_any_rows_below_a_heading_are_judged(rows):
    records = read(["No", "Nama", "NIK", "RT/RW", "Tempat, Tgl Lahir", "L", "P"], *rows)
    assert len(list(check_people(records, {}, gazetteer(), "14.08"))) == len(records)
