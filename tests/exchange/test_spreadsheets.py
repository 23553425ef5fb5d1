"""Spreadsheets of every kind and condition that reach an office by USB stick."""

import datetime as dt
import subprocess
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.exchange import spreadsheets
from app.exchange.spreadsheets import column_letter, read_sheets

ROWS = [
    ["Nama", "NIK", "Lahir"],
    ["Siti Nur'aini", "1408066305900012", dt.date(1990, 5, 23)],
    ["Budi", 1408062305900012, ""],
]


def workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(path, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        book.set_properties({"created": dt.datetime(2018, 9, 12, tzinfo=dt.UTC)})  # the same bytes each time
        sheet = book.add_worksheet("Daftar")
        for number, row in enumerate(ROWS, start=2):  # two empty rows above
            sheet.write_row(number, 1, row)  # an empty column at the left
        book.add_worksheet("Kosong")
    return path


def check_rows(path: Path) -> None:
    sheet = read_sheets(path)[0]
    assert sheet.name == "Daftar"
    assert [row.number for row in sheet.rows] == [3, 4, 5]
    assert sheet.rows[0].cells[:4] == ("", "Nama", "NIK", "Lahir")
    assert sheet.rows[1].cells[2] == "1408066305900012"
    assert str(sheet.rows[1].cells[3]).startswith("1990-05-23")
    assert isinstance(sheet.rows[2].cells[2], int | float)


def test_cells_keep_their_type_and_rows_their_number(tmp_path):
    check_rows(workbook(tmp_path / "daftar.xlsx"))


def converted(folder: Path, kind: str) -> Path:
    source = workbook(folder / "daftar.xlsx")
    profile = f"-env:UserInstallation=file://{folder}/profil"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"daftar.{kind}"


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_the_other_formats_read_alike(tmp_path, kind):
    check_rows(converted(tmp_path, kind))


@pytest.mark.needs("soffice")
def test_a_damaged_old_workbook_never_takes_the_memory(tmp_path):
    path = converted(tmp_path, "xls")
    whole = path.read_bytes()
    number = whole.index(b"\x03\x02\x0e\x00") + 4  # a NUMBER record: row and column follow
    path.write_bytes(whole[:number] + b"\xff\xff\xff\xff" + whole[number + 4 :])
    with pytest.raises(UserError, match="terlalu besar"):
        read_sheets(path)
    for at in range(0, len(whole), 97):
        path.write_bytes(whole[:at] + b"\xff\xff" + whole[at + 2 :])
        with suppress(UserError):
            read_sheets(path)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_kind(tmp_path, delimiter, encoding):
    path = tmp_path / "daftar.csv"
    lines = [["No", "Nama", "Alamat"], ["1", "José", '"Jl. A; Gang B, No. 3"'], [], ["2", "Siti", '"dua\nbaris"']]
    path.write_bytes("\r\n".join(delimiter.join(line) for line in lines).encode(encoding))
    (sheet,) = read_sheets(path)
    assert [row.number for row in sheet.rows] == [1, 2, 4]
    assert sheet.rows[1].cells == ("1", "José", "Jl. A; Gang B, No. 3")
    assert sheet.rows[2].cells[2] == "dua\nbaris"


def test_the_line_by_which_excel_tells_the_delimiter_is_no_row(tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_bytes(b"sep=;\r\nNama;Kota\r\nSiti;Solok\r\n")
    assert [(row.number, row.cells[0]) for row in read_sheets(path)[0].rows] == [(1, "Nama"), (2, "Siti")]


def test_numbers_that_another_program_kept_as_text_are_texts(tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_bytes(b'Nama;NIK\r\nSiti;="1408066305900012"\r\nBudi;"=""1408062305900013"""\r\n')
    niks = [row.cells[1] for row in read_sheets(path)[0].rows]
    assert niks == ["NIK", "1408066305900012", "1408062305900013"]


@pytest.mark.parametrize("end", ["", "\n", "\r\n\r\n", "\x1a"])
def test_a_quotation_mark_left_open_never_swallows_the_rest(tmp_path, end):
    path = tmp_path / "daftar.csv"
    path.write_bytes(f'Nama;NIK\nSi"ti;1\n"Joko;2\nRina;3{end}'.encode())
    with pytest.raises(UserError, match=r"baris 3 .*tidak ditutup"):
        read_sheets(path)
    path.write_bytes(f'Nama;NIK\nSi"ti;1\n"Joko";2\nRina;"3"{end}'.encode())
    assert [row.cells for row in read_sheets(path)[0].rows][1:] == [('Si"ti', "1"), ("Joko", "2"), ("Rina", "3")]


def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path):
    def told(name: str, content: bytes | None = None) -> UserError:
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(UserError) as caught:
            read_sheets(path)
        assert caught.value.unchanged == "Tidak ada data yang diubah."
        assert caught.value.todo
        return caught.value

    good = workbook(tmp_path / "baik.xlsx").read_bytes()
    assert "tidak ditemukan" in told("tiada.xlsx").happened
    assert "kosong" in told("nol.xlsx", b"").happened
    assert "tidak berisi apa pun" in told("nol.csv", b"").happened
    assert "rusak" in told("separuh.xlsx", good[: len(good) // 2]).happened
    assert "rusak" in told("tukar.xls", good).happened
    assert "rusak" in told("teks.xlsx", b"Nama;NIK\r\n").happened
    assert "kata sandi" in told("sandi.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)).happened
    assert "rusak" in told("rusak.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)).happened
    assert "rusak" in told("biner.csv", bytes(range(256))).happened
    assert "bukan daftar" in told("foto.jpg", b"\xff\xd8").happened
    (tmp_path / "folder.xlsx").mkdir()
    assert "folder" in told("folder.xlsx").happened
    with xlsxwriter.Workbook(tmp_path / "hampa.xlsx", {"in_memory": True}):
        pass
    assert "tidak berisi apa pun" in told("hampa.xlsx").happened


def test_a_zip_bomb_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "bom.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(spreadsheets.LARGEST_INFLATED // 2**20 + 1):
            part.write(bytes(2**20))
    with pytest.raises(UserError, match="terlalu besar"):
        read_sheets(path)


def test_one_cell_at_the_far_corner_does_not_fill_the_memory(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "jauh.xlsx", {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "Nama")
        sheet.write("XFD1048576", "jauh")
    with pytest.raises(UserError, match="terlalu besar"):
        read_sheets(tmp_path / "jauh.xlsx")


def test_a_row_repeated_without_end_is_refused(tmp_path):
    namespaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    filled = 'office:value-type="string" table:number-columns-repeated="16384"'
    cell = f"<table:table-cell {filled}><text:p>x</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="2000">{cell}</table:table-row>'
    table = f'<table:table table:name="S">{row}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(tmp_path / "ulang.ods", "w") as archive:
        archive.writestr("content.xml", f"<office:document-content{namespaces}>{body}</office:document-content>")
    with pytest.raises(UserError, match="terlalu besar"):
        read_sheets(tmp_path / "ulang.ods")


def test_cells_that_are_only_coloured_do_not_count(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "warna.xlsx", {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "Nama")
        sheet.write_blank("XFD1048576", None, book.add_format({"bg_color": "yellow"}))
    assert [row.cells for row in read_sheets(tmp_path / "warna.xlsx")[0].rows] == [("Nama",)]


def test_column_letters():
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_anywhere_is_read_or_told_but_never_raised(tmp_path, data):
    path = tmp_path / "acak.xlsx"
    content = bytearray(workbook(tmp_path / "baik.xlsx").read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    with suppress(UserError):
        read_sheets(path)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_may_be_called_csv(tmp_path, content):
    path = tmp_path / "acak.csv"
    path.write_bytes(content)
    with suppress(UserError):
        read_sheets(path)
