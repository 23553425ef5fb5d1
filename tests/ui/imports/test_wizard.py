"""The wizard by mouse and keyboard: dry run, corrections, columns, both modes, result, undo; nothing before the end."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView

from app.exchange.spreadsheets import read_sheets
from app.services import checking, events, people, registration
from tests.messy.converting import convert
from tests.ui.driving import CTRL
from tests.ui.imports.lists import GOOD, a_list, mixed
from tests.ui.imports.steering import Importer
from ui.imports.check_rows import CORRECTED
from ui.widgets.buttons import Button

SIAK = "siak-2018"
ROWS = "Baris daftar"


@pytest.fixture
def at_participants(importer: Importer) -> Importer:
    importer.open_event(SIAK, "Kuota & peserta")
    return importer


def seats(importer: Importer) -> int:
    return len(importer.ask(registration.participants, importer.ask(events.find, SIAK).id))


def shown(importer: Importer) -> list[str]:
    return [row[1] for row in importer.rows(ROWS)]


def test_a_list_is_tried_out_shown_mended_imported_and_taken_back(at_participants: Importer, tmp_path: Path) -> None:
    importer = at_participants
    before = importer.ask(checking.digest_of)
    importer.click("Impor daftar…")
    importer.pick(mixed(tmp_path))
    assert importer.figures() == {"new": 1, "changed": 0, "unchanged": 0, "rejected": 2}
    assert importer.ask(checking.digest_of) == before
    assert [name.partition(",")[0] for name in shown(importer)] == ["Sugeng Riyadi", "(tanpa nama)"]
    importer.row(ROWS, "Sugeng")
    assert importer.says("NIK tersimpan sebagai angka")
    importer.click("Perbaiki C6")
    importer.press(Qt.Key.Key_A, CTRL)
    importer.write("1408010101800012\n")
    importer.rest()
    assert importer.figures() == {"new": 2, "changed": 0, "unchanged": 0, "rejected": 1}
    importer.press(Qt.Key.Key_F2)
    importer.write("Budi & Tuti\n")
    importer.rest()
    assert importer.figures() == {"new": 3, "changed": 0, "unchanged": 0, "rejected": 0}
    importer.click("Impor 3 peserta")
    importer.rest()
    assert importer.says("“daftar peserta.xlsx” sudah diimpor: 3 peserta baru")
    assert importer.says("Dihitung ulang di basis data: 3 dari 3 baris")
    assert seats(importer) == 48
    importer.press(Qt.Key.Key_Z, CTRL)
    importer.rest()
    assert importer.says("sudah diurungkan")
    assert seats(importer) == 45
    assert importer.ask(checking.digest_of) == before
    importer.click("Selesai")
    assert importer.top is importer.window


def test_a_correction_can_be_taken_back_and_is_not_lost_unasked(at_participants: Importer, tmp_path: Path) -> None:
    importer = at_participants
    importer.click("Impor daftar…")
    importer.pick(mixed(tmp_path))
    importer.row(ROWS, "(tanpa nama)")
    importer.press(Qt.Key.Key_F2)
    importer.write("Siti\n")
    importer.rest()
    assert importer.figures()["rejected"] == 1
    importer.click("Diperbaiki, 1")
    assert [row[0] for row in importer.rows(ROWS)] == ["7"]
    with importer.meeting("Buang 1 perbaikan?", lambda _dialog: importer.press(Qt.Key.Key_Escape)):
        importer.press(Qt.Key.Key_Escape)
    importer.click("Kembalikan B7 ke isi berkas")
    importer.rest()
    assert importer.figures()["rejected"] == 2
    assert not importer.wizard.session.corrections
    assert importer.wizard.check.pills.key != CORRECTED
    importer.press(Qt.Key.Key_Escape)
    assert importer.top is importer.window


def test_columns_are_corrected_by_their_boxes_and_remembered(at_participants: Importer, tmp_path: Path) -> None:
    importer = at_participants
    path = a_list(tmp_path / "aneh.xlsx", *(GOOD,), headings=("No", "Nama Lengkap", "NIK", "L/P", "Tgl", "Anu",
                                                              "Kecamatan", "Kab/Kota"))  # fmt: skip
    importer.click("Impor daftar…")
    importer.pick(path)
    if importer.wizard.step == "check":
        importer.click("Kolom…")
    importer.assign("Anu", "Desa/kelurahan")
    importer.assign("Tgl", "Tanggal lahir")
    importer.click("Periksa")
    importer.rest()
    assert importer.says("Kel. Benteng Hulu, Kec. Mempura, Kab. Siak") or importer.says("Benteng Hulu")
    importer.click("Impor 1 peserta")
    importer.rest()
    importer.click("Selesai")
    importer.click("Impor daftar…")
    importer.pick(path)
    assert importer.wizard.step == "check"
    assert importer.figures() == {"new": 0, "changed": 0, "unchanged": 1, "rejected": 0}
    assert not importer.find(Button, "Tidak ada yang diimpor").isEnabled()
    importer.click("Kolom…")
    assert [one.text() for one in importer.seen(QLabel) if one.text() == "diingat"]


def test_all_or_nothing_imports_nothing_and_the_choice_is_kept(at_participants: Importer, tmp_path: Path) -> None:
    importer = at_participants
    before = importer.ask(checking.digest_of)
    importer.click("Impor daftar…")
    importer.pick(mixed(tmp_path))
    importer.click("Cara mengimpor: Semua atau tidak sama sekali")
    assert not importer.find(Button, "Impor 1 peserta").isEnabled()
    assert importer.says("2 baris ditolak, jadi tidak satu baris pun diimpor.")
    importer.press(Qt.Key.Key_Escape)
    importer.click("Impor daftar…")
    importer.pick(mixed(tmp_path))
    assert importer.wizard.check.mode.key == "all"
    importer.click("Cara mengimpor: Hanya baris yang baik")
    assert importer.find(Button, "Impor 1 peserta").isEnabled()
    importer.press(Qt.Key.Key_Escape)
    assert importer.ask(checking.digest_of) == before


def test_reasons_and_verdicts_sift_the_rows(at_participants: Importer, tmp_path: Path) -> None:
    importer = at_participants
    importer.click("Impor daftar…")
    with importer.meeting("Impor daftar", lambda _dialog: importer.press(Qt.Key.Key_Escape)):
        importer.press(Qt.Key.Key_F1)
    importer.pick(mixed(tmp_path))
    importer.choose("Saringan alasan", "Nama kosong (1)")
    assert [row[0] for row in importer.rows(ROWS)] == ["7"]
    importer.choose("Saringan alasan", "Semua alasan")
    importer.click("Berubah, 0")
    assert importer.says("Tidak ada yang berubah")
    importer.click("Tampilkan semua baris")
    assert [row[0] for row in importer.rows(ROWS)] == ["5", "6", "7"]


def test_a_changed_row_tells_old_and_new_values_and_masks_the_nik(importer: Importer, tmp_path: Path) -> None:
    importer.tab_people()
    path = a_list(tmp_path / "satu.xlsx", GOOD)
    importer.click("Impor…")
    importer.pick(path)
    importer.click("Impor 1 orang")
    importer.rest()
    importer.click("Selesai")
    changed = (*GOOD[:4], "26-05-1985", *GOOD[5:])
    importer.click("Impor…")
    importer.pick(a_list(tmp_path / "dua.xlsx", changed))
    assert importer.figures()["changed"] == 1
    importer.click("Berubah, 1")
    assert importer.says("Tanggal lahir: 1985-05-25 → 1985-05-26") or importer.says("→")
    assert not any("1408016505850011" in text for text in _detail(importer))


def test_a_nik_is_masked_where_it_is_remarked_on_and_shown_where_it_is_mended(
    at_participants: Importer, tmp_path: Path
) -> None:
    importer = at_participants
    importer.click("Impor daftar…")
    importer.pick(mixed(tmp_path))
    importer.row("Baris daftar", "Sugeng")
    assert importer.says("“1408**********12”")
    assert not any("1408010101800012" in text for text in _detail(importer))
    importer.press(Qt.Key.Key_F2)
    editor = importer.wizard.check.detail.editor
    assert editor is not None
    assert editor.text() == "1408010101800012"
    importer.write("belum ada\n")
    importer.rest()
    assert any("“belum ada”" in text for text in _detail(importer))


def _detail(importer: Importer) -> list[str]:
    return [one.text() for one in importer.wizard.check.detail.findChildren(QLabel) if one.isVisible()]


def test_the_users_own_workbook_comes_back_marked(at_participants: Importer, tmp_path: Path) -> None:
    importer = at_participants
    importer.click("Impor daftar…")
    importer.pick(mixed(tmp_path))
    target = tmp_path / "bertanda.xlsx"
    importer.save_as("Simpan salinan bertanda", target, lambda: importer.click("Simpan salinan bertanda…"))
    assert importer.says("Tersimpan: bertanda.xlsx")
    importer.find(Button, "Buka folder")
    sheet = openpyxl.load_workbook(target)["Peserta"]
    comment = sheet["C6"].comment
    assert comment is not None
    assert "angka" in comment.text
    assert importer.wizard.step == "check"


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("kind", [".xlsx", ".xls", ".ods", ".csv"])
def test_the_marked_copy_opens_in_libreoffice_with_all_its_cells(
    at_participants: Importer, tmp_path: Path, kind: str
) -> None:
    importer = at_participants
    path = mixed(tmp_path)
    if kind != ".xlsx":
        convert([path], "csv:Text - txt - csv (StarCalc):59,34,76" if kind == ".csv" else kind[1:], tmp_path)
        path = path.with_suffix(kind)
    importer.click("Impor daftar…")
    importer.pick(path)
    if importer.wizard.step == "columns":
        importer.click("Periksa")
        importer.rest()
    marked = {finding.cell for finding in importer.wizard.session.plan.report.findings}
    target = tmp_path / "bertanda.xlsx"
    importer.save_as("Simpan salinan bertanda", target, lambda: importer.click("Simpan salinan bertanda…"))
    (tmp_path / "lagi").mkdir()
    convert([target], "ods", tmp_path / "lagi")
    before, after = read_sheets(path), read_sheets(tmp_path / "lagi" / "bertanda.ods")
    assert [sheet.name for sheet in after] == [sheet.name for sheet in before]
    for mine, theirs in zip(before, after, strict=True):
        assert [(row.number, _filled(row.cells)) for row in theirs.rows] == [
            (row.number, _filled(row.cells)) for row in mine.rows
        ]
    sheet = openpyxl.load_workbook(target).worksheets[0]
    commented = {cell.coordinate for row in sheet for cell in row if cell.comment}
    assert commented == marked != set()


def _filled(cells: Sequence[object]) -> list[str]:
    """A row's cells without the empty ones behind them."""
    words = [str(cell) for cell in cells]
    while words and not words[-1]:
        words.pop()
    return words


def test_our_template_comes_back_without_loss(at_participants: Importer, tmp_path: Path) -> None:
    importer = at_participants
    target = tmp_path / "templat.xlsx"
    importer.click("Impor daftar…")
    importer.save_as("Simpan templat", target, lambda: importer.click("Simpan templat…"))
    assert importer.says("Tersimpan: templat.xlsx")
    book = openpyxl.load_workbook(target)
    sheet = book.worksheets[0]
    headings = {cell.value: cell.column for cell in sheet[1]}
    told = {"Nama": "Nur'aini binti Sa'id", "NIK": "1408016505850011", "Nomor HP": "081234567890"}
    for heading, value in told.items():
        sheet.cell(3, headings[heading], value)
    book.save(target)
    importer.pick(target)
    assert importer.figures() == {"new": 1, "changed": 0, "unchanged": 0, "rejected": 0}


def test_a_file_that_is_no_list_is_refused_in_words_and_another_can_follow(
    at_participants: Importer, tmp_path: Path
) -> None:
    importer = at_participants
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 bukan buku kerja")
    importer.click("Impor daftar…")
    importer.pick(broken)
    assert importer.wizard.note.property("note") == "err"
    assert importer.wizard.step == "file"
    with importer.meeting("Pilih daftar", lambda _dialog: importer.name_file("Pilih daftar", mixed(tmp_path))):
        importer.click("Berkas lain…")
    importer.rest()
    assert importer.figures()["rejected"] == 2


def test_what_changed_since_the_dry_run_is_told_and_it_is_made_again(importer: Importer, tmp_path: Path) -> None:
    importer.tab_people()
    importer.click("Impor…")
    importer.pick(a_list(tmp_path / "satu.xlsx", GOOD))
    importer.ask(people.save, people.PersonCard(name="Rahmi Utami", nik="1408016505850011", region="14.08"))
    importer.click("Impor 1 orang")
    importer.rest()
    assert importer.says("Data berubah sejak daftar ini diperiksa")
    importer.click("Periksa lagi")
    importer.rest()
    assert importer.figures() == {"new": 0, "changed": 1, "unchanged": 0, "rejected": 0}
    assert not importer.wizard.note.isVisible()
    importer.click("Impor 1 orang")
    importer.rest()
    assert importer.says("Dihitung ulang di basis data: 1 dari 1")


def test_back_and_forth_keeps_what_was_done(at_participants: Importer, tmp_path: Path) -> None:
    importer = at_participants
    importer.click("Impor daftar…")
    importer.pick(mixed(tmp_path))
    importer.press(Qt.Key.Key_F2)
    importer.press(Qt.Key.Key_A, CTRL)
    importer.write("1408010101800012\n")
    importer.rest()
    importer.click("Kembali")
    importer.click("Kembali")
    assert importer.wizard.step == "file"
    importer.tab("2  Kolom")
    importer.click("Periksa")
    importer.find(QTableView, ROWS)
    assert importer.figures()["rejected"] == 1
    assert len(importer.wizard.session.corrections) == 1


def test_people_of_the_registry(importer: Importer, tmp_path: Path) -> None:
    importer.tab_people()
    before = importer.ask(people.count)
    importer.press(Qt.Key.Key_I, CTRL)
    importer.pick(mixed(tmp_path))
    importer.press(Qt.Key.Key_Return, CTRL)
    importer.rest()
    assert importer.says("1 orang baru")
    assert importer.ask(people.count) == before + 1
    assert seats(importer) == 45
