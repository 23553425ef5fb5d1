"""Our own workbooks come back without loss, and say how they are filled in."""

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.import_fields import EXAMPLE_NAME, PEOPLE, attendance, award_scores, exam_scores
from app.domain.importing import PERSON_FIELDS, check_people
from app.exchange.cell_text import cleaned
from app.exchange.reading import read_sheets
from app.exchange.records import read_records
from app.exchange.regions import gazetteer
from app.exchange.tables import find_tables
from app.exchange.templates import template_fields, write_people, write_template
from tests.messy.converting import convert

SITI = {
    "name": "Siti <Aminah> & Bin‘t Ali", "front_title": "Hj.", "back_title": "S.Sos.", "nik": "1408066305900012",
    "birth_place": "Solok", "birth_date": "1990-05-23", "sex": "P", "pillar": "PSM", "region": "14.08.06.2001",
    "address": "=HYPERLINK(\"http://x\")", "rt": "001", "rw": "02", "phone": "081234564471", "email": "siti@contoh.id",
    "education": "SLTA", "occupation": "Petani", "appointed_year": "2016", "decree_number": "465/Kpts/2016",
    "decree_date": "2016-03-12", "decree_until": "2021-03-12", "decree_signer": "Bupati", "ipsm_number": "007",
    "status": "aktif", "duty_region": "14.08", "basic_certificate_number": "001/B/2017",
    "basic_certificate_date": "2017-05-01", "basic_certificate_organiser": "Dinas Sosial", "note": "Contoh – rekaan",
}  # fmt: skip


def read_back(path, catalogue=PEOPLE):
    sheets = read_sheets(path)
    records, notes = read_records(sheets, find_tables(sheets, catalogue), catalogue)
    return records, notes


def test_people_come_back_as_they_were_written(tmp_path):
    capitals = {"name": "DRS. BUDI, S.SOS", "region": "14.08", "village_name": "Dusun Lama"}
    capitals |= {"phone": "(0764) 12", "birth_date": "1978"}
    write_people(tmp_path / "orang.xlsx", [SITI, capitals])
    checked = list(check_people(read_back(tmp_path / "orang.xlsx")[0], {}, gazetteer(), ""))
    assert set(PERSON_FIELDS) <= {field.key for field in template_fields(PEOPLE)}
    assert [{key: text for key, text in person.values.items() if text} for person in checked] == [SITI, capitals]
    assert not any(person.rejected for person in checked)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=20).map(lambda text: cleaned(f"S{text}")), min_size=1))
def test_any_name_comes_back(tmp_path, names):
    write_people(tmp_path / "orang.xlsx", [{"name": name, "nik": "1408066305900012"} for name in names])
    records, _ = read_back(tmp_path / "orang.xlsx")
    assert [record.values["name"] for record in records] == names


@pytest.mark.needs("soffice")
def test_libreoffice_opens_both_and_keeps_what_is_in_them(tmp_path):
    write_people(tmp_path / "orang.xlsx", [SITI])
    write_template(tmp_path / "templat.xlsx", PEOPLE)
    (tmp_path / "lain").mkdir()
    convert([tmp_path / "orang.xlsx", tmp_path / "templat.xlsx"], "ods", tmp_path / "lain")
    (record,), _ = read_back(tmp_path / "lain" / "orang.ods")
    assert {key: text for key, text in record.values.items() if text} == SITI
    assert read_back(tmp_path / "lain" / "templat.ods")[0] == ()


@pytest.mark.parametrize(
    ("catalogue", "rows"),
    [
        (PEOPLE, []),
        (attendance(["Pembukaan", "Materi 1"]), [{"name": "Siti", "nik": SITI["nik"], "session:1": "H"}]),
        (attendance([]), [{"name": "Siti", "mark": "H"}]),
        (exam_scores(), [{"name": "Siti", "exam:pre": "85,5"}]),
        (award_scores([("x", "Nilai"), ("y", "Kerja sama")]), [{"juror": "A", "nominee": "Siti", "criterion:x": "9"}]),
    ],
    ids=lambda value: getattr(value, "key", ""),
)
def test_a_template_is_read_as_it_was_meant(tmp_path, catalogue, rows):
    write_template(tmp_path / "templat.xlsx", catalogue, rows)
    sheets = read_sheets(tmp_path / "templat.xlsx")
    (table,) = find_tables(sheets, catalogue)
    assert [column.field for column in table.columns] == [field.key for field in template_fields(catalogue)]
    records, notes = read_records(sheets, [table], catalogue)
    assert [{key: text for key, text in record.values.items() if text} for record in records] == rows
    assert [note.row for note in notes] == ([] if rows else [2])


def test_a_template_that_was_filled_in_is_read(tmp_path):
    write_template(tmp_path / "templat.xlsx", PEOPLE)
    book = openpyxl.load_workbook(tmp_path / "templat.xlsx")
    sheet = book["Isian"]
    places = {cell.value: cell.column for cell in sheet[1]}
    for row, name, nik in ((3, "Siti", SITI["nik"]), (4, "JOKO", "")):
        sheet.cell(row, places["Nama"]).value = name
        sheet.cell(row, places["NIK"]).value = nik
    assert sheet.column_dimensions["E"].number_format == "@"
    assert sheet.cell(2, places["Nama"]).value == EXAMPLE_NAME
    book.save(tmp_path / "isi.xlsx")
    records, _ = read_back(tmp_path / "isi.xlsx")
    told = [(record.values["name"], record.values["nik"]) for record in records]
    assert told == [("Siti", SITI["nik"]), ("Joko", "")]


def test_a_template_helps_while_it_is_filled_in(tmp_path):
    write_template(tmp_path / "templat.xlsx", PEOPLE)
    book = openpyxl.load_workbook(tmp_path / "templat.xlsx")
    sheet = book["Isian"]
    rules = {next(iter(rule.sqref.ranges)).min_col: rule for rule in sheet.data_validations.dataValidation}
    places = {cell.value: cell.column for cell in sheet[1]}
    assert rules[places["Jenis kelamin"]].formula1 == '"L,P"'
    assert "LEN" in rules[places["NIK"]].formula1
    assert sheet.freeze_panes == "C2"
    guide = [cell.value for cell in book["Petunjuk"]["A"] if cell.value]
    assert [f"Kolom “{heading}”" for heading in places] == guide[-len(places) :]
    for letters, dimension in sheet.column_dimensions.items():
        assert dimension.width >= 6, letters


def test_a_long_text_is_cut_where_excel_ends_it(tmp_path):
    write_people(tmp_path / "orang.xlsx", [{"name": "Siti", "note": "x" * 40_000}, {"name": "Joko\x07\ud800"}])
    records, _ = read_back(tmp_path / "orang.xlsx")
    told = [(record.values["name"], len(record.values["note"])) for record in records]
    assert told == [("Siti", 32_767), ("Joko", 0)]


def test_no_spreadsheet_program_runs_what_was_typed(tmp_path):
    write_people(tmp_path / "orang.xlsx", [SITI])
    places = {cell.value: cell for cell in openpyxl.load_workbook(tmp_path / "orang.xlsx").active[2]}
    assert places[SITI["address"]].data_type == "s"
