"""The data file for the province, checked by an independent validator."""

import datetime as dt
import hashlib
import json
import zipfile
from pathlib import Path

import frictionless
import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from app.domain.import_fields import PEOPLE
from app.errors import Cancelled, UserError
from app.exchange.formula_guard import guard, unguard
from app.exchange.open_data import OpenData, write_open_data
from app.exchange.open_data_columns import TABLES
from app.exchange.records import read_records
from app.exchange.spreadsheets import read_sheets
from app.exchange.tables import find_tables

NIK = "1408066305900012"
NASTY = "=HYPERLINK(\"http://x\";'klik') <b>&amp; Siti “Nur’aini”\n\x07\u202e😀"
PERSON = {
    "id_orang": "a1", "nik": NIK, "nama": "Siti Nur'aini", "jk": "P", "tgl_lahir": "1990-05-23", "alamat": NASTY,
    "rt": "001", "kode_desa": "14.08.06.2001", "desa": "Dayun", "no_hp": "081234564471", "tahun_pengangkatan": "2016",
    "status": "aktif", "email": "-", "no_sk": "@SK",
}  # fmt: skip
EVENT = {
    "kode_kegiatan": "siak-2018",
    "nama_kegiatan": "Bimtek PSM",
    "tgl_mulai": "2018-09-12",
    "id_orang": "a1",
    "nama": "Siti",
}


def data(**changes) -> OpenData:
    facts = {
        "name": "Siak 2018 / Bimtek",
        "title": "Bimtek PSM Siak",
        "created": dt.datetime(2018, 9, 13, 2, 0, tzinfo=dt.UTC),
        "producer": "Dinas Sosial Provinsi Riau",
        "producer_region": "14",
        "app_version": "0.1.0",
        "with_nik": True,
        "people": [PERSON],
        "participants": [EVENT | {"nik": NIK, "jp_total": "8", "jp_hadir": "7", "persen_hadir": "87.5"}],
        "attendance": [EVENT | {"tanggal": "2018-09-12", "jam_mulai": "08:00:00", "jp": "2", "kehadiran": "hadir"}],
        "certificates": [EVENT | {"no_sertifikat": "400.9/0001/2018", "status_sertifikat": "terbit"}],
    }
    return OpenData(**(facts | changes))


@pytest.fixture
def written(tmp_path) -> Path:
    path = tmp_path / "data.zip"
    write_open_data(path, data())
    return path


def validated(path: Path) -> frictionless.Report:
    return frictionless.validate(str(path))


def test_an_independent_validator_accepts_it(written):
    report = validated(written)
    assert report.valid, report.flatten(["type", "message"])
    assert [task.name for task in report.tasks] == [table.name for table in TABLES]
    assert all(task.stats["rows"] == 1 for task in report.tasks)


def test_the_validator_sees_one_changed_byte(written, tmp_path):
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(forged, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(
                name, content.replace(b"2018-09-12", b"2018-09-13") if name == "attendance.csv" else content
            )
    assert "hash-count" in {error for (error,) in validated(forged).flatten(["type"])}


def test_the_descriptor_tells_what_a_stranger_needs(written):
    with zipfile.ZipFile(written) as archive:
        described = json.loads(archive.read("datapackage.json"))
        assert described["name"] == "siak-2018-bimtek"
        assert described["created"] == "2018-09-13T02:00:00+00:00"
        assert described["producer"] == {"name": "Dinas Sosial Provinsi Riau", "region": "14"}
        assert "300.2.2-2430" in described["codeSchemes"][0]["source"]
        for resource in (*described["resources"], *described["attachments"]):
            content = archive.read(resource["path"])
            assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
            assert resource["bytes"] == len(content)
        assert all(
            field["description"] for resource in described["resources"] for field in resource["schema"]["fields"]
        )


def test_csv_opens_in_indonesian_excel_and_runs_nothing(written):
    with zipfile.ZipFile(written) as archive:
        content = archive.read("people.csv")
    assert content.startswith(b"\xef\xbb\xbfid_orang;nik;nama;")
    text = content.decode("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert ";'@SK;" in text
    assert NIK in text


def test_the_workbook_says_the_same_in_text_cells(written, tmp_path):
    with zipfile.ZipFile(written) as archive:
        archive.extract("data.xlsx", tmp_path)
    workbook = python_calamine.CalamineWorkbook.from_path(tmp_path / "data.xlsx")
    assert workbook.sheet_names == ["Orang", "Peserta", "Kehadiran", "Sertifikat"]
    headings, row = workbook.get_sheet_by_name("Orang").to_python()
    person = dict(zip(headings, row, strict=True))
    assert (person["NIK"], person["No. HP/WA"], person["RT"]) == (NIK, "081234564471", "001")
    assert person["Alamat"].startswith("=HYPERLINK")
    assert person["Tahun Pengangkatan"] == 2016
    participant = dict(zip(*workbook.get_sheet_by_name("Peserta").to_python(), strict=True))
    assert participant["Persen Hadir"] == 87.5


def test_without_nik_it_is_nowhere(tmp_path):
    path = tmp_path / "data.zip"
    write_open_data(path, data(with_nik=False))
    assert validated(path).valid
    with zipfile.ZipFile(path) as archive:
        archive.extract("data.xlsx", tmp_path)
        assert all(NIK.encode() not in archive.read(name) for name in archive.namelist())
    with zipfile.ZipFile(tmp_path / "data.xlsx") as workbook:
        assert all(NIK.encode() not in workbook.read(name) for name in workbook.namelist())


def test_what_has_not_the_form_of_its_column_moves_to_the_remark(tmp_path):
    path = tmp_path / "data.zip"
    write_open_data(
        path, data(people=[PERSON | {"tgl_lahir": "kira-kira 1970", "jk": "?", "tahun_pengangkatan": "dulu"}])
    )
    assert validated(path).valid
    with zipfile.ZipFile(path) as archive:
        assert "jk: ?; tgl_lahir: kira-kira 1970; tahun_pengangkatan: dulu" in archive.read("people.csv").decode(
            "utf-8-sig"
        )


def test_no_rows_and_many_rows(tmp_path):
    path = tmp_path / "data.zip"
    write_open_data(path, data(people=[], participants=[], attendance=[], certificates=[]))
    assert validated(path).valid
    seen: list[tuple[int, int]] = []
    people = [PERSON | {"id_orang": str(number)} for number in range(500)]
    write_open_data(
        path, data(people=people, participants=[], attendance=[], certificates=[]), lambda *at: seen.append(at)
    )
    assert seen[-1] == (1000, 1000)
    assert validated(path).valid


def test_equal_data_gives_equal_files(tmp_path):
    for name in ("a.zip", "b.zip"):
        write_open_data(tmp_path / name, data())
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_cancelling_leaves_nothing(tmp_path):
    def cancel(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        write_open_data(tmp_path / "data.zip", data(), cancel)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UserError, match="tidak ada"):
        write_open_data(tmp_path / "entah" / "data.zip", data())


def test_our_own_import_reads_the_people_back(written, tmp_path):
    with zipfile.ZipFile(written) as archive:
        archive.extract("people.csv", tmp_path)
    sheets = read_sheets(tmp_path / "people.csv")
    (record,), _ = read_records(sheets, find_tables(sheets, PEOPLE), PEOPLE)
    assert record.values["name"] == PERSON["nama"]
    assert record.values["nik"] == NIK
    assert record.values["decree_number"] == "@SK"
    assert record.values["address"].startswith("=HYPERLINK")


@given(st.one_of(st.text(max_size=20), st.text(alphabet="'=+-@\t\r a", max_size=6)))
def test_the_guard_comes_off_as_it_went_on_and_leaves_no_formula(text):
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))
