"""The great event at its venue and before the auditor, by mouse, keys and scanner: one more session, a substitute, a
payment put right, a bundle that is stopped and goes on."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from app import paths
from app.domain import codes
from app.domain.payments import in_words, rupiah
from app.services import attendance, documents, payments, planning
from tests import great_event
from tests.builders import NASTY_NAMES
from tests.great_event import Great
from tests.printing.reading import letters
from tests.ui.desk import hand
from tests.ui.driving import CTRL, SHIFT
from tests.ui.events.officer import MARKS, PEOPLE, Officer, words_of

CLOSING = "Penutupan & foto bersama"
SUCCESSOR = "Ma'rifatun <Baru> & Putri"
SEATED = 250
HALF = 9
"""Papers that are made before the bundle is stopped."""
SIGNED = 4
"""Papers at least on which everybody stands who has a seat: invitation, biodata, sign-in sheets, recap."""


@pytest.fixture(scope="module")
def great() -> Great:
    """Who plays which part in the great event."""
    return great_event.folder()[1]


@pytest.fixture
def officer(qtbot, qapp, great: Great) -> Iterator[Officer]:
    """Somebody who has just started the program of the province."""
    shutil.copytree(great_event.folder()[0], paths.data_dir())
    made = Officer(qtbot, qapp)
    made.start()
    yield made
    made.leave()
    assert made.bugs == []


def test_one_more_day_at_the_venue(officer: Officer, great: Great, tmp_path: Path, monkeypatch) -> None:
    officer.open(great_event.CODE)
    assert sorted(officer.audit()) == ["certified_by_reason", "never_came"]
    one_more_session(officer)
    queue(officer, great)
    others(officer, great)
    substitution(officer, great)
    correction(officer)
    bundle(officer, tmp_path, monkeypatch)


def one_more_session(officer: Officer) -> None:
    """After the last session of the last day."""
    officer.tab("Jadwal")
    officer.click("Tambah sesi")
    officer.until(lambda: officer.top.accessibleName() == "Sesi baru")
    for field, typed in (("Tanggal", "5-6-2025"), ("Mulai", "15.30"), ("Selesai", "16.15"), ("Nama lain", CLOSING)):
        officer.fill(field, typed)
    officer.fill("JP", "0")
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.until(lambda: officer.top is officer.window)
    assert officer.ask(planning.sessions, officer.event)[-1].title == CLOSING


def queue(officer: Officer, great: Great) -> None:
    """Codes of all classes, one twice, one that was substituted, one that withdrew; a name; the last taken back."""
    officer.at_the_door(CLOSING)
    coming = [one for one in officer.seats() if one.id not in {*great.absent, *great.below}]
    first = coming[:: len(coming) // 11][:12]
    assert len({one.batch for one in first}) == great_event.CLASSES
    for one in first:
        officer.scans(codes.code_of(one.id), "Hadir", one.plain_name)
    officer.scans(codes.code_of(coming[0].id), "Sudah hadir", coming[0].plain_name)
    officer.scans(codes.code_of(great.substituted[0]), "Sudah digantikan")
    officer.scans(codes.code_of(great.withdrawn[0]), "Mengundurkan diri")
    officer.scans(codes.code_of("0" * 32), "Tidak dikenal")
    long = next(one for one in officer.seats() if one.plain_name == NASTY_NAMES[3])
    officer.wake(officer.section.top.field)
    hand(officer.section, NASTY_NAMES[3][:20])
    officer.until(officer.section.matches.isVisible)
    officer.press(Qt.Key.Key_Return)
    officer.desk_says("Hadir", long.plain_name)
    late = next(one for one in coming if one not in first and one is not long)
    officer.scans(codes.code_of(late.id), "Hadir", late.plain_name)
    officer.press(Qt.Key.Key_Z, CTRL)
    officer.desk_says("Diurungkan", late.plain_name)
    there = len({*(one.id for one in first), long.id})
    officer.until(lambda: officer.section.counters.accessibleName() == f"Hadir {there} dari {SEATED}")


def others(officer: Officer, great: Great) -> None:
    """The rest by one click, then those who were not there by key."""
    officer.tab("Kehadiran")
    officer.until(lambda: len(officer.rows(MARKS)) == SEATED)
    assert "unrecorded" in officer.audit()
    officer.follow("unrecorded")
    assert officer.window.page.view.sections.title == "Kehadiran"
    officer.click("Semua hadir")
    officer.until(lambda: grid(officer).unrecorded == 0)
    last = len(grid(officer).sessions) - 1
    for number, row in enumerate(grid(officer).rows):
        if row.participant.id in {*great.absent, *great.below}:
            officer.marks_from(number, last, Qt.Key.Key_I)
    officer.until(lambda: grid(officer).present[last] == SEATED - 10)
    assert sorted(officer.audit()) == ["certified_by_reason", "never_came"]


def grid(officer: Officer) -> Any:
    """The marks as kept."""
    return officer.ask(attendance.grid, officer.event)


def substitution(officer: Officer, great: Great) -> None:
    """Who never came is given up for somebody else, whose marks are then missing: the finding leads there."""
    gone = next(one for one in officer.seats() if one.id == great.absent[0])
    officer.tab("Kuota & peserta")
    officer.until(lambda: len(officer.rows(PEOPLE)) == SEATED)
    officer.do_with(gone.plain_name, "Ganti dengan orang lain")
    officer.until(lambda: officer.top.accessibleName() == f"Siapa menggantikan {gone.plain_name}?")
    officer.type_newcomer(SUCCESSOR, "P", gone.village)
    officer.fill("Alasan", "sakit sejak hari pertama")
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.until(lambda: officer.top is officer.window)
    heir = officer.seat(SUCCESSOR)
    assert (heir.region, heir.batch, heir.status) == (gone.region, gone.batch, "confirmed")
    found = officer.audit()
    assert sorted(found) == ["certified_by_reason", "never_came", "remarks", "unrecorded"]
    officer.follow("unrecorded")
    assert officer.window.page.view.sections.title == "Kehadiran"
    number = next(place for place, row in enumerate(grid(officer).rows) if row.participant.id == heir.id)
    officer.marks_from(number, 0)
    officer.press(Qt.Key.Key_Space, SHIFT)
    officer.press(Qt.Key.Key_S)
    officer.until(lambda: grid(officer).unrecorded == 0)
    assert "unrecorded" not in officer.audit()
    officer.follow("remarks")
    assert officer.window.page.view.sections.title == "Kuota & peserta"
    officer.in_dialog(
        f"Setujui {SUCCESSOR}",
        lambda: officer.answer("menyusul lewat surat"),
        lambda: officer.do_with(SUCCESSOR, "Setujui: data belum lengkap"),
    )
    officer.until(lambda: any("disetujui: menyusul lewat surat" in row[-1] for row in officer.rows(PEOPLE)))
    assert sorted(officer.audit()) == ["certified_by_reason", "never_came"]


def correction(officer: Officer, name: str = NASTY_NAMES[0]) -> None:
    """A payment that was marked too early: taken back, corrected, found by the audit, marked again."""
    officer.tab("Uang saku")
    officer.row("Daftar bayar", name)
    officer.click("Tindakan untuk orang terpilih")
    officer.menu("Batalkan catatan bayar")
    officer.until(lambda: paid(officer, name).paid_on == "")
    assert "unpaid" in officer.audit()
    officer.follow("unpaid")
    assert officer.window.page.view.sections.title == "Uang saku"
    officer.until(lambda: officer.section.table.current_row is not None)
    assert officer.section.table.current_row.pay.name == name
    component = officer.ask(payments.sheet, officer.event).components[0].id
    place = [column.key for column in officer.section.table.rows_model.columns].index(component)
    officer.type_down("Daftar bayar", officer.section.table.currentIndex().row(), place, "120.000")
    officer.until(lambda: paid(officer, name).amounts[0] == 120_000)
    officer.row("Daftar bayar", name)
    officer.click("Tandai dibayar…")
    officer.fill("Tanggal dibayar", "5-6-2025")
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.until(lambda: paid(officer, name).paid_on == "2025-06-05")
    assert "unpaid" not in officer.audit()
    officer.tab("Dokumen")
    told, sheet = officer.paper("Tanda terima uang"), officer.ask(payments.sheet, officer.event)
    net = sum(line.net for line in sheet.lines if line.participant_id)
    for words in (rupiah(net), in_words(net)):
        assert letters(words) in letters(told), words


def paid(officer: Officer, name: str) -> Any:
    """A line of the list of payments as kept."""
    return next(line for line in officer.ask(payments.sheet, officer.event).lines if line.name == name)


def bundle(officer: Officer, folder: Path, monkeypatch) -> None:
    """Stopped midway it leaves nothing, begun again it goes on; then it has everybody."""
    path, real, gate, made = folder / "berkas.pdf", documents.render_of, threading.Event(), []

    def counted(*arguments: Any) -> Any:
        if len(made) == HALF and not gate.is_set():
            gate.wait(30)  # until the officer has pressed the button
        rendered = real(*arguments)
        made.append(rendered.document)
        return rendered

    monkeypatch.setattr(documents, "render_of", counted)
    officer.audit()
    officer.click("Simpan PDF…")
    officer.name_file("Simpan berkas kegiatan", path)
    officer.until(lambda: len(made) == HALF)
    officer.click("Batalkan")
    gate.set()
    officer.until(lambda: officer.says("Dihentikan; dokumen yang sudah jadi dipakai lagi nanti"))
    assert not path.exists()
    kept = made[:HALF]
    officer.click("Simpan PDF…")
    officer.name_file("Simpan berkas kegiatan", path)
    officer.qtbot.waitUntil(lambda: officer.says("Berkas tersimpan: "), timeout=60_000)
    assert not set(kept) & set(made[HALF:])
    words = letters(words_of(path.read_bytes()))
    for one in officer.seats():
        assert words.count(letters(one.plain_name)) >= SIGNED, one.plain_name
    assert len(PdfReader(path).outline) > HALF
