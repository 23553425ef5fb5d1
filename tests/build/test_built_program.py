"""The built program: it starts on its own, and prints a sheet; the spec names every file it needs."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]


def test_the_spec_compiles_and_what_it_ships_is_there():
    text = (ROOT / "build.spec").read_text(encoding="utf-8")
    compile(text, "build.spec", "exec")
    for part in ("fonts", "icons", "regions", "layouts", "reference", "help", "translations", "samples"):
        assert f'"{part}"' in text
        assert any((ROOT / "resources" / part).iterdir()), part
    assert (ROOT / "resources" / "icons" / "bimtek-psm.ico").exists()


@pytest.mark.drill
def test_the_built_program_prints_a_sheet_on_its_own(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--distpath", tmp_path / "dist",
         "--workpath", tmp_path / "work", "build.spec"],
        cwd=ROOT, check=True, timeout=600,
    )  # fmt: skip
    program = tmp_path / "dist" / "bimtek-psm"
    shutil.move(program, tmp_path / "dipindah ke sini")  # nothing may lean on where it was built
    environment = {"PATH": os.defpath, "HOME": str(tmp_path), "BIMTEK_SETTINGS": str(tmp_path / "s")}
    environment |= {"BIMTEK_DATA": str(tmp_path / "d"), "QT_QPA_PLATFORM": "offscreen"}
    command = tmp_path / "dipindah ke sini" / "bimtek"
    for words in (
        ["sample", "load", "siak-2018"],
        ["print", "attendance-sheet", "siak-2018", "--output", tmp_path / "hadir.pdf"],
        ["print", "name-tags", "siak-2018", "--output", tmp_path / "kartu.pdf"],
        ["print", "report", "siak-2018", "--output", tmp_path / "laporan.docx"],
        ["print", "bundle", "siak-2018", "--output", tmp_path / "berkas.zip"],
    ):
        subprocess.run([command, *words], env=environment, cwd=tmp_path, check=True, timeout=120)
    assert "DAFTAR HADIR PESERTA" in PdfReader(tmp_path / "hadir.pdf").pages[0].extract_text()
    with zipfile.ZipFile(tmp_path / "laporan.docx") as report, zipfile.ZipFile(tmp_path / "berkas.zip") as bundle:
        assert report.testzip() is None
        assert {"index.html", "dokumen/Laporan kegiatan.docx"} <= set(bundle.namelist())
    window = subprocess.Popen([command.with_name("bimtek-psm")], env=environment, cwd=tmp_path)
    with pytest.raises(subprocess.TimeoutExpired):  # it stays open
        window.wait(timeout=8)
    window.terminate()
    window.wait(timeout=20)
