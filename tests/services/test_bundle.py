"""The complete file of the great event: every part, in its order, under its bookmark; stopped, resumed, damaged."""

import csv
import gc
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
from pypdf import PdfReader

from app.errors import Cancelled, UserError
from app.exchange import files
from app.models.local import IssuedCopy, Output
from app.services import (
    attachments,
    attendance,
    audit,
    bundle,
    certificates,
    closing,
    documents,
    erasure,
    event_files,
    events,
    payments,
    registration,
    samples,
    sealing,
    signed_sheets,
    workspace,
)
from app.services.bundle import BundleOptions
from app.services.papers import catalogue
from app.services.papers.dossier import Dossier
from tests import builders, great_event
from tests.great_event import Great

TODAY = date(2025, 7, 1)


@pytest.fixture
def great(tmp_path: Path) -> Iterator[Great]:
    """The great event in a database of the test's own."""
    with great_event.opened(tmp_path / "data") as made:
        yield made


@pytest.fixture
def siak(database: Path) -> str:
    """A sample event, for what needs no crowd."""
    samples.load("siak-2018")
    return events.find("siak-2018").id


def outline(path: Path) -> list[tuple[str, int]]:
    """The top-level bookmarks with the number of the page each leads to, from 1."""
    reader = PdfReader(path)
    return [(str(one.title), (reader.get_destination_page_number(one) or 0) + 1) for one in reader.outline]


def texts(path: Path) -> list[str]:
    """The words of each page, blanks folded."""
    document = pypdfium2.PdfDocument(path)
    found = [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    document.close()
    return found


@cache
def whole(paper: str) -> tuple[Path, bundle.Bundled, list[str]]:
    """The bundle of the great event, made once for each size of paper, with the words of its pages; on F4 without the
    certificates."""
    import tempfile

    place = Path(tempfile.mkdtemp(prefix="bimtek-berkas-"))
    with great_event.opened(place / "data") as made:
        path = place / "berkas.pdf"
        left_out = ("certificates",) if paper == "F4" else ()
        done = bundle.save(made.id, path, BundleOptions(paper, left_out=left_out))
    return path, done, texts(path)


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_every_document_has_its_bookmark_and_the_contents_lead_to_it(paper: str) -> None:
    path, made, pages = whole(paper)
    marks = outline(path)
    assert marks[0] == ("Sampul dan daftar isi", 1)
    assert len(marks) == made.documents + 1
    assert len(pages) == made.pages
    assert [page for _, page in marks] == sorted({page for _, page in marks})
    contents = " ".join(pages[1 : marks[1][1] - 1])
    for title, page in marks[1:]:
        assert re.search(rf"\d+\. {re.escape(title)} .*? {page}\b", contents), title
    assert len(made.gaps) == (1 if paper == "F4" else 0), "what was left out"
    assert ("Tidak ada kekurangan yang tercatat." in pages[0]) == (paper == "A4")


def test_each_page_tells_its_place_in_the_whole() -> None:
    _, made, pages = whole("A4")
    assert f"Halaman 1 dari {made.pages}" in pages[0]
    first = next(number for number, words in enumerate(pages) if "Berkas BESAR-2025, halaman" in words)
    for number, words in enumerate(pages[first:], start=first + 1):
        assert f"Berkas BESAR-2025, halaman {number} dari {made.pages}" in words


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_every_name_survives_on_the_lists_of_everybody(paper: str) -> None:
    path, _, pages = whole(paper)
    marks = outline(path)
    with great_event.opened(path.parent / "lagi") as great:
        names = [row.plain_name for row in registration.active_participants(great.id)]
    assert len(names) == great_event.PEOPLE
    squeezed = {title: re.sub(r"[\s\u00ad]", "", " ".join(pages[start - 1 : end - 1])) for title, start, end in (
        (title, page, following) for (title, page), (_, following) in zip(marks, [*marks[1:], ("", len(pages) + 1)],
                                                                          strict=True))}  # fmt: skip
    for title in ("Daftar hadir peserta", "Rekap kehadiran", "Daftar periksa nama", "Tanda terima perlengkapan"):
        lost = [name for name in names if re.sub(r"\s", "", name) not in squeezed[title]]
        assert lost == [], (title, lost)


def test_the_cover_tells_the_event_at_a_glance() -> None:
    _, _, pages = whole("A4")
    cover = pages[0]
    for words in (
        "BERKAS KEGIATAN", "Bimbingan Teknis Pekerja Sosial Masyarakat & Mitra", "BESAR-2025",
        "Senin, 2 s.d. Kamis, 5 Juni 2025" if "Senin" in cover else "2 s.d. 5 Juni 2025", "Balai Diklat Ma'rang",
        "250 disebut, 250 terdaftar, 246 hadir", "32 (tiga puluh dua) JP", "242 terbit, nomor",
        "kegiatan belum ditutup, berkas ini belum bersegel",
    ):  # fmt: skip
        assert words in cover, words


def test_the_sheets_are_by_day_or_by_session(siak: str, tmp_path: Path) -> None:
    left_out = tuple(part.key for part in bundle.parts(Dossier(siak)) if part.key != "attendance-sheet")
    by_day = bundle.save(siak, tmp_path / "hari.pdf", BundleOptions(left_out=left_out))
    by_session = bundle.save(siak, tmp_path / "sesi.pdf", BundleOptions("A4", "session", left_out))
    assert by_day.documents == by_session.documents == 1
    assert by_session.pages - 2 == 5 * (by_day.pages - 2), "five sessions on the one day"
    assert "Tanda terima perlengkapan: tidak disertakan." in by_day.gaps


def test_a_sealed_event_bears_its_seal_and_tells_later_changes(siak: str, tmp_path: Path) -> None:
    closing.close(siak)
    seal = sealing.current(siak)
    assert seal is not None
    bundle.save(siak, tmp_path / "a.pdf")
    assert f"Segel berkas {seal.spaced}" in texts(tmp_path / "a.pdf")[0]
    attendance.set_all_present(siak)
    bundle.save(siak, tmp_path / "b.pdf")
    assert "Berubah sejak ditutup: 1 langkah." in texts(tmp_path / "b.pdf")[0]


def test_what_is_lacking_is_told_on_the_cover_and_in_the_contents(siak: str, tmp_path: Path) -> None:
    made = bundle.save(siak, tmp_path / "a.pdf")
    cover, contents = texts(tmp_path / "a.pdf")[:2]
    assert f"Yang belum lengkap ({len(made.gaps)})" in cover
    assert [gap for gap in made.gaps if gap not in cover] == [], "all of them, however small"
    assert len(made.gaps) > 10
    assert "Sertifikat: belum diterbitkan." in made.gaps
    assert "Surat menyebut 50 orang, kuota yang dibagikan 45; alasannya belum dicatat." in made.gaps
    assert "Daftar hadir narasumber: 1 narasumber tanpa nama." in made.gaps
    assert "Daftar hadir narasumber" in {title for title, _ in outline(tmp_path / "a.pdf")}, "it is there all the same"
    assert "Kotak kosong menandai dokumen yang belum lengkap" in contents
    assert not any(gap.startswith("Catatan pengalihan kursi") for gap in made.gaps), "no seats moved: nothing lacks"


def test_a_recap_with_an_open_cell_is_there_and_what_need_not_happen_is_no_gap(siak: str, tmp_path: Path) -> None:
    attendance.set_all_present(siak)
    seat, session = registration.active_participants(siak)[0], attendance.grid(siak).sessions[0]
    attendance.set_marks(siak, [(seat.id, session.id)], "")
    made = bundle.save(siak, tmp_path / "a.pdf")
    assert "Rekap kehadiran: 1 sel belum dicatat." in made.gaps
    assert "Rekap kehadiran" in {title for title, _ in outline(tmp_path / "a.pdf")}
    optional = ("Tanda terima uang", "Daftar nilai", "Rekap tes", "Rekap evaluasi", "Catatan pengalihan")
    assert not any(gap.startswith(optional) for gap in made.gaps)


def test_a_run_that_was_stopped_goes_on_where_it_was(siak: str, tmp_path: Path, monkeypatch) -> None:
    target, seen = tmp_path / "berkas.pdf", []
    made: list[str] = []
    attendance.set_all_present(siak)
    kinds = tuple(replace(kind, make=_counted(kind.name, kind.make, made)) for kind in catalogue.kinds())
    monkeypatch.setattr(catalogue, "kinds", lambda: kinds)

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 9:
            raise Cancelled

    with pytest.raises(Cancelled):
        bundle.save(siak, target, progress=stop)
    assert not target.exists()
    before = list(made)
    kept = list((workspace.database_path().parent / "berkas-sementara").rglob("*.pdf"))
    assert len(before) >= len(kept) >= 5
    kept[0].write_bytes(kept[0].read_bytes()[:500])  # as a power cut leaves it
    bundle.save(siak, target)
    again = made[len(before) :]
    unkept = len(before) - len(kept)  # nothing stood on them: there was nothing to keep
    assert len(set(again) & set(before)) == 1 + unkept, "only what was cut off is made once more"
    assert not (workspace.database_path().parent / "berkas-sementara").exists(), "nothing of it stays behind"
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def _counted(name: str, make, made: list[str]):
    def counting(*arguments):
        made.append(name)
        return make(*arguments)

    return counting


def test_looking_at_a_bundle_leaves_nothing_behind_and_counts_as_no_print(siak: str) -> None:
    attendance.set_all_present(siak)
    certificates.issue(siak, date(2018, 9, 12))
    made = documents.render("bundle", siak)
    assert made.pdf.startswith(b"%PDF")
    assert len(made.certificate_ids) == 45
    assert IssuedCopy.select().count() == 0
    assert not (workspace.database_path().parent / "berkas-sementara").exists()


def test_a_change_in_between_makes_every_paper_anew(siak: str, tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 8:
            raise Cancelled

    with pytest.raises(Cancelled):
        bundle.save(siak, tmp_path / "a.pdf", progress=stop)
    seat = registration.active_participants(siak)[0]
    registration.set_status((seat.id,), "withdrawn", "mundur")
    bundle.save(siak, tmp_path / "a.pdf")
    reader = outline(tmp_path / "a.pdf")
    first = texts(tmp_path / "a.pdf")[dict(reader)["Daftar hadir peserta"] - 1]
    assert seat.plain_name not in first


def test_joining_leaves_nothing_for_the_collector_of_cycles(siak: str) -> None:
    """A thousand pages in cycles stop every thread of the window for a fifth of a second."""
    documents.render("bundle", siak)
    gc.collect()
    gc.freeze()
    try:
        documents.render("bundle", siak)
        left = [one for one in gc.get_objects() if type(one).__module__.startswith("pypdf")]
    finally:
        gc.unfreeze()
    assert len(left) < 1000, "a few for each file that was read, none for each page"


def test_one_bad_document_stops_nothing_and_is_told(siak: str, tmp_path: Path, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    def refused(*_: object) -> None:
        raise UserError("Berkas logo tidak terbaca sebagai gambar.")

    attendance.set_all_present(siak)
    told = {"attendance-recap": broken, "committee-sheet": refused}
    kinds = tuple(replace(kind, make=told.get(kind.name, kind.make)) for kind in catalogue.kinds())
    monkeypatch.setattr(catalogue, "kinds", lambda: kinds)
    made = bundle.save(siak, tmp_path / "a.pdf")
    assert "Rekap kehadiran: tidak dapat dibuat karena kesalahan program." in made.gaps
    assert "Daftar hadir panitia: tidak dapat dibuat: Berkas logo tidak terbaca sebagai gambar." in made.gaps
    titles = {title for title, _ in outline(tmp_path / "a.pdf")}
    assert "Daftar hadir peserta" in titles
    assert not {"Rekap kehadiran", "Daftar hadir panitia"} & titles


def test_a_full_disk_stops_the_run_with_a_sentence_and_what_is_done_is_kept(
    siak: str, tmp_path: Path, monkeypatch
) -> None:
    kept, write = [], files.write_atomically

    def full(path: Path, content: object) -> None:
        if len(kept) == 3:
            raise UserError("Disk penuh.", "Tidak ada yang ditulis.", "Kosongkan sebagian.")
        kept.append(path)
        write(path, content)

    monkeypatch.setattr(files, "write_atomically", full)
    with pytest.raises(UserError, match="Disk penuh"):
        bundle.save(siak, tmp_path / "a.pdf")
    monkeypatch.undo()
    assert [path.exists() for path in kept] == [True] * 3
    assert not (tmp_path / "a.pdf").exists()
    assert bundle.save(siak, tmp_path / "a.pdf").documents > 3


def test_a_place_that_takes_no_file_is_told_before_anything_is_made(siak: str, tmp_path: Path) -> None:
    seen: list[int] = []
    for target in (tmp_path, tmp_path / "tidak ada" / "a.pdf"):
        with pytest.raises(UserError, match="older"):
            bundle.save(siak, target, progress=lambda done, _total: seen.append(done))
    assert seen == []
    (tmp_path / "a.pdf").write_bytes(b"lama")
    with pytest.raises(Cancelled):
        bundle.save(siak, tmp_path / "a.pdf", progress=_stopped)
    assert (tmp_path / "a.pdf").read_bytes() == b"lama"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".sementara"] == []


def _stopped(_done: int, _total: int) -> None:
    raise Cancelled


def test_what_a_stopped_run_left_goes_with_an_erased_person_and_with_the_next_change(siak: str, tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 8:
            raise Cancelled

    place = workspace.database_path().parent / "berkas-sementara"
    with pytest.raises(Cancelled):
        bundle.save(siak, tmp_path / "a.pdf", progress=stop)
    assert list(place.rglob("*.pdf"))
    other = builders.an_event(code="LAIN-2018")
    bundle.save(other, tmp_path / "b.pdf")
    assert not list(place.rglob("*.pdf")), "papers of data that are no longer so"
    with pytest.raises(Cancelled):
        bundle.save(siak, tmp_path / "a.pdf", progress=stop)
    erasure.erase(registration.active_participants(siak)[0].person_id)
    assert not place.exists()


def test_letters_from_elsewhere_come_in_and_a_damaged_one_is_told(siak: str, tmp_path: Path) -> None:
    good = attachments.CleanFile("undangan & lampiran.pdf", "application/pdf", great_event.letter_pdf(3))
    bad = attachments.CleanFile("rusak.pdf", "application/pdf", b"%PDF-1.4\nini bukan PDF")
    event_files.add(siak, [good, bad], "invitation")
    scan = attachments.CleanFile("sk.jpg", "image/jpeg", great_event.picture("sk.jpg").content, 320, 240)
    event_files.add(siak, [scan], "decree")
    made = bundle.save(siak, tmp_path / "a.pdf")
    marks = dict(outline(tmp_path / "a.pdf"))
    pages = texts(tmp_path / "a.pdf")
    letter = marks["Surat undangan: undangan & lampiran.pdf"]
    assert "Surat contoh, halaman 1" in pages[letter - 1]
    assert "Surat contoh, halaman 3" in pages[letter + 1]
    assert f"Berkas siak-2018, halaman {letter} dari {made.pages}" in pages[letter - 1]
    assert "Surat keputusan (SK): sk.jpg" in marks
    assert any("rusak.pdf: tidak dapat disertakan" in gap for gap in made.gaps)


def test_signed_sheets_are_named_by_their_day_and_not_by_their_file(siak: str, tmp_path: Path) -> None:
    attendance.set_all_present(siak)
    rows = {one.kind: one for one in signed_sheets.listing(siak) if not one.session}
    scans = [great_event.picture(f"IMG_00{number}.jpg") for number in range(2)]
    signed_sheets.save(siak, replace(rows["committee"], signatures=4), scans[:1])
    signed_sheets.save(siak, replace(rows["participant"], signatures=45), scans)
    decree = attachments.CleanFile("materi.pdf", "application/pdf", great_event.letter_pdf())
    event_files.add(siak, [decree], "material")
    bundle.save(siak, tmp_path / "a.pdf")
    assert [title for title, _ in outline(tmp_path / "a.pdf")][-4:] == [
        "Daftar hadir bertanda tangan: peserta, Rab, 12 Sep 2018 (1)",
        "Daftar hadir bertanda tangan: peserta, Rab, 12 Sep 2018 (2)",
        "Daftar hadir bertanda tangan: panitia, Rab, 12 Sep 2018",
        "Materi: materi.pdf",
    ]


def test_certificates_in_a_bundle_count_as_printed(siak: str, tmp_path: Path) -> None:
    attendance.set_all_present(siak)
    certificates.issue(siak, date(2018, 9, 12))
    bundle.save(siak, tmp_path / "a.pdf")
    assert IssuedCopy.select().count() == 45
    row = Output.select().order_by(Output.id.desc()).get()
    assert (row.document, row.kind, row.target) == ("bundle", "pdf", str(tmp_path / "a.pdf"))


class _Links(HTMLParser):
    """The targets of the links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if tag == "a" and name == "href"]


def test_the_zip_holds_pdf_papers_attachments_and_an_index(siak: str, tmp_path: Path) -> None:
    attendance.set_all_present(siak)
    letter = attachments.CleanFile("surat.pdf", "application/pdf", great_event.letter_pdf())
    event_files.add(siak, [letter], "invitation")
    event_files.add(siak, [great_event.picture(f"foto {number}.jpg") for number in range(3)], "photo")
    bundle.save(siak, tmp_path / "berkas.zip", BundleOptions(left_out=("certificates",)))
    with zipfile.ZipFile(tmp_path / "berkas.zip") as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        rows = list(csv.reader(io.StringIO(archive.read("DAFTAR ISI.csv").decode("utf-8-sig")), delimiter=";"))
        page = archive.read("index.html").decode("utf-8")
        joined = PdfReader(io.BytesIO(archive.read("Berkas kegiatan siak-2018.pdf")))
        kept = archive.read(next(name for name in names if name.endswith("surat.pdf")))
    assert kept == great_event.letter_pdf()
    assert rows[0] == ["No.", "Kelompok", "Dokumen", "Keterangan", "Halaman", "Berkas", "SHA-256"]
    listed = {row[5] for row in rows[1:] if row[5]}
    assert listed == names - {"DAFTAR ISI.csv", "index.html"}
    assert {unquote(link) for link in _Links(page).found} == listed
    assert len([name for name in names if name.startswith("foto/")]) == 3
    editable = {kind.title for kind in catalogue.kinds() if kind.word is not None and kind.bundled}
    assert {f"dokumen/{title}.docx" for title in editable} == {name for name in names if name.endswith(".docx")}
    assert editable
    assert "Sertifikat: tidak disertakan." in page
    starts = {row[2]: int(row[4]) for row in rows[1:] if row[4] and row[5].endswith(".pdf") and "/" in row[5]}
    marks = {str(one.title): (joined.get_destination_page_number(one) or 0) + 1 for one in joined.outline}
    assert {title: marks[title] for title in starts} == starts


def test_people_with_odd_names_do_not_break_the_index(database: Path, tmp_path: Path) -> None:
    builders.an_office()
    event_id = builders.an_event(code="=1+1/<b>", title='Bimtek "PSM" <b>& mitra</b>')
    builders.participants(event_id)
    bundle.save(event_id, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        page = archive.read("index.html").decode("utf-8")
        assert "<b>" not in page
        assert all("/" not in name.removeprefix("dokumen/") for name in archive.namelist())


def test_one_thing_broken_in_the_great_event_is_found(great: Great, tmp_path: Path) -> None:
    assert audit.audit(great.id, TODAY).open == ()
    seats = registration.active_participants(great.id)
    attendance.mark_whole(great.id, seats[100].id, "A")
    found = {one.rule: one for one in audit.audit(great.id, TODAY).open}
    assert seats[100].name in found["paid_absent"].sentence
    assert seats[100].name in found["certified_below"].sentence
    assert "tanda tangan" in found["signatures_differ"].sentence
    registration.set_status((great.walk_ins[0],), "withdrawn", "")
    payments_left = {one.rule for one in audit.audit(great.id, TODAY).open}
    assert {"paid_without_seat", "certified_without_seat", "present_without_seat"} <= payments_left
    assert payments.sheet(great.id).lines
