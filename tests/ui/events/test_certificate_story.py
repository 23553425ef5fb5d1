"""The certificates of the Siak sample by mouse, keys and scanner: from the choice of a design to a code that a browser
checks. Printing never issues, issuing never depends on printing, and what has left the office cannot be taken back."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QToolButton

from app.domain import check_codes
from app.services import certificates, number_blocks, number_gaps, people, registration, signed_certificates
from app.services.certificate_register import VOID, RegisterEntry
from tests import signing
from tests.ui.desk import scan
from tests.ui.driving import CTRL
from tests.ui.events.officer import Officer, words_of
from tests.verify_page.conftest import FLAGS
from ui.pdf.paper_dialog import PaperDialog

PEOPLE, PARTS, BOOK = "Peserta dan sertifikatnya", "Yang bertugas dan sertifikatnya", "Buku register"
NAMES = "Nama pada sertifikat"
TYPED, MENDED = "SITI aminah", "Siti Aminah binti Awang"

pytestmark = pytest.mark.needs("chromium")


def test_from_a_design_to_a_code_that_a_browser_checks(officer: Officer, tmp_path: Path) -> None:
    typed_in_haste(officer)
    officer.open("siak-2018")
    everybody_came(officer)
    design_and_numbering(officer)
    look_at_every_name(officer)
    issue_undo_issue(officer)
    void, void_pdf = print_and_stay(officer, tmp_path)
    standing, standing_pdf = replacement_and_copy(officer, void, tmp_path)
    committee_from_sixty(officer)
    signed_elsewhere(officer, tmp_path)
    office_register(officer, void, tmp_path)
    gap_and_block(officer)
    changed = checking(officer, void_pdf, standing_pdf, standing)
    elsewhere(officer, tmp_path, {"asli": standing, "dicabut": void}, changed)


def entries(officer: Officer) -> list[RegisterEntry]:
    """The register as kept."""
    return list(officer.ask(certificates.register, officer.event))


def code_of(officer: Officer, entry: RegisterEntry) -> str:
    """The kode keaslian as it was issued."""
    (one,) = [row for row in officer.ask(_codes, officer.event) if row[0] == entry.id]
    return one[1]


def _codes(event_id: str) -> list[tuple[str, str]]:
    from app.models import rows
    from app.services.certificate_snapshots import from_snapshot

    found = rows.find("certificate", event=event_id)
    return [(row["id"], from_snapshot(row["snapshot"]).certificate.code) for row in found]


def paper(officer: Officer) -> str:
    """The words of the paper that has just been opened."""
    officer.until(lambda: isinstance(officer.top, PaperDialog) and officer.top.view.rendered is not None)
    return words_of(officer.top.view.rendered.pdf)


def save_paper(officer: Officer, path: Path) -> None:
    """Save the paper that is open, and close it."""
    officer.saves("Simpan PDF…", "Simpan PDF", path)
    officer.click("Tutup")
    officer.until(lambda: officer.top is officer.window)


def typed_in_haste(officer: Officer) -> None:
    """Before the story begins: a name came in with odd capitals."""
    seat = officer.ask(registration.active_participants, officer.event_of("siak-2018"))[4]
    officer.ask(people.save, replace(officer.ask(people.get, seat.person_id), name=TYPED))


def everybody_came(officer: Officer) -> None:
    """Nothing is issued before attendance is recorded, and the section says what comes first."""
    officer.tab("Sertifikat")
    officer.until(lambda: officer.says("Catat kehadiran dahulu: 45 orang belum lengkap"))
    assert not officer.section.issue_button.isEnabled()
    officer.tab("Kehadiran")
    officer.click("Semua hadir")
    officer.settle()
    officer.tab("Sertifikat")
    officer.until(lambda: officer.says("Terbitkan 45 sertifikat"))


def design_and_numbering(officer: Officer) -> None:
    """Another design, looked at with the event's own people; numbers of the event alone."""
    officer.choose("Tata letak", "Songket")
    officer.settle()
    officer.click("Lihat contoh tata letak")
    assert officer.ask(certificates.overview, officer.event)[0].name in paper(officer)
    officer.press(Qt.Key.Key_Escape)
    officer.click("Ubah penomoran…")
    officer.until(lambda: officer.says("Nomor berikutnya: 400.9/0001/DINSOS/IX/2018"))
    officer.click("Nomor urut: Per kegiatan")
    officer.click("Simpan penomoran")
    officer.until(lambda: officer.top is officer.window)


def look_at_every_name(officer: Officer) -> None:
    """The odd one is found, its card opened and mended, and it is plain when one comes back."""
    officer.click("Periksa dahulu…")
    line = officer.line_of(NAMES, TYPED)
    assert "kapital tidak biasa" in line[2]
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: officer.top is officer.window)
    officer.until(lambda: officer.seen(QTableView, PEOPLE) == [])
    officer.fill("Nama lengkap", MENDED)
    officer.press(Qt.Key.Key_S, CTRL)
    officer.until(lambda: MENDED in {row.plain_name for row in officer.seats()})
    officer.press(Qt.Key.Key_1, CTRL)
    officer.click("Periksa dahulu…")
    line = officer.line_of(NAMES, MENDED)
    assert "kapital" not in line[2]


def issue_undo_issue(officer: Officer) -> None:
    """From the check; one step for all, which is taken back whole; the numbers come again."""
    officer.click("Terbitkan 45 sertifikat")
    officer.until(lambda: officer.says("45 sertifikat diterbitkan"))
    numbers = [entry.number for entry in entries(officer)]
    assert numbers == [f"400.9/{n:04}/DINSOS/IX/2018" for n in range(1, 46)]
    officer.press(Qt.Key.Key_Z, CTRL)
    officer.until(lambda: officer.says("Terbitkan 45 sertifikat"))
    assert entries(officer) == []
    officer.click("Terbitkan 45 sertifikat")
    officer.until(lambda: officer.says("Semua sudah terbit"))
    assert [entry.number for entry in entries(officer)] == numbers


def print_and_stay(officer: Officer, folder: Path) -> tuple[RegisterEntry, Path]:
    """Looking at the papers issues nothing and binds nothing; once saved they stay. One is declared void."""
    one = folder / "yang dibatalkan.pdf"
    officer.row(PEOPLE, MENDED)
    officer.press(Qt.Key.Key_Return)
    assert MENDED in paper(officer)
    save_paper(officer, one)
    officer.until(lambda: sum(entry.printed for entry in entries(officer)) == 1)
    with officer.meeting("sudah dicetak", lambda _dialog: officer.press(Qt.Key.Key_Escape)):
        officer.press(Qt.Key.Key_Z, CTRL)
    officer.press(Qt.Key.Key_P, CTRL)
    told = paper(officer)
    assert all(entry.number in told for entry in entries(officer))
    save_paper(officer, folder / "semua.pdf")
    officer.until(lambda: all(entry.printed for entry in entries(officer)))
    assert len(entries(officer)) == 45
    officer.row(PEOPLE, MENDED)
    entry = officer.section.lists.entry
    officer.in_dialog(f"Batalkan sertifikat {entry.number}?", lambda: say_why(officer),
                      lambda: officer.press(Qt.Key.Key_Delete))  # fmt: skip
    officer.until(lambda: [one.id for one in entries(officer) if one.status == VOID] == [entry.id])
    return entry, one


def say_why(officer: Officer) -> None:
    """Enter alone would keep it: what cannot be undone wants its own button."""
    officer.write("Salah tulis & <i>nama</i>")
    officer.click("Batalkan sertifikat")


def replacement_and_copy(officer: Officer, void: RegisterEntry, folder: Path) -> tuple[RegisterEntry, Path]:
    """The next number takes the place of the void one and says so; a copy is marked on both pages."""
    officer.click("Terbitkan 1 sertifikat")
    officer.until(lambda: officer.says("Semua sudah terbit"))
    officer.row(PEOPLE, MENDED)
    officer.press(Qt.Key.Key_Return)
    told = paper(officer)
    assert "400.9/0046/DINSOS/IX/2018" in told
    assert f"pengganti sertifikat nomor {void.number}".casefold() in told.casefold()
    assert "SALINAN" not in told
    save_paper(officer, folder / "pengganti.pdf")
    officer.click("Tindakan untuk sertifikat ini")
    officer.menu("Buka salinan")
    assert paper(officer).count("SALINAN") == 2
    officer.press(Qt.Key.Key_Escape)
    (entry,) = [one for one in entries(officer) if one.replaces == void.id]
    return entry, folder / "pengganti.pdf"


def committee_from_sixty(officer: Officer) -> None:
    """The committee's numbers begin higher, so some are missing; the speaker without a name waits."""
    officer.click("Tampilan: Panitia")
    officer.click("Ubah penomoran…")
    officer.fill("Nomor awal", "60")
    officer.until(lambda: officer.says("Nomor berikutnya: 400.9/0060/DINSOS/IX/2018"))
    officer.click("Simpan penomoran")
    officer.until(lambda: officer.top is officer.window)
    officer.click("Terbitkan 1 sertifikat panitia")
    officer.until(lambda: "400.9/0060/DINSOS/IX/2018" in officer.rows(PARTS)[0][1])
    officer.press(Qt.Key.Key_Return)
    assert "sebagai panitia" in paper(officer).casefold()
    officer.press(Qt.Key.Key_Escape)
    officer.click("Tampilan: Narasumber")
    officer.until(lambda: "nama belum diisi" in officer.rows(PARTS)[0][1])
    assert not officer.section.issue_button.isEnabled()


def signed_elsewhere(officer: Officer, folder: Path) -> None:
    """All go out to be signed, two come back signed, and one that nobody signed is sent away."""
    out, back = folder / "keluar", folder / "kembali"
    for place in (out, back):
        place.mkdir()
    officer.click("Untuk tanda tangan elektronik…")
    where = "Folder untuk berkas yang akan ditandatangani"
    with officer.meeting(where, lambda _dialog: officer.name_file(where, out)):
        officer.click("Simpan ke folder…")
    officer.until(lambda: officer.says("46 PDF dan tabel daftarnya tersimpan"))
    files = sorted(out.glob("*.pdf"))
    for path in files[:2]:
        (back / path.name).write_bytes(signing.signed(path.read_bytes()))
    shutil.copy(files[2], back)
    where = "Folder berkas yang sudah ditandatangani"
    with officer.meeting(where, lambda _dialog: officer.name_file(where, back)):
        officer.click("Ambil satu folder…")
    officer.until(lambda: officer.says("3 berkas: 1 ditolak, 2 disimpan"))
    assert len(officer.ask(signed_certificates.standing, officer.event).missing) == 44
    officer.click("Tutup")


def office_register(officer: Officer, void: RegisterEntry, folder: Path) -> None:
    """Searched, narrowed, printed and saved as it is shown."""
    officer.click("Sertifikat", QToolButton)
    officer.until(lambda: len(officer.rows(BOOK)) == 47)
    officer.press(Qt.Key.Key_F, CTRL)
    officer.write(MENDED.lower())
    officer.until(lambda: len(officer.rows(BOOK)) == 2)
    officer.click("Batal, 1")
    officer.until(lambda: [void.number in row[0] for row in officer.rows(BOOK)] == [True])
    officer.click("Cetak register…")
    told = paper(officer)
    assert void.number in told
    assert "Salah tulis & <i>nama</i>; diganti nomor 400.9/0046/DINSOS/IX/2018" in told
    assert "400.9/0002/" not in told
    save_paper(officer, folder / "register.pdf")
    officer.click("Semua, 2")
    officer.until(lambda: len(officer.rows(BOOK)) == 2)
    officer.click("Tindakan lain")
    officer.menu("Simpan daftar sebagai Excel")
    officer.name_file("Simpan buku register", folder / "register.xlsx")
    officer.until((folder / "register.xlsx").exists)
    officer.until(lambda: officer.says("Tersimpan: "))
    lines = list(load_workbook(folder / "register.xlsx").active.iter_rows(values_only=True))
    assert {line[0] for line in lines if line[2] == MENDED} == {void.number, "400.9/0046/DINSOS/IX/2018"}


def gap_and_block(officer: Officer) -> None:
    """What is missing before 60 is explained where it stands; the office reserves numbers of another year."""
    officer.click("Bagian register: Nomor kosong")
    officer.choose("Tahun atau kegiatan", "siak-2018")
    officer.until(lambda: [row[0] for row in officer.rows("Nomor yang tidak terpakai")] == ["47–59"])
    officer.type_down("Nomor yang tidak terpakai", 0, 2, "Disisihkan untuk panitia")
    officer.until(lambda: officer.says("1 rentang, 0 belum dijelaskan"))
    (gap,) = officer.ask(number_gaps.gaps, 0, officer.event)
    assert gap.reason == "Disisihkan untuk panitia"
    officer.click("Bagian register: Blok nomor")
    officer.press(Qt.Key.Key_N, CTRL)
    officer.until(lambda: officer.top is not officer.window)
    officer.fill("Tahun", "2019")
    officer.fill("Nomor terakhir", "250")
    officer.click("Simpan blok")
    officer.until(lambda: officer.top is officer.window)
    (block,) = officer.ask(number_blocks.blocks)
    assert (block.year, block.first, block.last, block.own, block.left) == (2019, 1, 250, True, 250)


def checking(officer: Officer, void_pdf: Path, standing_pdf: Path, standing: RegisterEntry) -> str:
    """The papers that were printed, let go over the page; then the scanner, also over a code that was changed."""
    officer.tab("Periksa")
    for path, word in ((void_pdf, "Dicabut"), (standing_pdf, "Asli")):
        officer.drag(path)
        officer.let_go()
        officer.until(lambda word=word: answer(officer).startswith(word))
        assert MENDED in answer(officer)
    code = code_of(officer, standing)
    changed = code[:-9] + ("A" if code[-9] != "A" else "B") + code[-8:]
    for text, word in ((code, "Asli"), (changed, "Rusak")):
        scan(officer.window, text)
        officer.until(lambda word=word: answer(officer).startswith(word))
    officer.fill("Nomor sertifikat", standing.number)
    officer.fill("Kode periksa", check_codes.printed(standing.check_code))
    officer.click("Periksa nomor")
    officer.until(lambda: standing.number in answer(officer))
    return changed


def answer(officer: Officer) -> str:
    """What the page says of the last one."""
    return officer.window.page.section.verdict.accessibleName()


def elsewhere(officer: Officer, folder: Path, kept: dict[str, RegisterEntry], changed: str) -> None:
    """verifikasi.html says the same in a browser that knows nothing of the program."""
    from playwright.sync_api import sync_playwright

    page = folder / "verifikasi.html"
    officer.click("Simpan verifikasi.html…")
    officer.name_file("Simpan verifikasi.html", page)
    officer.until(lambda: officer.says("Halaman verifikasi ditulis: "))
    wanted = {code_of(officer, entry): result for result, entry in kept.items()} | {changed: "rusak"}
    officer.heart.stop()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        tab = browser.new_page()
        for code, result in wanted.items():
            tab.goto(page.as_uri())
            tab.fill("#code", code)
            tab.press("#code", "Enter")
            tab.wait_for_selector(f"#result[data-result={result}]")
        browser.close()
