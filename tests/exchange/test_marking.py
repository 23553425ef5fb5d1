"""The user's own workbook comes back with its bad cells marked, and nothing else of it changed."""

import datetime as dt
from collections.abc import Sequence

import openpyxl
import pytest
from openpyxl.comments import Comment

from app.errors import Cancelled, UserError
from app.exchange import marked_workbooks
from app.exchange.marking import CellMark, mark_copy
from app.exchange.reading import read_sheets
from app.exchange.spreadsheets import Sheet
from tests.messy import hostile
from tests.messy.converting import KINDS, MADE_BY_SOFFICE, convert, written
from tests.messy.workbooks import KOP, WORKBOOKS

RED, AMBER = "FFC7CE", "FFEB9C"
soffice = pytest.mark.needs("soffice")


def marks(sheet: str) -> list[CellMark]:
    return [
        CellMark(sheet, 9, 2, "error", "NIK keliru. Periksa KTP."),
        CellMark(sheet, 9, 2, "warning", "Dari wilayah lain."),
        CellMark(sheet, 10, 4, "warning", "Tanggal meragukan."),
        CellMark(sheet, 11, 1, "note", "Nama dibaca “Rina”."),
        CellMark(sheet, 11, 9, "error", "Sel di luar tabel."),
    ]


def filled(sheets: Sequence[Sheet]) -> dict[tuple[str, int, int], object]:
    return {
        (sheet.name, row.number, index): cell
        for sheet in sheets
        for row in sheet.rows
        for index, cell in enumerate(row.cells)
        if cell != ""
    }


in_all_formats = pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=soffice if kind in MADE_BY_SOFFICE else ()) for kind in KINDS]
)


@in_all_formats
def test_every_format_comes_back_with_its_cells_in_their_places(tmp_path, kind):
    source = written(KOP, kind, tmp_path)
    before, sheets = source.read_bytes(), read_sheets(source)
    target = tmp_path / "bertanda.xlsx"
    mark_copy(source, target, marks(sheets[0].name))
    assert source.read_bytes() == before
    assert filled(read_sheets(target)) == filled(sheets)
    sheet = openpyxl.load_workbook(target).active
    assert sheet["C9"].comment.text == "NIK keliru. Periksa KTP.\nDari wilayah lain."
    assert [sheet[cell].fill.start_color.rgb[2:] for cell in ("C9", "E10", "J11")] == [RED, AMBER, RED]
    assert sheet["B11"].comment.text == "Nama dibaca “Rina”."
    assert sheet["B11"].fill.fill_type is None


@soffice
@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
def test_libreoffice_opens_the_copy_and_keeps_its_comments(tmp_path, kind):
    source = written(KOP, kind, tmp_path)
    target = tmp_path / "bertanda.xlsx"
    mark_copy(source, target, marks(read_sheets(source)[0].name))
    (tmp_path / "lain").mkdir()
    convert([target], "xlsx", tmp_path / "lain")
    sheet = openpyxl.load_workbook(tmp_path / "lain" / "bertanda.xlsx").active
    assert "NIK keliru" in sheet["C9"].comment.text
    convert([target], "pdf", tmp_path / "lain")
    assert (tmp_path / "lain" / "bertanda.pdf").read_bytes().startswith(b"%PDF")


def test_of_an_xlsx_all_that_was_there_stays(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Nama", "NIK", "Jumlah"])
    sheet.append(["Siti", "1408", "=1+1"])
    sheet["B2"].comment = Comment("Catatan lama", "Ani")
    sheet["B2"].number_format = "@"
    sheet.merge_cells("A4:C4")
    sheet["A4"] = "Mengetahui"
    sheet.column_dimensions["A"].width = 33
    book.create_sheet("Lain")["A1"] = dt.date(2018, 9, 12)
    book.save(tmp_path / "asli.xlsx")
    found = [CellMark("Sheet", 2, 1, "error", "NIK keliru."), CellMark("Sheet", 4, 2, "warning", "Gabungan.")]
    found.append(CellMark("Tiada", 1, 0, "error", "x"))
    assert mark_copy(tmp_path / "asli.xlsx", tmp_path / "tanda.xlsx", found) == ()
    copy = openpyxl.load_workbook(tmp_path / "tanda.xlsx")
    sheet = copy["Sheet"]
    assert sheet["B2"].comment.text == "Catatan lama\n\nNIK keliru."
    assert (sheet["B2"].number_format, sheet["C2"].value) == ("@", "=1+1")
    assert (sheet["A4"].comment.text, sheet.column_dimensions["A"].width) == ("Gabungan.", 33)
    assert copy["Lain"]["A1"].value.date() == dt.date(2018, 9, 12)


def test_what_openpyxl_cannot_open_comes_back_as_a_new_workbook(tmp_path):
    source = tmp_path / "aneh.xlsx"
    hostile.with_part(source, "xl/styles.xml", lambda content: content.replace(b"<fonts", b"<fontz"))
    lacking = mark_copy(source, tmp_path / "tanda.xlsx", [CellMark("Daftar", 2, 1, "error", "Keliru.")])
    assert any("hanya berisi" in sentence for sentence in lacking)
    assert openpyxl.load_workbook(tmp_path / "tanda.xlsx")["Daftar"]["B2"].comment.text == "Keliru."


def test_what_looks_like_a_formula_stays_text(tmp_path):
    source = tmp_path / "nakal = [1].csv"
    source.write_text("Nama;Alamat\n'=1+1;http://x\nSiti;=cmd|' /C calc'!A0\n", encoding="utf-8")
    mark_copy(source, tmp_path / "tanda.xlsx", [CellMark(source.stem, 3, 1, "error", "=1+1")])
    sheet = openpyxl.load_workbook(tmp_path / "tanda.xlsx").active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert (sheet["A2"].value, sheet["B3"].value) == ("=1+1", "=cmd|' /C calc'!A0")
    assert sheet["B3"].comment.text == "=1+1"
    assert sheet.title == "nakal =  1"


def test_too_many_remarks_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(marked_workbooks, "_MOST_COMMENTS", 2)
    found = [("S", row, 0, "warning", f"{row}") for row in range(4)] + [("S", 9, 0, "error", "salah")]
    by_sheet, fewer = marked_workbooks._by_sheet(found)
    assert fewer
    assert {place for place, (_, words) in by_sheet["S"].items() if words} == {(9, 0), (0, 0)}
    assert len(by_sheet["S"]) == 5


def test_the_source_is_never_overwritten(tmp_path):
    source = written(KOP, ".xlsx", tmp_path)
    before = source.read_bytes()
    for target in (source, tmp_path / "." / source.name):
        with pytest.raises(UserError, match="menimpa"):
            mark_copy(source, target, [])
    with pytest.raises(UserError, match="bukan nama buku kerja"):
        mark_copy(source, tmp_path / "tanda.csv", [])
    assert source.read_bytes() == before


@pytest.mark.parametrize("stop_at", [0, 5, 50])
def test_cancelling_leaves_no_file(tmp_path, stop_at):
    def stop(done: int, total: int) -> None:
        if done >= stop_at:
            raise Cancelled

    source = written(KOP, ".xlsx", tmp_path)
    with pytest.raises(Cancelled):
        mark_copy(source, tmp_path / "tanda.xlsx", [], stop)
    assert [path.name for path in tmp_path.iterdir()] == [source.name]


@pytest.mark.parametrize("name", ["bom.xlsx", "sel-jauh.xlsx", "bom-padat.xlsx", "entitas-lembar.xlsx"])
def test_a_hostile_file_is_not_marked_and_nothing_is_left(tmp_path, name):
    hostile.FILES[name](tmp_path / name)
    before = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(UserError):
        mark_copy(tmp_path / name, tmp_path / "tanda.xlsx", [])
    assert {path.name for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("messy", WORKBOOKS, ids=lambda messy: messy.name)
def test_every_messy_workbook_can_be_marked(tmp_path, messy):
    source = written(messy, ".xlsx", tmp_path)
    sheets = read_sheets(source)
    found = [CellMark(sheet.name, row.number, 0, "error", "x") for sheet in sheets for row in sheet.rows]
    mark_copy(source, tmp_path / "tanda.xlsx", found)
    assert len(openpyxl.load_workbook(tmp_path / "tanda.xlsx").sheetnames) == len(sheets)
