"""Lists of people as offices really keep them."""

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.importing import CheckedPerson, check_people
from app.errors import UserError
from app.exchange.people_files import PeopleFile, read_people
from app.exchange.people_headings import field_of
from app.exchange.regions import gazetteer

SITI, JOKO = "1408066305900012", "1408042305900013"


def book(path: Path, *sheets: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(path, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as workbook:
        for rows in sheets:
            sheet = workbook.add_worksheet()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell not in {"", None}:
                        sheet.write(number, column, cell)
    return path


def judged(people: PeopleFile, home: str = "14.08") -> list[CheckedPerson]:
    return list(check_people(people.records, {}, gazetteer(), home))


def test_an_official_form_with_titles_split_headings_ticks_and_signatures(tmp_path):
    people = read_people(
        book(
            tmp_path / "daftar.xlsx",
            [
                ["DAFTAR PESERTA BIMTEK PSM"],
                ["KABUPATEN SIAK TAHUN 2018"],
                [],
                [
                    "No",
                    "Nama Lengkap",
                    "NIK/No. KTP",
                    "Jenis Kelamin",
                    "",
                    "Tempat, Tgl Lahir",
                    "Alamat",
                    "",
                    "",
                    "No. HP/WA",
                ],
                ["", "", "", "L", "P", "", "Desa", "Kecamatan", "Kab/Kota", ""],
                list(range(1, 11)),
                [1, "Siti Nur'aini", SITI, "", "√", "Siak, 23 Mei 1990", "Dayun", "Dayun", "Kab. Siak", 81234564471],
                [2, "Joko", JOKO, "√", "", "Kampung Rempak, 1/2/1980", "Tualang", "Tualang", "Siak", "0812-0000-0001"],
                ["No", "Nama Lengkap", "NIK/No. KTP", "", "", "Tempat, Tgl Lahir"],
                [3, "Budi", 1408062305900012, "√", "", "", "", "", "", ""],
                [4, "", "", "", "", "", "", "", "", ""],
                [5],
                ["Jumlah", "", "", 2, 1],
                ["", "", "", "", "", "", "Siak, 12 September 2018"],
                ["", "Mengetahui,", "", "", "", "", "Ketua Panitia"],
                ["", "NIP 19860430 200901 1 001"],
            ],
        )
    )
    assert people.tables[0].header_row == 5
    assert people.has_origin
    assert [record.row for record in people.records] == [7, 8, 10]
    siti, joko, budi = judged(people)
    assert {k: v for k, v in siti.values.items() if v} == {
        "name": "Siti Nur'aini", "nik": SITI, "sex": "P", "birth_place": "Siak", "birth_date": "1990-05-23",
        "region": "14.08.06.2001", "phone": "081234564471",
    }  # fmt: skip
    assert (joko.values["birth_place"], joko.values["birth_date"], joko.values["sex"]) == (
        "Kampung Rempak",
        "1980-02-01",
        "L",
    )
    assert budi.rejected
    assert [finding.cell for finding in budi.findings if finding.severity == "error"] == ["C10"]
    assert {finding.severity for finding in people.findings} == {"note"}
    assert [finding.row for finding in people.findings] == [13, 14, 15, 16]


def test_headings_over_three_rows(tmp_path):
    people = read_people(
        book(
            tmp_path / "tiga.xlsx",
            [
                ["", "Identitas", "", "Kelahiran", ""],
                ["No.", "Nama", "Nomor Induk", "Tempat", "Tanggal"],
                ["Urut", "Lengkap", "Kependudukan", "Lahir", "Lahir"],
                [1, "Siti", SITI, "Siak", dt.date(1990, 5, 23)],
            ],
        )
    )
    (record,) = people.records
    assert record.values == {"name": "Siti", "nik": SITI, "birth_place": "Siak", "birth_date": "1990-05-23"}


def test_a_plain_csv_with_the_columns_of_the_export(tmp_path):
    path = tmp_path / "orang.csv"
    names = "nik;nama;jk;tempat_lahir;tgl_lahir;alamat;rt;rw;kode_desa;desa;kec;kab_kota;kode_desa_tugas"
    names += ";no_hp;email;pendidikan;pekerjaan;tahun_pengangkatan;no_sk;no_anggota_ipsm;status;unsur"
    cells = (
        f"{SITI};Siti;P;Siak;1990-05-23;'=Jalan;001;002;14.08.06.2001;;;;14.08;0812;;SLTA;Petani;2016;'-;7;aktif;PSM"
    )
    path.write_bytes(f"{names}\r\n{cells}\r\n".encode("utf-8-sig"))
    (person,) = judged(read_people(path))
    assert person.values["address"] == "=Jalan"
    assert person.values["decree_number"] == "-"
    assert person.values["region"] == "14.08.06.2001"
    assert person.values["duty_region"] == "14.08"
    assert person.values["ipsm_number"] == "7"
    assert (person.values["rt"], person.values["rw"]) == ("001", "002")


def test_every_sheet_with_names_is_read_and_others_are_told(tmp_path):
    people = read_people(
        book(
            tmp_path / "buku.xlsx",
            [["Nama", "Kecamatan"], ["Siti", "Dayun"]],
            [["Petunjuk pengisian"]],
            [["Nama", "Kecamatan"], ["Budi", "Tualang"]],
        )
    )
    assert [(record.sheet, record.values["name"]) for record in people.records] == [
        ("Sheet1", "Siti"),
        ("Sheet3", "Budi"),
    ]
    assert [finding.sheet for finding in people.findings] == ["Sheet2"]


def test_a_list_of_names_alone_is_enough(tmp_path):
    people = read_people(book(tmp_path / "nama.xlsx", [["Nama"], ["Siti"], ["Budi"]]))
    assert [record.values["name"] for record in people.records] == ["Siti", "Budi"]
    assert not people.has_origin
    assert [person.values["region"] for person in judged(people)] == ["14.08", "14.08"]


def test_a_row_without_a_name_is_a_row_refused_not_skipped(tmp_path):
    people = read_people(book(tmp_path / "a.xlsx", [["No", "Nama", "NIK"], [1, "Siti", SITI], [2, "", JOKO]]))
    assert [person.rejected for person in judged(people)] == [False, True]


def test_rt_and_rw_that_excel_took_for_a_day(tmp_path):
    people = read_people(
        book(tmp_path / "a.xlsx", [["Nama", "RT/RW"], ["Siti", dt.date(2020, 2, 1)], ["Budi", "RT.003/RW.004"]])
    )
    assert [(r.values["rt"], r.values["rw"]) for r in people.records] == [("01", "02"), ("003", "004")]


def test_no_heading_for_names_is_told(tmp_path):
    with pytest.raises(UserError, match="kolom Nama") as told:
        read_people(book(tmp_path / "a.xlsx", [["Siti", SITI], ["Budi", JOKO]]))
    assert told.value.todo


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("NAMA PSM", "name"), ("Nama Lengkap (tanpa gelar)", "name"), ("Nama dan Gelar", "name"), ("No. KTP", "nik"),
        ("NIK *)", "nik"), ("L/P", "sex"), ("Jenis Kelamin (L/P)", "sex"), ("Tgl. Lahir", "birth_date"),
        ("TTL", "_birth"), ("Desa/Kelurahan", "village_name"), ("Nagari", "village_name"),
        ("Asal Kab/Kota", "regency_name"),
        ("No. HP / WA", "phone"), ("E-mail", "email"), ("Pendidikan Terakhir", "education"),
        ("No. SK", "decree_number"),
        ("Nomor Induk Anggota IPSM", "ipsm_number"), ("Unsur/Pilar", "pillar"),
        ("Tahun Pengangkatan", "appointed_year"),
        ("Kode Wilayah", "region"), ("kode_desa_tugas", "duty_region"), ("No Anggota", "ipsm_number"),
        ("Nama Kegiatan", ""), ("Tanda Tangan", ""), ("Nama Ibu", ""), ("", ""),
    ],
)  # fmt: skip
def test_headings(heading, field):
    assert field_of([heading]) == field


cells = st.one_of(st.text(max_size=12), st.integers(-9, 10**16), st.floats(allow_nan=False, allow_infinity=False))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(cells, max_size=6), max_size=6))
def test_any_rows_below_a_heading_are_read(tmp_path, rows):
    path = tmp_path / "acak.csv"
    lines = ["No;Nama;NIK;RT/RW;Tempat, Tgl Lahir;L;P"]
    lines += [";".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows]
    path.write_bytes("\r\n".join(lines).replace("\x00", "").encode("utf-8", "replace"))
    people = read_people(path)
    assert len(judged(people)) == len(people.records)
    assert {record.row for record in people.records} <= set(range(2, 1000))
