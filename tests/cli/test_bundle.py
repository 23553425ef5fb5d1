"""`bimtek print bundle`: the complete file of an event as PDF and as ZIP; reading leaves the digest as it was."""

import zipfile

import pytest
from pypdf import PdfReader

from tests.cli.test_commands import Office


@pytest.fixture
def bimtek(tmp_path):
    office = Office(tmp_path)
    office.run("sample", "load", "solok-2017")
    office.run("attendance", "set", "solok-2017", "--all-present")
    office.run("certificate", "issue", "solok-2017")
    return office


def test_the_bundle_has_one_bookmark_for_each_document(bimtek, tmp_path):
    before = bimtek.run("digest")
    told = bimtek.run("print", "bundle", "solok-2017", "--paper", "F4", "--output", tmp_path / "berkas.pdf")
    assert bimtek.run("digest") == before
    reader = PdfReader(tmp_path / "berkas.pdf")
    titles = [str(mark.title) for mark in reader.outline]
    assert titles[0] == "Sampul dan daftar isi"
    assert {"Daftar hadir peserta", "Rekap kehadiran", "Sertifikat", "Pemeriksaan kegiatan"} <= set(titles)
    assert len(titles) == len(set(titles)), "one for each document, and none below"
    assert f"({len(titles) - 1} dokumen, {len(reader.pages)} halaman)" in told
    assert "Belum lengkap: NIP" in told


def test_the_zip_has_the_pdf_the_papers_and_an_index(bimtek, tmp_path):
    bimtek.run("print", "bundle", "solok-2017", "--output", tmp_path / "berkas.zip", "--choose", "sheets=session")
    with zipfile.ZipFile(tmp_path / "berkas.zip") as archive:
        names = archive.namelist()
    assert "Berkas kegiatan solok-2017.pdf" in names
    assert {"index.html", "DAFTAR ISI.csv"} <= set(names)
    assert any(name.startswith("dokumen/") and name.endswith("Sertifikat.pdf") for name in names)


@pytest.mark.parametrize("document", ["bundle", "attendance-sheet"])
def test_no_pdf_is_written_under_the_name_of_another_file(bimtek, tmp_path, document):
    told = bimtek.run("print", document, "solok-2017", "--output", tmp_path / "berkas.docx", code=1)
    assert "Tidak ada yang disimpan. Simpan dengan akhiran .pdf." in told
    assert list(tmp_path.glob("*.docx")) == []


def test_the_list_of_papers_names_both(bimtek):
    listed = bimtek.run("print", "--list")
    assert "bundle" in listed
    assert "event-check" in listed
