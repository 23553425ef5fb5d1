"""Files that hurt their readers: name → what writes the file. None of them may cost more than one sentence."""

import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import xlsxwriter

_NAMESPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_ZEROS = bytes(2**20)
_ENTITIES = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(10))
_DTD = f'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{_ENTITIES}]>'


MEASURE = """
import json, resource, sys, time
from pathlib import Path
from app.errors import UserError
from app.exchange import reading
began = time.monotonic()
try:
    reading.read_sheets(Path(sys.argv[1]))
    sys.exit("it was read")
except UserError:
    taken = time.monotonic() - began
own = next(line for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines() if "VmHWM" in line)
reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([round(taken, 2), (int(own.split()[1]) + reader) / 1024]))
"""
"""A program (Linux): the seconds until a file is refused, and the peak MB of the program and its reader together."""


def small(path: Path) -> Path:
    """An honest workbook, to be changed."""
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Daftar")
        sheet.write_row(0, 0, ["Nama", "NIK"])
        sheet.write_row(1, 0, ["Siti Aminah", "1408066305900012"])
    return path


def with_part(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    """Write an honest workbook, one part of which is changed; a part that it has not is added."""
    honest = small(path.with_name("jujur.xlsx"))
    with zipfile.ZipFile(honest) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for name in [*names, *([] if part in names else [part])]:
            content = old.read(name) if name in names else b""
            new.writestr(name, change(content) if name == part else content)


def with_stream(path: Path, part: str, pieces: Iterator[bytes]) -> None:
    """Write an honest workbook, one part of which is a long stream that packs well."""
    honest = small(path.with_name("jujur.xlsx"))
    with zipfile.ZipFile(honest) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        with new.open(part, "w", force_zip64=True) as file:
            for piece in pieces:
                file.write(piece)


def bomb(path: Path) -> None:
    """400 kB that unpack to hundreds of megabytes of blanks within one sheet."""
    with_stream(path, "xl/worksheets/sheet1.xml", (_ZEROS for _ in range(400)))


def lying_bomb(path: Path) -> None:
    """As `bomb`, but the list of parts says that it is small."""
    bomb(path)
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/worksheets/sheet1.xml"))
    struct.pack_into("<I", content, entry + 24, 1000)
    path.write_bytes(content)


def dense_bomb(path: Path) -> None:
    """Cells that say little each, as many as a sheet can hold, all in one row that never ends."""
    head = f'<worksheet {_MAIN}><sheetData><row r="1">'.encode()
    with_stream(path, "xl/worksheets/sheet1.xml", iter([head, *[b'<c r="A1"><v>1</v></c>' * 50_000] * 240]))


def endless_comment(path: Path) -> None:
    """A far cell behind a comment that never seems to end."""
    ending = f'--><worksheet {_MAIN}><sheetData><row r="9"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    with_stream(path, "xl/worksheets/sheet1.xml", iter([b"<!--", *[b"x" * 2**20] * 280, ending.encode()]))


def endless_tags(path: Path) -> None:
    """Tags of cells that are never closed, and one with attributes without end."""
    opened, attributes = b"<c " * 2**18, b"<c " + b' r="A1"' * 2**18
    with_stream(path, "xl/worksheets/sheet1.xml", iter([*[opened] * 40, *[attributes] * 20]))


def wide(path: Path) -> None:
    """A row of more cells than a sheet has columns."""
    cells = b"<c><v>1</v></c>" * 100_000
    head = f'<worksheet {_MAIN}><sheetData><row r="1">'.encode()
    with_stream(path, "xl/worksheets/sheet1.xml", iter([head, cells, b"</row></sheetData></worksheet>"]))


def many_rows(path: Path) -> None:
    """A small file of two million people."""
    path.write_bytes(b"Nama\n" + b"A\n" * 2_000_000)


def far_cell(path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = f"<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>"
    with_part(path, "xl/worksheets/sheet1.xml", lambda _: sheet.encode())


def hidden_far_cell(path: Path) -> None:
    """A far cell that is not the last one of its row, as no program writes it."""
    rows = '<row r="1"><c r="XFD1048576"><v>1</v></c><c r="A1"><v>1</v></c></row>'
    sheet = f"<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>"
    with_part(path, "xl/worksheets/sheet1.xml", lambda _: sheet.encode())


def repeated_rows(path: Path) -> None:
    filled = 'office:value-type="string" table:number-columns-repeated="16384"'
    cell = f"<table:table-cell {filled}><text:p>x</text:p></table:table-cell>"
    _open_document(path, f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


def repeated_empty_rows(path: Path) -> None:
    """Empty rows without end, and then a filled one."""
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = f'<table:table-row table:number-rows-repeated="99999999">{blank}</table:table-row>'
    _open_document(path, f"{rows}<table:table-row>{cell}</table:table-row>")


def document_type(part: str) -> Callable[[Path], None]:
    """Entities of entities, declared in one part of an .xlsx."""

    def write(path: Path) -> None:
        with_part(path, part, lambda content: content.replace(b"?>", b"?>" + _DTD.encode(), 1))

    return write


def document_type_in_open_document(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", f"<?xml version='1.0'?>{_DTD}<office:document-content{_NAMESPACES}>&a9;")


def leads_out(path: Path) -> None:
    with_part(path, "../../keluar.txt", lambda _: b"x")


def many_texts(path: Path) -> None:
    """Millions of texts that no cell uses."""
    pieces = [f"<sst {_MAIN}>".encode(), *[b"<si><t>a</t></si>" * 50_000] * 300, b"</sst>"]
    with_stream(path, "xl/sharedStrings.xml", iter(pieces))


def deep(path: Path) -> None:
    """Elements within elements, hundreds of thousands deep."""
    head, depth = f"<worksheet {_MAIN}><sheetData>".encode(), 300_000
    with_part(path, "xl/worksheets/sheet1.xml", lambda _: head + b"<row>" * depth + b"</row>" * depth)


def deep_open_document(path: Path) -> None:
    _open_document(path, "<text:p>" * 300_000)


def truncated(path: Path) -> None:
    content = small(path.with_name("jujur.xlsx")).read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])


def renamed(content: bytes) -> Callable[[Path], object]:
    """Something else under the name of a workbook."""
    return lambda path: path.write_bytes(content)


def encrypted_zip(path: Path) -> None:
    """Each part is said to be locked by a password."""
    content = bytearray(small(path).read_bytes())
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    path.write_bytes(content)


def encrypted_open_document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", bytes(range(256)))
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")


def claimed_old_sheet(path: Path) -> None:
    """An .xls of a few bytes whose directory is a ring."""
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    struct.pack_into("<HH", head, 30, 9, 6)
    struct.pack_into("<II", head, 76, 0, 0xFFFFFFFF)
    path.write_bytes(bytes(head) + struct.pack("<128I", *([0] * 128)) * 4)


def one_endless_line(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**30)  # a hole: no byte of it lies on the disk


def delimiters(path: Path) -> None:
    path.write_bytes(b";" * (45 * 2**20))


def short_lines(path: Path) -> None:
    path.write_bytes(b"a;\n" * (15 * 2**20))


def dense_lines(path: Path) -> None:
    path.write_bytes(b"Nama;NIK;Desa;Kecamatan;Kabupaten\n" + b"a;b;c;d;e\n" * 1_400_000)


def _open_document(path: Path, rows: str) -> None:
    table = f'<table:table table:name="S">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", f"<office:document-content{_NAMESPACES}>{body}</office:document-content>")


FILES: Mapping[str, Callable[[Path], object]] = {
    "bom.xlsx": bomb,
    "bom-berbohong.xlsx": lying_bomb,
    "bom-padat.xlsx": dense_bomb,
    "komentar-panjang.xlsx": endless_comment,
    "tag-terbuka.xlsx": endless_tags,
    "selebar-dunia.xlsx": wide,
    "dua-juta.csv": many_rows,
    "sel-jauh.xlsx": far_cell,
    "sel-jauh-tersembunyi.xlsx": hidden_far_cell,
    "baris-berulang.ods": repeated_rows,
    "baris-kosong-berulang.ods": repeated_empty_rows,
    "entitas-lembar.xlsx": document_type("xl/worksheets/sheet1.xml"),
    "entitas-teks.xlsx": document_type("xl/sharedStrings.xml"),
    "entitas-hubungan.xlsx": document_type("_rels/.rels"),
    "entitas.ods": document_type_in_open_document,
    "keluar-folder.xlsx": leads_out,
    "teks-berjuta.xlsx": many_texts,
    "dalam.xlsx": deep,
    "dalam.ods": deep_open_document,
    "terpotong.xlsx": truncated,
    "sebenarnya-pdf.xlsx": renamed(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"),
    "sebenarnya-html.xls": renamed(b"<html><table><tr><td>Nama</td></tr></table></html>"),
    "sebenarnya-pdf.ods": renamed(b"%PDF-1.7\n"),
    "terkunci.xlsx": encrypted_zip,
    "terkunci.ods": encrypted_open_document,
    "terkunci-excel.xlsx": renamed(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
    "cincin.xls": claimed_old_sheet,
    "satu-baris.csv": one_endless_line,
    "pemisah.csv": delimiters,
    "baris-pendek.csv": short_lines,
    "baris-padat.csv": dense_lines,
    "nul.csv": renamed(b"Nama;NIK\r\nSiti\x00;1\r\n"),
    "hampa.csv": renamed(b""),
}
"""File name → its writer; all of them are refused with a UserError."""
