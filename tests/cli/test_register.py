"""Issuing by capacity and the register from the command line."""

from pypdf import PdfReader

from tests.cli.test_commands import Office


def test_issuing_by_capacity_and_the_register_of_the_year(tmp_path):
    office = Office(tmp_path)
    office.run("sample", "load", "solok-2017")
    office.run("attendance", "set", "solok-2017", "--all-present")
    office.run("certificate", "issue", "solok-2017")
    office.run("certificate", "issue", "solok-2017", "--as", "narasumber", "--as", "panitia")
    assert "tidak dikenal" in office.run("certificate", "issue", "solok-2017", "--as", "tamu", code=1)
    listed = office.json("certificate", "list", "solok-2017")
    assert {entry["capacity"] for entry in listed} == {"peserta", "narasumber", "panitia"}
    assert [entry["number"] for entry in listed] == sorted(entry["number"] for entry in listed)
    office.run("certificate", "void", listed[2]["number"], "--reason", "Salah tulis nama")
    told = office.json("certificate", "register", "--year", "2017")
    assert (told["year"], len(told["lines"]), told["gaps"]) == (2017, len(listed), [])
    assert told["lines"][2]["remark"] == "Salah tulis nama"
    office.run("certificate", "register", "--paper", "F4", "--output", tmp_path / "tahun.pdf")
    office.run("certificate", "register", "--output", tmp_path / "tahun.xlsx")
    office.run("print", "certificate-register", "solok-2017", "--output", tmp_path / "kegiatan.pdf")
    for name in ("tahun.pdf", "kegiatan.pdf"):
        words = " ".join(page.extract_text() for page in PdfReader(tmp_path / name).pages)
        assert "Salah tulis nama" in " ".join(words.split())
    assert (tmp_path / "tahun.xlsx").read_bytes().startswith(b"PK")
