"""The command line as a provincial script calls it: real processes, exit codes, one JSON document."""

import csv
import io
import json
import subprocess
import sys
import zipfile

import pytest
import xlsxwriter
from pypdf import PdfReader


class Office:
    """A data folder and the command on it."""

    def __init__(self, folder):
        self.folder = folder

    def run(self, *words, code=0):
        done = subprocess.run(
            [sys.executable, "-m", "app", "--data", str(self.folder / "data"), *map(str, words)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode == code, (words, done.stdout, done.stderr)
        return done.stdout if code == 0 else done.stderr

    def json(self, *words):
        return json.loads(self.run(*words, "--json"))


@pytest.fixture
def bimtek(tmp_path):
    return Office(tmp_path)


def test_both_samples_run_through_the_whole_chain(bimtek, tmp_path):
    for name, people, total in (("siak-2018", 45, 45), ("solok-2017", 50, None)):
        bimtek.run("sample", "load", name)
        event = bimtek.json("event", "show", name)
        assert (event["code"], event["stated_total"], event["quota_total"]) == (name, 50, total)
        assert event["participants"] == people
        assert [q["region"] for q in event["quotas"]] == sorted(q["region"] for q in event["quotas"])
        bimtek.run("attendance", "set", name, "--all-present")
        assert sum(q["attended"] for q in bimtek.json("event", "show", name)["quotas"]) == people
        bimtek.run("certificate", "issue", name)
        register = bimtek.json("certificate", "list", name)
        assert len({entry["number"] for entry in register}) == people
        assert {entry["status"] for entry in register} == {"terbit"}
        sheet, certificates = tmp_path / f"{name}.pdf", tmp_path / f"{name}-s.pdf"
        bimtek.run("print", "attendance-sheet", name, "--paper", "F4", "--output", sheet)
        bimtek.run("print", "certificates", name, "--output", certificates)
        assert len(PdfReader(certificates).pages) == 2 * people
        assert f"Halaman 1 dari {len(PdfReader(sheet).pages)}" in PdfReader(sheet).pages[0].extract_text()
        before = bimtek.run("digest")
        bimtek.run("data", "export", name, "--output", tmp_path / f"{name}.zip")
        assert bimtek.run("digest") == before
    assert bimtek.json("event", "show", "siak-2018")["quota_gap"] == 5
    assert bimtek.json("check")["sound"]


def test_the_data_file_holds_nik_only_where_wanted(bimtek, tmp_path):
    bimtek.run("sample", "load", "siak-2018")
    for words, wanted in (((), True), (("--without-nik",), False)):
        target = tmp_path / f"{wanted}.zip"
        bimtek.run("data", "export", "siak-2018", "--output", target, *words)
        with zipfile.ZipFile(target) as archive:
            text = archive.read(next(n for n in archive.namelist() if n.endswith("people.csv"))).decode("utf-8-sig")
        heads = next(csv.reader(io.StringIO(text), delimiter=";"))
        assert ("nik" in heads) is wanted


def test_an_event_from_json_gets_a_session_a_day(bimtek, tmp_path):
    bimtek.run("office", "set", "--region", "14.08", "--name", "Dinas Sosial Kabupaten Siak")
    plan = {
        "code": "BIM-1",
        "title": "Bimtek <Dasar> & Lanjutan",
        "level": "dasar",
        "starts_on": "2018-08-28",
        "ends_on": "2018-08-30",
        "venue": "Aula",
        "stated_total": 30,
        "quotas": [{"region": "14.08", "seats": 20}, {"region": "14.05", "seats": None}],
        "subjects": [{"title": "Konsep dasar", "lesson_hours": 16, "speaker": "Budi"}],
    }
    file = tmp_path / "kegiatan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    bimtek.run("event", "create", file)
    told = bimtek.json("event", "show", "BIM-1")
    assert (told["title"], told["quota_gap"]) == (plan["title"], 10)
    assert [q["seats"] for q in told["quotas"]] == [None, 20]
    assert len(bimtek.json("attendance", "show", "BIM-1")["sessions"]) == 3
    assert "sudah dipakai" in bimtek.run("event", "create", file, code=1)


def workbook(path, rows):
    """A spreadsheet whose first sheet holds these rows; long numbers are numbers, as careless lists have them."""
    book = xlsxwriter.Workbook(path, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return path


def test_a_list_is_judged_row_by_row_and_the_same_file_again_changes_nothing(bimtek, tmp_path):
    bimtek.run("office", "set", "--region", "14.08", "--name", "Dinas Sosial Kabupaten Siak")
    file = workbook(
        tmp_path / "daftar.xlsx",
        [
            ["DINAS SOSIAL"],
            ["No", "Nama", "NIK", "L/P"],
            [1, "Sukarni", "1408014405850001", "P"],
            [2, "Siti <b>Aminah</b>", 1408014405850002, "P"],
            [3, "", "1408014405850003", "P"],
        ],
    )
    report = tmp_path / "laporan.json"
    digest = bimtek.run("digest")
    bimtek.run("people", "import", file, "--dry-run", "--report", report)
    told = json.loads(report.read_text(encoding="utf-8"))
    assert {k: told[k] for k in ("rows", "new", "changed", "unchanged", "rejected")} == {
        "rows": 3, "new": 1, "changed": 0, "unchanged": 0, "rejected": 2,
    }  # fmt: skip
    assert {finding["row"] for finding in told["findings"] if finding["severity"] == "error"} == {4, 5}
    assert "ditolak" in bimtek.run("people", "import", file, "--all-or-nothing", code=1)
    assert bimtek.run("digest") == digest
    bimtek.run("people", "import", file)
    after = bimtek.run("digest")
    assert after != digest
    bimtek.run("people", "import", file, "--report", report)
    assert json.loads(report.read_text(encoding="utf-8"))["unchanged"] == 1
    assert bimtek.run("digest") == after


def test_participants_come_in_from_csv_of_an_indonesian_excel(bimtek, tmp_path):
    bimtek.run("sample", "load", "siak-2018")
    file = tmp_path / "peserta.csv"
    file.write_bytes("Nama;L/P;Desa/Kelurahan;Kecamatan;Kab/Kota\nBudi Baru;L;Dayun;Dayun;Kab. Siak\n".encode("cp1252"))
    bimtek.run("event", "register", "siak-2018", file)
    assert bimtek.json("event", "show", "siak-2018")["participants"] == 46


def test_attendance_from_a_list(bimtek, tmp_path):
    bimtek.run("sample", "load", "siak-2018")
    names = [row["name"] for row in bimtek.json("attendance", "show", "siak-2018")["participants"]]
    file = workbook(tmp_path / "hadir.xlsx", [["No", "Nama", "Kehadiran"], [1, names[0], "Izin"], [2, names[1], "H"]])
    bimtek.run("attendance", "set", "siak-2018", file)
    told = {row["name"]: row["marks"] for row in bimtek.json("attendance", "show", "siak-2018")["participants"]}
    assert set(told[names[0]]) == {"I"}
    assert set(told[names[1]]) == {"H"}
    wrong = workbook(tmp_path / "salah.xlsx", [["Nama", "Kehadiran"], ["Tidak Dikenal", "H"]])
    assert "bukan peserta" in bimtek.run("attendance", "set", "siak-2018", wrong, code=1)


def test_an_award_is_ranked(bimtek, tmp_path):
    bimtek.run("office", "set", "--region", "14", "--name", "Dinas Sosial Provinsi Riau")
    plan = {
        "code": "PSM-2018", "title": "PSM Berprestasi", "year": 2018, "level": "provinsi", "seats": 3,
        "criteria": [
            {"name": "Tertulis", "weight": 40, "kind": "benefit", "lowest": 0, "highest": 100},
            {"name": "Pelanggaran", "weight": 60, "kind": "cost", "lowest": 0, "highest": 10},
        ],
        "jurors": ["Juri A", "Juri B"], "nominees": ["Anisa", "Budi"], "recusals": [["Juri B", "Budi"]],
        "scores": [
            ["Juri A", "Anisa", "Tertulis", 80], ["Juri A", "Anisa", "Pelanggaran", 1],
            ["Juri B", "Anisa", "Tertulis", 85], ["Juri B", "Anisa", "Pelanggaran", 2],
            ["Juri A", "Budi", "Tertulis", 90],
        ],
        "tie_break": ["Tertulis"],
    }  # fmt: skip
    file = tmp_path / "pemilihan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    bimtek.run("award", "load", file)
    told = bimtek.json("award", "rank", "PSM-2018")
    assert told["complete"] is False
    # 0.4 × 82.5 + 0.6 × 85 = 84.00; 0.4 × 90 = 36.00
    assert [(r["rank"], r["nominee"], r["score"]) for r in told["ranking"]] == [
        (1, "Anisa", "84.00"),
        (2, "Budi", "36.00"),
    ]
    plan["criteria"][0]["weight"] = 41
    plan["code"] = "PSM-2019"
    file.write_text(json.dumps(plan), encoding="utf-8")
    assert "101" in bimtek.run("award", "load", file, code=1)


def test_what_is_wrong_is_said_in_a_sentence(bimtek, tmp_path):
    assert "Kantor belum disiapkan" in bimtek.run("office", "show", code=1)
    assert "tidak ada" in bimtek.run("event", "show", "tidak-ada", code=1)
    bimtek.run("sample", "load", "siak-2018")
    assert "Belum ada sertifikat" in bimtek.run(
        "print", "certificates", "siak-2018", "--output", tmp_path / "s.pdf", code=1
    )
    assert not (tmp_path / "s.pdf").exists()
    assert "bukan provinsi" in bimtek.run("office", "set", "--region", "99.99", "--name", "X", code=1)
    bimtek.run("event", "terbang", code=2)
    bimtek.run("print", "certificates", "siak-2018", code=2)
    listed = bimtek.run("print", "--list")
    assert "attendance-sheet" in listed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["terbang"], "Perintah “terbang” tidak ada."),
        (["event", "show"], "CODE belum ditulis."),
        (["event", "show", "a", "--salah"], "Pilihan --salah tidak ada."),
        (["event", "show", "a", "b"], "Kata yang tidak dikenal: b."),
        (["office", "set", "--name", "X"], "Pilihan --region belum ditulis."),
        (["people", "search", "a", "--limit", "abc"], "--limit harus berupa angka."),
    ],
)
def test_wrong_usage_is_told_in_indonesian(bimtek, words, said):
    assert bimtek.run(*words, code=2).startswith(said)


def test_a_backup_is_made_listed_and_restored(bimtek):
    bimtek.run("sample", "load", "siak-2018")
    digest = bimtek.run("digest")
    bimtek.run("backup", "create")
    (copy, *_) = bimtek.json("backup", "list")
    bimtek.run("attendance", "set", "siak-2018", "--all-present")
    bimtek.run("backup", "restore", copy["name"])
    assert bimtek.run("digest") == digest


def test_an_event_shown_can_be_created_again_elsewhere(bimtek, tmp_path):
    bimtek.run("office", "set", "--region", "14.08", "--name", "Dinas Sosial Kabupaten Siak")
    plan = {
        "code": "E", "title": "Bimtek", "starts_on": "2018-09-12", "ends_on": "2018-09-13", "threshold": 75,
        "lesson_minutes": 60, "number_pattern": "{urut}/{tahun}", "number_start": 7, "quota_note": "menunggu surat",
        "quotas": [{"region": "14.08", "seats": None}],
    }  # fmt: skip
    (tmp_path / "e.json").write_text(json.dumps(plan), encoding="utf-8")
    bimtek.run("event", "create", tmp_path / "e.json")
    shown = bimtek.json("event", "show", "E")
    assert {name: shown[name] for name in plan if name != "quotas"} == {n: v for n, v in plan.items() if n != "quotas"}
    other = Office(tmp_path / "other")
    other.run("office", "set", "--region", "14.08", "--name", "Dinas Sosial Kabupaten Siak")
    (tmp_path / "again.json").write_text(json.dumps(shown), encoding="utf-8")
    other.run("event", "create", tmp_path / "again.json")
    assert other.json("event", "show", "E") == shown
    assert "Disebut –, dialokasikan –, terdaftar 0." in other.run("event", "show", "E")
    assert other.run("people", "search", "%%").count("\n") == 1
