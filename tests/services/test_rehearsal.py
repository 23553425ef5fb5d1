"""The drill without a window: both samples through the main job, every file there and what it says it is."""

import zipfile
from pathlib import Path

from pypdf import PdfReader

from app.services import rehearsal, samples


def test_both_samples_leave_every_paper_of_an_event(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("BIMTEK_SETTINGS", str(tmp_path / "settings"))
    made = rehearsal.run(tmp_path / "hasil")
    for code in samples.SAMPLES:
        own = {one.path.name.removeprefix(f"{code}-"): one for one in made if one.path.name.startswith(code)}
        assert {
            "daftar-hadir-a4.pdf", "daftar-hadir-f4-mendatar.pdf", "sertifikat.pdf", "rekap-kehadiran.pdf",
            "rekap-tes-awal-dan-tes-akhir.pdf", "tanda-terima-uang.pdf", "berita-acara.pdf",
            "pemeriksaan-kegiatan.pdf", "laporan.docx", "berkas-kegiatan.pdf", "berkas-kegiatan.zip", "data.zip",
        } == own.keys()  # fmt: skip
        assert all(PdfReader(one.path).pages for name, one in own.items() if name.endswith(".pdf"))
        assert "TANDA TERIMA UANG" in PdfReader(own["tanda-terima-uang.pdf"].path).pages[0].extract_text()
        for name in ("berkas-kegiatan.zip", "laporan.docx", "data.zip"):
            with zipfile.ZipFile(own[name].path) as file:
                assert file.testzip() is None
    assert made[-1].what == "Piagam"
