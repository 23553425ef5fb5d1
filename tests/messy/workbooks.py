"""Lists of people as offices really keep them: what is in each file, and what an import must make of it.

Each is one `Messy`: it can be written as .xlsx and .csv, and made into .xls and .ods by LibreOffice.
"""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter

Cell = str | int | float | dt.date | None


@dataclass(frozen=True)
class MessySheet:
    """One sheet: its rows from A1, merged areas "A1:C1", hidden rows (from 1) and columns (letters)."""

    rows: Sequence[Sequence[Cell]]
    name: str = "Sheet1"
    merged: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    filtered: str = ""
    formulas: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Messy:
    """One workbook, and what is right about it: (sheet, row) → some of the values of each person that goes in, and →
    the reason for each row that is refused. A sheet is its number from 0; a .csv holds the first one alone."""

    name: str
    sheets: tuple[MessySheet, ...]
    people: Mapping[tuple[int, int], Mapping[str, str]]
    rejected: Mapping[tuple[int, int], str] = field(default_factory=dict)
    encoding: str = "utf-8-sig"
    delimiter: str = ";"

    def write_xlsx(self, path: Path, formulas: bool = True) -> Path:
        """The workbook as Excel keeps it; with the values of its formulas alone where something else saves it on."""
        with xlsxwriter.Workbook(path, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
            book.set_properties({"created": dt.datetime(2018, 9, 12, tzinfo=dt.UTC)})
            for content in self.sheets:
                _write(book.add_worksheet(content.name), content, content.formulas if formulas else {})
        return path

    def write_csv(self, path: Path) -> Path:
        """The first sheet as Indonesian Excel saves it, long numbers shortened."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator="\r\n")
        writer.writerows([[_as_saved(cell) for cell in row] for row in self.sheets[0].rows])
        path.write_bytes(text.getvalue().encode(self.encoding))
        return path

    def expected(self, kind: str) -> tuple[Mapping[tuple[int, int], Mapping[str, str]], Mapping[tuple[int, int], str]]:
        """(people, rejected) of the file of one kind (".csv", …)."""
        if kind != ".csv":
            return self.people, self.rejected
        first = {place: values for place, values in self.people.items() if place[0] == 0}
        return first, {place: reason for place, reason in self.rejected.items() if place[0] == 0}


def _write(sheet: xlsxwriter.worksheet.Worksheet, content: MessySheet, formulas: Mapping[str, str]) -> None:
    for area in content.merged:
        sheet.merge_range(area, "")
    for number, row in enumerate(content.rows):
        for index, cell in enumerate(row):
            if cell not in {"", None}:
                sheet.write(number, index, cell)
    for cell, formula in formulas.items():
        number, index = xlsxwriter.utility.xl_cell_to_rowcol(cell)
        sheet.write_formula(number, index, formula, None, content.rows[number][index])
    for number in content.hidden_rows:
        sheet.set_row(number - 1, None, None, {"hidden": True})
    for letters in content.hidden_columns:
        sheet.set_column(f"{letters}:{letters}", None, None, {"hidden": True})
    if content.filtered:
        sheet.autofilter(content.filtered)


def _as_saved(cell: Cell) -> str:
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, int) and cell >= 10**11:
        return f"{cell:.5E}".replace(".", ",")
    return "" if cell is None else str(cell)


_SITI, _JOKO, _RINA, _DEWI = "1408066305900012", "1408040201800013", "1408025512850003", "1408066711920004"
_BUDI, _AGUS, _NURUL = "1408010107780021", "1408031708850007", "1408065008950009"

KOP = Messy(
    "kop-surat",
    (
        MessySheet(
            (
                ("PEMERINTAH KABUPATEN SIAK",),
                ("DINAS SOSIAL",),
                ("Jl. Raja Kecik No. 1, Siak Sri Indrapura, Telp. (0764) 123456",),
                (),
                ("DAFTAR NAMA PEKERJA SOSIAL MASYARAKAT TAHUN 2018",),
                ("Kecamatan", ": Dayun"),
                (),
                ("No", "Nama", "NIK", "L/P", "Tempat, Tgl Lahir", "Alamat", "No. HP"),
                (1, "Siti Nur'aini", _SITI, "P", "Siak, 23-05-1990", "Jl. Melati 5", "0812-3456-4471"),
                (2, "Joko Susilo", _JOKO, "L", "Solok 2 Januari 1980", "Jl. Mawar", "081234567890"),
                (3, "Rina", _RINA, "P", "Kampung Rempak, 15/12/85", "", ""),
                (),
                ("", "", "", "", "", "Siak, 12 September 2018"),
                ("", "Mengetahui,", "", "", "", "Ketua IPSM,"),
                ("", "Kepala Dinas Sosial"),
                (),
                ("", "H. BUDI SANTOSO, S.Sos", "", "", "", "AHMAD YANI"),
                ("", "NIP. 19680430 199003 1 005"),
            ),
            merged=("A1:G1", "A2:G2", "A5:G5"),
        ),
    ),
    {
        (0, 9): {
            "name": "Siti Nur'aini", "nik": _SITI, "sex": "P", "birth_place": "Siak", "birth_date": "1990-05-23",
            "phone": "081234564471",
        },
        (0, 10): {"name": "Joko Susilo", "birth_place": "Solok", "birth_date": "1980-01-02"},
        (0, 11): {"name": "Rina", "birth_place": "Kampung Rempak", "birth_date": "1985-12-15"},
    },
)  # fmt: skip

TWO_ROWS = Messy(
    "judul-dua-baris",
    (
        MessySheet(
            (
                ("DAFTAR HADIR PESERTA BIMTEK PSM",),
                ("No", "Nama Lengkap", "NIK/No. KTP", "Jenis Kelamin", "", "Tempat, Tgl Lahir", "Alamat", "", "", "HP"),
                ("", "", "", "L", "P", "", "Desa", "Kecamatan", "Kab/Kota", ""),
                tuple(range(1, 11)),
                (1, "Siti Nur'aini", _SITI, "", "√", "Siak, 23 Mei 1990", "Dayun", "Dayun", "Kab. Siak", 81234564471),
                (2, "Joko", _JOKO, "√", "", "Rempak, 2/1/1980", "Tualang", "Tualang", "Siak", "+62 812 0000 0001"),
                (3, "", "", "", "", "", "", "", "", ""),
                ("", "JUMLAH", "", 1, 1),
            ),
            merged=("D2:E2", "G2:I2"),
        ),
    ),
    {
        (0, 5): {"name": "Siti Nur'aini", "sex": "P", "region": "14.08.06.2001", "phone": "081234564471"},
        (0, 6): {"name": "Joko", "sex": "L", "phone": "081200000001", "birth_date": "1980-01-02"},
    },
)

THREE_ROWS = Messy(
    "judul-tiga-baris",
    (
        MessySheet(
            (
                ("", "Identitas", "", "Kelahiran", "", "SK Pengangkatan", ""),
                ("No.", "Nama", "Nomor Induk", "Tempat", "Tanggal", "Nomor", "Tanggal"),
                ("Urut", "Lengkap", "Kependudukan", "", "", "", ""),
                (1, "Dewi Lestari", _DEWI, "Siak", dt.date(1992, 11, 27), "465/Kpts/2016", "12 Maret 2016"),
                (2, "Budi", _BUDI, "Pekanbaru", "1 Juli 1978", "", ""),
            ),
            merged=("B1:C1", "D1:E1", "F1:G1"),
        ),
    ),
    {
        (0, 4): {
            "name": "Dewi Lestari", "nik": _DEWI, "birth_place": "Siak", "birth_date": "1992-11-27",
            "decree_number": "465/Kpts/2016", "decree_date": "2016-03-12",
        },
        (0, 5): {"name": "Budi", "birth_place": "Pekanbaru", "birth_date": "1978-07-01"},
    },
)  # fmt: skip

SIDE_BY_SIDE = Messy(
    "berdampingan",
    (
        MessySheet(
            (
                ("PESERTA ANGKATAN I", "", "", "", "PESERTA ANGKATAN II"),
                ("No", "Nama", "L/P", "", "No", "Nama", "L/P"),
                (1, "Siti Aminah", "P", "", 1, "Agus Salim", "L"),
                (2, "Joko Susilo", "L", "", 2, "Nurul Huda", "P"),
                (3, "Rina Wati", "P"),
            ),
            name="Angkatan",
        ),
    ),
    {},
)

CAPITALS = Messy(
    "huruf-kapital",
    (
        MessySheet(
            (
                ("NO", "NAMA", "NIK", "JENIS KELAMIN", "UNSUR"),
                (1, "HJ. SITI NUR'AINI, S.SOS", _SITI, "PEREMPUAN", "PSM"),
                (2, "DRS. H. JOKO SUSILO, M.SI", _JOKO, "LAKI-LAKI", "TKSK"),
                (3, "ABDUL MUIS BIN H. UMAR", _BUDI, "LAKI-LAKI", "PSM"),
                (4, "RINA WATI S.SOS", _RINA, "PEREMPUAN", "PSM"),
                (5, "DEWI D'ORNAY II", _DEWI, "PEREMPUAN", "PSM"),
            )
        ),
    ),
    {
        (0, 2): {"name": "Siti Nur'aini", "front_title": "Hj.", "back_title": "S.Sos.", "sex": "P", "pillar": "PSM"},
        (0, 3): {"name": "Joko Susilo", "front_title": "Drs. H.", "back_title": "M.Si."},
        (0, 4): {"name": "Abdul Muis bin H. Umar"},
        (0, 5): {"name": "Rina Wati", "back_title": "S.Sos."},
        (0, 6): {"name": "Dewi D'Ornay II"},
    },
)

NUMERIC = Messy(
    "nik-angka",
    (
        MessySheet(
            (
                ("Nama", "NIK", "HP"),
                ("Siti", 1408066305900010, 81234564471),
                ("Joko", _JOKO, "812 0000 0001"),
                ("Rina", "", 761123456),
                ("Budi", 1408010107780020, ""),
            )
        ),
    ),
    {(0, 3): {"name": "Joko", "nik": _JOKO, "phone": "081200000001"}, (0, 4): {"name": "Rina"}},
    {(0, 2): "nik", (0, 5): "nik"},
)

DATES = Messy(
    "tanggal-campur",
    (
        MessySheet(
            (
                ("No", "Nama", "Tempat Lahir", "Tanggal Lahir", "TMT"),
                (1, "Siti", "Siak", dt.date(1990, 5, 23), 2016),
                (2, "Joko", "Siak", "02-01-1980", "2017"),
                (3, "Rina", "Siak", "15 Des 1985", ""),
                (4, "Dewi", "Siak", "27/11/92", ""),
                (5, "Budi", "Siak", "1978", ""),
                (6, "Agus", "Siak", "1985-08-17", ""),
            )
        ),
    ),
    {
        (0, 2): {"birth_date": "1990-05-23", "appointed_year": "2016"},
        (0, 3): {"birth_date": "1980-01-02"},
        (0, 4): {"birth_date": "1985-12-15"},
        (0, 5): {"birth_date": "1992-11-27"},
        (0, 6): {"birth_date": "1978"},
        (0, 7): {"birth_date": "1985-08-17"},
    },
)

HIDDEN = Messy(
    "tersembunyi-dan-disaring",
    (
        MessySheet(
            (
                ("Nama", "Catatan dalam", "NIK", "Kecamatan"),
                ("Siti", "x", _SITI, "Dayun"),
                ("Joko", "y", _JOKO, "Tualang"),
                ("Rina", "z", _RINA, "Dayun"),
            ),
            hidden_rows=(3,),
            hidden_columns=("B",),
            filtered="A1:D4",
        ),
    ),
    {(0, 2): {"name": "Siti"}, (0, 3): {"name": "Joko"}, (0, 4): {"name": "Rina"}},
)

EMPTY_NUMBERED = Messy(
    "baris-bernomor-kosong",
    (
        MessySheet(
            (
                ("NO.", "NAMA PESERTA", "UTUSAN", "TANDA TANGAN", ""),
                (1, "Siti", "Kab. Siak", "1. ………", ""),
                (2, "Joko", "Kab. Siak", "", "2. ………"),
                *((number,) for number in range(3, 31)),
                ("Jumlah hadir", "", ""),
            )
        ),
    ),
    {(0, 2): {"name": "Siti", "region": "14.08"}, (0, 3): {"name": "Joko", "region": "14.08"}},
)

FORMULAS = Messy(
    "rumus",
    (
        MessySheet(
            (
                ("No", "Nama", "NIK", "Jumlah"),
                (1, "Siti Aminah", _SITI, 2),
                (2, "Joko Susilo", _JOKO, 2),
            ),
            formulas={
                "A2": "=ROW()-1", "A3": "=ROW()-1", "B2": '="Siti "&"Aminah"', "C3": f'="{_JOKO[:8]}"&"{_JOKO[8:]}"',
            },
        ),
    ),
    {(0, 2): {"name": "Siti Aminah", "nik": _SITI}, (0, 3): {"name": "Joko Susilo", "nik": _JOKO}},
)  # fmt: skip

TWO_SHEETS = Messy(
    "beberapa-lembar",
    (
        MessySheet((("Nama", "Kecamatan"), ("Siti", "Dayun"), ("Rina", "Dayun")), name="Dayun"),
        MessySheet((("REKAPITULASI",), (), ("Kecamatan", "Jumlah"), ("Dayun", 2), ("Tualang", 1)), name="Rekap"),
        MessySheet((("Kecamatan", "Nama PSM", "L/P"), ("Tualang", "Joko", "L")), name="Tualang"),
    ),
    {(0, 2): {"name": "Siti"}, (0, 3): {"name": "Rina"}, (2, 2): {"name": "Joko", "sex": "L"}},
)

KTP = Messy(
    "sesuai-ktp",
    (
        MessySheet(
            (
                ("Nama Lengkap (sesuai KTP)", "No. Induk Kependudukan", "Tempat/Tgl. Lahir", "Desa/Kec", "RT/RW", "WA"),
                ("Siti", _SITI, "Siak/23-05-1990", "Dayun / Dayun", "001/002", "812 3456 4471"),
                ("Joko", _JOKO, "Siak 02 Januari 1980", "Ds. Tualang Kec. Tualang", "RT.3/RW.4", ""),
                ("Rina", _RINA, "Siak", "Banjar Seminai, Dayun", dt.date(2020, 2, 1), ""),
            )
        ),
    ),
    {
        (0, 2): {
            "name": "Siti", "birth_place": "Siak", "birth_date": "1990-05-23", "region": "14.08.06.2001", "rt": "001",
            "rw": "002", "phone": "081234564471",
        },
        (0, 3): {"birth_place": "Siak", "birth_date": "1980-01-02", "rt": "3", "rw": "4"},
        (0, 4): {"birth_place": "Siak", "birth_date": ""},
    },
)  # fmt: skip

NO_HEADINGS = Messy(
    "tanpa-judul",
    (
        MessySheet(
            (
                ("1", "Siti Aminah", _SITI, "P", "Siak, 23-05-1990", "081234564471"),
                ("2", "Joko Susilo", _JOKO, "L", "Solok, 02-01-1980", "081200000001"),
                ("3", "Rina Wati", _RINA, "P", "Siak, 15-12-1985", "081200000002"),
                ("4", "Dewi Lestari", _DEWI, "P", "Siak, 27-11-1992", ""),
            )
        ),
    ),
    {
        (0, 1): {"name": "Siti Aminah", "nik": _SITI, "sex": "P", "birth_date": "1990-05-23", "phone": "081234564471"},
        (0, 2): {"name": "Joko Susilo", "birth_place": "Solok"},
        (0, 3): {"name": "Rina Wati"},
        (0, 4): {"name": "Dewi Lestari", "nik": _DEWI},
    },
)

STACKED = Messy(
    "bertumpuk",
    (
        MessySheet(
            (
                ("A. KECAMATAN DAYUN",),
                ("No", "Nama", "NIK", "Desa"),
                (1, "Siti", _SITI, "Dayun"),
                (2, "Rina", _RINA, "Banjar Seminai"),
                (),
                ("B. KECAMATAN TUALANG",),
                ("No", "Nama", "L/P", "NIK", "No HP"),
                (1, "Joko", "L", _JOKO, "081200000001"),
            )
        ),
    ),
    {
        (0, 3): {"name": "Siti", "nik": _SITI},
        (0, 4): {"name": "Rina", "nik": _RINA},
        (0, 8): {"name": "Joko", "nik": _JOKO, "sex": "L", "phone": "081200000001"},
    },
)

BLANKS = Messy(
    "spasi",
    (
        MessySheet(
            (
                (" Nama ", "NIK\u00a0", "Jenis\nKelamin"),
                ("  Siti\u00a0\u00a0Aminah ", "1408 0663 0590 0012", " P "),
                ("Joko\u200b Susilo", f"'{_JOKO}", "L\u00a0"),
                ("Rina  Wati", f"\u00a0{_RINA}\u00a0", "Pr"),
                ("\u00a0", "\u00a0", "\u00a0"),
            )
        ),
    ),
    {
        (0, 2): {"name": "Siti Aminah", "nik": _SITI, "sex": "P"},
        (0, 3): {"name": "Joko Susilo", "nik": _JOKO, "sex": "L"},
        (0, 4): {"name": "Rina Wati", "nik": _RINA, "sex": "P"},
    },
)

PAGES = Messy(
    "judul-tiap-halaman",
    (
        MessySheet(
            (
                ("No", "Nama", "Desa"),
                (1, "Siti", "Dayun"),
                ("Jumlah halaman ini", "", ""),
                ("No", "Nama", "Desa"),
                ("1", "2", "3"),
                (2, "Joko", "Tualang"),
                ("No.", "NAMA", "DESA"),
                (3, "Rina", "Dayun"),
                ("Jumlah seluruhnya", 3, ""),
            )
        ),
    ),
    {(0, 2): {"name": "Siti"}, (0, 6): {"name": "Joko"}, (0, 8): {"name": "Rina"}},
)

TWICE = Messy(
    "dua-kali",
    (
        MessySheet(
            (
                ("No", "Nama", "NIK"),
                (1, "Siti", _SITI),
                (2, "Siti", _SITI),
                (3, "", _JOKO),
                (4, "Rina", "14080255128500"),
                (5, "Budi", "1111111111111111"),
                (6, "Dewi", _DEWI),
            )
        ),
    ),
    {(0, 2): {"name": "Siti"}, (0, 7): {"name": "Dewi"}},
    {(0, 3): "nik", (0, 4): "name", (0, 5): "nik", (0, 6): "nik"},
)

OTHERS = Messy(
    "angka-lain",
    (
        MessySheet(
            (
                ("No", "Nama", "No. KK", "NIP", "NIK", "No. Rekening", "Nama Ibu Kandung", "Pekerjaan"),
                (1, "Siti", "1408060101100001", "19900523 201505 2 001", _SITI, "1234567890", "Aminah Wati", "Guru"),
                (2, "Joko", "1408060101100002", "", _JOKO, "1234567891", "Siti Rahma", "Petani"),
            )
        ),
    ),
    {(0, 2): {"name": "Siti", "nik": _SITI, "occupation": "Guru"}, (0, 3): {"name": "Joko", "nik": _JOKO}},
)

WESTERN = Messy(
    "excel-lama-cp1252",
    (
        MessySheet(
            (
                ("Nama", "Alamat", "Tempat Lahir", "Ket."),
                ("José Fernández", "Jl. Café 5; Gang 2", "Solok – Sumbar", "“baru”"),
                ("Siti", "Jl. A\nB", "Siak", ""),
            )
        ),
    ),
    {(0, 2): {"name": "José Fernández", "birth_place": "Solok – Sumbar"}, (0, 3): {"address": "Jl. A B"}},
    encoding="cp1252",
)

TABBED = Messy(
    "teks-unicode",
    (MessySheet((("nama", "nik", "no_hp"), ("Siti", _SITI, "0812"), ("Joko", _JOKO, ""))),),
    {(0, 2): {"name": "Siti", "nik": _SITI, "phone": "0812"}, (0, 3): {"name": "Joko"}},
    encoding="utf-16",
    delimiter="\t",
)

# The two tables of a row are two people: (sheet, row) cannot tell them apart, so this one has a test of its own.
SIDES = SIDE_BY_SIDE
WORKBOOKS = (
    KOP, TWO_ROWS, THREE_ROWS, CAPITALS, NUMERIC, DATES, HIDDEN, EMPTY_NUMBERED, FORMULAS, TWO_SHEETS, KTP, NO_HEADINGS,
    STACKED, BLANKS, PAGES, TWICE, OTHERS, WESTERN, TABBED,
)  # fmt: skip
"""All that are told row by row."""
