"""The desk of the Siak sample from the plan to the seal, by mouse, keys and scanner."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView

from app.domain import codes
from app.services import (
    attendance,
    certificates,
    event_files,
    payments,
    planning,
    sealing,
    signed_sheets,
)
from tests.ui.desk import hand
from tests.ui.driving import CTRL
from tests.ui.events.officer import MARKS, PEOPLE, Officer
from tests.ui.events.siak_papers import CAPTION, LONGEST, QUOTED, SPEAKER, WAITING, WALK_IN, bundle, papers
from ui.widgets.buttons import Button


def test_siak_from_the_plan_to_the_seal(officer: Officer, tmp_path: Path) -> None:
    officer.open("siak-2018")
    timetable(officer)
    seats(officer)
    door(officer)
    attending(officer)
    scores(officer)
    evaluation(officer)
    money(officer)
    certify(officer)
    photos(officer, tmp_path)
    papers(officer, tmp_path)
    findings(officer)
    bundle(officer, tmp_path)
    seal(officer)


def timetable(officer: Officer) -> None:
    """A break from the menu of the day, a session carried by the mouse, taken back, carried again; a speaker's name."""
    officer.tab("Jadwal")
    before = len(officer.ask(planning.sessions, officer.event))
    officer.click("Tambah pada Rab, 12 Sep 2018")
    officer.menu("Istirahat, 15 menit")
    officer.until(lambda: len(officer.ask(planning.sessions, officer.event)) == before + 1)
    officer.block("Istirahat")
    for then in ("09.00", "08.30", "09.00"):
        if then == "08.30":
            officer.press(Qt.Key.Key_Z, CTRL)
        else:
            officer.drag_session("Pembukaan", 30)
        officer.until(lambda then=then: opening(officer).starts == then)
    officer.press(Qt.Key.Key_Z, CTRL)
    officer.until(lambda: opening(officer).starts == "08.30")
    officer.row("Peran", "Narasumber")
    officer.press(Qt.Key.Key_Return)
    officer.fill("Nama", SPEAKER)
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.until(lambda: any(role.name == SPEAKER for role in officer.ask(planning.roles, officer.event)))


def opening(officer: Officer) -> planning.SessionCard:
    """The session of the opening as kept."""
    return next(one for one in officer.ask(planning.sessions, officer.event) if one.title == "Pembukaan")


def seats(officer: Officer) -> None:
    """Reserve list, withdrawal, promotion by one click, over quota by a reason, a substitute."""
    officer.tab("Kuota & peserta")
    officer.until(lambda: len(officer.rows(PEOPLE)) == 45)
    officer.press(Qt.Key.Key_N, CTRL)
    officer.until(lambda: officer.top.accessibleName() == "Tambah peserta")
    officer.type_newcomer(WAITING, "P", "kampung dalam siak")
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.click("Masukkan ke daftar cadangan")
    officer.until(lambda: officer.says("masuk daftar cadangan"))
    officer.press(Qt.Key.Key_Escape)
    officer.until(lambda: officer.top is officer.window)
    assert officer.seat(WAITING).status == "reserve"
    leaving = officer.seats("Kab. Siak")[0].plain_name
    officer.in_dialog(
        "Mengundurkan diri: mengapa?",
        lambda: officer.answer("sakit"),
        lambda: officer.do_with(leaving, "Ubah status: Mengundurkan diri"),
    )
    officer.until(lambda: officer.says(f"1 kursi Kab. Siak kosong; cadangan pertama {WAITING}"))
    officer.click("Naikkan dari cadangan")
    officer.until(lambda: officer.seat(WAITING).status == "confirmed")
    over_quota(officer)
    substitute(officer)


def over_quota(officer: Officer) -> None:
    """There is no seat left: the reason is asked for, and stands beside the name."""
    officer.press(Qt.Key.Key_N, CTRL)
    officer.until(lambda: officer.top.accessibleName() == "Tambah peserta")
    officer.type_newcomer(QUOTED, "L", "kampung dalam siak")
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.in_dialog(
        "Tetap daftarkan di luar kuota?",
        lambda: officer.answer("diminta Bupati & Sekda"),
        lambda: officer.click("Tetap daftarkan, dengan alasan…"),
    )
    officer.until(lambda: officer.says("ditambahkan"))
    officer.press(Qt.Key.Key_Escape)
    officer.until(lambda: officer.top is officer.window)
    row = officer.line_of(PEOPLE, QUOTED)
    assert "melebihi kuota Kab. Siak (26 dari 25), disetujui: diminta Bupati & Sekda" in row[-1]


def substitute(officer: Officer) -> None:
    """Somebody of 80 letters comes instead; both stay on record."""
    invited = officer.seats("Kab. Siak")[3].plain_name
    officer.do_with(invited, "Ganti dengan orang lain")
    officer.until(lambda: officer.top.accessibleName() == f"Siapa menggantikan {invited}?")
    officer.type_newcomer(LONGEST, "P", "kampung dalam siak")
    officer.fill("Alasan", "bertugas di provinsi")
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.until(lambda: officer.top is officer.window)
    row = officer.line_of(PEOPLE, LONGEST)
    assert row[1].startswith(f"{LONGEST}, menggantikan {invited}")
    assert officer.seat(invited).status == "substituted"


def door(officer: Officer) -> None:
    """Scans, a name typed by hand, a walk-in with the reason beyond the quota, the last one taken back."""
    officer.at_the_door("08.30")
    coming = officer.seats()
    for one in coming[:5]:
        officer.scans(codes.code_of(one.id), "Hadir", one.name)
    officer.scans(codes.code_of(coming[0].id), "Sudah hadir", coming[0].name)
    officer.wake(officer.section.top.field)
    hand(officer.section, LONGEST[:24])
    officer.until(officer.section.matches.isVisible)
    officer.press(Qt.Key.Key_Return)
    officer.desk_says("Hadir", LONGEST)
    hand(officer.section, WALK_IN)
    officer.press(Qt.Key.Key_N, CTRL)
    officer.until(lambda: officer.keyboard.accessibleName() == "Nama")
    officer.choose("Kabupaten/kota", "Pelalawan")
    officer.press(Qt.Key.Key_Tab)
    hand(officer.section, "p")
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: officer.keyboard.accessibleName() == "Alasan melebihi kuota")
    hand(officer.section, "bersama camat", Qt.Key.Key_Return)
    officer.desk_says("Hadir", WALK_IN)
    late = coming[10]
    officer.scans(codes.code_of(late.id), "Hadir", late.name)
    officer.press(Qt.Key.Key_Z, CTRL)
    officer.desk_says("Diurungkan", late.name)
    assert officer.marks(late.id) == "....."
    assert officer.marks(officer.seat(WALK_IN).id) == "H...."
    came = officer.seat(WALK_IN)
    assert (came.status, came.regency, came.sex) == ("walk-in", "Kab. Pelalawan", "P")


def attending(officer: Officer) -> None:
    """The rest present, the exceptions by key, a missing signature, the signatures on paper counted."""
    officer.tab("Kehadiran")
    officer.until(lambda: len(officer.rows(MARKS)) == 47)
    officer.click("Semua hadir")
    officer.until(lambda: all(cell.startswith("hadir") for row in officer.rows(MARKS) for cell in row))
    officer.marks_from(6, 1, Qt.Key.Key_I, Qt.Key.Key_S, Qt.Key.Key_A)
    officer.marks_from(2, 0, Qt.Key.Key_T)
    officer.marks_from(9, 0)
    officer.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    officer.press(Qt.Key.Key_A)
    officer.until(lambda: officer.section._writes == 0)
    grid = officer.ask(attendance.grid, officer.event)
    assert ["".join(row.marks) for row in grid.rows[6:10]] == ["HIHHH", "HSHHH", "HAHHH", "AAAAA"]
    assert bool(grid.rows[2].unsigned)
    officer.click("Lembar bertanda tangan")
    officer.type_down("Lembar bertanda tangan", 0, 1, "44")
    officer.until(lambda: officer.ask(signed_sheets.listing, officer.event)[0].signatures == 44)
    officer.press(Qt.Key.Key_Escape)
    officer.until(lambda: officer.top is officer.window)


def scores(officer: Officer) -> None:
    """Both tests typed downwards, the rule of graduation with its predikat."""
    officer.tab("Nilai")
    officer.until(lambda: len(officer.rows("Nilai tes")) == 47)
    officer.type_down("Nilai tes", 0, 3, "60", "70,5", "50", "55")
    officer.type_down("Nilai tes", 0, 4, "90", "81", "65", "75")
    officer.click("Aturan kelulusan…")
    officer.fill("Nilai lulus", "70")
    officer.click("Isi contoh predikat")
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.until(lambda: officer.top is officer.window)
    officer.until(lambda: any("Sangat baik" in row for row in officer.rows("Nilai tes")))
    assert sum("Tidak lulus" in row for row in officer.rows("Nilai tes")) >= 1


def evaluation(officer: Officer) -> None:
    """The usual questions, then sheets by nothing but digits."""
    officer.click("Bagian nilai: Evaluasi")
    officer.click("Pakai pertanyaan lazim")
    officer.until(lambda: officer.rows("Pertanyaan evaluasi"))
    officer.click("Tampilan evaluasi: Isian")
    officer.cell("Lembar evaluasi", 0, 2)
    officer.write("5432145\n4444444\n")
    officer.settle()
    officer.click("Tampilan evaluasi: Hasil")
    officer.until(lambda: officer.rows("Hasil evaluasi"))


def money(officer: Officer) -> None:
    """Two components, one taxed; all who came; a row's own percentage; all marked as paid."""
    officer.tab("Uang saku")
    for title, amount, taxed in (("Transpor & Parkir", "150.000", False), ("Uang Saku", "200.000", True)):
        officer.click("Tambah komponen")
        officer.until(lambda: officer.top.accessibleName() == "Komponen baru")
        officer.fill("Nama komponen", title)
        officer.fill("Rupiah per orang", amount)
        if taxed:
            officer.tick("Pajak")
        officer.press(Qt.Key.Key_Return, CTRL)
        officer.until(lambda: officer.top is officer.window)
    officer.until(lambda: len(officer.ask(payments.sheet, officer.event).components) == 2)
    officer.click("Komponen dan PPh 21")
    officer.menu("PPh 21")
    officer.fill("PPh 21 (persen)", "5")
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.until(lambda: officer.top is officer.window)
    officer.click("Semua yang hadir")
    officer.until(lambda: len(officer.rows("Daftar bayar")) == 46)
    officer.click("Tandai dibayar…")
    officer.fill("Tanggal dibayar", "12-9-2018")
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.until(lambda: all(line.paid_on for line in officer.ask(payments.sheet, officer.event).lines))


def certify(officer: Officer) -> None:
    """Whoever passed gets one."""
    officer.tab("Sertifikat")
    officer.until(lambda: officer.seen(Button, "Terbitkan * sertifikat"))
    officer.click("Terbitkan * sertifikat")
    officer.until(lambda: len(officer.ask(certificates.register, officer.event)) == 3)


def photos(officer: Officer, folder: Path) -> None:
    """Two photos of a phone, dropped on the page; one gets its caption in place."""
    officer.tab("Lampiran")
    taken = [phone_photo(folder / f"IMG_{number}.jpg") for number in range(2)]
    officer.drag(*taken)
    officer.let_go()
    officer.until(lambda: len(officer.ask(event_files.listing, officer.event)) == 2)
    officer.settle()
    officer.wake(officer.find(QListView, "Lampiran"))
    officer.press(Qt.Key.Key_F2)
    officer.find(QLineEdit, "Keterangan")
    officer.write(f"{CAPTION}\n")
    officer.until(lambda: officer.ask(event_files.listing, officer.event)[0].caption == CAPTION)


def phone_photo(path: Path) -> Path:
    """A photo that says where it was taken, and lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (0.0, 47.0, 30.0), 3: "E", 4: (102.0, 2.0, 57.0)})
    Image.effect_noise((640, 480), 60).convert("RGB").save(path, "JPEG", exif=exif)
    return path


def findings(officer: Officer) -> None:
    """Two findings are followed to their place, put right there, and gone."""
    found = officer.audit()
    assert {"signatures_differ", "unsigned", "chair_nip", "walk_in_incomplete"} <= set(found)
    assert not {"paid_absent", "paid_unsigned", "certified_below", "over_quota", "unrecorded"} & set(found)
    officer.follow("signatures_differ")
    assert officer.window.page.view.sections.title == "Kehadiran"
    officer.click("Lembar bertanda tangan")
    officer.type_down("Lembar bertanda tangan", 0, 1, "46")
    officer.until(lambda: officer.ask(signed_sheets.listing, officer.event)[0].signatures == 46)
    officer.press(Qt.Key.Key_Escape)
    officer.until(lambda: officer.top is officer.window)
    assert "signatures_differ" not in officer.audit()
    officer.follow("chair_nip")
    assert officer.window.page.view.sections.title == "Jadwal"
    officer.row("Peran", "Rahmadani")
    officer.press(Qt.Key.Key_Return)
    officer.fill("NIP", "197909152005012003")
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.until(lambda: officer.top is officer.window)
    assert "chair_nip" not in officer.audit()


def seal(officer: Officer) -> None:
    """Closed under a seal that the minutes bear; a later change is told, and its undoing too."""
    with officer.meeting("Tutup kegiatan", lambda _dialog: officer.click("Tutup dan segel")):
        officer.click("Tutup kegiatan…")
    officer.until(lambda: officer.says("Tidak berubah sejak ditutup."))
    kept = officer.ask(sealing.current, officer.event)
    assert officer.says(f"Segel {kept.spaced}")
    officer.tab("Dokumen")
    assert kept.spaced in officer.paper("Berita acara")
    officer.tab("Kehadiran")
    officer.marks_from(20, 1, Qt.Key.Key_S)
    officer.until(lambda: officer.ask(attendance.grid, officer.event).rows[20].marks[1] == "S")
    officer.audit()
    officer.until(lambda: officer.says("Berubah sejak ditutup: 1 langkah."))
    officer.press(Qt.Key.Key_Z, CTRL)
    officer.until(lambda: officer.says("Tidak berubah sejak ditutup."))
