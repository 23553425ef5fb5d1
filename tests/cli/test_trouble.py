"""Bad words, bad files and bad disks at the command line: always a sentence, never a traceback, nothing half done."""

import json
import os
import subprocess
import sys

import pytest


class Office:
    """A data folder and the command on it."""

    def __init__(self, folder):
        self.folder = folder
        self.data = folder / "data"

    def run(self, *words, code=0, data=None):
        done = subprocess.run(
            [sys.executable, "-m", "app", "--data", str(data or self.data), *map(str, words)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        assert "ERROR CORE" not in done.stderr, done.stderr
        assert done.returncode == code, (words, done.stdout, done.stderr)
        return done.stdout if code == 0 else done.stderr

    def json(self, *words):
        return json.loads(self.run(*words, "--json"))


@pytest.fixture
def bimtek(tmp_path):
    office = Office(tmp_path)
    office.run("office", "set", "--region", "14.08", "--name", "Dinas Sosial Kabupaten Siak")
    return office


def damage(database, first):
    content = bytearray(database.read_bytes())
    for place in range(first, len(content), 4096 * 7):
        content[place + 100] ^= 1
    database.write_bytes(content)


@pytest.mark.parametrize("first", [0, 4096 * 20])
def test_a_damaged_database_is_put_right_from_its_copy(tmp_path, first):
    bimtek = Office(tmp_path)
    bimtek.run("sample", "load", "siak-2018")
    before = bimtek.run("digest")
    bimtek.run("backup", "create")
    damage(bimtek.data / "bimtek.db", first)
    assert "rusak" in bimtek.run("event", "list", code=1)
    (copy,) = bimtek.json("backup", "list")
    bimtek.run("backup", "restore", copy["name"])
    assert bimtek.run("digest") == before
    assert {one["reason"] for one in bimtek.json("backup", "list")} == {"manual", "sebelum-dipulihkan"}


def test_a_damaged_database_is_never_backed_up_as_if_it_were_sound(bimtek):
    damage(bimtek.data / "bimtek.db", 0)
    assert "Tidak ada yang diubah" in bimtek.run("backup", "create", code=1)
    assert bimtek.json("backup", "list") == []
    assert "tidak ada" in bimtek.run("backup", "restore", "x", code=1)


def test_what_stands_in_the_place_of_folders_and_files_is_named(bimtek, tmp_path):
    (tmp_path / "a" / "bimtek.db").mkdir(parents=True)
    assert "ada sebuah folder" in bimtek.run("event", "list", code=1, data=tmp_path / "a")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert "tidak dapat ditulisi" in bimtek.run("event", "list", code=1, data=tmp_path / "file")
    (bimtek.data / "cadangan").write_text("x", encoding="utf-8")
    assert "Cadangan tidak dapat dibuat" in bimtek.run("backup", "create", code=1)
    assert bimtek.json("backup", "list") == []


def test_a_blocked_or_damaged_settings_folder_is_told(bimtek, tmp_path, monkeypatch):
    for witness in (tmp_path / "settings" / "sites").iterdir():
        witness.write_text("{bad", encoding="utf-8")
    bimtek.run("event", "list")  # counts as a copy and takes a new site
    (tmp_path / "blocked").write_text("x", encoding="utf-8")
    monkeypatch.setenv("BIMTEK_SETTINGS", str(tmp_path / "blocked"))
    assert "Folder setelan" in bimtek.run("event", "list", code=1)


def test_a_database_address_opens_the_very_file_it_names(bimtek, tmp_path):
    other = tmp_path / "other" / "kantor.db"
    words = [sys.executable, "-m", "app", "--database", f"sqlite:///{other}", "backup", "create"]
    subprocess.run(words, check=True, capture_output=True, timeout=60)
    assert other.exists()
    assert [file.name for file in other.parent.iterdir() if file.is_dir()] == ["cadangan-kantor.db"]


EVENT = {"code": "E", "title": "Bimtek", "starts_on": "2018-09-12", "subjects": [{"title": "A", "lesson_hours": 2}]}
AWARD = {
    "code": "A",
    "title": "PSM berprestasi",
    "year": 2018,
    "criteria": [{"name": "k", "weight": 100}],
    "jurors": ["Juri"],
    "nominees": ["Siti"],
    "scores": [["Juri", "Siti", "k", 80]],
}


@pytest.mark.parametrize(
    ("kind", "wrong", "said"),
    [
        ("event", {"stated_total": 10**30}, "stated_total"),
        ("event", {"title": "a\ud800b"}, "title"),
        ("event", {"title": "a\x00b"}, "title"),
        ("event", {"subjects": [{"title": "A", "lesson_hours": "1e999999"}]}, "lesson_hours"),
        ("award", {"year": 10**30}, "year"),
        ("award", {"nominees": ["a\ud800"]}, "nominees"),
        ("award", {"criteria": [{"name": "k", "weight": 100, "highest": "1e999999"}]}, "highest"),
    ],
)
def test_numbers_and_signs_that_no_database_holds_are_named(bimtek, tmp_path, kind, wrong, said):
    before = bimtek.run("digest")
    file = tmp_path / "x.json"
    file.write_bytes(json.dumps((EVENT if kind == "event" else AWARD) | wrong).encode("utf-8", "surrogatepass"))
    words = ("event", "create") if kind == "event" else ("award", "load")
    assert said in bimtek.run(*words, file, code=1)
    assert bimtek.run("digest") == before


@pytest.mark.skipif(os.name == "nt", reason="arguments of Windows are never broken bytes")
def test_broken_bytes_in_an_argument_are_told(bimtek):
    broken = os.fsdecode(b"a\xffb")
    for words in (("office", "set", "--region", "14", "--name", broken), ("people", "search", broken)):
        done = subprocess.run(
            [sys.executable, "-m", "app", "--data", str(bimtek.data), *words], capture_output=True, check=False
        )
        assert b"Traceback" not in done.stderr
        assert done.returncode in {0, 1}


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="no devices here")  # noqa: PTH110
def test_a_device_or_a_folder_is_never_replaced_by_a_paper(bimtek, tmp_path):
    (tmp_path / "e.json").write_text(json.dumps(EVENT), encoding="utf-8")
    bimtek.run("event", "create", tmp_path / "e.json")
    for target in ("/dev/null", bimtek.folder, ""):
        assert "Tidak ada yang ditulis" in bimtek.run("print", "attendance-sheet", "E", "--output", target, code=1)
