"""Lists by the command line: the same report for people, participants and marks, and the workbook marked."""

import json

import openpyxl
import pytest

from tests.cli.test_commands import Office, workbook

SIAK = ("office", "set", "--region", "14.08", "--name", "Dinas Sosial Kabupaten Siak")


@pytest.fixture
def bimtek(tmp_path):
    office = Office(tmp_path)
    office.run(*SIAK)
    return office


@pytest.fixture
def mixed(tmp_path):
    rows = [["DAFTAR PSM"], ["Nama", "NIK", "No. HP"], ["Sukarni", "1408014405850001", "81234567890"]]
    return workbook(tmp_path / "daftar.xlsx", [*rows, ["Siti <b>Aminah</b>", 1408014405850002, ""], ["", "", "0812"]])


def test_the_report_of_the_dry_run_is_that_of_the_real_run(bimtek, mixed, tmp_path):
    before = bimtek.run("digest")
    bimtek.run("people", "import", mixed, "--dry-run", "--report", tmp_path / "dry.json")
    assert bimtek.run("digest") == before
    bimtek.run("people", "import", mixed, "--report", tmp_path / "real.json")
    dry, real = (json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8")) for name in ("dry", "real"))
    assert dry == real
    assert (dry["rows"], dry["new"], dry["rejected"]) == (3, 1, 2)
    numeric = next(finding for finding in dry["findings"] if finding["kind"] == "nik-angka")
    assert (numeric["sheet"], numeric["row"], numeric["column"], numeric["index"]) == ("Sheet1", 4, "NIK", 1)
    assert [person["name"] for person in bimtek.json("people", "search", "sukarni")] == ["Sukarni"]
    bimtek.run("people", "import", mixed, "--report", tmp_path / "again.json")
    again = json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))
    assert (again["new"], again["changed"], again["unchanged"], again["rejected"]) == (0, 0, 1, 2)


def test_the_marked_copy_is_the_users_own_workbook(bimtek, mixed, tmp_path):
    target = tmp_path / "bertanda.xlsx"
    bimtek.run("people", "import", mixed, "--dry-run", "--errors", target)
    sheet = openpyxl.load_workbook(target)["Sheet1"]
    assert sheet["A1"].value == "DAFTAR PSM"
    assert "NIK tersimpan sebagai angka" in sheet["B4"].comment.text
    assert sheet["B3"].comment is None


def test_all_or_nothing_writes_nothing_but_the_report(bimtek, mixed, tmp_path):
    words = ("people", "import", mixed, "--all-or-nothing", "--report", tmp_path / "r.json")
    assert "2 dari 3 baris ditolak" in bimtek.run(*words, code=1)
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["rejected"] == 2
    assert bimtek.json("people", "search", "sukarni") == []


def test_marks_have_the_same_report(bimtek, tmp_path):
    plan = {"code": "B-1", "title": "Bimtek", "starts_on": "2018-08-28", "ends_on": "2018-08-29"}
    (tmp_path / "e.json").write_text(json.dumps(plan), encoding="utf-8")
    bimtek.run("event", "create", tmp_path / "e.json")
    people = workbook(tmp_path / "p.xlsx", [["Nama"], ["Sukarni"], ["Budi"]])
    bimtek.run("event", "register", "B-1", people, "--report", tmp_path / "p.json")
    assert json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))["new"] == 2
    marks = workbook(tmp_path / "m.xlsx", [["Nama", "Kehadiran"], ["Sukarni", "H"], ["Entah", "H"]])
    bimtek.run("attendance", "set", "B-1", marks, "--dry-run")
    assert set(bimtek.json("attendance", "show", "B-1")["participants"][1]["marks"]) == {""}
    bimtek.run("attendance", "set", "B-1", marks, "--report", tmp_path / "m.json")
    assert json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))["rejected"] == 1
    told = {row["name"]: set(row["marks"]) for row in bimtek.json("attendance", "show", "B-1")["participants"]}
    assert told == {"Sukarni": {"H"}, "Budi": {""}}
    assert "Tidak ada yang dicatat" in bimtek.run(
        "attendance", "set", "B-1", workbook(tmp_path / "x.xlsx", [["Nama", "Kehadiran"], ["Entah", "H"]]), code=1
    )


def test_templates_are_written(bimtek, tmp_path):
    bimtek.run("people", "template", tmp_path / "orang.xlsx")
    assert "Petunjuk" in openpyxl.load_workbook(tmp_path / "orang.xlsx").sheetnames
    assert "0 baris" in bimtek.run("people", "import", tmp_path / "orang.xlsx", "--dry-run")
    bimtek.run("people", "template", tmp_path / "x.xlsx", "--scores", code=2)
    bimtek.run("people", "template", tmp_path / "x.xlsx", "--event", "TIDAK-ADA", code=1)
