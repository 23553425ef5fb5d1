"""What the papers of the Siak story say, held to what is kept: on the page of documents, in the bundle, in its ZIP."""

import io
import re
import zipfile
from pathlib import Path

from PIL import Image
from pypdf import PdfReader

from app.domain.payments import in_words, rupiah
from app.services import attendance, certificates, payments, registration
from tests.builders import NASTY_NAMES
from tests.printing.reading import letters, size_mm
from tests.ui.events.officer import Officer, words_of

LONGEST, WAITING, QUOTED = NASTY_NAMES[3], NASTY_NAMES[4], NASTY_NAMES[2]
WALK_IN = "Siti <Aminah> & Bin't Ali"
SPEAKER = "Hj. Nur'aini <Ahli> & Rekan"
CAPTION = "Kepala Dinas & 'Ibu' Ma'rang <b>membuka</b> acara"


def papers(officer: Officer, folder: Path) -> None:
    """Every paper chosen by keyboard and held to what is kept; one saved as PDF on F4, one for Word."""
    officer.tab("Dokumen")
    officer.until(lambda: officer.section.papers.name)
    told = officer.papers()
    assert all(told.values())
    assert still_waiting(officer) == ["quota-moves"]
    attendance_is_right(officer, told)
    money_is_right(officer, told["receipt"])
    minutes_are_right(officer, told["minutes"])
    for entry in officer.ask(certificates.register, officer.event):
        assert letters(entry.number) in letters(told["certificates"])
    assert "Lulus 3 orang, Tidak lulus 5 orang, Belum lengkap 39 orang" in told["scores"]
    assert "Kenaikan rata-rata 18,88 dari 4 pasangan; 43 tidak dihitung" in told["exam-recap"]
    assert SPEAKER in told["evaluation-recap"]
    assert "Penguasaan materi 0 0 0 1 1 0 4,50 100 %" in told["evaluation-recap"]
    assert CAPTION in told["photos"]
    for name in ("attendance-sheet", "receipt", "attendance-recap", "name-tags"):
        assert not re.search("[0-9]{16}", told[name]), name
        for one in officer.seats():
            assert letters(one.plain_name) in letters(told[name]) or one.id == absent(officer), (name, one.plain_name)
    saved(officer, folder)


def still_waiting(officer: Officer) -> list[str]:
    """The papers that the list says are still waited for."""
    states = [one for one in officer.section.papers._papers.entries if not isinstance(one, str)]
    return [one.kind.name for one in states if one.state == "waiting"]


def absent(officer: Officer) -> str:
    """Who was there in no session, and so gets no money."""
    return next(row.participant.id for row in officer.ask(attendance.grid, officer.event).rows if "H" not in row.marks)


def attendance_is_right(officer: Officer, told: dict[str, str]) -> None:
    """The recap has each row with the marks, lesson hours and percent that follow from what is kept."""
    grid = officer.ask(attendance.grid, officer.event)
    hours = [0, 2, 2, 2, 2]
    for number, row in enumerate(grid.rows, start=1):
        one, sat = row.participant, sum(jp for jp, mark in zip(hours, row.marks, strict=True) if mark == "H")
        signed = [session.id not in row.unsigned for session in grid.sessions]
        marks = "".join(mark if there else f"{mark}*" for mark, there in zip(row.marks, signed, strict=True))
        line = f"{number}{one.plain_name}{one.sex}{one.regency}{marks}{sat}{sat * 100 // 8}"
        assert letters(line) in letters(told["attendance-recap"]), line
    came = [sum(row.marks[place] == "H" for row in grid.rows) for place in range(5)]
    assert came == [46, 43, 46, 46, 46]
    for place, count in enumerate(came):
        line = rf"{place + 1} Rab, 12 Sep 2018 [0-9.–]+ .{{5,80}} {hours[place]} {count}\b"
        assert re.search(line, told["attendance-recap"]), line


def money_is_right(officer: Officer, words: str) -> None:
    """The receipt sums up to what is kept, in figures and in words."""
    sheet = officer.ask(payments.sheet, officer.event)
    assert sheet.net == 46 * (150_000 + 200_000 - 10_000)
    assert {line.tax for line in sheet.lines} == {10_000}
    for told in (rupiah(sheet.net), in_words(sheet.net), rupiah(46 * 150_000), rupiah(46 * 10_000)):
        assert letters(told) in letters(words), told


def minutes_are_right(officer: Officer, words: str) -> None:
    """The minutes count as the list does, and tell who came instead of whom."""
    seats, all_of_them = officer.seats(), officer.ask(registration.participants, officer.event)
    men = sum(one.sex == "L" for one in seats)
    assert f"Peserta terdaftar 47 (empat puluh tujuh) orang, yaitu {men} " in words
    assert "Peserta yang hadir 46 (empat puluh enam) orang" in words
    assert f"datang langsung 1 (satu) orang: {WALK_IN}." in words
    invited = next(one.plain_name for one in all_of_them if one.status == "substituted")
    assert f"{invited} digantikan oleh {LONGEST} (bertugas di provinsi)" in words
    left = next(one.plain_name for one in all_of_them if one.status == "withdrawn")
    assert f"mengundurkan diri 1 (satu) orang: {left} (sakit)" in words
    assert "Segel" not in words


def saved(officer: Officer, folder: Path) -> None:
    """What is saved is what is seen, also on the other size of paper; the report can be edited."""
    from docx import Document

    officer.paper("Tanda terima uang")
    before = officer.section.view.rendered
    officer.click("Kertas: F4")
    officer.until(lambda: officer.section.view.rendered not in (None, before))
    officer.saves("Simpan PDF…", "Simpan PDF", folder / "terima.pdf")
    assert (folder / "terima.pdf").read_bytes() == officer.section.view.rendered.pdf
    assert size_mm((folder / "terima.pdf").read_bytes()) == (330, 215)
    officer.paper("Laporan kegiatan")
    officer.saves("Simpan Word…", "Simpan dokumen Word", folder / "laporan.docx")
    document = Document(str(folder / "laporan.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = " ".join([*(one.text for one in document.paragraphs), *cells])
    for told in ("A. Latar Belakang", "F. Panitia dan Peserta", LONGEST, WALK_IN, SPEAKER):
        assert told in words, told


def bundle(officer: Officer, folder: Path) -> None:
    """One PDF with bookmarks, and the ZIP with everything."""
    shown = {one.title for one in officer.section.found.parts if one.complete}
    officer.click("Simpan PDF…")
    officer.name_file("Simpan berkas kegiatan", folder / "berkas.pdf")
    officer.until(lambda: officer.says("Berkas tersimpan: "))
    reader = PdfReader(folder / "berkas.pdf")
    marked = [str(one.title) for one in flat(reader.outline)]
    assert shown <= set(marked)
    words = words_of((folder / "berkas.pdf").read_bytes())
    for told in (LONGEST, WALK_IN, QUOTED, WAITING, CAPTION, "NIP penanda tangan belum diisi"):
        assert letters(told) in letters(words), told
    officer.click("Simpan ZIP…")
    officer.name_file("Simpan berkas kegiatan", folder / "berkas.zip")
    officer.until((folder / "berkas.zip").exists)
    officer.until(lambda: officer.says(str(folder / "berkas.zip")))
    with zipfile.ZipFile(folder / "berkas.zip") as file:
        assert file.testzip() is None
        names = file.namelist()
        for name in (one for one in names if one.startswith("foto/")):
            with Image.open(io.BytesIO(file.read(name))) as picture:  # upright, and silent about the place
                assert (picture.size, dict(picture.getexif())) == ((480, 640), {}), name
    assert sum(name.startswith("foto/") for name in names) == 2
    assert {name for name in names if name.endswith(".docx")} == {
        "dokumen/Berita acara.docx", "dokumen/Laporan kegiatan.docx", "dokumen/Siaran pers.docx"
    }  # fmt: skip


def flat(outline: list) -> list:
    """Bookmarks and those below them."""
    return [one for entry in outline for one in (flat(entry) if isinstance(entry, list) else [entry])]
