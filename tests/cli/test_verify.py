"""`certificate verify` as a script calls it."""

import json

import pytest

from tests.cli.test_commands import Office
from tests.exchange import code_vectors


@pytest.fixture(scope="module")
def bimtek(tmp_path_factory):
    """Siak's certificates, issued and printed."""
    office = Office(tmp_path_factory.mktemp("siak"))
    office.run("sample", "load", "siak-2018")
    office.run("attendance", "set", "siak-2018", "--all-present")
    office.run("certificate", "issue", "siak-2018")
    office.run("print", "certificates", "siak-2018", "--output", office.folder / "semua.pdf")
    return office


def test_a_file_gives_a_verdict_for_each_certificate_and_a_number_the_same(bimtek):
    whole = bimtek.json("certificate", "verify", bimtek.folder / "semua.pdf")
    assert (whole["result"], whole["pages"], len(whole["without"]), len(whole["verdicts"])) == ("asli", 90, 45, 45)
    first, last = whole["verdicts"][0], whole["verdicts"][-1]
    assert (first["number"], last["number"]) == ("400.9/0001/DINSOS/IX/2018", "400.9/0045/DINSOS/IX/2018")
    told = bimtek.json("certificate", "verify", first["number"], first["check_code"])
    assert (told["result"], told["name"], told["first"]) == ("asli", first["name"], "2018-09-12")


def test_every_result_exits_0_and_a_missing_file_1(bimtek, tmp_path):
    assert bimtek.json("certificate", "verify", "x" * 5_000)["result"] == "rusak"
    vectors = json.loads(code_vectors.PATH.read_text(encoding="ascii"))
    assert bimtek.json("certificate", "verify", vectors["good"][0]["text"])["result"] == "tidak-dikenal"
    bimtek.run("certificate", "void", "400.9/0045/DINSOS/IX/2018", "--reason", "Uji")
    said = bimtek.run("certificate", "verify", bimtek.folder / "semua.pdf")
    assert "Halaman 1: Asli" in said
    assert "Halaman 89: Dicabut" in said
    assert "Alasan: Uji" in said
    assert "Tidak ada kode pada halaman 2, 4" in said
    assert "tidak ada" in bimtek.run("certificate", "verify", tmp_path / "foto.jpg", code=1)
