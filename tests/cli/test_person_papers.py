"""Papers about a person and about a region from the command line."""

from pypdf import PdfReader

from tests.cli.test_commands import Office


def test_passport_all_data_and_needs_are_printed(tmp_path):
    bimtek = Office(tmp_path)
    bimtek.run("sample", "load", "siak-2018")
    listed = tmp_path / "orang.csv"
    listed.write_text("Nama;NIK;Desa\nSukarni Ma'ruf;1408014405850001;Kampung Dalam\n", encoding="utf-8")
    bimtek.run("people", "import", listed)
    kinds = bimtek.run("print", "--list")
    for document, code, words in (
        ("passport", "1408014405850001", "1408**********01"),
        ("person-data", "1408014405850001", "1408014405850001"),
        ("training-needs", "14.08", "KEBUTUHAN PELATIHAN PSM"),
    ):
        assert document in kinds
        path = tmp_path / f"{document}.pdf"
        bimtek.run("print", document, code, "--paper", "F4", "--output", path)
        page = PdfReader(path).pages[0]
        assert words in page.extract_text()
        assert round(float(page.mediabox.width) / 72 * 25.4) == 215
    assert "Tidak ada orang dengan NIK itu" in bimtek.run("print", "passport", "1", "--output", path, code=1)
    assert "tidak dikenal" in bimtek.run("print", "training-needs", "99", "--output", path, code=1)
