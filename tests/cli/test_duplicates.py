"""`bimtek people duplicates`: pairs with score, reasons and both people, NIK masked; nothing is written."""

import pytest

from tests.cli.test_commands import bimtek  # noqa: F401  # a fixture


def a_list(tmp_path):
    file = tmp_path / "daftar.csv"
    file.write_text(
        "Nama;NIK;Tanggal lahir;Desa/Kelurahan;Kecamatan;Kab/Kota\n"
        "Moh. Yusuf;1408010402800001;04-02-1980;Dayun;Dayun;Siak\n"
        "Muhammad Jusuf;;04-02-1980;Dayun;Dayun;Siak\n"
        "Sri <b>Rejeki</b>;;04-02-1980;Dayun;Dayun;Siak\n",
        encoding="utf-8",
    )
    return file


def test_pairs_are_listed_and_nothing_changes(bimtek, tmp_path):  # noqa: F811  # the fixture
    bimtek.run("office", "set", "--region", "14.08", "--name", "Dinas Sosial Kabupaten Siak")
    assert bimtek.json("people", "duplicates") == []
    bimtek.run("people", "import", a_list(tmp_path))
    digest = bimtek.run("digest")
    (pair,) = bimtek.json("people", "duplicates")
    assert pair["score"] == pytest.approx(88, abs=7)
    assert pair["reasons"][1:] == ["tanggal lahir sama", "desa sama"]
    assert {one["name"] for one in pair["people"]} == {"Moh. Yusuf", "Muhammad Jusuf"}
    assert set(pair["people"][0]) == {"id", "name", "nik", "birth_date", "village"}
    assert {one["nik"] for one in pair["people"]} == {"1408**********01", ""}
    told = bimtek.run("people", "duplicates")
    assert "Moh. Yusuf" in told
    assert "1408010402800001" not in told
    assert bimtek.run("digest") == digest
