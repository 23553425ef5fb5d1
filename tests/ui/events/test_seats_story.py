"""The seats of an event by mouse and keyboard: over quota, waiting list, seats that move, rules set aside, classes."""

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView

from app import paths
from app.services import batches, checking, events, people, quota_moves, registration
from app.services.batches import BatchCard
from app.services.people import PersonCard
from tests.builders import NASTY_NAMES
from tests.ui.driving import ALT, CTRL, Driver
from tests.ui.sections import practice_folder

LIST = "Daftar peserta"


@pytest.fixture
def driver(qtbot, qapp) -> Iterator[Driver]:
    """The Siak sample, opened at its seats: every one of the 45 is taken."""
    shutil.copytree(practice_folder(), paths.data_dir())
    made = Driver(qtbot, qapp)
    made.start()
    made.row("Daftar kegiatan", "siak-2018")
    made.press(Qt.Key.Key_Return)
    made.settle()
    made.tab("Kuota & peserta")
    made.until(lambda: len(made.rows(LIST)) == 45)
    yield made
    made.leave()


def siak(driver: Driver) -> str:
    return driver.ask(events.find, "siak-2018").id


def seat(driver: Driver, name: str) -> registration.ParticipantRow:
    found = driver.ask(registration.participants, siak(driver))
    return next(row for row in found if row.plain_name == name)


def give_reason(driver: Driver, reason: str) -> None:
    driver.write(reason)
    driver.press(Qt.Key.Key_Return)


def act(driver: Driver, words: str) -> None:
    """An entry of the menu of what can be done with those selected."""
    driver.click("Tindakan untuk peserta terpilih")
    driver.menu(words)
    driver.settle()


def test_the_full_regency_offers_the_waiting_list_or_asks_why(driver: Driver) -> None:
    for name in NASTY_NAMES[:3]:
        driver.ask(people.save, PersonCard(name=name, region="14.08.01.1001"))
    before = driver.ask(checking.digest_of)
    driver.press(Qt.Key.Key_N, CTRL)
    driver.until(lambda: driver.top.accessibleName() == "Tambah peserta")
    driver.write("aminah")
    driver.until(lambda: len(driver.rows("Orang di daftar")) == 1)
    driver.press(Qt.Key.Key_Return, CTRL)
    driver.until(lambda: driver.says("Belum ada yang didaftarkan"))
    assert driver.ask(checking.digest_of) == before
    driver.click("Masukkan ke daftar cadangan")
    driver.until(lambda: driver.says("1 masuk daftar cadangan"))
    driver.write("ujang")
    driver.until(lambda: [NASTY_NAMES[2] in row[0] for row in driver.rows("Orang di daftar")] == [True])
    driver.press(Qt.Key.Key_Return, CTRL)
    question = "Tetap daftarkan di luar kuota?"
    with driver.meeting(question, lambda _dialog: give_reason(driver, "diminta Bupati & Sekda")):
        driver.click("Tetap daftarkan, dengan alasan…")
    driver.until(lambda: driver.says("1 peserta ditambahkan"))
    driver.press(Qt.Key.Key_Escape)
    driver.until(lambda: driver.top is driver.window)
    assert seat(driver, NASTY_NAMES[0]).status == "reserve"
    row = driver.rows(LIST)[driver.row(LIST, NASTY_NAMES[2])]
    assert row[-1] == "data belum lengkap; melebihi kuota Kab. Siak (26 dari 25), disetujui: diminta Bupati & Sekda"
    act(driver, "Cabut persetujuan: melebihi kuota")
    driver.until(lambda: any("alasan belum ditulis" in cell[-1] for cell in driver.rows(LIST)))
    driver.press(Qt.Key.Key_Z, CTRL)
    driver.until(lambda: not any("alasan belum ditulis" in cell[-1] for cell in driver.rows(LIST)))


def test_those_who_wait_are_put_in_order_and_move_into_the_freed_seat(driver: Driver) -> None:
    event = siak(driver)
    for name in NASTY_NAMES[:3]:
        driver.ask(registration.add_new, event, PersonCard(name=name, region="14.08.01.1001"), "reserve")
    driver.press(Qt.Key.Key_F5)
    driver.click("Cadangan, 3")
    driver.until(lambda: [row[0] for row in driver.rows(LIST)] == ["1", "2", "3"])
    driver.row(LIST, NASTY_NAMES[2])
    driver.press(Qt.Key.Key_Up, ALT)
    driver.until(lambda: NASTY_NAMES[2] in driver.rows(LIST)[1][1])
    driver.click("Satu nomor lebih awal (Alt+Panah atas)")
    driver.until(lambda: NASTY_NAMES[2] in driver.rows(LIST)[0][1])
    # the seat is taken by others: the reader thinks better of it
    with driver.meeting("Tetap daftarkan di luar kuota?", lambda _dialog: driver.press(Qt.Key.Key_Escape)):
        driver.click("Naikkan yang dipilih")
    assert seat(driver, NASTY_NAMES[2]).waiting == 1
    driver.click("Semua, 45")
    leaving = next(row for row in driver.ask(registration.participants, event) if row.region == "14.08" and row.active)
    driver.row(LIST, leaving.name)
    with driver.meeting("Mengundurkan diri: mengapa?", lambda _dialog: _write_and_save(driver, "sakit")):
        act(driver, "Ubah status: Mengundurkan diri")
    driver.until(lambda: driver.says(f"1 kursi Kab. Siak kosong; cadangan pertama {NASTY_NAMES[2]}"))
    driver.click("Naikkan dari cadangan")
    driver.until(lambda: any(NASTY_NAMES[2] in row[1] for row in driver.rows(LIST)))
    assert (seat(driver, NASTY_NAMES[2]).status, seat(driver, NASTY_NAMES[0]).waiting) == ("confirmed", 1)
    driver.press(Qt.Key.Key_Z, CTRL)
    driver.until(lambda: driver.says("1 kursi Kab. Siak kosong"))


def _write_and_save(driver: Driver, words: str) -> None:
    driver.write(words)
    driver.press(Qt.Key.Key_Return, CTRL)


def test_unused_seats_are_moved_with_the_reason_and_stand_in_the_ledger(driver: Driver) -> None:
    driver.click("Rincian kuota")
    driver.until(lambda: driver.rows("Rincian kuota")[-1][0] == "Jumlah")
    assert driver.rows("Rincian kuota")[-1][1:6] == ["45", "0", "45", "0", "45"]
    assert not driver.find(QTableView, "Rincian kuota").window().isModal()
    assert not driver.seen(QTableView, "Pengalihan kursi")
    driver.click("Ubah kuota")
    driver.until(lambda: driver.top.accessibleName() == "Kursi tiap kabupaten/kota")
    driver.fill("Kursi Kab. Pelalawan", "13")
    driver.press(Qt.Key.Key_Return, CTRL)
    driver.until(lambda: driver.top is driver.window)
    stranger = driver.ask(people.save, PersonCard(name="Utusan Dumai", region="14.72")).subject
    driver.ask(registration.add, siak(driver), (stranger,), "confirmed", "utusan")
    driver.press(Qt.Key.Key_F5)
    driver.until(lambda: any("Kota Dumai" in row[0] for row in driver.rows("Rincian kuota")))
    before = driver.ask(checking.digest_of)
    driver.click("Alihkan kursi kosong")
    driver.until(lambda: driver.top.accessibleName() == "Alihkan kursi kosong")
    driver.choose("Ke", "Kota Dumai (tanpa kuota, 1 terdaftar)")
    driver.choose("Ke", "Kab. Siak")
    driver.fill("Berapa kursi", "4")
    driver.fill("Tanggal", "1-9-2018")
    driver.fill("Alasan", "Siak <b>tuan rumah</b>")
    driver.click("Alihkan kursi")
    driver.until(lambda: driver.says("Kab. Pelalawan mempunyai 3 kursi kosong, diminta 4"))
    driver.fill("Berapa kursi", "3")
    driver.click("Alihkan kursi")
    driver.until(lambda: driver.top is driver.window)
    driver.until(lambda: driver.rows("Pengalihan kursi"))
    assert driver.rows("Pengalihan kursi")[0][1:] == ["3", "Kab. Pelalawan → Kab. Siak, Siak <b>tuan rumah</b>"]
    assert [row[1] for row in driver.rows("Rincian kuota")] == ["10", "28", "10", "–", "48"]
    driver.click("Cetak catatan pengalihan kursi")
    driver.until(lambda: driver.window.page.view.sections.section.papers.name == "quota-moves")
    driver.tab("Kuota & peserta")
    driver.press(Qt.Key.Key_Z, CTRL)
    driver.until(lambda: driver.ask(quota_moves.listing, siak(driver)) == ())
    assert driver.ask(checking.digest_of) == before
    driver.click("Kembali ke peserta")
    assert driver.rows(LIST)


def test_a_rule_is_set_aside_by_the_menu_and_stays_struck_with_its_reason(driver: Driver) -> None:
    young = next(row for row in driver.ask(registration.participants, siak(driver)) if not row.remarks)
    driver.ask(lambda: people.save(replace(people.get(young.person_id), birth_date="2001-01-01")))
    driver.press(Qt.Key.Key_F5)
    number = driver.row(LIST, young.name)
    driver.until(lambda: "17 tahun pada tanggal kegiatan" in driver.rows(LIST)[number][-1])
    with driver.meeting(f"Setujui {young.plain_name}", lambda _dialog: give_reason(driver, "izin camat")):
        act(driver, "Setujui: 17 tahun pada tanggal kegiatan")
    driver.until(lambda: "disetujui: izin camat" in driver.rows(LIST)[number][-1])
    driver.row(LIST, young.name)
    act(driver, "Cabut persetujuan: di bawah 18 tahun")
    driver.until(lambda: "disetujui" not in driver.rows(LIST)[number][-1])


def test_participants_are_shared_out_moved_and_sifted_by_class(driver: Driver) -> None:
    event = siak(driver)
    for name in ("Angkatan I", "Angkatan II"):
        driver.ask(batches.save, event, BatchCard(name=name))
    driver.press(Qt.Key.Key_F5)
    driver.settle()
    driver.cell(LIST, 0, 1)
    act(driver, "Bagi angkatan…")
    driver.until(lambda: driver.top.accessibleName().startswith("Bagi peserta"))
    driver.press(Qt.Key.Key_Return, CTRL)
    driver.until(lambda: all("Angkatan" in row[2] for row in driver.rows(LIST)))
    driver.click("Angkatan II, 22")
    driver.until(lambda: len(driver.rows(LIST)) == 22)
    driver.cell(LIST, 0, 1)
    act(driver, "Pindah ke angkatan…")
    driver.until(lambda: driver.top.accessibleName() == "Pindahkan 1 peserta ke angkatan mana?")
    driver.choose("Angkatan/kelas", "Tanpa kelas")
    driver.press(Qt.Key.Key_Return, CTRL)
    driver.until(lambda: len(driver.rows(LIST)) == 21)
    driver.click("Tanpa kelas, 1")
    driver.until(lambda: len(driver.rows(LIST)) == 1)


def test_a_substitute_is_told_on_both_sides(driver: Driver) -> None:
    one = next(row for row in driver.ask(registration.participants, siak(driver)) if row.region == "14.08")
    newcomer = driver.ask(people.save, PersonCard(name=NASTY_NAMES[3], sex="P", region="14.08.01.1001")).subject
    driver.ask(registration.substitute, one.id, newcomer, "sakit")
    driver.press(Qt.Key.Key_F5)
    driver.until(lambda: any(NASTY_NAMES[3] in row[1] for row in driver.rows(LIST)))
    row = driver.rows(LIST)[driver.row(LIST, NASTY_NAMES[3])]
    assert row[1].startswith(f"{NASTY_NAMES[3]}, menggantikan {one.plain_name}")
    driver.click("Tanpa kursi, 1")
    driver.until(lambda: len(driver.rows(LIST)) == 1)
    assert f"digantikan {NASTY_NAMES[3]}" in driver.rows(LIST)[0][1]
    assert driver.rows(LIST)[0][-1] == "sakit"
    assert not driver.seen(QLineEdit, "Alasan")
